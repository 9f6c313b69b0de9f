"""Every return of the command line is a reader that keeps its contract."""

import pytest

from waymark.domain.tables import FLAGGED, ROW_ID, STANDARD_TABLES
from waymark.sources.registry import SOURCES


def test_the_names_of_the_command_line():
    named = {"ssda903", "cin-census", "school-census", "csww", "dfe-open-data", "annex-a", "extract", "mapping"}
    assert set(SOURCES) == named


def test_the_order_of_returns_is_their_rank():
    ranked = ["ssda903", "cin-census", "school-census", "csww", "dfe-open-data", "annex-a", "extract", "mapping"]
    assert list(SOURCES) == [name for name in ranked if name in SOURCES]


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_states_what_it_feeds_and_what_it_keeps(name):
    source = SOURCES[name]
    assert source.name == name
    assert source.title
    assert set(source.feeds) <= set(STANDARD_TABLES)
    for columns in source.record_tables.values():
        assert [column.name for column in columns][:2] == [ROW_ID, FLAGGED]


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_loaded_makes_no_rows(name):
    assert not any(rows for rows in SOURCES[name].standardise([]).tables.values())
