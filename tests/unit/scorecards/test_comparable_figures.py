"""When a sentence may hold a figure against an earlier one: from what is public alone."""

from dataclasses import replace

import pytest
from tests.unit.publishing.builders import HIDDEN, MONTHS, not_shown, row, shown

from waymark.domain.polarity import Polarity
from waymark.scorecards.sentence import comparable

BARS = (("60", "50"), ("60", "50"))


def made(*flags, place=-1):
    """A row of five months; the flags stand on the figure at `place`, the latest where it is left out."""
    figures = [shown(month, 50 + at, 84) for at, month in enumerate(MONTHS[-5:])]
    figures[place] = replace(figures[place], flags=flags)
    return row("A", "Name", figures, Polarity.HIGHER, BARS)


def test_two_plain_figures_compare():
    assert comparable(made(), made().previous) == ""


@pytest.mark.parametrize("place", [-1, -2])
def test_a_break_after_the_earlier_figure_forbids_it(place):
    one = made("series break", place=place)
    assert comparable(one, one.trend[-3].figure) == "the series breaks in between"


def test_a_break_with_the_earlier_figure_does_not():
    one = made("series break", place=-2)
    assert comparable(one, one.previous) == ""


def test_a_part_of_a_period_compares_with_nothing():
    assert comparable(made("partial period"), made().previous) == "it covers only a part of its period"
    earlier = made("partial period", place=-2)
    assert comparable(earlier, earlier.previous) == "February 2022 is known in part only"


def test_nothing_is_said_of_a_hidden_figure():
    hidden = not_shown(MONTHS[-2], HIDDEN)
    assert comparable(made(), hidden) is None
    assert comparable(made(), None) is None
    now_hidden = replace(made("series break"), latest=not_shown(MONTHS[-1], HIDDEN))
    assert comparable(now_hidden, made().previous) is None


def test_a_figure_older_than_the_chart_is_not_compared():
    """Whether the series broke in between is not shown, so nothing can be said."""
    assert comparable(made(), shown(MONTHS[0], 50, 84)) is None
