"""The sentence that says it all about one figure, from what may be shown and nothing else.

    The percentage of pupils in good schools rose from 90.8% to 91.6%, 0.4 percentage points short of the 2016-17
    target of 92%. That is 501 of 547 in August 2016.

A hidden figure is said to be protected, and no more: no movement, no distance and no count stands beside it.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact

_NOUNS_OF_MEASUREMENT = ("Percentage", "Proportion", "Average", "Number", "Rate", "Share")


class Shown(Protocol):
    """A cell as it may be shown: a text, or nothing and why."""

    @property
    def text(self) -> str: ...

    @property
    def why(self) -> str: ...

    @property
    def hidden(self) -> bool: ...


@dataclass(frozen=True)
class Subject:
    """What is measured. averaged: the value is a mean, so its parts are a sum and how many it is over · counted: of a
    total, what is counted, in words (`permanent exclusions`)."""

    name: str
    unit: Unit
    decimals: int
    polarity: Polarity
    averaged: bool = False
    counted: str = ""


@dataclass(frozen=True)
class Said:
    """A figure as it may be shown. `when`: `in the 12 months to February 2019` · `period`: `February 2019`."""

    value: Shown
    numerator: Shown
    denominator: Shown
    when: str
    period: str


@dataclass(frozen=True)
class Aimed:
    """The target that the figure is held against. low, high: its band, for polarity T · whose: the authority's
    name where a district is held against the authority's target, else empty."""

    target: Fraction
    year: str
    low: Fraction | None = None
    high: Fraction | None = None
    whose: str = ""


def headline(
    subject: Subject, figure: Said, earlier: Said | None = None, aimed: Aimed | None = None, consecutive: bool = True
) -> str:
    """One to three sentences. `earlier`: the figure to compare with, None where the two are not comparable;
    consecutive: it is of the period just before. A hidden or missing earlier figure is left out.
    """
    name = _opening(subject.name)
    if figure.value.hidden:
        return f"{name} {figure.when}: protected. {_sentence(figure.value.why)}"
    if not figure.value.text:
        return f"{name}: no figure {figure.when}. {_sentence(figure.value.why)}"
    now = _number(figure.value)
    said = f"{name} {_moved(subject, figure, earlier, consecutive)}"
    if aimed is not None and subject.polarity is not Polarity.NONE:
        said += f", {_stands(subject, now, aimed)}"
    return f"{said}. {_counted(subject, figure)}"


def _opening(name: str) -> str:
    """`The percentage of …` for a name that begins with what is measured; other names as they stand."""
    first = name.split(" ", 1)[0]
    return f"The {name[0].lower()}{name[1:]}" if first in _NOUNS_OF_MEASUREMENT else name


def _moved(subject: Subject, figure: Said, earlier: Said | None, consecutive: bool) -> str:
    shown = figure.value.text + subject.unit.suffix
    if earlier is None or not earlier.value.text:
        return f"stood at {shown}"
    since = "" if consecutive else f" in {earlier.period}"
    now, then = _number(figure.value), _number(earlier.value)
    if now == then:
        return f"stayed at {shown}" if consecutive else f"stood at {shown}, as{since}"
    return f"{'rose' if now > then else 'fell'} from {earlier.value.text}{subject.unit.suffix}{since} to {shown}"


def _stands(subject: Subject, now: Decimal, aimed: Aimed) -> str:
    """Where the figure stands against its target: short of, inside, on, above or over it."""
    owner = f"{aimed.whose}'s" if aimed.whose else "the"
    target = f"{owner} {aimed.year} target of {exact(aimed.target)}{subject.unit.suffix}"
    apart = Fraction(now) - aimed.target
    if apart == 0:
        return f"exactly {target}"
    gap = _difference(abs(apart), subject)
    if subject.polarity is Polarity.HIGHER:
        return f"{gap} {'above' if apart > 0 else 'short of'} {target}"
    if subject.polarity is Polarity.LOWER:
        return f"{gap} {'over' if apart > 0 else 'inside'} {target}"
    place = f"{gap} {'above' if apart > 0 else 'below'} {target}"
    if aimed.low is None or aimed.high is None:
        return place
    inside = aimed.low <= Fraction(now) <= aimed.high
    edges = f"the band from {exact(aimed.low)} to {exact(aimed.high)}{subject.unit.suffix}"
    return f"{place} and {'inside' if inside else 'outside'} {edges}"


def _difference(size: Fraction, subject: Subject) -> str:
    """`0.4 percentage points`, `1 day`: exact, since both sides of it are."""
    number, unit = exact(size, subject.decimals), subject.unit.change
    if number == "1" and unit.endswith("s"):
        unit = unit[:-1]
    return f"{number} {unit}".rstrip()


def _counted(subject: Subject, figure: Said) -> str:
    """`That is 501 of 547 in August 2016.` Of a total `That is 20 permanent exclusions in the 12 months to March 2018.`
    Only the period where the parts are not shown."""
    top, bottom = figure.numerator.text, figure.denominator.text
    if subject.counted and top == "1":
        return f"The number of {subject.counted} {figure.when} is 1."
    if subject.counted and top:
        return f"That is {top} {subject.counted} {figure.when}."
    if not top or not bottom:
        return f"The figure is for {figure.period}."
    if subject.averaged:
        return f"That is the average over {bottom} {figure.when}."
    return f"That is {top} of {bottom} {figure.when}."


def _sentence(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return said if said.endswith(".") else f"{said}."


def _number(cell: Shown) -> Decimal:
    return Decimal(cell.text.replace(",", ""))
