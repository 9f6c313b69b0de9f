"""A figure and its counts as every format prints them."""

from collections.abc import Iterable

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.scorecards.document import Figure


def value_text(cell: PublicCell | None, unit: Unit) -> str:
    """`23.4%`, `412 days`, the symbol between brackets, or an en dash where there is nothing to show."""
    if cell is None:
        return "–"
    return cell.text + unit.suffix if cell.symbol is None else cell.shown


def short_text(cell: PublicCell, unit: Unit) -> str:
    """As `value_text`, with no unit but the percent sign: for places where the unit already stands beside it."""
    return value_text(cell, unit) if unit is Unit.PERCENT else cell.shown


def unit_in_heading(unit: Unit) -> str:
    """` (days)` for a column of `short_text`; nothing for percentages, whose sign stands with each."""
    return f" ({unit.suffix.strip()})" if unit.suffix and unit is not Unit.PERCENT else ""


def parts_text(figure: Figure) -> str:
    """`4,533 / 19,373`; `20` for a total. One symbol stands for both parts when they share it."""
    top, bottom = figure.numerator, figure.denominator
    if is_total(figure):
        return top.shown
    if top.symbol is not None and top.symbol is bottom.symbol:
        return top.shown
    return f"{top.shown} / {bottom.shown}"


def is_total(figure: Figure) -> bool:
    """A number that is counted: it has one part, and a denominator does not apply."""
    return figure.numerator.symbol is None and figure.denominator.symbol is Symbol.NOT_APPLICABLE


def cells_of(figures: Iterable[Figure | None]) -> tuple[PublicCell, ...]:
    """Every cell of the figures, for `symbol_notes`."""
    return tuple(
        cell
        for figure in figures
        if figure is not None
        for cell in (figure.value, figure.numerator, *(() if is_total(figure) else (figure.denominator,)))
    )
