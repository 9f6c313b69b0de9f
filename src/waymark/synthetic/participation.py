"""What 16 and 17-year-olds do at the end of each month: in education, employment or training, not, or not known.

In September colleges have not yet said who came, so Not Known is high until Christmas. Those who are not in
education, employment or training become more from spring to August.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from waymark.domain.month import Month
from waymark.synthetic.extract import LineExtract, dated
from waymark.synthetic.pupils import YEAR_ELEVEN, Cohorts, Pupil
from waymark.synthetic.timeline import Timeline, Trend

HEADING = ("person_id", "district", "as_at", "year_group", "status")

_ACADEMIC_YEARS = 4
_MONTHS_IN_YEAR = 12
_NEET = Trend(0.0320, 0.0305)
_NEET_BY_MONTH = {9: 1.5, 10: 1.22, 11: 0.96, 12: 0.94, 1: 0.96, 2: 0.97, 3: 1.0, 4: 1.04, 5: 1.08, 6: 1.12, 7: 1.2,
                  8: 1.28}  # fmt: skip
_NOT_KNOWN = Trend(0.0265, 0.0235)
_NOT_KNOWN_BY_MONTH = {9: 7.0, 10: 3.2, 11: 1.7, 12: 1.2, 1: 1.0, 2: 0.92, 3: 0.9, 4: 0.9, 5: 0.92, 6: 0.96, 7: 1.1,
                       8: 1.3}  # fmt: skip
_SECOND_YEAR = 1.35  # Year 13 against Year 12
_STAYS_NEET, _STAYS_NOT_KNOWN = 0.93, 0.80  # how much of a month's lot is the person's own


def participation(rng: np.random.Generator, timeline: Timeline, cohorts: Cohorts) -> list[LineExtract]:
    """One file for each academic year, `neet_status_2025-26`, of the latest four: a row for each person and month."""
    latest = timeline.last_year + 1
    found = []
    for ending in range(latest - _ACADEMIC_YEARS + 1, latest + 1):
        months = _months(timeline, ending)
        if months:
            people = [(pupil, 12 + second) for second in (0, 1) for pupil in cohorts[ending - YEAR_ELEVEN - 1 - second]]
            lines = _lines(people, months, _statuses(rng, timeline, people, months))
            found.append(LineExtract(f"neet_status_{ending - 1}-{ending % 100:02d}", HEADING, lines))
    return found


_People = Sequence[tuple[Pupil, int]]


def _months(timeline: Timeline, ending: int) -> list[date]:
    september = Month.at(ending - 1, 9)
    days = [(september + later).last for later in range(_MONTHS_IN_YEAR)]
    return [day for day in days if timeline.first <= day <= timeline.last]


def _statuses(
    rng: np.random.Generator, timeline: Timeline, people: _People, months: Sequence[date]
) -> list[NDArray[np.int64]]:
    """For each month, of each person: 0 in education, employment or training, 1 not, 2 not known."""
    inclined = np.array([0.45 * pupil.absence - 0.55 * pupil.attainment for pupil, _ in people])
    number = len(people)
    own_neet = inclined + np.sqrt(1.0 - 0.45**2 - 0.55**2) * rng.standard_normal(number)
    own_not_known = rng.standard_normal(number)
    found = []
    for day in months:
        neet = _NEET.at(timeline, day) * _NEET_BY_MONTH[day.month]
        not_known = _NOT_KNOWN.at(timeline, day) * _NOT_KNOWN_BY_MONTH[day.month]
        status = np.zeros(number, dtype=np.int64)
        status[_above(rng, own_neet, _STAYS_NEET, people, neet)] = 1
        status[_above(rng, own_not_known, _STAYS_NOT_KNOWN, people, not_known)] = 2
        found.append(status)
    return found


def _above(
    rng: np.random.Generator, own: NDArray[np.float64], stays: float, people: _People, share: float
) -> NDArray[np.bool_]:
    """Who is among a share of all, by their own lot and the month's; in districts under pressure more are."""
    lot = stays * own + np.sqrt(1.0 - stays**2) * rng.standard_normal(len(own))
    bars: dict[tuple[float, int], float] = {}
    for pupil, year_group in people:
        place = (pupil.pressure, year_group)
        if place not in bars:
            of_group = share * (2.0 if year_group == 13 else 2.0 / _SECOND_YEAR) / (1.0 + 1.0 / _SECOND_YEAR)
            bars[place] = NormalDist().inv_cdf(1.0 - min(0.6, of_group * pupil.pressure**1.5))
    above: NDArray[np.bool_] = lot > np.array([bars[pupil.pressure, year_group] for pupil, year_group in people])
    return above


_WORDS = ("eet", "neet", "not known")


def _lines(people: _People, months: Sequence[date], statuses: Sequence[NDArray[np.int64]]) -> Iterator[str]:
    about = [(f"{pupil.number},{pupil.district}", year_group) for pupil, year_group in people]
    for day, of_month in zip(months, statuses, strict=True):
        endings = {
            (year_group, status): f",{dated(day)},{year_group},{word}\n"
            for year_group in (12, 13)
            for status, word in enumerate(_WORDS)
        }
        for (start, year_group), status in zip(about, of_month.tolist(), strict=True):
            yield start + endings[year_group, status]
