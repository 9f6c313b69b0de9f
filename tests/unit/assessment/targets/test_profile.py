"""What is expected by each month of a year: sums, order, and the last month."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import FINANCIAL, a_target

from waymark.assessment.targets.profile import contradictions, expected, months_of, place_in_year, sentence
from waymark.assessment.wording import Wording
from waymark.domain.month import Month
from waymark.domain.period import Year, YearType
from waymark.domain.profile import Profile, ProfileShape

Y2021 = Year(2021, FINANCIAL)
MONTHS = months_of(Y2021)
EVERY_MONTH = range(1, 13)
SHARES = st.lists(st.integers(0, 400), min_size=12, max_size=12).map(sorted).filter(lambda found: found[-1] > 0)


def a_profile(shape=ProfileShape.EVEN, numbers=(), year=Y2021):
    stated = {month.number: Fraction(number) for month, number in zip(MONTHS, numbers, strict=False)}
    return Profile("SCS03", "C", year, shape, stated, "plan", "", "profiles.csv", 2)


def targets_by_month(row, profile, decimals=0):
    return [expected(row, profile, month, decimals).by.target for month in MONTHS]


@given(st.integers(0, 5000), st.integers(0, 2))
def test_an_even_profile_never_falls_and_ends_at_the_target(target, decimals):
    found = targets_by_month(a_target(target=str(target)), a_profile(), decimals)
    assert found == sorted(found)
    assert found[-1] == target


@given(st.integers(1, 400))
def test_the_twelfths_of_an_even_profile_add_up(twelfth):
    """Where a twelfth is a whole number, each month adds one."""
    found = targets_by_month(a_target(target=str(12 * twelfth)), a_profile())
    assert [after - before for before, after in zip([0, *found], found, strict=False)] == [twelfth] * 12


@given(SHARES)
def test_values_are_expected_as_they_are_written(numbers):
    row, profile = a_target(target=str(numbers[-1])), a_profile(ProfileShape.VALUES, numbers)
    assert targets_by_month(row, profile) == numbers
    assert list(contradictions(profile, Y2021, row.target, True, EVERY_MONTH)) == []


@given(SHARES, st.integers(1, 1000))
def test_a_target_varied_in_the_year_is_spread_in_the_same_shares(numbers, varied):
    found = targets_by_month(a_target(target=str(varied)), a_profile(ProfileShape.VALUES, numbers), 6)
    for number, target in zip(numbers, found, strict=True):
        assert abs(target - Fraction(number * varied, numbers[-1])) <= Fraction(1, 2 * 10**6)
    assert found[-1] == varied


@given(SHARES, st.integers(0, 500), st.integers(0, 500))
def test_a_floor_on_the_right_side_of_the_target_stays_there(numbers, floor, target):
    low, high = sorted((floor, target))
    row, profile = a_target(target=str(high), floor=str(low)), a_profile(ProfileShape.VALUES, numbers)
    for month in MONTHS:
        by = expected(row, profile, month, 0).by
        assert by.floor <= by.target


@given(SHARES, st.data())
def test_a_month_below_the_one_before_is_told(numbers, data):
    place = data.draw(st.integers(1, 11))
    numbers = [*numbers[:place], numbers[place - 1] - 1, *numbers[place + 1 :]]
    profile = a_profile(ProfileShape.VALUES, [max(number, 0) for number in numbers])
    falls = profile.by_month[MONTHS[place].number] < profile.by_month[MONTHS[place - 1].number]
    said = list(contradictions(profile, Y2021, None, True, EVERY_MONTH))
    assert any("falls" in sentence for sentence in said) or not falls
    assert not any("falls" in one for one in contradictions(profile, Y2021, None, False, EVERY_MONTH))


def test_the_last_month_is_the_target_exactly():
    numbers = [*range(10, 120, 10), 395]
    profile = a_profile(ProfileShape.VALUES, numbers)
    (said,) = contradictions(profile, Y2021, Fraction(400), True, EVERY_MONTH)
    assert said == "The profile ends at 395, and the target of 2021-22 is 400."
    assert list(contradictions(profile, Y2021, Fraction(395), True, EVERY_MONTH)) == []


@pytest.mark.parametrize(("last", "sound"), [(99, False), (100, True), (101, False)])
def test_percentages_end_at_the_whole(last, sound):
    profile = a_profile(ProfileShape.PERCENTAGES, [*range(5, 60, 5), last])
    assert (list(contradictions(profile, Y2021, None, True, EVERY_MONTH)) == []) is sound


def test_a_profile_that_ends_at_nothing_has_no_shares():
    profile = a_profile(ProfileShape.VALUES, [0] * 12)
    (said,) = contradictions(profile, Y2021, Fraction(0), True, EVERY_MONTH)
    assert "ends at 0" in said
    assert expected(a_target(), profile, MONTHS[3], 0) is None


def test_months_that_are_not_reported_need_no_number():
    quarters = {6: Fraction(20), 9: Fraction(45), 12: Fraction(70), 3: Fraction(100)}
    profile = replace(a_profile(ProfileShape.PERCENTAGES), by_month=quarters)
    assert list(contradictions(profile, Y2021, None, True, (3, 6, 9, 12))) == []
    (said,) = contradictions(profile, Y2021, None, True, EVERY_MONTH)
    assert said.startswith("Nothing is expected by April 2021, May 2021,")
    assert expected(a_target(), profile, Month.parse("2021-05"), 0) is None


def test_a_year_without_a_target_has_nothing_to_spread():
    assert expected(a_target(target=None), a_profile(), MONTHS[0], 0) is None


@pytest.mark.parametrize(
    ("year_type", "first"), [(YearType.FINANCIAL, 4), (YearType.ACADEMIC, 9), (YearType.CALENDAR, 1)]
)
def test_the_year_is_the_indicators_own(year_type, first):
    year = Year(2021, year_type)
    assert place_in_year(Month.at(2021, first), year) == 1
    assert place_in_year(Month.of(year.last), year) == 12


def test_the_sentence_lets_a_reader_redo_it():
    told = expected(a_target(target="400", floor="320", baseline=None), a_profile(), Month.parse("2021-06"), 0)
    assert sentence(told, Wording(0)) == (
        "The year's target is 400; the profile expects 100 by June 2021: even, 3 of 12 months (plan, profiles.csv:2). "
        "In the same share the floor of the year, 320, is 80 by then."
    )
