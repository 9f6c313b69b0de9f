"""What stands in a file's own columns, counted as its rows go by: figures, symbols, or something else."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.sources.blocks import Texts
from waymark.sources.dfe_open_data.cells import cell_of
from waymark.sources.dfe_open_data.meta import Described
from waymark.sources.dfe_open_data.schema import FILTER, INDICATOR
from waymark.sources.values import shortened

_MOST_NAMED = 1_000  # cells of one column that are kept one by one
_PLAIN = r"^[+-]?[0-9]{1,12}(\.[0-9]{1,18})?$"  # part of what `cell_of` takes for a number
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
        times = np.bincount(texts.codes, minlength=len(texts.distinct))
        plain = _plain_numbers(texts.distinct)
        self.numbers += int(times[plain].sum())
        wrong: set[int] = set()
        dressed: set[int] = set()
        for at in np.flatnonzero(~plain & (times > 0)).tolist():
            cell, count = cell_of(texts.distinct[at]), int(times[at])
            if cell.wrong:
                self.others += count
                wrong.add(at)
            elif cell.symbol:
                self.symbols += count
            elif cell.number is not None:
                self.numbers += count
            if cell.dressed:
                self.dressed += count
                dressed.add(at)
        if dressed and not self.dressed_at[0]:
            self.dressed_at = self._named(texts, rows, dressed)[0]
        if wrong and len(self.odd) < _MOST_NAMED:
            self.odd += self._named(texts, rows, wrong)[: _MOST_NAMED - len(self.odd)]

    @staticmethod
    def _named(texts: Texts, rows: npt.NDArray[np.int64], which: set[int]) -> list[tuple[int, str]]:
        """Row and text of the first cells that hold one of the texts."""
        chosen = np.zeros(len(texts.distinct), dtype=bool)
        chosen[list(which)] = True
        places = np.flatnonzero(chosen[texts.codes])[:_MOST_NAMED].tolist()
        return [(int(rows[at]), shortened(texts.distinct[texts.codes[at]])) for at in places]


def _plain_numbers(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which texts are numbers without anything beside their digits: most of them, told all at once."""
    found: npt.NDArray[np.bool_] = pc.match_substring_regex(pa.array(texts, type=pa.string()), _PLAIN).to_numpy(
        zero_copy_only=False
    )
    return found
