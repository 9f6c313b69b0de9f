"""Checks a paper against figures: of a table, else of the workspace, else by the polarity that ships with Waymark."""

from dataclasses import dataclass
from pathlib import Path

from waymark.commentary.check import LONGEST, Contradiction, check, unread
from waymark.commentary.known import Known
from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month
from waymark.framework.load import load_framework
from waymark.operations.dictionary import dictionary_of
from waymark.operations.figures import figures_of
from waymark.operations.figures_table import read_figures
from waymark.operations.init import shipped_frameworks
from waymark.operations.known_indicators import known_of
from waymark.operations.paper import text_of
from waymark.operations.workspace import is_workspace, open_workspace

SHIPPED = "kent"


@dataclass(frozen=True)
class Linted:
    """found: in the order of the text · against: what it was checked against, in words."""

    found: tuple[Contradiction, ...]
    against: str
    warnings: tuple[str, ...] = ()


def lint_commentary(paper: Path, workspace: Path, figures: Path | None = None, as_at: Month | None = None) -> Linted:
    """Raises WaymarkError for a paper, and RefusedError for a table of figures, that cannot be read.

    Against a table every line of the paper stands alone, since such a paper is a list of sentences.
    """
    text = text_of(paper)
    notes = tuple(
        f"line {line}: longer than {LONGEST:,} characters without a stop, so not read" for line in unread(text)
    )
    if figures is not None:
        if as_at is not None:
            raise WaymarkError("--as-at and --figures cannot both be given", "A table has the figures of one time.")
        known = read_figures(figures)
        return Linted(check(text, known, lines_alone=True), f"{figures.name}, {_indicators(known)}", notes)
    if not is_workspace(workspace):
        if as_at is not None:
            raise WaymarkError("--as-at needs a workspace with a run", "Name it with --workspace.")
        framework, _ = load_framework(shipped_frameworks() / SHIPPED)
        if framework is None:
            raise WaymarkError("the shipped dictionary cannot be read", "Install Waymark again.")
        known = known_of(framework)
        against = f"the dictionary {framework.name} as shipped, {_indicators(known)}, without figures"
        return Linted(check(text, known), against, notes)
    opened = open_workspace(workspace)
    framework = dictionary_of(opened)
    if opened.store.current_run() is None:
        if as_at is not None:
            raise WaymarkError("--as-at needs a run, and nothing is computed yet", "Run `waymark compute` first.")
        known = known_of(framework)
        against = f"the dictionary of the workspace, {_indicators(known)}, without figures"
        return Linted(check(text, known), against, notes)
    run = figures_of(opened)
    known = known_of(framework, run, as_at)
    when = as_at.label if as_at else "the end of the run"
    return Linted(
        check(text, known), f"the figures of the workspace at {when}, {_indicators(known)}", (*run.warnings, *notes)
    )


def _indicators(known: tuple[Known, ...]) -> str:
    return "1 indicator" if len(known) == 1 else f"{len(known)} indicators"
