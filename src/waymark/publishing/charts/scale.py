"""Axes with round numbers. Decimal throughout, so the same figures give the same ticks on any machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ROOM = Decimal("0.08")  # of the range, above and below, so that no mark sits on the frame


@dataclass(frozen=True)
class Scale:
    """Ticks in rising order; the first and the last are the ends of the axis."""

    ticks: tuple[Decimal, ...]

    @property
    def low(self) -> Decimal:
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        return self.ticks[-1]

    def share(self, value: Decimal) -> float:
        """Where a value lies: 0 at the low end, 1 at the high end."""
        return float((value - self.low) / (self.high - self.low))

    def label(self, tick: Decimal) -> str:
        """With as many decimals as the step needs: `0.5`, `1,000`."""
        step = (self.ticks[1] - self.ticks[0]).normalize()
        exponent = step.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        return f"{tick:,.{places}f}"


def nice_scale(
    values: Sequence[Decimal], least: Decimal | None = None, most: Decimal | None = None, ticks: int = 5
) -> Scale:
    """A scale of about `ticks` round steps that holds every value; `least` and `most` are never passed.

    It starts from zero where the lowest value is under half the highest, because a cut axis would then exaggerate.
    Raises ValueError without values, or where a value lies beyond `least` or `most`.
    """
    if not values:
        raise ValueError("a scale needs at least one value")
    low, high = min(values), max(values)
    if (least is not None and low < least) or (most is not None and high > most):
        raise ValueError(f"the values {low} to {high} lie outside {least} to {most}")
    room = (high - low) * _ROOM or abs(high) * _ROOM or Decimal(1)
    bottom = Decimal(0) if 0 <= low * 2 <= high else low - room
    top = high + room
    bottom = bottom if least is None else max(bottom, least)
    top = top if most is None else min(top, most)
    step = _step((top - bottom) / ticks)
    first = (bottom / step).to_integral_value(ROUND_FLOOR)
    last = (top / step).to_integral_value(ROUND_CEILING)
    return Scale(tuple(step * count for count in range(int(first), int(last) + 1)))


def _step(rough: Decimal) -> Decimal:
    """The smallest round step that is not under `rough`."""
    size = Decimal(1).scaleb(rough.adjusted())
    return next(size * step for step in _STEPS if size * step >= rough)
