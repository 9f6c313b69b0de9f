"""Rows of a sheet come out as lines of text, whatever Excel made of the cells, and what is odd is said."""

from datetime import date

import pytest
from tests.unit.sources.write_workbook import (
    UNFINISHED,
    Raw,
    error,
    formula,
    pack,
    sheet_part,
    workbook_parts,
    write_workbook,
)

from waymark.domain.errors import RefusedError
from waymark.sources.intake import Tally
from waymark.sources.workbook import find_header, open_workbook, peek, read_lines

HEADER = ["child_id", "from", "to"]


def read(path, wanted=HEADER, known=HEADER, dates=()):
    book = open_workbook(path)
    tally = Tally()
    header = find_header(book.sheet(book.names[0]), known)
    lines = list(read_lines(header, wanted, tally, dates))
    return [(line.row, *line.cells) for line in lines], {issue.rule: issue for issue in tally.issues}


def of_rows(tmp_path, *rows, **further):
    return write_workbook(tmp_path / "book.xlsx", {"Sheet1": rows}, **further)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12, "12"),
        (12.0, "12"),
        (6.1382614647501708, "6.13826146475017"),
        (0.1 + 0.2, "0.3"),
        (98765432101234, "98765432101234"),
        (True, "true"),
        (False, "false"),
        ("  b)\u00a0No ", "b) No"),
        ("1,234", "1,234"),
        ("74%", "74%"),
        ("*", "*"),
        (date(2024, 1, 31), "2024-01-31"),
        (Raw('<c r="{at}" s="2"><v>45322.25</v></c>'), "2024-01-31 06:00:00"),
        (Raw('<c r="{at}" s="2"><v>45322.999999999</v></c>'), "2024-02-01"),
        (Raw('<c r="{at}" t="d"><v>2024-01-31</v></c>'), "2024-01-31"),
        (Raw('<c r="{at}" s="3"><v>0.74</v></c>'), "0.74"),
        (Raw('<c r="{at}" t="str"><f>A1</f><v>said</v></c>'), "said"),
        (Raw('<c r="{at}" s="1"><v>0</v></c>'), ""),
        (formula(7), "7"),
        (45322, "45322"),
    ],
)
def test_a_cell_as_text(tmp_path, cell, text):
    rows, _ = read(of_rows(tmp_path, HEADER, ["one", cell, "x"]))
    assert rows == [(2, "one", text, "x")]


def test_shared_texts_and_cells_without_a_place(tmp_path):
    inside = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c><v>5</v></c><c t='s'><v>2</v></c></row>"
    part = sheet_part([]).replace("<sheetData>", f"<sheetData>{inside}")
    parts = workbook_parts({"A": part}, shared=["child_id", "from", "x & y"])
    rows, _ = read(pack(tmp_path / "b.xlsx", parts), HEADER[:2])
    assert rows == [(2, "5", "x & y")]


def test_rows_keep_the_numbers_that_excel_shows(tmp_path):
    path = of_rows(tmp_path, [], HEADER, ["a", 1, 2], [], ["b", 3, 4])
    rows, said = read(path)
    assert rows == [(3, "a", "1", "2"), (5, "b", "3", "4")]
    assert not said


def test_a_sheet_that_begins_in_a_later_column(tmp_path):
    rows, _ = read(of_rows(tmp_path, ["", "", *HEADER], ["", "", "a", 1, 2]))
    assert rows == [(2, "a", "1", "2")]


def test_titles_above_the_column_names_are_passed_over_and_said(tmp_path):
    titles = [["Children of the county, made 1 April"], ["", "Draft"], []]
    rows, said = read(of_rows(tmp_path, *titles, HEADER, ["a", 1, 2]))
    assert rows == [(5, "a", "1", "2")]
    assert said["rows_above_header"].sentence.startswith("2 rows stand above")
    assert said["rows_above_header"].sheet == "Sheet1"


def test_a_merged_title_does_no_harm(tmp_path):
    part = sheet_part([["Title"], HEADER, ["a", 1, 2]], merged=["A1:C1"])
    rows, said = read(pack(tmp_path / "b.xlsx", workbook_parts({"A": part})))
    assert rows == [(3, "a", "1", "2")]
    assert "header_merged" not in said


def test_a_column_name_merged_over_two_columns_is_refused(tmp_path):
    part = sheet_part([["child_id", "from", ""], ["a", 1, 2]], merged=["B1:C1"])
    with pytest.raises(RefusedError) as caught:
        read(pack(tmp_path / "b.xlsx", workbook_parts({"Children": part})))
    (issue,) = caught.value.issues
    assert (issue.rule, issue.sheet, issue.row, issue.field) == ("header_merged", "Children", 1, "B")
    assert "B1:C1" in issue.sentence
    assert "Unmerge" in issue.hint


