"""Returns without mistakes, of any size, seeded, made once and kept: what every reader reads."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from waymark.store.pseudonyms import make_key
from waymark.synthetic.plan import plan_of
from waymark.synthetic.social_work import make_county
from waymark.synthetic.write_cin_census import write_cin_census
from waymark.synthetic.write_ssda903 import write_ssda903

MADE_BY = 1  # raise it when the files come out differently, so that kept ones are made again
_FIRST_YEAR, _LAST_YEAR = 2022, 2024
_LEAST, _MOST = 0.002, 10.0
_ROWS_OF_KENT = 1_000_000  # asked for, which make a county of Kent's size


@dataclass(frozen=True)
class MadeReturns:
    """ssda903: a folder of CSV files for each year · census: one XML file, of the latest year · key: of pseudonyms."""

    ssda903: tuple[Path, ...]
    census: Path
    key: Path


def made_returns(cache: Path, rows: int, progress: Callable[[str], None]) -> MadeReturns:
    """`rows`: as of the benchmark's `--rows`; a million is a county of Kent's size."""
    scale = min(max(rows / _ROWS_OF_KENT, _LEAST), _MOST)
    folder = cache / f"returns-{scale:g}"
    done = folder / "made.json"
    made = MadeReturns(
        tuple(folder / "ssda903" / f"{year}-{(year + 1) % 100:02}" for year in range(_FIRST_YEAR, _LAST_YEAR + 1)),
        folder / "census.xml",
        folder / "key.txt",
    )
    if done.exists() and json.loads(done.read_text(encoding="utf-8")) == {"made_by": MADE_BY}:
        return made
    progress(f"Making returns of {scale:g} times Kent")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_key(made.key)
    plan = plan_of(
        seed=2019,
        scale=scale,
        pupil_scale=_LEAST,
        first_year=_FIRST_YEAR,
        last_year=_LAST_YEAR,
        districts=("D01", "D02"),
    )
    county = make_county(plan, with_faults=False)
    write_ssda903(folder / "ssda903", county.sets)
    write_cin_census(made.census, county.live[-1], plan.timeline.years[-1], booleans_as_words=False)
    done.write_text(json.dumps({"made_by": MADE_BY}), encoding="utf-8")
    return made
