"""Extracts as files: the columns that the readers ask for, words they take, days within the reported years."""

import csv
from datetime import date

import pytest

from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.tabular.layout import Kind
from waymark.synthetic.extract_faults import UNKNOWN_DISTRICT

LAST = "2026-03-31"
OF_OTHER_RETURNS = {"attendance", "reference_value"}  # the School Census, and open data
NOT_OF_THE_COUNTY = {
    "early_help_episode": {"", UNKNOWN_DISTRICT},
    "early_help_notification": {""},
    "funded_place": {""},
    "yj_outcome": {""},
}
FAULTY = {("early_help_episode", "district"), ("early_help_episode", "assessment_completed_date")}


def layout_named(stem):
    return next(layout for name, layout in LAYOUTS.items() if stem == name or stem.startswith(f"{name}_2"))


@pytest.fixture(scope="module")
def files(written):
    found = {}
    for path in written.paths["extract"]:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            found[path.stem] = (reader.fieldnames, list(reader))
    return found


def of_layout(files, name):
    return [row for stem, (_, rows) in files.items() if layout_named(stem).name == name for row in rows]


def test_every_layout_is_written(files):
    assert {layout_named(stem).name for stem in files} == set(LAYOUTS) - OF_OTHER_RETURNS


def test_columns_are_those_of_the_layouts_in_their_order(files):
    for stem, (heading, _) in files.items():
        layout = layout_named(stem)
        assert heading == [name for name in layout.names if name in heading], stem
        assert set(layout.names) - set(heading) <= set(layout.optional), stem


def test_needed_cells_are_filled_and_words_are_of_the_layout(files):
    for stem, (_, rows) in files.items():
        layout = layout_named(stem)
        assert rows, stem
        for column in layout.columns:
            held = {row[column.name] for row in rows if column.name in row}
            if column.needed:
                assert "" not in held, (stem, column.name)
            if column.kind is Kind.WORD:
                assert held - {""} <= set(column.words), (stem, column.name)
            if column.kind is Kind.YES_NO:
                assert held <= {"yes", "no", ""}, (stem, column.name)


def test_nothing_is_written_that_has_not_come(files):
    for stem, (_, rows) in files.items():
        layout = layout_named(stem)
        for column in layout.columns:
            if column.kind in (Kind.DATE, Kind.BIRTH) and (layout.name, column.name) not in FAULTY:
                days = {row[column.name] for row in rows if row.get(column.name)}
                assert all(date.fromisoformat(day) for day in days)
                assert max(days, default="") <= LAST, (stem, column.name)


def test_districts_are_of_the_county_or_not_known(files):
    for stem, (heading, rows) in files.items():
        if "district" in heading:
            allowed = {"D1", "D2", "D3", "D4"} | NOT_OF_THE_COUNTY.get(stem, set())
            assert {row["district"] for row in rows} <= allowed, stem


def test_files_with_spans_state_them(files):
    spans = {
        stem: {(row["covers_from"], row["covers_to"]) for row in rows}
        for stem, (heading, rows) in files.items()
        if "covers_from" in heading
    }
    assert spans == {
        "early_help_episode": {("2018-04-01", LAST)},
        "missing_episode": {("2019-04-01", LAST)},
        "allocation": {("2019-04-01", LAST)},
        "yj_outcome": {("2019-04-01", LAST)},
        "early_help_notification": {("2019-04-01", LAST)},
        "exclusion": {("2019-04-01", LAST)},
        "sen_plan": {("2019-04-01", LAST)},
        "ehcp_request_2025-06-11": {("2019-04-01", "2025-06-11")},
        "ehcp_request_2026-03-31": {("2025-07-01", LAST)},
    }


def test_no_row_stands_twice_but_for_the_listed(files, written):
    listed = {fault.kind: fault.count for fault in written.faults}
    repeated = {}
    for stem, (_, rows) in files.items():
        layout = layout_named(stem)
        if layout.key:
            columns = [column.name for column in layout.columns if column.column in layout.key]
            repeated[stem] = len(rows) - len({tuple(row[column] for column in columns) for row in rows})
    assert repeated == dict.fromkeys(repeated, 0) | {"ks2_result_2025": listed["pupil listed twice"]}


def test_children_of_social_work_are_the_same_in_every_extract(files, county):
    known = {child.number: child for child in county.children}
    for name in ("missing_episode", "allocation"):
        assert {row["child_id"] for row in of_layout(files, name)} <= set(known), name
    for name, column in (
        ("missing_episode", "child_id"),
        ("early_help_episode", "child_id"),
        ("yj_outcome", "person_id"),
    ):
        shared = [row for row in of_layout(files, name) if row[column] in known]
        assert len(shared) > 20, name
        assert all(row["dob"] == known[row[column]].born.isoformat() for row in shared), name


def test_everybody_who_offends_has_a_place_in_child_area_or_is_a_known_child(files, county):
    placed = {row["child_id"] for row in of_layout(files, "child_area") if row["basis"] == "home"}
    known = {child.number for child in county.children}
    persons = {row["person_id"] for row in of_layout(files, "yj_outcome")}
    assert persons <= placed | known
    assert persons - known
    assert persons & known


def test_every_allocation_is_to_somebody_of_the_team(files):
    holders = {}
    for row in of_layout(files, "workforce_post"):
        if row["holder_id"]:
            holders.setdefault(row["team"], set()).add(row["holder_id"])
    for row in of_layout(files, "allocation"):
        assert row["worker_id"] in holders[row["team"]]


def test_a_child_counts_in_the_district_of_its_team(files):
    spells = {}
    for row in of_layout(files, "child_area"):
        if row["basis"] == "team":
            spells.setdefault(row["child_id"], []).append((row["from"], row["to"] or "9999", row["area"]))
    for row in of_layout(files, "allocation"):
        district = row["team"].split()[1]
        inside = [area for first, end, area in spells[row["child_id"]] if first <= row["from"] < end]
        assert inside == [district]
