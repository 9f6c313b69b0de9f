"""The traps that every council's files hold, each with what becomes of it."""

from datetime import date

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources.ssda903 import SOURCE
from waymark.sources.ssda903.schema import TABLES

OC2 = {"CHILD": "1", "DOB": "01/01/2010"}


def rules(taken):
    return {issue.rule for issue in taken.edition.issues} - {"table_not_given"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_any_encoding_and_line_end_comes_to_the_same(sets, tmp_path, encoding, ending):
    sets.write(tmp_path, episodes=[{"CHILD": "\u00c91", "DEC": "01/06/2021", "REC": "X1"}, {"CHILD": "2"}], oc2=[OC2])
    (plain,) = sets.take(tmp_path)
    for path in tmp_path.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.replace("\n", ending).encode(encoding))
    (taken,) = sets.take(tmp_path)
    assert taken.raw == plain.raw
    assert taken.edition == plain.edition


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("24/04/2021", date(2021, 4, 24)),
        ("4/5/2021", date(2021, 5, 4)),
        ("04-05-2021", date(2021, 5, 4)),
        ("2021-05-04", date(2021, 5, 4)),
        ("2021-05-04 00:00:00", date(2021, 5, 4)),
        ("2021-May-04 00:00:00", date(2021, 5, 4)),
        ("04/05/21", date(2021, 5, 4)),
        ("44320", date(2021, 5, 4)),
        ("\u00a004/05/2021 ", date(2021, 5, 4)),
    ],
)
def test_a_date_in_any_form_beside_others_is_the_right_day(sets, tmp_path, said, day):
    sets.write(tmp_path, episodes=[{"DECOM": said}, {"CHILD": "2", "DECOM": "01/06/2021"}])
    (taken,) = sets.take(tmp_path)
    assert [row["DECOM"] for row in taken.rows["episodes"]] == [day, date(2021, 6, 1)]


@pytest.mark.parametrize(
    ("said", "value", "rule"),
    [
        ("12", 12, None),
        ("12.0", 12, None),
        ("", None, None),
        ("1,234", None, "number_out_of_range"),
        ("74%", None, "number_unreadable"),
        ("-", None, "number_unreadable"),
        ("*", None, "number_unreadable"),
        ("#N/A", None, "number_unreadable"),
    ],
)
def test_a_number_is_right_or_flagged_and_never_silently_nothing(sets, tmp_path, said, value, rule):
    sets.write(tmp_path, episodes=[{}], oc2=[{**OC2, "SDQ_SCORE": said}])
    (taken,) = sets.take(tmp_path)
    assert taken.rows["oc2"][0]["SDQ_SCORE"] == value
    assert [flag.rule for flag in taken.edition.flagged] == ([rule] if rule else [])


@pytest.mark.parametrize("table", ["header", "episodes", "oc2"])
def test_a_column_that_stands_twice_is_refused_where_it_is(sets, tmp_path, table):
    sets.write(tmp_path, episodes=[{}], oc2=[OC2])
    column = TABLES[table].columns[1].name
    path = tmp_path / f"{table}.csv"
    head, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text("\n".join([f"{head},{column.lower()}", *(f"{line}," for line in rest.splitlines())]) + "\n")
    with pytest.raises(RefusedError) as refused:
        sets.take(tmp_path)
    (issue,) = refused.value.issues
    assert (issue.rule, issue.file.rpartition("/")[2], issue.row, issue.field) == (
        "column_twice",
        f"{table}.csv",
        1,
        column,
    )


def test_the_codes_of_the_next_year_are_kept_and_said(sets, tmp_path):
    sets.write(
        tmp_path,
        header=[{"SEX": "M"}],
        episodes=[{"DECOM": "01/05/2024", "PLACE": "Z11"}],
    )
    (taken,) = sets.take(tmp_path)
    assert (taken.rows["header"][0]["SEX"], taken.rows["episodes"][0]["PLACE"]) == ("M", "Z11")
    (issue,) = [issue for issue in taken.edition.issues if issue.rule == "code_of_another_year"]
    assert issue.sentence == "Z11 is a code of PLACE of 2025-26 onwards; this file is of 2024-25. It was kept."
    assert (issue.row, issue.value) == (2, "Z11")


def test_an_end_before_its_start_is_flagged_and_the_row_stays(sets, tmp_path):
    sets.write(tmp_path, episodes=[{"DEC": "30/04/2021", "REC": "X1"}])
    (taken,) = sets.take(tmp_path)
    assert taken.rows["episodes"][0]["DEC"] is None
    assert [(flag.column, flag.rule) for flag in taken.edition.flagged] == [("DEC", "end_before_start")]


@pytest.mark.parametrize("form", ["csv", "xml", "book"])
def test_phantoms_and_ends_filled_in_later_in_every_form(sets, tmp_path, form):
    """One episode goes from the next year's return, the other has its end there."""
    older = {"header": [{}, {"CHILD": "2"}], "episodes": [{}, {"CHILD": "2"}]}
    newer = {
        "header": [{"CHILD": "2"}, {"CHILD": "3"}],
        "episodes": [
            {"CHILD": "2", "DEC": "01/06/2022", "REC": "E4A"},
            {"CHILD": "3", "DECOM": "01/05/2022"},
        ],
    }
    for year, tables in (("2021-22", older), ("2022-23", newer)):
        if form == "csv":
            sets.write(tmp_path / year, **tables)
        else:
            {"xml": sets.xml, "book": sets.book}[form](
                tmp_path / f"{year}.{'xml' if form == 'xml' else 'xlsx'}", **tables
            )
    made = sets.standard(tmp_path)
    ends = {row["child"]: row["end"] for row in made.care_episode}
    assert ends == {
        sets.pseudonym("1"): date(2022, 4, 1),
        sets.pseudonym("2"): date(2022, 6, 1),
        sets.pseudonym("3"): None,
    }
    assert "closed_at_year_end" in {issue.rule for issue in made.issues}


def test_overlapping_episodes_in_xml_are_counted(sets, tmp_path):
    episodes = [
        {"DEC": "01/07/2021", "REC": "X1"},
        {"DECOM": "01/06/2021", "DEC": "01/08/2021", "REC": "E4A", "RNE": "P"},
    ]
    sets.xml(tmp_path / "a.xml", header=[{}], episodes=episodes)
    made = sets.standard(tmp_path)
    (issue,) = [issue for issue in made.issues if issue.rule == "episodes_overlap"]
    assert issue.count == 1


def test_the_same_rows_in_another_order_change_nothing(sets, tmp_path):
    children = [{"CHILD": str(number)} for number in range(5)]
    sets.xml(tmp_path / "a" / "a.xml", header=children, episodes=children)
    sets.xml(tmp_path / "b" / "b.xml", header=children[::-1], episodes=children[::-1])
    one, other = (sorted(repr(row[1:]) for row in sets.take(tmp_path / name)[0].raw["episodes"]) for name in "ab")
    assert one == other


def test_nothing_of_a_file_that_is_no_return_is_taken(tmp_path):
    for name, content in {"a.xml": b"<x>", "a.xlsx": b"PK", "a.csv": b"\x00\x01", "b.csv": b""}.items():
        (tmp_path / name).write_bytes(content)
        assert not SOURCE.claims(tmp_path / name)
        with pytest.raises(RefusedError) as refused:
            SOURCE.find([tmp_path / name])
        assert refused.value.issues[0].file.endswith(name)
