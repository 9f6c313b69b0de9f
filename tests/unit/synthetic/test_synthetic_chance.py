"""Draws, birthdays and trends: what histories are made of."""

from datetime import date
from random import Random

import pytest

from waymark.synthetic.birthdays import age_on, birthday
from waymark.synthetic.chance import Weighted, count, day_between, exponential_days, gamma_days
from waymark.synthetic.timeline import Timeline, Trend


@pytest.mark.parametrize("mean", [0.4, 6.0, 80.0])
def test_counts_have_their_mean_and_spread(mean):
    rng = Random(5)
    drawn = [count(rng, mean) for _ in range(4_000)]
    average = sum(drawn) / len(drawn)
    spread = sum((number - average) ** 2 for number in drawn) / len(drawn)
    assert min(drawn) >= 0
    assert average == pytest.approx(mean, rel=0.06)
    assert spread == pytest.approx(mean, rel=0.12)


def test_weighted_values_come_as_often_as_they_weigh():
    rng = Random(6)
    weighted = Weighted({"rare": 1.0, "common": 9.0})
    drawn = [weighted.draw(rng) for _ in range(5_000)]
    assert drawn.count("rare") / 5_000 == pytest.approx(0.1, abs=0.015)


def test_days_keep_their_least_and_their_mean():
    rng = Random(7)
    exponential = [exponential_days(rng, 100.0, least=5) for _ in range(5_000)]
    gamma = [gamma_days(rng, 400.0, shape=5.0, least=110) for _ in range(5_000)]
    assert min(exponential) >= 5
    assert sum(exponential) / 5_000 == pytest.approx(104.5, rel=0.05)
    assert min(gamma) >= 110
    assert sum(gamma) / 5_000 == pytest.approx(400.0, rel=0.03)


def test_a_day_between_may_be_either_end():
    rng = Random(8)
    first, last = date(2019, 4, 1), date(2019, 4, 3)
    assert {day_between(rng, first, last) for _ in range(200)} == {first, date(2019, 4, 2), last}


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        (date(2004, 2, 29), 18, date(2022, 3, 1)),
        (date(2004, 2, 29), 20, date(2024, 2, 29)),
        (date(2004, 4, 24), 17, date(2021, 4, 24)),
    ],
)
def test_birthdays(born, age, expected):
    assert birthday(born, age) == expected
    assert age_on(born, expected) == age
    assert age_on(born, date.fromordinal(expected.toordinal() - 1)) == age - 1


def test_a_trend_stands_still_before_the_first_year_and_after_the_last():
    timeline = Timeline(2019, 2020)
    trend = Trend(10.0, 20.0)
    assert [year.label for year in timeline.years] == ["2019-20", "2020-21"]
    assert trend.at(timeline, date(2010, 1, 1)) == trend.at(timeline, date(2019, 4, 1)) == 10.0
    assert trend.at(timeline, date(2020, 3, 31)) == pytest.approx(15.0, abs=0.02)
    assert trend.at(timeline, date(2021, 3, 31)) == trend.at(timeline, date(2030, 1, 1)) == 20.0
