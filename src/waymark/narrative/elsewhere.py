"""How a figure stands to others': better, worse or the same where both are one measure of one period, else told."""

from dataclasses import dataclass
from decimal import Decimal

from waymark.domain.polarity import Polarity
from waymark.narrative.length import fits
from waymark.narrative.listing import listed
from waymark.narrative.quantities import value
from waymark.narrative.standing import Measured


@dataclass(frozen=True)
class Other:
    """Another's public figure. name: `England`, `statistical neighbours` · plural: of the name · text: as printed ·
    period: `academic year 2024-25` · same_period: as the figure's · differs: how it is another measure, else ''."""

    name: str
    text: str
    period: str = ""
    same_period: bool = True
    differs: str = ""
    plural: bool = False

    @property
    def owner(self) -> str:
        return f"the {self.name}'" if self.plural else f"{self.name}'s"


def compared(now: Decimal, others: tuple[Other, ...], measured: Measured) -> tuple[str, ...]:
    """One sentence for all that compare, then one for the first that does not."""
    alike = [other for other in others if other.same_period and not other.differs]
    apart = [other for other in others if other not in alike]
    said = [_against(now, alike, measured)] if alike else []
    return (*said, _told(apart[0], measured)) if apart else tuple(said)


def stands(now: Decimal, other: Decimal, polarity: Polarity) -> str:
    """`better than`, `worse than`, `the same as`; `above` or `below` where neither way is better."""
    if now == other:
        return "the same as"
    if polarity is Polarity.HIGHER:
        return "better than" if now > other else "worse than"
    if polarity is Polarity.LOWER:
        return "better than" if now < other else "worse than"
    return "above" if now > other else "below"


def _against(now: Decimal, others: list[Other], measured: Measured) -> str:
    """`It is better than England's 21.4% and the statistical neighbours' 22.8%, for the academic year 2024-25.`"""
    groups: dict[str, list[str]] = {}
    for other in others:
        word = stands(now, Decimal(other.text.replace(",", "")), measured.polarity)
        groups.setdefault(word, []).append(f"{other.owner} {value(other.text, measured.unit, measured.name)}")
    said = " but ".join(f"{word} {listed(figures)}" for word, figures in groups.items())
    period = others[0].period
    dated = f"It is {said}, for the {period}."
    return dated if period and fits(dated) else f"It is {said}."


def _told(other: Other, measured: Measured) -> str:
    """`England's 22.5% is for the reporting year 2025, another period.`"""
    figure = f"{other.owner[:1].upper()}{other.owner[1:]} {value(other.text, measured.unit, measured.name)}"
    if other.differs:
        full = f"{figure} is of another measure: {other.differs}."
        return full if fits(full) else f"{figure} is of another measure."
    period = f"the {other.period}" if other.period else "an earlier time"
    return f"{figure} is for {period}, another period."
