"""Reviews of a child's care: after four weeks, after three months more, then every six months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from waymark.synthetic.birthdays import age_on
from waymark.synthetic.chance import Weighted, from_to
from waymark.synthetic.timeline import Timeline

_TAKES_PART = Weighted({"PN1": 0.52, "PN2": 0.03, "PN3": 0.02, "PN4": 0.01, "PN5": 0.22, "PN6": 0.12, "PN7": 0.08})


@dataclass(frozen=True, slots=True)
class Review:
    day: date
    code: str  # PN0: under four; otherwise how the child took part


def reviews(rng: Random, timeline: Timeline, born: date, spans: Sequence[tuple[date, date]]) -> tuple[Review, ...]:
    """Reviews within the reported years."""
    held = []
    for start, end in spans:
        day, step = start + timedelta(days=from_to(rng, 20, 28)), 85
        while day < end and day <= timeline.last:
            if day >= timeline.first:
                held.append(Review(day, "PN0" if age_on(born, day) < 4 else _TAKES_PART.draw(rng)))
            day += timedelta(days=step + from_to(rng, 0, 6))
            step = 176
    return tuple(held)
