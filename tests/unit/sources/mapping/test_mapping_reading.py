"""Rows of a mapping: the same whichever way they come, recoded, pseudonymised, and set apart where they must be."""

import sqlite3
from datetime import date, datetime
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.sources.write_workbook import error, write_workbook

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.sources.mapping import SOURCE

QUERY = "read:\n  query: SELECT * FROM cases\n  order_by: [Person ID]\n  "


def typed_table():
    return pa.table(
        {
            "Person ID": ["P1001", "P1002", "P1003"],
            "Family": ["F1", "F2", "F2"],
            "Born": pa.array([date(2010, 2, 1), None, date(2008, 9, 14)]),
            "Opened": pa.array([datetime(2018, 4, 1), datetime(2018, 5, 2, 9, 30), datetime(2018, 6, 3)]),
            "Kind": ["NFA", "EH", "EH"],
            "Outcome": ["Achieved", None, "Moved away"],
            "District": ["Northfield", None, "Southfield"],
        }
    )


def every_way(mapped):
    pq.write_table(typed_table(), mapped.folder / "cases.parquet")
    for name, connect in (("cases.duckdb", duckdb.connect), ("cases.sqlite", sqlite3.connect)):
        connection = connect(str(mapped.folder / name))
        connection.execute(
            'CREATE TABLE cases ("Person ID" VARCHAR, "Family" VARCHAR, "Born" VARCHAR, "Opened" VARCHAR, '
            '"Kind" VARCHAR, "Outcome" VARCHAR, "District" VARCHAR)'
        )
        rows = [[str(cell or "")[:10] for cell in row.values()] for row in reversed(typed_table().to_pylist())]
        connection.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        connection.close()
    return [
        "read: {file: ../cases.parquet}",
        QUERY + "files: {cases: ../cases.parquet}",
        QUERY + "files: {cases: '../*.csv'}",
        QUERY + "database: ../cases.duckdb",
        QUERY + "database: ../cases.sqlite",
    ]


def said(taken):
    return [{**record, "row_id": ""} for record in taken.records()]


def test_every_way_gives_the_same_rows(mapped):
    from_csv = mapped.taken()
    assert len(said(from_csv)) == 3
    for read in every_way(mapped):
        taken = mapped.taken(read)
        assert said(taken) == said(from_csv), read
        assert taken.edition.key == "early_help early_help_episode 2018-04 to 2018-06"
        assert [record["row_id"] for record in taken.records()] == [f"early_help_episode:{n}" for n in (1, 2, 3)]


def test_cells_are_recoded_read_by_kind_and_pseudonymised(mapped):
    taken = mapped.taken()
    first, second, third = taken.records()
    assert (first["stage"], second["stage"]) == ("notification", "plan")
    assert first["contact_date"] == date(2018, 4, 1)
    assert (first["birth_date"], second["birth_date"]) == (date(2010, 2, 1), None)
    assert second["family"] == third["family"] != first["family"]
    assert all(record["child"].startswith("~") and record["family"].startswith("~") for record in taken.records())
    assert taken.edition.profile.children == 3
    assert "column_not_mapped" in taken.rules()


def test_a_text_column_may_be_said_to_hold_ids(mapped):
    columns = mapped.columns.replace("closure_outcome: {column: Outcome}", "unit: {column: Outcome, id: yes}")
    assert [str(record["unit"])[:1] for record in mapped.taken(columns=columns).records()] == ["~", "N", "~"]


def test_blanks_and_constants_are_filled(mapped):
    columns = mapped.columns.replace("{column: Outcome}", "{column: Outcome, default: Not said}")
    columns += "  notification_type: {constant: School}\n"
    records = mapped.taken(columns=columns).records()
    assert [record["closure_outcome"] for record in records] == ["Achieved", "Not said", "Moved away"]
    assert {record["notification_type"] for record in records} == {"School"}


def test_what_identifies_never_enters_as_text(mapped):
    mapped.export(
        "Person ID,Family,Born,Opened,Kind,Outcome,District\n"
        "P1001,F1,,01/04/2018,EH,Moved to ZZ1 1AB,Northfield\n"
        "P1002,F1,,02/04/2018,EH,X123456789012,ZZ1 1AB\n"
        "P1003,F1,,03/04/2018,EH,See P1003,\n"
    )
    taken = mapped.taken()
    assert [record["closure_outcome"] for record in taken.records()] == [None, None, None]
    assert [record["area"] for record in taken.records()] == ["Northfield", None, None]
    assert "ZZ1" not in repr(taken.edition) + repr(taken.rows)
    assert "P100" not in repr(taken.edition) + repr(taken.rows)


