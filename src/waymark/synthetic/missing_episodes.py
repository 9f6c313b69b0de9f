"""Children in care who go missing: few children, many episodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.chance import day_between, exponential_days
from waymark.synthetic.timeline import Timeline

_GOES_MISSING = 0.20  # of those who are in care at 11 or older
_AWAY_NOT_MISSING = 0.15


@dataclass(frozen=True, slots=True)
class MissingSpell:
    """`end` is the day the child returned."""

    start: date
    end: date
    type: str


def missing_spells(
    rng: Random, timeline: Timeline, born: date, spans: Sequence[tuple[date, date]]
) -> tuple[MissingSpell, ...]:
    """Spells within time in care and within the reported years; they do not overlap."""
    eleven = birthday(born, 11)
    spells: list[MissingSpell] = []
    for start, end in spans:
        first, last = max(start, eleven, timeline.first), min(end, timeline.last)
        if first >= last or rng.random() > _GOES_MISSING:
            continue
        free = first
        for day in sorted(day_between(rng, first, last) for _ in range(min(40, exponential_days(rng, 6.0)))):
            back = day + timedelta(days=min(30, exponential_days(rng, 1.2)))
            if day >= free and back <= end:
                spells.append(MissingSpell(day, back, "A" if rng.random() < _AWAY_NOT_MISSING else "M"))
                free = back + timedelta(days=1)
    return tuple(spells)
