"""Every current extract put together as standard tables, each layout by its own rule."""

from collections.abc import Callable, Sequence

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import FLAGGED, ROW_ID, STANDARD_TABLES
from waymark.sources.extracts import (
    attendance,
    child_area,
    child_area_columns,
    ehcp_request,
    inspection,
    layouts,
    offender_outcome,
    population,
    results,
    return_interview,
    school_capacity,
    school_preference,
)
from waymark.sources.extracts.layout import Layout
from waymark.sources.extracts.record import NOTHING, Derive, Derived, Record, reads
from waymark.sources.extracts.stacked_columns import stacked_columns
from waymark.sources.extracts.stacking import Held, stacked
from waymark.sources.extracts.standard_columns import standard_columns
from waymark.sources.intake import Row, Standardised, StoredEdition

Made = tuple[Sequence[Row], list[Issue]]
_NONE_FLAGGED: frozenset[str] = frozenset()


@reads()
def copied(_: Record) -> Derived:
    """Every column of the standard row is a column of the record."""
    return NOTHING


# Layout → what its standard rows hold beside copies; None for a record that makes no row. child_area has its own way.
DERIVED: dict[str, Derive] = {
    layouts.EARLY_HELP_NOTIFICATION.name: copied,
    layouts.EARLY_HELP_EPISODE.name: copied,
    layouts.MISSING_EPISODE.name: return_interview.derive,
    layouts.WORKFORCE_POST.name: copied,
    layouts.ALLOCATION.name: copied,
    layouts.YJ_OUTCOME.name: offender_outcome.derive,
    layouts.EYFSP_RESULT.name: results.derive_eyfsp,
    layouts.KS2_RESULT.name: results.derive_ks2,
    layouts.KS4_RESULT.name: results.derive_ks4,
    layouts.FUNDED_PLACE.name: copied,
    layouts.SCHOOL_PREFERENCE.name: school_preference.derive,
    layouts.SCHOOL_CAPACITY.name: school_capacity.derive,
    layouts.PUPIL_ON_ROLL.name: copied,
    layouts.ATTENDANCE.name: attendance.derive,
    layouts.EXCLUSION.name: copied,
    layouts.EHCP_REQUEST.name: ehcp_request.derive,
    layouts.SEN_PLAN.name: copied,
    layouts.INSPECTION.name: inspection.derive,
    layouts.NEET_STATUS.name: copied,
    layouts.POPULATION.name: population.derive,
    layouts.REFERENCE_VALUE.name: copied,
}


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of the standard tables that the extracts loaded feed. The order of `editions` changes nothing."""
    tables: dict[str, Sequence[Row]] = {}
    coverage: dict[str, Coverage] = {}
    issues: list[Issue] = []
    for name, layout in layouts.LAYOUTS.items():
        mine = [edition for edition in editions if layout_named(edition.key) == name]
        if not mine:
            continue
        rows, noticed = _child_area(mine) if layout is layouts.CHILD_AREA else _rows(layout, mine)
        tables[layout.feeds] = rows
        issues.extend(noticed)
        for edition in mine:
            for table, covered in edition.coverage.items():
                coverage[table] = coverage.get(table, Coverage()) | covered
    return Standardised(tables, coverage, tuple(issues))


def layout_named(key: str) -> str:
    """The layout that an edition's key begins with."""
    return key.split(" ", 1)[0]


def _child_area(editions: Sequence[StoredEdition]) -> Made:
    (edition,) = editions  # its key is its name, so only one of it is current
    if edition.arrow is not None:
        return child_area_columns.standard_rows(edition.extract, edition.arrow(edition.key))
    return child_area.standard_rows(edition.extract, edition.rows(edition.key))


def _rows(layout: Layout, editions: Sequence[StoredEdition]) -> Made:
    standard_row = row_maker(layout)
    rows: Sequence[Row]
    if all(edition.arrow is not None for edition in editions):
        columns, issues = stacked_columns(layout, editions)
        records = len(columns.table)
        rows = standard_columns(layout, columns, DERIVED[layout.name], standard_row)
    else:
        held, issues = stacked(layout, editions)
        records = len(held)
        rows = [row for each in held if (row := standard_row(each)) is not None]
    if left_out := records - len(rows):
        sentence = f"{layout.name}: late applications are left out."
        issues.append(Issue("late_left_out", sentence, "Nothing need be done.", Level.WARNING, count=left_out))
    return rows, issues


def row_maker(layout: Layout) -> Callable[[Held], Row | None]:
    """The function from a record to a row of the standard table that its layout feeds; None where it makes none."""
    names = [column.name for column in layout.record_columns]
    own = [column.name for column in STANDARD_TABLES[layout.feeds].columns]
    derive = DERIVED[layout.name]

    def standard_row(held: Held) -> Row | None:
        found = dict(zip(names, held.row, strict=True))
        flagged = frozenset(str(found[FLAGGED]).split(",")) - {""} if found[FLAGGED] else _NONE_FLAGGED
        derived = derive(Record(found, flagged))
        if derived is None:
            return None
        row_id = f"{held.extract[:8]}:{found[ROW_ID]}"
        found.update(derived.values)
        doubtful = flagged.union(derived.flagged) if derived.flagged else flagged
        doubted = [name for name in own if name in doubtful and found[name] is None] if doubtful else ()
        return (row_id, f",{','.join(doubted)}," if doubted else "", *(found[name] for name in own))

    return standard_row
