"""What it would take stands on a row as long as everything that it rests on may be shown."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import AREAS, a_target
from tests.unit.scorecards.one_row import APRIL, INDICATOR, MONTH_READING, a_row, months_and_rolling

from waymark.domain.indicator import Unit
from waymark.domain.measure import Mean, Sum
from waymark.domain.outturn import outturn_from_parts
from waymark.scorecards.outlook import NOTHING

STEADY = [(30, 100)] * 48


def county_and_district(counts, below=None):
    """The district's own months, a third of the county's where they are not given; the rest is of no known place."""
    told = below or [(top // 3, bottom // 3) for top, bottom in counts]
    rest = [(top - own, bottom - part) for (top, bottom), (own, part) in zip(counts, told, strict=True)]
    outturns = []
    for area, parts in zip((AREAS.root, *AREAS.districts), (counts, told, rest), strict=True):
        single, rolling = months_and_rolling(parts, area.code)
        outturns += [*single, *rolling]
    return outturns


def test_a_red_row_says_what_would_make_it_green_and_what_amber():
    row, _ = a_row(county_and_district([(40, 100)] * 48), {"SCS03": INDICATOR})
    assert row.outlook.distance == (
        "Green needs 180 fewer of these: re-referrals (300 of 1,200 instead of 480).",
        "Amber needs 120 fewer of these: re-referrals (360 of 1,200 instead of 480).",
    )
    assert (row.outlook.short, row.outlook.cases.text, row.outlook.cases.number) == ("180 fewer", "-180", -180)
    assert row.outlook.pace == (
        "To reach the 2025-26 target of 25% by March 2026, it would have to fall by about 1.36 percentage points "
        "a month for 11 months."
    )


def test_beside_a_rolling_figure_stands_its_month_and_when_it_would_cross():
    row, _ = a_row(county_and_district([(30, 100)] * 45 + [(15, 100)] * 3), {"SCS03": INDICATOR})
    assert row.latest.value.text == "26.3"
    assert row.outlook.month == "In the month alone: 15.0% (15 of 100)."
    assert row.outlook.ahead == (
        "If the counts of February to April 2025 came again in turn, it would be green in May 2025, at 25.0%. "
        "This is arithmetic, not a forecast."
    )


def test_a_figure_that_does_not_cross_says_so():
    row, _ = a_row(county_and_district(STEADY), {"SCS03": INDICATOR})
    assert "it would not be green within 12 months: 30.0% in April 2026." in row.outlook.ahead
    low, _ = a_row(county_and_district([(20, 100)] * 48), {"SCS03": INDICATOR})
    assert "it would stay green for 12 months: 20.0% in April 2026." in low.outlook.ahead
    lost, _ = a_row(county_and_district([(20, 100)] * 45 + [(32, 100)] * 3), {"SCS03": INDICATOR})
    assert "it would lose green in July 2025, at 26.0%." in lost.outlook.ahead


@pytest.mark.parametrize("back", [0, 1, 5, 11])
def test_one_hidden_month_takes_the_lens_away_and_leaves_the_rest(back):
    counts = [(30, 100)] * 48
    counts[-1 - back] = (2, 100)
    row, _ = a_row(county_and_district(counts), {"SCS03": INDICATOR})
    assert (row.outlook.month, row.outlook.ahead) == ("", "")
    assert row.outlook.distance


def test_a_month_before_the_window_takes_nothing_away():
    counts = [(30, 100)] * 48
    counts[-13] = (2, 100)
    row, _ = a_row(county_and_district(counts), {"SCS03": INDICATOR})
    assert row.outlook.ahead


def test_months_that_are_not_published_give_no_lens():
    everything = county_and_district(STEADY)
    row, _ = a_row(
        everything, {"SCS03": INDICATOR}, public=[one for one in everything if one.reading != MONTH_READING.id]
    )
    assert (row.outlook.month, row.outlook.ahead) == ("", "")
    assert row.outlook.distance


def test_of_a_hidden_figure_nothing_is_worked_out():
    small = [(1, 100)] + [(0, 100)] * 11
    row, card = a_row(county_and_district(small * 4), {"SCS03": INDICATOR})
    assert row.latest.value.hidden
    assert row.outlook is NOTHING
    assert card.exceptions == ()


def test_a_districts_figure_that_is_hidden_says_nothing_and_a_shown_one_its_own():
    row, _ = a_row(county_and_district(STEADY, [(0, 30)] * 47 + [(3, 30)]), {"SCS03": INDICATOR}, AREAS["D"])
    assert row.latest.value.hidden
    assert row.outlook is NOTHING
    shown, _ = a_row(county_and_district(STEADY), {"SCS03": INDICATOR}, AREAS["D"])
    assert "of 396 instead of 120" in shown.outlook.distance[0]


def test_without_a_target_nothing_is_said():
    row, _ = a_row(county_and_district(STEADY), {"SCS03": INDICATOR}, targets=[a_target(2019)])
    assert row.outlook is NOTHING


def test_an_average_changes_in_its_unit():
    measure = Mean(Sum("adoption", "placed", "days"), INDICATOR.measure.window)
    indicator = replace(INDICATOR, measure=measure, readings=(), decimals=0, unit=Unit.DAYS)
    outturns = [
        outturn_from_parts("SCS03", "", area, APRIL - back, 10_920, 20, Fraction(1))
        for area in ("C", "D", "not-known")
        for back in range(48)
    ]
    row, _ = a_row(outturns, {"SCS03": indicator}, targets=[a_target(2025, target="545", floor="560")])
    assert row.outlook.distance == (
        "Green needs 1 day less on average: 545 days instead of 546 days; 11 less in all, over 20.",
    )
    assert (row.outlook.short, row.outlook.cases) == ("1 day less", None)
    assert "fall by about 0.1 days a month for 11 months" in row.outlook.pace
