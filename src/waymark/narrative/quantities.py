"""Figures and differences with their units, as a sentence says them."""

from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from waymark.domain.indicator import Unit
from waymark.domain.rounding import exact

_SINGULAR = {"percentage points": "percentage point", "days": "day", "points": "point"}


class Shown(Protocol):
    """A cell as it may be shown: a text, or nothing and why."""

    @property
    def text(self) -> str: ...

    @property
    def why(self) -> str: ...

    @property
    def hidden(self) -> bool: ...


def number_of(cell: Shown) -> Decimal:
    """The number as printed. Raises InvalidOperation for a cell without a text."""
    return Decimal(cell.text.replace(",", ""))


def suffix(unit: Unit, name: str) -> str:
    """What follows a figure: `%`, ` days`; nothing that the name has said already (`for every 10,000 children`)."""
    return "" if unit is Unit.RATE_PER_10000 and "10,000" in name else unit.suffix


def value(text: str, unit: Unit, name: str) -> str:
    """`23.4%`, `412 days`, `1 day`."""
    said = f"{text}{suffix(unit, name)}"
    return said[:-1] if text == "1" and said.endswith("s") else said


def from_to(then: str, now: str, unit: Unit, name: str, when: str = "") -> str:
    """`from 90.8% to 91.6%`; a unit in words is said once: `from 425 to 431 days`. `when`: after the first figure."""
    first = f"{then}%" if unit is Unit.PERCENT else then
    return f"from {first}{when} to {value(now, unit, name)}"


def difference(size: Fraction, unit: Unit, decimals: int, name: str) -> str:
    """`0.4 percentage points`, `1 day`, `15` of a count: exact, since both sides of it are."""
    number, counted = exact(size, decimals), unit.change
    if unit is Unit.RATE_PER_10000 and "10,000" in name:
        counted = ""
    if number == "1":
        counted = _SINGULAR.get(counted, counted)
    return f"{number} {counted}".rstrip()
