"""What is a figure, what only looks like one, and which two are a ratio."""

import pytest

from waymark.commentary.quantity import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was 74%.", [(74, "%")]),
        ("It was 1,234.5 per cent", [(1234.5, "%")]),
        ("up 0.7 percentage points", [(0.7, "pp")]),
        ("£4.5 million saved", [(4_500_000, "£")]),
        ("took 31 days", [(31, "days")]),
        ("twenty-one pupils and thirty staff", [(21, ""), (30, "")]),
        ("16-17 year olds at Key Stage 2 in 2016/17", []),
        ("within 20 weeks of 3 May 2018", []),
        ("a rate of 48.2 per 10,000", [(48.2, "")]),
        ("one of the priorities", []),
        ("between April 2017 and March 2018", []),
        ("SCS19 is 74%", [(74, "%")]),
        ("", []),
    ],
)
def test_figures(text, expected):
    assert [(float(each.value), each.unit) for each in quantities(text).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("501 of the 547 schools", [(501, 547)]),
        ("12 out of 48", [(12, 48)]),
        ("597/807 plans", [(597, 807)]),
        ("25,500 invoices, of which 24,786 were paid", [(24786, 25500)]),
        ("in 2017/18", []),
        ("a fall of 4 to 3", []),
    ],
)
def test_ratios(text, expected):
    assert [(each.top.value, each.bottom.value) for each in quantities(text).ratios] == expected


@pytest.mark.parametrize(
    ("text", "loose"), [("just over 74%", "over"), ("nearly 74%", "under"), ("around 74%", "about"), ("at 74%", "")]
)
def test_the_word_before_makes_a_figure_loose(text, loose):
    assert quantities(text).figures[0].loose == loose


def test_covered_text_keeps_every_place():
    text = "Of 16-17 year olds in 2016/17, 74% stayed."
    said = quantities(text)
    assert len(said.covered) == len(text)
    assert text[said.figures[0].start : said.figures[0].end] == "74%"
