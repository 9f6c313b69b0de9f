"""With what one figure is compared: worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.assessment.comparators import comparators
from waymark.domain.area import Area
from waymark.domain.comparator import ComparatorKind, ComparedWith
from waymark.domain.month import Month
from waymark.domain.publication import Neighbour, NeighbourList
from waymark.domain.published_value import NOT_NUMBER, PublishedValue, PublishedValues

COUNTY = Area("E10000099", "Marshland", "authority", None, ("999",))
NAMES = [f"E1000000{number}" for number in range(10)]
OLD = NeighbourList("2021", 2021, tuple(Neighbour(f"N{code[-1]}", (code,)) for code in NAMES))
NEW = NeighbourList("2025", 2025, tuple(Neighbour(f"N{code[-1]}", (code,)) for code in NAMES[:4]))
WITH = ComparedWith("E12000008", "South East", (OLD, NEW))
MARCH_2022 = date(2022, 3, 31)
MARCH = Month.of(MARCH_2022)


def value(area: str, number: float | None, day: date = MARCH_2022, symbol: str = "") -> PublishedValue:
    exact = None if number is None else Fraction(str(number))
    return PublishedValue("s", area, day, exact, symbol=symbol, period=f"Reporting year {day.year}", publication="P")


def compared(*values: PublishedValue, at: Month = MARCH, compared_with: ComparedWith = WITH):
    return {one.kind: one for one in comparators(PublishedValues(values), "s", COUNTY, at, compared_with)}


def test_england_the_region_and_the_area_itself_are_as_published():
    found = compared(value("E92000001", 21.5), value("E12000008", 25.9), value("999", 7.9))
    assert {kind: one.value for kind, one in found.items()} == {
        ComparatorKind.ENGLAND: Fraction(43, 2),
        ComparatorKind.REGION: Fraction(259, 10),
        ComparatorKind.NEIGHBOURS: None,
        ComparatorKind.PUBLISHED: Fraction(79, 10),
    }
    assert found[ComparatorKind.REGION].name == "South East"
    assert found[ComparatorKind.PUBLISHED].name == "Marshland, official figure"


def test_the_neighbours_figure_is_the_mean_of_those_that_have_one():
    values = [value(code, number) for code, number in zip(NAMES, (20, 21, 22, 23, 24), strict=False)]
    hidden = [value(code, None, symbol="c") for code in NAMES[5:]]
    found = compared(value("E92000001", 21.5), *values, *hidden)[ComparatorKind.NEIGHBOURS]
    assert (found.value, found.used, found.members) == (Fraction(22), 5, 10)
    assert found.method == "mean of 5 of 10, list of 2021"


def test_the_median_where_the_framework_asks_for_it():
    with_median = ComparedWith("x", "", (OLD,), "median")
    values = [value(code, number) for code, number in zip(NAMES, (1, 2, 3, 4, 100, 5), strict=False)]
    found = compared(*values, compared_with=with_median)[ComparatorKind.NEIGHBOURS]
    assert (found.value, found.method) == (Fraction(7, 2), "median of 6 of 10, list of 2021")


def test_fewer_than_half_of_the_neighbours_make_no_figure():
    found = compared(value("E92000001", 21.5), *(value(code, 20) for code in NAMES[:4]))[ComparatorKind.NEIGHBOURS]
    assert (found.value, found.symbol) == (None, "x")
    assert found.why == "only 4 of 10 neighbours have a published value"


@pytest.mark.parametrize(
    ("year", "version", "members"), [(2019, "2021", 10), (2021, "2021", 10), (2024, "2021", 10), (2025, "2025", 4)]
)
def test_the_list_is_that_of_the_published_year(year, version, members):
    day = date(year, 3, 31)
    found = compared(value("E92000001", 1, day), *(value(code, 1, day) for code in NAMES), at=Month.at(year, 3))
    neighbours = found[ComparatorKind.NEIGHBOURS]
    assert (neighbours.members, neighbours.method.endswith(f"list of {version}")) == (members, True)


def test_a_neighbour_is_found_under_any_of_its_codes():
    renamed = ComparedWith(
        "x",
        "",
        (
            NeighbourList(
                "2025",
                2025,
                (
                    Neighbour(
                        "Somerset",
                        ("E06", "E10"),
                    ),
                ),
            ),
        ),
    )
    assert compared(value("E10", 23), compared_with=renamed)[ComparatorKind.NEIGHBOURS].value == 23


def test_all_are_of_the_latest_published_day_not_after_the_figure():
    days = [date(year, 3, 31) for year in (2021, 2022, 2023)]
    values = [value("E92000001", number, day) for number, day in zip((1, 2, 3), days, strict=True)]
    assert compared(*values, at=Month.at(2023, 2))[ComparatorKind.ENGLAND].value == 2
    assert compared(*values, at=Month.at(2023, 3))[ComparatorKind.ENGLAND].value == 3
    assert compared(*values, at=Month.at(2021, 2)) == {}


def test_what_is_older_than_five_years_is_no_comparator():
    assert compared(value("E92000001", 1), at=Month.at(2027, 2))
    assert compared(value("E92000001", 1), at=Month.at(2027, 3)) == {}


@pytest.mark.parametrize(
    ("symbol", "why"),
    [
        ("c", "suppressed by the publisher"),
        ("z", "not applicable"),
        ("x", "not available from the publisher"),
        ("low", "rounds to zero but is not zero"),
        ("k", "rounds to zero but is not zero"),
        ("u", "not reliable enough to be published"),
    ],
)
def test_a_symbol_says_why_there_is_no_value(symbol, why):
    found = compared(value("E92000001", None, symbol=symbol), value("E12000008", 2))[ComparatorKind.ENGLAND]
    assert (found.value, found.symbol, found.why) == (None, symbol, why)


def test_an_unreadable_cell_and_one_that_is_not_there_are_not_available():
    found = compared(value("E92000001", None, symbol=NOT_NUMBER))
    assert (found[ComparatorKind.ENGLAND].symbol, found[ComparatorKind.REGION].symbol) == ("x", "x")
    assert found[ComparatorKind.ENGLAND].why == "the published cell cannot be read"
    assert found[ComparatorKind.REGION].why == "not in the published file"


def test_without_a_region_or_a_list_neither_is_there():
    alone = ComparedWith("x", "Not available")
    assert set(compared(value("E92000001", 1), compared_with=alone)) == {ComparatorKind.ENGLAND}
