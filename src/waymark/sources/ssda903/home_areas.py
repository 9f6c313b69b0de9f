"""Where children's homes are, from the postcodes of their episodes: rows of `child_area` that hold a sector.

Which district a sector lies in, the framework says; so it is looked up where areas are (operations/area_codes).
The home is that of the child, never the placement. A home stands until another is recorded.
"""

from collections.abc import Iterable
from datetime import date

from waymark.sources.intake import Row, StoredEdition
from waymark.sources.ssda903.schema import EPISODES

_CHILD, _DECOM, _SECTOR = (EPISODES.place(name) for name in ("child", "DECOM", "HOME_SECTOR"))


def home_rows(editions: Iterable[StoredEdition]) -> list[Row]:
    """Rows of the standard table, basis home, in the order of child and day. `editions`: the newest last.

    Of two files that hold an episode the newer one counts; an episode without a home says nothing.
    """
    homes: dict[tuple[str, date], tuple[str, str]] = {}
    for edition in editions:
        for row in edition.rows(EPISODES.name):
            # a file that was loaded before homes were read has no such column
            began, sector = row[_DECOM], row[_SECTOR] if len(row) > _SECTOR else None
            if isinstance(began, date) and isinstance(sector, str):
                record = str(row[0]).partition(":")[2]
                homes[str(row[_CHILD]), began] = (sector, f"{edition.extract[:8]}:{record}")
    made: list[Row] = []
    for (child, began), (sector, row_id) in sorted(homes.items()):
        if made and made[-1][2] == child:
            if made[-1][3] == sector:
                continue
            made[-1] = (*made[-1][:5], began, *made[-1][6:])
        made.append((row_id, "", child, sector, began, None, "home"))
    return made
