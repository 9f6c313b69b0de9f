"""After protection, nobody can work a hidden count out from what is shown."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waymark.disclosure.attacker import Attacker, Known
from waymark.disclosure.audit import exposures
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import counts_of_children, is_primary, threshold
from waymark.disclosure.protect import counted_cells, protect, protect_outturns
from waymark.disclosure.public import hidden_figure, missing_figure, shown_figure
from waymark.disclosure.secondary import by_size
from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Ratio
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed
from waymark.domain.window import Window

DISTRICTS = ("D1", "D2", "D3", "D4")
AREAS = AreaTree.of([Area("C", "County", "authority", None), *(Area(d, d, "district", "C") for d in DISTRICTS)])
DISTRICTS = (*DISTRICTS, NOT_KNOWN)
MARCH = Month.at(2022, 3)


def cell(numerator, denominator, family="A1", averaged=False, sensitive=False):
    scale = 1 if averaged else 100
    text = printed(scale * Fraction(numerator, denominator), 1) if denominator else ""
    return CountedCell(numerator, denominator, text, family, averaged, sensitive)


def county_of(parts, indicator="A1", month=MARCH, districts=DISTRICTS, **how):
    """The cells of one indicator and month: `parts` by district, and the county as their sum."""
    of_districts = dict(zip(districts, parts, strict=True))
    whole = tuple(map(sum, zip(*parts, strict=True)))
    return {CellKey(indicator, area, month): cell(*pair, **how) for area, pair in {"C": whole, **of_districts}.items()}


def hidden_areas(shown, indicator="A1", month=MARCH):
    return {key.area for key, one in shown.items() if one.hidden and (key.indicator, key.month) == (indicator, month)}


def test_nothing_small_nothing_hidden():
    cells = county_of([(10, 20), (30, 60), (0, 12), (40, 40), (0, 0)])
    shown = protect(cells, AREAS)
    assert hidden_areas(shown) == set()
    assert shown[CellKey("A1", "D1", MARCH)] == shown_figure("50.0", 10, 20)
    assert shown[CellKey("A1", NOT_KNOWN, MARCH)].value.symbol.value == "z"


def test_one_hidden_district_takes_the_next_smallest_with_it():
    shown = protect(county_of([(200, 400), (3, 20), (30, 60), (100, 200), (0, 0)]), AREAS)
    assert hidden_areas(shown) == {"D2", "D3"}
    assert shown[CellKey("A1", "D2", MARCH)] == shown[CellKey("A1", "D3", MARCH)] == hidden_figure()


def test_two_hidden_districts_with_a_small_sum_take_a_third():
    shown = protect(county_of([(2, 20), (1, 30), (50, 90), (60, 80), (0, 0)]), AREAS)
    assert hidden_areas(shown) == {"D1", "D2", "D4"}


def test_a_small_county_is_hidden_and_cannot_be_added_up():
    cells = county_of([(0, 0), (0, 0), (0, 0), (0, 0), (3, 28)])
    assert hidden_areas(protect(cells, AREAS)) == {"C", NOT_KNOWN}
    assert exposures(cells, protect(cells, AREAS), AREAS) == ()


def test_readings_are_hidden_in_the_same_districts():
    plain = county_of([(3, 20), (10, 30), (50, 90), (60, 80), (0, 0)])
    wider = county_of([(8, 20), (12, 30), (55, 90), (70, 80), (0, 0)], "A1.wider")
    assert hidden_areas(protect(wider, AREAS), "A1.wider") == set()
    shown = protect({**plain, **wider}, AREAS)
    assert hidden_areas(shown, "A1.wider") == hidden_areas(shown) == {"D1", "D2"}


def test_no_hidden_district_is_left_alone_where_the_county_is_shown():
    plain = county_of([(3, 20), (0, 30), (0, 90), (0, 80), (0, 0)])
    wider = county_of([(8, 20), (12, 30), (55, 90), (70, 80), (0, 0)], "A1.wider")
    shown = protect({**plain, **wider}, AREAS)
    assert hidden_areas(shown) == {"C", "D1", "D2"}
    assert hidden_areas(shown, "A1.wider") == {"D1", "D2"}


def test_the_county_itself_is_small_in_a_reading_of_a_large_one():
    plain = county_of([(2, 40), (0, 60), (0, 90), (0, 80), (1, 30)])
    wider = county_of([(20, 40), (30, 60), (45, 90), (40, 80), (15, 30)], "A1.wider")
    cells = {**plain, **wider}
    shown = protect(cells, AREAS)
    assert hidden_areas(shown) == {"C", "D1", NOT_KNOWN}
    assert hidden_areas(shown, "A1.wider") == {"D1", NOT_KNOWN}
    assert exposures(cells, shown, AREAS) == ()


@pytest.mark.parametrize("count", [3, 57])
def test_all_districts_zero_but_one_that_is_small(count):
    cells = county_of([(0, 0), (count, 60), (0, 0), (0, 0), (0, 0)])
    shown = protect(cells, AREAS)
    assert hidden_areas(shown) == {"C", "D2"}
    assert exposures(cells, shown, AREAS) == ()


def test_all_districts_zero_but_one_that_is_not_small():
    cells = county_of([(0, 0), (20, 60), (0, 0), (0, 0), (0, 0)])
    assert hidden_areas(protect(cells, AREAS)) == set()


def test_zero_numerators_in_all_districts_but_one():
    cells = county_of([(0, 70), (7, 60), (0, 80), (0, 90), (0, 0)], sensitive=True)
    shown = protect(cells, AREAS)
    assert hidden_areas(shown) == {"C", "D2"}
    assert exposures(cells, shown, AREAS) == ()


def test_the_next_smallest_is_so_in_its_own_month():
    """D3 is the smallest in March, though over both months D1 is; and each month alone hides the same."""
    before = county_of([(20, 40), (3, 30), (500, 900), (100, 200), (0, 0)], month=MARCH - 1)
    now = county_of([(40, 80), (3, 30), (30, 60), (100, 200), (0, 0)])
    shown = protect({**before, **now}, AREAS)
    assert hidden_areas(shown, month=MARCH - 1) == {"D1", "D2"}
    assert hidden_areas(shown) == {"D2", "D3"}
    assert shown == {**protect(before, AREAS), **protect(now, AREAS)}


def test_equal_districts_are_taken_in_the_order_of_the_areas():
    shown = protect(county_of([(100, 200), (30, 60), (30, 60), (3, 60), (0, 0)]), AREAS)
    assert hidden_areas(shown) == {"D2", "D4"}


def test_a_small_figure_of_an_area_outside_the_tree_is_hidden_too():
    key = CellKey("A1", "elsewhere", MARCH)
    assert protect({key: cell(3, 40)}, AREAS)[key] == hidden_figure()


def test_outturns_with_missing_ones():
    indicator = Indicator(
        code="A1",
        name="",
        short_name="",
        definition="",
        polarity=Polarity.LOWER,
        frequency=Frequency.MONTHLY,
        year_type=YearType.FINANCIAL,
        unit=Unit.PERCENT,
        decimals=1,
        measure=Ratio(Count("referral", "date"), Count("referral", "date"), Window.parse("R12M")),
        numerator_name="",
        denominator_name="",
        source="",
        why_it_matters="",
        owner="",
        checker="",
        review_date=None,
    )
    missing = Missing(MissingReason.NOT_AVAILABLE, "no data")
    outturns = [
        outturn_from_parts("A1", "", area, MARCH, *pair, Fraction(100))
        for area, pair in {"C": (104, 208), "D1": (4, 8), "D2": (100, 200), "D3": (0, 0)}.items()
    ]
    outturns.append(Outturn("A1", "", "D4", MARCH, None, None, None, missing))
    shown = protect_outturns(outturns, {"A1": indicator}, AREAS)
    letters = {key.area: one.value.shown for key, one in shown.items()}
    assert letters == {"C": "50.0", "D1": "[c]", "D2": "[c]", "D3": "[z]", "D4": "[x]"}
    counted = counted_cells(outturns, {"A1": indicator})
    assert {key.area: (one.numerator, one.denominator) for key, one in counted.items()} == {
        "C": (104, 208),
        "D1": (4, 8),
        "D2": (100, 200),
        "D3": (0, 0),
    }
    assert exposures(counted, shown, AREAS) == ()
    with pytest.raises(ValueError, match="no numerator and denominator"):
        counted_cells([Outturn("A1", "", "C", MARCH, None, None, Fraction(1))], {"A1": indicator})
    with pytest.raises(ValueError, match="no numerator and denominator"):
        protect_outturns([Outturn("A1", "", "C", MARCH, None, None, Fraction(1))], {"A1": indicator}, AREAS)


# The attacker itself: it must find what is there to be found, or its silence means nothing.


def unprotected(cells, *hidden):
    return {
        key: hidden_figure() if key.area in hidden else shown_figure(one.text, one.numerator, one.denominator)
        for key, one in cells.items()
        if one.denominator
    }


def test_the_attacker_subtracts():
    cells = county_of([(200, 400), (3, 20), (30, 60), (100, 200), (60, 90)])
    found = exposures(cells, unprotected(cells, "D2"), AREAS)
    assert [(one.key.area, one.kind, one.low, one.high) for one in found] == [("D2", "numerator", 3, 3)]


def test_the_attacker_adds_up_a_hidden_county():
    cells = county_of([(1, 20), (1, 30), (1, 40), (0, 50), (0, 60)])
    found = exposures(cells, unprotected(cells, "C", "D1"), AREAS)
    assert ("C", "numerator", 2, None) in {(one.key.area, one.kind, one.low, one.high) for one in found}


def test_the_attacker_sees_that_a_small_sum_leaves_little_room():
    cells = county_of([(2, 20), (1, 30), (50, 90), (60, 80), (70, 80)])
    found = exposures(cells, unprotected(cells, "D1", "D2"), AREAS)
    assert {(one.key.area, one.high) for one in found} == {("D1", 3), ("D2", 3)}


def test_the_attacker_reads_a_count_from_a_percentage():
    cells = county_of([(3, 28), (30, 60), (30, 60), (30, 60), (30, 60)])
    shown = unprotected(cells)
    key = CellKey("A1", "D1", MARCH)
    for area in ("C", "D1", "D2"):
        other = key._replace(area=area)
        shown[other] = replace(shown[other], numerator=hidden_figure().numerator)
    found = exposures(cells, shown, AREAS)
    assert [(one.key, one.kind, one.low, one.high) for one in found] == [(key, "numerator", 3, 3)]


def test_the_attacker_uses_a_shared_denominator():
    one = county_of([(6, 9), (30, 60), (30, 60), (30, 60), (0, 0)])
    other = county_of([(7, 9), (35, 60), (30, 60), (30, 60), (0, 0)], "A1.wider")
    shown = {**unprotected(one, "D1", "D2"), **unprotected(other, "D2", "D3")}
    known = {"A1": Known(denominator="A1"), "A1.wider": Known(denominator="A1")}
    bounds = Attacker(shown, AREAS, known).bounds(CellKey("A1", "D1", MARCH), "denominator")
    assert (bounds.low, bounds.high) == (9, 9)
    alone = Attacker(shown, AREAS, {"A1": Known(), "A1.wider": Known()})
    assert alone.bounds(CellKey("A1", "D1", MARCH), "denominator").allows(1, 5)


def test_the_attacker_passes_over_an_indicator_without_counts():
    cells = county_of([(20, 40), (30, 60), (45, 90), (40, 80), (15, 30)])
    draft = {CellKey("Z9", "C", MARCH): missing_figure(Missing(MissingReason.NOT_AVAILABLE, "a draft"))}
    assert exposures(cells, {**protect(cells, AREAS), **draft}, AREAS) == ()


def test_sums_of_days_may_be_negative():
    cells = county_of([(-3, 9), (20, 30), (-8, 40), (4, 7), (0, 0)], family="B2", indicator="B2", averaged=True)
    assert exposures(cells, protect(cells, AREAS), AREAS) == ()


def test_figures_that_contradict_each_other_are_not_passed():
    cells = county_of([(10, 20), (30, 60), (20, 40), (40, 80), (50, 90)])
    shown = {**unprotected(cells), CellKey("A1", "C", MARCH): shown_figure("50.0", 1, 2)}
    with pytest.raises(ValueError, match="cannot all be true"):
        exposures(cells, shown, AREAS)


# Properties over generated counties.

counts = st.one_of(st.just(0), st.integers(1, 9), st.integers(6, 200))
pairs = st.tuples(counts, counts).map(lambda pair: (pair[0], pair[0] + pair[1]))
means = st.tuples(st.integers(0, 4000), counts).map(lambda pair: (pair[0] if pair[1] else 0, pair[1]))


@st.composite
def published_sets(draw):
    """Two months of an indicator, its wider reading with the same denominators, and a mean, over one to five
    districts and the remainder."""
    sensitive = draw(st.booleans())
    districts = (*(f"D{number}" for number in range(1, draw(st.sampled_from((1, 2, 3, 5))) + 1)), NOT_KNOWN)
    cells = {}
    for month in (MARCH - 1, MARCH):
        plain = [draw(pairs) for _ in districts]
        wider = [(draw(st.integers(top, bottom)), bottom) for top, bottom in plain]
        cells |= county_of(plain, "A1", month, districts, sensitive=sensitive)
        cells |= county_of(wider, "A1.wider", month, districts, sensitive=sensitive)
        cells |= county_of([draw(means) for _ in districts], "B2", month, districts, family="B2", averaged=True)
    return cells, tree_of(districts)


def tree_of(districts):
    named = (Area(code, code, "district", "C") for code in districts if code != NOT_KNOWN)
    return AreaTree.of([Area("C", "County", "authority", None), *named])


@given(published_sets())
def test_the_attacker_finds_nothing_after_protection(published):
    cells, areas = published
    assert exposures(cells, protect(cells, areas), areas) == ()


@given(published_sets())
def test_simple_subtraction_finds_nothing(published):
    """The county less every district shown, by hand and without the attacker: no count of a hidden district, and no
    sum that small counts could not have."""
    cells, areas = published
    shown = protect(cells, areas)
    for county in (key for key, one in shown.items() if key.area == "C" and not one.hidden):
        hidden = [key for area in areas.districts if shown[key := county._replace(area=area.code)].hidden]
        for kind in counts_of_children(cells[county]):
            left = count_of(cells, county, kind) - sum(
                count_of(cells, key, kind)
                for area in areas.districts
                if not shown[key := county._replace(area=area.code)].hidden
            )
            for key in hidden:
                small = 1 <= count_of(cells, key, kind) <= threshold(cells[key])
                assert not small or (len(hidden) > 1 and left > threshold(cells[key]))


def count_of(cells, key, kind):
    return counts_of_children(cells[key])[kind]


@given(published_sets())
def test_every_primary_figure_is_hidden_whole(published):
    cells, areas = published
    for key, shown in protect(cells, areas).items():
        if is_primary(cells[key]):
            assert shown == hidden_figure()
        if not shown.hidden and shown.value.text:
            assert shown == shown_figure(cells[key].text, cells[key].numerator, cells[key].denominator)


@given(published_sets())
def test_all_hidden_figures_are_alike_and_readings_hide_the_same_districts(published):
    cells, areas = published
    shown = protect(cells, areas)
    assert {one for one in shown.values() if one.hidden} <= {hidden_figure()}
    for month in (MARCH - 1, MARCH):
        assert hidden_areas(shown, "A1", month) - {"C"} == hidden_areas(shown, "A1.wider", month) - {"C"}


@given(published_sets())
def test_each_month_and_indicator_published_alone_hides_the_same(published):
    cells, areas = published
    shown = protect(cells, areas)
    for month in (MARCH - 1, MARCH):
        for family in ("A1", "B2"):
            alone = {key: one for key, one in cells.items() if (key.month, one.family) == (month, family)}
            assert protect(alone, areas).items() <= shown.items()


def classes(cells):
    """What may decide: whether each count is zero, small or larger."""
    return {
        (key, kind): min(count, 1) + (count > threshold(one))
        for key, one in cells.items()
        for kind, count in counts_of_children(one).items()
    }


def order_of(cells, districts, month):
    """The districts of A1 that are not hidden for their own sake, smallest first."""
    readings = [
        {key.area: one for key, one in cells.items() if (key.indicator, key.month) == (indicator, month)}
        for indicator in ("A1", "A1.wider")
    ]
    primary = {area for cells in readings for area, one in cells.items() if is_primary(one)}
    return [area for area in by_size(readings, districts) if area not in primary]


@given(published_sets(), st.integers(1, 9), st.data())
def test_a_small_hidden_count_of_any_set_may_change_and_nothing_shown_does(published, other, data):
    """The numerator and denominator of a hidden district move together in both readings, and another hidden one
    takes up the difference, so that no county figure changes."""
    cells, areas = published
    districts = [area.code for area in areas.districts]
    shown = protect(cells, areas)
    small = [
        district
        for district in districts
        if 1 <= cells[CellKey("A1", district, MARCH)].numerator <= threshold(cells[CellKey("A1", district, MARCH)])
    ]
    hidden = [district for district in districts if district in hidden_areas(shown)]
    assume(small and len(hidden) > 1)
    one = data.draw(st.sampled_from(small))
    two = data.draw(st.sampled_from([district for district in hidden if district != one]))
    change = other - cells[CellKey("A1", one, MARCH)].numerator
    changed = moved(cells, one, two, change)
    assume(changed is not None and classes(changed) == classes(cells))
    assume(order_of(changed, districts, MARCH) == order_of(cells, districts, MARCH))
    assert protect(changed, areas) == shown


def moved(cells, one, two, change):
    """`change` children more in district `one` and fewer in `two`, counted in both readings; None if impossible."""
    changed = dict(cells)
    for indicator in ("A1", "A1.wider"):
        for area, more in ((one, change), (two, -change)):
            was = cells[CellKey(indicator, area, MARCH)]
            if was.numerator + more < 0:
                return None
            changed[CellKey(indicator, area, MARCH)] = cell(
                was.numerator + more, was.denominator + more, sensitive=was.sensitive
            )
    return changed


small_pairs = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: (pair[0], sum(pair)))


def ways_to_share(total, places):
    """Every way in which so many districts can hold `total` between them."""
    for bars in combinations(range(total + places - 1), places - 1):
        edges = (-1, *bars, total + places - 1)
        yield tuple(right - left - 1 for left, right in pairwise(edges))


@given(st.lists(small_pairs, min_size=5, max_size=5))
def test_every_small_count_is_possible_by_trying_them_all(parts):
    cells = county_of(parts)
    shown = protect(cells, AREAS)
    county = cells[CellKey("A1", "C", MARCH)]
    hidden = [district for district in DISTRICTS if district in hidden_areas(shown)]
    if is_primary(county) or not hidden:
        assert is_primary(county) == shown[CellKey("A1", "C", MARCH)].hidden
        return
    for kind in ("numerator", "complement"):
        own = [counts_of_children(cells[CellKey("A1", district, MARCH)])[kind] for district in hidden]
        possible = list(zip(*ways_to_share(sum(own), len(hidden)), strict=True))
        for count, tried in zip(own, possible, strict=True):
            assert not 1 <= count <= 5 or {1, 2, 3, 4, 5} <= set(tried)


@st.composite
def counties_with_a_small_count(draw):
    """Parts by district, and the place of one with a small numerator or complement; the county itself is large."""
    large = st.integers(20, 200)
    parts = [draw(st.one_of(st.tuples(large, large), st.tuples(st.integers(0, 5), large))) for _ in DISTRICTS]
    place = draw(st.integers(0, 4))
    parts[place] = (draw(st.integers(1, 5)), draw(large))
    parts[place - 1] = (draw(large), draw(large))
    if draw(st.booleans()):
        parts = [(bottom, top) for top, bottom in parts]
    return [(top, top + bottom) for top, bottom in parts], place


@given(counties_with_a_small_count(), st.integers(1, 5))
def test_a_hidden_count_may_change_and_nothing_shown_does(county, other):
    """Another small count in one hidden district, made up for in another, leaves every shown cell as it was.

    The order by size of the districts not small themselves is held the same: one that passes another may be chosen.
    """
    parts, place = county
    cells = county_of(parts)
    shown = protect(cells, AREAS)
    one = DISTRICTS[place]
    assert one in hidden_areas(shown)
    for two in hidden_areas(shown) - {one}:
        changed = changed_in(cells, one, two, other)
        same_order = order_of(changed, DISTRICTS, MARCH) == order_of(cells, DISTRICTS, MARCH)
        if classes(changed) == classes(cells) and same_order:
            assert changed[CellKey("A1", one, MARCH)] != cells[CellKey("A1", one, MARCH)] or changed == cells
            assert protect(changed, AREAS) == shown


def changed_in(cells, one, two, other):
    """The cells with the small count of `one` set to `other`, and `two` keeping the county's sums as they were."""
    first, second = cells[CellKey("A1", one, MARCH)], cells[CellKey("A1", two, MARCH)]
    if first.numerator <= 5:
        change = other - first.numerator
        pairs_now = (other, first.denominator + change), (second.numerator - change, second.denominator - change)
    else:
        change = other - first.complement
        pairs_now = (first.numerator, first.denominator + change), (second.numerator, second.denominator - change)
    if pairs_now[1][0] < 0 or pairs_now[1][0] > pairs_now[1][1]:
        return cells
    return {
        **cells,
        **{CellKey("A1", area, MARCH): cell(*pair) for area, pair in zip((one, two), pairs_now, strict=True)},
    }


