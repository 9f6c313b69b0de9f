"""Whatever stands in the file: an edition, or a refusal in words. Never a traceback, and never the child's name."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.errors import RefusedError
from waymark.sources.cin_census import SOURCE, schema
from waymark.sources.intake import FoundEdition, StoredEdition

ELEMENTS = [element for table in schema.RECORD_TABLES.values() for field in table.fields for element in field.elements]
TEXTS = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12
    ),
    st.sampled_from(["2021-06-01", "31/12/21", "44000", "0", "1", "True", "RC9", "N4", "-1", "1e9", "9" * 400, " "]),
)


class Rows(dict):
    def add(self, table, row):
        assert len(row) == len(SOURCE.record_tables[table])
        self.setdefault(table, []).append(row)


class Columns(Rows):
    def add_columns(self, table, row_ids, columns):
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


@pytest.fixture(scope="module")
def somewhere(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "census.xml"


@pytest.fixture(scope="module")
def census_of():
    """A census of one child, with something inside its case and inside its plan."""

    def made(inside):
        return (
            "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2022</Year></CollectionDetails>"
            "</Header><Children><Child><ChildIdentifiers><LAchildID>CANARY77</LAchildID></ChildIdentifiers>"
            "<CINdetails><CINreferralDate>2021-06-01</CINreferralDate>"
            f"<ChildProtectionPlans><CPPstartDate>2021-07-01</CPPstartDate>{inside}</ChildProtectionPlans>{inside}"
            "</CINdetails></Child></Children></Message>"
        ).encode()

    return made


def read(path, rows, year):
    try:
        (found,) = SOURCE.find([path])
        return SOURCE.read(found, rows, lambda identifier: f"~{len(identifier)}", year)
    except RefusedError as refused:
        return str(refused), refused.issues


def attempt(path, content, year):
    """The edition, or None when the file was refused, in words; by row as by column."""
    path.write_bytes(content)
    rows, columns = Rows(), Columns()
    edition = read(path, rows, year)
    assert read(path, columns, year) == edition
    if isinstance(edition, tuple):
        _, issues = edition
        assert issues
        assert all(issue.sentence and issue.rule and issue.file for issue in issues)
        assert "CANARY77" not in repr(issues)
        return None
    assert columns == rows
    ids = [row[0] for table in rows.values() for row in table]
    assert len(ids) == len(set(ids))
    assert "CANARY77" not in repr(edition)
    SOURCE.standardise([StoredEdition("0" * 8, edition.key, edition.coverage, lambda table: iter(rows.get(table, ())))])
    return edition


@given(st.lists(st.tuples(st.sampled_from(ELEMENTS), TEXTS), max_size=8), st.sampled_from([None, 2021, 1]))
def test_any_text_in_any_field(somewhere, census_of, fields, year):
    inside = "".join(f"<{element}>{escape(text)}</{element}>" for element, text in fields)
    edition = attempt(somewhere, census_of(inside), year)
    assert (edition is None) == (year == 1)


@given(st.integers(0, 10_000), st.binary(max_size=20), st.integers(0, 30))
def test_any_bytes_anywhere(somewhere, census_of, place, inserted, dropped):
    content = census_of("<ReferralSource>1A</ReferralSource>")
    at = place % len(content)
    attempt(somewhere, content[:at] + inserted + content[at + dropped :], None)


@given(st.integers(0, 10_000))
def test_any_place_at_which_the_file_is_cut(somewhere, census_of, place):
    content = census_of("")
    assert attempt(somewhere, content[: place % len(content)], None) is None


def test_a_file_that_goes_between_finding_and_reading_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="cannot be read"):
        SOURCE.read(FoundEdition("gone", {"": tmp_path / "gone.xml"}), Rows(), str, None)
