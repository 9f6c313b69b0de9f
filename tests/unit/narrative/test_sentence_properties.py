"""What holds of every generated sentence: the checker of papers finds nothing in it, its numbers are public or exact
differences of public ones, it is short, and a hidden figure leaves no trace."""

import re
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.narrative.generated import HIDDEN, Situation, situations

from waymark.commentary.check import check
from waymark.commentary.known import Known, Printed
from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.narrative.headline import told

UNITS = {
    Unit.PERCENT: "%",
    Unit.POINTS: "pp",
    Unit.COUNT: "count",
    Unit.RATE_PER_10000: "rate",
    Unit.DAYS: "days",
    Unit.SCORE: "points",
}
BETTER = re.compile(r"\b(?:better|worse|meet\w*|met|miss\w*|short of|inside the \S+ target)\b")


def text_of(case: Situation) -> str:
    said = told(case.subject, case.figure, case.around)
    return " ".join((said.headline, *said.further))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.])\s+(?=[A-Z])", text)


def fraction(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def printed(text: str) -> Printed:
    return Printed(fraction(text), len(text.partition(".")[2]))


def known(case: Situation) -> Known:
    """The figures of the row, as a table of figures would give them to the checker."""
    subject, figure, around = case.subject, case.figure, case.around
    alike = [other for other in around.others if other.same_period and not other.differs]
    return Known(
        "X1",
        tuple(name for name in (subject.name, subject.short_name) if name),
        subject.polarity,
        UNITS[subject.unit],
        printed(figure.value.text),
        printed(around.earlier.value.text) if around.earlier else None,
        Printed(around.aimed.target, subject.decimals) if around.aimed else None,
        printed(alike[0].text) if alike else None,
        fraction(figure.numerator.text) if figure.numerator.text else None,
        fraction(figure.denominator.text) if figure.denominator.text else None,
    )


@settings(max_examples=1500)
@given(situations())
def test_the_checker_of_papers_finds_nothing(case):
    text = text_of(case)
    found = check(text, [known(case)])
    assert not found, [(one.sentence, one.finding.says, one.finding.data) for one in found]


@settings(max_examples=1000)
@given(situations())
def test_each_sentence_on_its_own_line_is_right_as_well(case):
    text = "\n".join(sentences(text_of(case)))
    found = check(text, [known(case)], lines_alone=True)
    assert not found, [(one.sentence, one.finding.says, one.finding.data) for one in found]


@settings(max_examples=1000)
@given(situations())
def test_each_number_is_a_public_cell_or_an_exact_difference(case):
    subject, figure, around = case.subject, case.figure, case.around
    text = text_of(case)
    others = [other for other in (around.whole, *around.others) if other]
    words = [subject.name.removeprefix("% of "), subject.short_name, figure.when, figure.when.partition(" ")[2]]
    words += [figure.period, subject.parts.out_of]
    words += [around.earlier.period] if around.earlier else []
    words += [around.unrated, *(other.period for other in others), around.aimed.year if around.aimed else ""]
    for said in sorted((word for word in words if word), key=len, reverse=True):
        text = re.sub(re.escape(said), "", text, flags=re.IGNORECASE)
    cells = [figure.value, figure.numerator, figure.denominator]
    cells += [said.value for said in (around.earlier, around.year_before) if said]
    public = {fraction(cell.text) for cell in cells if cell.text} | {fraction(other.text) for other in others}
    if around.aimed:
        aimed = around.aimed
        public |= {bar for bar in (aimed.target, aimed.low, aimed.high, aimed.floor, aimed.baseline) if bar is not None}
    public |= set(around.expected or ())
    apart = {abs(one - other) for one, other in combinations(public, 2)}
    text = text.replace("per 10,000", "")
    for number in re.findall(r"-?\d[\d,]*(?:\.\d+)?", text):
        assert fraction(number) in public | apart, (number, text)


@settings(max_examples=1000)
@given(situations())
def test_every_sentence_has_fewer_than_25_words(case):
    for sentence in sentences(text_of(case)):
        assert len(sentence.split()) < 25, sentence


@settings(max_examples=500)
@given(situations())
def test_without_polarity_nothing_is_judged(case):
    plain = replace(case, subject=replace(case.subject, polarity=Polarity.NONE))
    text = text_of(plain).replace("expected standard", "")
    assert not BETTER.search(text), text


@settings(max_examples=500)
@given(situations(), situations())
def test_a_hidden_figure_leaves_no_trace(case, other):
    """Whatever else is known of the figure, the words are the same."""
    hidden = replace(case.figure, value=HIDDEN, numerator=HIDDEN, denominator=HIDDEN)
    said = told(case.subject, hidden, case.around)
    assert said == told(case.subject, hidden, other.around)
    assert said.further == ()
    assert "rests on a small count" in said.headline


@settings(max_examples=500)
@given(situations(), st.booleans())
def test_a_hidden_earlier_figure_leaves_no_movement(case, consecutive):
    if case.around.earlier is None:
        return
    around = replace(case.around, earlier=replace(case.around.earlier, value=HIDDEN), consecutive=consecutive)
    none = replace(case.around, earlier=None, consecutive=consecutive)
    assert told(case.subject, case.figure, around) == told(case.subject, case.figure, none)


@settings(max_examples=500)
@given(situations())
def test_better_and_worse_agree_with_the_polarity(case):
    """The word beside the county's figure, redone from the numbers."""
    whole = case.around.whole
    if whole is None or case.subject.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return
    now, then = fraction(case.figure.value.text), fraction(whole.text)
    better = now > then if case.subject.polarity is Polarity.HIGHER else now < then
    word = "the same as" if now == then else "better than" if better else "worse than"
    assert f"It is {word} Kent's {whole.text}" in text_of(case)
