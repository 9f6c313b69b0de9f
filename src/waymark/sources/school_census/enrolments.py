"""The enrolments of one census, by column: each once, with its pupil, school, phase and absence."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID
from waymark.sources.intake import StoredEdition
from waymark.sources.school_census import schema
from waymark.sources.school_census.census import Census
from waymark.sources.school_census.layouts import LAYOUTS
from waymark.store.columns import codes_of, combined
from waymark.store.parquet import columnar, schema_of

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

_PHASE = {
    **dict.fromkeys((*schema.EARLY_YEARS, *schema.PRIMARY_YEARS), "primary"),
    **dict.fromkeys((*schema.SECONDARY_YEARS, *schema.SIXTH_FORM_YEARS), "secondary"),
}
_COMPULSORY = (*schema.PRIMARY_YEARS, *schema.SECONDARY_YEARS)
_AT_ONCE = 20_000
_YOUNGEST, _OLDEST_PRIMARY, _OLDEST = 4, 10, 15  # at the start of Reception, of Year 6 and of Year 11


@dataclass(frozen=True)
class Enrolments:
    """Enrolments of one census that are on roll, or those that have left.

    table: row_id, flagged, and the columns of the layout, one row for each enrolment · schools: by row the school's
    code · special: by row whether the school's own return says that it is one for special needs · known: the pupil's
    row of every row there was, and `stands_at`: by such a row the place of its enrolment.
    """

    edition: StoredEdition
    census: Census
    leavers: bool
    table: Any
    schools: Any
    special: Bools
    known: Any
    stands_at: Ints

    @property
    def repeated(self) -> int:
        """Rows left out, as another row is of the same enrolment."""
        return len(self.known) - len(self)

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def row_ids(self) -> Any:
        return standard_ids(self.edition, self.table)

    @cached_property
    def pupils(self) -> Any:
        """The pseudonym of the pupil number, or of the row where there is none."""
        return pc.coalesce(plain(self.table["pupil"]), plain(self.table["row"]))

    def flagged(self, column: str) -> Bools:
        return flags(self.table, column)

    @cached_property
    def year_groups(self) -> list[Any]:
        codes, values = codes_of(self.table["year_group"])
        return [values[code] for code in codes.tolist()]

    @cached_property
    def ages(self) -> Any:
        """At the start of the academic year: on the 31 August before it."""
        codes, births = codes_of(self.table["birth_date"])
        start = self.census.academic_year
        ages = [
            start - birth.year - ((birth.month, birth.day) > (8, 31)) if isinstance(birth, date) else None
            for birth in births
        ]
        return pa.array([None if age is None or age < 0 else age for age in ages], pa.int64()).take(pa.array(codes))

    def phases(self, of_special: str | None, compulsory: bool) -> Any:
        """primary or secondary, by the year group, or by age where the table has none.

        of_special: what stands for a special school · compulsory: whether only Reception to Year 11 have one.
        """
        codes, groups = codes_of(self.table["year_group"])
        by_group = [_PHASE.get(str(group)) if not compulsory or group in _COMPULSORY else None for group in groups]
        phases = pa.array(by_group, pa.string()).take(pa.array(codes))
        if self.leavers:
            age_codes, ages = codes_of(self.ages)
            by_age = pa.array([_by_age(age) for age in ages], pa.string()).take(pa.array(age_codes))
            blank = pc.and_(pc.is_null(self.table["year_group"]), pa.array(~self.flagged("year_group")))
            phases = pc.if_else(blank.combine_chunks(), by_age, phases)
        return pc.if_else(pa.array(self.special), pa.scalar(of_special, pa.string()), phases)

    def places_of(self, rows: Any) -> Ints:
        """For rows of another table of the set, by the pupil's row: which enrolment, -1 where there is none."""
        found = pc.index_in(plain(rows), value_set=self.known).fill_null(-1).to_numpy(zero_copy_only=False)
        return np.where(found >= 0, self.stands_at[found] if len(self.stands_at) else -1, -1)


