"""From the records of a layout to rows of a standard table: copied by name, and derived where that will not do."""

from collections.abc import Callable, Sequence

from waymark.domain.issue import Issue
from waymark.domain.tables import FLAGGED, ROW_ID, STANDARD_TABLES
from waymark.sources.intake import Row, StoredEdition
from waymark.sources.tabular.layout import Layout
from waymark.sources.tabular.record import Derive, Record
from waymark.sources.tabular.stacked_columns import stacked_columns
from waymark.sources.tabular.stacking import Held, stacked
from waymark.sources.tabular.standard_columns import standard_columns

_NONE_FLAGGED: frozenset[str] = frozenset()


def standard_rows(
    layout: Layout, editions: Sequence[StoredEdition], derive: Derive, table: str = ""
) -> tuple[Sequence[Row], int, list[Issue]]:
    """Rows of `table` (what the layout feeds, unless named), how many records made none, and what was noticed."""
    table = table or layout.feeds
    standard_row = row_maker(layout, derive, table)
    if all(edition.arrow is not None for edition in editions):
        columns, issues = stacked_columns(layout, editions)
        made = standard_columns(layout, columns, derive, standard_row, table)
        return made, len(columns.table) - len(made), issues
    held, issues = stacked(layout, editions)
    rows = [row for each in held if (row := standard_row(each)) is not None]
    return rows, len(held) - len(rows), issues


def row_maker(layout: Layout, derive: Derive, table: str) -> Callable[[Held], Row | None]:
    """The function from a record to a row of a standard table; None where it makes none."""
    names = [column.name for column in layout.record_columns]
    own = [column.name for column in STANDARD_TABLES[table].columns]

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
