"""A query of a real PostgreSQL: streamed, read only, given up in time; and nothing of the connection is ever shown."""

import psycopg
import pytest

QUERY = "read:\n  query: {query}\n  connection: EARLY_HELP_DATABASE\n  order_by: [Person ID]\n  time_limit: 1"
CASES = [
    ("P1001", "F1", "2010-02-01", "2018-04-01", "NFA", "Achieved", "Northfield"),
    ("P1002", "F2", None, "2018-05-02", "EH", None, None),
    ("P1003", "F2", "2008-09-14", "2018-06-03", "EH", "Moved away", "Southfield"),
]


@pytest.fixture
def database(postgresql, monkeypatch):
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS cases CASCADE")
        connection.execute(
            'CREATE TABLE cases ("Person ID" text, "Family" text, "Born" date, "Opened" timestamp, "Kind" text, '
            '"Outcome" text, "District" text, tags text[])'
        )
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO cases VALUES (%s, %s, %s, %s, %s, %s, %s)", reversed(CASES))
    monkeypatch.setenv("EARLY_HELP_DATABASE", postgresql)
    return postgresql


def asked(query):
    return QUERY.format(query=query)


@pytest.mark.usefixtures("database")
def test_rows_are_those_of_the_file(mapped):
    from_file = mapped.taken()
    from_database = mapped.taken(asked("SELECT * FROM cases"))
    told = [{**record, "row_id": ""} for record in from_database.records()]
    assert told == [{**record, "row_id": ""} for record in from_file.records()]
    assert [record["row_id"] for record in from_database.records()] == [
        f"early_help_episode:{row}" for row in (1, 2, 3)
    ]
    assert from_database.edition.key == from_file.edition.key


def test_many_rows_are_streamed(database, mapped):
    many = (
        'SELECT \'P\' || n AS "Person ID", \'F\' || n AS "Family", NULL AS "Born", DATE \'2018-04-01\' AS "Opened", '
        "'EH' AS \"Kind\", '' AS \"Outcome\", '' AS \"District\" FROM numbers"
    )
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE OR REPLACE VIEW numbers AS SELECT n FROM generate_series(1, 45000) AS series(n)")
    taken = mapped.taken(asked(many).replace("time_limit: 1", "time_limit: 60"))
    assert len(taken.records()) == 45_000
    assert taken.records()[-1]["row_id"] == "early_help_episode:45000"


@pytest.mark.usefixtures("database")
def test_columns_are_found_whatever_their_case(mapped):
    columns = mapped.columns.replace("Person ID", "PERSON id")
    assert len(mapped.taken(asked("SELECT * FROM cases").replace("Person", "person"), columns).records()) == 3


@pytest.mark.usefixtures("database")
def test_a_query_that_never_ends_is_given_up(mapped):
    endless = "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT c.* FROM cases c, t WHERE n < 0"
    refusal = mapped.refused(asked(endless))
    assert [(issue.rule, issue.row) for issue in refusal.issues] == [("query_too_slow", 3)]
    assert "time limit of 1 s" in str(refusal)


def test_the_database_is_asked_to_read_only(database, mapped):
    """A view that writes passes any look at the query's text; the transaction is the second wall."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS touched (at text)")
        connection.execute(
            "CREATE OR REPLACE FUNCTION touch() RETURNS text LANGUAGE sql AS "
            "$$ INSERT INTO touched VALUES ('x') RETURNING at $$"
        )
        connection.execute("CREATE OR REPLACE VIEW sly AS SELECT cases.*, touch() FROM cases")
    refusal = mapped.refused(asked("SELECT * FROM sly"))
    assert refusal.issues[0].rule == "query_refused"
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM touched").fetchone() == (0,)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * FROM caces", 'relation "caces" does not exist'),
        ('SELECT "Person Id" FROM cases', 'column "Person Id" does not exist'),
        ('SELECT * FROM cases WHERE CAST("District" AS integer) > 0', "The database gave up (error 22P02)."),
    ],
)
def test_what_the_server_says_is_passed_on_only_where_it_holds_no_cell(mapped, query, said):
    refusal = mapped.refused(asked(query))
    assert said in str(refusal)
    assert refusal.issues[0].row == 3
    assert "Northfield" not in repr(refusal.issues)


def test_a_column_of_lists_is_refused(database, mapped):
    columns = mapped.columns.replace("column: Outcome", "column: tags")
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("UPDATE cases SET tags = ARRAY['a']")
    assert [issue.rule for issue in mapped.refused(asked("SELECT * FROM cases"), columns).issues] == [
        "column_not_plain"
    ]


def test_the_connection_string_is_shown_nowhere(database, mapped, monkeypatch):
    monkeypatch.setenv("EARLY_HELP_DATABASE", database.replace("postgres?", "").replace("/postgres", "/nowhere"))
    refusal = mapped.refused(asked("SELECT * FROM cases"))
    assert refusal.issues[0].rule == "connection_failed"
    assert "not-to-be-shown" not in repr(refusal.issues) + repr(refusal) + repr(refusal.__cause__)
    assert "keeper" not in repr(refusal.issues)
    monkeypatch.setenv("EARLY_HELP_DATABASE", "password=not-to-be-shown =")
    refusal = mapped.refused(asked("SELECT * FROM cases"))
    assert refusal.issues[0].rule == "connection_failed"
    assert "not-to-be-shown" not in repr(refusal.issues) + str(refusal)


def test_a_variable_that_is_not_set_is_named(mapped, monkeypatch):
    monkeypatch.delenv("EARLY_HELP_DATABASE", raising=False)
    refusal = mapped.refused(asked("SELECT * FROM cases"))
    assert [issue.rule for issue in refusal.issues] == ["connection_missing"]
    assert "EARLY_HELP_DATABASE" in str(refusal)
