"""Every current mapping put together as standard tables: rows of one table, whichever mapping they came by."""

from collections.abc import Sequence

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Row, Standardised, StoredEdition
from waymark.sources.mapping.target import target_of
from waymark.sources.tabular.record import NOTHING, Derived, Record, reads
from waymark.sources.tabular.standard_rows import standard_rows


@reads()
def copied(_: Record) -> Derived:
    """A record has the columns of the standard row."""
    return NOTHING


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of the standard tables that the mappings loaded fill. The order of `editions` changes nothing."""
    tables: dict[str, Sequence[Row]] = {}
    coverage: dict[str, Coverage] = {}
    issues: list[Issue] = []
    for table in STANDARD_TABLES:
        mine = [edition for edition in editions if table_named(edition.key) == table]
        if not mine:
            continue
        tables[table], _, noticed = standard_rows(target_of(table), mine, copied)
        issues.extend(noticed)
        for edition in mine:
            for covered_table, covered in edition.coverage.items():
                coverage[covered_table] = coverage.get(covered_table, Coverage()) | covered
    return Standardised(tables, coverage, tuple(issues))


def table_named(key: str) -> str:
    """The standard table that an edition's key names after the mapping's own name."""
    return key.split(" ", 2)[1]
