"""Files of one layout put together by column come to what they come to row by row: rows, their order, and issues."""

from random import Random

import pytest

from waymark.sources.extracts import SOURCE, to_standard
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.extracts.to_standard import DERIVED
from waymark.sources.tabular.layout import Kind, Reach
from waymark.sources.tabular.record import Derived, Record, read_by, reads

DAYS = ["2018-05-01", "2018-05-31", "2018-06-30", "2018-08-02", "2019-03-31", "2019-04-30"]
# Few different cells, so that keys meet within a file and between files.
CELLS = {
    **dict.fromkeys(Kind, ("Northfield", "Ashford", "")),
    Kind.ID: ("C1", "C2", "C3", "C4", "C5"),
    Kind.SCHOOL: ("9992001", "9992002"),
    Kind.DATE: (*DAYS, "", "never"),
    Kind.BIRTH: ("2008-09-14", "", "never"),
    Kind.COUNT: ("0", "6", "138", "x", ""),
    Kind.DECIMAL: ("0", "1", "4.5", "x", ""),
    Kind.YES_NO: ("yes", "no", "x", ""),
    Kind.STANDARD: ("EXS", "WTS", "x"),
    Kind.YEAR: ("2018-19", "2019-20", "2020-21"),
}


def cell(column, random):
    if column.needed and column.kind is Kind.DATE:
        return random.choice(DAYS)
    if column.kind is Kind.WORD:
        return random.choice([*column.words, "" if column.needed else "x"])
    return random.choice(CELLS[column.kind])


def file_of(extract, random, number):
    """A file of which one row at least can be taken, and which states no span."""
    unstated = {name: "" for name in ("covers_from", "covers_to") if name in extract.layout.names}
    rows = [extract.row(**unstated)]
    for _ in range(random.choice([4, 40])):
        changed = {column.name: cell(column, random) for column in extract.layout.columns if random.random() < 0.7}
        rows.append(extract.row(**{**changed, **unstated}))
    rows += random.choices(rows, k=3)
    return extract.read(*rows), f"{number:016d}"


def standardised(editions):
    made = SOURCE.standardise(editions)
    return {table: list(rows) for table, rows in made.tables.items()}, made.coverage, made.issues


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_by_column_as_by_row(extract_by_column, layout, seed):
    random = Random(f"{layout} {seed}")
    extract = extract_by_column(layout)
    files = 1 if extract.layout.reach is Reach.WHOLE else random.choice([1, 2, 4])
    taken = [file_of(extract, random, number) for number in range(files)]
    by_column = [each.stored(name) for each, name in taken]
    by_row = [each.stored_by_row(name) for each, name in taken]
    assert all(edition.arrow is not None for edition in by_column)
    assert standardised(by_column) == standardised(by_row)


def test_a_derivation_reads_no_more_than_it_says():
    """Otherwise rows that differ in what it does not say would be derived as one."""
    for name, derive in DERIVED.items():
        columns = read_by(derive)
        if columns is not None:
            derive(Record(dict.fromkeys(columns), frozenset()))
            assert set(columns) <= {column.name for column in LAYOUTS[name].record_columns}


def test_a_derivation_that_does_not_say_what_it_reads_is_given_everything(extract_by_column, monkeypatch):
    extract = extract_by_column("attendance")
    taken = [file_of(extract, Random(number), number) for number in range(2)]
    before = standardised([each.stored(name) for each, name in taken])
    silent = DERIVED["attendance"]
    monkeypatch.setitem(to_standard.DERIVED, "attendance", lambda record: silent(record))
    assert standardised([each.stored(name) for each, name in taken]) == before


def test_what_a_derivation_doubts_goes_row_by_row(extract_by_column, monkeypatch):
    """So that the row says which of its own columns were doubted, blank ones only."""
    extract = extract_by_column("attendance")
    taken = [file_of(extract, Random(number), number) for number in range(2)]

    @reads("pupil", "age")
    def derive(record):
        if record.values["age"] is None:
            return Derived({"enrolment": None, "age": None}, ("enrolment", "age"))
        return None if record.values["age"] == 138 else Derived({"enrolment": f"{record.values['pupil']}"})

    monkeypatch.setitem(to_standard.DERIVED, "attendance", derive)
    by_row = standardised([each.stored_by_row(name) for each, name in taken])
    assert any(row[1] == ",enrolment,age," for row in by_row[0]["attendance"])
    assert standardised([each.stored(name) for each, name in taken]) == by_row
