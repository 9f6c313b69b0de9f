"""Extracts, datasets and the pointer: content-addressed, idempotent, before or after."""

from datetime import date

import pytest

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import WaymarkError
from waymark.domain.tables import ColumnType, TableColumn
from waymark.store.durable import exclusive
from waymark.store.extracts import ExtractWriter, extract_rows, settle_extracts
from waymark.store.parquet import read_rows, write_table
from waymark.store.pseudonyms import make_key, pseudonyms
from waymark.store.standard import write_standard
from waymark.store.state import State, Store

COLUMNS = (
    TableColumn("row_id", ColumnType.TEXT, ""),
    TableColumn("child", ColumnType.TEXT, ""),
    TableColumn("day", ColumnType.DATE, ""),
    TableColumn("count", ColumnType.INTEGER, ""),
    TableColumn("yes", ColumnType.BOOLEAN, ""),
)
ROWS = [("r1", "a", date(2020, 2, 29), 1, True), ("r2", "b", None, None, None), ("r3", "a", date(2021, 1, 1), 7, False)]
COVERAGE = {"referral": Coverage.of([Span(date(2020, 4, 1), date(2021, 3, 31))])}


def extract_of(tmp_path, rows, key="2020-21", files=(("a.csv", "00", ""),)):
    store = Store(tmp_path)
    writer = ExtractWriter(store.staging, {"thing": COLUMNS})
    for row in rows:
        writer.add("thing", row)
    staged = writer.close()
    identity = staged.seal(
        source="ssda903",
        key=key,
        label="",
        files=files,
        children=2,
        first_date="",
        last_date="",
        coverage=COVERAGE,
        set_aside=[],
        flagged=[],
        issues=[],
    )
    (extract,) = settle_extracts([(staged, identity)], store.extracts)
    return extract


def test_rows_come_back_from_parquet_as_they_went_in(tmp_path):
    path = tmp_path / "rows.parquet"
    assert write_table(path, COLUMNS, ROWS) == 3
    assert list(read_rows(path)) == ROWS


def test_an_empty_table_is_still_a_table(tmp_path):
    path = tmp_path / "none.parquet"
    assert write_table(path, COLUMNS, []) == 0
    assert list(read_rows(path)) == []


def test_an_extract_reordered_renumbered_or_renamed_is_the_same_extract(tmp_path):
    first = extract_of(tmp_path, ROWS)
    renumbered = [(f"r{9 - i}", *row[1:]) for i, row in enumerate(reversed(ROWS))]
    again = extract_of(tmp_path, renumbered, files=(("b.csv", "01", ""),))
    assert again.id == first.id
    assert again.files == first.files  # what is kept is the first
    assert list(extract_rows(Store(tmp_path).extracts / first.id, "thing")) == ROWS
    assert first.coverage == COVERAGE


def test_a_changed_field_or_a_repeated_row_is_another_extract(tmp_path):
    first = extract_of(tmp_path, ROWS)
    changed = extract_of(tmp_path, [*ROWS[:2], ("r3", "a", date(2021, 1, 2), 7, False)])
    repeated = extract_of(tmp_path, [*ROWS, ROWS[0]])
    assert len({first.id, changed.id, repeated.id}) == 3


def test_a_discarded_extract_leaves_nothing(tmp_path):
    store = Store(tmp_path)
    writer = ExtractWriter(store.staging, {"thing": COLUMNS})
    writer.add("thing", ROWS[0])
    writer.discard()
    assert list(store.staging.iterdir()) == []
    assert not store.extracts.exists()


def test_versions_go_up_and_the_same_again_changes_nothing(tmp_path):
    first, corrected = extract_of(tmp_path, ROWS), extract_of(tmp_path, ROWS[:2])
    state = State().with_loads([(first, first.key)])
    assert state.with_loads([(first, first.key)]) == state
    second = state.with_loads([(corrected, corrected.key)])
    current = second.current_of("ssda903", "2020-21")
    assert current is not None
    assert (current.extract, current.version) == (corrected.id, 2)
    assert len(second.loads) == 2  # the earlier version stays
    back = second.with_loads([(first, first.key)]).current_of("ssda903", "2020-21")
    assert back is not None
    assert (back.extract, back.version) == (first.id, 3)


def test_the_state_is_saved_whole_and_read_back(tmp_path):
    store = Store(tmp_path)
    assert store.state() == State()
    state = State().with_loads([(extract_of(tmp_path, ROWS), "2020-21")])
    store.save(state)
    assert store.state() == state
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_damaged_state_says_so(tmp_path):
    (tmp_path / "state.json").write_text("{")
    with pytest.raises(WaymarkError, match=r"state\.json"):
        Store(tmp_path).state()


def test_a_dataset_is_addressed_by_its_content(tmp_path):
    store = Store(tmp_path)
    row = ("x:referral:1", "", "child", None, date(2020, 5, 1), "1A", "N1", False, None, None)
    first = write_standard(store.staging, store.standard, {"referral": [row]}, COVERAGE, ["e1"], "0.1")
    again = write_standard(store.staging, store.standard, {"referral": [row]}, COVERAGE, ["e1"], "0.1")
    other = write_standard(store.staging, store.standard, {"referral": [row, row]}, COVERAGE, ["e1"], "0.1")
    assert first.id == again.id != other.id
    assert [found["referral_date"] for found in first.rows("referral")] == [date(2020, 5, 1)]
    assert list(first.rows("adoption")) == []
    assert first.parquet("adoption") is None
    assert first.covers("referral").covers(date(2020, 4, 1), date(2021, 3, 31))
    assert not first.covers("adoption")


def test_two_writers_are_not_let_in_together(tmp_path):
    with (
        exclusive(tmp_path / "lock"),
        pytest.raises(WaymarkError, match="another waymark"),
        exclusive(tmp_path / "lock"),
    ):
        pass


def test_a_child_has_one_pseudonym_under_one_key_and_another_under_another(tmp_path):
    for name in ("a.key", "b.key"):
        make_key(tmp_path / name)
    ours, theirs = pseudonyms(tmp_path / "a.key"), pseudonyms(tmp_path / "b.key")
    assert ours("ch001") == ours(" CH001 ") != ours("CH002")
    assert ours("CH001") != theirs("CH001")
    assert (tmp_path / "a.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [None, "", "ab" * 16, "not hexadecimal"])
def test_a_missing_or_damaged_key_says_what_to_do(tmp_path, content):
    if content is not None:
        (tmp_path / "a.key").write_text(content)
    with pytest.raises(WaymarkError, match="missing or damaged"):
        pseudonyms(tmp_path / "a.key")


def test_a_damaged_table_says_so(tmp_path):
    path = tmp_path / "rows.parquet"
    write_table(path, COLUMNS, ROWS)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(WaymarkError, match=r"rows\.parquet is damaged"):
        list(read_rows(path))
