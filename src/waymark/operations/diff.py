"""Two versions of one edition held against each other: which rows differ, and which indicators could move."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import key_of
from waymark.domain.measure import conditioning_tables, tables_of
from waymark.domain.publication import Publication
from waymark.domain.tables import CHILD_AREA, FLAGGED, ROW_ID, STANDARD_TABLES
from waymark.measures.reads import Read, columns_read, placed_by_child_area
from waymark.operations.dictionary import dictionary_of
from waymark.operations.row_differences import Row, RowDifferences, differences
from waymark.operations.standardise import made_from
from waymark.operations.workspace import Workspace
from waymark.sources.intake import Standardised
from waymark.sources.registry import SOURCES
from waymark.store.extracts import Extract, extract_rows
from waymark.store.state import Loaded, State, Store

_CHILDREN = ("child", "pupil", "person")


@dataclass(frozen=True)
class Moved:
    """What could move. indicators: keys such as SCS18.same_carer · districts_only: keys of which no figure of the
    authority as a whole could, as only the areas of children changed."""

    indicators: tuple[str, ...] = ()
    districts_only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """before, after: the versions · tables: by record table, those that differ · children: how many have a row that
    does · coverage: standard tables of which other days are covered."""

    source: str
    key: str
    before: Loaded
    after: Loaded
    extracts: tuple[Extract, Extract]
    tables: Mapping[str, RowDifferences]
    children: int
    coverage: tuple[str, ...]
    moved: Moved = Moved()

    def __bool__(self) -> bool:
        return bool(self.tables or self.coverage)

    @property
    def in_a_line(self) -> str:
        """`1 row added, 2 changed, 0 removed in episodes; 3 children affected`."""
        told = [
            f"{found.added:,} {'row' if found.added == 1 else 'rows'} added, {found.changed:,} changed, "
            f"{found.removed:,} removed in {table}"
            for table, found in self.tables.items()
        ]
        told += [f"other days of {', '.join(self.coverage)} are covered"] if self.coverage else []
        if self.tables:
            told.append("1 child affected" if self.children == 1 else f"{self.children:,} children affected")
        return "; ".join(told) or "no row differs"


def diff(
    workspace: Workspace, source: str, edition: str = "", before: int | None = None, after: int | None = None
) -> tuple[Difference, ...]:
    """The difference of two versions of an edition: the latest and the one before it where none is named. Without an
    edition, of every edition of the return that has more than one version.

    Raises WaymarkError for a return, edition or version that is not there.
    """
    if source not in SOURCES:
        raise WaymarkError(f"'{source}' is not a return", f"Known: {', '.join(SOURCES)}.")
    state = workspace.store.state()
    held = list(dict.fromkeys(load.key for load in state.loads if load.source == source))
    if not held:
        raise WaymarkError(f"no {source} has been loaded", "Load it first: waymark load PATH")
    if edition and edition not in held:
        raise WaymarkError(f"{source} has no edition '{edition}'", f"It has: {', '.join(sorted(held))}.")
    wanted = [edition] if edition else sorted(key for key in held if len(_versions(state, source, key)) > 1)
    if not edition and (before is not None or after is not None) and len(wanted) != 1:
        raise WaymarkError("versions are numbered edition by edition", f"Name one of: {', '.join(sorted(held))}.")
    framework = dictionary_of(workspace)
    found = []
    for key in wanted:
        older, newer = _asked(_versions(state, source, key), source, key, before, after)
        recorded = recorded_difference(workspace.store, older, newer)
        found.append(replace(recorded, moved=_moved(workspace.store, state, framework, older, newer)))
    return tuple(found)


def recorded_difference(store: Store, older: Loaded, newer: Loaded) -> Difference:
    """Of the rows alone, without what could move."""
    source = SOURCES[newer.source]
    extracts = store.extract(older.extract), store.extract(newer.extract)
    tables: dict[str, RowDifferences] = {}
    children: set[object] = set()
    for table, columns in source.record_tables.items():
        names = [column.name for column in columns]
        held = [store.extracts / load.extract for load in (older, newer)]
        found = differences(
            partial(extract_rows, held[0], table),
            partial(extract_rows, held[1], table),
            names,
            source.record_keys.get(table, ()),
            (ROW_ID,),
        )
        if found:
            tables[table] = found
            at = next((names.index(name) for name in _CHILDREN if name in names), None)
            children.update(row[at] for row in found.rows if at is not None and row[at] is not None)
    covered = [extract.coverage for extract in extracts]
    coverage = sorted(table for table in {*covered[0], *covered[1]} if covered[0].get(table) != covered[1].get(table))
    return Difference(newer.source, newer.key, older, newer, extracts, tables, len(children), tuple(coverage))


def _versions(state: State, source: str, key: str) -> list[Loaded]:
    return [load for load in state.loads if (load.source, load.key) == (source, key)]


def _asked(
    versions: Sequence[Loaded], source: str, key: str, before: int | None, after: int | None
) -> tuple[Loaded, Loaded]:
    known = {load.version: load for load in versions}
    newer = versions[-1].version if after is None else after
    older = max((number for number in known if number < newer), default=newer) if before is None else before
    for number in (older, newer):
        if number not in known:
            said = "only version 1" if len(known) == 1 else f"versions 1 to {max(known)}"
            raise WaymarkError(f"{source} {key} has no version {number}", f"It has {said}.")
    if older == newer:
        raise WaymarkError(
            f"{source} {key} has one version only" if len(known) == 1 else "a version does not differ from itself",
            "Load a corrected file first." if len(known) == 1 else "Name another with --from.",
        )
    return known[older], known[newer]


def _moved(store: Store, state: State, framework: Framework, older: Loaded, newer: Loaded) -> Moved:
    """Both versions are made into standard tables beside the other current editions of their part."""
    made = [_standardised(store, state, load, framework.publications) for load in (older, newer)]
    touched: set[Read] = set()
    for table in {*made[0].tables, *made[1].tables}:
        touched.update((table, column) for column in _columns_that_differ(table, made[0], made[1]))
    covered = {
        table
        for table in {*made[0].coverage, *made[1].coverage}
        if made[0].coverage.get(table) != made[1].coverage.get(table)
    }
    placed = any(table == CHILD_AREA.name for table, _ in touched)
    whole: list[str] = []
    districts: list[str] = []
    for indicator, reading, measure in framework.measures():
        reads = columns_read(measure)
        behind = {*tables_of(measure), *conditioning_tables(measure)}
        if reads & touched or behind & covered:
            whole.append(key_of(indicator.code, reading))
        elif placed and placed_by_child_area(measure):
            districts.append(key_of(indicator.code, reading))
    return Moved(tuple(whole), tuple(districts))


def _standardised(store: Store, state: State, version: Loaded, publications: tuple[Publication, ...]) -> Standardised:
    source = SOURCES[version.source]
    editions = [
        version if load.key == version.key else load
        for load in state.current()
        if load.source == version.source and source.part(load.key) == source.part(version.key)
    ]
    return made_from(store, version.source, editions, publications)


def _columns_that_differ(table: str, before: Standardised, after: Standardised) -> Iterable[str]:
    standard = STANDARD_TABLES[table]
    names = [column.name for column in standard.all_columns]
    key = [name for name in dict.fromkeys((standard.entity, *standard.dates[:1])) if name in names]
    rows: list[Sequence[Row]] = [made.tables.get(table, ()) for made in (before, after)]
    found = differences(lambda: rows[0], lambda: rows[1], names, key, (ROW_ID,))
    if found.added or found.removed:
        return names
    if FLAGGED in found.columns:  # which of its columns was flagged is not counted apart
        return names
    return found.columns
