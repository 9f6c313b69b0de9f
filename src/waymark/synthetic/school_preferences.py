"""Applications for a school place, and which preference was offered on the national offer day."""

from datetime import date
from random import Random

from waymark.synthetic.chance import Weighted
from waymark.synthetic.extract import Extract, dated, yes_no
from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import YEAR_SIX, Cohorts, Pupil
from waymark.synthetic.schools import PRIMARY, SECONDARY
from waymark.synthetic.timeline import Timeline, Trend
from waymark.synthetic.working_days import next_working_day

HEADING = ("pupil_id", "district", "phase", "offer_day", "preference_offered", "late")

_FIRST = {PRIMARY: Trend(0.890, 0.905), SECONDARY: Trend(0.795, 0.805)}
_OTHERWISE = {
    PRIMARY: Weighted({2: 0.56, 3: 0.20, 0: 0.24}),
    SECONDARY: Weighted({2: 0.52, 3: 0.21, 4: 0.09, 5: 0.03, 0: 0.15}),
}
_LATE = 0.03
_LATE_LOSES = 0.25


def school_preference_extract(rng: Random, timeline: Timeline, practice: Practice, cohorts: Cohorts) -> Extract:
    """Every application of whole school years, from the one in which the reported years begin; of the last one, what
    was offered by the end of the reported years.
    """
    rows = [
        row
        for day, phase, cohort in sorted(_offers(timeline))
        for row in (_row(rng, timeline, practice, pupil, phase, day) for pupil in cohorts[cohort])
    ]
    return Extract("school_preference", HEADING, rows)


def _offers(timeline: Timeline) -> list[tuple[date, str, int]]:
    """Offer day, phase, and the cohort that is offered a place. 1 March and 16 April, or the next working day."""
    offers = []
    for year in range(timeline.first_year, timeline.last_year + 2):
        offers.append((next_working_day(date(year, 3, 1)), SECONDARY, year - YEAR_SIX))
        offers.append((next_working_day(date(year, 4, 16)), PRIMARY, year + 1))
    return [offer for offer in offers if offer[0] <= timeline.last]


def _row(rng: Random, timeline: Timeline, practice: Practice, pupil: Pupil, phase: str, day: date) -> list[str | int]:
    late = rng.random() < _LATE
    first = _FIRST[phase].at(timeline, day) + practice.of(pupil.district) - (_LATE_LOSES if late else 0.0)
    offered = 1 if rng.random() < first else _OTHERWISE[phase].draw(rng)
    return [pupil.number, pupil.district, phase, dated(day), offered, yes_no(late)]
