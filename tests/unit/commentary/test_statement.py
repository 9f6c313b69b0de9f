"""Where a statement begins and ends, and on which line."""

import pytest

from waymark.commentary.statement import statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another thing.", [(1, "One thing."), (1, "Another thing.")]),
        ("Wrapped over\ntwo lines. And\nmore.", [(1, "Wrapped over two lines."), (2, "And more.")]),
        ("A title\n\nIt rose.", [(1, "A title"), (3, "It rose.")]),
        ("As follows:\nit rose.", [(1, "As follows:"), (2, "it rose.")]),
        ("* one\n* two\n- three", [(1, "one"), (2, "two"), (3, "three")]),
        (
            "1.1 One thing\n1.2 Another\n(a) a third\n2) a fourth",
            [(1, "One thing"), (2, "Another"), (3, "a third"), (4, "a fourth")],
        ),
        ("# Heading\n\nText.", [(1, "Heading"), (3, "Text.")]),
        ("It was **4%** and [here](x.html).", [(1, "It was 4% and here.")]),
        ("| a | 4% |\n| b | 5% |", [(1, "| a | 4% |"), (2, "| b | 5% |")]),
        ("See e.g. Table 2. It fell.", [(1, "See e.g. Table 2."), (1, "It fell.")]),
        ("It was 4.5% in total.", [(1, "It was 4.5% in total.")]),
        ("", []),
        ("\n\n---\n", []),
    ],
)
def test_statements_and_their_lines(text, expected):
    assert [(each.line, each.text) for each in statements(text)] == expected


def test_lines_alone_are_paragraphs_and_a_wrapped_one_is_whole():
    found = statements("First line.\nSecond line that\n2018 goes on.\nThird. And its second.", lines_alone=True)
    assert [(each.line, each.text) for each in found] == [
        (1, "First line."),
        (2, "Second line that 2018 goes on."),
        (4, "Third."),
        (4, "And its second."),
    ]
    assert [each.paragraph for each in found[:3]] == sorted({each.paragraph for each in found[:3]})
    assert found[2].paragraph == found[3].paragraph
