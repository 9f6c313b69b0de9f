"""One cell of a figure: a number, a symbol in its place, or neither."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from waymark.domain.published_value import SYMBOLS

# What older files write for the symbols of today.
_OLD_SYMBOLS = {":": "x", "..": "x", "n/a": "z", ".": "z", "*": "c", "~": "low", "na": "z"}
_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,18}))?( ?%)?", re.ASCII)
_POWER = re.compile(r"([+-]?\d(?:\.\d{1,15})?)e([+-]?\d{1,2})", re.ASCII)
_LARGEST_POWER = 12
LARGEST = 10**12  # what is larger fits no column of a standard table, and no statistic


@dataclass(frozen=True)
class CellFound:
    """number: None behind a symbol, in a blank cell and where `wrong` · dressed: with commas or a percent sign."""

    number: Fraction | None = None
    symbol: str = ""
    wrong: bool = False
    dressed: bool = False


@lru_cache(1 << 16)
def cell_of(text: str) -> CellFound:
    """`text`: cleaned."""
    found = _cell_of(text)
    return CellFound(wrong=True) if found.number is not None and abs(found.number) > LARGEST else found


def _cell_of(text: str) -> CellFound:
    if not text:
        return CellFound()
    folded = text.casefold()
    if folded in SYMBOLS:
        return CellFound(symbol=folded)
    if folded in _OLD_SYMBOLS:
        return CellFound(symbol=_OLD_SYMBOLS[folded])
    bracketed = folded[1:-1] if folded.startswith("[") and folded.endswith("]") else ""
    if bracketed in SYMBOLS:
        return CellFound(symbol=bracketed)
    if found := _NUMBER.fullmatch(text):
        decimals = found[3] or ""
        whole = Fraction(int(found[2].replace(",", "") + decimals), 10 ** len(decimals))
        return CellFound(-whole if found[1] == "-" else whole, dressed="," in found[2] or bool(found[4]))
    power = _POWER.fullmatch(folded)
    if power and abs(int(power[2])) <= _LARGEST_POWER:
        return CellFound(Fraction(power[1]) * Fraction(10) ** int(power[2]))
    return CellFound(wrong=True)
