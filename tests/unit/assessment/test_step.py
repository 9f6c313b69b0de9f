"""The arrow against the previous reported figure."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import MARCH, an_indicator

from waymark.assessment.direction import step
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn, ValueStatus
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Arrow, Movement

INDICATOR = an_indicator(code="EH16", polarity=Polarity.HIGHER)
MISSING = Missing(MissingReason.NOT_AVAILABLE, "no data")


def figure(value, month=MARCH, flags=(), status=ValueStatus.PROVISIONAL):
    missing = MISSING if value is None else None
    exact = None if value is None else Fraction(value)
    return Outturn("EH16", "", "C", month, None, None, exact, missing, status, flags)


def step_of(latest, *earlier, indicator=INDICATOR, target=None):
    return step.direction(latest, earlier, indicator, target)


def test_the_previous_month():
    moved = step_of(figure("76.4"), figure("70", MARCH - 2), figure("79.6", MARCH - 1))
    assert (moved.arrow, moved.movement, moved.change) == (Arrow.DOWN, Movement.WORSENED, Decimal("-3.2"))
    assert moved.compared_with == "February 2022"
    assert moved.method == "step"
    assert moved.sentence == (
        "Down 3.2 percentage points since February 2022 (79.6% to 76.4%): worsened. Movement since last, not a trend."
    )


def test_months_without_a_figure_are_passed_over_and_said():
    moved = step_of(figure("76.4"), figure(None, MARCH - 1), figure("70", MARCH - 3))
    assert moved.compared_with == "December 2021"
    assert "Compares March 2022 with December 2021: no figure in between." in moved.sentence


def test_later_figures_are_not_looked_at():
    assert step_of(figure("76.4"), figure("70", MARCH + 1)).arrow is Arrow.NOT_COMPARED


def test_nothing_before_and_nothing_now():
    assert step_of(figure("76.4")).sentence == "No earlier figure to compare with."
    assert step_of(figure(None), figure("1", MARCH - 1)).sentence == "Nothing to compare: not available: no data."


@pytest.mark.parametrize(
    ("latest", "between", "earlier"),
    [
        ((Flag.SERIES_BREAK,), (), ()),
        ((), (Flag.SERIES_BREAK,), ()),
        ((Flag.PARTIAL_PERIOD,), (), ()),
        ((), (), (Flag.PARTIAL_PERIOD,)),
    ],
)
def test_not_comparable(latest, between, earlier):
    moved = step_of(figure("76.4", flags=latest), figure(None, MARCH - 1, between), figure("70", MARCH - 2, earlier))
    assert (moved.arrow, moved.movement, moved.change) == (Arrow.NOT_COMPARED, Movement.NOT_JUDGED, None)
    assert moved.sentence.startswith("Not comparable with January 2022")


def test_the_first_figure_of_a_new_series_may_be_compared_with():
    assert step_of(figure("76.4"), figure("70", MARCH - 1, (Flag.SERIES_BREAK,))).arrow is Arrow.UP


def test_provisional_against_final_is_compared_and_marked():
    moved = step_of(figure("76.4"), figure("70", MARCH - 1, status=ValueStatus.FINAL))
    assert moved.arrow is Arrow.UP
    assert "A provisional figure against a final one." in moved.sentence


def test_a_quarter_against_a_quarter():
    quarterly = replace(INDICATOR, frequency=Frequency.QUARTERLY)
    months = [figure("70", MARCH - back) for back in (1, 2)]
    moved = step_of(figure("76.4"), *months, figure("75", MARCH - 3), indicator=quarterly)
    assert moved.compared_with == "October to December 2021"
    assert moved.change == Decimal("1.4")
    assert "no figure in between" not in moved.sentence


def test_a_year_against_a_year():
    annual = replace(INDICATOR, frequency=Frequency.ANNUAL)
    moved = step_of(figure("76.4"), figure("70", MARCH - 1), figure("75", MARCH - 24), indicator=annual)
    assert moved.compared_with == "2019-20"
    assert "Compares 2021-22 with 2019-20" in moved.sentence


tenths = st.integers(0, 1000).map(lambda number: Fraction(number, 10))


@given(tenths, tenths, st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_mirror(then, now, polarity):
    other = Polarity.LOWER if polarity is Polarity.HIGHER else Polarity.HIGHER
    one = step_of(figure(now), figure(then, MARCH - 1), indicator=replace(INDICATOR, polarity=polarity))
    flipped = step_of(figure(-now), figure(-then, MARCH - 1), indicator=replace(INDICATOR, polarity=other))
    assert one.movement is flipped.movement
    assert one.change == -flipped.change


@given(tenths, tenths, tenths)
def test_near_a_target_it_is_the_distance_that_counts(then, now, target):
    indicator = replace(INDICATOR, polarity=Polarity.TARGET)
    moved = step_of(figure(now), figure(then, MARCH - 1), indicator=indicator, target=target)
    before, after = abs(then - target), abs(now - target)
    expected = Movement.SAME if after == before else Movement.IMPROVED if after < before else Movement.WORSENED
    assert moved.movement is expected
    assert (moved.arrow is Arrow.SAME) == (now == then)
