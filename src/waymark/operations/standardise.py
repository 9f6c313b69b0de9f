"""Makes the standard tables from every current edition of every return."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from waymark import __version__
from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Row, StoredEdition
from waymark.sources.registry import SOURCES
from waymark.store.columns import Coded, Columnar
from waymark.store.extracts import extract_rows, extract_table
from waymark.store.parquet import columnar, joined
from waymark.store.standard import StandardDataset, write_standard
from waymark.store.state import Loaded, State, Store

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z .,'&()-]{0,59}|[A-Z]\d{8}")  # words, or an official area code


def standardise(store: Store, state: State, areas: AreaTree) -> tuple[StandardDataset, Mapping[str, tuple[Issue, ...]]]:
    """The settled dataset, and what each return's editions showed when put together."""
    tables: dict[str, Sequence[Row]] = {}
    coverage: dict[str, Coverage] = {}
    noticed: dict[str, tuple[Issue, ...]] = {}
    for name, source in SOURCES.items():
        loads = [load for load in state.current() if load.source == name]
        if not loads:
            continue
        made = source.standardise([_stored(store, load) for load in loads])
        for table, rows in made.tables.items():
            tables[table] = joined(STANDARD_TABLES[table].all_columns, tables[table], rows) if table in tables else rows
        for table, covered in made.coverage.items():
            coverage[table] = coverage.get(table, Coverage()) | covered
        noticed[name] = made.issues
    for table in tables:
        if STANDARD_TABLES[table].column("area") is not None:
            tables[table], unknown = _with_area_codes(table, tables[table], areas)
            noticed["extract"] = (*noticed.get("extract", ()), *unknown)
    extracts = [load.extract for load in state.current()]
    return write_standard(store.staging, store.standard, tables, coverage, extracts, __version__), noticed


def _stored(store: Store, load: Loaded) -> StoredEdition:
    directory = store.extracts / load.extract
    columns = SOURCES[load.source].record_tables
    return StoredEdition(
        load.extract,
        load.key,
        store.extract(load.extract).coverage,
        lambda table: extract_rows(directory, table),
        lambda table: extract_table(directory, table, columns[table]),
    )


def _with_area_codes(table: str, rows: Sequence[Row], areas: AreaTree) -> tuple[Columnar, list[Issue]]:
    """Area names and former names become codes. What the framework does not know stays visible as not known."""
    columns = columnar(STANDARD_TABLES[table].all_columns, rows)
    area = columns.coded("area")
    times = area.times()
    unknown: Counter[str] = Counter()
    codes: list[str] = []
    for named, count in zip(area.values, times, strict=True):
        asked = str(named or "")
        found = areas.find(asked)
        known = found is not None and found != areas.root
        if not known and asked and count:
            unknown[asked] += count
        codes.append(found.code if found is not None and known else NOT_KNOWN)
    issues = [
        Issue(
            "area_unknown",
            f"{_named(name)} is not a district of this framework; its rows count as district not known.",
            "Correct the extract, or add the area to the framework's areas.csv.",
            Level.WARNING,
            file=table,
            field="area",
            value=name if _PLAIN_NAME.fullmatch(name) else "",
            count=count,
        )
        for name, count in sorted(unknown.items())
    ]
    return columns.with_column("area", Coded(codes, area.codes)), issues


def _named(name: str) -> str:
    """The name, unless it may be an address or somebody's number: then only that it stands there."""
    return f"'{name}'" if _PLAIN_NAME.fullmatch(name) else "What stands for an area (not shown)"
