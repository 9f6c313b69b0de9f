"""From the cells of a council's own table to those of the standard table: another order, other words, blanks filled."""

from collections.abc import Callable, Sequence

import numpy as np

from waymark.sources.blocks import Block, Texts
from waymark.sources.delimited import Line
from waymark.sources.mapping.statement import Filled, Statement
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO

Recoded = Callable[[str], str]


class Recoding:
    """Gives each row the cells of the mapping's layout, in its order. Cells come in the order of `statement.wanted`."""

    def __init__(self, statement: Statement) -> None:
        place_of = {name: place for place, name in enumerate(statement.wanted)}
        stated = _stated(statement)
        self._cells: list[tuple[int | None, Recoded]] = []
        for column in statement.layout.columns:
            filled = statement.filled.get(column.column)
            if filled is None:
                self._cells.append((None, _always(stated.get(column.column, ""))))
            elif not filled.source:
                self._cells.append((None, _always(filled.constant)))
            else:
                self._cells.append((place_of[filled.source], _recoded(filled)))

    def block(self, block: Block) -> Block:
        """Each text is recoded once."""
        nothing = np.zeros(len(block.rows), dtype=np.int64)
        columns = []
        for place, recoded in self._cells:
            if place is None:
                columns.append(Texts([recoded("")], nothing))
            else:
                texts = block.columns[place]
                columns.append(Texts([recoded(text) for text in texts.distinct], texts.codes))
        return Block(block.rows, tuple(columns))

    def line(self, line: Line) -> Line:
        cells = tuple(recoded("" if place is None else line.cells[place]) for place, recoded in self._cells)
        return Line(line.row, cells, line.absent, line.extra)


def _always(text: str) -> Recoded:
    return lambda _: text


def _recoded(filled: Filled) -> Recoded:
    def recoded(text: str) -> str:
        meant = filled.values.get(text.casefold(), text)
        return meant or filled.default

    return recoded


def _stated(statement: Statement) -> dict[str, str]:
    if statement.covers is None:
        return {}
    days: Sequence[str] = [day.isoformat() for day in statement.covers]
    return dict(zip((COVERS_FROM, COVERS_TO), days, strict=True))
