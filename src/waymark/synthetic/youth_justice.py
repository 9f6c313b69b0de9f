"""Young people who are cautioned, convicted or released, and those who offend again.

Each row is a disposal with the offence behind it: the entry into a cohort, and at once what an earlier entry of the
same person is followed up for.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.chance import Weighted, count, day_of, from_to, gamma_days
from waymark.synthetic.districts import District
from waymark.synthetic.extract import SPAN_HEADING, Extract, dated, known_by, span
from waymark.synthetic.homes import Resident, district_on, draw_of_districts
from waymark.synthetic.population import Child, Home
from waymark.synthetic.timeline import Timeline, Trend

HEADING = (
    *(
        "person_id",
        "dob",
        "district",
        "disposal_date",
        "disposal_type",
        "release_date",
        "offence_date",
        "conviction_date",
    ),
    *SPAN_HEADING,
)
_NEW_A_YEAR = Trend(390.0, 322.0)
_YEARS_BEFORE = 2
_OFFENDS_AGAIN = Trend(0.325, 0.308)  # within twelve months of a first disposal
_MORE_FOR_EACH_BEFORE = 0.07
_OFFENDS_LATER = 0.06
_KNOWN_TO_SOCIAL_WORK = 0.55
_FIRST = Weighted({"caution": 0.46, "non-custodial": 0.51, "custody": 0.03})
_LATER = Weighted({"caution": 0.14, "non-custodial": 0.74, "custody": 0.12})
_AGE = Weighted({(10, 12): 0.03, (12, 14): 0.15, (14, 16): 0.38, (16, 18): 0.44})
_OLDEST = 19  # what is proven in an adult court soon after the 18th birthday is recorded all the same
_FIRST_NUMBER = 8_000_000


class YouthJustice:
    """Makes the disposals up. `residents`: those of whom nothing else is known, filled as they are made."""

    def __init__(
        self, rng: Random, timeline: Timeline, districts: Sequence[District], scale: float, children: Sequence[Child]
    ) -> None:
        self._rng = rng
        self._timeline = timeline
        self._scale = scale
        self._district = draw_of_districts(districts)
        self._pressure = {district.code: district.pressure for district in districts}
        self._by_birth_year: dict[int, list[Child]] = {}
        for child in children:
            if child.born and not child.unaccompanied:
                self._by_birth_year.setdefault(child.born.year, []).append(child)
        self._taken: set[str] = set()
        self.residents: list[Resident] = []

    def extract(self) -> Extract:
        """Every disposal of the reported years, in the order of their days."""
        covers = span(self._timeline.first, self._timeline.last)
        rows = [[*row, *covers] for row in self._rows() if row[3] >= dated(self._timeline.first)]
        rows.sort(key=lambda row: (row[3], row[0]))
        return Extract("yj_outcome", HEADING, rows)

    def _rows(self) -> Iterator[list[str]]:
        for month in self._timeline.months(_YEARS_BEFORE):
            mean = _NEW_A_YEAR.at(self._timeline, month.first) * self._scale / 12
            for _ in range(count(self._rng, mean)):
                yield from self._disposals(day_of(self._rng, month))

    def _disposals(self, offence: date) -> Iterator[list[str]]:
        rng = self._rng
        person, born, pressure = self._person(offence)
        before = 0
        while True:
            proven = offence + timedelta(days=gamma_days(rng, 75.0, shape=2.0, least=4))
            if proven > self._timeline.last:
                return
            kind = (_LATER if before else _FIRST).draw(rng)
            released = proven + timedelta(days=from_to(rng, 60, 240)) if kind == "custody" else None
            last = self._timeline.last
            convicted = "" if kind == "caution" else dated(proven)
            days = [dated(proven), kind, known_by(released, last), dated(offence), convicted]
            yield [person.number, dated(born), district_on(person, proven), *days]
            again = _OFFENDS_AGAIN.at(self._timeline, proven) * (0.4 + 0.6 * pressure)
            again = min(0.75, again + _MORE_FOR_EACH_BEFORE * before)
            drawn = rng.random()
            if drawn >= again + _OFFENDS_LATER:
                return
            wait = from_to(rng, 366, 700) if drawn >= again else 5 + int(359 * rng.betavariate(1.1, 1.8))
            offence = (released or proven) + timedelta(days=wait)
            before += 1
            if offence >= birthday(born, _OLDEST):
                return

    def _person(self, offence: date) -> tuple[Child | Resident, date, float]:
        """With date of birth and the pressure of the district, somebody who offends for the first time."""
        rng = self._rng
        low, high = _AGE.draw(rng)
        born = offence - timedelta(days=from_to(rng, int(low * 365.25) + 3, int(high * 365.25) - 3))
        pool = self._by_birth_year.get(born.year, [])
        if pool and rng.random() < _KNOWN_TO_SOCIAL_WORK:
            child = rng.choice(pool)
            if child.born and child.number not in self._taken and offence >= birthday(child.born, 10):
                self._taken.add(child.number)
                return child, child.born, child.pressure
        district = self._district.draw(rng).code
        number = str(_FIRST_NUMBER + len(self.residents) + 1)
        resident = Resident(number, (Home(district, None, None),))
        self.residents.append(resident)
        return resident, born, self._pressure[district]
