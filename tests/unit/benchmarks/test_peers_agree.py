"""Every peer of the benchmark answers alike on a small county, and so does the slow and obvious engine."""

import pytest

from benchmarks.cases import CASES, COLUMNS, request
from benchmarks.county import county
from benchmarks.made_up_tables import Size, made_tables
from benchmarks.peers import PEERS, REFERENCE
from benchmarks.question import Question
from benchmarks.race import difference
from waymark.domain.month import months_between
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory import InMemoryEngine

MONTHS = 14  # over the turn of a year, so that a year to date starts again
SIZE = Size(rows=1_500, months=MONTHS + 12)


@pytest.fixture(scope="module")
def question(tmp_path_factory):
    place = county(districts=3, schools=8)
    tables = made_tables(tmp_path_factory.mktemp("bench"), SIZE, place, lambda _: None)
    return Question(tables, CASES, place.tree, tuple(months_between(SIZE.last - (MONTHS - 1), SIZE.last)))


@pytest.fixture(scope="module")
def expected(question):
    return REFERENCE.run(question)


@pytest.mark.parametrize("peer", [peer for peer in PEERS if peer.answers], ids=lambda peer: peer.name)
def test_a_peer_has_the_cells_of_the_month_loop(question, expected, peer):
    assert difference(question, peer.run(question), REFERENCE.name, expected) == ""


def test_the_slow_and_obvious_engine_has_them_too(question, expected):
    requests = [request(case) for case in CASES]
    found = InMemoryEngine().compute(requests, question.tables, question.tree, question.months)
    assert difference(question, found, REFERENCE.name, expected) == ""


def test_no_measure_is_a_row_of_zeros(expected):
    for case in CASES:
        parts = expected[case.key]
        assert parts.numerator[0].any(), case.key
        assert (parts.numerator[0] < parts.denominator[0]).any(), case.key
        assert parts.denominator[1:].any(axis=1).sum() > 1, case.key  # several areas


def test_the_scan_reads_columns_that_there_are_and_finds_a_table_that_is_short(question):
    for table, columns in COLUMNS.items():
        assert set(columns) <= {column.name for column in STANDARD_TABLES[table].all_columns}
    scan = next(peer for peer in PEERS if not peer.answers)
    assert scan.run(question) == {}
    question.tables.counts["referral"] += 1
    with pytest.raises(ValueError, match="referral has not the"):
        scan.run(question)
    question.tables.counts["referral"] -= 1


def test_kept_tables_are_read_again_and_others_are_made(tmp_path):
    place, said = county(districts=2, schools=2), []
    first = made_tables(tmp_path, Size(1_000, 13), place, said.append)
    stamp = first.parquet("attendance").stat().st_mtime_ns
    again = made_tables(tmp_path, Size(1_000, 13), place, said.append)
    assert again.parquet("attendance").stat().st_mtime_ns == stamp
    assert (again.counts, len(said)) == (first.counts, 1)
    other = made_tables(tmp_path, Size(1_000, 13, seed=1), place, said.append)
    assert len(said) == 2
    assert list(other.rows("referral")) != list(first.rows("referral"))
