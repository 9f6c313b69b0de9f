"""What binds counts to one another, and how each equation narrows what is known of them.

An equation is asked again and again until none narrows any more. Only what everybody may know stands in it: what is
shown, and what the dictionary says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor


@dataclass
class Bounds:
    """What is known of a count: at least `low`, and at most `high` where anything is known."""

    low: int = 0
    high: int | None = None

    def narrow(self, low: int | None = None, high: int | None = None) -> bool:
        """True when it became narrower. Raises ValueError when nothing is left: what is shown contradicts itself."""
        narrower = False
        if low is not None and low > self.low:
            self.low, narrower = low, True
        if high is not None and (self.high is None or high < self.high):
            self.high, narrower = high, True
        if narrower and self.high is not None and self.low > self.high:
            raise ValueError("the figures shown cannot all be true, so they cannot be checked for what they reveal")
        return narrower

    @property
    def known(self) -> bool:
        return self.low == self.high

    def allows(self, first: int, last: int) -> bool:
        """Every count from `first` to `last` is still possible."""
        return self.low <= first and (self.high is None or last <= self.high)


@dataclass(frozen=True)
class SumOf:
    """The parts add up to the whole."""

    whole: Bounds
    parts: tuple[Bounds, ...]

    @property
    def counts(self) -> tuple[Bounds, ...]:
        return (self.whole, *self.parts)

    def narrow(self) -> bool:
        """True when any count became narrower. Raises ValueError as `Bounds` does."""
        whole = self.whole
        low = sum(part.low for part in self.parts)
        highs = [part.high for part in self.parts if part.high is not None]
        high, without = sum(highs), len(self.parts) - len(highs)  # without: how many parts have nothing above them
        narrower = whole.narrow(low, None if without else high)
        for part in self.parts:
            other_low, other_high = low - part.low, high - (part.high or 0)
            others_without = without - (part.high is None)
            if whole.high is not None:
                narrower |= part.narrow(high=whole.high - other_low)
            if not others_without:
                narrower |= part.narrow(low=whole.low - other_high)
            low, high = other_low + part.low, other_high + (part.high or 0)
            without = others_without + (part.high is None)
        return narrower


@dataclass(frozen=True)
class CoverOf:
    """The whole is no less than any part, and no more than all of them together."""

    whole: Bounds
    parts: tuple[Bounds, ...]

    @property
    def counts(self) -> tuple[Bounds, ...]:
        return (self.whole, *self.parts)

    def narrow(self) -> bool:
        """True when any count became narrower. Raises ValueError as `Bounds` does."""
        whole, parts = self.whole, self.parts
        narrower = whole.narrow(low=max(part.low for part in parts))
        highs = [part.high for part in parts if part.high is not None]
        if len(highs) == len(parts):
            narrower |= whole.narrow(high=sum(highs))
        for place, part in enumerate(parts):
            narrower |= part.narrow(high=whole.high)
            others = [other.high for other in (*parts[:place], *parts[place + 1 :])]
            known = [high for high in others if high is not None]
            if len(known) == len(others):
                narrower |= part.narrow(low=whole.low - sum(known))
        return narrower


@dataclass(frozen=True)
class PrintedAs:
    """top / bottom, or top alone, lies between `least` and `most`: half a unit of the last place round a value."""

    least: Fraction
    most: Fraction
    top: Bounds
    bottom: Bounds | None

    @classmethod
    def of(cls, text: str, scale: Fraction, top: Bounds, bottom: Bounds | None) -> "PrintedAs":
        """From what is printed: scale × top / bottom, or scale × top where there is no bottom."""
        value = Decimal(text.replace(",", ""))
        exponent = value.as_tuple().exponent
        half = Fraction(1, 2 * 10 ** -int(exponent)) if isinstance(exponent, int) else Fraction(0)
        return cls((Fraction(value) - half) / scale, (Fraction(value) + half) / scale, top, bottom)

    @property
    def counts(self) -> tuple[Bounds, ...]:
        return (self.top,) if self.bottom is None else (self.top, self.bottom)

    def narrow(self) -> bool:
        """True when any count became narrower. Raises ValueError as `Bounds` does."""
        top, bottom, least, most = self.top, self.bottom, self.least, self.most
        if bottom is None:
            return top.narrow(low=ceil(least), high=floor(most))
        narrower = top.narrow(low=ceil(least * bottom.low))
        if bottom.high is not None:
            narrower |= top.narrow(high=floor(most * bottom.high))
        if most > 0:
            narrower |= bottom.narrow(low=ceil(top.low / most))
        if least > 0 and top.high is not None:
            narrower |= bottom.narrow(high=floor(top.high / least))
        return narrower


Equation = SumOf | CoverOf | PrintedAs


def narrow_all(equations: Sequence[Equation]) -> None:
    """Asks every equation until none narrows any more. One whose counts are all known has said what it can: it is
    asked once, for a contradiction, and then left. Raises ValueError as `Bounds` does."""
    asked = list(equations)
    narrower = True
    while narrower:
        narrower = False
        open_still: list[Equation] = []
        for equation in asked:
            if not all(count.known for count in equation.counts):
                open_still.append(equation)
            narrower |= equation.narrow()
        asked = open_still
