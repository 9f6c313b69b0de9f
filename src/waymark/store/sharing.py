"""Rows of several returns in one standard table, each event and spell once. The meaning is in `domain.tables.sharing`.

Returns are taken in rank, the highest first; each is held against all that were taken before it.

Days: a lower return's event counts on days that no higher one covers.
Keys: a lower return's row counts when no higher one has its key.
Spells: of the same key and start the higher's row counts; where it is open on the last day that its return knows of,
it takes the end that the lower knows. A lower's spell that is live on a day the higher covers, and not in it, is the
higher's word against the lower's: it is left out. Where the higher has an open spell of the same key, it is taken for
that one begun on another day, and lends its end. An open spell that another return does not have, though that covers
later days, was live on the last day it was known and not after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.coverage import Coverage
from waymark.domain.tables import FLAGGED, StandardTable
from waymark.domain.tables.sharing import Rule, Sharing, sharing_of
from waymark.store.columns import codes_of, combined

Days = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_EPOCH = date(1970, 1, 1)
_NEVER = np.iinfo(np.int64).max  # the day of what has no day: an open end
_NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Held:
    """What one return holds of a table. rows: an Arrow table of the standard columns."""

    source: str
    rows: Any
    coverage: Coverage


@dataclass(frozen=True)
class GaveWay:
    """How many rows of one return gave way, and why. rule: covered, known, contradicted, lent, closed or ended.

    to: the higher return that covers or knows them; '' where there are several.
    """

    table: str
    source: str
    to: str
    rule: str
    count: int


def shared(table: StandardTable, held: Sequence[Held]) -> tuple[Any, list[GaveWay]]:
    """The rows that count, those of the highest return first, and what gave way. held: in rank, one for each return."""
    sharing = sharing_of(table)
    ranked = sorted(held, key=lambda each: each.source in sharing.gives_way)
    whole = pa.concat_tables([each.rows for each in ranked], promote_options="default").combine_chunks()
    owner = np.repeat(np.arange(len(ranked)), [len(each.rows) for each in ranked])
    told = _Told(table.name, [each.source for each in ranked])
    if sharing.rule is Rule.SPELLS:
        return _spells(sharing, ranked, whole, owner, told)
    if sharing.rule is Rule.DAYS:
        kept = _days(sharing, ranked, whole, owner, told)
    else:
        kept = _keys(sharing, whole, owner, told)
        if sharing.no_news:
            told.issues.clear()
    return whole.filter(pa.array(kept)), told.issues


class _Told:
    """What gave way, as it is found. Returns are named by their place in rank."""

    def __init__(self, table: str, sources: Sequence[str]) -> None:
        self._table, self._sources = table, sources
        self.issues: list[GaveWay] = []

    def add(self, place: int, rule: str, count: int, to: Sequence[int] = ()) -> None:
        if count:
            known = {self._sources[each] for each in to}
            other = known.pop() if len(known) == 1 else ""
            self.issues.append(GaveWay(self._table, self._sources[place], other, rule, int(count)))


def _days(sharing: Sharing, held: Sequence[Held], whole: Any, owner: Days, told: _Told) -> Mask:
    day = _days_of(whole, sharing.day, _NO_DAY)
    kept = np.ones(len(owner), dtype=bool)
    for place in range(1, len(held)):
        mine = owner == place
        covering = [higher for higher in range(place) if (mine & _within(day, held[higher].coverage)).any()]
        out = mine & _within(day, _union(held[:place]))
        kept &= ~out
        told.add(place, "covered", out.sum(), covering)
    return kept


def _keys(sharing: Sharing, whole: Any, owner: Days, told: _Told) -> Mask:
    key = combined([codes_of(whole[name])[0] for name in sharing.key])
    first = np.full(int(key.max(initial=-1)) + 1, _NEVER)
    np.minimum.at(first, key, owner)
    out = owner > first[key]
    for place in np.unique(owner[out]).tolist():
        told.add(place, "known", (out & (owner == place)).sum(), np.unique(first[key[out & (owner == place)]]).tolist())
    return ~out


def _spells(sharing: Sharing, held: Sequence[Held], whole: Any, owner: Days, told: _Told) -> tuple[Any, list[GaveWay]]:
    spells = _Spells(sharing, whole, owner, [_last_day(each.coverage) for each in held])
    for place in range(1, len(held)):
        higher = list(range(place))
        covered = _union(held[:place])
        known = spells.meet(place)
        contradicted, lent = spells.contradict(place, covered)
        told.add(place, "known", known, higher)
        told.add(place, "contradicted", contradicted, higher)
        told.add(place, "lent", lent, higher)
        told.add(place, "closed", spells.close(place), higher)
        told.add(
            place, "ended", spells.end_before(place, max(_last_day(each.coverage) for each in held[:place])), higher
        )
        spells.take(place)
    kept = whole.filter(pa.array(spells.counts))
    return spells.with_ends(kept), told.issues


class _Spells:
    """Spells of all returns, row by row. counts: whether the row is in · known: the last day its returns know of."""

    def __init__(self, sharing: Sharing, whole: Any, owner: Days, last: Sequence[int]) -> None:
        self.owner = owner
        self.start = _days_of(whole, sharing.day, _NO_DAY)
        self.end = _days_of(whole, "end", _NEVER)
        self.given = self.end.copy()
        doubted = _holds(whole, FLAGGED, ",end,")
        self.end_doubted = doubted & (self.end == _NEVER)
        self.stem = combined([codes_of(whole[name])[0] for name in sharing.key])
        self.key = combined([self.stem, np.unique(self.start, return_inverse=True)[1].astype(np.int64)])
        self.counts = owner == 0
        self.last = last
        self.known = np.array(last, dtype=np.int64)[owner]
        self.matched = np.zeros(len(owner), dtype=bool)  # by the return now held against those above it

    def meet(self, place: int) -> int:
        """Rows of the return whose key and start a higher one has: they lend it their end where it knows none."""
        mine = np.flatnonzero(self.owner == place)
        row_of = np.full(int(self.key.max(initial=-1)) + 1, -1)
        above = np.flatnonzero(self.counts)
        row_of[self.key[above][::-1]] = above[::-1]  # of several the first
        met = row_of[self.key[mine]]
        there = met >= 0
        # Of several rows of the return for one spell, the first lends.
        which, at = np.unique(met[there], return_index=True)
        lower = mine[there][at]
        self._lend(which, lower)
        # A higher return may have the spell twice itself; both are met.
        self.matched[:] = False
        self.matched[above] = np.isin(self.key[above], self.key[mine])
        self.known[self.matched] = np.maximum(self.known[self.matched], self.last[place])
        self.owner[mine[there]] = -1
        return int(there.sum())

    def contradict(self, place: int, covered: Coverage) -> tuple[int, int]:
        """Rows live on a day that the higher returns cover, and not in them; how many lent their end all the same."""
        mine = self.owner == place
        out = mine & _live_in(self.start, self._end_known(place), covered)
        open_above = self.counts & (self.end == _NEVER) & ~self.end_doubted & ~self.matched
        later = out & (self.end > self._known_of_stem(open_above) + 1) & ~self.end_doubted
        above = self._latest_of_stem(open_above)
        below = self._latest_of_stem(later)
        both = np.flatnonzero((above >= 0) & (below >= 0))
        self._lend(above[both], below[both])
        self.matched[above[both]] = True
        self.known[above[both]] = np.maximum(self.known[above[both]], self.last[place])
        self.owner[out] = -1
        return int(out.sum()), len(both)

    def close(self, place: int) -> int:
        """Higher rows that are open on the last day they are known, and not in this return though it goes on."""
        gone = self.counts & (self.end == _NEVER) & ~self.end_doubted & ~self.matched & (self.known < self.last[place])
        gone &= (self.known > _NO_DAY) & (self.start <= self.known)
        self.end[gone] = self.known[gone] + 1
        return int(gone.sum())

    def end_before(self, place: int, last: int) -> int:
        """Rows of the return that are open on its last day, and in no higher one though that goes on to `last`."""
        gone = (self.owner == place) & (self.end == _NEVER) & ~self.end_doubted & (self.start <= self.last[place])
        if not _NO_DAY < self.last[place] < last:
            return 0
        self.end[gone] = self.last[place] + 1
        return int(gone.sum())

    def take(self, place: int) -> None:
        """The return's rows that are left count."""
        self.counts |= self.owner == place

    def with_ends(self, kept: Any) -> Any:
        """The rows that count, with the ends that were lent or found."""
        ends = self.end[self.counts]
        if (ends == self.given[self.counts]).all():
            return kept
        days = pa.array(np.where(ends == _NEVER, 0, ends).astype(np.int32), mask=ends == _NEVER).cast(pa.date32())
        return kept.set_column(kept.column_names.index("end"), "end", days)

    def _end_known(self, place: int) -> Days:
        """The ends, an open one being known up to the return's last day alone."""
        last = self.last[place]
        known = (
            self.end if last == _NO_DAY else np.where(self.end == _NEVER, np.maximum(last, self.start) + 1, self.end)
        )
        return np.where(self.end_doubted, _NEVER, known)

    def _lend(self, higher: npt.NDArray[np.intp], lower: npt.NDArray[np.intp]) -> None:
        """The end of each lower row, where it lies beyond what is known of the higher's open one."""
        takes = (self.end[higher] == _NEVER) & ~self.end_doubted[higher] & (self.end[lower] > self.known[higher])
        self.end[higher[takes]] = self.end[lower[takes]]

    def _latest_of_stem(self, rows: Mask) -> npt.NDArray[np.intp]:
        """For each stem the row that starts last among some; -1 where there is none."""
        found = np.full(int(self.stem.max(initial=-1)) + 1, -1, dtype=np.intp)
        at = np.flatnonzero(rows)
        at = at[np.argsort(self.start[at], kind="stable")]
        found[self.stem[at]] = at
        return found

    def _known_of_stem(self, rows: Mask) -> Days:
        """Row by row the last day known of the latest open spell of its stem; far in the future where there is none."""
        latest = self._latest_of_stem(rows)
        known = np.where(latest >= 0, self.known[latest], _NEVER - 1)
        return known[self.stem]


