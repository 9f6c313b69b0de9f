"""Children who go missing, and the interview each is offered on return.

Those in care are the spells of the SSDA903 return. To them come children with an open case who live at home, some
whose case has closed, and a few young adults who should not be in the extract at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.chance import day_between, exponential_days, from_to
from waymark.synthetic.districts import District
from waymark.synthetic.extract import SPAN_HEADING, Extract, dated, known_by, span
from waymark.synthetic.homes import Practice, district_on
from waymark.synthetic.population import Child
from waymark.synthetic.referrals import CasesByChild
from waymark.synthetic.timeline import Timeline, Trend

HEADING = ("child_id", "dob", "start", "end", "type", "rhi_offered_date", "rhi_completed_date", *SPAN_HEADING)
_GOES_MISSING = 0.050  # of cases of children of ten or older who live at home
_AFTER_CLOSURE = 0.010
_ADULTS_A_YEAR = 8.0
_AWAY_NOT_MISSING = 0.12
_OFFERED = 0.97
_COMPLETED = Trend(0.870, 0.915)  # where the case is open
_COMPLETED_NOT_OPEN = 0.62
_WITHIN_THREE_DAYS = 0.74


@dataclass(frozen=True)
class _Spell:
    child: Child
    born: date
    start: date
    end: date
    type: str
    open_case: bool


class ReturnInterviews:
    """Makes the episodes and interviews up."""

    def __init__(
        self,
        rng: Random,
        timeline: Timeline,
        districts: Sequence[District],
        scale: float,
        histories: Sequence[CareHistory],
        cases: CasesByChild,
    ) -> None:
        self._rng = rng
        self._timeline = timeline
        self._scale = scale
        self._histories = histories
        self._cases = cases
        self._practice = Practice(rng, districts, slope=0.15)

    def extract(self) -> Extract:
        """Every episode that begins in the reported years, in the order of beginning."""
        spells = [*self._in_care(), *self._at_home(), *self._adults()]
        spells.sort(key=lambda spell: (spell.start, spell.child.number))
        covers = span(self._timeline.first, self._timeline.last)
        rows = [[*self._row(spell), *covers] for spell in spells if spell.start <= self._timeline.last]
        return Extract("missing_episode", HEADING, rows)

    def _in_care(self) -> Iterator[_Spell]:
        for history in self._histories:
            for spell in history.missing:
                yield _Spell(history.child, history.born, spell.start, spell.end, spell.type, True)

    def _at_home(self) -> Iterator[_Spell]:
        rng = self._rng
        in_care = {history.child for history in self._histories}
        for child, known in self._cases:
            if child in in_care or child.born is None:
                continue
            ten, adult = birthday(child.born, 10), birthday(child.born, 18)
            for place, case in enumerate(known):
                after = known[place + 1].referred if place + 1 < len(known) else adult
                if rng.random() < _GOES_MISSING:
                    yield from self._spells(child, child.born, max(case.referred, ten), case.closed, open_case=True)
                if rng.random() < _AFTER_CLOSURE and case.closed >= self._timeline.first:
                    until = min(after, case.closed + timedelta(days=400))
                    yield from self._spells(child, child.born, max(case.closed, ten), until, open_case=False)

    def _adults(self) -> Iterator[_Spell]:
        rng = self._rng
        last = self._timeline.last
        grown = [
            history
            for history in self._histories
            if history.periods
            and history.periods[-1].end >= self._timeline.first
            and self._timeline.first <= birthday(history.born, 18) < last - timedelta(days=120)
        ]
        wanted = max(1, round(_ADULTS_A_YEAR * self._scale * len(self._timeline.years)))
        for history in rng.sample(grown, min(wanted, len(grown))):
            start = birthday(history.born, 18) + timedelta(days=from_to(rng, 0, 90))
            yield _Spell(history.child, history.born, start, start + timedelta(days=from_to(rng, 1, 9)), "M", False)

    def _spells(self, child: Child, born: date, first: date, until: date, *, open_case: bool) -> Iterator[_Spell]:
        rng = self._rng
        first, until = max(first, self._timeline.first), min(until, self._timeline.last)
        if until <= first:
            return
        free = first
        for start in sorted(day_between(rng, first, until) for _ in range(min(12, exponential_days(rng, 2.2)))):
            end = start + timedelta(days=min(21, exponential_days(rng, 1.1)))
            if start >= free and end <= until:
                yield _Spell(child, born, start, end, "A" if rng.random() < _AWAY_NOT_MISSING else "M", open_case)
                free = end + timedelta(days=1)

    def _row(self, spell: _Spell) -> list[str]:
        rng = self._rng
        offered = completed = None
        if rng.random() < _OFFERED:
            offered = spell.end + timedelta(days=rng.choice((0, 0, 1, 1, 2, 3)))
            share = _COMPLETED_NOT_OPEN
            if spell.open_case:
                share = _COMPLETED.at(self._timeline, spell.end)
                share += self._practice.of(district_on(spell.child, spell.start))
            if rng.random() < share / _OFFERED:
                prompt = rng.random() < _WITHIN_THREE_DAYS
                completed = spell.end + timedelta(days=from_to(rng, 0, 3) if prompt else from_to(rng, 4, 24))
                offered = min(offered, completed)
        last = self._timeline.last
        returned = known_by(spell.end, last)
        interview = [known_by(offered, last), known_by(completed, last)]
        return [spell.child.number, dated(spell.born), dated(spell.start), returned, spell.type, *interview]
