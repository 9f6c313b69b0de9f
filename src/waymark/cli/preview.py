"""`waymark preview`: an indicator over time, as a small chart in the terminal."""

from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from waymark.cli.console import Format, FormatOption, WorkspaceOption, counted, out, print_json, print_warnings
from waymark.cli.line_chart import ChartPoint, Role, line_chart
from waymark.cli.show import COLOURS, SHAPES, AreaOption, ReadingOption
from waymark.domain.indicator import Unit
from waymark.domain.measure import Draft
from waymark.domain.rounding import exact, round_half_up
from waymark.operations.preview import Preview, PreviewPoint, as_json
from waymark.operations.preview import preview as preview_figures
from waymark.operations.workspace import open_workspace
from waymark.publishing.charts.scale import Scale, nice_scale

_NARROWEST, _WIDEST = 60, 120  # columns
_FINER = 6  # decimals in which a bar is placed
_STYLES = {
    Role.FIGURE: "bold cyan",
    Role.TARGET: "magenta",
    Role.FLOOR: "blue",
    Role.AXIS: "dim",
    Role.BLANK: "",
}


def preview(
    code: Annotated[str, typer.Argument(help="The indicator's code.", metavar="CODE")],
    area: AreaOption = "",
    months: Annotated[int, typer.Option(help="How many months back from the latest figure.")] = 36,
    reading: ReadingOption = "",
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Draws an indicator over time, with its target and floor.

    Example: `waymark preview SCS03 --area Kent --months 24`
    """
    shown = preview_figures(open_workspace(workspace), code, reading, area, months)
    print_warnings(shown.latest.warnings)
    if format is Format.JSON:
        print_json(as_json(shown))
    else:
        print_preview(shown)


def print_preview(shown: Preview) -> None:
    """Name, chart, legend, the latest figure with its rating, and the gaps."""
    latest, indicator = shown.latest, shown.latest.indicator
    key = f"{indicator.code} ({latest.reading})" if latest.reading else indicator.code
    measure = indicator.measure_of(latest.reading)
    window = "" if isinstance(measure, Draft) else f" · {measure.window}"
    out.print(Text(indicator.name_of(latest.reading), style="bold"))
    head = f"{key} · {indicator.polarity.phrase}{window} · {latest.area.name}"
    if not shown.points:
        out.print(f"{head}\n\n  {latest.assessment.outturn.missing}\n  No figure to draw.")
        return
    first, last = shown.points[0].period, shown.points[-1].period
    out.print(head + (f" · {last.words}\n" if first == last else f" · {first.words} to {last.words}\n"))
    for line in _chart(shown):
        out.print(line)
    out.print()
    out.print(_legend(shown))
    for sentence in _gaps(shown):
        out.print(f"  {sentence}")


def _chart(shown: Preview) -> list[Text]:
    decimals, rating = shown.latest.indicator.decimals, shown.points[-1].rating
    points = [
        ChartPoint(
            point.period.label,
            None if point.value is None else round_half_up(point.value, decimals),
            None if point.target is None else round_half_up(point.target, _FINER),
            None if point.floor is None else round_half_up(point.floor, _FINER),
        )
        for point in shown.points
    ]
    width = min(max(out.width, _NARROWEST), _WIDEST)
    styles = {**_STYLES, Role.LATEST: COLOURS[rating]}
    rows = line_chart(points, _scale(points, shown.latest.indicator.unit), width, mark=SHAPES[rating])
    return [Text.assemble(*((text, styles[role]) for text, role in row)) for row in rows]


def _scale(points: list[ChartPoint], unit: Unit) -> Scale:
    """For every figure and bar. A percentage stays within 0 to 100 where its figures do."""
    given = (value for point in points for value in (point.value, point.target, point.floor))
    values = [value for value in given if value is not None]
    least = Decimal(0) if min(values) >= 0 else None
    most = Decimal(100) if unit is Unit.PERCENT and max(values) <= 100 else None
    return nice_scale(values, least, most, ticks=4)


def _legend(shown: Preview) -> Text:
    """`● 91.2% in March 2022, Green   ─ target 92.0   ┄ floor 85.0`"""
    latest, last = shown.latest, shown.points[-1]
    unit, decimals = latest.indicator.unit, latest.indicator.decimals
    figure = f"{latest.printed}{unit.suffix}" if latest.printed is not None else "no figure"
    line = Text(f"  {SHAPES[last.rating]} ", style=COLOURS[last.rating])
    line.append(f"{figure}", style="bold").append(f" in {latest.period.words}, ", style="default")
    line.append(last.rating.word)
    for name, bar, role in (("target", last.target, Role.TARGET), ("floor", last.floor, Role.FLOOR)):
        if bar is not None:
            line.append(f"   {role.value} ", style=_STYLES[role]).append(_bar(name, bar, decimals), style="default")
    return line


def _bar(name: str, bar: Fraction, decimals: int) -> str:
    return f"{name} {exact(bar, decimals)}"


def _gaps(shown: Preview) -> list[str]:
    """`No figure for 2 of 36 periods: June 2021 to July 2021 (not available).`"""
    without = [point for point in shown.points if point.value is None]
    if not without:
        return []
    spans = []
    for missing, run in groupby(shown.points, key=_why_missing):
        if missing:
            ends = list(run)
            first, last = ends[0].period.words, ends[-1].period.words
            spans.append(f"{first if first == last else f'{first} to {last}'} ({missing})")
    of = counted(len(shown.points), "period")
    return [f"No figure for {len(without)} of {of}: {'; '.join(spans)}."]


def _why_missing(point: PreviewPoint) -> str:
    return "" if point.missing is None else point.missing.reason.value
