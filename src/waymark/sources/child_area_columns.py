"""Spells of `child_area` by column. The meaning is in `child_areas`: children whose spells overlap go that way."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.issue import Issue
from waymark.domain.tables import CHILD_AREA
from waymark.sources.child_areas import ALWAYS, STILL
from waymark.sources.child_areas import standard_rows as rows_by_row
from waymark.store.columns import Codes, Columnar
from waymark.store.parquet import joined, schema_of

_ALWAYS, _STILL = ALWAYS.toordinal(), STILL.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()


def standard_rows(extract: str, records: Any) -> tuple[Columnar, list[Issue]]:
    """As `child_areas.standard_rows`, from an Arrow table of the layout's record columns."""
    schema = schema_of(CHILD_AREA.all_columns)
    records = records.unify_dictionaries().combine_chunks()
    child, basis = _ranks(records["child"]), _ranks(records["basis"])
    first, end = _ordinals(records["start"], _ALWAYS), _ordinals(records["end"], _STILL)
    order = np.lexsort((end, first, basis, child))
    child, basis, first, end = child[order], basis[order], first[order], end[order]
    follows = np.zeros(len(order), dtype=bool)
    follows[1:] = (child[1:] == child[:-1]) & (basis[1:] == basis[:-1])
    # A row of no day is none, and would hide what overlaps behind it.
    wants_care = first >= end
    wants_care[1:] |= follows[1:] & (first[1:] < end[:-1])
    group = np.cumsum(~follows) - 1
    by_row = np.bincount(group, weights=wants_care)[group] > 0 if len(group) else wants_care
    alone = records.take(pa.array(order[by_row]))
    made, issues = rows_by_row(extract, zip(*(column.to_pylist() for column in alone.columns), strict=True))
    together = records.take(pa.array(order[~by_row]))
    ended = together["end"].is_valid()
    table = pa.table(
        {
            "row_id": pc.binary_join_element_wise(extract[:8], together["row_id"], ":"),
            "flagged": pc.if_else(ended, "", together["flagged"].cast(pa.string())),
            **{name: together[name] for name in ("child", "area", "start", "end", "basis")},
        }
    ).cast(schema)
    if not made:
        return Columnar(table), issues
    whole = joined(CHILD_AREA.all_columns, Columnar(table), made).table
    starts = _ordinals(whole["start"], _ALWAYS)
    place = np.lexsort((starts, _ranks(whole["basis"]), _ranks(whole["child"])))
    return Columnar(whole.take(pa.array(place))), issues


def _ranks(column: Any) -> Codes:
    """Numbers that stand in the order of the texts."""
    encoded = column.combine_chunks()
    if not pa.types.is_dictionary(encoded.type):
        encoded = encoded.dictionary_encode()
    in_order = pc.array_sort_indices(encoded.dictionary).to_numpy()
    rank = np.empty(len(in_order), dtype=np.int64)
    rank[in_order] = np.arange(len(in_order))
    ranks: Codes = rank[encoded.indices.to_numpy(zero_copy_only=False)]
    return ranks


def _ordinals(column: Any, blank: int) -> Codes:
    days = column.cast(pa.int32()).cast(pa.int64()).combine_chunks()
    ordinals: Codes = pc.add(days, _EPOCH).fill_null(blank).to_numpy(zero_copy_only=False)
    return ordinals
