"""Two-year-olds who may have a funded place in the early years, and whether they took it up, term by term."""

from collections.abc import Sequence
from datetime import date
from random import Random

from waymark.synthetic.chance import Weighted, count
from waymark.synthetic.districts import District
from waymark.synthetic.extract import Extract, dated, yes_no
from waymark.synthetic.homes import Practice
from waymark.synthetic.timeline import Timeline, Trend

HEADING = ("child_id", "district", "as_at", "taken_up")

_ELIGIBLE = Trend(5_300.0, 4_400.0)
_TERMS = 3  # a child is two for as many
_TAKEN_UP = Trend(0.720, 0.745)
_BY_TERM = {3: 0.0, 6: 0.02, 12: -0.015}
_LOCKED_DOWN = {date(2020, 6, 30): 0.06, date(2020, 12, 31): 0.04, date(2021, 3, 31): 0.04}
_TAKES_LATER = 0.12  # of those who had none, each term
_FIRST_NUMBER = 3_000_000


def funded_place_extract(
    rng: Random, timeline: Timeline, districts: Sequence[District], practice: Practice, scale: float
) -> Extract:
    """One row for each child and term: 31 March, 30 June and 31 December."""
    homes = Weighted({district: district.weight * district.pressure for district in districts})
    ends = [month.last for month in timeline.months(0) if month.number in _BY_TERM]
    made = 0
    present: list[tuple[str, District, int, bool]] = []  # number, home, first term, taken up
    rows: list[list[str]] = []
    for term, day in enumerate(ends):
        stayed = [child for child in present if term - child[2] < _TERMS]
        new = count(rng, _ELIGIBLE.at(timeline, day) * scale / _TERMS)
        level = _TAKEN_UP.at(timeline, day) + _BY_TERM[day.month] - _LOCKED_DOWN.get(day, 0.0)
        present = []
        for number, home, first, taken in stayed:
            present.append((number, home, first, taken or rng.random() < _TAKES_LATER))
        first_terms = _TERMS if term == 0 else 1  # children of the two terms before are there from the start
        for age in range(first_terms):
            for _ in range(new):
                made += 1
                home = homes.draw(rng)
                share = level - 0.085 + practice.of(home.code)
                present.append((f"T{_FIRST_NUMBER + made}", home, term - age, rng.random() < share))
        rows += [[number, home.code, dated(day), yes_no(taken)] for number, home, _, taken in present]
    return Extract("funded_place", HEADING, rows)