def _live_in(start: Days, end: Days, covered: Coverage) -> Mask:
    """Whether a spell has a day among those covered; one that ends as it begins has its first."""
    last = np.maximum(np.where(end == _NEVER, _NEVER, end - 1), start)
    found = np.zeros(len(start), dtype=bool)
    for span in covered.spans:
        found |= (start <= _number(span.last)) & (last >= _number(span.first))
    return found


def _within(days: Days, covered: Coverage) -> Mask:
    found = np.zeros(len(days), dtype=bool)
    for span in covered.spans:
        found |= (days >= _number(span.first)) & (days <= _number(span.last))
    return found


def _union(held: Sequence[Held]) -> Coverage:
    covered = Coverage()
    for each in held:
        covered = covered | each.coverage
    return covered


def _last_day(coverage: Coverage) -> int:
    return _number(coverage.spans[-1].last) if coverage else _NO_DAY


def _number(day: date) -> int:
    return (day - _EPOCH).days


def _days_of(whole: Any, name: str, blank: int) -> Days:
    days = whole[name].combine_chunks().cast(pa.int32()).cast(pa.int64())
    found: Days = days.fill_null(blank).to_numpy(zero_copy_only=False)
    return found.copy()


def _holds(whole: Any, name: str, text: str) -> Mask:
    column = whole[name].combine_chunks()
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.string())
    found: Mask = pc.match_substring(column, text).fill_null(False).to_numpy(zero_copy_only=False)
    return found
