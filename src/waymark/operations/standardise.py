"""Makes the standard tables from every current edition of every return."""

import hashlib
from collections.abc import Mapping

from waymark import __version__
from waymark.domain.area import AreaTree
from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue
from waymark.domain.tables import STANDARD_TABLES
from waymark.operations.area_codes import with_area_codes
from waymark.sources.intake import Row, StoredEdition
from waymark.sources.registry import SOURCES
from waymark.store.durable import json_bytes
from waymark.store.extracts import extract_rows
from waymark.store.standard import StandardDataset, write_standard
from waymark.store.state import Loaded, State, Store


def standardise(store: Store, state: State, areas: AreaTree) -> tuple[StandardDataset, Mapping[str, tuple[Issue, ...]]]:
    """The settled dataset, and what each return's editions showed when put together."""
    tables: dict[str, list[Row]] = {}
    coverage: dict[str, Coverage] = {}
    noticed: dict[str, tuple[Issue, ...]] = {}
    for name, source in SOURCES.items():
        loads = [load for load in state.current() if load.source == name]
        if not loads:
            continue
        made = source.standardise([_stored(store, load) for load in loads])
        for table, rows in made.tables.items():
            tables.setdefault(table, []).extend(rows)
        for table, covered in made.coverage.items():
            coverage[table] = coverage.get(table, Coverage()) | covered
        noticed[name] = made.issues
    for table in tables:
        if STANDARD_TABLES[table].column("area") is not None:
            tables[table], unknown = with_area_codes(table, tables[table], areas)
            noticed["extract"] = (*noticed.get("extract", ()), *unknown)
    extracts = [load.extract for load in state.current()]
    dataset = write_standard(
        store.staging, store.standard, tables, coverage, extracts, __version__, areas=mark_of(areas)
    )
    return dataset, noticed


def _stored(store: Store, load: Loaded) -> StoredEdition:
    directory = store.extracts / load.extract
    return StoredEdition(
        load.extract,
        load.key,
        store.extract(load.extract).coverage,
        lambda table: extract_rows(directory, table),
    )


def mark_of(areas: AreaTree) -> str:
    """Changes with anything that decides in which area a row counts: codes, names, parents."""
    told = [[area.code, area.name, area.kind, area.parent, *area.other_codes] for area in areas.areas]
    return hashlib.sha256(json_bytes(told)).hexdigest()
