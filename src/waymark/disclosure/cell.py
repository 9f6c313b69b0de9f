"""A public cell: the shown text, or a symbol and why. The raw value is not in it and cannot be got from it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Symbol(Enum):
    """The symbols of official open data."""

    CONFIDENTIAL = "c"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    LOW = "low"  # rounds to zero but is not zero
    UNRELIABLE = "u"


@dataclass(frozen=True)
class PublicCell:
    """Either `text` (what is printed, without its unit) or a `symbol` with a sentence `why`.

    >>> PublicCell("1,234.5").number
    Decimal('1234.5')
    """

    text: str = ""
    symbol: Symbol | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if bool(self.text) == (self.symbol is not None):
            raise ValueError("a public cell shows either a text or a symbol")
        if self.symbol is not None and not self.why:
            raise ValueError("a symbol needs a reason in words")

    @property
    def shown(self) -> str:
        """What stands in the cell: the text, or the symbol's letter between brackets."""
        return self.text if self.symbol is None else f"[{self.symbol.value}]"

    @property
    def number(self) -> Decimal | None:
        """The number as printed, for a chart mark or a sort; None behind a symbol."""
        return Decimal(self.text.replace(",", "")) if self.symbol is None else None

    @property
    def hidden(self) -> bool:
        return self.symbol is Symbol.CONFIDENTIAL
