"""The sentences at the head of a scorecard."""

from dataclasses import replace

from waymark.domain.month import Month
from waymark.domain.verdict import Movement, Rating
from waymark.narrative.summary import RowNow, changes, found_by_tests, summary, totals

RED, AMBER, GREEN, NOT = Rating.RED, Rating.AMBER, Rating.GREEN, Rating.NOT_RATED
JANUARY = Month.at(2019, 1)


def row(rating, before, movement=Movement.SAME):
    return RowNow(rating, before, movement)


def test_totals_keep_the_unrated_apart():
    ratings = [GREEN] * 9 + [AMBER] * 8 + [RED] * 7 + [NOT] * 11
    assert totals(ratings) == ("24 indicators are rated: 9 green, 8 amber and 7 red.", "11 are not rated.")


def test_totals_of_few():
    assert totals([GREEN]) == ("1 indicator is rated: 1 green.",)
    assert totals([GREEN, NOT]) == ("1 indicator is rated: 1 green.", "1 is not rated.")
    assert totals([NOT, NOT]) == ("No indicator is rated; 2 are not rated.",)
    assert totals([]) == ("The scorecard has no indicators.",)


def test_what_changed_colour():
    rows = [
        row(GREEN, AMBER, Movement.IMPROVED),
        row(GREEN, RED, Movement.IMPROVED),
        row(RED, AMBER, Movement.WORSENED),
        row(AMBER, AMBER, Movement.IMPROVED),
        row(RED, RED, Movement.WORSENED),
        row(GREEN, GREEN),
        row(NOT, NOT),
    ]
    assert changes(rows, JANUARY) == (
        "Since January 2019: 2 became green, 1 became red, 1 improved within its colour "
        "and 1 worsened within its colour."
    )


def test_colours_gained_and_lost_are_not_changes():
    rows = [row(GREEN, NOT), row(NOT, RED), row(GREEN, None)]
    assert changes(rows, JANUARY) == "Since January 2019: 1 newly rated and 1 no longer rated."


def test_what_a_test_finds_is_no_movement_since_last_month():
    tested = [
        replace(row(GREEN, GREEN, movement), tested=True)
        for movement in (Movement.IMPROVED, Movement.IMPROVED, Movement.WORSENED, Movement.NOT_JUDGED)
    ]
    changed = "Since January 2019: no rated indicator changed colour."
    assert changes(tested, JANUARY) == changed
    assert found_by_tests(tested) == ("Tested against chance, 2 are improving and 1 is worsening.",)
    assert found_by_tests(tested[3:]) == ("None is improving or worsening by more than chance.",)
    assert found_by_tests([row(GREEN, GREEN, Movement.IMPROVED)]) == ()
    assert summary(tested, JANUARY) == ("4 indicators are rated: 4 green.", changed, *found_by_tests(tested))


def test_nothing_changed():
    expected = "Since January 2019: no rated indicator changed colour, improved or worsened."
    assert changes([row(GREEN, GREEN), row(NOT, NOT)], JANUARY) == expected
    assert summary([row(GREEN, GREEN)], JANUARY) == ("1 indicator is rated: 1 green.", expected)
