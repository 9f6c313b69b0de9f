"""What a figure without counts of its own is made of: the sides of a gap, the months of a mean of months.

Each is counted under a key of its own, in the month that it is of. So a month is hidden in the same districts
wherever it is used: as the indicator's own figure, and within every mean that rests on it.
"""

from waymark.disclosure.counts import CellKey
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Gap, Mean, MeanOfMonths, Ratio
from waymark.domain.named_months import named_months
from waymark.domain.outturn import Outturn, Part


def sides_of(outturn: Outturn, indicator: Indicator) -> tuple[tuple[CellKey, "Ratio | Mean", Part], ...]:
    """Key, measure and counts of each part of an outturn that has parts."""
    measure = indicator.measure_of(outturn.reading)
    key = CellKey(key_of(outturn.code, outturn.reading), outturn.area, outturn.month)
    match measure:
        case Gap():
            keys = tuple(key._replace(indicator=f"{key.indicator}#{side}") for side in (1, 2))
            return tuple(zip(keys, (measure.first, measure.second), outturn.parts, strict=True))
        case MeanOfMonths():
            months = named_months(measure, outturn.month, indicator.year_type)
            keys = tuple(key._replace(indicator=f"{key.indicator}#months", month=month) for month in months)
            return tuple((key, measure.of, part) for key, part in zip(keys, outturn.parts, strict=True))
        case _:
            raise ValueError(f"{key.indicator} has parts, though it is neither a gap nor a mean of months")
