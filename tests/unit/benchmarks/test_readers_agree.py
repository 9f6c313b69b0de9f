"""Every reader that is raced comes to the same typed cells, and one that does not has no time."""

import numpy as np
import pytest

from benchmarks import works
from benchmarks.county import county
from benchmarks.made_up_returns import made_returns
from benchmarks.peers import waymark_reader
from benchmarks.race import Entry, race
from benchmarks.typed_cells import Files, TypedTable, different_cells

ROWS = 3_000  # the smallest county there is


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.mark.parametrize(("name", "peer"), [("W3", "pandas"), ("W4", "ElementTree")])
def test_the_peer_has_the_cells_of_the_reader(cache, name, peer):
    work = works.WORKS[name](cache, ROWS, county(2, 2), 1, lambda _: None)
    assert {timed.entry.name: timed.refused for timed in work.timed} == {"waymark": "", peer: ""}
    (files,) = {timed.entry.question.cells for timed in work.timed}
    assert files > 1_000


def test_kept_files_are_read_again(cache):
    said = []
    made = made_returns(cache, ROWS, said.append)
    stamp = made.census.stat().st_mtime_ns
    again = made_returns(cache, ROWS, said.append)
    assert again == made
    assert again.census.stat().st_mtime_ns == stamp
    assert len(said) <= 1


def files_of(**columns):
    return Files((), {"table": tuple(columns)}, None, {"table": len(next(iter(columns.values())))})


def test_one_cell_that_differs_is_found_and_named():
    files = files_of(a=[1, 2], b=["x", None])
    rows = {"table": TypedTable(rows=[(1, "x"), (2, None)])}
    columns = {"table": TypedTable({"a": np.array([1, 2]), "b": np.array(["x", None], dtype=object)})}
    assert different_cells(files, columns, "rows", rows) == ""
    other = {"table": TypedTable(rows=[(1, "x"), (2, "y")])}
    assert different_cells(files, other, "rows", rows) == "1 cells of table, b differ from those of rows"
    short = {"table": TypedTable(rows=[(1, "x")])}
    assert different_cells(files, short, "rows", rows) == "table has 1 rows, where rows has 2"
    assert different_cells(files, {}, "rows", rows) == "table was not read"
    assert files.cells == 4


def test_a_reader_that_is_wrong_has_no_time(cache):
    made = made_returns(cache, ROWS, lambda _: None)
    columns = {"referral": ("child", "birth_date")}
    files = Files((made.census,), columns, made.key, {"referral": 1})
    wrong = Entry("wrong", "", files, lambda _: {"referral": TypedTable(rows=[])})
    timed = race([wrong, Entry("waymark", "", files, waymark_reader.cin_census)], "waymark", 1, different_cells)
    assert timed[0].refused.startswith("referral has 0 rows, where waymark has ")
