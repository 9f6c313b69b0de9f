"""`waymark explain`: why a figure is what it is, and why its colour."""

from pathlib import Path
from textwrap import wrap
from typing import Annotated

import typer
from rich.text import Text

from waymark.cli.console import Format, FormatOption, WorkspaceOption, out, print_json, print_warnings
from waymark.cli.show import AreaOption, PeriodOption, ReadingOption, print_figure
from waymark.operations.explain import explain as explain_figure
from waymark.operations.explain_json import as_json
from waymark.operations.explain_lines import Line, paragraphs
from waymark.operations.workspace import open_workspace

_LABEL = 16  # columns of the labels
_NARROWEST = 40


def explain(
    code: Annotated[str, typer.Argument(help="The indicator's code.", metavar="CODE")],
    area: AreaOption = "",
    period: PeriodOption = "",
    reading: ReadingOption = "",
    rows: Annotated[bool, typer.Option("--rows", help="List the rows that were counted, by their row ids.")] = False,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Says where a figure comes from: parts, rounding, target, rule, comparison, extracts and rows.

    Example: `waymark explain SCS18 --period 2022-03`
    """
    explained = explain_figure(open_workspace(workspace), code, reading, area, period)
    print_warnings(explained.shown.warnings)
    if format is Format.JSON:
        print_json(as_json(explained, rows))
        return
    print_figure(explained.shown)
    for title, lines in paragraphs(explained, rows):
        out.print(Text(f"\n{title}", style="bold"))
        for line in lines:
            _print_line(line)


def _print_line(line: Line) -> None:
    """The label in a column of its own. On a terminal long text goes on below itself; in a pipe a line is a line."""
    label, said = line
    width = max(out.width - _LABEL, _NARROWEST) if out.is_terminal else 0
    first, *more = wrap(said, width) if width and len(said) > width else [said]
    out.print(Text.assemble((f"  {label:<{_LABEL - 2}}", "dim"), first))
    for rest in more:
        out.print(f"{'':<{_LABEL}}{rest}")
