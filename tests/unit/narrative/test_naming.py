"""Names of indicators as they stand in a sentence."""

import pytest

from waymark.narrative.counted import out_of_words
from waymark.narrative.naming import before_verb, opening


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Percentage of schools that are good", "The percentage of schools that are good"),
        ("Gap in Attainment 8", "The gap in Attainment 8"),
        ("Average caseload", "The average caseload"),
        ("Results of case audits", "The results of case audits"),
        ("% of pupils", "The percentage of pupils"),
        ("% pupils absent", "The percentage of pupils absent"),
        ("No. of exclusions", "The number of exclusions"),
        ("Children in care", "Children in care"),
        ("persistent absence", "Persistent absence"),
        ("NEET", "NEET"),
        ("16 to 18 year olds in learning", "16 to 18 year olds in learning"),
    ],
)
def test_how_it_opens(name, expected):
    assert opening(name) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The percentage of pupils, as published", "The percentage of pupils, as published,"),
        (
            "Young people not in education, employment or training",
            "Young people not in education, employment or training",
        ),
        ("Results in reading, writing and mathematics", "Results in reading, writing and mathematics"),
        ("The percentage of pupils", "The percentage of pupils"),
    ],
)
def test_an_addition_is_closed_by_a_comma_and_a_list_is_not(said, expected):
    assert before_verb(said) == expected


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("schools that have been inspected", True, "schools that have been inspected"),
        ("full-time equivalents × 1,000 of case-holding posts", True, "full-time equivalents of case-holding posts"),
        ("schools that have been inspected", False, ""),  # a reading may divide by something else
        ("Unit cases closed in the month", True, ""),  # the period is said already
        ("children assessed, of each group", True, ""),
        ("pupils of whom it is known", True, ""),
    ],
)
def test_what_is_divided_by_follows_its_number_where_it_can(name, own, expected):
    assert out_of_words(name, own) == expected
