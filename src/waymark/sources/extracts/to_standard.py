"""Every current extract put together as standard tables, each layout by its own rule."""

from collections.abc import Callable, Iterable, Sequence

from waymark.domain.issue import Issue
from waymark.sources.extracts import child_area
from waymark.sources.extracts.layouts import CHILD_AREA, LAYOUTS
from waymark.sources.intake import Row, Standardised, StoredEdition

_Maker = Callable[[str, Iterable[Row]], tuple[list[Row], list[Issue]]]

# Layout → the function from an extract's id and record rows to standard rows and what was noticed.
MAKERS: dict[str, _Maker] = {CHILD_AREA.name: child_area.standard_rows}


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of the standard tables that the extracts loaded feed."""
    tables: dict[str, Sequence[Row]] = {}
    issues: list[Issue] = []
    for edition in editions:
        made, noticed = MAKERS[edition.key](edition.extract, edition.rows(edition.key))
        tables[LAYOUTS[edition.key].feeds] = made
        issues.extend(noticed)
    return Standardised(tables, {}, tuple(issues))
