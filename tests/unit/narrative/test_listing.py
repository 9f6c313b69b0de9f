"""Lists in a sentence."""

import pytest

from waymark.narrative.listing import listed, named


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["Schools, primary", "Schools"], "Schools, primary; and Schools"),
        (["Dover", "Folkestone and Hythe", "Thanet"], "Dover; Folkestone and Hythe; and Thanet"),
    ],
)
def test_parts_with_a_comma_or_an_and_are_set_apart(parts, expected):
    assert listed(parts) == expected


def test_what_is_left_over_is_counted():
    assert named(["A", "B", "C", "D", "E"], 3) == "A, B, C and 2 others"
    assert named(["A", "B", "C", "D"], 3) == "A, B, C and D"  # one left over is named
    assert named(["A", "B"], 3) == "A and B"


def test_no_more_names_than_a_sentence_holds():
    long = "a name of exactly eight words in all"
    assert named([long] * 3, 4) == f"{long}, {long} and 1 other"
    assert named(["word " * 30] * 2, 4) == "2 indicators"
