"""What is known of an indicator, against which a paper is checked."""

from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact


@dataclass(frozen=True)
class Printed:
    """A figure as printed. decimals: how many it is printed with."""

    value: Fraction
    decimals: int = 0

    def __str__(self) -> str:
        return exact(self.value, self.decimals)


@dataclass(frozen=True)
class Known:
    """One indicator; what is not known of it is None.

    names: by which a paper may call it · unit: `%`, `pp`, `count`, `rate`, `days`, `points` or `cases`.
    """

    code: str
    names: tuple[str, ...]
    polarity: Polarity
    unit: str
    value: Printed | None = None
    previous: Printed | None = None
    target: Printed | None = None
    national: Printed | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def suffix(self) -> str:
        return {"%": "%", "pp": " percentage points", "days": " days"}.get(self.unit, "")

    @property
    def change(self) -> str:
        return {"%": " percentage points", "pp": " percentage points", "days": " days", "points": " points"}.get(
            self.unit, ""
        )
