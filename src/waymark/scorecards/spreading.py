"""Makes the funnel of a row from what is shown of it, and from nothing else.

The centre is the county's own published figure, by its own parts. It is never a sum over districts: such a sum would
need the hidden ones, or leave them out. Without a shown figure of the county there is no funnel.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.chance import chance_of
from waymark.assessment.statistics.funnel import Centre, Limits, Model, apart_of, curve_at, limits_at
from waymark.disclosure.cell import PublicCell
from waymark.domain.apart import Side
from waymark.domain.area import NOT_KNOWN
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Computed
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed, round_half_up
from waymark.scorecards.document import DistrictFigure, Figure
from waymark.scorecards.spread import CurvePoint, Range, Spread, SpreadPoint
from waymark.scorecards.why_not_shown import why_not_shown

_CURVE_POINTS = 36
_FINER = 3  # decimals of a curve beyond the indicator's own
_ROOM = Fraction(11, 10)  # the curve runs on a little beyond the largest district, and starts before the smallest
_BETTER = {Polarity.HIGHER: Side.ABOVE, Polarity.LOWER: Side.BELOW}


def spread_of(indicator: Indicator, reading: str, county: Figure, districts: Sequence[DistrictFigure]) -> Spread | None:
    """None where there is no district."""
    places = [district for district in districts if district.area != NOT_KNOWN]
    if not places:
        return None
    measure = indicator.measure_of(reading)
    model, why = chance_of(measure, indicator.unit)
    if model is None or not isinstance(measure, Computed):
        return _without(f"There is no funnel: {why}.")
    if county.value.hidden:
        return _without("There is no funnel: the county's own figure is hidden, and a funnel would tell of it.")
    whole = parts_of(county)
    if whole is None:
        return _without("There is no funnel: there is no county figure to hold the districts against.")
    if not _has_chance(model, whole):
        return _without("There is no funnel: where nothing was counted, or everything, chance has nothing to do.")
    centre = Centre(model, Fraction(*whole))
    shown = [(place, parts) for place in places if (parts := parts_of(place.figure)) is not None]
    if not shown:
        return _without("There is no funnel: no district's figure is shown.")
    if any(not _possible(model, parts) for _, parts in shown):
        return _without("There is no funnel: a district counts more than it is out of.")
    left_out = Counter(why_not_shown(place) for place in places if parts_of(place.figure) is None)
    scale, decimals = measure.scale, indicator.decimals
    rest = next((found for one in districts if one.area == NOT_KNOWN and (found := parts_of(one.figure))), None)
    sizes = [parts[1] for _, parts in shown]
    return Spread(
        centre=round_half_up(scale * centre.rate, decimals + _FINER),
        points=tuple(_point(place, parts, centre, indicator, scale) for place, parts in shown),
        left_out=tuple(left_out.items()),
        without_place=(rest[1], whole[1]) if rest is not None else None,
        curve=_curve(centre, min(sizes), max(sizes), scale, decimals + _FINER),
    )


def parts_of(figure: Figure) -> tuple[int, int] | None:
    """Numerator and denominator as they are shown; None where either is not, is no whole number, or is of nothing."""
    top, bottom = figure.numerator.number, figure.denominator.number
    if figure.value.number is None or top is None or bottom is None or top % 1 or bottom % 1 or bottom <= 0:
        return None
    return int(top), int(bottom)


def _without(why: str) -> Spread:
    return Spread(why_not=why)


def _has_chance(model: Model, parts: tuple[int, int]) -> bool:
    count, size = parts
    return count > 0 and (model is Model.RATE or count < size)


def _possible(model: Model, parts: tuple[int, int]) -> bool:
    return parts[0] >= 0 and (model is Model.RATE or parts[0] <= parts[1])


def _point(
    place: DistrictFigure, parts: tuple[int, int], centre: Centre, indicator: Indicator, scale: Fraction
) -> SpreadPoint:
    count, size = parts
    rate = Fraction(count, size)
    side = Side.LEVEL if rate == centre.rate else Side.ABOVE if rate > centre.rate else Side.BELOW
    good = _BETTER.get(indicator.polarity)
    limits = limits_at(centre, size)
    watch, outlier = _ranges(limits, size, scale, indicator.decimals)
    return SpreadPoint(
        area=place.area,
        area_name=place.area_name,
        value=place.figure.value,
        count=count,
        size=size,
        watch=watch,
        outlier=outlier,
        apart=apart_of(centre, count, size),
        side=side,
        better=None if good is None or side is Side.LEVEL else side is good,
    )


def _ranges(limits: Limits, size: int, scale: Fraction, decimals: int) -> tuple[Range, Range]:
    def cell(count: int) -> PublicCell:
        return PublicCell(printed(scale * Fraction(count, size), decimals))

    return (
        Range(cell(limits.watch_low), cell(limits.watch_high)),
        Range(cell(limits.outlier_low), cell(limits.outlier_high)),
    )


def _curve(centre: Centre, smallest: int, largest: int, scale: Fraction, decimals: int) -> tuple[CurvePoint, ...]:
    """Sizes a constant factor apart, for the curves bend most where districts are small."""
    first, last = max(1.0, float(smallest / _ROOM / _ROOM)), float(largest * _ROOM)
    found = []
    for step in range(_CURVE_POINTS):
        size = Decimal(repr(round(first * (last / first) ** (step / (_CURVE_POINTS - 1)), 3)))
        curve = curve_at(centre, float(size))
        top = float(size) if centre.model is Model.SHARE else 0.0  # a rate always has an upper limit

        def value(count: float, size: Decimal = size) -> Decimal:
            return round_half_up(scale * Fraction(count) / Fraction(size), decimals)

        found.append(
            CurvePoint(
                size,
                outlier_low=value(curve.outlier_low or 0.0),
                watch_low=value(curve.watch_low or 0.0),
                watch_high=value(top if curve.watch_high is None else curve.watch_high),
                outlier_high=value(top if curve.outlier_high is None else curve.outlier_high),
            )
        )
    return tuple(found)
