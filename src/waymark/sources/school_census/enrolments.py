"""The enrolments of one census, by column: each once, with its pupil, school, phase and absence."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.tables import FLAGGED, ROW_ID
from waymark.sources.intake import StoredEdition
from waymark.sources.school_census import schema
from waymark.sources.school_census.census import Census
from waymark.sources.school_census.records import Bools, Ints, flags, plain, record_table, standard_ids, texts_of
from waymark.sources.school_census.schools import Schools
from waymark.store.columns import codes_of, combined, give_back_memory

_PHASE = {
    **dict.fromkeys((*schema.EARLY_YEARS, *schema.PRIMARY_YEARS), "primary"),
    **dict.fromkeys((*schema.SECONDARY_YEARS, *schema.SIXTH_FORM_YEARS), "secondary"),
}
_COMPULSORY = (*schema.PRIMARY_YEARS, *schema.SECONDARY_YEARS)
_AT_ONCE = 20_000
_YOUNGEST, _OLDEST_PRIMARY, _OLDEST = 4, 10, 15  # at the start of Reception, of Year 6 and of Year 11


@dataclass(frozen=True)
class Register:
    """Who the enrolments of one census are: what its other tables need to know of them.

    pupils: by enrolment the pseudonym of the pupil number, or of the row where there is none · schools: the school's
    code · phases: primary, secondary or special · known: the pupil's row of every row there was, and `stands_at`: by
    such a row the place of its enrolment.
    """

    edition: StoredEdition
    leavers: bool
    pupils: Any
    schools: Any
    phases: Any
    known: Any
    stands_at: Ints

    def __len__(self) -> int:
        return len(self.pupils)

    @property
    def repeated(self) -> int:
        """Rows left out, as another row is of the same enrolment."""
        return len(self.known) - len(self)

    def places_of(self, rows: Any) -> Ints:
        """For rows of another table of the set, by the pupil's row: which enrolment, -1 where there is none."""
        codes, distinct = texts_of(rows)
        found = pc.index_in(distinct, value_set=self.known).fill_null(-1).to_numpy(zero_copy_only=False)
        places = np.where(found >= 0, self.stands_at[found], -1) if len(self.stands_at) else np.full(len(found), -1)
        return np.append(places, -1)[codes]


@dataclass(frozen=True)
class Enrolments:
    """Enrolments of one census that are on roll, or those that have left.

    table: row_id, flagged and the columns of the layout but who it is, one row for each enrolment · special: by row
    whether the school's own return says that it is one for special needs.
    """

    census: Census
    table: Any
    special: Bools
    register: Register

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def leavers(self) -> bool:
        return self.register.leavers

    @property
    def row_ids(self) -> Any:
        return standard_ids(self.register.edition, self.table)

    def flagged(self, column: str) -> Bools:
        return flags(self.table, column)

    @property
    def ages(self) -> Any:
        """At the start of the academic year: on the 31 August before it."""
        codes, births = codes_of(self.table["birth_date"])
        start = self.census.academic_year
        ages = [
            start - birth.year - ((birth.month, birth.day) > (8, 31)) if isinstance(birth, date) else None
            for birth in births
        ]
        return pa.array([None if age is None or age < 0 else age for age in ages], pa.int64()).take(pa.array(codes))

    def phases(self, compulsory: bool) -> Any:
        """primary or secondary, by the year group, or by age where the table has none; null for a special school.

        compulsory: whether only Reception to Year 11 have one.
        """
        codes, groups = codes_of(self.table["year_group"])
        by_group = [_PHASE.get(str(group)) if not compulsory or group in _COMPULSORY else None for group in groups]
        phases = pa.array(by_group, pa.string()).dictionary_encode().take(pa.array(codes))
        if self.leavers:
            age_codes, ages = codes_of(self.ages)
            by_age = pa.array([_by_age(age) for age in ages], pa.string()).take(pa.array(age_codes))
            blank = pc.and_(pc.is_null(self.table["year_group"]), pa.array(~self.flagged("year_group")))
            phases = pc.if_else(blank.combine_chunks(), by_age, phases.cast(pa.string()))
        if not self.special.any():
            return phases
        return pc.if_else(pa.array(self.special), pa.scalar(None, pa.string()), phases.cast(pa.string()))


def enrolments(edition: StoredEdition, leavers: bool) -> Enrolments:
    """Each enrolment of the set once: a pupil at a school from one entry date on."""
    name = schema.PUPIL_NO_LONGER_ON_ROLL if leavers else schema.PUPIL_ON_ROLL
    table = record_table(edition, name)
    schools = Schools(edition)
    codes, known = schools.codes(table).dictionary_encode(), plain(table["row"])
    pupils = plain(table["pupil"])
    pupils = (pc.coalesce(pupils, known) if pupils.null_count else pupils).dictionary_encode()
    keys = combined([texts_of(each)[0] for each in (pupils, codes)] + [codes_of(table["entry_date"])[0]])
    keep = _fullest(table, keys)
    if len(keep) < len(table):
        table, codes, pupils = (each.take(pa.array(keep)) for each in (table, codes, pupils))
    table = table.drop_columns(["row", "pupil"])  # the register has them
    give_back_memory()
    place_of = np.zeros(int(keys.max(initial=-1)) + 1, dtype=np.int64)
    place_of[keys[keep]] = np.arange(len(keep))
    special = schools.special(table)
    register = Register(edition, leavers, pupils, codes, None, known, place_of[keys])
    made = Enrolments(Census.keyed(edition.key), table, special, register)
    phases = pc.if_else(pa.array(special), "special", made.phases(compulsory=False).cast(pa.string()))
    return replace(made, register=replace(register, phases=phases.dictionary_encode()))


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
