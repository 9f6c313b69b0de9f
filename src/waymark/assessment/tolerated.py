"""The farthest a figure may miss its target and still be within the tolerance."""

from fractions import Fraction

from waymark.assessment.wording import Wording
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.rule_parameters import Tolerance, ToleranceIn


def limit(target: Fraction, tolerance: Tolerance, polarity: Polarity) -> Fraction:
    """The target less the tolerance where higher is better, plus it where lower is. Exact, never rounded.

    Raises ValueError for a polarity that has no better direction.
    """
    if polarity is Polarity.HIGHER:
        return target - tolerance.around(target)
    if polarity is Polarity.LOWER:
        return target + tolerance.around(target)
    raise ValueError(f"a figure with {polarity.phrase} does not miss a target on one side")


def limit_words(number: Fraction, target: str, tolerance: Tolerance, polarity: Polarity, wording: Wording) -> str:
    """`87.0%, the target less the tolerance of 5 percentage points`. `target`: how the target is said."""
    if tolerance.counted_in is ToleranceIn.RELATIVE:
        size = f"{exact(tolerance.amount)}% of the target"
    else:
        unit = wording.change
        if tolerance.amount == 1 and unit.endswith("s"):
            unit = unit[:-1]
        size = f"{exact(tolerance.amount)} {unit}".rstrip()
    sign = "less" if polarity is Polarity.HIGHER else "plus"
    return f"{wording.number(number)}, {target} {sign} the tolerance of {size}"
