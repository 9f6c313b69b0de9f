"""No green, amber or red: an activity figure is inside, above or below the range in which it is expected.

- For activity and context, where more is neither better nor worse. It goes with every polarity.
- The range is given in the policy, or worked out from the same month of the last three years.
- Worked out: the mean of the three figures as printed, two standard deviations (of a sample) either way, each end
  rounded once to the indicator's decimals. The figures stand in the sentence, so that any reader can redo it.
- The ends of the range are inside it.
- One of the three figures missing, hidden or not comparable: there is no expected range, and the verdict says why.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.earlier import EarlierFigure
from waymark.assessment.expected_range import expected_range
from waymark.assessment.wording import Wording
from waymark.domain.month import Month
from waymark.domain.verdict import Rating, Verdict, WhyNotRated

NAME = "activity_band"
YEARS = 3


def rate(value: Decimal, low: Fraction, high: Fraction, wording: Wording) -> Verdict:
    """Where the figure, as printed, stands to a given range. Never a colour."""
    return _placed(value, low, high, wording)


def rate_by_history(value: Decimal, history: Sequence[EarlierFigure], wording: Wording) -> Verdict:
    """Where it stands to the range of the last three years. `history`: the same period of each, in any order."""
    years = sorted(history, key=lambda figure: figure.month)
    rests_on = tuple(figure.month for figure in years if figure.known)
    for figure in reversed(years):
        if figure.value is None:
            why = WhyNotRated.NO_RANGE if figure.why_not is WhyNotRated.NO_LAST_YEAR else figure.why_not
            detail = f"no expected range, since {figure.detail}"
            return Verdict.refused(why or WhyNotRated.NO_RANGE, detail, value, rests_on=rests_on)
    figures = [(figure.words, figure.value) for figure in years if figure.value is not None]
    low, high = expected_range([number for _, number in figures], wording.decimals)
    listed = [f"{words} ({number:,.{wording.decimals}f})" for words, number in figures]
    source = f" The range is the mean, 2 standard deviations either way, of {', '.join(listed[:-1])} and {listed[-1]}."
    return _placed(value, low, high, wording, source, rests_on)


def _placed(
    value: Decimal,
    low: Fraction,
    high: Fraction,
    wording: Wording,
    source: str = "",
    rests_on: tuple[Month, ...] = (),
) -> Verdict:
    place = "below" if Fraction(value) < low else "above" if Fraction(value) > high else "within"
    ends = (
        f"{wording.plain(low)} to {wording.number(high)}" if low < 0 else f"{wording.plain(low)}–{wording.number(high)}"
    )
    said = f"{wording.value(value)} is {place} the expected range {ends}.{source}"
    bars = (("expected_low", low), ("expected_high", high))
    return Verdict(Rating.NOT_RATED, NAME, said, value, bars, WhyNotRated.ACTIVITY, rests_on)
