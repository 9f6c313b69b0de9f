"""Whatever stands in the files: an edition, or a refusal in words. Never a traceback, and never the child's name."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.sources.write_workbook import write_workbook

from waymark.domain.errors import RefusedError
from waymark.sources.intake import StoredEdition
from waymark.sources.ssda903 import SOURCE

HEADER = ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]
EPISODES = [
    *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"),
    *("HOME_POST", "PL_POST", "URN"),
]
CHILD = ["CANARY77", "1", "01/01/2010", "WBRI", "A1", "0", ""]
EPISODE = ["CANARY77", "01/05/2021", "S", "C2", "N1", "U4", "PR1", "", "", "", "ZZ1 1ZZ", "", ""]
XML = (
    b"<EXPSSDA903>\n<CHILD>\n<HEADER>\n<CHILDID>CANARY77</CHILDID>\n<SEX>1</SEX>\n<DOB>01/01/2010</DOB>\n"
    b"<ETHNIC>WBRI</ETHNIC>\n<AMISSING>\n<MISSING>M</MISSING>\n<MIS_START>02/05/2021</MIS_START>\n</AMISSING>\n"
    b"</HEADER>\n<EPISODE>\n<DECOM>01/05/2021</DECOM>\n<RNE>S</RNE>\n<LS>C2</LS>\n<CIN>N1</CIN>\n<PL>U4</PL>\n"
    b"</EPISODE>\n</CHILD>\n</EXPSSDA903>\n"
)
NAMES = ["CHILDID", "DOB", "DECOM", "DEC", "PL", "UASC", "DUC", "REVIEW", "IN_TOUCH", "NB_ADOPTR", "SW_DECOM", "NOTE"]
TEXTS = st.sampled_from(["", "1", "01/05/2021", "CANARY77", "31/02/2021", "U4", "Total", "*", "1,234", "\u00a0"])


class Rows(dict):
    def add(self, table, row):
        assert len(row) == len(SOURCE.record_tables[table])
        self.setdefault(table, []).append(row)


class Columns(Rows):
    def add_columns(self, table, row_ids, columns):
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


def pseudonym(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read(paths, rows):
    try:
        found = SOURCE.find(paths)
        return [SOURCE.read(each, rows, pseudonym, None) for each in found]
    except RefusedError as refused:
        return refused.issues


def attempt(*paths):
    rows, columns = Rows(), Columns()
    came_to = read(paths, rows)
    assert read(paths, columns) == came_to
    assert "CANARY77" not in repr(came_to)
    if isinstance(came_to, tuple):
        assert came_to
        assert all(issue.sentence and issue.rule and issue.file for issue in came_to)
        return
    assert columns == rows
    ids = [row[0] for table in rows.values() for row in table]
    assert len(ids) == len(set(ids))
    for edition in came_to:
        SOURCE.standardise(
            [StoredEdition("0" * 8, edition.key, edition.coverage, lambda table: iter(rows.get(table, ())))]
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


@given(st.integers(0, 10_000), st.binary(max_size=20), st.integers(0, 30))
def test_any_bytes_anywhere_in_the_xml(folder, place, inserted, dropped):
    at = place % len(XML)
    (folder / "a.xml").write_bytes(XML[:at] + inserted + XML[at + dropped :])
    attempt(folder / "a.xml")


@given(st.lists(st.tuples(st.sampled_from(NAMES), TEXTS), max_size=6), st.sampled_from(["</HEADER>", "</EPISODE>"]))
def test_any_field_anywhere_in_the_xml(folder, fields, before):
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in fields)
    (folder / "a.xml").write_text(XML.decode().replace(before, inside + before), encoding="utf-8")
    attempt(folder / "a.xml")


@given(st.sampled_from(["header", "episodes"]), st.integers(0, 10_000), st.binary(max_size=20), st.integers(0, 30))
def test_any_bytes_anywhere_in_the_csv(folder, table, place, inserted, dropped):
    for name, rows in {"header": [HEADER, CHILD], "episodes": [EPISODES, EPISODE]}.items():
        content = "".join(",".join(row) + "\n" for row in rows).encode()
        if name == table:
            at = place % len(content)
            content = content[:at] + inserted + content[at + dropped :]
        (folder / f"{name}.csv").write_bytes(content)
    attempt(folder / "header.csv", folder / "episodes.csv")


@given(st.lists(st.sampled_from([*EPISODES, "", "Note"]), max_size=14), st.lists(TEXTS, max_size=14))
def test_any_sheet(folder, names, cells):
    sheets = {"header": [HEADER, CHILD], "episodes": [EPISODES, EPISODE], "more": [names, cells, cells]}
    attempt(write_workbook(folder / "a.xlsx", sheets))


@given(st.integers(0, 3_000), st.binary(max_size=12))
def test_any_bytes_anywhere_in_the_workbook(folder, place, inserted):
    path = write_workbook(folder / "a.xlsx", {"header": [HEADER, CHILD], "episodes": [EPISODES, EPISODE]})
    content = path.read_bytes()
    at = place % len(content)
    path.write_bytes(content[:at] + inserted + content[at + len(inserted) :])
    attempt(path)