def test_a_column_name_merged_downwards_is_taken(tmp_path):
    part = sheet_part([["child_id", "When"], ["", "from", "to"], ["a", 1, 2]], merged=["A1:A2"])
    rows, said = read(pack(tmp_path / "b.xlsx", workbook_parts({"A": part})))
    assert rows == [(3, "a", "1", "2")]
    assert "A1:A2" in said["header_merged"].sentence


def test_a_name_in_two_columns_is_refused_naming_both(tmp_path):
    with pytest.raises(RefusedError) as caught:
        read(of_rows(tmp_path, ["child_id", "from", "From", "to"], ["a", 1, 2, 3]))
    (issue,) = caught.value.issues
    assert (issue.rule, issue.row) == ("column_twice", 1)
    assert "columns B and C" in issue.sentence


def test_errors_are_blank_and_counted_once_a_column(tmp_path):
    rows = [HEADER, ["a", error(), 1], ["b", error("#REF!"), error()], ["c", "#n/a", 3]]
    lines, said = read(of_rows(tmp_path, *rows))
    assert lines == [(2, "a", "", "1"), (3, "b", "", ""), (4, "c", "", "3")]
    book = open_workbook(tmp_path / "book.xlsx")
    tally = Tally()
    list(read_lines(find_header(book.sheet("Sheet1"), HEADER), HEADER, tally))
    counted = {(issue.rule, issue.field): (issue.row, issue.count) for issue in tally.issues}
    assert counted == {
        ("cell_error", "from"): (2, 2),
        ("cell_error", "to"): (3, 1),
        ("cell_error_text", "from"): (4, 1),
    }
    assert said["cell_error_text"].value == "#N/A"


def test_a_formula_without_its_result_is_said(tmp_path):
    rows, said = read(of_rows(tmp_path, HEADER, ["a", UNFINISHED, 1]))
    assert rows == [(2, "a", "", "1")]
    assert (said["formula_unfinished"].row, said["formula_unfinished"].field) == (2, "from")
    assert "calculate" in said["formula_unfinished"].hint


def test_hidden_sheets_and_rows_are_read_and_said(tmp_path):
    part = sheet_part([HEADER, ["a", 1, 2], ["b", 3, 4]], hidden=[3])
    path = pack(tmp_path / "b.xlsx", workbook_parts({"A": part}, hidden=["A"]))
    rows, said = read(path)
    assert len(rows) == 2
    assert said["rows_hidden"].count == 1
    assert said["sheet_hidden"].sheet == "A"


def test_merged_cells_among_the_rows_are_said(tmp_path):
    part = sheet_part([HEADER, ["a", 1, 2], ["", 3, 4]], merged=["A2:A3"])
    rows, said = read(pack(tmp_path / "b.xlsx", workbook_parts({"A": part})))
    assert rows == [(2, "a", "1", "2"), (3, "", "3", "4")]
    assert (said["cells_merged"].row, said["cells_merged"].field) == (2, "child_id")


def test_days_that_count_from_1904(tmp_path):
    # 43860 days after 1 January 1904 is 31 January 2024, as is day 45322 of the usual count.
    cells = [Raw('<c r="{at}" s="1"><v>43860</v></c>'), 43860]
    rows, said = read(of_rows(tmp_path, HEADER, ["a", *cells], days_from_1904=True), dates=["from", "to"])
    assert rows == [(2, "a", "2024-01-31", "2024-01-31")]
    assert said["date_as_number"].field == "to"


def test_a_number_stays_a_number_where_days_count_from_1904(tmp_path):
    rows, _ = read(of_rows(tmp_path, HEADER, ["a", 43860, 3], days_from_1904=True))
    assert rows == [(2, "a", "43860", "3")]


def test_column_names_said_again_and_values_beside_the_table(tmp_path):
    rows, said = read(of_rows(tmp_path, HEADER, ["a", 1, 2], HEADER, ["b", 3, 4, "see note"]))
    assert rows == [(2, "a", "1", "2"), (4, "b", "3", "4")]
    assert said["header_again"].row == 3
    assert (said["value_without_column"].row, said["value_without_column"].field) == (4, "column D")


def test_an_empty_sheet_is_refused(tmp_path):
    with pytest.raises(RefusedError, match=r"Sheet1: The sheet is empty\.") as caught:
        read(of_rows(tmp_path))
    assert caught.value.issues[0].rule == "sheet_empty"


def test_the_first_rows_of_each_sheet_are_seen_cheaply(tmp_path):
    path = write_workbook(tmp_path / "b.xlsx", {"List 1": [HEADER, ["a", 1, "x"]], "Notes": [["said"]]})
    assert peek(path) == {"List 1": (("child_id", "from", "to"), ("a", "1", "x")), "Notes": (("said",),)}


def test_what_is_no_workbook_shows_nothing(tmp_path):
    (tmp_path / "a.xlsx").write_text("child_id,from\n")
    assert peek(tmp_path / "a.xlsx") == {}
    assert peek(tmp_path / "none.xlsx") == {}
