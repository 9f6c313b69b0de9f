"""Are the numerator and the denominator those on record, where the text does not join them by `of`?"""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.reading import Reading, agrees
from waymark.domain.rounding import exact

_OF_ALL = re.compile(r"\bof\s+(?:the|our|all|these|those)?\s*$", re.IGNORECASE)
_FROM_WHOLE = re.compile(r"\s+[^,;.]{3,70},\s+(?:only\s+|just\s+)?")  # `… cases closed, only 412 …`


def check(reading: Reading) -> Iterator[Finding]:
    yield from _of_those_recorded(reading)
    yield from _of_record(reading)


def _of_those_recorded(reading: Reading) -> Iterator[Finding]:
    """`Of the 515 cases closed, 412 had …`: the parts of the indicator, one of them another than on record."""
    known = reading.known
    if known is None or known.numerator is None or known.denominator is None or reading.said.ratios:
        return
    counts = [each for each in reading.placed if not each.figure.unit]
    if len(counts) != 2 or reading.of_a_part or any(each.figure.loose for each in counts):
        return
    whole, part = counts
    between = reading.said.covered[whole.end : part.start]
    if not _OF_ALL.search(reading.text[: whole.start]) or not re.fullmatch(
        r"\s+[^,;.]{3,70},\s+(?:only\s+|just\s+)?", between
    ):
        return
    top, bottom = part.figure.value == known.numerator, whole.figure.value == known.denominator
    if top is bottom or (bottom and reading.named < 0.7):
        return
    if part.figure.value == known.denominator - known.numerator:
        return  # those that are not counted: `Of 50 decisions, six were late`
    said = reading.text[whole.start : part.end]
    right = f"{exact(known.numerator)} of {exact(known.denominator)}"
    yield Finding("record", said, said, f"{known.name}: {right}", f"Say {right}.")


def _of_record(reading: Reading) -> Iterator[Finding]:
    """`Of the 4,996 referrals, 23.7% were …`, `208 of the plans …, giving 61.5%`: the parts of the percentage said."""
    known = reading.known
    if known is None or known.value is None or known.numerator is None or known.denominator is None:
        return
    percents = [each for each in reading.placed if each.figure.unit == "%" and each.role is Role.VALUE]
    if reading.said.ratios or not any(agrees(each.figure, known.value) for each in percents):
        return
    for each in reading.placed:
        if each.figure.unit or each.figure.loose or each.role is not Role.VALUE or each.figure.value < 10:
            continue
        after, before = reading.text[each.end :], reading.text[: each.start]
        top = re.match(r"\s+of\s+(?:the|our|all|these|those)\s+[a-z]", after, re.IGNORECASE)
        bottom = re.search(r"\b(?:out\s+)?of\s+(?:the|our|all|these|those|a\s+total\s+of)?\s*$", before, re.IGNORECASE)
        right = known.numerator if top else known.denominator if bottom else each.figure.value
        if each.figure.value not in (right, known.numerator, known.denominator):
            what = "the numerator" if top else "the denominator"
            yield Finding(
                "record",
                each.figure.text,
                each.figure.text,
                f"{known.name}: {what} is {exact(right)}",
                f"Say {exact(right)}.",
            )
            return
