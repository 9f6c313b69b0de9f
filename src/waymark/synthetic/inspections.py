"""The latest inspection grade of every school and early-years setting, as it stood at the end of each month.

Grades: 1 outstanding, 2 good, 3 requires improvement, 4 inadequate. A provider is inspected every few years, sooner
after a poor grade; from spring 2020 to summer 2021 nobody was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import Weighted, from_to
from waymark.synthetic.districts import District
from waymark.synthetic.extract import LineExtract, dated
from waymark.synthetic.schools import PRIMARY, PRU, SECONDARY, SPECIAL, School
from waymark.synthetic.timeline import Timeline, Trend

HEADING = ("provider_id", "kind", "phase", "school", "district", "as_at", "grade", "pupils")
EARLY_YEARS = "early years"

_SETTINGS, _LEAST_SETTINGS = 640, 40
_GOOD = {
    PRIMARY: Trend(0.890, 0.930),
    SECONDARY: Trend(0.800, 0.865),
    SPECIAL: Trend(0.93, 0.96),
    EARLY_YEARS: Trend(0.955, 0.974),
}
_OUTSTANDING = {
    PRIMARY: Trend(0.185, 0.205),
    SECONDARY: Trend(0.250, 0.270),
    SPECIAL: Trend(0.37, 0.40),
    EARLY_YEARS: Trend(0.17, 0.15),
}
_YEARS_AFTER_GOOD, _YEARS_AFTER_POOR = (3.0, 4.8), (1.4, 2.5)
_POOREST = 0.14  # of those that are neither
_KEEPS_GRADE = 0.55
_NOBODY_INSPECTED = (date(2020, 3, 17), date(2021, 9, 1))
_PRUS_NOT_GOOD = 1  # of eight, so 87.5% are; in the earlier years one more
_PRU_IMPROVES = 0.45  # how far through the reported years


@dataclass(frozen=True, eq=False)
class _Provider:
    number: str
    kind: str
    phase: str
    school: str
    district: str
    pupils: int
    grades: Sequence[tuple[date, int]]  # the first lies before the reported years


def inspections(
    rng: Random, timeline: Timeline, districts: Sequence[District], schools: Sequence[School], scale: float
) -> list[LineExtract]:
    """One file for each financial year, `inspection_2025-26`, of twelve snapshots. scale: schools are never fewer."""
    providers = [*_schools(rng, timeline, schools), *_settings(rng, timeline, districts, scale)]
    return [
        LineExtract(
            f"inspection_{year.label}",
            HEADING,
            _lines(providers, [month.last for month in timeline.months(0) if year.holds(month.first)]),
        )
        for year in timeline.years
    ]


def _schools(rng: Random, timeline: Timeline, schools: Sequence[School]) -> Iterator[_Provider]:
    units = [school for school in schools if school.phase == PRU]
    poor = rng.sample(units, min(len(units), _PRUS_NOT_GOOD + 1))
    for school in schools:
        if school.phase == PRU:
            grades = _of_unit(rng, timeline, poor.index(school) if school in poor else None)
        else:
            grades = _grades(rng, timeline, school.phase, 0.0)
        kind = PRU if school.phase == PRU else "school"
        roll = school.roll + round(school.roll * school.sixth_form)
        yield _Provider(school.code, kind, school.phase, school.code, school.district, roll, grades)


def _settings(rng: Random, timeline: Timeline, districts: Sequence[District], scale: float) -> Iterator[_Provider]:
    anywhere = Weighted({district: district.weight for district in districts})
    for number in range(1, max(_LEAST_SETTINGS, round(_SETTINGS * scale)) + 1):
        district = anywhere.draw(rng)
        grades = _grades(rng, timeline, EARLY_YEARS, 0.03 * (district.pressure - 1.0))
        pupils = from_to(rng, 14, 75)
        yield _Provider(f"EY{100_000 + number}", EARLY_YEARS, EARLY_YEARS, "", district.code, pupils, grades)


def _grades(rng: Random, timeline: Timeline, phase: str, less: float) -> list[tuple[date, int]]:
    """Each inspection with its grade, from the last before the reported years. less: a share fewer are good."""
    day = timeline.first - timedelta(days=from_to(rng, 1, 1_300))
    poor = 1.0 - _GOOD[phase].at(timeline, day) + less
    grade = _grade(rng, poor, _OUTSTANDING[phase].at(timeline, day))
    held = [(day, grade)]
    while True:
        day += timedelta(days=round(365.25 * rng.uniform(*(_YEARS_AFTER_GOOD if grade <= 2 else _YEARS_AFTER_POOR))))
        if _NOBODY_INSPECTED[0] <= day < _NOBODY_INSPECTED[1]:
            day = _NOBODY_INSPECTED[1] + timedelta(days=from_to(rng, 0, 300))
        if day > timeline.last:
            return held
        if rng.random() > _KEEPS_GRADE:
            poor = _of_inspections(1.0 - _GOOD[phase].at(timeline, day) + less)
            grade = _grade(rng, poor, _OUTSTANDING[phase].at(timeline, day))
        held.append((day, grade))


def _of_inspections(poor: float) -> float:
    """The share of inspections that end in a poor grade, where a share of providers is to have one on any day: they are
    inspected again sooner.
    """
    return poor * sum(_YEARS_AFTER_GOOD) / (poor * sum(_YEARS_AFTER_GOOD) + (1.0 - poor) * sum(_YEARS_AFTER_POOR))


def _grade(rng: Random, poor: float, outstanding: float) -> int:
    drawn = rng.random()
    if drawn < poor:
        return 4 if drawn < poor * _POOREST else 3
    return 1 if drawn >= 1.0 - outstanding else 2


def _of_unit(rng: Random, timeline: Timeline, poor: int | None) -> list[tuple[date, int]]:
    """poor: None for a unit that is good throughout, 0 for one that is not, 1 for one that becomes good."""
    before = timeline.first - timedelta(days=from_to(rng, 30, 900))
    if poor is None:
        return [(before, 1 if rng.random() < 0.25 else 2)]
    improved = timeline.first + timedelta(days=round(_PRU_IMPROVES * (timeline.last - timeline.first).days))
    return [(before, 3), (improved, 2)] if poor else [(before, 3)]


def _lines(providers: Sequence[_Provider], days: Sequence[date]) -> Iterator[str]:
    for day in days:
        as_at = dated(day)
        for provider in providers:
            grade = next(grade for inspected, grade in reversed(provider.grades) if inspected <= day)
            about = f"{provider.number},{provider.kind},{provider.phase},{provider.school},{provider.district}"
            yield f"{about},{as_at},{grade},{provider.pupils}\n"
