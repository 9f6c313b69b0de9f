"""Proposed targets in words: what they mean, what they leave as it was, and what is not understood."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import FINANCIAL, a_target

from waymark.domain.errors import WaymarkError
from waymark.domain.period import Year
from waymark.domain.target import Band, Milestone, Targets
from waymark.framework.proposed_targets import read_words, rows_of_words

YEAR = Year(2021, FINANCIAL)
AUTUMN = date(2021, 10, 1)
PLAIN, VARIED = a_target(), a_target(target="24", floor="29", effective_from=AUTUMN)


def changes(text, rows=(PLAIN, VARIED), area="C"):
    return rows_of_words(read_words(text), "SCS03", area, [YEAR], "C", Targets(tuple(rows)))


def proposed(text, rows=(PLAIN,), area="C"):
    (change,) = changes(text, rows, area)
    return change


def bars(change):
    return change.after.effective_from, change.after.target, change.after.floor


def test_a_number_holds_all_year_and_leaves_the_floors_as_they_were():
    found = changes("SCS03=22")
    assert [change.before for change in found] == [(PLAIN,), (VARIED,)]
    assert [bars(change) for change in found] == [(None, 22, 30), (AUTUMN, 22, 29)]
    assert [change.after.baseline for change in found] == [28, 28]


def test_a_floor_alone_leaves_the_targets_as_they_were():
    assert [bars(change) for change in changes("SCS03=floor=31")] == [(None, 25, 31), (AUTUMN, 24, 31)]


def test_from_a_day_on_what_held_before_it_still_holds():
    (change,) = changes("SCS03=22,from=2021-10-01")
    assert (change.before, bars(change)) == ((VARIED,), (AUTUMN, 22, 29))
    (later,) = changes("SCS03=22,from=2021-11-01")
    assert (later.before, bars(later)) == ((), (date(2021, 11, 1), 22, 29))
    earlier = changes("SCS03=22,from=2021-05-01")
    assert [change.before for change in earlier] == [(), (VARIED,)]
    assert [bars(change) for change in earlier] == [(date(2021, 5, 1), 22, 30), (AUTUMN, 22, 29)]


def test_a_year_without_a_row_gets_one():
    change = proposed("SCS03=22", rows=())
    assert (change.before, change.held, bars(change)) == ((), None, (None, 22, None))


def test_a_number_of_its_own_is_no_milestone_and_a_floor_beside_one_leaves_it_so():
    milestone = replace(PLAIN, milestone=Milestone(1, 4), worked_out=("So many steps.",))
    told = proposed("SCS03=22", rows=(milestone,)).after
    assert (told.milestone, told.worked_out) == (None, ())
    assert proposed("SCS03=floor=31", rows=(milestone,)).after.milestone == Milestone(1, 4)
    assert proposed("SCS03@D=floor=31", rows=(milestone,), area="D").after.milestone is None


def test_a_district_without_a_row_of_its_own_takes_over_the_authoritys_floor():
    change = proposed("SCS03@D=26", rows=(PLAIN,), area="D")
    assert change.before == ()
    assert (change.after.area, change.after.target, change.after.floor) == ("D", 26, 30)
    both = changes("SCS03@D=26", area="D")
    assert [bars(change) for change in both] == [(None, 26, 30), (AUTUMN, 26, 29)]
    (autumn,) = changes("SCS03@D=26,from=2021-11-01", area="D")
    assert bars(autumn) == (date(2021, 11, 1), 26, 29)


def test_none_takes_a_number_away_and_a_band_has_two_ends():
    assert proposed("SCS03=22,floor=none").after.floor is None
    assert proposed("SCS03=none").after.target is None
    assert proposed("SCS03=22,band_low=20,band_high=23.5").after.band == Band(Fraction(20), Fraction(47, 2))
    with pytest.raises(WaymarkError, match="has one end"):
        proposed("SCS03=22,band_low=20")


def test_the_parts_of_words():
    words = read_words(" SCS18.same_carer @ Folkestone and Hythe : 2025-26 = floor=63.25, 70 ")
    assert (words.key, words.area, words.year) == ("SCS18.same_carer", "Folkestone and Hythe", "2025-26")
    assert words.bars == {"floor": Fraction(253, 4), "target": Fraction(70)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SCS18", "is not a proposed target"),
        ("SCS18=", "is not a proposed target"),
        ("=85", "is not a proposed target"),
        ("SCS18=85%", "'85%' is not a number"),
        ("SCS18=1e5", "'1e5' is not a number"),
        ("SCS18=85,flor=80", "'flor' is no part of a target"),
        ("SCS18=85,target=80", "'target' is given twice"),
        ("SCS18=85,from=October", "'October' is not a day"),
        ("SCS18=from=2025-10-01", "names no number"),
    ],
)
def test_what_is_not_understood_is_said_with_an_example(text, said):
    with pytest.raises(WaymarkError, match=said) as refused:
        read_words(text)
    assert "2025-10-01" in refused.value.hint
