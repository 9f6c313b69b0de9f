"""The pupils of a made-up county, cohort by cohort, each with a school for every phase."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from waymark.synthetic.chance import Weighted
from waymark.synthetic.districts import District
from waymark.synthetic.schools import PRIMARY, SECONDARY, SPECIAL, School
from waymark.synthetic.timeline import Timeline

YEAR_SIX, YEAR_ELEVEN, YEAR_THIRTEEN = 6, 11, 13  # years after Reception, which is 0
_A_COHORT = 17_500.0
_FREE_MEALS = (0.165, 0.225)  # the share of the oldest and of the youngest cohort
_ENGLISH_ADDITIONAL = (0.085, 0.112)
_IN_TOWNS = {"E07000109": 2.3, "E07000107": 1.9, "E07000110": 1.2, "E07000106": 1.1}  # newcomers settle together
_SPECIAL_SCHOOL = 0.016
_NEAR_HOME = 0.93
_FIRST_NUMBER = 1_000_000


@dataclass(frozen=True, eq=False, slots=True)
class Pupil:
    """cohort: the calendar year in which Reception ends · district: of the home, whose `pressure` is given too ·
    special: their school from the first day to the last, None for most · attainment, absence: how far above or below
    others, in standard deviations.
    """

    number: str
    cohort: int
    district: str
    pressure: float
    primary: School
    secondary: School
    special: School | None
    free_meals: bool
    english_additional: bool
    attainment: float
    absence: float

    def school(self, phase: str) -> School:
        return self.special or (self.primary if phase == PRIMARY else self.secondary)


Cohorts = Mapping[int, Sequence[Pupil]]


def phase_of(year_group: int) -> str:
    """The phase of a year group, Reception being 0."""
    return PRIMARY if year_group <= YEAR_SIX else SECONDARY


def academic_year(day: date) -> int:
    """The calendar year in which the academic year of a day ends. It begins on 1 September."""
    return day.year + (day.month >= 9)


def school_on(pupil: Pupil, day: date) -> str:
    """The code of the pupil's school on a day; blank before Reception and after Year 11."""
    group = academic_year(day) - pupil.cohort
    return pupil.school(phase_of(group)).code if 0 <= group <= YEAR_ELEVEN else ""


def on_roll(cohorts: Cohorts, ending: int) -> list[Pupil]:
    """Pupils in Reception to Year 11 in the academic year that ends in a calendar year, the youngest first."""
    return [pupil for group in range(YEAR_ELEVEN + 1) for pupil in cohorts.get(ending - group, ())]


def pupils(
    rng: Random, timeline: Timeline, districts: Sequence[District], schools: Sequence[School], scale: float
) -> dict[int, list[Pupil]]:
    """Every cohort that is between Reception and Year 13 in the reported years, and the one after them: some of it is
    known before it comes to school. scale: of a whole cohort.
    """
    anywhere = Weighted({district: district.weight for district in districts})
    places = {phase: _places(phase, schools) for phase in (PRIMARY, SECONDARY, SPECIAL)}
    cohorts = range(timeline.first_year - YEAR_THIRTEEN, timeline.last_year + 3)
    size = max(1, round(_A_COHORT * scale))
    made = 0
    found: dict[int, list[Pupil]] = {}
    for place, cohort in enumerate(cohorts):
        along = place / (len(cohorts) - 1)
        meals, additional = _between(_FREE_MEALS, along), _between(_ENGLISH_ADDITIONAL, along)
        found[cohort] = []
        for _ in range(round(size * rng.uniform(0.985, 1.015))):
            made += 1
            home = anywhere.draw(rng)
            special = _school(rng, places[SPECIAL], home.code) if rng.random() < _SPECIAL_SCHOOL else None
            pupil = Pupil(
                number=f"P{_FIRST_NUMBER + made}",
                cohort=cohort,
                district=home.code,
                pressure=home.pressure,
                primary=_school(rng, places[PRIMARY], home.code),
                secondary=_school(rng, places[SECONDARY], home.code),
                special=special,
                free_meals=rng.random() < meals * (0.3 + 0.7 * home.pressure),
                english_additional=rng.random() < additional * _IN_TOWNS.get(home.code, 0.8),
                attainment=rng.gauss(0.0, 1.0),
                absence=rng.gauss(0.0, 1.0),
            )
            found[cohort].append(pupil)
    return found


def _between(ends: tuple[float, float], along: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * along


def _places(phase: str, schools: Iterable[School]) -> dict[str, Weighted[School]]:
    """Schools of a phase by district, drawn by their places; under a blank all of them."""
    weights: dict[str, dict[School, float]] = {"": {}}
    for school in schools:
        if school.phase == phase:
            weights[""][school] = weights.setdefault(school.district, {})[school] = school.places * school.full
    return {district: Weighted(of_district) for district, of_district in weights.items()}


def _school(rng: Random, places: dict[str, Weighted[School]], district: str) -> School:
    """Mostly one of the district; any of the county where the district has none."""
    near = places.get(district) if rng.random() < _NEAR_HOME else None
    return (near or places[""]).draw(rng)
