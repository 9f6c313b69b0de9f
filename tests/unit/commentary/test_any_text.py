"""Whatever a paper holds and whatever the figures are, the checker answers, and points at words that stand there."""

import time
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waymark.commentary.check import LONGEST, check, unread
from waymark.commentary.known import Known, Printed
from waymark.domain.polarity import Polarity

WORDS = [
    word
    for line in (
        "The proportion of pupils percentage target national England average last year rose fell improved",
        "worsened from to by of in above below ahead behind short met missed in line with doubled halved a",
        "third three quarters one in ten most just over nearly around compared with against and but while,",
        "which total including comprising made up quarter 1 Q3 1 April 2018 to 30 June 2019 31 June 2017/18",
        "2018/17 financial year May twelve months two years % percentage points days £ million (66%) 45 30",
        "1,234 74% 86.5% 0.7 - 3 out of 4 0 0% 0 of 0 zero not never NEET remained unchanged no change band",
        "range 80 to 90 closer to further from the remaining both total of",
    )
    for word in line.split()
]
MARKS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "\n\n", "; ", " (", ") ", "-", "|", "\t", "* ", "1. ", ": "])
NUMBERS = st.one_of(
    st.integers(0, 10**7).map(str), st.integers(0, 10**7).map("{:,}".format), st.decimals(0, 200, places=2).map(str)
)
SAID = st.lists(st.tuples(st.one_of(st.sampled_from(WORDS), NUMBERS), MARKS), max_size=60).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)
PRINTED = st.none() | st.builds(
    Printed, st.fractions(-(10**6), 10**6, max_denominator=1000), st.integers(min_value=0, max_value=3)
)
PART = st.none() | st.integers(0, 10**6).map(Fraction)
KNOWN = st.builds(
    Known,
    st.sampled_from(["EH46", "NEET", "Pupils", ""]),
    st.sampled_from([("Percentage of pupils absent",), ("NEET",), ("Days to adoption", "A10"), ("of",)]),
    st.sampled_from(Polarity),
    st.sampled_from(["%", "pp", "count", "rate", "days", "points", "cases"]),
    *(PRINTED,) * 4,
    *(PART,) * 2,
)


@given(st.one_of(SAID, st.text(max_size=300)), st.lists(KNOWN, max_size=4), st.booleans())
@example("İ ß ŉ 3% rose from 4% to 2%", [], True)
@example("Of 0 pupils 0 (0%) rose from 0 to 0.", [], False)
def test_findings_point_at_words_of_the_text(text, known, lines_alone):
    lines = len(text.splitlines())
    for found in check(text, known, lines_alone):
        assert 1 <= found.line <= lines
        assert "".join(plain(found.sentence).split()) in "".join(plain(text).split())
        finding = found.finding
        assert finding.level in ("error", "warning")
        assert all((finding.kind, finding.quote, finding.says, finding.data, finding.suggestion))
        assert "".join(finding.quote.split()) in "".join(found.sentence.split())


def plain(text: str) -> str:
    """Without bullets, and marks of tables and Markdown, which are no words."""
    return "".join(mark for mark in text if mark not in "*|-_`#<>•▪–·")


HOSTILE = {
    "digits": "1" * 20_000,
    "commas": ",1" * 10_000,
    "from": "from 1 to 2 " * 1_700,
    "no space": "a" * 20_000,
    "per cent": "1%" * 10_000,
    "brackets": "(" * 20_000,
    "ratios": "3 of 4 children " * 1_250,
    "days": "1/1/2018 to " * 1_600,
    "months": "May 2018 " * 2_200,
    "passive": "target is was are has been " * 700,
    "initials": "A. " * 7_000,
    "capitals": "In Wyvern in Harle " * 1_000,
}


@pytest.mark.parametrize("text", [*HOSTILE.values(), *(each[: LONGEST - 1] for each in HOSTILE.values())])
def test_hostile_text_ends_within_seconds(text):
    known = [Known("NEET", ("NEET of children",), Polarity.LOWER, "%", Printed(Fraction(3)), Printed(Fraction(2)))]
    begun = time.process_time()
    check(text, known, lines_alone=True)
    assert time.process_time() - begun < 5


def test_a_statement_too_long_is_told_and_not_read():
    long = "It rose from 4% to 3% " * 200
    assert len(long) > LONGEST
    assert check(f"First.\n\n{long}.", []) == ()
    assert unread(f"First.\n\n{long}.") == (3,)
    assert unread("It rose from 4% to 3%.") == ()
