"""Three-valued logic on one row."""

from datetime import date

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
from waymark.measures.filters_in_memory import evaluate, unknown_columns, value_of

A, B, END = Column("a"), Column("b"), Column("end")
ROW = {"a": 5, "b": None, "word": "50% a_b.", "end": None, "when": date(2020, 2, 29), "flagged": ",end,"}

A_IS_5 = Comparison(A, Operator.EQUAL, 5)
A_IS_6 = Comparison(A, Operator.EQUAL, 6)
B_IS_5 = Comparison(B, Operator.EQUAL, 5)


@pytest.mark.parametrize(
    ("operator", "with_4", "with_5", "with_6"),
    [
        (Operator.EQUAL, False, True, False),
        (Operator.NOT_EQUAL, True, False, True),
        (Operator.LESS, False, False, True),
        (Operator.LESS_OR_EQUAL, False, True, True),
        (Operator.GREATER, True, False, False),
        (Operator.GREATER_OR_EQUAL, True, True, False),
    ],
)
def test_comparisons(operator, with_4, with_5, with_6):
    answers = [evaluate(Comparison(A, operator, other), ROW) for other in (4, 5, 6)]
    assert answers == [with_4, with_5, with_6]
    assert evaluate(Comparison(B, operator, 5), ROW) is None
    assert evaluate(Comparison(A, operator, B), ROW) is None


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        (None, True),
        (Comparison(A, Operator.EQUAL, A), True),
        (In(A, (4, 5)), True),
        (In(A, (4, 6)), False),
        (In(B, (4, 5)), None),
        (In(A, ()), False),
        (Between(A, 5, 6), True),
        (Between(A, 4, 5), True),
        (Between(A, 6, 7), False),
        (Between(B, 6, 7), None),
        (Between(Column("when"), date(2020, 2, 29), date(2020, 3, 1)), True),
        (IsNull(A), False),
        (IsNull(B), True),
        (IsNull(END), None),
        (Not(IsNull(END)), None),
        (Not(A_IS_5), False),
        (Not(B_IS_5), None),
        (And((A_IS_5, B_IS_5)), None),
        (And((A_IS_6, B_IS_5)), False),
        (And((A_IS_5, A_IS_5)), True),
        (Or((A_IS_5, B_IS_5)), True),
        (Or((A_IS_6, B_IS_5)), None),
        (Or((A_IS_6, A_IS_6)), False),
    ],
)
def test_what_is_unknown_and_what_is_not(expression, answer):
    assert evaluate(expression, ROW) is answer


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [("50%", True), ("%a_b.", True), ("50_ a_b.", True), ("%A_b.", False), ("50", False), ("%b", False), ("%", True)],
)
def test_like_knows_two_wildcards_and_minds_case(pattern, matches):
    assert evaluate(Like(Column("word"), pattern), ROW) is matches


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [("%A_B.", True), ("%a_b.", True), ("50_ A_b.", True), ("50", False), ("%B", False)],
)
def test_like_of_any_case_knows_the_same_wildcards(pattern, matches):
    assert evaluate(Like(Column("word"), pattern, any_case=True), ROW) is matches


def test_only_the_26_letters_have_two_cases():
    kelvin = {"word": "\u212a\u00c9", "flagged": ""}
    assert evaluate(Like(Column("word"), "k%", any_case=True), kelvin) is False
    assert evaluate(Like(Column("word"), "%\u00e9", any_case=True), kelvin) is False


def test_a_point_in_a_pattern_is_a_point():
    assert evaluate(Like(Column("word"), "a.b"), {"word": "axb", "flagged": ""}) is False


def test_like_reaches_over_lines():
    assert evaluate(Like(Column("word"), "a%b"), {"word": "a\nb", "flagged": ""}) is True


def test_a_flagged_name_is_found_whole():
    row = {"start": 1, "period_start": 2, "flagged": ",period_start,"}
    assert value_of(row, "start") == 1
    assert value_of(row, "period_start") is None


def test_a_row_without_flags_may_say_so_with_a_blank():
    assert value_of({"start": 1, "flagged": None}, "start") == 1


def test_a_column_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        evaluate(Comparison(Column("absent"), Operator.EQUAL, 1), ROW)


@pytest.mark.parametrize(
    ("expression", "columns"),
    [
        (None, ()),
        (A_IS_5, ()),
        (B_IS_5, ("b",)),
        (Comparison(B, Operator.LESS, END), ("b", "end")),
        (Not(IsNull(END)), ("end",)),
        (And((A_IS_6, B_IS_5)), ()),
        (Or((And((A_IS_6, IsNull(END))), B_IS_5)), ("b",)),
        (Or((B_IS_5, IsNull(END), B_IS_5)), ("b", "end")),
    ],
)
def test_only_columns_that_would_change_the_answer_are_named(expression, columns):
    assert unknown_columns(expression, ROW) == columns
