"""Roles that only the other figures of the sentence settle: which of two is the earlier, and what is too large."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from waymark.commentary.chronology import times_beside
from waymark.commentary.mentions import HELD_AGAINST, Role
from waymark.commentary.placed import Placed


def settled(text: str, found: Sequence[Placed]) -> tuple[Placed, ...]:
    """The figures with the roles that they have beside each other."""
    return tuple(_in_time(text, _gone(text, _whole(text, _one_unit(text, found)))))


def _gone(text: str, found: Sequence[Placed]) -> list[Placed]:
    """`have got better: 84.6% to 88.2%`: two values with only `to` between them are the one before and the one now."""
    told = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        alone = re.search(r"(?:[,:(–—]|\s-)\s*$", text[: one.start]) and text[one.end : other.start].strip() == "to"
        if alone and one.role is Role.VALUE is other.role and one.figure.unit == other.figure.unit:
            told[at] = replace(one, role=Role.PREVIOUS, sure=True)
            told[at + 1] = replace(other, sure=True)
    return told


def _one_unit(text: str, found: Sequence[Placed]) -> list[Placed]:
    """`from 31.2 to 29.4 percentage points`: the first has the unit of the second."""
    told = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        ranged = re.fullmatch(r"\s*(?:to|-|–)\s*", text[one.end : other.start])
        if ranged and not one.figure.unit and other.figure.unit in ("%", "pp", "points", "days"):
            told[at] = replace(one, figure=replace(one.figure, unit=other.figure.unit))
            if other.figure.unit == "pp" and one.role is Role.PREVIOUS:
                told[at + 1] = replace(other, role=Role.VALUE, sure=True)
    return told


def _in_time(text: str, found: Sequence[Placed]) -> list[Placed]:
    """Of two values of one unit that the text dates, the earlier is the figure before."""
    found = _against(text, found)
    values = [each for each in found if each.role in (Role.VALUE, Role.PREVIOUS)]
    if len(values) == 1 and values[0].role is Role.VALUE and _BEFORE_ALL.match(text):
        return [replace(each, role=Role.PREVIOUS, dated=True) if each is values[0] else each for each in found]
    if len(values) != 2 or values[0].figure.unit != values[1].figure.unit:
        return list(found)
    times = times_beside(text, [(each.start, each.end) for each in values])
    if times is None or times[0] == times[1]:
        return list(found)
    earlier = values[0] if times[0] < times[1] else values[1]
    told = []
    for each in found:
        if each in values:
            each = replace(each, role=Role.PREVIOUS if each is earlier else Role.VALUE, sure=True)
        told.append(each)
    return told


_BEFORE_ALL = re.compile(
    r"(?:when\s+last\s+(?:reported|published|measured)|last\s+(?:year|month|quarter|term|time)|previously|(?:a|one)\s+year\s+(?:ago|earlier|before)|(?:in\s+)?the\s+previous\s+(?:year|month|quarter|term)),",
    re.IGNORECASE,
)


def _against(text: str, found: Sequence[Placed]) -> list[Placed]:
    """`higher than last year (2,310 against 2,195)`: in brackets the first is the value."""
    told = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        joined = re.fullmatch(
            r"\s*(?:against|compared\s+(?:to|with)|versus|vs\.?|rather\s+than)\s+(?:the\s+)?",
            text[one.end : other.start],
            re.IGNORECASE,
        )
        if joined and text[: one.start].rstrip().endswith("(") and one.figure.unit == other.figure.unit:
            named = one.role if one.role in (Role.PREVIOUS, *HELD_AGAINST) else other.role
            told[at] = replace(one, role=Role.VALUE, sure=True)
            told[at + 1] = replace(other, role=Role.PREVIOUS if named is Role.VALUE else named, sure=True)
    return told


def _whole(text: str, found: Sequence[Placed]) -> list[Placed]:
    """`98% above the 96% target`, with no value before it: too large for a difference, so it is the value."""
    told: list[Placed] = []
    for each in found:
        alone = not any(other.role is Role.VALUE for other in told)
        against = next((other for other in found if other.start > each.start and other.role in HELD_AGAINST), None)
        fewer = re.match(r"\s*(?:[a-z]+\s+)?(?:fewer|more|less)\b", text[each.end :])  # `1 fewer than the target of 1`
        bare = each.role is Role.DIFFERENCE and each.figure.unit != "pp" and alone and not fewer
        large = against is not None and each.figure.value * 2 > against.figure.value
        if bare and large and against is not None and each.figure.unit == against.figure.unit:
            each = replace(each, role=Role.VALUE)
        told.append(each)
    return told
