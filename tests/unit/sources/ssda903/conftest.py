"""Small SSDA903 file sets, written for a test and read back."""

import csv
import hashlib
from collections import defaultdict
from types import SimpleNamespace
from xml.sax.saxutils import escape

import pytest
from tests.unit.sources.write_workbook import write_workbook

from waymark.domain.errors import RefusedError
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import StoredEdition
from waymark.sources.ssda903 import SOURCE
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.ssda903.stacking import Episode

USUAL = {
    "episodes": {
        "CHILD": "1",
        "DECOM": "01/05/2021",
        "RNE": "S",
        "LS": "C2",
        "CIN": "N1",
        "PLACE": "U4",
        "PLACE_PROVIDER": "PR1",
        "HOME_POST": "ZZ1 1ZZ",
    },
    "header": {"CHILD": "1", "SEX": "1", "DOB": "01/01/2010", "ETHNIC": "WBRI", "UPN": "A1", "MOTHER": "0"},
    "uasc": {"CHILD": "1", "SEX": "1", "DOB": "01/01/2010"},
    "oc3": {"CHILD": "1", "DOB": "01/06/2003", "IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "B1"},
    "missing": {"CHILD": "1", "DOB": "01/01/2010", "MISSING": "M", "MIS_START": "02/05/2021"},
}


class Sink:
    def __init__(self):
        self.tables = defaultdict(list)

    def add(self, table, row):
        self.tables[table].append(row)


class ColumnSink(Sink):
    """The other kind of sink: a reader then reads many rows at once, and must come to the same."""

    def add_columns(self, table, row_ids, columns):
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


def outcome(found, sink, year):
    try:
        return SOURCE.read(found, sink, pseudonym, year), dict(sink.tables)
    except RefusedError as refused:
        return refused


def read_both_ways(found, year):
    """By row and by column. Raises what both raise."""
    by_row, by_column = outcome(found, Sink(), year), outcome(found, ColumnSink(), year)
    if isinstance(by_row, RefusedError):
        assert (str(by_row), by_row.issues) == (str(by_column), by_column.issues)
        raise by_row
    assert by_column == by_row
    return by_row


def pseudonym(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def write_table(path, table, rows, columns=None):
    """Rows are dicts over the usual row of the table; None leaves the usual value out."""
    names = columns or [column.name for column in TABLES[table].columns]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**USUAL.get(table, {}), **row} for row in rows)
    return path


def write_set(folder, prefix="", suffix="", **tables):
    """One file for each table given; a header row for each child of the episodes unless the header is given."""
    if "episodes" in tables and "header" not in tables:
        children = dict.fromkeys(row.get("CHILD", "1") for row in tables["episodes"])
        tables["header"] = [{"CHILD": child} for child in children]
    for table, rows in tables.items():
        write_table(folder / f"{prefix}{table}{suffix}.csv", table, rows)
    return folder


