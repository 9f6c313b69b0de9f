"""Every year's return against the codes of that year, from 2017 to 2026."""

import pytest

from waymark.domain.period import Year, YearType
from waymark.sources.ssda903 import schema
from waymark.sources.ssda903.cells import read_cell
from waymark.sources.ssda903.schema import TABLES, Kind

YEARS = range(schema.FIRST_YEAR, schema.LAST_YEAR + 1)

# How many codes each set has in force, year by year, counted in the yearly layouts.
SIZES = {
    ("header", "SEX"): {2017: 2, 2025: 3},
    ("uasc", "SEX"): {2017: 2, 2025: 3},
    ("header", "ETHNIC"): {2017: 20},
    ("episodes", "RNE"): {2017: 6},
    ("episodes", "LS"): {2017: 13},
    ("episodes", "CIN"): {2017: 8},
    ("episodes", "PLACE"): {2017: 27, 2025: 26, 2026: 30},
    ("episodes", "PLACE_PROVIDER"): {2017: 6},
    ("episodes", "REC"): {2017: 20, 2019: 22},
    ("episodes", "REASON_PLACE_CHANGE"): {2017: 11, 2019: 12},
    ("oc2", "SDQ_REASON"): {2017: 5},
    ("oc3", "IN_TOUCH"): {2017: 6},
    ("oc3", "ACTIV"): {2017: 10, 2022: 12},
    ("oc3", "ACCOM"): {2017: 33},
    ("ad1", "SEX_ADOPTR"): {2017: 5},
    ("ad1", "LS_ADOPTR"): {2017: 6},
    ("placed_for_adoption", "REASON_PLACED_CEASED"): {2017: 4},
    ("previous_permanence", "PREV_PERM"): {2017: 5},
    ("missing", "MISSING"): {2017: 2},
    ("reviews", "REVIEW_CODE"): {2017: 8},
    ("social_worker", "SW_REASON"): {2017: 10},
}


def coded():
    return {(table.name, column.name): column for table in TABLES.values() for column in table.kept if column.codes}


def said_of(column, code, ending):
    return read_cell(column, code, Year(ending - 1, YearType.FINANCIAL), str)


def test_every_set_has_as_many_codes_as_its_year():
    assert coded().keys() == SIZES.keys()
    for name, column in coded().items():
        for year in YEARS:
            size = SIZES[name][max(since for since in SIZES[name] if since <= year)]
            assert len(column.codes.in_year(year)) == size, (name, year)


@pytest.mark.parametrize("year", YEARS)
def test_each_code_is_taken_in_its_year_and_said_to_be_of_another_in_the_rest(year):
    for column in coded().values():
        for code in column.codes.ever:
            read = said_of(column, code, year)
            assert read.value == code
            assert (read.wrong is None) == (code in column.codes.in_year(year))
            assert read.wrong is None or (read.wrong.rule == "code_of_another_year" and read.wrong.kept)


@pytest.mark.parametrize(
    ("table", "column", "code", "ending", "when"),
    [
        ("header", "SEX", "M", 2022, "of 2024-25 onwards; this file is of 2021-22"),
        ("header", "SEX", "1", 2025, "up to 2023-24; this file is of 2024-25"),
        ("episodes", "PLACE", "Z11", 2025, "of 2025-26 onwards; this file is of 2024-25"),
        ("episodes", "PLACE", "H5", 2026, "up to 2023-24; this file is of 2025-26"),
        ("episodes", "REC", "E45", 2018, "of 2018-19 onwards; this file is of 2017-18"),
        ("oc3", "ACTIV", "F3", 2022, "up to 2020-21; this file is of 2021-22"),
    ],
)
def test_a_code_of_another_year_says_whose_it_is(table, column, code, ending, when):
    wrong = said_of(coded()[table, column], code, ending).wrong
    assert wrong.sentence == f"{code} is a code of {column} {when}. It was kept."


def test_a_code_that_came_and_went_names_both_years():
    codes = schema.Codes(frozenset("A"), {2019: frozenset("B")}, {2022: frozenset("B")})
    column = schema.Column("PLACE", Kind.CODE, "", codes=codes)
    assert "of 2018-19 to 2020-21; this file is of 2021-22" in said_of(column, "B", 2022).wrong.sentence


def test_one_name_is_read_in_one_way_whatever_its_table():
    """The reader remembers what it read by the name of the column."""
    ways = {}
    for table in TABLES.values():
        for column in table.kept:
            way = (column.kind, column.blank, column.codes, column.least, column.most)
            assert ways.setdefault(column.name, way) == way
