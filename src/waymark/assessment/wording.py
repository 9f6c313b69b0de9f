"""How a verdict says its numbers, so that any reader can redo the colour from the sentence."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact


@dataclass(frozen=True)
class Wording:
    """decimals, suffix: how the indicator prints (`1`, `%`) · year: the target's, with how it was found ·
    whose: the authority's name where a district is held against the authority's bars, else empty ·
    change: what a difference is counted in (`percentage points`)."""

    decimals: int = 0
    suffix: str = ""
    year: str = ""
    whose: str = ""
    change: str = ""

    def value(self, value: Decimal) -> str:
        """The figure as printed: `1,234.5%`."""
        return f"{value:,.{self.decimals}f}{self.suffix}"

    def number(self, bar: Fraction) -> str:
        """A bar in the figure's unit, never rounded."""
        return f"{self.plain(bar)}{self.suffix}"

    def plain(self, bar: Fraction) -> str:
        """A bar without its unit, where the unit follows: the 340.0 of `340.0–420.0 per 10,000`."""
        return exact(bar, self.decimals)

    def bar(self, name: str, bar: Fraction) -> str:
        """`the floor of 10.0%`, `Kent's floor of 10.0%`."""
        owner = f"{self.whose}'s" if self.whose else "the"
        return f"{owner} {name} of {self.number(bar)}"

    def target(self, bar: Fraction) -> str:
        """`the target of 25.0% (2018-19)`."""
        said = self.bar("target", bar)
        return f"{said} ({self.year})" if self.year else said


def against(polarity: Polarity, met: bool) -> str:
    """`at or above` for a met bar where higher is better, and its three companions."""
    if polarity is Polarity.HIGHER:
        return "at or above" if met else "below"
    return "at or below" if met else "above"
