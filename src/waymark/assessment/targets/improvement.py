"""The target is an improvement on the baseline: per cent of it, or points. Which of the two is written, never guessed.

- Relative: 5 on a baseline of 60 is 5% of 60, so the target is 63. On a baseline below 0 it is 5% of its size.
- Points: 5 on a baseline of 60 is 65. Points are the indicator's own unit: percentage points for a percentage.
- Where higher is better the improvement is added; where lower is better it is taken away.
- Where no direction is better, nothing can be improved: the row is refused.
- The arithmetic is exact. A result with more decimals than the indicator prints becomes the nearest printed figure
  that reaches it: at least as good, never easier. Judged as printed, it gives the same colours as the exact number.
"""

from fractions import Fraction

from waymark.assessment.wording import Wording
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact

NAME = "improvement"


def exact_target(baseline: Fraction, improvement: Improvement, polarity: Polarity) -> Fraction:
    """Baseline and improvement, before any rounding. Raises ValueError for a polarity without a better direction."""
    if polarity not in (Polarity.HIGHER, Polarity.LOWER):
        raise ValueError(f"{polarity.phrase}, so the figure cannot be improved by an amount")
    if improvement.counted_in is ImprovedIn.RELATIVE:
        by = abs(baseline) * improvement.amount / 100
    else:
        by = improvement.amount
    return baseline + by if polarity is Polarity.HIGHER else baseline - by


def target(baseline: Fraction, improvement: Improvement, polarity: Polarity, decimals: int) -> Fraction:
    """The target as the indicator prints it: the easiest printed figure that is improved by so much."""
    places = exact_target(baseline, improvement, polarity) * 10**decimals
    whole = -(-places // 1) if polarity is Polarity.HIGHER else places // 1
    return Fraction(whole, 10**decimals)


def sentence(baseline: Fraction, improvement: Improvement, polarity: Polarity, wording: Wording) -> str:
    """`5% better than the baseline of 60.0% is 63.0%.`"""
    amount = exact(improvement.amount)
    if improvement.counted_in is ImprovedIn.RELATIVE:
        amount = f"{amount}%"
    else:
        unit = wording.change[:-1] if improvement.amount == 1 and wording.change.endswith("s") else wording.change
        amount = f"{amount} {unit}".rstrip()
    whole = exact_target(baseline, improvement, polarity)
    said = f"{amount} better than the baseline of {wording.number(baseline)} is {wording.number(whole)}"
    printed = target(baseline, improvement, polarity, wording.decimals)
    if printed == whole:
        return f"{said}."
    return f"{said}; the target is {wording.number(printed)}, the nearest printed figure that reaches it."