# In XML a child's one row of these tables is part of its HEADER, and a record of those has an element of its own.
OF_HEADER = {
    "header": ("SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    "uasc": ("DUC",),
    "oc3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "ad1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
}
IN_HEADER = {
    "reviews": "AREVIEW",
    "missing": "AMISSING",
    "oc2": "OC2",
    "previous_permanence": "PERMANENCE",
    "placed_for_adoption": "AD_PLACED",
    "social_worker": "ASWEPISODE",
}
XML_NAMES = {"PLACE": "PL"}


def as_xml(tables, root="EXPSSDA903", between="\n"):
    """The same rows as the single XML file. tables: name → rows as dicts; every child has a header row."""

    def leaves(names, row):
        said = [(XML_NAMES.get(name, name), row.get(name) or "") for name in names]
        return between.join(f"<{name}>{escape(text)}</{name}>" for name, text in said if text)

    def of(table, child):
        return [row for row in tables.get(table, ()) if row.get("CHILD") == child]

    parts = [f"<?xml version='1.0' encoding='utf-8'?>{between}<{root}>"]
    for header in tables["header"]:
        child = header["CHILD"]
        parts.append(f"<CHILD>{between}<HEADER>{between}<CHILDID>{escape(child)}</CHILDID>")
        parts.append(f"<UASC>{int(bool(of('uasc', child)))}</UASC>")
        parts.extend(leaves(names, row) for table, names in OF_HEADER.items() for row in of(table, child)[:1])
        for table, element in IN_HEADER.items():
            names = [column.name for column in TABLES[table].columns if column.name not in ("CHILD", "DOB")]
            parts.extend(f"<{element}>{leaves(names, row)}</{element}>" for row in of(table, child))
        parts.append("</HEADER>")
        names = [column.name for column in TABLES["episodes"].columns if column.name != "CHILD"]
        parts.extend(f"<EPISODE>{leaves(names, row)}</EPISODE>" for row in of("episodes", child))
        parts.append("</CHILD>")
    return between.join([*parts, f"</{root}>"])


def whole(tables):
    """Rows over the usual ones, as `write_set` writes them."""
    return {table: [{**USUAL.get(table, {}), **row} for row in rows] for table, rows in tables.items()}


def write_xml(path, **tables):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_xml(whole(tables)), encoding="utf-8")
    return path


def write_book(path, **tables):
    """The same rows as a workbook: a sheet for each table."""
    sheets = {}
    for table, rows in whole(tables).items():
        names = [column.name for column in TABLES[table].columns]
        sheets[table] = [names, *([row.get(name) or "" for name in names] for row in rows)]
    return write_workbook(path, sheets)


def take(*paths, year=None):
    """Every edition in the paths, read: the edition with its record rows as dicts."""
    taken = []
    for found in SOURCE.find(list(paths)):
        edition, tables = read_both_ways(found, year)
        rows = {
            table: [
                dict(zip([column.name for column in SOURCE.record_tables[table]], row, strict=True)) for row in found
            ]
            for table, found in tables.items()
        }
        taken.append(SimpleNamespace(edition=edition, rows=rows, raw=tables))
    return taken


def stored(taken):
    """As the store would hand the editions back, in the order of their keys."""
    return [
        StoredEdition(
            hashlib.sha256(one.edition.key.encode()).hexdigest(),
            one.edition.key,
            one.edition.coverage,
            lambda table, one=one: iter(one.raw.get(table, ())),
        )
        for one in sorted(taken, key=lambda one: one.edition.key)
    ]


def as_dicts(made):
    return {
        name: [
            dict(zip([column.name for column in STANDARD_TABLES[name].all_columns], row, strict=True)) for row in rows
        ]
        for name, rows in made.tables.items()
    }


def standard(*paths, year=None):
    """The standard tables made of the sets in the paths, as dicts, with the issues."""
    made = SOURCE.standardise(stored(take(*paths, year=year)))
    return SimpleNamespace(**as_dicts(made), issues=made.issues, coverage=made.coverage)


def episode(start, end=None, rne="S", place="U4", ls="C2", rec=None, child="c", flagged=(), row=2):
    """An episode; a field named in `flagged` (by the return's name of it) is empty."""
    fields = {"DEC": end, "RNE": rne, "LS": ls, "PLACE": place, "REC": rec}
    dec, rne, ls, place, rec = (None if name in flagged else value for name, value in fields.items())
    return Episode(f"e:episodes:{row}", child, start, dec, rne, ls, "N1", place, "PR1", rec, frozenset(flagged))


@pytest.fixture
def make_episode():
    return episode


@pytest.fixture
def sets():
    return SimpleNamespace(
        write=write_set,
        xml=write_xml,
        book=write_book,
        as_xml=as_xml,
        table=write_table,
        take=take,
        standard=standard,
        stored=stored,
        pseudonym=pseudonym,
        usual=USUAL,
    )


@pytest.fixture
def workbook():
    return write_workbook
