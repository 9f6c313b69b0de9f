"""Makes the masking alarm of a county's row from what is shown of it and of its districts, and from nothing else."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from waymark.assessment.chance import chance_of
from waymark.assessment.statistics.funnel import Model
from waymark.assessment.statistics.intervals import Interval, of_proportion, of_rate
from waymark.assessment.statistics.masking import (
    RedOne,
    counted_sentence,
    county_sentence,
    line_sentence,
    short_words,
)
from waymark.disclosure.cell import PublicCell
from waymark.domain.area import NOT_KNOWN
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Computed
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed
from waymark.domain.verdict import Rating
from waymark.scorecards.document import DistrictFigure
from waymark.scorecards.masking import Masking, RedDistrict
from waymark.scorecards.red_line import red_line
from waymark.scorecards.spread import Spread
from waymark.scorecards.spreading import parts_of
from waymark.scorecards.why_not_shown import why_not_rated


def masking_of(
    indicator: Indicator,
    reading: str,
    county_name: str,
    county_rating: Rating,
    districts: Sequence[DistrictFigure],
    spread: Spread | None,
) -> Masking | None:
    """None where nothing is judged: without districts, without polarity, or where no district has a colour."""
    places = [district for district in districts if district.area != NOT_KNOWN]
    if indicator.polarity is Polarity.NONE or all(place.rating is Rating.NOT_RATED for place in places):
        return None
    measure = indicator.measure_of(reading)
    model, untested = chance_of(measure, indicator.unit)
    scale = measure.scale if isinstance(measure, Computed) else Fraction(1)
    reds = tuple(_red(place, indicator, model, scale, spread) for place in places if place.rating is Rating.RED)
    told = [_in_words(red, indicator) for red in reds]
    not_rated = tuple(Counter(why for place in places if (why := why_not_rated(place))).items())
    return Masking(
        districts=len(places),
        reds=reds,
        not_rated=not_rated,
        masked=bool(reds) and county_rating in (Rating.GREEN, Rating.AMBER),
        short=short_words(told, len(places)),
        counted=counted_sentence(len(reds), len(places), not_rated),
        against_line=line_sentence(told, untested),
        against_county=county_sentence(told, county_name),
    )


def _red(
    place: DistrictFigure, indicator: Indicator, model: Model | None, scale: Fraction, spread: Spread | None
) -> RedDistrict:
    point = next((one for one in spread.points if one.area == place.area), None) if spread else None
    line = red_line(place.judged, place.figure.value, indicator.polarity) if place.judged else None
    interval = _interval(place, model, scale)
    beyond = None
    if line is not None and interval is not None:
        beyond = interval.low > line.at if line.above else interval.high < line.at
    return RedDistrict(
        area=place.area,
        area_name=place.area_name,
        value=place.figure.value,
        line_name=line.name if line else "",
        line=line.cell if line else None,
        low=_cell(interval.low, indicator.decimals) if interval else None,
        high=_cell(interval.high, indicator.decimals) if interval else None,
        beyond_chance=beyond,
        apart=point.apart if point else None,
        worse=point is not None and point.better is False,
    )


def _interval(place: DistrictFigure, model: Model | None, scale: Fraction) -> Interval | None:
    parts = parts_of(place.figure)
    if model is None or parts is None:
        return None
    count, size = parts
    if model is Model.SHARE and count > size:
        return None
    found = of_proportion(count, size, 1) if model is Model.SHARE else of_rate(count, size, 1)
    return Interval(found.low * float(scale), found.high * float(scale))


def _cell(end: float, decimals: int) -> PublicCell:
    return PublicCell(printed(Fraction(end), decimals))


def _in_words(red: RedDistrict, indicator: Indicator) -> RedOne:
    line = f"the {red.line_name} of {red.line.text}{indicator.unit.suffix}" if red.line else ""
    return RedOne(red.area_name, line, red.beyond_chance, red.apart, red.worse)
