"""Places and pupils of every school at the end of each month."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from waymark.domain.month import Month, months_between
from waymark.synthetic.extract import Extract, dated
from waymark.synthetic.schools import PRIMARY, School
from waymark.synthetic.timeline import Timeline, Trend

HEADING = ("school", "district", "phase", "as_at", "capacity", "roll", "sixth_form_roll")
_DRIFT = {True: Trend(0.012, -0.012), False: Trend(-0.012, 0.012)}  # births fall; the larger cohorts grow up
_LATE_MONTHS = (1, 2, 3, 4, 5, 6, 7)
_LATE = 0.004  # pupils who come in the course of the year


def snapshot_days(timeline: Timeline) -> Iterator[date]:
    """The last day of each month, in the order of time."""
    for year in timeline.years:
        yield from (month.last for month in months_between(Month.of(year.first), Month.of(year.last)))


def school_capacity_extracts(rng: Random, timeline: Timeline, schools: Sequence[School]) -> list[Extract]:
    """One snapshot for each month: `school_capacity_2024-03-31`."""
    return [
        Extract(f"school_capacity_{dated(day)}", HEADING, [_row(rng, timeline, school, day) for school in schools])
        for day in snapshot_days(timeline)
    ]


def _row(rng: Random, timeline: Timeline, school: School, day: date) -> list[str | int]:
    """The roll is of the whole school, with its sixth form; the places are of the years below it."""
    full = school.full + _DRIFT[school.phase == PRIMARY].at(timeline, day) + rng.gauss(0.0, 0.006)
    roll = round(school.places * (full + (_LATE if day.month in _LATE_MONTHS else 0.0)))
    sixth_form = round(roll * school.sixth_form)
    about = [school.code, school.district, school.phase, dated(day)]
    return [*about, school.places, roll + sixth_form, sixth_form]
