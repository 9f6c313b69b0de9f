"""The area tree and the coverage of tables."""

from datetime import date

import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.coverage import Coverage, Span

COUNTY = Area("E10", "Midshire", "authority", None, ("999",))
COAST = Area("E07a", "Coast", "district", "E10", ("Old Coast",))


def test_the_remainder_is_a_leaf_so_that_parts_sum_to_the_whole():
    tree = AreaTree.of([COAST, COUNTY])
    assert tree.root == COUNTY
    assert [leaf.code for leaf in tree.leaves] == ["E07a", NOT_KNOWN]


@pytest.mark.parametrize("asked", ["E10", "e10", "midshire", " 999 "])
def test_an_area_is_found_by_code_name_or_other_code(asked):
    assert AreaTree.of([COUNTY, COAST]).find(asked) == COUNTY


def test_a_former_name_still_finds_the_district():
    assert AreaTree.of([COUNTY, COAST]).find("old coast") == COAST
    assert AreaTree.of([COUNTY, COAST]).find("Elsewhere") is None


@pytest.mark.parametrize("areas", [[COAST], [COUNTY, COUNTY], [COUNTY, Area("x", "X", "district", "E11")]])
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
