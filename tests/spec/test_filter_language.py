"""What the filter language takes, what it refuses, and that what it takes means what SQL means."""

from datetime import date
from itertools import product

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.filter import And, Between, Column, Comparison, In, IsNull, Like, Not, Operator, Or
from waymark.domain.tables import CARE_EPISODE, PROTECTION_PLAN, REFERRAL, STANDARD_TABLES
from waymark.framework.filter_language import allowed_columns, parse_filter
from waymark.measures.filters_in_memory import evaluate

EQ, NE, LT, LE, GT, GE = Operator
PLANS, START, END, CATEGORY = (Column(n) for n in ("previous_plans", "start", "end", "latest_category"))
NFA = Column("no_further_action")
TOO_DEEP = "nested too deeply"

TAKEN = [
    (PROTECTION_PLAN, "previous_plans > 0", Comparison(PLANS, GT, 0)),
    (PROTECTION_PLAN, "previous_plans >= -1", Comparison(PLANS, GE, -1)),
    (PROTECTION_PLAN, "previous_plans <> 1", Comparison(PLANS, NE, 1)),
    (PROTECTION_PLAN, "previous_plans != 1", Comparison(PLANS, NE, 1)),
    (PROTECTION_PLAN, "1 < previous_plans", Comparison(PLANS, GT, 1)),
    (PROTECTION_PLAN, "1 = previous_plans", Comparison(PLANS, EQ, 1)),
    (PROTECTION_PLAN, "PREVIOUS_PLANS = 1", Comparison(PLANS, EQ, 1)),
    (PROTECTION_PLAN, '"end" IS NULL', IsNull(END)),
    (PROTECTION_PLAN, "end IS NOT NULL", Not(IsNull(END))),
    (PROTECTION_PLAN, "NOT end IS NULL", Not(IsNull(END))),
    (PROTECTION_PLAN, "start <= DATE '2021-03-31'", Comparison(START, LE, date(2021, 3, 31))),
    (PROTECTION_PLAN, "start < '2021-03-31'", Comparison(START, LT, date(2021, 3, 31))),
    (PROTECTION_PLAN, "start = end", Comparison(START, EQ, END)),
    (PROTECTION_PLAN, "birth_date > '2010-01-01'", Comparison(Column("birth_date"), GT, date(2010, 1, 1))),
    (PROTECTION_PLAN, "previous_plans BETWEEN 1 AND 3", Between(PLANS, 1, 3)),
    (PROTECTION_PLAN, "previous_plans NOT BETWEEN 1 AND 3", Not(Between(PLANS, 1, 3))),
    (PROTECTION_PLAN, "latest_category IN ('NEG')", In(CATEGORY, ("NEG",))),
    (PROTECTION_PLAN, "latest_category NOT IN ('NEG', 'EMO')", Not(In(CATEGORY, ("NEG", "EMO")))),
    (PROTECTION_PLAN, "latest_category LIKE 'N_G%'", Like(CATEGORY, "N_G%")),
    (PROTECTION_PLAN, "latest_category NOT LIKE 'N%'", Not(Like(CATEGORY, "N%"))),
    (PROTECTION_PLAN, "latest_category ILIKE 'n_g%'", Like(CATEGORY, "n_g%", any_case=True)),
    (PROTECTION_PLAN, "latest_category NOT ILIKE 'n%'", Not(Like(CATEGORY, "n%", any_case=True))),
    (PROTECTION_PLAN, "latest_category = 'it''s'", Comparison(CATEGORY, EQ, "it's")),
    (PROTECTION_PLAN, "latest_category = '; DROP TABLE x --'", Comparison(CATEGORY, EQ, "; DROP TABLE x --")),
    (PROTECTION_PLAN, "latest_category = 'Düsseldorf'", Comparison(CATEGORY, EQ, "Düsseldorf")),
    (REFERRAL, "no_further_action = TRUE", Comparison(NFA, EQ, True)),
    (REFERRAL, "no_further_action <> false", Comparison(NFA, NE, False)),
    (REFERRAL, "no_further_action", Comparison(NFA, EQ, True)),
    (REFERRAL, "NOT no_further_action", Not(Comparison(NFA, EQ, True))),
    (
        PROTECTION_PLAN,
        "previous_plans = 1 AND start = end AND end IS NULL",
        And((Comparison(PLANS, EQ, 1), Comparison(START, EQ, END), IsNull(END))),
    ),
    (
        PROTECTION_PLAN,
        "previous_plans = 1 OR previous_plans = 2 AND end IS NULL",
        Or((Comparison(PLANS, EQ, 1), And((Comparison(PLANS, EQ, 2), IsNull(END))))),
    ),
    (
        PROTECTION_PLAN,
        "((previous_plans = 1) OR previous_plans = 2)\n  AND NOT (end IS NULL)",
        And((Or((Comparison(PLANS, EQ, 1), Comparison(PLANS, EQ, 2))), Not(IsNull(END)))),
    ),
]


