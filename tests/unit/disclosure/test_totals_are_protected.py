"""A total of children is protected like any count; what counts no children is shown; published values are public."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.disclosure.attacker import Attacker, Known
from waymark.disclosure.audit import exposures
from waymark.disclosure.cell import Symbol
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import counts_of_children, is_primary
from waymark.disclosure.protect import counted_cells, protect, protect_outturns
from waymark.disclosure.public import hidden_figure, shown_total
from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import (
    Cohort,
    Count,
    Difference,
    Distinct,
    External,
    Mean,
    Previous,
    Ratio,
    ShareOfEntities,
    Stock,
    Sum,
    Total,
)
from waymark.domain.month import Month
from waymark.domain.outturn import ValueStatus, outturn_from_parts, published_outturn, total_outturn
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window

MARCH = Month.at(2022, 3)
DISTRICTS = ("D1", "D2", "D3", "D4")
AREAS = AreaTree.of([Area("C", "County", "authority", None), *(Area(d, d, "district", "C") for d in DISTRICTS)])
LEAVES = (*DISTRICTS, NOT_KNOWN)
R12M, MS, A = Window.parse("R12M"), Window.parse("MS"), Window.parse("A")
REFERRALS = Count("referral", "referral_date")
PLACES = Sum("school_capacity", "as_at", "capacity")
SCHOOLS = Count("school_capacity", "as_at")
CASES = Stock("case_allocation", "start", "end")


def indicator(measure, sensitive=False):
    return Indicator(
        "T1", "Total", "Total", "", Polarity.LOWER, Frequency.MONTHLY, YearType.FINANCIAL, Unit.COUNT, 0,
        measure, "exclusions", "", "", "", "", "", None, sensitive,
    )  # fmt: skip


def totals(measure, *counts, county=None, sensitive=False):
    """What is counted, hidden areas and figures for districts in order; the county is their sum unless it is given."""
    known = {"T1": indicator(measure, sensitive)}
    by_area = dict(zip(LEAVES, counts, strict=False))
    by_area["C"] = sum(counts) if county is None else county
    outturns = [total_outturn("T1", "", area, MARCH, n, measure.scale) for area, n in by_area.items()]
    shown = protect_outturns(outturns, known, AREAS)
    assert exposures(counted_cells(outturns, known), shown, AREAS) == ()
    return {key.area for key, cell in shown.items() if cell.hidden}, shown


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_total_of_one_to_five_is_small(count, hidden):
    assert ("D1" in totals(Total(REFERRALS, R12M), count, 40, 50, 60)[0]) is hidden


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (9, True), (10, False)])
def test_a_total_of_one_to_nine_is_small_where_it_is_sensitive(count, hidden):
    assert ("D1" in totals(Total(REFERRALS, R12M), count, 40, 50, 60, sensitive=True)[0]) is hidden


def test_a_hidden_district_takes_the_next_smallest_that_is_not_zero_with_it():
    hidden, shown = totals(Total(REFERRALS, R12M), 3, 50, 0, 20)
    assert hidden == {"D1", "D4"}
    assert shown[CellKey("T1", "D1", MARCH)] == shown[CellKey("T1", "D4", MARCH)] == hidden_figure()


def test_a_total_is_shown_as_a_number_and_a_zero_as_zero():
    _, shown = totals(Total(REFERRALS, R12M), 1200, 0)
    cell = shown[CellKey("T1", "D1", MARCH)]
    assert (cell.value.text, cell.numerator.text, cell.denominator.symbol) == ("1,200", "1,200", Symbol.NOT_APPLICABLE)
    assert shown[CellKey("T1", "D2", MARCH)] == shown_total("0", 0, 1)


def test_a_small_county_is_hidden_and_cannot_be_added_up():
    assert totals(Total(REFERRALS, R12M), 2, 1)[0] == {"C", "D1", "D2"}


@pytest.mark.parametrize(
    "term",
    [
        PLACES,
        SCHOOLS,
        Difference(PLACES, Sum("school_capacity", "as_at", "roll")),
        Distinct(SCHOOLS, "school"),
        Distinct(CASES, "worker"),
    ],
)
def test_places_schools_and_workers_are_no_children(term):
    hidden, shown = totals(Total(term, MS), 3, 1, 50, 60)
    assert hidden == set()
    assert shown[CellKey("T1", "D2", MARCH)].value.text == "1"


@pytest.mark.parametrize(
    "term",
    [
        REFERRALS,
        CASES,
        Distinct(CASES, "child"),
        Distinct(Count("early_help_episode", "contact_date"), "family"),
        Difference(REFERRALS, Count("referral", "referral_date", previous=Previous(None))),
    ],
)
def test_children_families_and_differences_of_counts_of_them_are(term):
    assert "D1" in totals(Total(term, MS), 3, 40, 50, 60)[0]


def test_a_difference_below_zero_is_no_count_of_children():
    hidden, shown = totals(Total(Difference(REFERRALS, REFERRALS), R12M), -3, 40, 50, 60)
    assert (hidden, shown[CellKey("T1", "D1", MARCH)].value.text) == (set(), "-3")


def test_full_time_equivalents_are_shown_in_whole_posts():
    _, shown = totals(Total(Sum("workforce_post", "as_at", "fte"), MS), 2500)
    assert shown[CellKey("T1", "D1", MARCH)].numerator.text == "2.5"


def ratio_cell(measure, numerator, denominator):
    """The counts of children behind one figure."""
    known = {"T1": indicator(measure)}
    outturn = outturn_from_parts("T1", "", "D1", MARCH, numerator, denominator, measure.scale)
    (cell,) = counted_cells([outturn], known).values()
    return counts_of_children(cell)


@pytest.mark.parametrize(
    ("measure", "counts"),
    [
        (Ratio(REFERRALS, REFERRALS, R12M), {"numerator": 3, "denominator": 7, "complement": 4}),
        (Ratio(SCHOOLS, SCHOOLS, MS), {}),
        (Ratio(PLACES, PLACES, MS), {}),
        (Ratio(REFERRALS, PLACES, R12M, denominator_window=A), {"numerator": 3}),
        (Ratio(PLACES, REFERRALS, R12M), {"denominator": 7}),
        (Mean(Sum("adoption", "adoption_date", "days_to_family"), R12M), {"denominator": 7}),
        (Mean(Sum("school_capacity", "as_at", "roll"), MS), {}),
        (
            ShareOfEntities("attendance", "period_end", "absent", "possible", Fraction(1, 10), R12M),
            {"numerator": 3, "denominator": 7, "complement": 4},
        ),
        (
            Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R3M")),
            {"numerator": 3, "denominator": 7, "complement": 4},
        ),
    ],
)
def test_which_counts_of_a_figure_are_of_children(measure, counts):
    assert ratio_cell(measure, 3, 7) == counts


def test_six_of_seven_schools_may_be_said():
    known = {"T1": indicator(Ratio(SCHOOLS, SCHOOLS, MS))}
    outturn = outturn_from_parts("T1", "", "C", MARCH, 6, 7, Fraction(100))
    (cell,) = protect_outturns([outturn], known, AREAS).values()
    assert (cell.numerator.text, cell.denominator.text) == ("6", "7")


def test_a_published_value_is_shown_as_it_stands_however_small():
    known = {"T1": replace(indicator(External("plans", A)), decimals=1, unit=Unit.PERCENT)}
    outturns = [published_outturn("T1", "", area, MARCH, Fraction(31, 10), ValueStatus.FINAL) for area in ("C", "D1")]
    outturns.append(published_outturn("T1", "", "D2", MARCH, None, ValueStatus.FINAL))
    shown = protect_outturns(outturns, known, AREAS)
    assert [shown[CellKey("T1", area, MARCH)].value.shown for area in ("C", "D1", "D2")] == ["3.1", "3.1", "[x]"]
    assert shown[CellKey("T1", "D1", MARCH)].numerator.symbol is Symbol.NOT_APPLICABLE
    assert "published for this area" in shown[CellKey("T1", "D2", MARCH)].why
    assert counted_cells(outturns, known) == {}


# The attacker, on figures that nobody protected: what is there to be found it must find.


def cells_of(counts, county, **more):
    by_area = {"C": county, **dict(zip(LEAVES, counts, strict=False))}
    return {CellKey("T1", area, MARCH): CountedCell(n, None, str(n), "T1", **more) for area, n in by_area.items()}


def unprotected(cells, *hidden):
    return {
        key: hidden_figure() if key.area in hidden else shown_total(cell.text, cell.numerator, 1)
        for key, cell in cells.items()
    }


def test_the_attacker_subtracts_totals():
    cells = cells_of((3, 20, 30), 53)
    (found,) = exposures(cells, unprotected(cells, "D1"), AREAS)
    assert (found.key.area, found.kind, found.low, found.high) == ("D1", "numerator", 3, 3)
    assert exposures(cells, unprotected(cells, "D1", "D2"), AREAS) == ()


def test_a_county_that_counts_children_once_gives_no_equation_but_bounds():
    """20, 30 and perhaps more in the hidden one: the county's 53 say that it has three children or more."""
    cells = cells_of((4, 20, 30), 53, adds_up=False)
    (found,) = exposures(cells, unprotected(cells, "D1"), AREAS)
    assert (found.low, found.high) == (3, 53)
    assert exposures(cells_of((4, 20, 30), 51, adds_up=False), unprotected(cells, "D1"), AREAS) != ()
    assert exposures(cells, unprotected(cells, "D1", "D2"), AREAS) == ()


