"""Requests and plans of a county with a tenth of its pupils: enough for a level in each quarter, and for the gap."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from waymark.synthetic.homes import Practice
from waymark.synthetic.plan import plan_of
from waymark.synthetic.pupils import pupils
from waymark.synthetic.schools import schools
from waymark.synthetic.special_needs import SpecialNeeds, spells_by_school
from waymark.synthetic.special_needs_extracts import REQUEST_HEADING, ehcp_requests


@pytest.fixture(scope="module")
def plan():
    codes = ("E07000111", "E07000114")
    return plan_of(seed=4, scale=0.1, pupil_scale=0.1, first_year=2019, last_year=2025, districts=codes)


@pytest.fixture(scope="module")
def needs(plan):
    districts = plan.districts
    cohorts = pupils(
        plan.stream("pupils"), plan.timeline, districts, schools(plan.stream("schools"), districts), plan.pupil_scale
    )
    practice = Practice(plan.stream("practice"), districts, slope=0.14)
    return SpecialNeeds(plan.stream("needs"), plan.timeline, practice, cohorts)


@pytest.fixture(scope="module")
def files(plan, needs):
    loaded, later = ehcp_requests(plan.timeline, needs)
    return [[dict(zip(REQUEST_HEADING, row, strict=True)) for row in extract.rows] for extract in (*loaded, later)]


def issued(rows, first, last):
    return {row["request_id"] for row in rows if first <= row["plan_issued_date"] <= last}


def test_only_the_later_file_knows_the_plans_of_the_last_weeks_of_june(files):
    old, new, later = files
    gap = ("2025-06-12", "2025-06-30")
    assert not issued([*old, *new], *gap)
    assert len(issued(later, *gap)) > 3
    whole = ("2025-04-01", "2025-06-30")
    assert issued(later, *whole) == issued(old, *whole) | issued(later, *gap)


def test_a_file_says_what_was_known_on_its_last_day(files):
    for rows, last in zip(files, ("2025-06-11", "2026-03-31", "2025-06-30"), strict=True):
        days = [row[column] for row in rows for column in ("request_date", "decision_date", "plan_issued_date")]
        assert max(days) <= last
        assert len({row["request_id"] for row in rows}) == len(rows)
    old, new, _ = files
    waiting = {row["request_id"] for row in old if not row["decision_date"]}
    decided = {row["request_id"] for row in new if row["decision_date"]}
    assert len(waiting & decided) > len(waiting) / 2


def test_more_are_in_time_from_year_to_year(needs):
    days = defaultdict(list)
    for request in needs.requests:
        if request.issued and date(2019, 4, 1) <= request.issued <= date(2026, 3, 31):
            days[request.issued >= date(2023, 4, 1)].append((request.issued - request.requested).days)
    early, late = ([length <= 140 for length in days[part]] for part in (False, True))
    assert 0.55 < sum(early) / len(early) < sum(late) / len(late) < 0.85


def test_a_plan_goes_with_the_pupil_from_school_to_school(needs):
    for request in needs.plans():
        spells = spells_by_school(request)
        assert (spells[0][1], spells[-1][2]) == (request.issued, request.ends)
        assert all(before[2] == after[1] and before[0] != after[0] for before, after in pairwise(spells))
        if request.pupil.special:
            assert {school for school, *_ in spells} <= {"", request.pupil.special.code}