@pytest.mark.parametrize(("table", "text", "expected"), TAKEN)
def test_what_is_taken(table, text, expected):
    assert parse_filter(text, table) == expected


# text · words that must stand in the sentences
REFUSED = [
    # columns
    ("previous_plan = 1", ["'previous_plan' is not a column of protection_plan", "'previous_plans'?"]),
    ("child = 'x'", ["'child' is not open to filters"]),
    ("row_id = 'x'", ["'row_id' is not open"]),
    ("flagged IS NULL", ["'flagged' is not open"]),
    ("referral.need = 'N1'", ["names another table"]),
    ("a.b.c.d.previous_plans = 1", ["a.b.c.d.previous_plans is not part"]),
    ('latest_category = "NEG"', ["'NEG' is not a column", "single quotes"]),
    ("rowid = 1", ["rowid"]),
    # types
    ("previous_plans = 'one'", ["'previous_plans' holds whole numbers; 'one'"]),
    ("previous_plans = 1.5", ["1.5"]),
    ("previous_plans = 1e3", ["1e3"]),
    ("previous_plans = 9223372036854775808", ["9223372036854775808"]),
    ("previous_plans = TRUE", ["TRUE is not of that kind"]),
    ("latest_category = 1", ["'latest_category' holds text"]),
    ("latest_category > -'a'", ["-'a' is not of that kind"]),
    ("start = 20210331", ["'start' holds dates"]),
    ("start = '31/03/2021'", ["'31/03/2021' is not of that kind"]),
    ("start = DATE '2021-02-30'", ["DATE '2021-02-30' is not a date"]),
    ("previous_plans = DATE '2021-02-03'", ["'previous_plans' holds whole numbers"]),
    ("start = TIMESTAMP '2021-03-31 00:00:00'", ["is not part of the filter language"]),
    ("start < previous_plans", ["'start' (date) cannot be compared with 'previous_plans' (integer)"]),
    ("previous_plans LIKE '1%'", ["LIKE is for text"]),
    ("previous_plans = NULL", ["write IS NULL"]),
    ("previous_plans IN (1, NULL)", ["write IS NULL"]),
    ("previous_plans IN (1, 'two')", ["'two'"]),
    ("previous_plans BETWEEN 3 AND 1", ["put the lower value first"]),
    ("start", ["'start' stands alone"]),
    # functions, queries, arithmetic
    ("read_csv('x')", ["The function 'read_csv'"]),
    ("read_csv('/etc/passwd') = 1", ["The function 'read_csv'"]),
    ("lower(latest_category) = 'neg'", ["The function 'lower'"]),
    ("lower(latest_category) LIKE 'neg'", ["The function 'lower'"]),
    ("start < now()", ["function"]),
    ("start < current_date", ["function"]),
    ("getenv('HOME') = 'x'", ["getenv"]),
    ("previous_plans = (SELECT 1)", ["A query"]),
    ("(SELECT 1)", ["A query"]),
    ("previous_plans IN (SELECT previous_plans FROM t)", ["a query or a name is not allowed"]),
    ("EXISTS (SELECT 1)", ["A query"]),
    ("previous_plans = ANY (SELECT 1)", ["A query"]),
    ("previous_plans + 1 = 2", ["Arithmetic (previous_plans + 1)"]),
    ("start > end - 5", ["Arithmetic"]),
    ("latest_category = 'a' || 'b'", ["Arithmetic ('a' || 'b')"]),
    ("CASE WHEN start = end THEN 1 END = 1", ["case"]),
    ("start + INTERVAL 1 DAY = end", ["Arithmetic"]),
    ("previous_plans[1] = 1", ["previous_plans[1]"]),
    ("[1] = previous_plans", ["function 'array'"]),
    ("(start, end) = (1, 2)", ["is not part of the filter language"]),
    ("count(*) > 1", ["function"]),
    ("COLUMNS(*) = 1", ["function"]),
    # casts, comments, parameters, several statements
    ("start::text = 'x'", ["The cast '::'"]),
    ("CAST('2021-03-31' AS DATE) = start", ["The cast 'CAST'"]),
    ("try_cast('2021-03-31' AS DATE) = start", ["The cast 'try_cast'"]),
    ("previous_plans = 1 -- and more", ["comment"]),
    ("previous_plans = 1 /* and more */", ["comment"]),
    ("/* first */ previous_plans = 1", ["comment"]),
    ("previous_plans = ?", ["The parameter '?'"]),
    ("previous_plans = $1", ["The parameter '$'"]),
    ("previous_plans = :value", ["The parameter ':'"]),
    ("1=1; DROP TABLE x", ["';' is not part", "'DROP'"]),
    ("previous_plans = 1;", ["';' is not part"]),
    ("DROP TABLE x", ["'DROP'", "'TABLE'"]),
    ("previous_plans = 1 UNION SELECT 1", ["'UNION'", "'SELECT'"]),
    ("previous_plans = 1 AS one", ["'AS'"]),
    ("COPY x TO 'y'", ["'COPY'"]),
    # other words of SQL
    ("latest_category ILIKE 'n!%' ESCAPE '!'", ["ESCAPE"]),
    ("latest_category ILIKE ANY ('a')", ["ILIKE takes a text"]),
    ("previous_plans ILIKE '1%'", ["ILIKE is for text"]),
    ("latest_category LIKE 'n!%' ESCAPE '!'", ["ESCAPE"]),
    ("latest_category SIMILAR TO 'n'", ["is not part"]),
    ("latest_category GLOB 'n*'", ["is not part"]),
    ("latest_category ~ 'n'", ["is not part"]),
    ("latest_category LIKE ANY ('a')", ["LIKE takes a text"]),
    ("start IS DISTINCT FROM end", ["DISTINCT"]),
    ("previous_plans IS TRUE", ["only NULL or NOT NULL"]),
    ("previous_plans BETWEEN SYMMETRIC 3 AND 1", ["SYMMETRIC"]),
    ("latest_category COLLATE nocase = 'a'", ["is not part"]),
    ("latest_category = E'a'", ["is not part"]),
    ("latest_category = $$a$$", ["is not part"]),
    ("previous_plans NOTNULL", ["'NOTNULL' cannot stand"]),
    ("previous_plans ISNULL", ["'ISNULL' cannot stand"]),
    # what a forgiving parser passes over
    ("previous_plans BETWEEN 1 3", ["'AND' is missing"]),
    ("previous_plans IN (1,, 2)", ["',' cannot stand"]),
    ("previous_plans IN (1, )", ["',' cannot stand"]),
    ("+ previous_plans = 1", ["'+' cannot stand"]),
    ("! previous_plans = 1", ["'!' cannot stand"]),
    ("end NOT IS NULL", ["write IS NOT"]),
    # conditions about nothing
    ("", ["empty"]),
    ("   ", ["empty"]),
    ("1 = 1", ["needs a column"]),
    ("TRUE", ["is not part"]),
    ("'a' IN ('a')", ["IN needs a column"]),
    ("previous_plans IN ()", ["IN needs a list"]),
    ("previous_plans = 1 OR", ["cannot be read"]),
    ("previous_plans = 1)", ["cannot be read"]),
    ("(previous_plans = 1", ["cannot be read"]),
    ("latest_category = 'a", ["quotation mark"]),
    ("*", ["is not part"]),
    # characters
    ("latest_category = ‘NEG’", ["U+2018", "straight quotation mark"]),
    ("latest_category = ＇NEG＇", ["U+FF07"]),
    ("stаrt IS NULL", ["U+0430"]),
    ("start\u00a0IS NULL", ["U+00A0"]),
    ("start IS NULL\u202e", ["U+202E"]),
    ("latest_category = 'NEG\u200b'", ["U+200B"]),
    ("latest_category = 'NEG\x00'", ["U+0000"]),
    ("start IS NULL；", ["U+FF1B"]),
    # size and depth
    ("(" * 10_000 + "start IS NULL" + ")" * 10_000, ["2,000 are allowed"]),
    ("(" * 900 + "start IS NULL" + ")" * 900, [TOO_DEEP]),
    ("(" * 21 + "start IS NULL" + ")" * 21, [TOO_DEEP]),
    ("NOT " * 400 + "start IS NULL", [TOO_DEEP]),
    ("previous_plans = " + "- " * 900 + "1", [TOO_DEEP]),
    ("[" * 1_900, [TOO_DEEP]),
    ("{'a': " * 300, [TOO_DEEP]),
    ("CASE " * 380, [TOO_DEEP]),
    ("start = " * 200 + "end", ["is not part"]),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_is_refused_and_how_it_is_named(text, words):
    sentences = parse_filter(text, PROTECTION_PLAN)

    assert isinstance(sentences, list), sentences
    said = " ".join(sentences)
    for word in words:
        assert word in said, sentences
    assert all(len(sentence) < 260 and sentence[-1] in ".?" for sentence in sentences)


def test_every_problem_of_a_filter_comes_at_once():
    text = "read_csv('x') = 1 AND previos_plans > 0 OR previous_plans = 'x' AND start IN (SELECT 1) -- more"

    sentences = parse_filter(text, PROTECTION_PLAN)

    assert isinstance(sentences, list)
    for word in ("read_csv", "previos_plans", "'x'", "query", "comment"):
        assert any(word in sentence for sentence in sentences), word
    assert len(sentences) == len(set(sentences)) == 5


def test_a_long_chain_is_no_depth():
    parsed = parse_filter(" OR ".join(["end = end"] * 150), PROTECTION_PLAN)

    assert isinstance(parsed, Or)
    assert len(parsed.operands) == 150


def test_every_column_of_every_table_can_be_read_under_its_own_name():
    for table in STANDARD_TABLES.values():
        for column in allowed_columns(table):
            assert parse_filter(f"{column.name} IS NULL", table) == IsNull(Column(column.name)), (
                table.name,
                column.name,
            )


@pytest.mark.parametrize("name", ["row_id", "flagged", "child"])
def test_the_keys_of_a_row_are_never_open(name):
    for table in STANDARD_TABLES.values():
        assert isinstance(parse_filter(f"{name} IS NULL", table), list)


# The rows on which texts and trees must agree: every combination of these values.
_ROWS = [
    {"row_id": str(n), "flagged": "", "child": "c", "start": start, "end": end, "placement": placement}
    for n, (start, end, placement) in enumerate(
        product([None, date(2021, 1, 1), date(2021, 4, 1)], [None, date(2021, 4, 1)], [None, "U1", "U4", "A3"])
    )
]
_PIECES = [
    "start <= DATE '2021-03-31'",
    "end IS NULL",
    "end IS NOT NULL",
    "placement IN ( 'U1' , 'U4' )",
    "placement NOT IN ( 'U1' , 'A3' )",
    "placement LIKE 'U%'",
    "placement NOT LIKE '_1'",
    "start BETWEEN '2021-01-01' AND '2021-02-01'",
    "start NOT BETWEEN '2021-01-01' AND '2021-02-01'",
    "start < end",
    "'U4' <> placement",
]
_SCRAPS = ["NOT", "AND", "OR", "(", ")", ",", "IN", "IS", "NULL", "LIKE", "BETWEEN", "=", "!", "-", "+", "AS", "start",
           "placement", "'U1'", "1", "DATE", "TRUE", "END", "CASE", ".", "::", "*",
           "SELECT", "ESCAPE", "ALL"]  # fmt: skip


@pytest.fixture(scope="module")
def in_duckdb():
    """What DuckDB makes of the text itself, row for row. (`end` is a reserved word there.)"""
    with duckdb.connect() as connection:
        connection.execute('CREATE TABLE t (n INT, start DATE, "end" DATE, placement TEXT)')
        rows = [(n, row["start"], row["end"], row["placement"]) for n, row in enumerate(_ROWS)]
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)

        def answers(text):
            quoted = " ".join('"end"' if word.casefold() == "end" else word for word in text.split(" "))
            return [row[0] for row in connection.execute(f"SELECT ({quoted}) FROM t ORDER BY n").fetchall()]

        yield answers


@given(data=st.data())
def test_what_is_taken_means_what_sql_means(in_duckdb, data):
    """Conditions joined at random, sometimes with a scrap put in: refused, or the same answer as DuckDB's."""
    pieces = data.draw(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4))
    words = pieces[0].split(" ")
    for piece in pieces[1:]:
        joined = data.draw(st.sampled_from(["AND", "OR", "AND NOT", "OR NOT"]))
        words = [*(["(", *words, ")"] if data.draw(st.booleans()) else words), *joined.split(" "), *piece.split(" ")]
    scrap = data.draw(st.none() | st.sampled_from(_SCRAPS))
    if scrap is not None:
        at = data.draw(st.integers(0, len(words)))
        words = [*words[:at], scrap, *words[at + data.draw(st.integers(0, 1)) :]]
    text = " ".join(words)

    parsed = parse_filter(text, CARE_EPISODE)

    if isinstance(parsed, list):
        assert scrap is not None, (text, parsed)
    else:
        assert [evaluate(parsed, row) for row in _ROWS] == in_duckdb(text), text