def enrolments(edition: StoredEdition, leavers: bool) -> Enrolments:
    name = schema.PUPIL_NO_LONGER_ON_ROLL if leavers else schema.PUPIL_ON_ROLL
    table = record_table(edition, name)
    schools = _Schools(edition)
    codes = schools.codes(table)
    known = plain(table["row"])
    pupils = pc.coalesce(plain(table["pupil"]), known)
    keys = combined([codes_of(pupils)[0], codes_of(codes)[0], codes_of(table["entry_date"])[0]])
    keep = _fullest(table, keys)
    if len(keep) < len(table):
        table, codes = table.take(pa.array(keep)), codes.take(pa.array(keep))
    place_of = np.zeros(int(keys.max(initial=-1)) + 1, dtype=np.int64)
    place_of[keys[keep]] = np.arange(len(keep))
    special = schools.special(table)
    return Enrolments(edition, Census.keyed(edition.key), leavers, table, codes, special, known, place_of[keys])


def record_table(edition: StoredEdition, name: str) -> Any:
    """One record table of the edition, without rows where the set had none."""
    columns = LAYOUTS[name].record_columns
    if edition.arrow is not None:
        table = edition.arrow(name)
        return table if table.num_columns else schema_of(columns).empty_table()
    return columnar(columns, list(edition.rows(name))).table


def plain(column: Any) -> Any:
    """Texts one by one, in one piece."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return whole.cast(pa.string()) if whole.type != pa.string() else whole


def flags(table: Any, column: str) -> Bools:
    """By row whether the column was not believed."""
    codes, said = codes_of(table[FLAGGED])
    return np.array([f",{column}," in (text or "") for text in map(str, said)], dtype=bool)[codes]


def numbers(table: Any, column: str) -> tuple[Ints, Bools]:
    """By row the whole number, nought where there is none, and whether there is one."""
    whole = table[column].combine_chunks() if isinstance(table[column], pa.ChunkedArray) else table[column]
    there = np.asarray(whole.is_valid())
    return whole.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64), there


def standard_ids(edition: StoredEdition, table: Any) -> Any:
    """Row ids of standard rows: the extract's beginning before the record's own."""
    return pc.binary_join_element_wise(pa.scalar(edition.extract[:8]), plain(table[ROW_ID]), ":")


class _Schools:
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


def _by_age(age: object) -> str | None:
    if not isinstance(age, int) or not _YOUNGEST <= age <= _OLDEST:
        return None
    return "primary" if age <= _OLDEST_PRIMARY else "secondary"


def _fullest(table: Any, keys: Ints) -> Ints:
    """One place for each key, in the order of the rows: where an enrolment stands twice, the row with more filled
    cells, then the one that sorts last. Between rows alike in all they say the order decides, and it says nothing."""
    times = np.bincount(keys) if len(keys) else np.zeros(1, dtype=np.int64)
    if int(times.max()) <= 1:
        return np.arange(len(keys))
    said = [name for name in table.column_names if name not in (ROW_ID, FLAGGED, "row")]
    alike = combined([keys, *(codes_of(table[name])[0] for name in said)])
    _, places = np.unique(alike, return_index=True)
    rivals = places[np.bincount(keys[places])[keys[places]] > 1]
    best: dict[int, tuple[tuple[int, list[str]], int]] = {}
    for start in range(0, len(rivals), _AT_ONCE):
        some = rivals[start : start + _AT_ONCE]
        rows = zip(*(table[name].take(pa.array(some)).to_pylist() for name in said), strict=True)
        for at, row in zip(some.tolist(), rows, strict=True):
            rank = sum(value is not None for value in row), list(map(str, row))
            key = int(keys[at])
            if key not in best or rank > best[key][0]:
                best[key] = rank, at
    lost = np.zeros(len(keys), dtype=bool)
    lost[rivals] = True
    lost[[at for _, at in best.values()]] = False
    return np.sort(places[~lost[places]])
