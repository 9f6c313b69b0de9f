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
    return settled((f"{extract[:8]}:{row_id}", *others) for row_id, *others in rows)


def settled(rows: Iterable[Row]) -> tuple[list[Row], list[Issue]]:
    """Rows of the standard table as they may overlap, settled, in the order of child, basis and day."""
    by_child = _by_child(rows)
    made = [row for (child, basis), spells in sorted(by_child.items()) for row in _rows_of(child, basis, spells)]
    overlapping = sum(contested(spells) for spells in by_child.values())
    return made, _overlap_issues(overlapping)


def filling_gaps(rows: Iterable[Row], before: Iterable[Row]) -> list[Row]:
    """What is left of rows on days for which no row of `before` says where the child counts, for the same basis.

    Both are settled, each by itself. Of a row in pieces the first keeps its id.
    """
    taken = _by_child(before)
    left: list[Row] = []
    for (child, basis), spells in sorted(_by_child(rows).items()):
        known = taken.get((child, basis), [])
        if not known:
            left.extend(_rows_of(child, basis, spells))
            continue
        for spell in sorted(spells):
            gaps = enumerate(_gaps(spell, sorted(known)))
            left.extend(
                _row(
                    child,
                    basis,
                    Stretch(first, end, spell),
                    spell.row_id if not number else f"{spell.row_id}/{number + 1}",
                )
                for number, (first, end) in gaps
            )
    return left


def _gaps(spell: Spell, known: Sequence[Spell]) -> Iterator[tuple[date, date]]:
    first = spell.first
    for each in known:
        if each.end <= first or each.first >= spell.end:
            continue
        if each.first > first:
            yield first, each.first
        first = max(first, each.end)
    if first < spell.end:
        yield first, spell.end


def _by_child(rows: Iterable[Row]) -> dict[tuple[str, str], list[Spell]]:
    by_child: dict[tuple[str, str], list[Spell]] = {}
    for row_id, flagged, child, area, start, end, basis in rows:
        first = start if isinstance(start, date) else ALWAYS
        last = end if isinstance(end, date) else STILL
        spell = Spell(first, last, str(area), str(flagged), str(row_id))
        by_child.setdefault((str(child), str(basis)), []).append(spell)
    return by_child


def _rows_of(child: str, basis: str, spells: Sequence[Spell]) -> Iterator[Row]:
    pieces: dict[str, int] = {}
    for stretch in stretches(spells):
        spell = stretch.spell
        number = pieces[spell.row_id] = pieces.get(spell.row_id, 0) + 1
        yield _row(child, basis, stretch, spell.row_id if number == 1 else f"{spell.row_id}/{number}")


def _row(child: str, basis: str, stretch: Stretch, row_id: str) -> Row:
    start: Value = None if stretch.first == ALWAYS else stretch.first
    end: Value = None if stretch.end == STILL else stretch.end
    # An end that another spell sets is known, whatever stood in the row.
    flagged = stretch.spell.flagged if end is None else ""
    return (row_id, flagged, child, stretch.spell.area, start, end, basis)


def _overlap_issues(overlapping: int) -> list[Issue]:
    if not overlapping:
        return []
    sentence = "A child is in two areas on one day; the later-starting row counts, then the earlier resumes."
    hint = "End the earlier row where the later begins."
    return [Issue("areas_overlap", sentence, hint, Level.WARNING, field="area", count=overlapping)]
