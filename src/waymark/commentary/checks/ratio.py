"""Do `n of m`, its percentage and the recorded parts agree?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.quantity import Figure, Ratio
from waymark.commentary.reading import Reading, loosely, quote
from waymark.domain.rounding import exact, round_half_up

_FARTHEST = 80


def check(reading: Reading) -> Iterator[Finding]:
    for ratio in reading.said.ratios:
        finding = _parts(reading, ratio) or _share(reading, ratio) or _recorded(reading, ratio)
        if finding is not None:
            yield finding
    for ratio in _of_those(reading):
        finding = _share(reading, ratio)
        rest = replace(ratio, top=replace(ratio.top, value=ratio.bottom.value - ratio.top.value))
        if finding is not None and _share(reading, rest) is not None:  # `of 50, six were late, so 88% were in time`
            yield finding
    yield from _in_brackets(reading)
    yield from _made_up(reading)
    yield from _more_than_all(reading)


def _parts(reading: Reading, ratio: Ratio) -> Finding | None:
    if ratio.top.value <= ratio.bottom.value:
        return None
    said = reading.text[ratio.start : ratio.end]
    return Finding("ratio", said, said, "the part is larger than the whole", "Check which figure is which.")


def _share(reading: Reading, ratio: Ratio) -> Finding | None:
    """The percentage that stands with the ratio. `One in three` is no count, and is judged as words are."""
    if ratio.top.loose or (ratio.top.spelt and ratio.bottom.spelt and " in " in reading.text[ratio.start : ratio.end]):
        return None
    percent = _percent_of(reading, ratio)
    if percent is None or not ratio.bottom.value:
        return None
    return _compared(reading, percent, ratio.top.value, ratio.bottom.value, (ratio.start, ratio.end))


def _compared(
    reading: Reading, each: Placed, top: Fraction, bottom: Fraction, place: tuple[int, int]
) -> Finding | None:
    share = top / bottom * 100
    said = each.figure
    if round_half_up(share, said.decimals) == said.value or loosely(said, share) or _tie(share, said):
        return None
    right = f"{round_half_up(share, said.decimals)}%"
    return Finding(
        "ratio",
        quote(reading, [(each.start, each.end), place]),
        f"{exact(top)} of {exact(bottom)} is {said.text}",
        f"{exact(top)} of {exact(bottom)} is {right}",
        f"Say {right}, or correct the numbers.",
        "warning" if abs(share - said.value) < 1 else "error",
    )


def _tie(share: Fraction, said: Figure) -> bool:
    """Exactly half way between: either neighbour is as people round."""
    return bool(abs(share - said.value) * 2 * 10**said.decimals == 1)


def _percent_of(reading: Reading, ratio: Ratio) -> Placed | None:
    covered = reading.said.covered
    near: list[tuple[int, Placed]] = []
    for each in reading.placed:
        if each.figure.unit != "%" or each.role not in (Role.VALUE, Role.PREVIOUS, Role.NATIONAL):
            continue
        if each.end <= ratio.start:
            between = covered[each.end : ratio.start]
            joined = bool(
                re.fullmatch(
                    r"\s*(?:of\s+[a-z’' -]{3,50})?\s*(?:[(,;:–-]|or|i\.e\.|that\s+is|which\s+is|equating\s+to|"
                    r"equivalent\s+to|representing|just|only|some|all|\s)+",
                    between,
                    re.IGNORECASE,
                )
            )
            others = [other for other in reading.placed if each.end <= other.start < ratio.start]
            with_ = not others and re.search(r",\s+with\s+(?:just\s+|only\s+)?$", between) is not None
            if joined or with_ or (not others and len(between) < 60 and "(" in between and ")" not in between):
                near.append((len(between), each))
        elif each.start >= ratio.end:
            between = covered[ratio.end : each.start]
            others = [other for other in reading.placed if ratio.end <= other.start < each.start]
            if others or len(between) > _FARTHEST:
                continue
            if re.search(
                r"[(]\s*$|(?:\bor|i\.e\.?,?|that\s+is,?|which\s+(?:is|was|represents|equates\s+to|gives|amounts\s+to)|"
                r"representing|making|giving|amounting\s+to|that\s+is\s+to\s+say|working\s+out\s+at|works\s+out\s+at|"
                r"came\s+to|comes\s+to|equating\s+to|equivalent\s+to|equates\s+to|equals|(?:the|"
                r"a)\s+(?:[a-z-]+\s+){0,2}(?:rate|share|proportion|percentage|figure)\s+(?:is|was|of|stood\s+at)|"
                r"a\s+(?:rate|figure|total|proportion|percentage|share)\s+of|so|=|at|,|:|–|—)\s*(?:a\s+(?:rate|"
                r"proportion|percentage)\s+of\s+)?(?:around|about|just\s+(?:over|under)|nearly|almost|over|some)?\s*$",
                between,
                re.IGNORECASE,
            ) and not _of_another(reading, each):
                near.append((len(between), each))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _of_another(reading: Reading, each: Placed) -> bool:
    """`90.2% of pupils`: a share of something of its own."""
    return bool(
        re.match(
            r"\s+of\s+(?!(?:those|them|these|all|the\s+total|the\s+whole|that|our\s+total)\b)(?:the\s+|our\s+)?[a-z]",
            reading.said.covered[each.end :],
        )
    )


_FROM_WHOLE = re.compile(r"\s+[^,;.]{3,70},\s+(?:only\s+|just\s+)?")  # `… 24 inspected, only 7 …`
_OF_ALL = re.compile(r"\bof\s+(?:the|our|all|these|those)?\s*$", re.IGNORECASE)


def _more_than_all(reading: Reading) -> Iterator[Finding]:
    """`Of the 24 inspected, 27 were good`."""
    for whole, part in pairwise(reading.placed):
        if whole.figure.unit or part.figure.unit or part.role is Role.PART or part.figure.value <= whole.figure.value:
            continue
        between = reading.said.covered[whole.end : part.start]
        if not _OF_ALL.search(reading.text[: whole.start]) or not _FROM_WHOLE.fullmatch(between):
            continue
        if re.match(r"\s+(?:were|are|was|had|have|met|passed|did)\b", reading.text[part.end :]):
            said = reading.text[whole.start : part.end]
            yield Finding("ratio", said, said, "the part is larger than the whole", "Check which figure is which.")


def _of_those(reading: Reading) -> Iterator[Ratio]:
    """`Of the 300 inspected, 262 are good, which equates to 87.3%`: the part and its whole, with words between."""
    for whole, part in pairwise(reading.placed):
        if whole.figure.unit or part.figure.unit or Role.PART in (whole.role, part.role):
            continue
        if part.figure.value > whole.figure.value or not _OF_ALL.search(reading.text[: whole.start]):
            continue
        if _FROM_WHOLE.fullmatch(reading.said.covered[whole.end : part.start]):
            yield Ratio(part.figure, whole.figure, whole.start, part.end)


_MADE_UP = spoken(
    r"""
    makes? up
    made up
    represents?
    represented
    accounts? for
    accounted for
    equates? to
    amounts? to
    is
    are
    was
    were
    """,
    before=r"\b",
    after=r"\s+(?:just\s+|only\s+|now\s+)?$",
)


def _made_up(reading: Reading) -> Iterator[Finding]:
    """`The 278 children make up 69.5% of the 400`."""
    for one, percent, whole in zip(reading.placed, reading.placed[1:], reading.placed[2:], strict=False):
        if percent.figure.unit != "%" or one.figure.unit or whole.figure.unit or one.figure.loose:
            continue
        if not _MADE_UP.search(reading.text[one.end : percent.start]) or one.figure.value > whole.figure.value:
            continue
        if re.fullmatch(
            r"\s+of\s+(?:the|our|all|those|these|all\s+the)?\s*",
            reading.said.covered[percent.end : whole.start],
            re.IGNORECASE,
        ):
            finding = _compared(reading, percent, one.figure.value, whole.figure.value, (one.start, whole.end))
            if finding is not None:
                yield finding


def _recorded(reading: Reading, ratio: Ratio) -> Finding | None:
    known = reading.known
    if known is None or known.numerator is None or known.denominator is None:
        return None
    top, bottom = ratio.top.value == known.numerator, ratio.bottom.value == known.denominator
    if top is bottom or ratio.top.value == known.denominator - known.numerator:
        return None
    if ratio.top.loose or ratio.bottom.loose or (bottom and reading.named < 0.7):
        return None
    said = reading.text[ratio.start : ratio.end]
    right = f"{exact(known.numerator)} of {exact(known.denominator)}"
    return Finding("record", said, said, f"{known.name}: {right}", f"Say {right}.")


def _in_brackets(reading: Reading) -> Iterator[Finding]:
    """`45 inspections, 30 schools (66%)`: a count with its percentage in brackets, of a larger count before it."""
    inside = {part.start for ratio in reading.said.ratios for part in (ratio.top, ratio.bottom)}
    for at, each in enumerate(reading.placed):
        count = reading.placed[at - 1]
        if each.figure.unit != "%" or at == 0 or each.figure.start in inside or count.role is Role.DIFFERENCE:
            continue
        between = reading.said.covered[count.end : each.start]
        if (
            count.figure.unit
            or count.start in inside
            or not re.fullmatch(r"\s*(?:[a-z]+\s+){0,4}\(\s*(?:around|about)?\s*", between, re.IGNORECASE)
        ):
            continue
        if re.match(
            r"\s*\)\s*(?:more|fewer|less|higher|lower|above|below|up|down|increase|rise|reduction|fall)",
            reading.text[each.end :],
            re.IGNORECASE,
        ):
            continue  # a change, with its size in brackets
        after = re.match(
            r"\s*\)?\s*\)?\s*(?:of\s+(?:the\s+|these\s+|our\s+|all\s+)*(?P<m>[\d,]+))", reading.said.covered[each.end :]
        )
        if after:
            bottom = Fraction(after.group("m").replace(",", ""))
            if bottom and count.figure.value <= bottom:
                finding = _compared(reading, each, count.figure.value, bottom, (count.start, each.end + after.end()))
                if finding is not None:
                    yield finding
            continue
        larger = [
            other
            for other in reading.placed[: at - 1]
            if not other.figure.unit and other.figure.value >= count.figure.value and not other.figure.loose
        ]
        shares = [(other, count.figure.value / other.figure.value * 100) for other in larger if other.figure.value]
        if not shares or any(round_half_up(share, each.figure.decimals) == each.figure.value for _, share in shares):
            continue
        close = [(other, share) for other, share in shares if abs(share - each.figure.value) < 6]
        if len(close) == 1:
            finding = _compared(reading, each, count.figure.value, close[0][0].figure.value, (count.start, count.end))
            if finding is not None:
                yield finding
