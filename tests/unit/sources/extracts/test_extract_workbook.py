"""An extract may be the sheet of a workbook: it is read as the same table in CSV would be."""

from datetime import date

import pytest
from tests.unit.sources.extracts.conftest import Taken, pseudonym
from tests.unit.sources.write_workbook import error, pack, sheet_part, workbook_parts, write_workbook

from waymark.domain.errors import RefusedError
from waymark.sources.extracts import SOURCE

HEADER = ["child_id", "area", "from", "to", "basis"]
AREAS = [["CH1", "North", date(2019, 4, 1), "", "home"], ["CH2", "South", "1/5/2019", 43_700, ""]]
NOTES = [["Made for the quarter"], ["by the data team"]]


def read(path, table="child_area"):
    (found,) = SOURCE.find([path])
    taken = Taken(table)
    taken.edition = SOURCE.read(found, taken, pseudonym, None)
    return taken


def test_the_sheet_that_is_of_a_layout_is_read_as_csv_would_be(tmp_path, child_area):
    path = write_workbook(tmp_path / "anything.xlsx", {"Notes": NOTES, "Data": [*NOTES, [], HEADER, *AREAS]})
    assert SOURCE.claims(path)
    taken = read(path)
    csv = child_area.read("CH1,North,01/04/2019,,home", "CH2,South,01/05/2019,23/08/2019,")
    assert [row[1:] for row in taken.rows] == [row[1:] for row in csv.rows]
    assert [row[0] for row in taken.rows] == ["child_area:5", "child_area:6"]
    assert {"rows_above_header", "date_as_number"} <= set(taken.rules())
    assert {issue.sheet for issue in taken.edition.issues if issue.row} == {"Data"}


def test_problems_name_the_sheet_and_the_row_that_excel_shows(tmp_path):
    rows = [HEADER, [error(), "North", date(2019, 4, 1), "", ""], ["CH2", "South", "soon", "", ""], *AREAS]
    taken = read(write_workbook(tmp_path / "a.xlsx", {"Data": rows}))
    apart = [(row.sheet, row.row, row.column, row.rule) for row in taken.edition.quarantined]
    assert apart == [("Data", 2, "child_id", "value_missing"), ("Data", 3, "from", "date_unreadable")]
    said = {issue.rule: (issue.sheet, issue.row, issue.field) for issue in taken.edition.issues}
    assert said["cell_error"] == ("Data", 2, "child_id")
    assert said["date_unreadable"] == ("Data", 3, "from")


@pytest.mark.parametrize("label", ["Total", "Grand total", "TOTALS"])
def test_a_row_of_totals_is_set_apart(tmp_path, child_area, label):
    rows = [HEADER, *AREAS, [label, "", 2, "", ""]]
    taken = read(write_workbook(tmp_path / "a.xlsx", {"Data": rows}))
    (apart,) = taken.edition.quarantined
    assert (apart.row, apart.column, apart.value, apart.rule) == (4, "child_id", label, "totals_row")
    assert taken.edition.profile.children == 2
    csv = child_area.read("CH1,North,01/04/2019,,home", f"{label},,2,,")
    assert [row.rule for row in csv.edition.quarantined] == ["totals_row"]
    assert len(csv.rows) == 1


def test_only_one_sheet_is_read_and_a_further_one_is_named(tmp_path):
    sheets = {"Homes": [HEADER, AREAS[0]], "More homes": [HEADER, AREAS[1]]}
    taken = read(write_workbook(tmp_path / "a.xlsx", sheets))
    (unread,) = [issue for issue in taken.edition.issues if issue.rule == "sheet_unread"]
    assert unread.sheet == "More homes"
    assert len(taken.rows) == 1


def test_a_missing_column_names_the_sheet(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"Data": [["child_id", "area"], ["CH1", "North"]]})
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([path])
    assert {(issue.rule, issue.sheet) for issue in caught.value.issues} == {("column_missing", "Data")}


def test_a_workbook_of_no_layout_is_refused_and_not_claimed(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"Notes": NOTES, "List": [["a", "b"], [1, 2]]})
    assert not SOURCE.claims(path)
    with pytest.raises(RefusedError, match="of no known layout"):
        SOURCE.find([path])


def test_a_merged_column_name_is_refused(tmp_path):
    part = sheet_part([HEADER, *AREAS], merged=["A1:B1"])
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([pack(tmp_path / "a.xlsx", workbook_parts({"Notes": sheet_part(NOTES), "Data": part}))])
    assert [issue.rule for issue in caught.value.issues] == ["header_merged"]


def test_a_folder_is_searched_for_workbooks_too(tmp_path):
    write_workbook(tmp_path / "a.xlsx", {"Data": [HEADER, *AREAS]})
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    assert [found.label for found in SOURCE.find([tmp_path])] == ["a"]
