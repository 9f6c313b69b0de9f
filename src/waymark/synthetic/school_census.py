"""Pupils on roll on the January census days of which no whole census is written, and what is counted of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from waymark.synthetic.extract import LineExtract, dated, yes_no
from waymark.synthetic.pupils import Cohorts, Pupil, on_roll, phase_of
from waymark.synthetic.schools import SPECIAL
from waymark.synthetic.special_needs import SpecialNeeds
from waymark.synthetic.timeline import Timeline
from waymark.synthetic.write_school_census import YEARS

HEADING = ("pupil_id", "school", "district", "phase", "as_at", "year_group", "fsm", "eal", "sen")

_CENSUSES = 2  # before those of which the whole return is written; a county has had one every January


def census_day(year: int) -> date:
    """The third Thursday of January."""
    new_year = date(year, 1, 1)
    return new_year + timedelta(days=(3 - new_year.weekday()) % 7 + 14)


def census_days(timeline: Timeline) -> list[date]:
    """Census days of the reported years, in their order."""
    return [census_day(year + 1) for year in range(timeline.first_year, timeline.last_year + 1)]


def school_census(timeline: Timeline, cohorts: Cohorts, needs: SpecialNeeds) -> list[LineExtract]:
    """One file for each census: `pupil_2026-01-15`. Pupils of pupil referral units are on the roll of their school."""
    return [
        LineExtract(f"pupil_{dated(day)}", HEADING, _lines(day, cohorts, needs))
        for day in census_days(timeline)[-_CENSUSES - YEARS : -YEARS]
    ]


def share_with_plan(day: date, cohorts: Cohorts, needs: SpecialNeeds) -> float:
    """Of the pupils on roll on a census day, the share that has an education, health and care plan."""
    groups = [needs.provision(pupil, day, day.year - pupil.cohort) for pupil in on_roll(cohorts, day.year)]
    return groups.count("plan") / max(1, len(groups))


def _lines(day: date, cohorts: Cohorts, needs: SpecialNeeds) -> Iterator[str]:
    as_at = dated(day)
    for pupil in on_roll(cohorts, day.year):
        group = day.year - pupil.cohort
        phase = phase_of(group)
        school = pupil.school(phase)
        at = f"{pupil.number},{school.code},{school.district},{SPECIAL if pupil.special else phase}"
        yield f"{at},{as_at},{group or 'R'},{_about(pupil)},{needs.provision(pupil, day, group)}\n"


def _about(pupil: Pupil) -> str:
    return f"{yes_no(pupil.free_meals)},{yes_no(pupil.english_additional)}"
