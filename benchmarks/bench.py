"""One run: make the data, race, write the results and the picture."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.county import county
from benchmarks.picture import picture
from benchmarks.publication import publication
from benchmarks.results import results
from benchmarks.works import WORKS
from waymark.domain.errors import WaymarkError

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_CACHE = ROOT / "build" / "bench"
DEFAULT_ROWS = 1_000_000
_FEWEST_ROWS = 1_000


@dataclass(frozen=True)
class Bench:
    """What was found, and where it was written."""

    found: dict[str, Any]
    json: Path
    svg: Path


def bench(
    directory: Path = DEFAULT_CACHE,
    rows: int = DEFAULT_ROWS,
    rounds: int = 3,
    works: Sequence[str] = (),
    workspace: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Bench:
    """`directory`: where the made-up tables are kept and the results go · rows: of attendance · works: every one
    when empty. Raises WaymarkError for a work that does not exist, too few rows or rounds, and no workspace."""
    for asked in works:
        if asked not in WORKS:
            raise WaymarkError(f"there is no work '{asked}'", f"Known: {', '.join(WORKS)}.")
    if rows < _FEWEST_ROWS:
        raise WaymarkError(f"{rows} rows are too few to measure anything", f"Ask for {_FEWEST_ROWS:,} or more: --rows")
    if rounds < 1:
        raise WaymarkError(f"{rounds} rounds measure nothing", "Ask for one or more: --rounds 3")
    published = None if workspace is None else publication(workspace, rounds, progress)
    place = county()
    raced = tuple(WORKS[name](directory, rows, place, rounds, progress) for name in works or WORKS)
    found = results(raced, published, rows, rounds)
    told = Bench(found, directory / "results.json", directory / "results.svg")
    told.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    told.svg.write_text(picture(found), encoding="utf-8")
    return told
