"""`waymark show`: one figure, judged."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from waymark.cli.console import Format, FormatOption, WorkspaceOption, err, out, print_json
from waymark.domain.verdict import Rating
from waymark.operations.show import Shown, as_json
from waymark.operations.show import show as show_figure
from waymark.operations.workspace import open_workspace

AreaOption = Annotated[str, typer.Option(help="A code or a name; the whole authority when left out.")]
PeriodOption = Annotated[str, typer.Option(help="2021-03, 2018-Q1, 2024-autumn or 2016-17; the latest when left out.")]
ReadingOption = Annotated[str, typer.Option(help="A second measure of the indicator, by its id.")]

COLOURS = {Rating.RED: "red", Rating.AMBER: "yellow", Rating.GREEN: "green", Rating.NOT_RATED: "dim"}
SHAPES = {Rating.RED: "■", Rating.AMBER: "▲", Rating.GREEN: "●", Rating.NOT_RATED: "○"}


def show(
    code: Annotated[str, typer.Argument(help="The indicator's code.", metavar="CODE")],
    area: AreaOption = "",
    period: PeriodOption = "",
    reading: ReadingOption = "",
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Shows one figure: value, parts, rating and direction of travel.

    Example: `waymark show SCS03 --area Kent --period 2022-03`
    """
    shown = show_figure(open_workspace(workspace), code, reading, area, period)
    for warning in shown.warnings:
        err.print(f"[yellow]warning[/] {warning}", soft_wrap=True)
    if format is Format.JSON:
        print_json(as_json(shown))
    else:
        print_figure(shown)


def print_figure(shown: Shown) -> None:
    """Name, figure, rating with its reason, direction: four short lines."""
    indicator, verdict = shown.indicator, shown.assessment.verdict
    key = f"{indicator.code} ({shown.reading})" if shown.reading else indicator.code
    out.print(f"[bold]{indicator.name_of(shown.reading)}[/]", soft_wrap=True)
    window = f" · {indicator.window}" if indicator.window else ""
    out.print(f"{key} · {indicator.polarity.phrase}{window} · {shown.area.name} · {shown.period.words}", soft_wrap=True)
    outturn = shown.assessment.outturn
    if outturn.value is None:
        out.print(f"\n  {outturn.missing}", soft_wrap=True)
    else:
        parts = f"{outturn.numerator:,} of {outturn.denominator:,}"
        if indicator.unit.value == "days":
            parts = f"{outturn.numerator:,} days over {outturn.denominator:,}"
        out.print(f"\n  [bold]{shown.printed}{indicator.unit.suffix}[/]   {parts}", soft_wrap=True)
    rating = verdict.rating
    line = Text(f"  {SHAPES[rating]} {rating.word}", style=COLOURS[rating])
    line.append(f"   {verdict.sentence}", style="default")
    out.print(line, soft_wrap=True)
    out.print(f"  {shown.assessment.direction.sentence}", soft_wrap=True)
