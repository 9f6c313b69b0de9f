"""Distance to green: the fewest more, or fewer, cases with which the figure would be green, judged as printed.

- The denominator stays as it is: 97 more of the same 807 plans would have been in time.
- The figure is rounded as it is printed, once and half up, and judged by the rule that judged it.
- Of a green figure, how many cases would lose it. Where it is best near its target, on either side.
- Of a red figure also the fewest cases with which it would be amber.
- Of an average, by how much less or more it would have to be, in its unit, and how much that is added up.
- A part cannot be less than nothing or more than its whole. Where no count would be green, that is said.
- Not offered for a gap, for an average of months, and for what others published: they have no counts of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.rejudged import Judge
from waymark.assessment.rounded import greatest_count, last_places, least_count
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Cohort, Difference, Gap, Mean, MeanOfMonths, Measure, Ratio, ShareOfEntities, Total
from waymark.domain.outturn import Outturn
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating

_NO_COUNTS = "it was published as a value, without counts"
_WITHOUT_COUNTS = {
    Gap: "a gap has two sides, and either of them may move",
    MeanOfMonths: "an average of months has no counts of its own",
}
_FARTHEST = 64  # doublings after which a colour is taken to hold for every greater value


@dataclass(frozen=True)
class Change:
    """count: how many more or fewer, in the integers of the numerator · numerator: what there would then be ·
    printed: the value that this gives, as printed."""

    count: int
    more: bool
    numerator: int
    printed: Decimal


@dataclass(frozen=True)
class Distance:
    """How far a rated figure is from another colour.

    to_green: None for a green figure, and where no count would be green · to_amber: of a red figure, None where no
    count would be amber · loses: of a green figure, the fewest cases on each side with which it is green no longer ·
    least, most: the counts that are possible; None where nothing limits them · why_not: why none of it is offered.
    """

    rating: Rating
    averaged: bool = False
    to_green: Change | None = None
    to_amber: Change | None = None
    loses: tuple[Change, ...] = ()
    least: int | None = None
    most: int | None = None
    why_not: str = ""


def distance(outturn: Outturn, indicator: Indicator, target: Fraction | None, judge: Judge) -> Distance | None:
    """None for a figure that has no colour: its verdict says why. target: the one that the figure is held against."""
    if outturn.value is None or target is None or indicator.polarity is Polarity.NONE:
        return None
    rating = judge(outturn.value)
    if rating is Rating.NOT_RATED:
        return None
    measure = indicator.measure_of(outturn.reading)
    if not isinstance(measure, Ratio | Mean | Total | ShareOfEntities | Cohort) or outturn.numerator is None:
        return Distance(rating, why_not=_WITHOUT_COUNTS.get(type(measure), _NO_COUNTS))
    counted = _Counted.of(outturn, measure, indicator, judge)
    averaged = isinstance(measure, Mean)
    if rating is Rating.GREEN:
        found = [counted.first_not_green(more) for more in _worse(indicator.polarity)]
        loses = tuple(change for change in found if change is not None)
        return Distance(rating, averaged, loses=loses, least=counted.least, most=counted.most)
    return Distance(
        rating,
        averaged,
        to_green=counted.first_with((Rating.GREEN,), target, indicator.polarity),
        to_amber=counted.first_with((Rating.AMBER, Rating.GREEN), target, indicator.polarity)
        if rating is Rating.RED
        else None,
        least=counted.least,
        most=counted.most,
    )


def _worse(polarity: Polarity) -> tuple[bool, ...]:
    """Whether more is worse, fewer, or either."""
    return {Polarity.HIGHER: (False,), Polarity.LOWER: (True,)}.get(polarity, (False, True))


@dataclass(frozen=True)
class _Counted:
    """A figure with its counts: value = scale × numerator / denominator. Values are counted in their last places as
    printed, so that a colour is that of a whole number."""

    numerator: int
    denominator: int
    scale: Fraction
    decimals: int
    least: int | None
    most: int | None
    judge: Judge

    @classmethod
    def of(
        cls,
        outturn: Outturn,
        measure: Ratio | Mean | Total | ShareOfEntities | Cohort,
        indicator: Indicator,
        judge: Judge,
    ) -> "_Counted":
        """Raises ValueError for an outturn whose value is not that of its counts."""
        top, bottom = outturn.numerator or 0, 1 if outturn.denominator is None else outturn.denominator
        if outturn.value != measure.scale * top / bottom:
            raise ValueError(f"{indicator.code}: the value is not that of its counts")
        least = None if top < 0 or _may_be_negative(measure) else 0
        of_a_whole = indicator.unit is Unit.PERCENT and outturn.denominator is not None and top <= bottom
        most = bottom if of_a_whole else None
        return cls(top, bottom, measure.scale, indicator.decimals, least, most, judge)

    def first_with(self, colours: tuple[Rating, ...], target: Fraction, polarity: Polarity) -> Change | None:
        """The fewest cases towards the target with which it has one of the colours; None where no count gives it."""
        now, more = self._places(self.numerator), self._value(self.numerator) < target
        if polarity is Polarity.HIGHER or polarity is Polarity.LOWER:
            more = polarity is Polarity.HIGHER
        aimed = self._nearest(target, polarity, more)
        if self._colour(aimed) not in colours:
            return None
        edge = _first(now, aimed, lambda at: self._colour(at) in colours)
        found = self._count(edge, more)
        if self._colour(self._places(found)) not in colours:  # one case fewer falls short of it, this one is beyond
            return None
        return self._change(found)

    def first_not_green(self, more: bool) -> Change | None:
        """The fewest cases, more or fewer, with which it is green no longer; None where every count is green."""
        now, limit = self._places(self.numerator), self.most if more else self.least
        if limit is not None:
            far = self._places(limit)
            if far == now:
                return None
        else:
            steps = (now + (1 if more else -1) * 2**power for power in range(_FARTHEST))
            found = next((at for at in steps if self._colour(at) is not Rating.GREEN), None)
            if found is None:
                return None
            far = found
        if self._colour(far) is Rating.GREEN:
            return None
        return self._change(self._count(_first(now, far, lambda at: self._colour(at) is not Rating.GREEN), more))

    def _count(self, places: int, more: bool) -> int:
        """The least count whose printed value is at least so much, or the greatest whose value is at most so much."""
        find = least_count if more else greatest_count
        return find(places, self.decimals, self.scale, self.denominator)

    def _change(self, count: int) -> Change | None:
        possible = (self.least is None or count >= self.least) and (self.most is None or count <= self.most)
        if not possible:
            return None
        printed = Decimal(self._places(count)).scaleb(-self.decimals)
        return Change(abs(count - self.numerator), count > self.numerator, count, printed)

    def _value(self, count: int) -> Fraction:
        return self.scale * count / self.denominator

    def _places(self, count: int) -> int:
        return last_places(self._value(count), self.decimals)

    def _colour(self, places: int) -> Rating:
        return self.judge(Fraction(places, int(10**self.decimals)))

    def _nearest(self, target: Fraction, polarity: Polarity, more: bool) -> int:
        """The target in last places; one that lies between two of them, by the one that meets it. Where it is best
        near the target, the one that is nearer to the figure."""
        exact = target * int(10**self.decimals)
        up = more if polarity in (Polarity.HIGHER, Polarity.LOWER) else not more
        return -(-exact.numerator // exact.denominator) if up else exact.numerator // exact.denominator


def _may_be_negative(measure: Measure) -> bool:
    """A number of places less the pupils in them may lie below nothing."""
    term = measure.numerator if isinstance(measure, Ratio) else measure.term if isinstance(measure, Total) else None
    return isinstance(term, Difference)


def _first(now: int, far: int, holds: Callable[[int], bool]) -> int:
    """The whole number nearest to `now` on the way to `far` for which it holds, as it does for `far` and for every
    one between it and the answer. By halving, so that a way of any length is short."""
    short, long = 0, abs(far - now)
    way = 1 if far > now else -1
    while long - short > 1:
        middle = (short + long) // 2
        if holds(now + way * middle):
            long = middle
        else:
            short = middle
    return now + way * long
