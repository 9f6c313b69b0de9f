"""Which indicator a sentence is about."""

import pytest

from waymark.commentary.known import Known
from waymark.commentary.named import Names
from waymark.domain.polarity import Polarity


def known(code, name):
    return Known(code, (name,), Polarity.HIGHER, "%")


NAMES = Names(
    [
        known("EH46", "Percentage of primary pupils who are persistently absent"),
        known("EH47", "Percentage of secondary pupils who are persistently absent"),
        known("NEET", "Percentage of 16-17 year olds not in education, employment or training"),
        known("CIC", "Children in care in the same placement for two years"),
        known("RHI", "Returner interviews completed within 72 hours"),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EH47 stands at 12%.", "EH47"),
        ("Persistent absence among primary pupils is 8%.", "EH46"),
        ("Persistent absence among secondary pupils is 12%.", "EH47"),
        ("The NEET rate is 3%.", "NEET"),
        ("Looked after children in the same placement for two years: 70%.", "CIC"),
        ("78% of returner interviews were completed within 72 hours.", "RHI"),
        ("The library opened at 9 o'clock.", None),
        ("", None),
    ],
)
def test_the_indicator_named(text, code):
    named = NAMES.one_of(text)
    assert (named.known.code if named else None) == code


def test_a_sentence_that_goes_over_to_another_is_taken_apart():
    text = "The NEET rate is 3%, while returner interviews completed within 72 hours are 78%."
    assert NAMES.parts(text) == [
        "The NEET rate is 3%",
        "while returner interviews completed within 72 hours are 78%.",
    ]
