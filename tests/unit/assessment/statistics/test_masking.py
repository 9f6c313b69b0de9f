"""The masking alarm in words."""

from dataclasses import replace

import pytest

from waymark.assessment.statistics.masking import (
    RedOne,
    counted_sentence,
    county_sentence,
    line_sentence,
    listed,
    short_words,
)
from waymark.domain.apart import Apart

FLOOR = "the floor of 60%"
THANET = RedOne("Thanet", FLOOR, True, Apart.OUTLIER, True)
DOVER = RedOne("Dover", FLOOR, False, Apart.WITHIN, True)
SWALE = RedOne("Swale", FLOOR, False, Apart.WITHIN, True)


def test_how_many_are_red_and_why_others_have_no_colour():
    few = [("too few children", 3)]
    assert counted_sentence(2, 12, few) == "2 of 12 districts are red; 3 not rated: too few children."
    assert counted_sentence(1, 12, []) == "1 of 12 districts is red."
    assert counted_sentence(0, 12, few) == "None of 12 districts is red; 3 not rated: too few children."


def test_for_a_row():
    assert short_words([THANET, DOVER], 12) == "2 of 12 districts red, 1 beyond chance"
    assert short_words([DOVER], 12) == "1 of 12 districts red, none beyond chance"
    assert short_words([RedOne("Dover")], 12) == "1 of 12 districts red"
    assert short_words([], 12) == ""


def test_whether_the_red_is_real():
    assert line_sentence([THANET, DOVER, SWALE]) == (
        "In Thanet the red is more than chance explains: the floor of 60% lies outside its own 95% interval. "
        "In Dover and Swale chance alone could have led past the floor of 60%, "
        "which lies within the 95% interval of each."
    )
    assert line_sentence([]) == ""


def test_bars_that_differ_are_not_said_as_one():
    other = replace(SWALE, line="the floor of 55%")
    assert "past the line that makes it red, which lies within the 95% interval of each" in line_sentence(
        [DOVER, other]
    )


def test_what_is_not_tested_says_why():
    untested = [RedOne("Dover"), RedOne("Swale")]
    assert line_sentence(untested, "it is an average") == (
        "Whether the red is more than chance is not tested, because it is an average."
    )
    assert line_sentence([THANET, RedOne("Dover")]).endswith(
        "Whether the red in Dover is more than chance is not tested."
    )


def test_against_the_county():
    said = county_sentence([THANET, DOVER, SWALE], "Kent")
    assert said == "Against Kent as a whole, Thanet is outside what chance explains; Dover and Swale are not."
    watched = replace(DOVER, apart=Apart.WATCH)
    assert county_sentence([THANET, watched, SWALE], "Kent") == (
        "Against Kent as a whole, Thanet is outside what chance explains; Dover is worth watching; "
        "Swale is no worse than chance explains."
    )
    assert county_sentence([DOVER, SWALE], "Kent") == (
        "Against Kent as a whole, the red ones are no worse than chance explains."
    )
    assert county_sentence([RedOne("Dover")], "Kent") == ""


def test_a_red_on_the_better_side_of_the_county_is_not_said_to_be_worse():
    better = replace(THANET, worse=False)
    assert county_sentence([better], "Kent") == "Against Kent as a whole, the red one is no worse than chance explains."


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Dover"], "Dover"),
        (["Dover", "Swale", "Thanet"], "Dover, Swale and Thanet"),
        (["Dover", "Folkestone and Hythe"], "Dover, and Folkestone and Hythe"),
    ],
)
def test_names(names, said):
    assert listed(names) == said
