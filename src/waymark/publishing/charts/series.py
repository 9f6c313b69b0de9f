"""A series as a chart sees it: runs of shown figures, and the gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.period import Frequency
from waymark.publishing.charts.scale import Scale, nice_scale
from waymark.publishing.wording import expected_range
from waymark.scorecards.document import TrendPoint

MONTHS_APART = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}


@dataclass(frozen=True)
class Gap:
    """Consecutive periods without a shown figure. `hidden` when any of them is confidential."""

    first: Month
    last: Month
    symbols: tuple[str, ...]


def drawable(points: Sequence[TrendPoint]) -> bool:
    """Whether any figure of the series may be shown."""
    return any(point.figure.value.number is not None for point in points)


def runs(points: Sequence[TrendPoint], frequency: Frequency) -> list[list[tuple[Month, Decimal]]]:
    """Shown figures in unbroken runs: a hidden, missing or absent period ends a run, and so does a series break."""
    found: list[list[tuple[Month, Decimal]]] = []
    for point in points:
        value = point.figure.value.number
        if value is None:
            continue
        month = point.figure.month
        broken = "series break" in point.figure.flags
        follows = found and not broken and month.index - found[-1][-1][0].index <= MONTHS_APART[frequency]
        if not follows:
            found.append([])
        found[-1].append((month, value))
    return found


def gaps(points: Sequence[TrendPoint]) -> list[Gap]:
    """Runs of periods that are in the series but show a symbol, each with the symbols it shows."""
    found: list[Gap] = []
    after_gap = False
    for point in points:
        shown = point.figure.value.number is not None
        if not shown:
            symbol, month = point.figure.value.shown, point.figure.month
            if after_gap:
                last = found[-1]
                found[-1] = Gap(last.first, month, tuple(dict.fromkeys((*last.symbols, symbol))))
            else:
                found.append(Gap(month, month, (symbol,)))
        after_gap = not shown
    return found


def value_scale(points: Sequence[TrendPoint], unit: Unit, ticks: int = 5) -> Scale:
    """A scale for every shown figure and bar. A percentage stays within 0 to 100 where its figures do."""
    cells = [
        cell
        for point in points
        for cell in (point.figure.value, point.target, point.floor, *expected_range(point.judged))
    ]
    values = [cell.number for cell in cells if cell is not None and cell.number is not None]
    least = Decimal(0) if values and min(values) >= 0 else None
    most = Decimal(100) if unit is Unit.PERCENT and values and max(values) <= 100 else None
    return nice_scale(values, least, most, ticks)
