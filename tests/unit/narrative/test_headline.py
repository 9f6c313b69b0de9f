"""The sentence about one figure, and what it leaves unsaid."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.narrative.headline import Aimed, Said, Subject, headline

SCHOOLS = Subject("Percentage of schools good or outstanding", Unit.PERCENT, 1, Polarity.HIGHER)
REFERRALS = Subject("Re-referrals within 12 months", Unit.PERCENT, 1, Polarity.LOWER)
AIMED = Aimed(Fraction(92), "2016-17")
HIDDEN = PublicCell(symbol=Symbol.CONFIDENTIAL, why="hidden to protect children")
MISSING = PublicCell(symbol=Symbol.NOT_AVAILABLE, why="not available: data cover 1 April 2019 to 31 March 2025")


def said(value, numerator="501", denominator="547", month="August 2016"):
    return Said(PublicCell(value), PublicCell(numerator), PublicCell(denominator), f"in {month}", month)


def test_it_rose_and_is_short_of_the_target():
    assert headline(SCHOOLS, said("91.6"), said("90.8"), AIMED) == (
        "The percentage of schools good or outstanding rose from 90.8% to 91.6%, "
        "0.4 percentage points short of the 2016-17 target of 92%. That is 501 of 547 in August 2016."
    )


def test_lower_is_better_and_inside_the_target():
    figure = said("23.4", "4,533", "19,373", "February 2019")
    assert headline(REFERRALS, figure, said("24.1"), Aimed(Fraction(25), "2018-19")) == (
        "Re-referrals within 12 months fell from 24.1% to 23.4%, "
        "1.6 percentage points inside the 2018-19 target of 25%. That is 4,533 of 19,373 in February 2019."
    )


EXCLUSIONS = Subject(
    "Number of permanent exclusions from primary schools", Unit.COUNT, 0, Polarity.LOWER, counted="permanent exclusions"
)
NO_DENOMINATOR = PublicCell(symbol=Symbol.NOT_APPLICABLE, why="a number that is counted has no denominator")


def total(value):
    when = "in the 12 months to March 2018"
    return Said(PublicCell(value), PublicCell(value), NO_DENOMINATOR, when, "March 2018")


def test_a_total_says_what_is_counted():
    assert headline(EXCLUSIONS, total("20"), total("18"), Aimed(Fraction(15), "2017-18")) == (
        "The number of permanent exclusions from primary schools rose from 18 to 20, 5 over the 2017-18 target of 15. "
        "That is 20 permanent exclusions in the 12 months to March 2018."
    )


def test_a_total_of_none_and_of_one():
    assert headline(EXCLUSIONS, total("0")).endswith("That is 0 permanent exclusions in the 12 months to March 2018.")
    assert headline(EXCLUSIONS, total("1")).endswith(
        "The number of permanent exclusions in the 12 months to March 2018 is 1."
    )


def test_a_hidden_total_says_nothing_of_its_number():
    hidden = replace(total("3"), value=HIDDEN, numerator=HIDDEN, denominator=HIDDEN)
    assert "3" not in headline(EXCLUSIONS, hidden, total("18"), AIMED).replace("March 2018", "")


@pytest.mark.parametrize(
    ("polarity", "value", "expected"),
    [
        (Polarity.HIGHER, "92.0", "exactly the 2016-17 target of 92%"),
        (Polarity.HIGHER, "93.5", "1.5 percentage points above the 2016-17 target of 92%"),
        (Polarity.HIGHER, "91.0", "1.0 percentage points short of the 2016-17 target of 92%"),
        (Polarity.LOWER, "93.5", "1.5 percentage points over the 2016-17 target of 92%"),
        (Polarity.LOWER, "90.0", "2.0 percentage points inside the 2016-17 target of 92%"),
        (Polarity.TARGET, "90.0", "2.0 percentage points below the 2016-17 target of 92%"),
    ],
)
def test_where_it_stands(polarity, value, expected):
    sentence = headline(replace(SCHOOLS, polarity=polarity), said(value), None, AIMED)
    assert f" stood at {value}%, {expected}. " in sentence


def test_a_band_is_named():
    aimed = replace(AIMED, low=Fraction(90), high=Fraction(94))
    subject = replace(SCHOOLS, polarity=Polarity.TARGET)
    assert "target of 92% and inside the band from 90 to 94%. " in headline(subject, said("91.0"), None, aimed)
    assert "target of 92% and outside the band from 90 to 94%. " in headline(subject, said("89.9"), None, aimed)


def test_without_polarity_no_target_is_held_against_it():
    subject = replace(SCHOOLS, polarity=Polarity.NONE)
    assert "target" not in headline(subject, said("91.6"), said("90.8"), AIMED)


def test_a_mean_says_how_many_it_is_over():
    subject = Subject("Average number of days", Unit.DAYS, 0, Polarity.LOWER, averaged=True)
    figure = said("425", "5,100", "12", "March 2022")
    assert headline(subject, figure, said("431"), Aimed(Fraction(426), "2021-22", whose="Kent")) == (
        "The average number of days fell from 431 days to 425 days, 1 day inside Kent's 2021-22 target of 426 days. "
        "That is the average over 12 in March 2022."
    )


def test_periods_in_between_are_said():
    figure, earlier = said("91.6"), said("90.8", month="May 2016")
    assert "rose from 90.8% in May 2016 to 91.6%" in headline(SCHOOLS, figure, earlier, None, consecutive=False)
    assert "stood at 91.6%, as in May 2016." in headline(
        SCHOOLS, figure, said("91.6", month="May 2016"), None, consecutive=False
    )
    assert "stayed at 91.6%." in headline(SCHOOLS, figure, said("91.6"))


def test_missing_says_why():
    figure = Said(MISSING, MISSING, MISSING, "in August 2016", "August 2016")
    assert headline(SCHOOLS, figure, said("90.8"), AIMED) == (
        "The percentage of schools good or outstanding: no figure in August 2016. "
        "Not available: data cover 1 April 2019 to 31 March 2025."
    )


figures = st.decimals(0, 100, places=1).map(str)


@given(figures, st.integers(0, 100))
def test_hidden_says_so_and_nothing_else(earlier, target):
    figure = Said(HIDDEN, HIDDEN, HIDDEN, "in August 2016", "August 2016")
    sentence = headline(SCHOOLS, figure, said(earlier), Aimed(Fraction(target), "2016-17"))
    assert sentence == (
        "The percentage of schools good or outstanding in August 2016: protected. Hidden to protect children."
    )


@given(figures, figures)
def test_a_hidden_earlier_figure_leaves_no_movement(now, then):
    earlier = Said(HIDDEN, HIDDEN, HIDDEN, "in July 2016", "July 2016")
    assert headline(SCHOOLS, said(now), earlier, AIMED) == headline(SCHOOLS, said(now), None, AIMED)
    moved = headline(SCHOOLS, said(now), said(then), AIMED)
    word = "stayed" if Fraction(now) == Fraction(then) else "rose" if Fraction(now) > Fraction(then) else "fell"
    assert f" {word} " in moved


def test_the_parts_are_left_out_where_they_are_not_shown():
    figure = Said(PublicCell("91.6"), HIDDEN, HIDDEN, "in August 2016", "August 2016")
    assert headline(SCHOOLS, figure).endswith("stood at 91.6%. The figure is for August 2016.")
