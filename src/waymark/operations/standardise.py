"""Makes the standard tables from every current edition of every return."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import waymark.store as store_room
from waymark import __version__, domain, sources
from waymark.domain.area import AreaTree
from waymark.domain.issue import Issue
from waymark.domain.publication import Publication
from waymark.domain.tables import STANDARD_TABLES
from waymark.operations import area_codes, child_area_parts
from waymark.operations.area_codes import with_area_codes
from waymark.operations.child_area_parts import with_child_areas
from waymark.operations.districts_known import districts_known, placed_by_child
from waymark.operations.gave_way import said_of
from waymark.operations.processes import Processes
from waymark.sources.intake import Row, Standardised, StoredEdition
from waymark.sources.registry import SOURCES
from waymark.store.durable import json_bytes
from waymark.store.extracts import extract_pieces, extract_rows, extract_table
from waymark.store.parts import read_part, settle_parts, stage_part
from waymark.store.standard import StandardDataset, join_standard
from waymark.store.state import Loaded, State, Store

_WORTH_A_PROCESS = 300_000  # record rows, which take longer to standardise than a process to start


def standardise(
    store: Store,
    state: State,
    areas: AreaTree,
    processes: Processes | None = None,
    progress: Callable[[str], None] = lambda _: None,
    publications: tuple[Publication, ...] = (),
) -> tuple[StandardDataset, Mapping[str, tuple[Issue, ...]]]:
    """The settled dataset, and what each return's editions showed when put together.

    Made part by part: what was made before from the same editions, by the same code, is taken as it lies.
    publications: what the framework declares of open data.
    """
    wanted = [Making(store, *part, areas, publications) for part in _parts(state)]
    parts = {making: read_part(making.place) for making in wanted}
    missing = [making for making, part in parts.items() if part is None]
    weights = [making.rows for making in missing]
    with Processes() if processes is None else nullcontext(processes) as at_work:
        made = at_work.all(missing, weights, _WORTH_A_PROCESS, progress)
    settle_parts([(staged, making.place) for staged, making in zip(made, missing, strict=True)])
    parts.update({making: read_part(making.place) for making in missing})
    noticed: dict[str, tuple[Issue, ...]] = {}
    whole = [(making, part) for making, part in parts.items() if part is not None]
    for making, part in whole:
        noticed[making.source] = (*noticed.get(making.source, ()), *part.issues)
    for making, part in whole:
        noticed[making.source] += part.of_areas
    extracts = [load.extract for load in state.current()]
    named = [(making.source, making.name, part) for making, part in whole]
    held = with_child_areas(named, areas, store.staging, store.parts, _code())
    dataset, gave_way = join_standard(
        store.staging, store.standard, held, extracts, __version__, mark_of(areas, publications)
    )
    for gave in gave_way:
        noticed[gave.source] = (*noticed.get(gave.source, ()), said_of(gave))
    without_district = tuple(districts_known(dataset))
    for source in {making.source for making, part in whole if any(map(_by_child, part.rows))}:
        noticed[source] += without_district
    return dataset, noticed


def _by_child(table: str) -> bool:
    return placed_by_child(STANDARD_TABLES[table])


@dataclass(frozen=True)
class Making:
    """The work of making the standard tables of one part, staged."""

    store: Store
    source: str
    name: str
    loads: tuple[Loaded, ...]
    areas: AreaTree
    publications: tuple[Publication, ...] = ()

    @property
    def label(self) -> str:
        return f"Making the standard tables of {self.name or SOURCES[self.source].title}"

    @property
    def place(self) -> Path:
        """Where the part lies: named by everything that it is made from."""
        declared = self.publications if SOURCES[self.source].standardise_declared else ()
        told = (
            self.source,
            self.name,
            self.loads,
            self.areas.areas,
            self.areas.lookups,
            declared,
            __version__,
            _code(),
        )
        return self.store.parts / sha256(repr(told).encode()).hexdigest()

    @property
    def rows(self) -> int:
        return sum(sum(self.store.extract(load.extract).rows.values()) for load in self.loads)

    def do(self) -> Path:
        made = made_from(self.store, self.source, self.loads, self.publications)
        of_areas: list[Issue] = []
        return stage_part(self.store.staging, self._placed(made, of_areas), made.coverage, made.issues, of_areas)

    def _placed(self, made: Standardised, of_areas: list[Issue]) -> Iterator[tuple[str, Sequence[Row]]]:
        """Each table with the areas of its rows, one at a time: together they may not fit into memory."""
        for table in made.tables:
            rows = made.tables[table]
            if STANDARD_TABLES[table].column("area") is not None:
                beyond = SOURCES[self.source].standardise_declared is not None
                rows, unknown = with_area_codes(table, rows, self.areas, beyond)
                of_areas.extend(unknown)
            yield table, rows
            del rows  # before the next is made


def made_from(store: Store, name: str, loads: Sequence[Loaded], publications: Sequence[Publication]) -> Standardised:
    """What a return makes of some of its editions, in the order of their keys. publications: as for `standardise`."""
    source, editions = SOURCES[name], [_stored(store, load) for load in loads]
    if source.standardise_declared is not None:
        return source.standardise_declared(editions, publications)
    return source.standardise(editions)


def _parts(state: State) -> list[tuple[str, str, tuple[Loaded, ...]]]:
    """(return, its part, its current editions), of every return that has any."""
    parts: list[tuple[str, str, tuple[Loaded, ...]]] = []
    for name, source in SOURCES.items():
        editions: dict[str, list[Loaded]] = {part: [] for part in source.parts}
        for load in state.current():
            if load.source == name:
                editions[source.part(load.key)].append(load)
        parts.extend((name, part, tuple(loads)) for part, loads in editions.items() if loads)
    return parts


@cache
def _code() -> str:
    """A hash of all code that has a say in what a part holds, so that none outlives a change of it."""
    digest = sha256()
    for room in (domain, sources, store_room):
        for path in sorted(Path(room.__path__[0]).rglob("*.py")):
            digest.update(path.read_bytes())
    for module in (__file__, area_codes.__file__, child_area_parts.__file__):
        digest.update(Path(module).read_bytes())
    return digest.hexdigest()


def _stored(store: Store, load: Loaded) -> StoredEdition:
    directory = store.extracts / load.extract
    columns = SOURCES[load.source].record_tables
    return StoredEdition(
        load.extract,
        load.key,
        store.extract(load.extract).coverage,
        lambda table: extract_rows(directory, table),
        lambda table: extract_table(directory, table, columns[table]),
        lambda table, wanted: extract_pieces(directory, table, wanted),
    )


def mark_of(areas: AreaTree, publications: tuple[Publication, ...] = ()) -> str:
    """Changes with anything that decides in which area a row counts, codes, names, parents and lookups; then, after a
    hyphen, with what is read of open data."""
    told = [[area.code, area.name, area.kind, area.parent, *area.other_codes] for area in areas.areas]
    leading = [[list(pair) for pair in pairs] for pairs in (areas.lookups.sectors, areas.lookups.teams)]
    of_areas = sha256(json_bytes([told, leading])).hexdigest()
    return f"{of_areas}-{sha256(repr(publications).encode()).hexdigest()}" if publications else of_areas
