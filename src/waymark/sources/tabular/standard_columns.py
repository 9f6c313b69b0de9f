"""From records to rows of a standard table, by column. The meaning is `standard_rows.row_maker`, row by row: flagged
records go that way, and what a row takes that is no copy is worked out once for all that are alike in what it reads.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from waymark.domain.tables import FLAGGED, ROW_ID, STANDARD_TABLES, TableColumn
from waymark.sources.intake import Row, Value
from waymark.sources.tabular.layout import Layout
from waymark.sources.tabular.record import Derive, Record, read_by
from waymark.sources.tabular.stacked_columns import HeldColumns
from waymark.sources.tabular.stacking import Held
from waymark.store.columns import Coded, Columnar, codes_of, combined
from waymark.store.parquet import columnar

RowMaker = Callable[[Held], Row | None]


def standard_columns(layout: Layout, held: HeldColumns, derive: Derive, standard_row: RowMaker, feeds: str) -> Columnar:
    """The rows of the standard table `feeds` that `standard_row` makes of the records, in their order."""
    columns = STANDARD_TABLES[feeds].all_columns
    codes, said = codes_of(held.table[FLAGGED])
    alone = np.array([bool(flags) for flags in said], dtype=bool)[codes]
    derived, left_out, odd = _derived(layout, held.table, derive, alone)
    alone |= odd
    made = {at: row for at, row in _alone(held, standard_row, alone).items() if row is not None}
    together = ~alone & ~left_out
    table = _copied(held, columns, derived)
    if not alone.any() and together.all():
        return Columnar(table)
    by_row = columnar(columns, list(made.values())).table
    places = np.flatnonzero(together)
    order = np.argsort(np.concatenate([places, np.array(list(made), dtype=np.int64)]), kind="stable")
    parts = [table.filter(pa.array(together)), by_row.cast(table.schema)]
    return Columnar(pa.concat_tables(parts).unify_dictionaries().take(pa.array(order)))


def _copied(held: HeldColumns, columns: Sequence[TableColumn], derived: Mapping[str, Coded]) -> Any:
    """A table of all records as if none were flagged and none left out."""
    arrays: dict[str, Any] = {}
    for column in columns:
        if column.name == ROW_ID:
            arrays[column.name] = held.row_ids()
        elif column.name == FLAGGED:
            arrays[column.name] = pa.repeat(pa.scalar("", pa.string()), len(held.table))
        elif column.name in derived:
            arrays[column.name] = derived[column.name].arrow(column.type)
        else:
            arrays[column.name] = held.table[column.name]
    return pa.table(arrays)


def _derived(
    layout: Layout, table: Any, derive: Derive, flagged: npt.NDArray[np.bool_]
) -> tuple[dict[str, Coded], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """What unflagged records come to beside copies · which of them make no row · which are to go row by row."""
    names = read_by(derive)
    if names is None:
        names = tuple(column.name for column in layout.record_columns if column.name not in (ROW_ID, FLAGGED))
    nothing = np.zeros(len(table), dtype=bool)
    if not names or not len(table):
        return {}, nothing, nothing
    coded = [codes_of(table[name]) for name in names]
    alike = combined([codes for codes, _ in coded])
    _, first = np.unique(alike, return_index=True)
    records = zip(*([values[code] for code in codes[first].tolist()] for codes, values in coded), strict=True)
    made = [derive(Record(dict(zip(names, values, strict=True)), frozenset())) for values in records]
    none = np.array([each is None for each in made], dtype=bool)
    told = next((tuple(each.values) for each in made if each is not None), ())
    odd = np.array([each is not None and (bool(each.flagged) or tuple(each.values) != told) for each in made])
    columns: dict[str, Coded] = {}
    for name in told:
        values: list[Value] = [None if each is None else each.values.get(name) for each in made]
        columns[name] = Coded(values, alike)
    return columns, none[alike] & ~flagged, odd[alike]


def _alone(held: HeldColumns, standard_row: RowMaker, which: npt.NDArray[np.bool_]) -> dict[int, Row | None]:
    places = np.flatnonzero(which)
    if not len(places):
        return {}
    return dict(zip(places.tolist(), map(standard_row, held.held(places)), strict=True))
