"""Several files of one layout put together: one record for each key, whatever the order in which they were loaded.

Events and spells: where two files hold the same key, the file whose span ends later counts; of two that end together,
the one that starts later. Snapshots and results: every row of a month, or of an academic year, comes from one file;
of several, from the one that speaks for the shortest span or for one phase alone, then from the one that ends later.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from waymark.domain.issue import Issue, Level
from waymark.domain.month import month_index
from waymark.sources.intake import Row, StoredEdition, Value
from waymark.sources.tabular.academic_year import year_containing
from waymark.sources.tabular.layout import Layout, Reach

OWN = 2  # row id and flags stand before the layout's own columns


class Held(NamedTuple):
    """A record row, and the extract that holds it."""

    extract: str
    row: Row


def stacked(layout: Layout, editions: Sequence[StoredEdition]) -> tuple[list[Held], list[Issue]]:
    """The records that count, in the order of the files and of their rows, and what was noticed."""
    counted: dict[str, int] = {}
    rows = (Held(edition.extract, row) for edition, own in _rows_that_count(layout, editions) for row in own)
    held = chosen(layout, rows, counted)
    if layout.reach is Reach.MONTHS:
        held, earlier = _last_of_month(layout, held)
        counted["snapshot_not_last"] = earlier
    return held, issues_of(layout, counted)


def issues_of(layout: Layout, counted: Mapping[str, int]) -> list[Issue]:
    return [_issue(layout, rule, count) for rule, count in sorted(counted.items()) if count]


def chosen(layout: Layout, rows: Iterable[Held], counted: dict[str, int]) -> list[Held]:
    """One record for each key, in the order in which keys come first. `rows`: of the newest file first.

    counted: how many records of one file gave way to another, by rule; added to.
    """
    key_of = itemgetter(*(layout.at(column) + OWN for column in layout.key))
    found: dict[Value | tuple[Value, ...], Held] = {}
    for each in rows:
        key = key_of(each.row)
        known = found.get(key)
        if known is None:
            found[key] = each
        elif known.extract == each.extract:
            rule = "row_twice" if known.row[1:] == each.row[1:] else "key_twice"
            counted[rule] = counted.get(rule, 0) + 1
            if _fuller(each.row) > _fuller(known.row):
                found[key] = each
    return list(found.values())


def newest_first(layout: Layout, editions: Sequence[StoredEdition]) -> list[StoredEdition]:
    return sorted(editions, key=lambda edition: _rank(layout, edition), reverse=True)


def _rank(layout: Layout, edition: StoredEdition) -> tuple[int, bool, date, date, str]:
    """What makes a file newer; the extract's id settles what is left."""
    coverage = edition.coverage.get(layout.feeds)
    first, last = (coverage.spans[0].first, coverage.spans[-1].last) if coverage else (date.min, date.max)
    width = 0 if layout.reach is Reach.SPAN else (last - first).days
    parts = layout.columns[layout.at(layout.parted_by)].words if layout.parted_by else ()
    one_part = edition.key.rsplit(" ", 1)[-1] in parts
    return -width, one_part, last, first, edition.extract


def _rows_that_count(
    layout: Layout, editions: Sequence[StoredEdition]
) -> Iterator[tuple[StoredEdition, Iterator[Row]]]:
    """Rows of each file that no newer file speaks for."""
    editions = newest_first(layout, editions)
    if layout.reach is Reach.SPAN:
        yield from ((edition, edition.rows(layout.name)) for edition in editions)
        return
    slot_of = _slot(layout)
    owner: dict[tuple[int, Value], str] = {}

    def own(edition: StoredEdition) -> Iterator[Row]:
        for row in edition.rows(layout.name):
            if owner.setdefault(slot_of(row), edition.extract) == edition.extract:
                yield row

    for edition in editions:
        yield edition, own(edition)


def _slot(layout: Layout) -> Callable[[Row], tuple[int, Value]]:
    """What only one file may speak for: a month or an academic year, of one phase where files come apart by phase."""
    placed_at = layout.at(layout.placed_by) + OWN
    part_at = layout.at(layout.parted_by) + OWN if layout.parted_by else None
    return lambda row: (period_of(layout, row[placed_at]), None if part_at is None else row[part_at])


def period_of(layout: Layout, placed: Value) -> int:
    """The month or academic year of what places a row, as a number."""
    if isinstance(placed, date):
        return month_index(placed) if layout.reach is Reach.MONTHS else year_containing(placed).start + 1
    if isinstance(placed, int):
        return placed
    raise TypeError(f"{layout.name}: {layout.placed_by} places a row, and is blank")


def _last_of_month(layout: Layout, held: list[Held]) -> tuple[list[Held], int]:
    """Of several snapshots in one month the last counts, so that nobody is counted twice."""
    slot_of, placed_at = _slot(layout), layout.at(layout.placed_by) + OWN
    latest: dict[tuple[int, Value], str] = {}
    for each in held:
        slot = slot_of(each.row)
        latest[slot] = max(latest.get(slot, ""), str(each.row[placed_at]))
    kept = [each for each in held if str(each.row[placed_at]) == latest[slot_of(each.row)]]
    return kept, len(held) - len(kept)


def _fuller(row: Row) -> tuple[int, list[str], str]:
    """Of two rows with one key: the one with more filled cells, then the one that sorts last. The order in the file
    decides between rows alike in all they say, and then only which of their row ids is named.
    """
    said = row[1:]
    return sum(value is not None for value in said), [str(value) for value in said], str(row[0])


_SENTENCES = {
    "row_twice": "A row stands in the file more than once; it was taken once.",
    "key_twice": "Rows with the same {key} say different things; the one with more filled cells counts.",
    "snapshot_not_last": "A month holds several snapshots; the last one counts.",
}
_HINTS = {
    "row_twice": "Nothing need be done.",
    "key_twice": "Keep one of the rows.",
    "snapshot_not_last": "Keep one snapshot for each month.",
}


def _issue(layout: Layout, rule: str, count: int) -> Issue:
    names = [layout.columns[layout.at(column)].name for column in layout.key]
    sentence = f"{layout.name}: {_SENTENCES[rule].format(key=' and '.join(names))}"
    return Issue(rule, sentence, _HINTS[rule], Level.WARNING, field=names[0], count=count)
