"""The pupils of a made-up county, cohort by cohort, each with a school for every phase."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from waymark.synthetic.chance import Weighted
from waymark.synthetic.population import District
from waymark.synthetic.schools import PRIMARY, SECONDARY, School
from waymark.synthetic.timeline import Timeline

YEAR_SIX, YEAR_ELEVEN = 6, 11  # years after Reception, which is 0
_A_COHORT = 17_500.0
_FREE_MEALS = (0.165, 0.225)  # the share of the oldest and of the youngest cohort
_NEAR_HOME = 0.93
_FIRST_NUMBER = 1_000_000


@dataclass(frozen=True, eq=False)
class Pupil:
    """cohort: the calendar year in which Reception ends · district: of the home · attainment, absence: how far above
    or below others, in standard deviations.
    """

    number: str
    cohort: int
    district: str
    primary: School
    secondary: School
    free_meals: bool
    attainment: float
    absence: float

    def school(self, phase: str) -> School:
        return self.primary if phase == PRIMARY else self.secondary


def phase_of(year_group: int) -> str:
    """The phase of a year group, Reception being 0."""
    return PRIMARY if year_group <= YEAR_SIX else SECONDARY


def pupils(
    rng: Random, timeline: Timeline, districts: Sequence[District], schools: Sequence[School], scale: float
) -> dict[int, list[Pupil]]:
    """Every cohort that is in school between Reception and Year 11 in the reported years. scale: of a whole cohort."""
    anywhere = Weighted({district: district.weight for district in districts})
    places = {phase: _places(phase, schools) for phase in (PRIMARY, SECONDARY)}
    cohorts = range(timeline.first_year - YEAR_ELEVEN, timeline.last_year + 2)
    size = max(1, round(_A_COHORT * scale))
    made = 0
    found: dict[int, list[Pupil]] = {}
    low, high = _FREE_MEALS
    for place, cohort in enumerate(cohorts):
        share = low + (high - low) * place / (len(cohorts) - 1)
        found[cohort] = []
        for _ in range(round(size * rng.uniform(0.985, 1.015))):
            made += 1
            district = anywhere.draw(rng)
            pupil = Pupil(
                number=f"P{_FIRST_NUMBER + made}",
                cohort=cohort,
                district=district.code,
                primary=_school(rng, places[PRIMARY], district.code),
                secondary=_school(rng, places[SECONDARY], district.code),
                free_meals=rng.random() < share * district.pressure**2,
                attainment=rng.gauss(0.0, 1.0),
                absence=rng.gauss(0.0, 1.0),
            )
            found[cohort].append(pupil)
    return found


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
