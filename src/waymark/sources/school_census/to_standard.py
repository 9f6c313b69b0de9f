"""The sets of every census loaded as standard tables: rolls, attendance, free-meal periods and exclusions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Row, Standardised, StoredEdition
from waymark.sources.school_census import attendance, exclusions, free_meals, roll
from waymark.sources.school_census.census import SPRING, Census
from waymark.sources.school_census.enrolments import Enrolments, Register, enrolments
from waymark.sources.school_census.records import Bools, Ints, same_dictionary, texts_of
from waymark.store.columns import Columnar, codes_of, give_back_memory
from waymark.store.parquet import schema_of

FEEDS = ("attendance", "pupil_enrolment", "fsm_period", "exclusion")

# What tells rows of a table apart between censuses, and what else does within one.
_ONCE = {
    "fsm_period": (("pupil", "school", "start"), ("end", "country", "flagged")),
    "exclusion": (("pupil", "excluded_on", "type"), ()),
}
_MOST_NUMBERS = 2**62


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """The standard tables, each made when it is asked for. The order of `editions` changes nothing."""
    newest = sorted(editions, key=lambda edition: Census.keyed(edition.key), reverse=True)
    of_rolls = _of_rolls(newest)
    issues = _about_rolls(newest, of_rolls)
    coverage: dict[str, Coverage] = {}
    feeding: dict[str, list[StoredEdition]] = {}
    for edition in newest:
        for name in (name for name in FEEDS if name in edition.coverage):
            if name != "pupil_enrolment" or edition.key in of_rolls:
                coverage[name] = coverage.get(name, Coverage()) | edition.coverage[name]
                feeding.setdefault(name, []).append(edition)
    return Standardised(_Tables(feeding, issues), coverage, issues)


class _Tables(Mapping[str, Sequence[Row]]):
    """One table at a time: those of a large county would not fit into memory together.

    issues: added to when a table is made. feeding: by table its editions, the newest first.
    """

    def __init__(self, feeding: Mapping[str, Sequence[StoredEdition]], issues: list[Issue]) -> None:
        self._feeding = feeding
        self._issues = issues
        self._known: dict[tuple[str, bool], Register] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._feeding)

    def __len__(self) -> int:
        return len(self._feeding)

    def __getitem__(self, name: str) -> Columnar:
        noticed: Counter[str] = Counter()
        give_back_memory()
        names = schema_of(STANDARD_TABLES[name].all_columns).names
        parts = [
            (place, _table(rows, names))
            for place, each in enumerate(self._feeding[name])
            for rows in self._of(name, each, noticed)
        ]
        if not parts:  # a table of the set that has no row
            return Columnar(schema_of(STANDARD_TABLES[name].all_columns).empty_table())
        table = _concatenated(_once(name, parts, noticed), name)
        self._issues.extend(_issues(name, noticed))
        return Columnar(table)

    def _of(self, name: str, edition: StoredEdition, noticed: Counter[str]) -> Iterator[Mapping[str, Any]]:
        """The rows that one census gives to a table, by column."""
        if name == "attendance":
            for leavers in (False, True):
                yield attendance.rows(self._enrolments(edition, leavers, noticed), noticed)
        elif name == "pupil_enrolment":
            yield roll.rows(self._enrolments(edition, False, noticed), noticed)
        elif name == "fsm_period":
            yield from free_meals.rows(self._register(edition, False, noticed), noticed)
        else:
            for leavers in (False, True):
                yield from exclusions.rows(self._register(edition, leavers, noticed), noticed)

    def _enrolments(self, edition: StoredEdition, leavers: bool, noticed: Counter[str]) -> Enrolments:
        made = enrolments(edition, leavers)
        known = self._known.setdefault((edition.key, leavers), made.register)
        if known is made.register:
            noticed["enrolment_twice"] += known.repeated
        return replace(made, register=known)  # the same, and held once

    def _register(self, edition: StoredEdition, leavers: bool, noticed: Counter[str]) -> Register:
        known = self._known.get((edition.key, leavers))
        return self._enrolments(edition, leavers, noticed).register if known is None else known


def _of_rolls(editions: Sequence[StoredEdition]) -> frozenset[str]:
    """The censuses whose rolls count: those of January, as the figures say; the others while none of it is loaded."""
    january = frozenset(edition.key for edition in editions if Census.keyed(edition.key).term == SPRING)
    return january or frozenset(edition.key for edition in editions)


def _table(rows: Mapping[str, Any], names: Sequence[str]) -> Any:
    return pa.table({name: rows[name] for name in names})


def _once(name: str, parts: list[tuple[int, Any]], noticed: Counter[str]) -> list[Any]:
    """The parts without rows that stand in another too. parts: each with the place of its census, the newest first;
    emptied as they are dealt with, for a table may not fit into memory twice.

    The newest census that has a row speaks for it. Within a census, two periods of free meals from one day on are both
    kept, for they may end on different days; of two exclusions of a pupil on one day the longer counts.
    """
    if name not in _ONCE:
        return [part for _, part in parts]
    keep = _kept(name, _concatenated([part for _, part in parts], name), [(at, len(part)) for at, part in parts])
    noticed[f"{name}_twice"] += int((~keep).sum())
    kept: list[Any] = []
    start = 0
    while parts:
        _, part = parts.pop(0)
        mask = keep[start : start + len(part)]
        start += len(part)
        kept.append(part if mask.all() else part.filter(pa.array(mask)))
    return kept


def _kept(name: str, table: Any, sizes: Sequence[tuple[int, int]]) -> Bools:
    """By row whether it counts. sizes: of each part the place of its census, and how many rows it has."""
    columns, also = _ONCE[name]
    census = np.repeat([at for at, _ in sizes], [size for _, size in sizes])
    keep = np.zeros(len(table), dtype=bool)
    if not len(table):
        return keep
    places = np.arange(len(table))
    if census[-1] > 0:
        keys = np.unique(_alike(table, columns), return_inverse=True)[1]
        newest = np.full(int(keys.max()) + 1, len(sizes))
        np.minimum.at(newest, keys, census)
        places = places[newest[keys] == census]
    if name == "exclusion":
        sessions = table["sessions"].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
        places = places[np.argsort(-sessions[places], kind="stable")]
    alike = _alike(table, (*columns, *also))
    _, first = np.unique(alike if len(places) == len(alike) else alike[places], return_index=True)
    keep[places[first]] = True
    return keep


def _alike(table: Any, columns: Sequence[str]) -> Ints:
    """One number for each row, equal where all columns are; column by column, to hold little at once."""
    found, most = np.zeros(len(table), dtype=np.int64), 1
    for column in columns:
        codes = _codes(table[column])
        width = int(codes.max()) + 1
        if most * width >= _MOST_NUMBERS:
            found = np.unique(found, return_inverse=True)[1].astype(np.int64)
            most = int(found.max()) + 1
        found *= width
        found += codes
        most *= width
    return found


def _concatenated(parts: Sequence[Any], name: str) -> Any:
    """Texts stay dictionary-encoded in a column where they are so in every part."""
    schema = schema_of(STANDARD_TABLES[name].all_columns)
    for field in schema.names:
        kinds = {part.schema.field(field).type for part in parts}
        if len(kinds) == 1 and pa.types.is_dictionary(next(iter(kinds))):
            schema = schema.set(schema.get_field_index(field), pa.field(field, next(iter(kinds))))
    table = pa.concat_tables([part.cast(schema) for part in parts])
    for at, column in enumerate(table.columns):
        if pa.types.is_dictionary(column.type) and not same_dictionary(column):
            table = table.set_column(at, table.field(at), column.unify_dictionaries())
    return table


def _codes(column: Any) -> Any:
    text = pa.types.is_dictionary(column.type) or column.type == pa.string()
    return texts_of(column)[0] if text else codes_of(column)[0]


_SENTENCES = {
    "enrolment_twice": "An enrolment stands in a set more than once; the row with more filled cells counts.",
    "fsm_period_twice": "A period of free meals stands in more than one row or census; the newest census counts.",
    "exclusion_twice": "An exclusion stands in more than one row or census; it counts once.",
    "registered_elsewhere": "Subsidiary and guest enrolments are left out of rolls: they count at another school.",
    "more_absent_than_possible": "More sessions were missed than were possible; what was missed is not believed.",
    "periods_overlap": "Periods of free meals of one pupil overlap; the pupil counts once.",
    "pupil_unknown": "Rows name a pupil who is in no table of pupils of the set; the row's id stands for the pupil.",
}


def _issues(name: str, noticed: Mapping[str, int]) -> list[Issue]:
    hint = "Nothing need be done, unless the number is large."
    return [
        Issue(rule, sentence, hint, Level.WARNING, name, count=noticed[rule])
        for rule, sentence in _SENTENCES.items()
        if noticed.get(rule)
    ]


def _about_rolls(editions: Sequence[StoredEdition], of_rolls: frozenset[str]) -> list[Issue]:
    """What is said of rolls that do not count, or that count in place of January's."""
    if not any(Census.keyed(edition.key).term == SPRING for edition in editions):
        sentence = "No January census is loaded, so figures of pupils on roll are those of the censuses there are."
        hint = "Load the spring census; its rolls then count alone."
        return [Issue("roll_not_of_january", sentence, hint, Level.WARNING)]
    others = sum(1 for edition in editions if edition.key not in of_rolls)
    if not others:
        return []
    sentence = "Rolls are those of the January censuses; the other censuses give attendance, free meals and exclusions."
    return [Issue("roll_of_january", sentence, "Nothing need be done.", Level.WARNING, count=others)]
