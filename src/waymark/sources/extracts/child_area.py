"""Spells of `child_area` without overlap: a child counts in one area on any day, for each basis.

Where rows overlap the later-starting one counts, and the earlier resumes when it ends. Days that no row reaches get
none: there the district is not known.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from waymark.domain.issue import Issue, Level
from waymark.sources.intake import Row, Value

ALWAYS, STILL = date.min, date.max


@dataclass(frozen=True, order=True)
class Spell:
    """Days from `first` up to, not including, `end`. The order is by which of two overlapping spells counts."""

    first: date
    end: date
    area: str
    flagged: str
    row_id: str


@dataclass(frozen=True)
class Stretch:
    """Days on which one spell counts."""

    first: date
    end: date
    spell: Spell


def stretches(spells: Iterable[Spell]) -> list[Stretch]:
    """Disjoint stretches in order of days. Spells that start on one day: the one that ends later counts first."""
    ranked = sorted(spell for spell in spells if spell.first < spell.end)
    starts = {spell.first for spell in ranked}
    days = sorted(starts | {spell.end for spell in ranked})
    running: list[tuple[int, Spell]] = []
    begun = 0
    made: list[Stretch] = []
    for day, until in pairwise(days):
        while begun < len(ranked) and ranked[begun].first <= day:
            heapq.heappush(running, (-begun, ranked[begun]))
            begun += 1
        while running and running[0][1].end <= day:
            heapq.heappop(running)
        if not running:
            continue
        spell = running[0][1]
        if made and made[-1].spell is spell and made[-1].end == day:
            made[-1] = Stretch(made[-1].first, until, spell)
        else:
            made.append(Stretch(day, until, spell))
    return made


def contested(spells: Iterable[Spell]) -> int:
    """How many spells start while another of a different area is running."""
    reached: dict[str, date] = {}
    found = 0
    for spell in sorted(spell for spell in spells if spell.first < spell.end):
        found += any(end > spell.first for area, end in reached.items() if area != spell.area)
        reached[spell.area] = max(spell.end, reached.get(spell.area, ALWAYS))
    return found


def standard_rows(extract: str, rows: Iterable[Row]) -> tuple[list[Row], list[Issue]]:
    """Rows of the standard table, in the order of child, basis and day, from record rows of the layout."""
    by_child: dict[tuple[str, str], list[Spell]] = {}
    for row in rows:
        row_id, flagged, child, area, start, end, basis = row
        first = start if isinstance(start, date) else ALWAYS
        last = end if isinstance(end, date) else STILL
        spell = Spell(first, last, str(area), str(flagged), f"{extract[:8]}:{row_id}")
        by_child.setdefault((str(child), str(basis)), []).append(spell)
    made = [row for (child, basis), spells in sorted(by_child.items()) for row in _rows_of(child, basis, spells)]
    overlapping = sum(contested(spells) for spells in by_child.values())
    return made, _overlap_issues(overlapping)


def _rows_of(child: str, basis: str, spells: Sequence[Spell]) -> Iterator[Row]:
    pieces: dict[str, int] = {}
    for stretch in stretches(spells):
        spell = stretch.spell
        number = pieces[spell.row_id] = pieces.get(spell.row_id, 0) + 1
        row_id = spell.row_id if number == 1 else f"{spell.row_id}/{number}"
        start: Value = None if stretch.first == ALWAYS else stretch.first
        end: Value = None if stretch.end == STILL else stretch.end
        # An end that another spell sets is known, whatever stood in the row.
        flagged = spell.flagged if end is None else ""
        yield (row_id, flagged, child, spell.area, start, end, basis)


def _overlap_issues(overlapping: int) -> list[Issue]:
    if not overlapping:
        return []
    sentence = "A child is in two areas on one day; the later-starting row counts, then the earlier resumes."
    hint = "End the earlier row where the later begins."
    return [Issue("areas_overlap", sentence, hint, Level.WARNING, field="area", count=overlapping)]
