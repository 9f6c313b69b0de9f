"""The tables beside the roll: their rows, each with the pupil it is of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from waymark.sources.school_census.enrolments import Register
from waymark.sources.school_census.records import Ints, record_pieces


@dataclass(frozen=True)
class Beside:
    """Some rows of one table. places: by row which enrolment, -1 where it is of none there is · pupils, schools,
    phases: by row those of the enrolment; where there is none, the row's own id and school, and no phase."""

    table: Any
    places: Ints
    pupils: Any
    schools: Any
    phases: Any

    def __len__(self) -> int:
        return len(self.places)

    @property
    def known(self) -> bool:
        """Whether the rows are of enrolments there are: either all of them are, or none is."""
        return len(self.places) > 0 and int(self.places[0]) >= 0


def rows_beside(register: Register, name: str, columns: Sequence[str], noticed: Counter[str]) -> Iterator[Beside]:
    """Every row of a table, piece by piece; those of no enrolment come last. columns: `row` and `school` among them."""
    strays: list[Any] = []
    for piece in record_pieces(register.edition, name, columns):
        places = register.places_of(piece["row"])
        stray = places < 0
        if stray.any():
            strays.append(piece.filter(pa.array(stray)))
            piece, places = piece.filter(pa.array(~stray)), places[~stray]
        at = pa.array(places)
        yield Beside(piece, places, register.pupils.take(at), register.schools.take(at), register.phases.take(at))
    if strays:
        table = pa.concat_tables(strays).combine_chunks()
        noticed["pupil_unknown"] += len(table)
        pupils, schools = (table[name].combine_chunks().dictionary_encode() for name in ("row", "school"))
        phases = pa.nulls(len(table), pa.string()).dictionary_encode()
        yield Beside(table, np.full(len(table), -1), pupils, schools, phases)


def repeated(value: str, count: int) -> Any:
    """One text in every row, held once."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(count, dtype=np.int32)), pa.array([value]))
