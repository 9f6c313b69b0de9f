"""The area tree and the coverage of tables."""

from datetime import date

import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.coverage import Coverage, Span

COUNTY = Area("E10", "Midshire", "authority", None, ("999",))
COAST = Area("E07a", "Coast", "district", "E10", ("Old Coast",))


HILLS = Area("E07b", "Hills", "district", "E10")
SCHOOLS = [Area(code, f"School {code}", "school", f"E07{code[0]}") for code in ("b2", "a1", "b1")]


def test_the_remainder_is_an_area_so_that_parts_sum_to_the_whole():
    tree = AreaTree.of([COAST, COUNTY])
    assert tree.root == COUNTY
    assert [area.code for area in tree.districts] == ["E07a", NOT_KNOWN]
    assert tree.schools == ()


def test_schools_stand_district_by_district_after_the_remainder():
    tree = AreaTree.of([*SCHOOLS, COUNTY, COAST, HILLS])
    assert [area.code for area in tree.areas] == ["E10", "E07a", "E07b", NOT_KNOWN, "a1", "b2", "b1"]
    assert [area.code for area in tree.districts] == ["E07a", "E07b", NOT_KNOWN]
    assert [area.code for area in tree.schools] == ["a1", "b2", "b1"]
    assert tree.parents == (0, 0, 0, 0, 1, 2, 2)
    assert [tree.areas[place].code for place in tree.positions.values()] == list(tree.positions)


def test_a_row_counts_in_its_area_and_in_all_that_hold_it():
    tree = AreaTree.of([*SCHOOLS, COUNTY, COAST, HILLS])
    assert tree.lineage("b2") == ("b2", "E07b", "E10")
    assert tree.lineage(NOT_KNOWN) == (NOT_KNOWN, "E10")
    assert tree.lineage("E10") == ("E10",)


def test_an_area_that_is_not_there_is_a_key_error():
    tree = AreaTree.of([COAST, COUNTY])
    assert "E07a" in tree
    assert "Coast" not in tree
    with pytest.raises(KeyError):
        tree["Coast"]


@pytest.mark.parametrize("asked", ["E10", "e10", "midshire", " 999 "])
def test_an_area_is_found_by_code_name_or_other_code(asked):
    assert AreaTree.of([COUNTY, COAST]).find(asked) == COUNTY


def test_a_former_name_still_finds_the_district():
    assert AreaTree.of([COUNTY, COAST]).find("old coast") == COAST
    assert AreaTree.of([COUNTY, COAST]).find("Elsewhere") is None


@pytest.mark.parametrize(
    "areas",
    [
        [COAST],
        [COUNTY, COUNTY],
        [COUNTY, Area("x", "X", "district", "E11")],
        [COUNTY, COAST, Area("x", "X", "district", "E07a")],
        [COUNTY, COAST, Area("x", "X", "school", "E10")],
        [COUNTY, COAST, SCHOOLS[1], Area("x", "X", "school", "a1")],
    ],
)
def test_a_tree_that_is_none_is_refused(areas):
    with pytest.raises(ValueError, match=r"exactly one|unique|parent"):
        AreaTree.of(areas)


def test_touching_spans_join_and_gaps_stay():
    first = Span(date(2020, 4, 1), date(2021, 3, 31))
    second = Span(date(2021, 4, 1), date(2022, 3, 31))
    later = Span(date(2023, 4, 1), date(2024, 3, 31))
    coverage = Coverage.of([later, second]) | Coverage.of([first])
    assert coverage.covers(date(2020, 4, 1), date(2022, 3, 31))
    assert not coverage.covers(date(2022, 3, 31), date(2023, 4, 1))
    assert str(coverage) == "1 April 2020 to 31 March 2022 and 1 April 2023 to 31 March 2024"
    assert str(Coverage()) == "nothing"
