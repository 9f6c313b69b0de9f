"""Rows held as columns: read, written, joined and settled as rows are."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.errors import WaymarkError
from waymark.domain.tables import ColumnType, TableColumn
from waymark.store import parquet
from waymark.store.columns import Coded, Columnar, codes_of, combined
from waymark.store.durable import settle_all
from waymark.store.parquet import columnar, joined, read_rows, read_table, write_table

COLUMNS = (
    TableColumn("row_id", ColumnType.TEXT, ""),
    TableColumn("child", ColumnType.TEXT, ""),
    TableColumn("day", ColumnType.DATE, ""),
    TableColumn("count", ColumnType.INTEGER, ""),
    TableColumn("yes", ColumnType.BOOLEAN, ""),
)
ROWS = [
    ("r1", "a", date(2020, 2, 29), 1, True),
    ("r2", None, None, None, None),
    ("r3", "a", date(2021, 1, 1), 7, False),
]


def test_columns_are_their_rows():
    held = columnar(COLUMNS, ROWS)
    assert list(held) == ROWS
    assert (len(held), held[1], held[-1], held[1:]) == (3, ROWS[1], ROWS[2], ROWS[1:])
    assert columnar(COLUMNS, held) is held
    assert list(columnar(COLUMNS, [])) == []
    with pytest.raises(IndexError):
        held[3]


def test_columns_come_back_from_parquet_as_their_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_GROUP", 2)
    assert write_table(tmp_path / "rows.parquet", COLUMNS, columnar(COLUMNS, ROWS)) == 3
    assert list(read_rows(tmp_path / "rows.parquet")) == ROWS
    by_column = read_table(tmp_path / "rows.parquet")
    assert pa.types.is_dictionary(by_column["child"].type)
    assert not pa.types.is_dictionary(by_column["row_id"].type)
    again = tmp_path / "again.parquet"
    write_table(again, COLUMNS, joined(COLUMNS, ROWS, Columnar(by_column)))
    assert list(read_rows(again)) == [*ROWS, *ROWS]


def test_columns_of_another_table_are_not_written(tmp_path):
    with pytest.raises(ValueError, match="are not"):
        write_table(tmp_path / "rows.parquet", COLUMNS[:2], columnar(COLUMNS, ROWS))


def test_a_damaged_table_says_so_by_column_too(tmp_path):
    path = tmp_path / "rows.parquet"
    write_table(path, COLUMNS, ROWS)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(WaymarkError, match=r"rows\.parquet is damaged"):
        read_table(path)


def test_a_column_is_given_other_texts():
    held = columnar(COLUMNS, ROWS)
    child = held.coded("child")
    assert child.rows() == ["a", None, "a"]
    assert dict(zip(child.values, child.times(), strict=True)) == {"a": 2, None: 1}
    other = held.with_column("child", Coded([f"{value}!" for value in child.values], child.codes))
    assert [row[1] for row in other] == ["a!", "None!", "a!"]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.none() | st.integers(0, 3)), max_size=30))
def test_combined_codes_are_equal_where_all_values_are(pairs):
    columns = [pa.array([pair[at] for pair in pairs], type=kind) for at, kind in ((0, pa.string()), (1, pa.int64()))]
    coded = [codes_of(pa.chunked_array([column[:7], column[7:]])) for column in columns]
    for (codes, values), column in zip(coded, columns, strict=True):
        assert [values[code] for code in codes] == column.to_pylist()
    keys = combined([codes for codes, _ in coded]).tolist()
    assert [[one == other for other in keys] for one in keys] == [[one == other for other in pairs] for one in pairs]
    assert sorted(set(keys)) == list(range(len(set(pairs))))


def test_codes_of_texts_encoded_apart_are_the_same_for_the_same_text():
    apart = pa.chunked_array([pa.array(["a", "b"]).dictionary_encode(), pa.array(["b", None, "a"]).dictionary_encode()])
    codes, values = codes_of(apart)
    assert [values[code] for code in codes] == ["a", "b", "b", None, "a"]
    assert codes.dtype == np.int64


def test_what_is_there_already_stays_and_its_copy_goes(tmp_path):
    held, final = tmp_path / "held", tmp_path / "final"
    held.mkdir()
    (held / "file").write_text("held")
    moves = []
    for name in ("new", "held"):
        staged = tmp_path / "staging" / name
        staged.mkdir(parents=True)
        (staged / "file").write_text("staged")
        moves.append((staged, held if name == "held" else final))
    settle_all(moves)
    assert (final / "file").read_text() == "staged"
    assert (held / "file").read_text() == "held"
    assert list((tmp_path / "staging").iterdir()) == []
