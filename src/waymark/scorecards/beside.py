"""Makes what stands beside a row: its companions, and the single month beneath its rolling figure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from waymark.assessment.previous import expected_previous
from waymark.disclosure.counts import CellKey
from waymark.disclosure.public import Protected
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.month import Month
from waymark.domain.polarity import Polarity
from waymark.scorecards.companions import Companion, companions_of
from waymark.scorecards.document import Figure, TrendPoint

PointOf = Callable[[Indicator, str, Month], TrendPoint]
IN_THE_MONTH = "In the month alone"


def beside(
    indicator: Indicator,
    reading: str,
    area: str,
    ended: Month,
    known: Mapping[str, Indicator],
    latest_of: Callable[[Indicator], Month],
    point: PointOf,
    protected: Mapping[CellKey, Protected],
) -> tuple[Companion, ...]:
    """known: indicators by code · latest_of: the month that ends an indicator's latest period · point: one public
    figure of the area · protected: a single month is shown where it is among these and not hidden."""
    others = (known[code] for code in companions_of(indicator, reading, known))
    found = [_companion(other, "", latest_of(other), point, protected, area) for other in others]
    if not reading:
        found += _single_month(indicator, area, ended, point, protected)
    return tuple(found)


def _single_month(
    indicator: Indicator, area: str, ended: Month, point: PointOf, protected: Mapping[CellKey, Protected]
) -> Iterator[Companion]:
    month = indicator.month_reading
    cell = protected.get(CellKey(key_of(indicator.code, month.id), area, ended)) if month else None
    if month is not None and cell is not None and cell.value.symbol is None:
        monthly = indicator.reported_as(month.id)
        made = _companion(monthly, month.id, ended, point, protected, area)
        yield replace(
            made, name=IN_THE_MONTH, short_name=IN_THE_MONTH, polarity=Polarity.NONE
        )  # a month alone is not judged


def _companion(
    indicator: Indicator,
    reading: str,
    at: Month,
    point: PointOf,
    protected: Mapping[CellKey, Protected],
    area: str,
) -> Companion:
    key = key_of(indicator.code, reading)

    def earlier(month: Month) -> Figure | None:
        return point(indicator, reading, month).figure if CellKey(key, area, month) in protected else None

    now = point(indicator, reading, at)
    return Companion(
        key,
        indicator.reading(reading).name if reading else indicator.name,
        indicator.short_name,
        indicator.unit,
        indicator.polarity,
        now.rating,
        now.figure,
        earlier(expected_previous(at, indicator)),
        earlier(at - 12),
    )
