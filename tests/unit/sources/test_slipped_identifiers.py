"""An id, a pupil number or a postcode in a column that is kept or shown as it stands is neither kept nor shown."""

import pytest

from waymark.domain.period import Year, YearType
from waymark.sources.cin_census import SOURCE as CIN_CENSUS
from waymark.sources.delimited import read_header
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.ssda903.cells import read_cell as read_ssda903_cell
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.tabular.cells import read_cell, showable
from waymark.sources.tabular.unread_columns import unread_columns
from waymark.sources.values import shown_column

PUPIL = LAYOUTS["pupil"]
DISTRICT, SCHOOL = (next(column for column in PUPIL.columns if column.name == name) for name in ("district", "school"))
PERMANENCE = {column.name: column for column in TABLES["previous_permanence"].columns}
ID = "CASEID00481516"


@pytest.mark.parametrize("area", ["Tonbridge and Malling", "E07000105", "District 12", "North-West 3", "886"])
def test_an_area_is_taken_by_name_or_code(area):
    assert read_cell(DISTRICT, area).value == area


def test_what_looks_like_an_id_is_no_area_and_is_not_shown():
    assert read_cell(DISTRICT, ID).wrong == "area_is_id"
    assert showable(DISTRICT, ID, ()) == "(not shown)"


@pytest.mark.parametrize("school", ["9992001", "999/2001", "SC012345", "EY123456", "140245"])
def test_a_school_is_taken_by_number(school):
    assert read_cell(SCHOOL, school).value == school.replace("/", "")


def test_what_looks_like_an_id_is_no_school():
    assert read_cell(SCHOOL, "CHILDID0481").wrong == "school_unreadable"


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        *(("LA_PERM", text, True) for text in ("886", "E10000016", "Kent", "Kingston upon Hull, City of")),
        *(("LA_PERM", text, False) for text in (ID, "Z123456789012", "ZZ9 9ZZ")),
        *(("DATE_PERM", text, True) for text in ("z/z/2015", "z/06/2015", "2015", "24/04/2015", "April 2015")),
        *(("DATE_PERM", text, False) for text in (ID, "Z123456789012", "ZZ9 9ZZ", "unknown to us")),
    ],
)
def test_a_text_of_ssda903_is_kept_only_where_it_has_the_form_of_what_it_should_hold(name, text, kept):
    read = read_ssda903_cell(PERMANENCE[name], text, Year(2021, YearType.FINANCIAL), str)
    assert (read.value, read.wrong is None) == ((text, True) if kept else (None, False))


def test_a_header_row_of_data_is_not_shown(tmp_path):
    assert [shown_column(name, 3) for name in ("Ward", "Address2", ID, "ZZ9 9ZZ", "x" * 60)] == [
        *("Ward", "Address2", "column 3", "column 3", "column 3")
    ]
    path = tmp_path / "pupil.csv"
    path.write_text(",".join([*PUPIL.names, ID]) + "\n")
    assert [issue.field for issue in unread_columns(read_header(path), PUPIL)] == [f"column {len(PUPIL.names) + 1}"]


def test_a_list_of_children_within_the_list_gives_no_child_twice(tmp_path):
    def child(number):
        return (
            f"<Child><ChildIdentifiers><LAchildID>{number}</LAchildID></ChildIdentifiers><CINdetails>"
            "<CINreferralDate>2021-06-01</CINreferralDate></CINdetails></Child>"
        )

    path = tmp_path / "census.xml"
    path.write_text(
        "<Message><Header><Collection>CIN</Collection><Year>2022</Year></Header><Children><!-- no plain chunk -->"
        f"{child(1)}{child(2)}<Children>{child(3)}{child(4)}</Children>{child(5)}</Children></Message>"
    )
    rows = []
    (found,) = CIN_CENSUS.find([path])

    class Sink:
        def add(self, table, row):
            rows.extend([row[2]] if table == "child" else [])

    CIN_CENSUS.read(found, Sink(), str, None)
    assert sorted(rows) == ["1", "2", "3", "4", "5"]
