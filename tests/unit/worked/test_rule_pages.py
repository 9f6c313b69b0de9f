"""The pages of the rules: inputs in words, policies in words, and properties that tests really hold."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest

from waymark.domain.period import Year, YearType
from waymark.domain.rule_names import DIRECTION_METHODS, RATING_RULES
from waymark.domain.rule_parameters import ExpectedFromHistory, ExpectedRange, NearBands, Tolerance, ToleranceIn
from waymark.worked.in_words import inputs_in_words
from waymark.worked.parameters import parameters_of
from waymark.worked.policies import settings_in_words, years_in_words
from waymark.worked.properties import named_tests, properties_of
from waymark.worked.subjects import NAMES, SUBJECTS, subject
from waymark.worked.tables import rows_of

UNIT = Path(__file__).parents[1]


def test_every_test_that_a_page_names_exists():
    known = {
        node.name
        for file in UNIT.rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert set(named_tests()) <= known


def test_every_rule_says_what_holds_and_what_it_takes_into_account():
    for name in (*RATING_RULES, *DIRECTION_METHODS):
        if name not in ("not_rated", "auto"):  # neither takes a number of its own
            assert parameters_of(name), name
        if name != "not_rated":
            assert properties_of(name), name


def test_inputs_are_said_in_words():
    headings, lines = inputs_in_words(rows_of("tolerance"))
    assert headings == ("Better when", "Value", "Target", "Tolerance")
    assert lines[0] == ("higher", "92.0%", "92%", "5 percentage points")
    assert ("lower", "447 days", "426 days", "5% of the target") in lines
    assert ("lower", "427 days", "426 days", "1 day") in lines
    headings, lines = inputs_in_words(rows_of("near_target"))
    assert headings[3:] == ("Inner band", "Outer band")
    assert lines[7][3:] == ("−2 to +1", "−4 to +2")
    headings, lines = inputs_in_words(rows_of("spc"))
    assert headings == ("Better when", "Window", "Figures, oldest first")  # no row has a target
    assert lines[-1][:2] == ("higher", "12 months")
    said = [line[2] for line in inputs_in_words(rows_of("two_points"))[1]]
    assert "597 of 807, none, 650 of 807" in said
    assert "597 of 807 (part of its period), 650 of 807" in said
    assert "597 of 807, 650 of 807 (series break)" in said


@pytest.mark.parametrize("name", NAMES)
def test_every_input_is_filled(name):
    headings, lines = inputs_in_words(rows_of(name))
    assert len(lines) == len(rows_of(name))
    assert all(len(line) == len(headings) and all(line) for line in lines)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        (None, ""),
        (Tolerance(Fraction(5), ToleranceIn.RELATIVE), "5% of the target"),
        (Tolerance(Fraction(5, 2), ToleranceIn.POINTS), "2.5 in the figure's own unit"),
        (
            NearBands(Fraction(1), Fraction(2), Fraction(3), Fraction(4)),
            "green up to 1 below and 2 above the target, amber up to 3 below and 4 above",
        ),
        (ExpectedRange(Fraction(340), Fraction(420)), "from 340 to 420"),
        (ExpectedFromHistory(), "worked out from the last three years"),
    ],
)
def test_settings_of_a_policy(parameters, said):
    assert settings_in_words(parameters) == said


def test_years_that_follow_one_another_are_joined():
    years = [Year(start, YearType.FINANCIAL) for start in (2014, 2012, 2013, 2016, 2018, 2019)]
    assert years_in_words(years) == "2012-13 to 2014-15, 2016-17 and 2018-19 to 2019-20"


def test_a_rule_is_told_in_its_own_words_without_its_name():
    assert subject("spc").paragraphs[0].startswith("The latest of all comparable points")
    for told in SUBJECTS:
        assert told.title[0].isupper()
        assert all(told.paragraphs)
        assert not any(paragraph.startswith("- ") for paragraph in told.paragraphs)


def test_a_name_without_a_table_is_refused():
    with pytest.raises(KeyError):
        subject("league_table")
    with pytest.raises(FileNotFoundError):
        rows_of("league_table")
