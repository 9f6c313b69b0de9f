"""From figures to public cells: the only way in which a number becomes something that may be shown."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.outturn import Missing, MissingReason
from waymark.domain.rounding import exact

_SYMBOLS = {
    MissingReason.NOT_APPLICABLE: Symbol.NOT_APPLICABLE,
    MissingReason.NO_DENOMINATOR: Symbol.NOT_APPLICABLE,
    MissingReason.SUPPRESSED: Symbol.CONFIDENTIAL,
    MissingReason.NOT_AVAILABLE: Symbol.NOT_AVAILABLE,
    MissingReason.TO_BE_SUPPLIED: Symbol.NOT_AVAILABLE,
    MissingReason.DEFINITION_TO_BE_CONFIRMED: Symbol.NOT_AVAILABLE,
}

# One reason for every hidden figure: which were hidden for their own sake is itself not told.
WHY_HIDDEN = "hidden to protect children: this figure, or one that it would reveal, rests on a small count"


@dataclass(frozen=True)
class Protected:
    """One figure as it may be shown. Hidden means all three cells: each can be worked out from the other two."""

    value: PublicCell
    numerator: PublicCell
    denominator: PublicCell

    @property
    def hidden(self) -> bool:
        return self.value.hidden

    @property
    def why(self) -> str:
        """Why there is nothing to see; empty where there is."""
        return self.value.why


def hidden_figure() -> Protected:
    """The same for every hidden figure, whatever it is."""
    cell = PublicCell(symbol=Symbol.CONFIDENTIAL, why=WHY_HIDDEN)
    return Protected(cell, cell, cell)


def shown_figure(text: str, numerator: int, denominator: int, per_unit: tuple[int, int] = (1, 1)) -> Protected:
    """`text`: the value as printed, without its unit · `per_unit`: how many of each integer make one of what is
    shown."""
    top, bottom = per_unit
    return Protected(PublicCell(text), count_cell(numerator, top), count_cell(denominator, bottom))


def shown_total(text: str, counted: int, per_unit: int) -> Protected:
    """A number that is counted, which is over nothing."""
    cell = PublicCell(symbol=Symbol.NOT_APPLICABLE, why="a number that is counted has no denominator")
    return Protected(PublicCell(text), count_cell(counted, per_unit), cell)


def shown_without_counts(text: str, why: str) -> Protected:
    """A value whose counts do not apply; `why` says so."""
    cell = PublicCell(symbol=Symbol.NOT_APPLICABLE, why=why)
    return Protected(PublicCell(text), cell, cell)


def missing_figure(missing: Missing) -> Protected:
    """The same symbol and reason in each cell."""
    cell = missing_cell(missing)
    return Protected(cell, cell, cell)


def missing_cell(missing: Missing) -> PublicCell:
    """`x` not available, `z` not applicable or nothing to divide by, `c` suppressed; with the reason's words."""
    return PublicCell(symbol=_SYMBOLS[missing.reason], why=str(missing))


def count_cell(count: int, per_unit: int = 1) -> PublicCell:
    """`4,533`; 91,800 thousandths as `91.8`."""
    return PublicCell(exact(Fraction(count, per_unit)))


def bar_cell(bar: Fraction | None, decimals: int) -> PublicCell | None:
    """A target, floor or baseline, never rounded; None where there is none."""
    return None if bar is None else PublicCell(exact(bar, decimals))


def change_cell(change: Decimal | None, decimals: int) -> PublicCell | None:
    """A difference with its sign: `+0.4`, `-1.2`, `0.0`; None where nothing was compared."""
    if change is None:
        return None
    size = f"{abs(change):,.{decimals}f}"
    sign = "+" if change > 0 else "-" if change < 0 else ""
    return PublicCell(sign + size)
