"""A row's comparators as they may be shown: public already, since others published every one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from waymark.assessment.comparators import comparators, comparators_on
from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.area import Area
from waymark.domain.comparator import Comparator, ComparatorKind, ComparedWith
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month, long_date
from waymark.domain.period import Frequency
from waymark.domain.publication import side_name
from waymark.domain.published_value import PublishedValues
from waymark.domain.rounding import exact, printed
from waymark.scorecards.document import ComparatorFigure, ComparatorPoint

_SYMBOLS = {
    "c": Symbol.CONFIDENTIAL,
    "z": Symbol.NOT_APPLICABLE,
    "x": Symbol.NOT_AVAILABLE,
    "low": Symbol.LOW,
    "k": Symbol.LOW,
    "u": Symbol.UNRELIABLE,
}
# Within so many months two days lie in one period of an indicator.
_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}
_SAID_BELOW = Fraction(7, 10)  # of the neighbours: where fewer have a value, that is said beside the figure


@dataclass(frozen=True)
class Comparison:
    """What is loaded of others' figures. decimals: series → to how many its publisher rounds, where that is known."""

    values: PublishedValues
    compared_with: ComparedWith
    decimals: dict[str, int]


def comparators_of(
    made_from: Comparison | None, indicator: Indicator, reading: str, area: Area, at: Month, first: Month
) -> tuple[ComparatorFigure, ...]:
    """Beside the figure of the month `at`; their points lie from the month `first` on."""
    compared = indicator.compared_of(reading)
    if made_from is None or compared is None:
        return ()
    values, series = made_from.values, compared.series
    found = comparators(values, series, area, at, made_from.compared_with)
    decimals = min(indicator.decimals, made_from.decimals.get(series, indicator.decimals))
    days = [day for day in values.days(series) if first.first <= day <= at.last]
    drawn = [comparators_on(values, series, area, day, made_from.compared_with) for day in days] if found else []
    return tuple(
        ComparatorFigure(
            one.kind,
            one.name,
            _cell(one, _decimals(one, indicator, decimals)),
            Month.of(one.as_at),
            _period_words(one, found),
            0 <= at.index - Month.of(one.as_at).index < _MONTHS[indicator.frequency],
            next(each.publication for each in found if each.publication),
            one.method,
            one.status,
            compared.differs,
            f"{one.used} of {one.members}" if one.members and one.used < _SAID_BELOW * one.members else "",
            _points(one.kind, drawn, indicator, decimals),
            _counted(one, values, series, area) if one.kind is ComparatorKind.PUBLISHED else "",
        )
        for one in found
    )


def _period_words(one: Comparator, found: Sequence[Comparator]) -> str:
    """`Reporting year 2018, to 31 March 2018`."""
    period = one.period or next(each.period for each in found if each.period)
    return f"{period}, to {long_date(one.as_at)}"


def _decimals(one: Comparator, indicator: Indicator, published: int) -> int:
    """An average has the indicator's own decimals, whatever those of its members."""
    return indicator.decimals if one.kind is ComparatorKind.NEIGHBOURS else published


def _cell(one: Comparator, decimals: int) -> PublicCell:
    if one.value is None:
        return PublicCell(symbol=_SYMBOLS[one.symbol], why=f"{one.name}: {one.why}")
    return PublicCell(printed(one.value, decimals))


def _points(
    kind: ComparatorKind, drawn: Sequence[Sequence[Comparator]], indicator: Indicator, decimals: int
) -> tuple[ComparatorPoint, ...]:
    return tuple(
        ComparatorPoint(Month.of(one.as_at), _cell(one, _decimals(one, indicator, decimals)))
        for found in drawn
        for one in found
        if one.kind is kind and one.value is not None
    )


def _counted(one: Comparator, values: PublishedValues, series: str, area: Area) -> str:
    """`4,472 of 19,373`; of a gap `10,457 of 14,984, less 1,494 of 3,165`."""
    codes = (area.code, *area.other_codes)
    sides = [values.of(side_name(series, side), one.as_at, codes) for side in (1, 2)]
    parts = [(side.numerator, side.denominator) for side in sides if side is not None]
    said = [
        f"{exact(top)} {'over' if top > bottom else 'of'} {exact(bottom)}"
        for top, bottom in parts or [(one.numerator, one.denominator)]
        if top is not None and bottom is not None
    ]
    return ", less ".join(said)
