"""`waymark show`: one figure, judged."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from waymark.cli.console import Format, FormatOption, WorkspaceOption, out, print_json, print_warnings
from waymark.domain.measure import Draft, External, Mean, MeanOfMonths, Total
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
    print_warnings(shown.warnings)
    if format is Format.JSON:
        print_json(as_json(shown))
    else:
        print_figure(shown)


def print_figure(shown: Shown) -> None:
    """Name, figure, rating with its reason, direction: four short lines."""
    indicator, verdict = shown.indicator, shown.assessment.verdict
    key = f"{indicator.code} ({shown.reading})" if shown.reading else indicator.code
    out.print(Text(indicator.name_of(shown.reading), style="bold"))
    measure = indicator.measure_of(shown.reading)
    window = "" if isinstance(measure, Draft) else f" · {measure.window}"
    out.print(f"{key} · {indicator.polarity.phrase}{window} · {shown.area.name} · {shown.period.words}")
    outturn = shown.assessment.outturn
    if outturn.value is None:
        out.print(f"\n  {outturn.missing}")
    else:
        figure = (f"{shown.printed}{indicator.unit.suffix}", "bold")
        out.print(Text.assemble("\n  ", figure, f"   {_parts_in_words(shown)}"))
    rating = verdict.rating
    line = Text(f"  {SHAPES[rating]} {rating.word}", style=COLOURS[rating])
    line.append(f"   {verdict.sentence}", style="default")
    out.print(line)
    out.print(f"  {shown.assessment.direction.sentence}")
    for sentence in shown.outlook.sentences if shown.outlook else ():
        out.print(Text(f"  {sentence}"))
    for note in outturn.notes:
        out.print(f"  {note}")
    _print_compared(shown)


def _print_compared(shown: Shown) -> None:
    """A line for each comparator, then where they come from."""
    for number, one in enumerate(shown.compared):
        value = one.value.shown + (shown.indicator.unit.suffix if one.value.symbol is None else "")
        why = one.value.why.partition(": ")[2] if one.value.symbol is not None else ""
        detail = why or (f"{one.method} ({one.counted})" if one.counted else one.method)
        out.print(Text(f"{'' if number else chr(10)}  {one.name}: {value}, {detail}"))
    if shown.compared:
        first = shown.compared[0]
        other = "" if first.same_period else ": not the period of the figure above"
        out.print(Text(f"  {first.words}{other}. {first.source}.", style="dim"))
        if first.differs:
            out.print(Text(f"  Another measure: {first.differs}.", style="dim"))


def _parts_in_words(shown: Shown) -> str:
    """`45 of 567`; both sides of a gap, every month of a mean of months; for a total what is counted."""
    indicator, outturn = shown.indicator, shown.assessment.outturn
    measure = indicator.measure_of(shown.reading)
    if isinstance(measure, Total):
        return indicator.numerator_name
    if isinstance(measure, External):
        return f"as published, {outturn.status.value}"
    of = measure.of if isinstance(measure, MeanOfMonths) else measure
    joined = "over" if isinstance(of, Mean) else "of"
    sides = [(part.name, part.numerator, part.denominator) for part in outturn.parts]
    counts = sides or [("", outturn.numerator or 0, outturn.denominator or 0)]
    return "; ".join(f"{name} {top:,} {joined} {under:,}".lstrip() for name, top, under in counts)
