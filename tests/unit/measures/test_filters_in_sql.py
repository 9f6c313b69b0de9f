"""Filters as SQL text: quoted names, escaped constants, and the same answers from DuckDB."""

from datetime import date

import duckdb
import pytest

from waymark.domain.filter import (
    And,
    Between,
    Column,
    Comparison,
    In,
    IsNull,
    Like,
    Not,
    Operator,
    Or,
)
from waymark.measures.filters_in_sql import identifier, literal, render


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "'plain'"),
        ("it's", "'it''s'"),
        ("'; DROP TABLE x; --", "'''; DROP TABLE x; --'"),
        (5, "5"),
        (-5, "(-5)"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2020, 2, 29), "DATE '2020-02-29'"),
    ],
)
def test_constants(value, text):
    assert literal(value) == text
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT {text}").fetchone() == (value,)


@pytest.mark.parametrize("text", ["", "\\", "a\\'b", "a\nb", '"', "é 😀", "a\0b", "-- /* */"])
def test_any_text_comes_back_as_it_went(text):
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT {literal(text)}").fetchone() == (text,)


def test_names_are_always_quoted():
    assert identifier("end") == '"end"'
    assert identifier('a"b') == '"a""b"'


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (None, "TRUE"),
        (Comparison(Column("end"), Operator.NOT_EQUAL, "x"), "(\"end\" <> 'x')"),
        (Comparison(Column("end"), Operator.LESS, Column("start")), '("end" < "start")'),
        (In(Column("a"), ("x", "y")), "(\"a\" IN ('x', 'y'))"),
        (In(Column("a"), ()), "FALSE"),
        (Between(Column("a"), 1, 2), '("a" BETWEEN 1 AND 2)'),
        (Like(Column("a"), "x%"), "(\"a\" LIKE 'x%')"),
        (
            Like(Column("a"), "X%", any_case=True),
            "(translate(\"a\", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') LIKE 'x%')",
        ),
        (
            IsNull(Column("end")),
            "(CASE WHEN contains(coalesce(\"flagged\", ''), ',end,') THEN NULL ELSE \"end\" IS NULL END)",
        ),
        (Not(In(Column("a"), (1,))), '(NOT ("a" IN (1)))'),
        (And((In(Column("a"), (1,)), In(Column("b"), (2,)))), '(("a" IN (1)) AND ("b" IN (2)))'),
        (Or((In(Column("a"), (1,)), In(Column("b"), (2,)))), '(("a" IN (1)) OR ("b" IN (2)))'),
        (And(()), "TRUE"),
        (Or(()), "FALSE"),
    ],
)
def test_every_form(expression, text):
    assert render(expression) == text


@pytest.mark.parametrize(
    ("value", "flags", "answer"),
    [("'x'", "''", False), ("NULL", "''", True), ("NULL", "NULL", True), ("NULL", "',a,'", None)],
)
def test_a_flagged_field_is_not_a_blank_one(value, flags, answer):
    with duckdb.connect() as connection:
        query = f"SELECT {render(IsNull(Column('a')))} FROM (SELECT {value} AS a, {flags} AS flagged)"
        assert connection.execute(query).fetchone() == (answer,)
