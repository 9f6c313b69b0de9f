"""What chance does to an indicator's figures, by how it is counted: only so far can districts be told from chance.

- A share: what is counted is a part of what it is out of. Chance is binomial.
- A rate: events, or people, counted for so many people. Chance is Poisson, whose limits are a little wider.
- Anything else has no limits here, and the reason is a sentence. An average needs its single values, which a run does
  not keep; sums of sessions, places or hours are not single chances; a number alone has no size.
"""

from collections.abc import Mapping

from waymark.assessment.statistics.funnel import Model
from waymark.domain.indicator import Unit
from waymark.domain.measure import (
    Cohort,
    Count,
    Difference,
    Distinct,
    Draft,
    External,
    Gap,
    Mean,
    MeanOfMonths,
    Measure,
    Ratio,
    ShareOfEntities,
    Stock,
    Sum,
    Term,
    Total,
)

_NO_SIZE = "this is a number and not a share, and districts differ in size"
_WHY: Mapping[type[Measure], str] = {
    Total: _NO_SIZE,
    Mean: "an average needs the single values behind it, which are not published",
    Gap: "a gap has two sides, each with its own chance, and their counts are not published",
    MeanOfMonths: "a mean of months has no counts of its own",
    External: "it was published as a value, without the counts behind it",
    Draft: "its definition is not settled",
}
_SUMMED = "it adds up sessions, places, hours or pupils of whole schools, which do not come one by one"
_DISTINCT = "a child may count in several districts and once in the county, so the two are not alike"


def chance_of(measure: Measure, unit: Unit) -> tuple[Model | None, str]:
    """The model, or None and why there is none, as words that follow `because`."""
    if type(measure) in _WHY:
        return None, _WHY[type(measure)]
    if unit not in (Unit.PERCENT, Unit.RATE_PER_10000):
        return None, "it divides work among staff, which is a decision and not chance"
    if isinstance(measure, ShareOfEntities | Cohort):
        return Model.SHARE, ""
    if isinstance(measure, Ratio):
        return _of_ratio(measure)
    raise TypeError(f"no one has said what chance does to a {type(measure).__name__}")


def _of_ratio(measure: Ratio) -> tuple[Model | None, str]:
    above, below = measure.numerator, measure.denominator
    if isinstance(above, Distinct) or isinstance(below, Distinct):
        return None, _DISTINCT
    if isinstance(above, Sum | Difference) or isinstance(below, Difference):
        return None, _SUMMED
    if measure.denominator_window is None and _same_rows(above, below):
        return Model.SHARE, ""
    return Model.RATE, ""


def _same_rows(above: Term, below: Term) -> bool:
    """Whether both count rows of one table by one date, so that the one is counted among the other."""
    if isinstance(above, Count) and isinstance(below, Count):
        return (above.table, above.at) == (below.table, below.at)
    if isinstance(above, Stock) and isinstance(below, Stock):
        return (above.table, above.start, above.end) == (below.table, below.start, below.end)
    return False
