"""The sets of every census loaded as standard tables: rolls, attendance, free-meal periods and exclusions."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import Row, Standardised, StoredEdition
from waymark.sources.school_census import attendance, exclusions, free_meals, roll
from waymark.sources.school_census.census import SPRING, Census
from waymark.sources.school_census.enrolments import Enrolments, enrolments
from waymark.store.columns import Columnar, codes_of, combined
from waymark.store.parquet import schema_of

# What tells rows of a table apart between censuses, and what else decides within one.
_ONCE = {
    "fsm_period": (("pupil", "school", "start"), ("end", "country", "flagged")),
    "exclusion": (("pupil", "excluded_on", "type"), ()),
}


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of the standard tables. The order of `editions` changes nothing."""
    newest = sorted(editions, key=lambda edition: Census.keyed(edition.key), reverse=True)
    of_rolls = set(_of_rolls(newest))
    tables: dict[str, list[Any]] = {}
    coverage: dict[str, Coverage] = {}
    noticed: Counter[str] = Counter()
    for edition in newest:
        on_roll, left = enrolments(edition, leavers=False), enrolments(edition, leavers=True)
        noticed["enrolment_twice"] += on_roll.repeated + left.repeated
        for name, made in _made(edition, on_roll, left, noticed):
            if name == "pupil_enrolment" and edition.key not in of_rolls:
                continue
            tables.setdefault(name, []).append(
                pa.table(made).select(schema_of(STANDARD_TABLES[name].all_columns).names)
            )
            if name in edition.coverage:
                coverage[name] = coverage.get(name, Coverage()) | edition.coverage[name]
    rows: dict[str, Sequence[Row]] = {name: _once(name, parts, noticed) for name, parts in tables.items()}
    return Standardised(rows, coverage, (*_issues(noticed), *_other_rolls(newest, of_rolls)))


Made = Mapping[str, Any]


def _made(
    edition: StoredEdition, on_roll: Enrolments, left: Enrolments, noticed: Counter[str]
) -> list[tuple[str, Made]]:
    """The tables that one census feeds, by column."""
    makers: tuple[tuple[str, Callable[[], list[Made]]], ...] = (
        ("pupil_enrolment", lambda: [roll.rows(on_roll, noticed)]),
        ("attendance", lambda: [attendance.rows(each, noticed) for each in (on_roll, left)]),
        ("fsm_period", lambda: [free_meals.rows(on_roll, noticed)]),
        ("exclusion", lambda: [exclusions.rows(each, noticed) for each in (on_roll, left)]),
    )
    return [(name, made) for name, make in makers if name in edition.coverage for made in make()]


def _of_rolls(editions: Sequence[StoredEdition]) -> list[str]:
    """The censuses whose rolls count: those of January, as the figures say; the others while none of it is loaded."""
    january = [edition.key for edition in editions if Census.keyed(edition.key).term == SPRING]
    return january or [edition.key for edition in editions]


def _once(name: str, parts: Sequence[Any], noticed: Counter[str]) -> Columnar:
    """The parts, of the newest census first, one after the other. The newest census that has a row speaks for it.

    Within a census, two periods of free meals from one day on are both kept, for they may end on different days; of
    two exclusions of a pupil on one day the longer counts.
    """
    schema = schema_of(STANDARD_TABLES[name].all_columns)
    table = pa.concat_tables([part.cast(schema) for part in parts])
    if name not in _ONCE or not len(table):
        return Columnar(table)
    columns, also = _ONCE[name]
    keys = combined([codes_of(table[column])[0] for column in columns])
    census = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    newest = np.full(int(keys.max()) + 1, len(parts))
    np.minimum.at(newest, keys, census)
    places = np.flatnonzero(newest[keys] == census)
    if name == "exclusion":
        sessions = table["sessions"].combine_chunks().fill_null(0).to_numpy(zero_copy_only=False)
        places = places[np.argsort(-sessions[places], kind="stable")]
    alike = combined([keys, *(codes_of(table[column])[0] for column in also)])[places]
    _, first = np.unique(alike, return_index=True)
    noticed[f"{name}_twice"] += len(table) - len(first)
    return Columnar(table.take(pa.array(np.sort(places[first]))))


_SENTENCES = {
    "enrolment_twice": "An enrolment stands in a set more than once; the row with more filled cells counts.",
    "fsm_period_twice": "A period of free meals stands in more than one row or census; the newest census counts.",
    "exclusion_twice": "An exclusion stands in more than one row or census; it counts once.",
    "registered_elsewhere": "Subsidiary and guest enrolments are left out of rolls: they count at another school.",
    "more_absent_than_possible": "More sessions were missed than were possible; what was missed is not believed.",
    "periods_overlap": "Periods of free meals of one pupil overlap; the pupil counts once.",
    "pupil_unknown": "Rows name a pupil who is in no table of pupils of the set; the row's id stands for the pupil.",
}


def _issues(noticed: Mapping[str, int]) -> list[Issue]:
    hint = "Nothing need be done, unless the number is large."
    return [
        Issue(rule, sentence, hint, Level.WARNING, count=noticed[rule])
        for rule, sentence in _SENTENCES.items()
        if noticed.get(rule)
    ]


def _other_rolls(editions: Sequence[StoredEdition], of_rolls: set[str]) -> list[Issue]:
    """What is said of rolls that do not count, or that count in place of January's."""
    terms = [Census.keyed(edition.key) for edition in editions]
    if not any(census.term == SPRING for census in terms):
        sentence = "No January census is loaded, so figures of pupils on roll are those of the censuses there are."
        hint = "Load the spring census; its rolls then count alone."
        return [Issue("roll_not_of_january", sentence, hint, Level.WARNING)]
    others = sum(1 for edition in editions if edition.key not in of_rolls)
    if not others:
        return []
    sentence = "Rolls are those of the January censuses; the other censuses give attendance, free meals and exclusions."
    return [Issue("roll_of_january", sentence, "Nothing need be done.", Level.WARNING, count=others)]