def test_districts_that_exceed_a_county_of_distinct_children_contradict_nothing():
    cells = cells_of((10, 20, 30), 40, adds_up=False)
    assert exposures(cells, protect(cells, AREAS), AREAS) == ()
    with pytest.raises(ValueError, match="cannot all be true"):
        exposures(cells_of((3, 20, 30), 40), unprotected(cells, "D1"), AREAS)


def test_a_value_alone_is_the_number_itself():
    cells = cells_of((3,), 3)
    key = CellKey("T1", "D1", MARCH)
    alone = {key: replace(shown_total("3", 3, 1), numerator=hidden_figure().numerator)}
    known = {"T1": Known(Fraction(1), complement=False, divided=False)}
    bounds = Attacker(alone, AREAS, known).bounds(key, "numerator")
    assert (bounds.low, bounds.high) == (3, 3)
    assert is_primary(cells[key])


counts = st.one_of(st.just(0), st.integers(1, 9), st.integers(6, 200))


@st.composite
def published_totals(draw):
    """A total of every district and the remainder; the county is their sum, or fewer where children count once."""
    parts = draw(st.lists(counts, min_size=len(LEAVES), max_size=len(LEAVES)))
    adds_up = draw(st.booleans())
    county = sum(parts) if adds_up else draw(st.integers(max(parts), sum(parts)))
    return cells_of(parts, county, adds_up=adds_up, sensitive=draw(st.booleans()))


@given(published_totals())
def test_the_attacker_finds_nothing_in_totals_after_protection(cells):
    shown = protect(cells, AREAS)
    assert exposures(cells, shown, AREAS) == ()
    for key, cell in cells.items():
        assert shown[key].hidden or not is_primary(cell)


@given(
    st.integers(1, 5),
    st.integers(1, 5),
    st.integers(20, 60),
    st.lists(st.integers(100, 200), min_size=3, max_size=3),
)
def test_a_hidden_total_may_change_within_the_small_range_and_nothing_shown_does(count, other, next_one, larger):
    """The county stays the same; the next smallest district, hidden as well, takes up what changed."""
    county = count + next_one + sum(larger)
    before = protect(cells_of((count, next_one, *larger), county), AREAS)
    after = protect(cells_of((other, next_one + count - other, *larger), county), AREAS)
    assert before == after
    assert {key.area for key, cell in before.items() if cell.hidden} == {"D1", "D2"}
