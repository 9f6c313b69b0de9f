"""Which figures a control chart rests on, and where its limits begin anew."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import MARCH, an_outturn

from waymark.assessment.controlled import BROKEN, controlled, rebases_within
from waymark.domain.indicator import StatedRebase
from waymark.domain.outturn import Flag, Missing, MissingReason

NOTHING = Missing(MissingReason.NOT_AVAILABLE, "no return")
STATES = ("plain", "partial", "broken", "missing", "missing and broken")


def a_series(states, counts=None):
    """One outturn a month to March 2022, each in its state."""
    series = []
    for back, state in zip(range(len(states) - 1, -1, -1), states, strict=True):
        count = 50 + back % 3 if counts is None else counts[len(states) - 1 - back]
        one = an_outturn(count, 100, MARCH - back)
        if "missing" in state:
            one = replace(one, numerator=None, denominator=None, value=None, missing=NOTHING)
        flags = (Flag.PARTIAL_PERIOD,) if state == "partial" else ()
        series.append(replace(one, flags=(*flags, Flag.SERIES_BREAK) if "broken" in state else flags))
    return series


def test_a_partial_period_is_left_out_and_limits_do_not_move_with_it():
    counts = [50, 51, 50, 51, 50, 51, 50]
    whole = controlled(a_series(["plain"] * 7, counts))
    partial = controlled(a_series(["plain"] * 3 + ["partial"] + ["plain"] * 4, [50, 51, 50, 3, 51, 50, 51, 50]))
    assert [point.limits for _, point in whole.placed] == [point.limits for _, point in partial.placed]
    assert [point is None for _, point in partial.points] == [False] * 3 + [True] + [False] * 4


def test_limits_begin_anew_with_a_flagged_figure_and_say_what_broke_the_series():
    states = ["plain"] * 6 + ["broken"] + ["plain"] * 5
    found = controlled(a_series(states), why_broken=lambda month: f"changed by {month}")
    assert [(start.at, start.reason) for start in found.starts] == [(6, "changed by 2021-10")]
    assert [start.reason for start in controlled(a_series(states)).starts] == [BROKEN]
    first, second = found.placed[0][1].limits, found.placed[6][1].limits
    assert first.trial
    assert second.trial


def test_a_break_on_a_figure_that_is_left_out_takes_effect_with_the_next():
    states = ["plain"] * 6 + ["missing and broken", "plain", "plain"]
    assert [start.at for start in controlled(a_series(states)).starts] == [6]


def test_a_stated_rebase_begins_with_the_first_figure_in_or_after_its_month():
    stated = (StatedRebase(MARCH - 3, "one front door"),)
    series = a_series(["plain"] * 10)
    assert [(one.at, one.reason) for one in rebases_within(series, stated)] == [(6, "one front door")]
    gap = [one for one in series if one.month not in (MARCH - 3, MARCH - 2)]
    assert [one.at for one in rebases_within(gap, stated)] == [6]
    assert rebases_within(series[7:], stated) == ()
    assert rebases_within(series, (StatedRebase(MARCH + 1, "later"),)) == ()


def test_a_rebase_needs_a_reason():
    with pytest.raises(ValueError, match="reason"):
        StatedRebase(MARCH, "  ")


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=40), st.lists(st.integers(0, 45), max_size=4))
def test_against_a_plain_walk_through_the_figures(states, back):
    """The same, found by cutting the series into pieces one by one."""
    series = a_series(states)
    stated = tuple(StatedRebase(MARCH - months, "stated") for months in sorted(set(back), reverse=True))
    pieces, current, before, broken = [], [], None, False
    for one in series:
        broken = broken or Flag.SERIES_BREAK in one.flags
        if one.value is None or Flag.PARTIAL_PERIOD in one.flags:
            continue
        due = before is not None and any(before < each.since <= one.month for each in stated)
        if current and (broken or due):
            pieces.append(current)
            current = []
        current.append(one.value)
        before, broken = one.month, False
    pieces += [current] if current else []
    found = controlled(series, stated)
    assert len(found.points) == len(series)
    assert len(found.starts) == max(len(pieces) - 1, 0)
    placed = [point for _, point in found.placed]
    means = [sum(piece, Fraction(0)) / len(piece) if len(piece) >= 6 else None for piece in pieces for _ in piece]
    assert [point.limits.mean if point.limits else None for point in placed] == means
