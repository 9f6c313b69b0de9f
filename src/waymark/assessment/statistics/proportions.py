"""Whether shares move: the two-proportion z test for two, the Cochran–Armitage test for a trend over more."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from waymark.assessment.statistics.distributions import chi_square_above, normal_two_sided

_FEW = 5


@dataclass(frozen=True)
class Tested:
    """statistic: z, t or χ², signed where it has a direction · p: two-sided, 0 to 1 · rising: the way the figures
    went, None where they went neither · few: an expected count is under 5, so p is rough."""

    statistic: float
    p: float
    rising: bool | None
    few: bool = False


def two_proportions(before: tuple[int, int], after: tuple[int, int]) -> Tested:
    """The pooled z test of (count, out of) against (count, out of).

    Raises ValueError for nothing to divide by, or for a count outside its whole.
    """
    _refuse_no_shares((before, after))
    (x1, n1), (x2, n2) = before, after
    pooled = Fraction(x1 + x2, n1 + n2)
    change = Fraction(x2, n2) - Fraction(x1, n1)
    few = _few(pooled, (n1, n2))
    variance = pooled * (1 - pooled) * (Fraction(1, n1) + Fraction(1, n2))
    if not variance:
        return Tested(0.0, 1.0, None, few)
    z = float(change) / math.sqrt(variance)
    return Tested(z, normal_two_sided(z), _rising(change), few)


def cochran_armitage(shares: Sequence[tuple[int, int]], scores: Sequence[int] | None = None) -> Tested:
    """The trend test of (count, out of), oldest first; χ² with one degree of freedom, no continuity correction.

    scores: when each was, in equal steps if left out. Raises ValueError for fewer than three shares, for nothing to
    divide by, for a count outside its whole, or when all scores are one.
    """
    _refuse_no_shares(shares)
    at = range(len(shares)) if scores is None else scores
    if len(shares) < 3 or len(at) != len(shares) or len(set(at)) == 1:
        raise ValueError("a trend needs three or more shares, each at a time of its own")
    counted, whole = sum(x for x, _ in shares), sum(n for _, n in shares)
    pooled = Fraction(counted, whole)
    few = _few(pooled, [n for _, n in shares])
    lean = sum((score * (x - n * pooled) for score, (x, n) in zip(at, shares, strict=True)), Fraction(0))
    squares = sum(n * score * score for score, (_, n) in zip(at, shares, strict=True))
    first = sum(n * score for score, (_, n) in zip(at, shares, strict=True))
    variance = pooled * (1 - pooled) * (squares - Fraction(first * first, whole))
    if not variance:
        return Tested(0.0, 1.0, None, few)
    statistic = float(lean * lean / variance)
    return Tested(statistic, chi_square_above(statistic, 1), _rising(lean), few)


def _refuse_no_shares(shares: Sequence[tuple[int, int]]) -> None:
    if any(n <= 0 or not 0 <= x <= n for x, n in shares):
        raise ValueError("a share is a count from 0 up to a whole above 0")


def _few(pooled: Fraction, wholes: Sequence[int]) -> bool:
    return min(wholes) * min(pooled, 1 - pooled) < _FEW


def _rising(change: Fraction) -> bool | None:
    return None if not change else change > 0
