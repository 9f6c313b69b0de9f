"""Which figures a test may use: one series, no shared months, no partial period."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import MARCH, an_indicator

from waymark.assessment.comparable import OVERLAPPING, Run, comparable_run, overlapping, shares, without_figure
from waymark.assessment.methods import DIRECTION
from waymark.assessment.travel import travelled
from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, Ratio, Total
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.period import Frequency
from waymark.domain.window import Window, WindowKind
from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
COUNT = Count("referral", "date")
TESTED = sorted(set(DIRECTION) - {"step"})
APART = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4, Frequency.ANNUAL: 12}


def ratio(window, below=None):
    return Ratio(COUNT, COUNT, Window.parse(window), denominator_window=None if below is None else Window.parse(below))


MONTHLY = an_indicator(measure=ratio("M"))


def figure(value, back=0, *flags):
    missing = Missing(MissingReason.NOT_AVAILABLE) if value is None else None
    exact = None if value is None else Fraction(value)
    return Outturn("SCS03", "", "C", MARCH - back, None, None, exact, missing, flags=flags)


def run_of(latest, *earlier, indicator=MONTHLY):
    return comparable_run(latest, earlier, indicator)


@pytest.mark.parametrize(
    ("window", "frequency", "overlap"),
    [
        ("M", Frequency.MONTHLY, False),
        ("MS", Frequency.MONTHLY, False),
        ("R12M", Frequency.MONTHLY, True),
        ("YTD", Frequency.MONTHLY, True),
        ("A", Frequency.MONTHLY, True),
        ("R3M", Frequency.QUARTERLY, False),
        ("R4M", Frequency.QUARTERLY, True),
        ("YTD", Frequency.QUARTERLY, True),
        ("R12M", Frequency.TERMLY, True),
        ("R12M", Frequency.ANNUAL, False),
        ("YTD", Frequency.ANNUAL, False),
        ("A", Frequency.ANNUAL, False),
        ("A24M", Frequency.ANNUAL, True),
    ],
)
def test_windows_overlap_when_periods_share_months(window, frequency, overlap):
    assert overlapping(ratio(window), frequency) is overlap


def test_a_denominator_of_more_months_overlaps_too():
    assert overlapping(ratio("M", "R12M"), Frequency.MONTHLY)
    assert not overlapping(ratio("M", "MS"), Frequency.MONTHLY)


def test_a_run_is_in_order_without_later_figures():
    found = run_of(figure(5), figure(3, 2), figure(4, 1), figure(9, -1))
    assert [point.value for point in found.points] == [3, 4, 5]
    assert (found.refused, found.cut) == ("", "")


def test_a_run_starts_at_a_break_and_after_a_partial_period():
    broken = run_of(figure(5), figure(4, 1, Flag.SERIES_BREAK), figure(3, 2))
    assert ([point.value for point in broken.points], broken.cut) == ([4, 5], "the series breaks in between")
    partial = run_of(figure(5), figure(4, 1), figure(3, 2, Flag.PARTIAL_PERIOD), figure(2, 3))
    assert [point.value for point in partial.points] == [4, 5]
    assert partial.cut == "January 2022 covers part of its period"


def test_a_break_in_a_period_without_a_figure_counts():
    found = run_of(figure(5), figure(None, 1, Flag.SERIES_BREAK), figure(3, 2))
    assert found.refused == "Not comparable with January 2022: the series breaks in between."


def test_a_monthly_run_is_what_its_chart_shows():
    found = run_of(*(figure(5, back) for back in range(40)))
    assert (len(found.points), found.points[0].month) == (25, MARCH - 24)
    assert (
        run_of(figure(5), figure(4, 25)).refused == "Not compared with February 2020: that is more than 24 months ago."
    )
    annual = replace(MONTHLY, frequency=Frequency.ANNUAL)
    assert len(run_of(*(figure(5, 12 * back) for back in range(9)), indicator=annual).points) == 9


def test_nothing_to_compare():
    assert run_of(figure(None), figure(1, 1)).refused == "Nothing to compare: not available."
    assert run_of(figure(1)).refused == "No earlier figure to compare with."


def test_periods_without_a_figure_are_counted():
    missing = without_figure(Run((figure(1, 5), figure(1, 4), figure(1))), MONTHLY)
    assert missing == ("December 2021", "January 2022", "February 2022")
    quarterly = replace(MONTHLY, frequency=Frequency.QUARTERLY)
    assert without_figure(Run((figure(1, 6), figure(1))), quarterly) == ("October to December 2021",)
    assert without_figure(Run((figure(1, 36), figure(1, 12), figure(1)), apart=12), MONTHLY) == ("March 2020",)


def test_only_shares_have_counts_to_test():
    share = outturn_from_parts("SCS03", "", "C", MARCH, 3, 4, Fraction(100))
    above = outturn_from_parts("SCS03", "", "C", MARCH, 5, 4, Fraction(100))
    assert shares([share], MONTHLY) == ((3, 4),)
    assert shares([share, above], MONTHLY) == ()
    assert shares([figure(70)], MONTHLY) == ()
    assert shares([share], replace(MONTHLY, unit=Unit.DAYS)) == ()
    total = replace(MONTHLY, measure=Total(COUNT, Window.parse("M")))
    assert shares([share], total) == ()


CATALOGUE, _ = load_framework(KENT)
EVERY = [(one, reading) for one in CATALOGUE.indicators for reading in ("", *(known.id for known in one.readings))]


def spans(indicator, reading):
    """How many months a figure covers, from its window alone, told apart from the code tested."""
    window = getattr(indicator.measure_of(reading), "window", None)
    if window is None:
        return 0
    return 12 if window.kind is WindowKind.YEAR_TO_DATE else window.months


def series_of(indicator, reading, counts):
    """The latest first."""
    return [
        outturn_from_parts(indicator.code, reading, "C", Month.at(2022, 3) - back, count, 100, Fraction(100))
        for back, count in enumerate(counts)
    ]


@given(st.lists(st.integers(1, 99), min_size=40, max_size=40), st.sampled_from(TESTED))
def test_no_verdict_on_overlapping_windows_in_the_whole_catalogue(counts, method):
    overlapped = 0
    for indicator, reading in EVERY:
        apart = APART[indicator.frequency]
        if spans(indicator, reading) <= apart:
            continue
        overlapped += 1
        latest, *earlier = series_of(indicator, reading, counts)
        found = DIRECTION[method](latest, earlier, indicator, Fraction(50))
        assert (found.arrow.value, found.movement.value) == ("not_compared", "not_judged")
        assert found.sentence == OVERLAPPING
    assert overlapped >= 5


@given(
    st.lists(st.integers(1, 99), min_size=60, max_size=60),
    st.lists(st.integers(1, 99), min_size=60, max_size=60),
    st.sampled_from(TESTED),
)
def test_in_the_whole_catalogue_a_verdict_rests_on_figures_that_share_no_month(counts, months, method):
    """Whatever is given: no two figures behind one verdict cover the same month, and a rolling series is never looked
    at. Counted from windows and months alone, told apart from the code tested."""
    beneath = 0
    for indicator, reading in EVERY:
        single = series_of(indicator, "month", months) if indicator.month_reading and not reading else []
        latest, *earlier = series_of(indicator, reading, counts)
        found = travelled(method, latest, earlier, single, indicator, Fraction(50))
        tested = found.of_reading or reading
        points = sorted({*found.rests_on, latest.month}) if found.rests_on else []
        for one, other in pairwise(points):
            assert other.index - one.index >= spans(indicator, tested), (indicator.code, reading)
        if found.of_reading:
            beneath += 1
            turned, *others = series_of(indicator, reading, [100 - count for count in counts])
            assert travelled(method, turned, others, single, indicator, Fraction(50)) == found
        elif spans(indicator, reading) > APART[indicator.frequency]:
            assert found.sentence == OVERLAPPING
    assert beneath == 10
