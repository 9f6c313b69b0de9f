"""A query may read the tables it was given. Whatever else it tries is refused, and nothing of a cell is repeated."""

import sqlite3

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waymark.sources.mapping.query_text import check_query
from waymark.sources.mapping.statement import Query
from waymark.written.findings import Findings

FILES = Query("", 3, ("id",), 1, {"cases": "cases.csv"})
DUCKDB = Query("", 3, ("id",), 1, database="a.duckdb")
SQLITE = Query("", 3, ("id",), 1, database="a.sqlite")
POSTGRESQL = Query("", 3, ("id",), 1, variable="DATABASE")


def rules(query, text):
    findings = Findings("mapping")
    check_query(
        Query(text, query.line, query.order_by, query.wait, query.files, query.database, query.variable), findings
    )
    assert all(issue.row == 3 and issue.hint for issue in findings.issues)
    return {issue.rule for issue in findings.issues}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (FILES, "SELECT id, CASE WHEN kind = 'a' THEN 1 END AS y, date_diff('day', opened, closed) AS days FROM cases"),
        (FILES, "WITH open AS (SELECT * FROM cases WHERE closed IS NULL) SELECT * FROM open ORDER BY id"),
        (FILES, "SELECT a.id, count(*) OVER (PARTITION BY a.kind) AS n FROM cases a JOIN Cases b ON a.id = b.id"),
        (FILES, "SELECT try_strptime(opened, '%d/%m/%Y')::DATE AS opened FROM cases UNION ALL SELECT NULL"),
        (SQLITE, "SELECT id, strftime('%Y', opened) AS year, ifnull(kind, '') AS kind FROM cases"),
        (POSTGRESQL, "SELECT id, to_char(opened, 'YYYY') AS year FROM early_help.cases WHERE opened < CURRENT_DATE"),
    ],
)
def test_queries_that_read(query, text):
    assert rules(query, text) == set()


@pytest.mark.parametrize(
    ("query", "text", "rule"),
    [
        (FILES, "INSERT INTO cases VALUES (1)", "query_writes"),
        (FILES, "DELETE FROM cases", "query_writes"),
        (FILES, "SELECT * FROM cases; SELECT * FROM cases", "query_several"),
        (FILES, "SELECT * FROM cases; DROP TABLE cases", "query_several"),
        (FILES, "WITH gone AS (DELETE FROM cases RETURNING *) SELECT * FROM gone", "query_writes"),
        (FILES, "COPY cases TO 'elsewhere.csv'", "query_writes"),
        (FILES, "ATTACH 'elsewhere.db'", "query_writes"),
        (FILES, "PRAGMA database_list", "query_writes"),
        (FILES, "SET memory_limit = '64GB'", "query_writes"),
        (FILES, "INSTALL httpfs", "query_writes"),
        (FILES, "EXPLAIN SELECT * FROM cases", "query_writes"),
        (FILES, "SELECT * FROM 'elsewhere.csv'", "query_table"),
        (FILES, "SELECT * FROM other", "query_table"),
        (FILES, "SELECT * FROM main.cases", "query_table"),
        (FILES, "SELECT * FROM read_csv('elsewhere.csv')", "query_function"),
        (FILES, "SELECT * FROM cases, glob('*')", "query_table"),
        (FILES, "SELECT getenv('HOME') AS home, * FROM cases", "query_function"),
        (FILES, "SELEC * FROM cases", "query_unreadable"),
        (FILES, "SELECT " + "(" * 3_000 + "1" + ")" * 3_000, "query_unreadable"),
        (FILES, "SELECT * FROM cases --" + "x" * 20_000, "query_too_long"),
        (FILES, "", "query_several"),
        (DUCKDB, "SELECT * FROM information_schema.tables", "query_table"),
        (DUCKDB, "SELECT * FROM duckdb_settings", "query_table"),
        (DUCKDB, "SELECT * FROM 'elsewhere.parquet'", "query_table"),
        (SQLITE, "SELECT * FROM sqlite_master", "query_table"),
        (SQLITE, "SELECT load_extension('x') FROM cases", "query_function"),
        (POSTGRESQL, "SELECT * INTO other FROM cases", "query_writes"),
        (POSTGRESQL, "SELECT * FROM cases FOR UPDATE", "query_writes"),
        (POSTGRESQL, "SELECT pg_sleep(1000)", "query_function"),
        (POSTGRESQL, "SELECT pg_read_file('/etc/passwd')", "query_function"),
        (POSTGRESQL, "SELECT nextval('counter'), set_config('a', 'b', true) FROM cases", "query_function"),
        (POSTGRESQL, "SELECT usename FROM pg_catalog.pg_user", "query_table"),
        (POSTGRESQL, "CALL tidy_up()", "query_writes"),
        (POSTGRESQL, "DO $$ BEGIN END $$", "query_writes"),
    ],
)
def test_queries_that_do_something_else(query, text, rule):
    assert rule in rules(query, text)


