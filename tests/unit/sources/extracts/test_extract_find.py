"""Which layout a file is of, and what is said when it is of none."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources import files_given
from waymark.sources.extracts import SOURCE
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.extracts.to_standard import DERIVED


def test_a_layout_is_known_by_its_columns_whatever_the_file_is_called(child_area):
    path = child_area.write("BASIS,To,from,Area,Child_ID,\nhome,,,North,CH1,\n", "invoices.csv")
    (found,) = SOURCE.find([path])
    assert dict(found.files) == {"child_area": path}
    assert found.label == "invoices"


def test_a_file_of_no_layout_is_refused_with_the_layouts_there_are(child_area):
    refused = child_area.refusal("a,b\n1,2\n")
    assert [issue.rule for issue in refused.issues] == ["layout_unknown"]
    assert str(refused) == "The file's columns are of no known layout."
    names = ", ".join(LAYOUTS)
    assert refused.hint == f"The layouts are: {names}. The guide to extracts shows their columns."


def test_a_file_that_is_nearly_of_a_layout_is_told_which(child_area):
    refused = child_area.refusal("case_id,family_id,contact_date\n1,2,2019-01-01\n")
    assert refused.hint.startswith("It is nearest to early_help_episode, which also has: child_id, dob, district,")
    assert "case_id" not in refused.hint
    assert "covers_from" not in refused.hint


def test_every_missing_column_is_named(child_area):
    refused = child_area.refusal("child_id,area\nCH1,North\n")
    assert [(issue.rule, issue.field) for issue in refused.issues] == [
        ("column_missing", "from"),
        ("column_missing", "to"),
    ]


def test_the_basis_may_be_left_out(child_area):
    taken = child_area.read_file("child_id,area,from,to\nCH1,North,,\n")
    assert [row["basis"] for row in taken.records()] == ["home"]


def test_a_column_twice_is_refused(child_area):
    refused = child_area.refusal("child_id,area,from,to,basis,area\nCH1,North,,,home,South\n")
    assert [(issue.rule, issue.field) for issue in refused.issues] == [("column_twice", "area")]


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "file_empty"), (b"PK\x03\x04", "workbook_damaged"), (b"<Message/>", "not_delimited_text")],
)
def test_what_is_no_table_is_refused(child_area, content, rule):
    assert [issue.rule for issue in child_area.refusal(content).issues] == [rule]


def test_a_folder_is_searched_and_every_wrong_file_named_at_once(child_area):
    good = child_area.write(child_area.header + "\nCH1,North,,,\n", "deep/a.CSV")
    child_area.write("left behind", "deep/.b.csv")
    assert [each.files["child_area"] for each in SOURCE.find([child_area.folder, good])] == [good]
    child_area.write("a,b\n", "c.csv")
    child_area.write("", "d.csv")
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([child_area.folder, child_area.folder / "gone.csv"])
    assert sorted(issue.rule for issue in caught.value.issues) == ["file_empty", "file_missing", "layout_unknown"]


def test_nothing_there_is_refused(child_area, monkeypatch):
    with pytest.raises(RefusedError, match=r"The folder holds no CSV file and no workbook\."):
        SOURCE.find([child_area.folder])
    with pytest.raises(RefusedError, match=r"No file or folder was named\."):
        SOURCE.find([])
    monkeypatch.setattr(files_given, "MOST_FILES", 1)
    child_area.write("", "a.csv")
    child_area.write("", "b.csv")
    with pytest.raises(RefusedError, match="more than 1 CSV files or workbooks"):
        SOURCE.find([child_area.folder])


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_taken_for_no_other(child_area, name):
    header = ",".join(column for column in LAYOUTS[name].names if column not in LAYOUTS[name].optional)
    (found,) = SOURCE.find([child_area.write(header + "\n")])
    assert list(found.files) == [name]
    known = [each.name for each in LAYOUTS.values() if set(each.known_by) <= set(LAYOUTS[name].names)]
    assert known == [name]


def test_every_layout_feeds_a_standard_table_by_a_rule_of_its_own():
    assert {"child_area", *DERIVED} == set(LAYOUTS) == set(SOURCE.record_tables)
    assert SOURCE.feeds == tuple(layout.feeds for layout in LAYOUTS.values())
    assert len(set(SOURCE.feeds)) == len(SOURCE.feeds)
    for name, layout in LAYOUTS.items():
        assert layout.name == name
        assert layout.feeds in STANDARD_TABLES
        assert set(layout.known_by) <= set(layout.names)
        columns = {column.column for column in layout.columns}
        assert len(columns) == len(layout.columns)
        ordered = {column for order in layout.orders for column in (order.earlier, order.later, order.blamed)}
        paired = {column for pair in (*layout.limits, *layout.goes_with) for column in pair}
        assert {*ordered, *paired, *layout.key} <= columns
        assert {layout.placed_by, layout.begins, layout.parted_by} - {""} <= columns


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_places_a_row_is_never_blank_and_never_blamed(name):
    layout = LAYOUTS[name]
    needed = {column.column for column in layout.columns if column.needed}
    assert {layout.placed_by, layout.parted_by} - {""} <= needed
    assert not {order.blamed for order in layout.orders} & needed
