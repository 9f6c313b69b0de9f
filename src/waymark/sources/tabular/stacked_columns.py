"""Several files of one layout put together by column. The meaning is in `stacking`: only records whose key comes more
than once in the file that counts for it go that way, one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.issue import Issue
from waymark.domain.tables import ROW_ID
from waymark.sources.intake import StoredEdition
from waymark.sources.tabular.layout import Layout, Reach
from waymark.sources.tabular.stacking import Held, chosen, issues_of, newest_first, period_of
from waymark.store.columns import Codes, codes_of, combined

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class HeldColumns:
    """The records that count. table: of the layout's record columns · extracts: for each row where it is from."""

    table: Any
    editions: Sequence[StoredEdition]
    edition_of: Places

    def held(self, places: Places) -> list[Held]:
        """Some of the records, as rows."""
        rows = zip(*(column.to_pylist() for column in self.table.take(pa.array(places)).columns), strict=True)
        extracts = [self.editions[at].extract for at in self.edition_of[places].tolist()]
        return [Held(extract, row) for extract, row in zip(extracts, rows, strict=True)]

    def taken(self, places: Places) -> "HeldColumns":
        whole = len(places) == len(self.table) and bool((places == np.arange(len(places))).all())
        return self if whole else HeldColumns(self.table.take(pa.array(places)), self.editions, self.edition_of[places])

    def row_ids(self) -> Any:
        """The ids of standard rows: the extract's beginning before the record's own."""
        prefixes = pa.array([edition.extract[:8] for edition in self.editions]).take(pa.array(self.edition_of))
        return pc.binary_join_element_wise(prefixes, self.table[ROW_ID].combine_chunks(), ":")


def stacked_columns(layout: Layout, editions: Sequence[StoredEdition]) -> tuple[HeldColumns, list[Issue]]:
    """As `stacking.stacked`. Every edition has `arrow`."""
    newest = newest_first(layout, editions)
    tables = [edition.arrow(layout.name) for edition in newest if edition.arrow is not None]
    edition_of = np.repeat(np.arange(len(newest)), [len(table) for table in tables])
    held = HeldColumns(pa.concat_tables(tables).unify_dictionaries(), newest, edition_of)
    if layout.reach is not Reach.SPAN:
        held = _of_owners(layout, held)
    counted: dict[str, int] = {}
    held = _once(layout, held, counted)
    if layout.reach is Reach.MONTHS:
        before = len(held.table)
        held = _last_of_month(layout, held)
        counted["snapshot_not_last"] = before - len(held.table)
    return held, issues_of(layout, counted)


def _of_owners(layout: Layout, held: HeldColumns) -> HeldColumns:
    """Rows of each file that no newer file speaks for."""
    slots = _slots(layout, held.table)
    owner = np.full(int(slots.max(initial=0)) + 1, len(held.editions))
    np.minimum.at(owner, slots, held.edition_of)
    return held.taken(np.flatnonzero(owner[slots] == held.edition_of))


def _once(layout: Layout, held: HeldColumns, counted: dict[str, int]) -> HeldColumns:
    if not len(held.table):
        return held
    keys = combined([codes_of(held.table[column])[0] for column in layout.key])
    newest = np.full(int(keys.max()) + 1, len(held.editions))
    np.minimum.at(newest, keys, held.edition_of)
    places = np.flatnonzero(newest[keys] == held.edition_of)
    keys = keys[places]
    times = np.bincount(keys)
    repeated = times[keys] > 1
    if repeated.any():
        rivals = places[repeated]
        by_row = dict(zip(rivals.tolist(), held.held(rivals), strict=True))
        winners = chosen(layout, by_row.values(), counted)
        place_of = {(each.extract, each.row[0]): at for at, each in by_row.items()}
        _, first = np.unique(keys, return_index=True)
        firsts = np.zeros(len(keys), dtype=bool)
        firsts[first] = True
        # `chosen` gives its records in the order in which their keys come first, which is the order of the firsts.
        places[repeated & firsts] = [place_of[each.extract, each.row[0]] for each in winners]
        places = places[firsts]
    return held.taken(places)


def _last_of_month(layout: Layout, held: HeldColumns) -> HeldColumns:
    """Of several snapshots in one month the last counts."""
    if not len(held.table):
        return held
    slots = _slots(layout, held.table)
    codes, days = codes_of(held.table[layout.placed_by])
    ordinals = np.array([day.toordinal() if isinstance(day, date) else 0 for day in days])[codes]
    latest = np.zeros(int(slots.max()) + 1, dtype=np.int64)
    np.maximum.at(latest, slots, ordinals)
    return held.taken(np.flatnonzero(latest[slots] == ordinals))


def _slots(layout: Layout, table: Any) -> Codes:
    """By row, what only one file may speak for."""
    codes, values = codes_of(table[layout.placed_by])
    used = set(np.unique(codes).tolist())
    periods = np.array([period_of(layout, value) if at in used else 0 for at, value in enumerate(values)])[codes]
    parts = [codes_of(table[layout.parted_by])[0]] if layout.parted_by else []
    return combined([periods, *parts])
