"""One standard table from the current editions, by column. The meaning is in `to_standard`, row by row: only records
of one edition with the same child and day go that way, one by one.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, StandardTable
from waymark.sources.cin_census.codes import in_newest_set
from waymark.sources.cin_census.schema import Kind, RecordTable
from waymark.sources.intake import Row, StoredEdition, Value
from waymark.store.columns import Coded, Columnar, codes_of, combined
from waymark.store.parquet import schema_of


def chosen_columns(
    editions: Sequence[StoredEdition],
    standard: StandardTable,
    record: RecordTable,
    flags_in: Callable[[Value, set[str]], str],
    says_more: Callable[[Row], tuple[int, tuple[str, ...]]],
) -> tuple[Columnar, npt.NDArray[np.int64], int]:
    """The row that counts for each child, or child and day; the edition of each; how many gave way within an edition.

    Rows come in the order of child, birth date and day. Every edition has `arrow`, and the last is the newest.
    """
    tables = [_projected(edition, standard, record, flags_in) for edition in editions]
    edition_of = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    table = pa.concat_tables(tables).unify_dictionaries()
    if not len(table):
        return Columnar(table), edition_of, 0
    keys = combined([codes_of(table[column])[0] for column in dict.fromkeys(("child", record.placed_by or "child"))])
    repeats = len(table) - len(np.unique(keys * len(tables) + edition_of))
    newest = np.zeros(int(keys.max()) + 1, dtype=np.int64)
    np.maximum.at(newest, keys, edition_of)
    places = np.flatnonzero(newest[keys] == edition_of)
    places = _one_of_each(table, places, keys[places], says_more)
    table = table.take(pa.array(places))
    order = _in_order(table, [column.name for column in standard.columns])
    return Columnar(table.take(order)), edition_of[places][order.to_numpy()], repeats


def _one_of_each(
    table: Any,
    places: npt.NDArray[np.int64],
    keys: npt.NDArray[np.int64],
    says_more: Callable[[Row], tuple[int, tuple[str, ...]]],
) -> npt.NDArray[np.int64]:
    """For each key the first place, or of several the one whose row says most; of equals the first."""
    rivals = np.flatnonzero(np.bincount(keys)[keys] > 1)
    best: dict[int, tuple[tuple[int, tuple[str, ...]], int]] = {}
    rows = Columnar(table.take(pa.array(places[rivals])))
    for at, row in zip(rivals.tolist(), rows, strict=True):
        said, key = says_more(row), int(keys[at])
        if key not in best or said > best[key][0]:
            best[key] = (said, at)
    kept = np.ones(len(places), dtype=bool)
    kept[rivals] = False
    kept[[at for _, at in best.values()]] = True
    return places[kept]


def _in_order(table: Any, columns: Sequence[str]) -> Any:
    """Rows by content, blanks first. Child, birth date and day come first in the table and tell every row apart."""
    texts = table.select(columns[:3])
    for place, column in enumerate(texts.columns):
        if pa.types.is_dictionary(column.type):
            texts = texts.set_column(place, columns[place], column.cast(pa.string()))
    return pc.sort_indices(texts, sort_keys=[(name, "ascending", "at_start") for name in texts.column_names])


def _projected(
    edition: StoredEdition,
    standard: StandardTable,
    record: RecordTable,
    flags_in: Callable[[Value, set[str]], str],
) -> Any:
    """Record rows with the columns of the standard table, in today's codes."""
    if edition.arrow is None:
        raise ValueError(f"The edition {edition.key} is not held by column.")
    table = edition.arrow(record.name)
    fields = {field.column: field for field in record.fields}
    wanted = {column.name for column in standard.columns}
    arrays = []
    for column, kind in zip(standard.all_columns, schema_of(standard.all_columns), strict=True):
        held = table[column.name]
        if column.name == ROW_ID:
            held = pc.binary_join_element_wise(edition.extract[:8], held, ":")
        elif column.name == FLAGGED:
            codes, said = codes_of(held)
            held = Coded([flags_in(flags, wanted) for flags in said], codes).arrow(ColumnType.TEXT)
        elif column.name in fields and fields[column.name].kind is Kind.CODE:
            codes, said = codes_of(held)
            code_set = fields[column.name].code_set
            newest = [None if code is None else in_newest_set(code_set, str(code)) for code in said]
            held = Coded(newest, codes).arrow(ColumnType.TEXT)
        elif pa.types.is_dictionary(held.type):
            held = held.cast(pa.string())
        arrays.append(held.cast(kind.type))
    return pa.table(arrays, schema=schema_of(standard.all_columns))
