"""Every current extract put together as standard tables, each layout by its own rule."""

from collections.abc import Sequence

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.sources import child_area_columns, child_areas
from waymark.sources.extracts import (
    attendance,
    ehcp_request,
    inspection,
    layouts,
    offender_outcome,
    population,
    published_value,
    results,
    return_interview,
    school_capacity,
    school_preference,
)
from waymark.sources.intake import Row, Standardised, StoredEdition
from waymark.sources.tabular.record import NOTHING, Derive, Derived, Record, reads
from waymark.sources.tabular.standard_rows import standard_rows

Made = tuple[Sequence[Row], list[Issue]]


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
    layouts.REFERENCE_VALUE.name: published_value.derive,
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
        if layout is layouts.CHILD_AREA:
            rows, noticed = _child_area(mine)
        else:
            rows, left_out, noticed = standard_rows(layout, mine, DERIVED[name])
            noticed.extend(_late(name, left_out))
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
    return child_areas.standard_rows(edition.extract, edition.rows(edition.key))


def _late(name: str, left_out: int) -> list[Issue]:
    """Late applications for a school place are the one thing that makes no row."""
    if not left_out:
        return []
    sentence = f"{name}: late applications are left out."
    return [Issue("late_left_out", sentence, "Nothing need be done.", Level.WARNING, count=left_out)]