def test_wrong_cells_are_set_apart_or_flagged_with_their_place(mapped):
    mapped.export(
        "Person ID,Family,Born,Opened,Kind,Outcome,District\n"
        ",F1,,01/04/2018,EH,,\nP1,F1,,soon,EH,,\nP2,F1,bad,01/04/2018,ZZ,,\nP3,F1,,=TODAY(),EH,,\nP4,F1,,2/4/18,EH,,,x\n"
    )
    taken = mapped.taken()
    assert [(row.row, row.column, row.rule) for row in taken.edition.quarantined] == [
        (2, "Person ID", "value_missing"),
        (3, "Opened", "date_unreadable"),
        (5, "Opened", "date_unreadable"),
        (6, "District", "row_too_long"),
    ]
    assert [(flag.column, flag.rule) for flag in taken.edition.flagged] == [
        ("birth_date", "date_unreadable"),
        ("stage", "word_unknown"),
    ]


@pytest.mark.parametrize(
    ("covers", "span"),
    [
        ("covers: {from: 2018-04-01, to: 2019-03-31}\n", Span(date(2018, 4, 1), date(2019, 3, 31))),
        ("covers: {from_column: First, to_column: Last}\n", Span(date(2018, 1, 1), date(2018, 12, 31))),
        ("", Span(date(2018, 4, 1), date(2018, 6, 30))),
    ],
)
def test_the_span_is_stated_or_read_from_the_rows(mapped, covers, span):
    lines = (mapped.folder / "cases.csv").read_text().splitlines()
    mapped.export("\n".join([lines[0] + ",First,Last", *(line + ",2018-01-01,31/12/2018" for line in lines[1:])]))
    taken = mapped.taken(columns=covers + mapped.columns)
    assert taken.edition.coverage == {"early_help_episode": Coverage((span,))}
    (hint,) = [issue.hint for issue in taken.edition.issues if issue.rule == "span_read_from_rows"] or [""]
    assert ("covers:" in hint) is not bool(covers)


def test_columns_that_are_not_there_are_told_with_the_line_of_the_mapping(mapped):
    columns = mapped.columns.replace("column: Person ID", "column: Person Idd").replace("column: Born", "column: DoB")
    refusal = mapped.refused(columns=columns)
    assert [(issue.rule, issue.file, issue.row) for issue in refusal.issues] == [
        ("column_missing", "mappings/early_help.yaml", 5),
        ("column_missing", "mappings/early_help.yaml", 6),
    ]
    assert refusal.issues[0].hint == "Did you mean 'Person ID'?"
    mapped.export("Person ID,Family,Person ID,Born,Opened,Kind,Outcome,District\n1,2,3,4,5,6,7,8\n")
    assert [issue.rule for issue in mapped.refused().issues] == ["column_twice"]


def test_a_file_may_take_the_place_of_the_one_named(mapped):
    later = mapped.export((mapped.folder / "cases.csv").read_text().replace("2018", "2019"), "later.csv")
    taken = mapped.taken("read: {file: ../cases.csv}", mapped.columns, later)
    assert taken.edition.key == "early_help early_help_episode 2019-04 to 2019-06"
    refusal = mapped.refused("read: {file: ../cases.csv}", mapped.columns, later, mapped.folder / "cases.csv")
    assert [issue.rule for issue in refusal.issues] == ["file_several"]
    refusal = mapped.refused(QUERY + "files: {cases: ../cases.csv}", mapped.columns, later)
    assert [issue.rule for issue in refusal.issues] == ["mapping_of_query"]


def test_a_folder_of_mappings_is_read_whole(mapped):
    for name in ("one", "two"):
        mapped.write(f"name: {name}\nread: {{file: ../cases.csv}}\n{mapped.columns}", name)
    mapped.write("name: other\n", "note")
    assert [found.label for found in SOURCE.find([mapped.folder / "mappings"])] == ["one", "two"]
    mapped.write(f"name: one\nread: {{file: ../cases.csv}}\n{mapped.columns}", "two")
    with pytest.raises(RefusedError) as refusal:
        SOURCE.find([mapped.folder / "mappings", mapped.folder / "nowhere"])
    assert [issue.rule for issue in refusal.value.issues] == ["file_missing", "name_repeated"]


