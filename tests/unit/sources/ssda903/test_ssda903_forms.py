"""CSV files, the single XML file and a workbook of the same rows come to the same standard tables."""

from random import Random

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources.ssda903 import SOURCE
from waymark.sources.ssda903.schema import TABLES, Kind

DAYS = [
    "01/04/2021",
    "2021-05-01",
    "31/12/2021",
    "3/2/22",
    "44000",
    "31/03/2022",
    "01/04/2022",
    "31/02/2022",
    "soon",
    "",
]
OTHER = {
    Kind.TEXT: ["301", "z/z/2015", ""],
    Kind.INTEGER: ["0", "1", "40", "1,234", "*", "", "-"],
    Kind.BOOLEAN: ["0", "1", "True", "no", "", "maybe"],
}


def some(column, random):
    if column.name == "DOB":
        return "01/06/2003"
    if column.kind is Kind.DATE:
        return random.choice(DAYS)
    if column.kind is Kind.CODE:
        codes = sorted(column.codes.ever)
        return random.choice([*codes, *codes, random.choice(codes).lower(), "", "QQ"])
    return random.choice(OTHER.get(column.kind, [""]))


ONCE = ("header", "uasc", "oc3", "ad1")  # XML has no place for a second row of a child


def some_tables(random):
    """A header row for each child, and rows of every table; DOB and SEX are the header's, as they are in XML."""
    tables = {table.name: [] for table in TABLES.values() if table.since <= 2022}
    for day, child in enumerate([f"C{number}" for number in range(12)], 1):
        sex = random.choice(["1", "2", "M", "9", ""])
        for name, rows in tables.items():
            least, most = (1, 1) if name == "header" else (0, 1) if name in ONCE else (0, 2)
            for _ in range(random.randint(least, most)):
                row = {column.name: some(column, random) for column in TABLES[name].kept}
                row |= {"CHILD": child} | ({"SEX": sex} if "SEX" in row else {})
                # A record of which nothing is said is not there in XML.
                if name in ("header", "uasc") or any(row.get(column) for column in TABLES[name].telling):
                    rows.append(row)
        usual = {"DECOM": f"{day:02}/05/2021", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4"}
        tables["episodes"].append({"CHILD": child, **usual})
    return tables


def without_places(made):
    """Rows without their ids, which tell the line of a file."""
    return {name: sorted(repr(row[1:]) for row in rows) for name, rows in made.tables.items()}


def standardised(sets, path):
    return SOURCE.standardise(sets.stored(sets.take(path)))


@pytest.mark.parametrize("seed", range(12))
def test_every_form_comes_to_the_same_figures(sets, tmp_path, seed):
    tables = some_tables(Random(seed))
    forms = [
        sets.write(tmp_path / "csv", **tables),
        sets.xml(tmp_path / "xml" / "return.xml", **tables),
        sets.book(tmp_path / "book" / "return.xlsx", **tables),
    ]
    csv, xml, book = (standardised(sets, path) for path in forms)
    assert without_places(xml) == without_places(csv)
    assert without_places(book) == without_places(csv)
    assert csv.coverage == xml.coverage == book.coverage
    flags = [
        sorted((flag.table, flag.column, flag.rule) for flag in sets.take(path)[0].edition.flagged) for path in forms
    ]
    assert flags[0] == flags[1] == flags[2]


def test_each_form_is_claimed_by_its_content(sets, tmp_path):
    tables = {"episodes": [{}], "header": [{}]}
    xml, book = sets.xml(tmp_path / "a.xml", **tables), sets.book(tmp_path / "b.xlsx", **tables)
    renamed = book.rename(tmp_path / "c.xlsx")
    sets.write(tmp_path / "csv", **tables)
    for path in (xml, renamed, tmp_path / "csv" / "episodes.csv", tmp_path / "csv" / "header.csv"):
        assert SOURCE.claims(path)
    (tmp_path / "d.xml").write_text("<Message><Children><Child><CINdetails/></Child></Children></Message>")
    (tmp_path / "e.xlsx").write_bytes(b"PK\x03\x04 and no more")
    for name in ("d.xml", "e.xlsx", "none.xml"):
        assert not SOURCE.claims(tmp_path / name)


def test_a_folder_may_hold_each_year_in_another_form(sets, tmp_path):
    sets.write(tmp_path / "2021-22", episodes=[{}])
    header = [{}]
    sets.xml(tmp_path / "2022-23.xml", header=header, episodes=[{"DECOM": "01/05/2022"}])
    sets.book(tmp_path / "2023-24.xlsx", header=header, episodes=[{"DECOM": "01/05/2023"}])
    (tmp_path / "notes.xml").write_text("<notes/>")
    taken = sets.take(tmp_path)
    assert sorted(one.edition.key for one in taken) == ["2021-22", "2022-23", "2023-24"]
    (alone,) = {issue.file.rpartition("/")[2] for one in taken for issue in one.edition.issues if "alone" in issue.rule}
    assert alone == "notes.xml"


class TestXml:
    def test_rows_know_their_lines_and_their_children(self, sets, tmp_path):
        path = sets.xml(tmp_path / "a.xml", header=[{}], episodes=[{"RNE": "QQ"}], missing=[{}])
        (taken,) = sets.take(path)
        (issue,) = [issue for issue in taken.edition.issues if issue.rule == "code_unknown"]
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[issue.row - 1].startswith("<EPISODE>")
        assert (issue.file.rpartition("/")[2], issue.sheet, issue.field) == ("a.xml", "episodes", "RNE")
        assert taken.rows["missing"][0]["DOB"].isoformat() == "2010-01-01"

    def test_a_file_on_one_line_has_rows_of_their_own(self, sets, tmp_path):
        row = {"CHILD": "1", "DOB": "01/01/2010"}
        rows = [{**sets.usual["episodes"], **row, "DECOM": f"0{day}/05/2021"} for day in (1, 2, 3)]
        (tmp_path / "a.xml").write_text(sets.as_xml({"header": [sets.usual["header"]], "episodes": rows}, between=""))
        (taken,) = sets.take(tmp_path / "a.xml")
        ids = [row["row_id"] for row in taken.rows["episodes"]]
        assert ids == ["ssda903:episodes:1", "ssda903:episodes:1.2", "ssda903:episodes:1.3"]
        assert len(SOURCE.standardise(sets.stored([taken])).tables["care_episode"]) == 3

    @pytest.mark.parametrize(("said", "rows"), [("1", 1), ("true", 1), ("0", 0), ("", 0)])
    def test_a_child_is_unaccompanied_as_uasc_says(self, sets, tmp_path, said, rows):
        text = sets.as_xml({"header": [sets.usual["header"]], "episodes": [sets.usual["episodes"]]})
        (tmp_path / "a.xml").write_text(text.replace("<UASC>0</UASC>", f"<UASC>{said}</UASC>"))
        (taken,) = sets.take(tmp_path / "a.xml")
        assert len(taken.rows.get("uasc", ())) == rows

    def test_elements_are_read_in_any_case_and_with_any_namespace(self, sets, tmp_path):
        text = sets.as_xml({"header": [sets.usual["header"]], "episodes": [sets.usual["episodes"]]})
        text = text.replace("<EXPSSDA903>", "<expssda903 xmlns='urn:x'>").replace("</EXPSSDA903>", "</expssda903>")
        for name in ("CHILD", "EPISODE", "DECOM"):
            text = text.replace(f"<{name}>", f"<{name.title()}>").replace(f"</{name}>", f"</{name.title()}>")
        (tmp_path / "a.xml").write_text(text)
        (taken,) = sets.take(tmp_path / "a.xml")
        assert taken.edition.profile.rows == {"header": 1, "episodes": 1}

    def test_an_element_of_no_year_is_named_and_one_written_twice_too(self, sets, tmp_path):
        text = sets.as_xml({"header": [sets.usual["header"]], "episodes": [sets.usual["episodes"]]})
        text = text.replace("<RNE>S</RNE>", "<RNE>S</RNE>\n<RNE>L</RNE>\n<SHOESIZE>4</SHOESIZE>")
        (tmp_path / "a.xml").write_text(text)
        (taken,) = sets.take(tmp_path / "a.xml")
        said = {
            issue.rule: (issue.field, issue.row) for issue in taken.edition.issues if issue.rule.startswith("element")
        }
        lines = text.splitlines()
        assert said == {
            "element_repeated": ("rne", lines.index("<RNE>L</RNE>") + 1),
            "element_unknown": ("shoesize", lines.index("<SHOESIZE>4</SHOESIZE>") + 1),
        }
        assert taken.rows["episodes"][0]["RNE"] == "S"

    @pytest.mark.parametrize(
        ("content", "rules"),
        [
            ("<EXPSSDA903></EXPSSDA903>", {"no_rows"}),
            ("<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID>", {"xml_cut_short"}),
            ("<EXPSSDA903><CHILD></HEADER></CHILD></EXPSSDA903>", {"xml_malformed"}),
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><EXPSSDA903><CHILD>&b;</CHILD></EXPSSDA903>", {"xml_doctype"}),
            (f"<EXPSSDA903><CHILD>{'<a>' * 5_000}", {"xml_limits"}),
            (f"<EXPSSDA903><CHILD><HEADER>{'<a/>' * 600_000}</HEADER></CHILD></EXPSSDA903>", {"child_too_large"}),
        ],
    )
    def test_what_cannot_be_read_is_refused_in_words(self, sets, tmp_path, content, rules):
        (tmp_path / "a.xml").write_text(content)
        with pytest.raises(RefusedError) as refused:
            sets.take(tmp_path / "a.xml")
        assert {issue.rule for issue in refused.value.issues} == rules
        assert all(issue.file.endswith("a.xml") and issue.hint for issue in refused.value.issues)

    def test_entities_that_expand_each_other_are_refused(self, sets, tmp_path):
        layers = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
        bomb = f"<!DOCTYPE x [<!ENTITY e0 'e'>{layers}]><EXPSSDA903 a='&e9;'><CHILD>&e9;</CHILD></EXPSSDA903>"
        (tmp_path / "a.xml").write_text(bomb)
        with pytest.raises(RefusedError) as refused:
            sets.take(tmp_path / "a.xml")
        assert refused.value.issues[0].rule in ("xml_limits", "xml_doctype")


class TestWorkbook:
    def test_issues_name_sheet_and_row(self, sets, tmp_path):
        path = sets.book(tmp_path / "a.xlsx", header=[{}], episodes=[{}, {"CHILD": "1", "DECOM": "31/02/2021"}])
        (taken,) = sets.take(path)
        (apart,) = taken.edition.quarantined
        assert (apart.file.rpartition("/")[2], apart.sheet, apart.row, apart.column) == (
            "a.xlsx",
            "episodes",
            3,
            "DECOM",
        )
        (issue,) = [issue for issue in taken.edition.issues if issue.rule == "date_unreadable"]
        assert (issue.sheet, issue.row) == ("episodes", 3)

    def test_a_missing_sheet_and_a_missing_column_are_told_at_once(self, sets, tmp_path, workbook):
        names = [column.name for column in TABLES["episodes"].columns if column.name not in ("LS", "REC")]
        path = workbook(tmp_path / "a.xlsx", {"Episodes": [names, ["1", "01/05/2021"]], "Notes": [["a", "b"]]})
        with pytest.raises(RefusedError) as refused:
            sets.take(path)
        assert [(issue.rule, issue.sheet, issue.field) for issue in refused.value.issues] == [
            ("table_missing", "header", ""),
            ("column_missing", "Episodes", "LS"),
            ("column_missing", "Episodes", "REC"),
        ]

    def test_one_table_on_two_sheets_is_refused(self, sets, tmp_path, workbook):
        names = [column.name for column in TABLES["episodes"].columns]
        path = workbook(tmp_path / "a.xlsx", {"episodes": [names, ["1"]], "2022": [names, ["1"]]})
        with pytest.raises(RefusedError) as refused:
            sets.take(path)
        assert "table_twice" in {issue.rule for issue in refused.value.issues}

    def test_another_workbook_that_was_named_is_refused(self, tmp_path, workbook):
        path = workbook(tmp_path / "a.xlsx", {"List 1": [["Child Unique ID"], ["1"]]})
        with pytest.raises(RefusedError, match="not complete") as refused:
            SOURCE.find([path])
        assert refused.value.issues[0].rule == "wrong_return"

    def test_a_damaged_workbook_that_was_named_says_so(self, tmp_path):
        (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and no more")
        with pytest.raises(RefusedError) as refused:
            SOURCE.find([tmp_path / "a.xlsx"])
        assert refused.value.issues[0].file.endswith("a.xlsx")


@pytest.mark.parametrize("form", ["csv", "xml", "book"])
def test_rows_of_totals_are_set_aside(sets, tmp_path, form):
    tables = {
        "header": [{"CHILD": "1"}, {"CHILD": "Total", "SEX": "", "DOB": "", "ETHNIC": ""}],
        "episodes": [{}, {"CHILD": "TOTAL", "DECOM": ""}],
    }
    path = {"csv": tmp_path / "csv", "xml": tmp_path / "a.xml", "book": tmp_path / "a.xlsx"}[form]
    {"csv": sets.write, "xml": sets.xml, "book": sets.book}[form](path, **tables)
    (taken,) = sets.take(path)
    assert taken.edition.profile.rows == {"header": 1, "episodes": 1}
    assert {apart.rule for apart in taken.edition.quarantined} == {"totals_row"}
