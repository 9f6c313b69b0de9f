"""The county behaves like a real one. Levels are computed from the histories, by hand, over all years together.

The intervals are wide: at this scale a level over seven years still moves by several points from seed to seed.
"""

from datetime import date, timedelta

import pytest

from waymark.synthetic.birthdays import age_on

FOSTER = {"U1", "U2", "U3", "U4", "U5", "U6"}
YEAR_ENDS = [date(year, 3, 31) for year in range(2020, 2027)]


def live(history, day):
    """The period and the episode of a child in care on a day."""
    for period in history.periods:
        for episode in period.episodes:
            if episode.start <= day < episode.end:
                return period, episode
    return None


@pytest.fixture(scope="module")
def stock(county):
    """(history, period, episode, day) of everyone in care at a year end."""
    return [(history, *now, day) for day in YEAR_ENDS for history in county.histories if (now := live(history, day))]


@pytest.fixture(scope="module")
def referrals(county):
    """(case, the case before it) of every referral in the reported years."""
    first, last = county.timeline.first, county.timeline.last
    return [
        (case, before)
        for _, cases in county.cases
        for before, case in zip([None, *cases], cases, strict=False)
        if first <= case.referred <= last
    ]


def test_size_of_the_county(stock, referrals, county):
    assert 55 < len(stock) / 7 < 105
    assert 10 < sum(history.child.unaccompanied for history, *_ in stock) / 7 < 28
    assert 850 < len(referrals) / 7 < 1_150
    entered = [
        period
        for history in county.histories
        for period in history.periods
        if county.timeline.first <= period.start <= county.timeline.last
    ]
    assert 32 < len(entered) / 7 < 55
    birthdays = sum(len(year_set.tables["oc3"]) for year_set in county.sets)
    assert 50 < birthdays / 7 < 100


def test_re_referrals_within_a_year(referrals):
    again = [
        before is not None and case.referred <= before.referred + timedelta(days=365) for case, before in referrals
    ]
    assert 0.19 < sum(again) / len(again) < 0.27


def test_august_is_quiet(referrals):
    by_month = [sum(case.referred.month == month for case, _ in referrals) for month in range(1, 13)]
    assert by_month[7] < 0.92 * sum(by_month) / 12
    assert by_month[7] < by_month[9]


def test_some_referrals_end_at_once(referrals):
    assert 0.04 < sum(case.no_further_action for case, _ in referrals) / len(referrals) < 0.10


def test_second_or_later_plans(referrals):
    plans = [case.plan for case, _ in referrals if case.plan]
    assert 55 < len(plans) / 7 < 105
    assert 0.14 < sum(plan.previous > 0 for plan in plans) / len(plans) < 0.30


def test_children_who_stay_where_they_are(stock):
    long_stay = [
        (period, episode, day)
        for history, period, episode, day in stock
        if age_on(history.born, day) < 16 and period.start <= day - timedelta(days=913)
    ]
    assert len(long_stay) > 70
    settled = 0
    for period, episode, day in long_stay:
        began = max(e.start for e in period.episodes if e.start <= day and e.reason_new != "L")
        settled += episode.placement.place.startswith("A") or began <= day - timedelta(days=730)
    assert 0.52 < settled / len(long_stay) < 0.86


def test_foster_children_with_the_county_s_own_carers_or_relatives(stock):
    placements = [
        episode.placement
        for history, _, episode, _ in stock
        if episode.placement.place in FOSTER and not history.child.unaccompanied
    ]
    own = [placement.place in ("U1", "U2", "U3") or placement.provider == "PR1" for placement in placements]
    assert 0.48 < sum(own) / len(own) < 0.74


def test_days_to_the_adoptive_family(county):
    days = [
        (period.adoption.moves[-1][0] - period.start).days
        for history in county.histories
        for period in history.periods
        if period.adoption and period.adoption.moves and county.timeline.first <= period.end <= county.timeline.last
    ]
    assert 2 < len(days) / 7 < 8
    assert 340 < sum(days) / len(days) < 510


def test_care_leavers_in_education_employment_or_training(county):
    active = [row[3][0] in "FP" for year_set in county.sets for row in year_set.tables["oc3"] if row[2] == "YES"]
    assert 0.52 < sum(active) / len(active) < 0.70


def test_districts_differ(county):
    pressures = {child.pressure for child in county.children}
    assert len(pressures) == 4
    assert max(pressures) - min(pressures) > 0.05
