"""What stands in a file's own columns, counted as its rows go by: figures, symbols, or something else."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from waymark.sources.blocks import Texts
from waymark.sources.dfe_open_data.cells import cell_of
from waymark.sources.dfe_open_data.meta import Described
from waymark.sources.dfe_open_data.schema import FILTER, INDICATOR
from waymark.sources.values import shortened

_MOST_NAMED = 1_000  # cells of one column that are kept one by one
_MOSTLY = 10  # numbers for each cell that is none, before a column without description is one of figures


@dataclass
class OwnColumn:
    """One column. odd: row and text of cells that are neither number nor symbol · dressed: row and text of the first
    number written with commas or a percent sign, and how many there are."""

    name: str
    described: Described | None
    numbers: int = 0
    symbols: int = 0
    others: int = 0
    dressed: int = 0
    dressed_at: tuple[int, str] = (0, "")
    odd: list[tuple[int, str]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """As described; else by what stands in it."""
        if self.described is not None:
            return self.described.kind
        figures = self.numbers + self.symbols
        return INDICATOR if self.numbers and figures >= _MOSTLY * self.others else FILTER

    @property
    def total(self) -> str:
        return self.described.total if self.described is not None else ""

    def see(self, texts: Texts, rows: npt.NDArray[np.int64]) -> None:
        """Further rows. `rows`: the lines that they stand on."""
        cells = [cell_of(text) for text in texts.distinct]
        times = np.bincount(texts.codes, minlength=len(cells)).tolist()
        wrong = dressed = False
        for cell, count in zip(cells, times, strict=True):
            if not count:
                continue
            if cell.wrong:
                self.others += count
                wrong = True
            elif cell.symbol:
                self.symbols += count
            elif cell.number is not None:
                self.numbers += count
            if cell.dressed:
                self.dressed += count
                dressed = True
        if dressed and not self.dressed_at[0]:
            at = int(self._places(texts, [cell.dressed for cell in cells])[0])
            self.dressed_at = int(rows[at]), shortened(texts.distinct[texts.codes[at]])
        if wrong and len(self.odd) < _MOST_NAMED:
            places = self._places(texts, [cell.wrong for cell in cells])[: _MOST_NAMED - len(self.odd)]
            self.odd += [(int(rows[at]), shortened(texts.distinct[texts.codes[at]])) for at in places.tolist()]

    @staticmethod
    def _places(texts: Texts, which: Sequence[bool]) -> npt.NDArray[np.int64]:
        return np.flatnonzero(np.array(which, dtype=bool)[texts.codes])
