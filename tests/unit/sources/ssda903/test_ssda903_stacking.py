"""Years laid on one another: newest wins, closed at the year end, re-dated by a day; duplicates by content."""

from dataclasses import replace
from datetime import date

import pytest

from waymark.domain.period import Year, YearType
from waymark.sources.ssda903.stacking import stacked

Y2019, Y2020, Y2021 = (Year(start, YearType.FINANCIAL) for start in (2019, 2020, 2021))
MAY = date(2019, 5, 1)


def stack(*editions):
    return stacked([(year, {episode.key: episode for episode in episodes}) for year, episodes in editions])


def ends(result):
    return [(episode.start, episode.end, episode.closed_at_year_end) for episode in result.episodes]


def test_the_newest_year_knows_best(make_episode):
    older, newer = make_episode(MAY, place="U4"), make_episode(MAY, date(2020, 9, 1), place="U5", rec="E4A")
    result = stack((Y2019, [older]), (Y2020, [newer]))
    assert result.episodes == (newer,)
    assert (result.closed, result.redated) == ({}, {})


def test_open_and_gone_from_the_next_year_ends_with_its_own_year(make_episode):
    result = stack((Y2019, [make_episode(MAY)]), (Y2020, []))
    assert ends(result) == [(MAY, date(2020, 4, 1), True)]
    assert result.closed == {Y2019: 1}


def test_the_next_year_is_the_next_that_was_loaded(make_episode):
    result = stack((Y2019, [make_episode(MAY)]), (Y2021, []))
    assert ends(result) == [(MAY, date(2020, 4, 1), True)]


def test_open_in_the_newest_year_stays_open(make_episode):
    result = stack((Y2019, []), (Y2020, [make_episode(MAY)]))
    assert ends(result) == [(MAY, None, False)]


def test_an_end_that_was_wrong_is_not_an_open_episode(make_episode):
    result = stack((Y2019, [make_episode(MAY, flagged=("DEC",))]), (Y2020, []))
    assert ends(result) == [(MAY, None, False)]
    assert result.closed == {}


def test_gone_for_a_year_and_back_is_not_closed(make_episode):
    episode = make_episode(MAY)
    result = stack((Y2019, [episode]), (Y2020, []), (Y2021, [episode]))
    assert ends(result) == [(MAY, None, False)]


@pytest.mark.parametrize("newer_day", [date(2019, 4, 30), date(2019, 5, 2)])
def test_redated_by_a_day_the_newer_replaces_the_older(make_episode, newer_day):
    newer = make_episode(newer_day, date(2020, 8, 1))
    result = stack((Y2019, [make_episode(MAY)]), (Y2020, [newer]))
    assert result.episodes == (newer,)
    assert (result.redated, result.closed) == ({Y2019: 1}, {})


@pytest.mark.parametrize(
    "changed",
    [
        {"start": date(2019, 5, 3)},
        {"placement": "U5"},
        {"reason_new": "P"},
        {"placement": None},
        {"child": "another"},
    ],
)
def test_what_differs_in_more_than_a_day_is_another_episode(make_episode, changed):
    newer = replace(make_episode(date(2019, 5, 2)), **changed)
    result = stack((Y2019, [make_episode(MAY)]), (Y2020, [newer]))
    assert len(result.episodes) == 2
    assert (result.redated, result.closed) == ({}, {Y2019: 1})


def test_two_episodes_a_day_apart_are_not_one_redated(make_episode):
    first, second = make_episode(MAY, date(2019, 5, 2), "P"), make_episode(date(2019, 5, 2), None, "P")
    assert len(stack((Y2019, [first, second]), (Y2020, [second])).episodes) == 2
    last_day = make_episode(date(2020, 3, 31), date(2020, 4, 1), "P")
    new_year = make_episode(date(2020, 4, 1), None, "P")
    assert len(stack((Y2019, [last_day]), (Y2020, [new_year])).episodes) == 2
