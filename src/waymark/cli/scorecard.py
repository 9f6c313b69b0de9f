"""`waymark scorecard`: one scorecard as pages and PDF."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import WorkspaceOption, out, progress
from waymark.cli.month_option import month
from waymark.operations.scorecard import FORMATS, publish_scorecard
from waymark.operations.workspace import open_workspace


def scorecard(
    name: Annotated[str, typer.Argument(help="The scorecard's name: directorate.", metavar="NAME")],
    out_directory: Annotated[Path, typer.Option("--out", help="Where to write.", metavar="DIR")],
    as_at: Annotated[str, typer.Option(help="The month, as 2022-03; the latest computed when left out.")] = "",
    area: Annotated[str, typer.Option(help="A district by code or name; the authority when left out.")] = "",
    format: Annotated[str, typer.Option("--format", help="html, pdf, csv, or several with commas.")] = ",".join(
        FORMATS
    ),
    published: Annotated[str, typer.Option(help="The date of publication, as 2022-05-06; today when left out.")] = "",
    workspace: WorkspaceOption = Path(),
) -> None:
    """Publishes one scorecard: protected, as web pages and a PDF.

    Example: `waymark scorecard directorate --as-at 2022-03 --out march`
    """
    opened = open_workspace(workspace)
    with progress("Assembling") as say:
        written = publish_scorecard(
            opened,
            name,
            area or None,
            month(as_at, "--as-at"),
            out_directory,
            tuple(part.strip() for part in format.split(",") if part.strip()),
            _day(published),
            progress=say,
        )
    for path in (*written.pages[:1], *written.pdfs, *written.data):
        out.print(str(path))


def _day(text: str) -> date:
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a date; write it as 2022-05-06", param_hint="--published") from None