@pytest.mark.parametrize("name", ["cases.csv", "cases.parquet", "cases.db", "cases.duckdb"])
@pytest.mark.parametrize("content", [b"", b"PAR1nothing", b"\x00\x01", b"SQLite format 3\x00broken", b"%PDF-1.7\n"])
def test_what_is_not_what_its_name_says_is_refused(mapped, name, content):
    (mapped.folder / "cases.csv").unlink()
    (mapped.folder / name).write_bytes(content)
    by_query = QUERY + ("database" if "db" in name else "files") + (": ../" if "db" in name else ": {cases: ../")
    read = f"read: {{file: ../{name}}}" if "db" not in name else f"{by_query}{name}"
    refusal = mapped.refused(read)
    assert len(refusal.issues) >= 1
    assert all(issue.hint for issue in refusal.issues)


def test_a_parquet_file_of_more_rows_than_are_read_is_refused_before_it_is_unpacked(mapped):
    path = mapped.folder / "cases.parquet"
    schema = typed_table().schema
    row = typed_table().slice(0, 1)
    # A column that says one thing over and over packs to nothing: many rows in a small file.
    many = pa.table({name: pa.repeat(row[name][0], 2_500_000) for name in schema.names}, schema=schema)
    with pq.ParquetWriter(path, schema) as writer:
        for _ in range(9):
            writer.write_table(many, row_group_size=2_500_000)
    assert path.stat().st_size < 5_000_000
    refusal = mapped.refused("read: {file: ../cases.parquet}")
    assert [issue.rule for issue in refusal.issues] == ["table_too_large"]
    assert "20,000,000" in str(refusal)


def test_a_cell_of_a_hundred_megabytes_is_refused(mapped):
    table = typed_table().set_column(5, "Outcome", pa.array(["x" * 100_000_000, "", ""]))
    pq.write_table(table, mapped.folder / "cases.parquet", compression="zstd")
    refusal = mapped.refused("read: {file: ../cases.parquet}")
    assert refusal.issues[0].rule in ("table_too_large", "query_too_large")


@pytest.mark.parametrize("column", [pa.array([["a"], [], None]), pa.array([{"a": 1}] * 3), pa.array([b"\x00"] * 3)])
def test_columns_of_lists_groups_and_bytes_are_refused(mapped, column):
    pq.write_table(typed_table().set_column(5, "Outcome", column), mapped.folder / "cases.parquet")
    refusal = mapped.refused("read: {file: ../cases.parquet}")
    assert [issue.rule for issue in refusal.issues] == ["column_not_plain"]


def test_a_column_of_lists_that_nobody_maps_does_no_harm(mapped):
    table = typed_table().append_column("Tags", pa.array([["a"], [], None]))
    pq.write_table(table, mapped.folder / "cases.parquet")
    assert said(mapped.taken("read: {file: ../cases.parquet}")) == said(mapped.taken())


def test_numbers_and_truths_are_read_from_their_types(mapped):
    posts = pa.table(
        {
            "id": [1, 2],
            "day": pa.array([date(2018, 4, 30)] * 2),
            "fte": pa.array([Decimal("0.600"), Decimal("1.000")]),
            "holds": [True, False],
            "by": ["agency", "vacant"],
        }
    )
    pq.write_table(posts, mapped.folder / "posts.parquet")
    columns = (
        "table: workforce_post\ncolumns:\n  post: {column: id}\n  as_at: {column: day}\n  fte: {column: fte}\n"
        "  case_holding: {column: holds}\n  holder_type: {column: by}\n"
    )
    taken = mapped.taken("read: {file: ../posts.parquet}", columns)
    names = ("fte", "case_holding", "holder_type")
    assert [tuple(record[name] for name in names) for record in taken.records("workforce_post")] == [
        (600, True, "agency"),
        (1000, False, "vacant"),
    ]
    assert taken.edition.key == "early_help workforce_post 2018-04"


def test_a_sheet_of_a_workbook_gives_the_rows_of_the_file(mapped):
    rows = [line.split(",") for line in (mapped.folder / "cases.csv").read_text().splitlines()]
    rows[2][5] = error()
    write_workbook(mapped.folder / "cases.xlsx", {"Notes": [["Made by"], ["nobody"]], "Cases": rows})
    taken = mapped.taken("read: {file: ../cases.xlsx, sheet: Cases}")
    assert said(taken) == said(mapped.taken())
    assert "cell_error" in taken.rules()
    refusal = mapped.refused("read: {file: ../cases.xlsx, sheet: Case}")
    assert [(issue.rule, issue.row, issue.hint) for issue in refusal.issues] == [
        ("sheet_missing", 2, "Did you mean 'Cases'?")
    ]
    assert [issue.rule for issue in mapped.refused("read: {file: ../cases.csv, sheet: A}").issues] == ["sheet_unfit"]
    assert {issue.rule for issue in mapped.refused("read: {file: ../cases.xlsx}").issues} == {"column_missing"}