def test_a_change_of_every_size_is_tried():
    """The property above is not empty: here all five counts give one and the same output."""
    parts = [(200, 400), (3, 20), (30, 60), (100, 200), (0, 0)]
    cells = county_of(parts)
    changed = [changed_in(cells, "D2", "D3", other) for other in range(1, 6)]
    assert len({one[CellKey("A1", "D2", MARCH)].numerator for one in changed}) == 5
    assert all(protect(one, AREAS) == protect(cells, AREAS) for one in changed)


def test_a_hidden_district_that_passes_a_nearly_equal_one_may_change_the_choice():
    """The one exception, as said in secondary.py: D3 takes up what D2 loses, and then D1 is the smaller."""
    cells = county_of([(31, 62), (5, 20), (30, 60), (100, 200), (0, 0)])
    changed = changed_in(cells, "D2", "D3", 1)
    assert changed[CellKey("A1", "D3", MARCH)].denominator == 64
    assert hidden_areas(protect(cells, AREAS)) == {"D2", "D3"}
    assert hidden_areas(protect(changed, AREAS)) == {"D1", "D2"}


@given(st.integers(1, 5), st.integers(1, 5), st.integers(6, 300), st.integers(6, 300))
def test_a_small_county_looks_the_same_whatever_it_is(count, other, one, two):
    def shown(numerator):
        return protect(county_of([(0, one), (0, two), (0, 0), (0, 0), (numerator, 60)]), AREAS)

    assert shown(count) == shown(other)
    assert hidden_areas(shown(count)) == {"C", NOT_KNOWN}


def test_the_attacker_sees_a_shared_denominator_beside_a_missing_figure():
    """Two readings share their denominator in every district; one of them was not available in D4."""
    plain = county_of([(1, 4), (30, 60), (30, 60), (2, 30), (0, 0)])
    wider = county_of([(2, 4), (35, 60), (30, 60), (3, 30), (0, 0)], "A1.wider")
    county = CellKey("A1", "C", MARCH)
    shown = {**unprotected(plain, "C"), **unprotected(wider, "D1", "D4"), county: hidden_figure()}
    del wider[CellKey("A1.wider", "D4", MARCH)]
    found = exposures({**plain, **wider}, shown, AREAS)
    told = {(one.key.area, one.kind, one.low, one.high) for one in found if one.key.indicator == "A1.wider"}
    assert ("D1", "denominator", 4, 4) in told