@pytest.fixture
def databases(mapped):
    for name, connect in (("cases.duckdb", duckdb.connect), ("cases.sqlite", sqlite3.connect)):
        connection = connect(str(mapped.folder / name))
        connection.execute('CREATE TABLE cases ("Person ID" VARCHAR, "Opened" VARCHAR)')
        connection.execute("INSERT INTO cases VALUES ('Jo-Anne 7', '2018-04-01')")
        connection.commit()
        connection.close()
    return mapped


COLUMNS = "table: early_help_episode\ncolumns:\n  child: {column: Person ID}\n  contact_date: {column: Opened}\n"
ENDLESS = "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT c.* FROM cases c, t WHERE n < 0"


def asked(text, of, limit=60):
    return f"read:\n  query: {text}\n  {of}\n  order_by: [Person ID]\n  time_limit: {limit}"


@pytest.mark.parametrize("of", ["database: ../cases.duckdb", "database: ../cases.sqlite"])
def test_a_query_that_never_ends_is_given_up(databases, of):
    refusal = databases.refused(asked(ENDLESS, of, 1), COLUMNS)
    assert [(issue.rule, issue.row) for issue in refusal.issues] == [("query_too_slow", 3)]


@pytest.mark.parametrize("of", ["database: ../cases.duckdb", "database: ../cases.sqlite"])
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM casses",
        "SELECT nothing FROM cases",
        'SELECT * FROM cases WHERE "Person ID" = 1 / 0 + abs(-9223372036854775807 - 1)',
    ],
)
def test_a_query_that_cannot_be_run_is_told_and_no_cell_is_repeated(databases, of, text):
    refusal = databases.refused(asked(text, of), COLUMNS)
    assert refusal.issues[0].row == 3
    assert "Jo-Anne" not in repr(refusal.issues)


def test_a_value_that_cannot_be_converted_is_not_repeated(databases):
    text = 'SELECT CAST("Person ID" AS INTEGER) AS "Person ID", "Opened" FROM cases'
    refusal = databases.refused(asked(text, "database: ../cases.duckdb"), COLUMNS)
    assert [issue.rule for issue in refusal.issues] == ["value_not_converted"]
    assert "Jo-Anne" not in repr(refusal.issues) + repr(refusal)


def test_a_database_may_not_lead_to_other_files(databases):
    """A view of the database reads a file that the mapping does not name."""
    elsewhere = databases.export("Person ID,Opened\nP1,2018-04-01\n", "elsewhere.csv")
    connection = duckdb.connect(str(databases.folder / "cases.duckdb"))
    connection.execute(f"CREATE VIEW sly AS SELECT * FROM read_csv('{elsewhere}', all_varchar = true)")
    connection.close()
    refusal = databases.refused(asked("SELECT * FROM sly", "database: ../cases.duckdb"), COLUMNS)
    assert [issue.rule for issue in refusal.issues] == ["query_elsewhere"]


def test_a_query_of_more_memory_than_is_given_is_refused(databases):
    numbers = pa.table({"n": pa.array(range(200_000)), "text": pa.array([f"{n:0100d}" for n in range(200_000)])})
    pq.write_table(numbers, databases.folder / "numbers.parquet")
    text = (
        "SELECT string_agg(a.text || b.text, ',') AS \"Person ID\", '2018-04-01' AS \"Opened\" "
        "FROM numbers a JOIN numbers b ON a.n % 20000 = b.n % 20000"
    )
    refusal = databases.refused(asked(f">\n    {text}", "files: {numbers: ../numbers.parquet}"), COLUMNS)
    assert refusal.issues[0].rule in ("query_too_large", "table_too_large")


@pytest.mark.parametrize(
    ("of", "rule"),
    [
        ("database: ../nowhere.duckdb", "file_missing"),
        ("files: {cases: ../nowhere/*.csv}", "file_missing"),
        ("files: {cases: '../*.*'}", "files_differ"),
        ("files: {'a b': ../cases.csv}", "form"),
        ("database: ../cases.csv", "data_unreadable"),
    ],
)
def test_files_and_databases_that_are_not_there_or_not_what_they_are_called(databases, of, rule):
    refusal = databases.refused(asked("SELECT * FROM cases", of), COLUMNS)
    assert refusal.issues[0].rule == rule
    assert refusal.issues[0].file == "mappings/early_help.yaml"


def test_rows_are_numbered_in_the_order_that_the_mapping_states(databases):
    connection = duckdb.connect(str(databases.folder / "cases.duckdb"))
    connection.execute("INSERT INTO cases VALUES ('B', 'soon'), ('A', '2018-04-02'), ('C', '2018-04-03')")
    connection.close()
    taken = databases.taken(asked("SELECT * FROM cases", "database: ../cases.duckdb"), COLUMNS)
    assert [record["row_id"][-1] for record in taken.records()] == ["1", "3", "4"]
    (apart,) = taken.edition.quarantined
    assert (apart.file, apart.row, apart.column) == ("mappings/early_help.yaml (rows of its query)", 2, "Opened")
