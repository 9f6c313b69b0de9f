"""Record tables of a stored census as Arrow columns, whole or a piece at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType
from waymark.sources.intake import StoredEdition
from waymark.sources.school_census.layouts import LAYOUTS
from waymark.store.columns import codes_of, give_back_memory
from waymark.store.parquet import columnar, schema_of

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

_AT_ONCE = 150_000  # rows of a piece
_EACH_ITS_OWN = (ROW_ID, "row", "pupil")  # texts that hardly come twice


def record_table(edition: StoredEdition, name: str) -> Any:
    """One record table of the edition, without rows where the set had none. Texts that come often are encoded."""
    columns = LAYOUTS[name].record_columns
    pieces = [_encoded(piece) for piece in record_pieces(edition, name, [column.name for column in columns])]
    if not pieces:
        return _encoded(schema_of(columns).empty_table())
    table = pa.concat_tables(pieces)
    pieces.clear()
    for at, column in enumerate(table.columns):  # one at a time: put together all at once they would be held twice
        table = table.set_column(at, table.field(at), in_one(column))
        del column
    give_back_memory()
    return table


def record_pieces(edition: StoredEdition, name: str, columns: Sequence[str]) -> Iterator[Any]:
    """Some columns of a record table, a piece at a time, every text as it stands."""
    declared = LAYOUTS[name].record_columns
    if edition.pieces is not None:
        yield from _together(edition.pieces(name, columns))
        return
    rows = edition.arrow(name) if edition.arrow is not None else columnar(declared, list(edition.rows(name))).table
    if rows.num_rows:
        texts = {column.name for column in declared if column.type is ColumnType.TEXT}
        yield pa.table({each: plain(rows[each]) if each in texts else rows[each] for each in columns})


def _together(pieces: Iterator[Any]) -> Iterator[Any]:
    """Small pieces as fewer: each pays for a look-up of every pupil."""
    waiting: list[Any] = []
    for piece in pieces:
        waiting.append(piece)
        if sum(map(len, waiting)) >= _AT_ONCE:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting.clear()
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _encoded(table: Any) -> Any:
    for at, field in enumerate(table.schema):
        if field.type == pa.string() and field.name not in _EACH_ITS_OWN:
            table = table.set_column(at, field.name, table[field.name].dictionary_encode())
    return table


def in_one(column: Any) -> Any:
    """A column in one piece; what is in one is not copied."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.unify_dictionaries().combine_chunks()


def plain(column: Any) -> Any:
    """Texts one by one, in one piece."""
    whole = in_one(column)
    return whole.cast(pa.string()) if whole.type != pa.string() else whole


def texts_of(column: Any) -> tuple[Ints, Any]:
    """A column of texts as codes and the Arrow array of distinct texts that they number; a blank is the number after
    the last. Unlike `codes_of` it makes no Python text of any of them."""
    if isinstance(column, pa.ChunkedArray) and column.num_chunks > 1 and same_dictionary(column):
        return np.concatenate([_codes(chunk) for chunk in column.chunks]), column.chunk(0).dictionary
    whole = in_one(column)
    encoded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    return _codes(encoded), encoded.dictionary


def same_dictionary(column: Any) -> bool:
    """Whether all pieces of an Arrow column number their texts alike, and nothing need be copied to put them so."""
    if not pa.types.is_dictionary(column.type):
        return False
    return all(chunk.dictionary.equals(column.chunk(0).dictionary) for chunk in column.chunks)


def _codes(encoded: Any) -> Ints:
    codes: Ints = encoded.indices.fill_null(len(encoded.dictionary)).to_numpy(zero_copy_only=False).astype(np.int64)
    return codes


def flags(table: Any, column: str) -> Bools:
    """By row whether the column was not believed."""
    codes, said = codes_of(table[FLAGGED])
    return np.array([f",{column}," in (text or "") for text in map(str, said)], dtype=bool)[codes]


def named_flags(count: int, doubts: Sequence[tuple[str, Bools]]) -> Any:
    """By row the names between commas of the columns that are not believed, or nothing."""
    said: Any = pa.array([""]).take(pa.array(np.zeros(count, dtype=np.int64)))
    for named, wrong in doubts:
        if wrong.any():
            said = pc.if_else(pa.array(wrong), pc.binary_join_element_wise(said, f",{named}", ""), said)
    return pc.if_else(pc.equal(said, ""), said, pc.binary_join_element_wise(said, ",", "")).dictionary_encode()


def numbers(table: Any, column: str) -> tuple[Ints, Bools]:
    """By row the whole number, nought where there is none, and whether there is one."""
    whole = in_one(table[column])
    there = np.asarray(whole.is_valid())
    return whole.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64), there


def standard_ids(edition: StoredEdition, table: Any) -> Any:
    """Row ids of standard rows: the extract's beginning before the record's own."""
    return pc.binary_join_element_wise(pa.scalar(edition.extract[:8]), plain(table[ROW_ID]), ":")
