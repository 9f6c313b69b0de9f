"""The symbols that stand where no figure may or can: their words, and the notes beneath a table."""

from collections.abc import Iterable

from waymark.disclosure.cell import PublicCell, Symbol

_SYMBOL_WORDS = {
    Symbol.CONFIDENTIAL: "confidential",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.LOW: "rounds to zero but is not zero",
    Symbol.UNRELIABLE: "unreliable: from few cases",
}


def symbol_words(symbol: Symbol) -> str:
    return _SYMBOL_WORDS[symbol]


def symbol_notes(cells: Iterable[PublicCell | None]) -> tuple[tuple[str, str], ...]:
    """Each different (symbol, reason) among the cells, in order of first appearance: the notes under a table."""
    return tuple(dict.fromkeys((cell.shown, cell.why) for cell in cells if cell is not None and cell.symbol))
