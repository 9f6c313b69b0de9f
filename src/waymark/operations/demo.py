"""A made-up county from records to a published scorecard, through the same readers as real returns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month
from waymark.operations.compute import compute
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.load import load_returns
from waymark.operations.scorecard import publish_site
from waymark.operations.workspace import Workspace, open_workspace
from waymark.synthetic.county import write_county

SEED = 2019
SCALE = 0.25  # of Kent's size: made, loaded and published in well under a minute
FIRST_YEAR, LAST_YEAR = 2019, 2025  # financial years by the year in which they start
SCORECARD = "directorate"
_SOURCES = ("ssda903", "cin-census", "extract")
_MADE_UP = "Made-up figures, for demonstration. They say nothing about Kent or about any child."
_MARK = "demo.txt"  # only a folder that holds it is filled with made-up records


@dataclass(frozen=True)
class Demo:
    """Where everything lies. `made`: whether the records were made now, or were there already."""

    workspace: Workspace
    returns: Path
    site: Path
    pdfs: tuple[Path, ...]
    as_at: Month
    made: bool


def demo(directory: Path, published: date, progress: Callable[[str], None] = lambda _: None) -> Demo:
    """Makes what is missing and reuses what is there; an interrupted demo goes on where it stopped."""
    if (directory / _MARK).exists():
        workspace = open_workspace(directory)
    elif directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        # never into a real workspace: made-up records would count beside its own
        raise WaymarkError(f"{directory} is not a demo", "Name a new or empty folder with --dir.")
    else:
        progress("Making a workspace")
        workspace = init(directory, "kent")
        (directory / _MARK).write_text(f"{_MADE_UP}\n", encoding="utf-8")
    framework = dictionary_of(workspace)
    returns = directory / "returns"
    finished = returns / "made.txt"  # written last, so that half a county is never taken for whole
    made = not finished.exists()
    if made:
        progress("Making up a county's records")
        districts = [area.code for area in framework.areas.leaves if area.kind == "district"]
        written = write_county(
            returns,
            seed=SEED,
            scale=SCALE,
            first_year=FIRST_YEAR,
            last_year=LAST_YEAR,
            districts=districts,
            progress=progress,
        )
        faults = "".join(f"{fault.count:6} {fault.kind} ({fault.where})\n" for fault in written.faults)
        finished.write_text(
            f"{_MADE_UP}\nFaults put in on purpose, as real returns have them:\n{faults}", encoding="utf-8"
        )
    before = workspace.store.state()
    progress("Loading the returns")
    load_returns(workspace, {source: [returns / source] for source in _SOURCES}, progress=progress)
    if made or not before.run or workspace.store.state().standard != before.standard:
        compute(workspace, progress=progress)
    as_at = Month.at(LAST_YEAR + 1, 3)
    site = directory / "site"
    progress("Publishing the scorecard")
    pdfs = publish_site(workspace, SCORECARD, as_at, site, published, progress, _MADE_UP).pdfs
    return Demo(workspace, returns, site, pdfs, as_at, made)
