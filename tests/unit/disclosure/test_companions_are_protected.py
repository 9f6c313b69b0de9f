"""Companions are hidden in the same districts: what one of them hides cannot be worked out from the other."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, MEASURE, an_indicator

from waymark.disclosure.linked import linked
from waymark.disclosure.protect import protect_outturns
from waymark.domain.indicator import Reading
from waymark.domain.month import Month
from waymark.domain.outturn import outturn_from_parts

MARCH = Month.at(2022, 3)
DISTRICTS = [area.code for area in AREAS.districts]
BOTH = Reading("both", "Either of the two", "", MEASURE)
ONE = an_indicator(code="AA1", readings=(BOTH,), shown_with=("AA2",))
OTHER = an_indicator(code="AA2", readings=())
COUNTS = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 40))


def published(parts, indicators):
    """The shown cells by (reading, area). parts: (one, other, neither) of each district."""
    whole = tuple(map(sum, zip(*parts, strict=True)))
    outturns = []
    for area, (one, other, neither) in {AREAS.root.code: whole, **dict(zip(DISTRICTS, parts, strict=True))}.items():
        for code, reading, count in (("AA1", "", one), ("AA2", "", other), ("AA1", "both", one + other)):
            total = one + other + neither
            outturns.append(outturn_from_parts(code, reading, area, MARCH, count, total, Fraction(100)))
    shown = protect_outturns(outturns, indicators, AREAS)
    return {(key.indicator, key.area): cell for key, cell in shown.items()}


@given(st.lists(COUNTS, min_size=len(DISTRICTS), max_size=len(DISTRICTS)))
def test_in_a_district_all_three_are_hidden_or_none(parts):
    shown = published(parts, {"AA1": ONE, "AA2": OTHER})

    for area in DISTRICTS:
        assert len({shown[key, area].hidden for key in ("AA1", "AA2", "AA1.both")}) == 1


def test_without_the_link_the_sum_of_both_would_tell():
    parts = [(11, 3, 251)] + [(20, 30, 200)] * (len(DISTRICTS) - 1)
    apart = published(parts, {"AA1": replace(ONE, shown_with=()), "AA2": OTHER})
    together = published(parts, {"AA1": ONE, "AA2": OTHER})

    assert apart["AA2", DISTRICTS[0]].hidden
    assert apart["AA1.both", DISTRICTS[0]].numerator.number - apart["AA1", DISTRICTS[0]].numerator.number == 3
    assert together["AA1", DISTRICTS[0]].hidden
    assert together["AA1.both", DISTRICTS[0]].hidden


def test_links_reach_over_others_and_not_to_those_that_are_absent():
    chain = {
        code: an_indicator(code=code, shown_with=beside)
        for code, beside in {"D": ("C",), "C": (), "B": ("C", "Z"), "A": (), "E": ()}.items()
    }

    assert linked(chain) == {"D": "B", "C": "B", "B": "B", "A": "A", "E": "E"}
