"""The digest of a table's content: the same by row and by column, whatever the order."""

import hashlib
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.tables import ColumnType, TableColumn
from waymark.store.columns import Coded
from waymark.store.digest import ContentDigest
from waymark.store.extracts import ExtractWriter, extract_rows, settle_extracts
from waymark.store.state import Store

TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(["a'b", '"', "\\"])
ROWS = st.lists(
    st.tuples(TEXT, st.none() | st.integers(-9, 9), st.none() | st.booleans(), st.none() | st.dates()), max_size=20
)


def coded(values):
    distinct = sorted(set(values), key=repr)
    return Coded(distinct, np.array([distinct.index(value) for value in values], dtype=np.int64))


def by_definition(rows):
    total = sum(int.from_bytes(hashlib.sha256(repr(list(row)).encode()).digest(), "big") for row in rows)
    return f"{total % (1 << 256):x}"


@given(ROWS)
def test_by_row_by_column_and_by_definition(rows):
    by_row, by_column = ContentDigest(), ContentDigest()
    by_row.add_rows(rows[:7])
    by_row.add_rows(reversed(rows[7:]))
    if rows:
        by_column.add_columns([coded(column) for column in zip(*rows, strict=True)])
    assert f"{by_row:x}" == f"{by_column:x}" == by_definition(rows)


def test_an_extract_written_by_column_is_the_one_written_by_row(tmp_path):
    columns = (
        TableColumn("row_id", ColumnType.TEXT, ""),
        TableColumn("child", ColumnType.TEXT, ""),
        TableColumn("day", ColumnType.DATE, ""),
        TableColumn("count", ColumnType.INTEGER, ""),
        TableColumn("yes", ColumnType.BOOLEAN, ""),
    )
    rows = [("r1", "a", date(2020, 2, 29), 1, True), ("r2", None, None, None, None), ("r3", "a", None, -7, False)]
    store = Store(tmp_path)
    ids = set()
    for ways in ("rrr", "ccc", "rcr"):
        writer = ExtractWriter(store.staging, {"thing": columns})
        for way, row in zip(ways, rows, strict=True):
            if way == "r":
                writer.add("thing", row)
            else:
                writer.add_columns("thing", [row[0]], [coded([value]) for value in row[1:]])
        staged = writer.close()
        identity = staged.seal(
            source="s",
            key="k",
            label="",
            files=[],
            children=0,
            first_date="",
            last_date="",
            coverage={},
            set_aside=[],
            flagged=[],
            issues=[],
        )
        (extract,) = settle_extracts([(staged, identity)], tmp_path / ways)
        assert list(extract_rows(tmp_path / ways / extract.id, "thing")) == rows
        ids.add(extract.id)
    assert len(ids) == 1
