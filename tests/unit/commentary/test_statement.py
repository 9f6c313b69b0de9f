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


def test_lines_alone_go_on_only_with_a_small_letter():
    text = "First line\nSecond line\nthat goes on\n74% is third"
    assert [each.text for each in statements(text, lines_alone=True)] == [
        "First line",
        "Second line that goes on",
        "74% is third",
    ]
    assert len({each.paragraph for each in statements(text, lines_alone=True)}) == 3
