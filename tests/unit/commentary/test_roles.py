"""What each figure of a sentence is."""

import pytest

from waymark.commentary.quantity import quantities
from waymark.commentary.roles import placed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 74%, against a target of 86%.", ["value", "target"]),
        ("It is 74%, above the 59% national average.", ["value", "national figure"]),
        ("It rose from 70% to 74%.", ["previous figure", "value"]),
        ("It rose by 4 percentage points to 74%.", ["difference", "value"]),
        ("It is 74%, compared with 70% last year.", ["value", "previous figure"]),
        ("At 74% it is 12 points short of the target.", ["value", "difference"]),
        ("It was 70% in 2015 and 74% in 2016.", ["previous figure", "value"]),
        ("There were 501 of 547.", ["part of a ratio", "part of a ratio"]),
        ("It is 74% and the statistical neighbours' average 71%.", ["value", "comparator"]),
    ],
)
def test_roles(text, expected):
    assert [each.role.value for each in placed(text, quantities(text))] == expected
