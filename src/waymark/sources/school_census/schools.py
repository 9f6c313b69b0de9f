"""What a census says of its schools: their codes, and which are for special needs."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.sources.intake import StoredEdition
from waymark.sources.school_census import schema
from waymark.sources.school_census.records import Bools, record_table
from waymark.store.columns import codes_of, combined


class Schools:
    """What the tables schoolcensus and school say of the schools of a set."""

    def __init__(self, edition: StoredEdition) -> None:
        census = record_table(edition, schema.SCHOOL_CENSUS)
        self._code: dict[str, str] = {}
        for key, lea, estab in zip(*(census[name].to_pylist() for name in ("school", "lea", "estab")), strict=True):
            if code := _code(lea, estab):
                self._code[key] = code
        school = record_table(edition, schema.SCHOOL)
        phases = zip(school["school"].to_pylist(), school["phase"].to_pylist(), strict=True)
        self._special = {key for key, phase in phases if schema.SCHOOL_PHASES.get(phase) == "special"}

    def codes(self, table: Any) -> Any:
        """By row: the authority and establishment that the row gives, or the schools' returns, or the key itself."""
        keys, values = codes_of(table["school"])
        found = pa.array([self._code.get(str(key), key) for key in values], pa.string()).take(pa.array(keys))
        if "estab" not in table.column_names or not table["estab"].null_count < len(table):
            return found
        parts = [codes_of(table[name]) for name in ("lea", "estab")]
        pairs = combined([parts[0][0], parts[1][0]])
        _, first = np.unique(pairs, return_index=True)
        own = [_code(parts[0][1][parts[0][0][at]], parts[1][1][parts[1][0][at]]) or None for at in first.tolist()]
        return pc.coalesce(pa.array(own, pa.string()).take(pa.array(pairs)), found)

    def special(self, table: Any) -> Bools:
        keys, values = codes_of(table["school"])
        return np.array([key in self._special for key in values], dtype=bool)[keys]


def _code(lea: object, estab: object) -> str:
    """`9992001` of the two numbers; '' where they make no code."""
    if not (isinstance(lea, str) and isinstance(estab, str) and lea.isdigit() and estab.isdigit()):
        return ""
    return f"{int(lea):03d}{int(estab):04d}"
