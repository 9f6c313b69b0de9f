"""Simulated month-ends: nothing changes but who comes and who leaves. What is said of them must seldom be a finding."""

from fractions import Fraction
from random import Random

import pytest
from tests.unit.assessment.builders import MARCH, an_indicator

from waymark.assessment.methods import DIRECTION
from waymark.assessment.statistics.spc import Cause, chart
from waymark.domain.measure import Count, Ratio, Stock
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Movement
from waymark.domain.window import Window

MONTHS, DRAWN = 61, 200
STANDS = an_indicator(
    measure=Ratio(Stock("care_episode", "start", "end"), Count("care_episode", "start"), Window.parse("MS")),
    polarity=Polarity.HIGHER,
    readings=(),
)


def month_ends(chance, people, leaving, rise=0.0):
    """How many of a stock have a trait, month by month. Who leaves is followed by somebody who has it with a chance of
    60%, and `rise` more each year."""
    stock = [chance.random() < 0.6 for _ in range(people)]
    found = []
    for month in range(MONTHS):
        share = 0.6 + rise * month / 12
        stock = [chance.random() < share if chance.random() < leaving else one for one in stock]
        found.append(sum(stock))
    return found


def moved(counts, people):
    """Whether the arrow of the last month says improved or worsened."""
    latest, *others = (
        outturn_from_parts("SCS03", "", "C", MARCH - back, count, people, Fraction(100))
        for back, count in enumerate(reversed(counts))
    )
    return DIRECTION["auto"](latest, others, STANDS, None).movement is not Movement.NOT_JUDGED


@pytest.mark.long
@pytest.mark.parametrize("people", [150, 600])
@pytest.mark.parametrize("leaving", [0.04, 0.15])
def test_stable_month_ends_seldom_have_a_direction_and_often_look_special_on_a_chart(people, leaving):
    chance = Random(f"{people} {leaving}")
    alarms = special = 0
    for _ in range(DRAWN):
        counts = month_ends(chance, people, leaving)
        alarms += moved(counts, people)
        special += chart([Fraction(count, people) for count in counts[-25:]])[-1].cause is not Cause.COMMON
    assert alarms <= 0.1 * DRAWN
    assert special >= 0.3 * DRAWN  # why no chart is drawn of them


@pytest.mark.long
@pytest.mark.parametrize(("people", "least"), [(150, 0.4), (600, 0.9)])
def test_a_true_rise_is_found_year_by_year(people, least):
    chance = Random(people)
    assert sum(moved(month_ends(chance, people, 0.08, rise=0.03), people) for _ in range(DRAWN)) >= least * DRAWN
