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
from waymark.operations.synth import DEMONSTRATION, LAST_YEAR, MADE_UP, RETURNS, Rows, Synthesis, synthesise
from waymark.operations.workspace import Workspace, open_workspace

SCORECARD = "directorate"
_CHANGED_SOURCE = "plans"
_CHANGE = f"""\
    changes:
      # of the made-up county: the old case system's file stops here, and the new one's begins on 1 July
      - on: {LAST_YEAR}-06-11
        what: case system replaced
        tables: [ehcp_request]
        until: {LAST_YEAR}-06-30
        full_figure_promised: {LAST_YEAR + 1}-06
"""
_MARK = "demo.txt"  # only a folder that holds it is filled with made-up records


@dataclass(frozen=True)
class Demo:
    """Where everything lies."""

    workspace: Workspace
    returns: Synthesis
    site: Path
    pdfs: tuple[Path, ...]
    as_at: Month


def demo(
    directory: Path, published: date, rows: Rows = DEMONSTRATION, progress: Callable[[str], None] = lambda _: None
) -> Demo:
    """Makes what is missing and reuses what is there; an interrupted demo goes on where it stopped.

    Raises WaymarkError where the folder is not a demo, or its county was made with other rows.
    """
    if (directory / _MARK).exists():
        workspace = open_workspace(directory)
    elif directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        # never into a real workspace: made-up records would count beside its own
        raise WaymarkError(f"{directory} is not a demo", "Name a new or empty folder with --dir.")
    else:
        progress("Making a workspace")
        workspace = init(directory, "kent")
        _write_down_the_change(workspace)
        (directory / _MARK).write_text(f"{MADE_UP}\n", encoding="utf-8")
    framework = dictionary_of(workspace)
    made = synthesise(directory / "returns", framework.areas, rows, progress=progress)
    before = workspace.store.state()
    load_returns(workspace, {source: [made.folder / source] for source in RETURNS}, progress=progress)
    run = workspace.store.current_run()
    of_this_dictionary = run is not None and run.framework_version == framework.version
    if made.made or not of_this_dictionary or workspace.store.state().standard != before.standard:
        compute(workspace, progress=progress)
    as_at = Month.at(LAST_YEAR + 1, 3)
    site = directory / "site"
    progress("Publishing the scorecard")
    pdfs = publish_site(workspace, SCORECARD, as_at, site, published, progress, MADE_UP).pdfs
    return Demo(workspace, made, site, pdfs, as_at)


def _write_down_the_change(workspace: Workspace) -> None:
    """Into the dictionary's own copy: what happened to a source of the made-up county alone."""
    path = workspace.framework / "sources.yaml"
    before, begins, after = path.read_text(encoding="utf-8").partition(f"  - id: {_CHANGED_SOURCE}\n")
    entry, next_begins, rest = after.partition("\n  - id: ")
    path.write_text(f"{before}{begins}{entry}\n{_CHANGE.rstrip()}{next_begins}{rest}", encoding="utf-8")
