"""Every current mapping put together as standard tables: rows of one table, whichever mapping they came by."""

from collections.abc import Iterator, Sequence

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue
from waymark.domain.tables import CARE_EPISODE, CHILD, CHILD_AREA, STANDARD_TABLES
from waymark.sources.child_areas import settled
from waymark.sources.intake import Row, Standardised, StoredEdition
from waymark.sources.mapping.one_at_a_time import one_at_a_time
from waymark.sources.mapping.target import target_of
from waymark.sources.tabular.record import NOTHING, Derived, Record, reads
from waymark.sources.tabular.standard_rows import standard_rows

_CHILD_AT = 2  # after the row's id and its flags


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
        tables[table], noticed = _rows(table, mine)
        issues.extend(noticed)
        for edition in mine:
            for covered_table, covered in edition.coverage.items():
                coverage[covered_table] = coverage.get(covered_table, Coverage()) | covered
    return Standardised(tables, coverage, tuple(issues))


def _rows(table: str, editions: Sequence[StoredEdition]) -> tuple[Sequence[Row], list[Issue]]:
    if table == CHILD_AREA.name:
        return settled(_standard(table, editions))
    if table == CHILD.name:
        # of two editions that know a child the newer counts
        return list({row[_CHILD_AT]: row for row in _standard(table, editions)}.values()), []
    rows, _, noticed = standard_rows(target_of(table), editions, copied)
    if table == CARE_EPISODE.name:
        rows, cut_short = one_at_a_time(rows)
        noticed.extend(cut_short)
    return rows, noticed


def _standard(table: str, editions: Sequence[StoredEdition]) -> Iterator[Row]:
    """Every record as a row of the standard table, whatever else is said of the same child."""
    width = len(STANDARD_TABLES[table].all_columns)
    for edition in editions:
        for row_id, *others in edition.rows(table):
            yield (f"{edition.extract[:8]}:{row_id}", *others[: width - 1])


def table_named(key: str) -> str:
    """The standard table that an edition's key names after the mapping's own name."""
    return key.split(" ", 2)[1]
