"""Do the parts add up to the total?"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.listed import is_list
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.quantity import Figure, quantities
from waymark.commentary.reading import Reading, quote
from waymark.commentary.roles import placed
from waymark.domain.rounding import exact

_WHOLLY = spoken(
    r"""
    \b(?:compris(?:ing|ed|es?)|made up of|consist(?:ing|s|ed)? of|of which|of whom|of these)\b
    \b(?:break(?:s|ing)? down (?:as|into)|broken down|split)\b
    \b(?:namely|being|that is|divided|composed of)\b
    \b(?:were|are|was|is)\s*$
    :\s*$
    [–—(]\s*$
    :
    """,
)
_PARTLY = re.compile(r"\b(?:includ(?:ing|es|ed|e)|among\s+them|with)\b", re.IGNORECASE)
_IN_ALL = spoken(
    r"""
    \b(?:(?:a|the) (?:combined |grand |overall )?total of|totall?ing|in total|in all)\b:?\s*(?:is |was |=\s*)?$
    \b(?:altogether|making|giving|combined|sum of|adds? up to|total)\b:?\s*(?:is |was |=\s*)?$
    \b(?:a total of|totall?ing|in total|in all|altogether|making|combined|together|between them|adds? up to)\b
    \bmakes? up\b
    """,
)
_TOTAL_BESIDE = re.compile(r"\b(?:altogether|in\s+all|in\s+total|a\s+total\s+of|totall?ing)\b", re.IGNORECASE)
_OVERLAP = spoken(
    r"""
    both
    overlap\w*
    some of (?:whom|which|them)
    more than once
    may also
    double[- ]count\w*
    """,
    before=r"\b",
    after=r"\b",
)
_COMPLEMENTS = spoken(
    r"""
    \b(?:do|does|did|were|was|are|is|have|has|had) not\b
    \bmales?\b.*\bfemales?\b
    \bfemales?\b.*\bmales?\b
    \bboys\b.*\bgirls\b
    \bgirls\b.*\bboys\b
    \bmen\b.*\bwomen\b
    \bwomen\b.*\bmen\b
    \bfull[- ]time\b.*\bpart[- ]time\b
    \bpart[- ]time\b.*\bfull[- ]time\b
    """,
)
_REST = re.compile(r"\b(?:remaining|remainder|rest|other)\b", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Finding]:
    every = placed(reading.text, quantities(reading.text, small=True))
    counts = [each for each in every if each.figure.unit in ("", "£", "days") and each.role in (Role.VALUE, Role.PART)]
    if len(counts) < 3 or len(counts) != len([each for each in every if each.figure.unit in ("", "£", "days")]):
        return
    if _OVERLAP.search(reading.text):
        return
    if len(counts) > 3 and counts[0].figure.value == len(counts) - 2:
        counts = counts[1:]  # `the five libraries issued 410, 385, 290, 260 and 155`: how many there are
    finding = (
        _share_first(reading, counts)
        or _total_first(reading, counts)
        or _of_the_total(reading, counts)
        or _listed_after(reading, counts)
        or _total_last(reading, counts)
    )
    if finding is not None:
        yield finding


def _total_first(reading: Reading, counts: Sequence[Placed]) -> Finding | None:
    """`194 schools, including 165 primary, 20 secondary, 5 special and 4 units`."""
    total, parts = counts[0], counts[1:]
    between = reading.text[total.end : parts[0].start]
    wholly, partly = bool(_WHOLLY.search(between)), bool(_PARTLY.search(between))
    beside = reading.text[max(0, total.start - 25) : total.start] + "|" + reading.text[total.end : parts[0].start]
    if re.search(r"\b(?:half|year|quarter|period|term)\b", between, re.IGNORECASE) and all(
        each.dated for each in parts
    ):
        wholly = True
    wholly = wholly or (bool(_TOTAL_BESIDE.search(beside)) and not partly)
    if not (wholly or partly) or not is_list(reading, parts):
        return None
    summed = sum((each.figure.value for each in parts), Fraction(0))
    if summed == total.figure.value or total.figure.loose:
        return None
    if not wholly and not (summed > total.figure.value or (len(parts) >= 3 and summed * 20 >= total.figure.value * 19)):
        return None  # the others are not named
    of_which = re.search(r"\bof\s+(?:which|whom|these)\b", between) and not _REST.search(reading.text)
    if of_which and summed * 10 < total.figure.value * 9:
        return None
    if wholly and not partly and not re.search(r"[a-z]{4}", between) and summed * 2 < total.figure.value:
        return None
    return _finding(reading, total, parts)


def _share_first(reading: Reading, counts: Sequence[Placed]) -> Finding | None:
    """`Seven of the ten depots passed, two failed and one was closed`."""
    ratio = next((each for each in reading.said.ratios if each.start == counts[0].start), None)
    if ratio is None or counts[1].start != ratio.bottom.start or len(counts) < 4 or ratio.top.loose:
        return None
    total, parts = counts[1], [counts[0], *counts[2:]]
    if not is_list(reading, counts[2:]) or not re.match(
        r"[^;.]*?(?:,|\band\b)", reading.text[total.end : counts[2].start]
    ):
        return None
    summed = sum((each.figure.value for each in parts), Fraction(0))
    if summed == total.figure.value or (summed < total.figure.value and summed * 100 < total.figure.value * 85):
        return None
    return _finding(reading, total, parts)


def _of_the_total(reading: Reading, counts: Sequence[Placed]) -> Finding | None:
    """`Of the 120 plans, 80 were new, 30 reviewed and 10 ceased`; with two parts only where they are all."""
    total, parts = counts[0], counts[1:]
    if not re.search(
        r"\b(?:of|among)\s+(?:the|our|these|those|all)?\s*$|\ball\s+(?:the\s+|of\s+the\s+)?$",
        reading.text[: total.start],
        re.IGNORECASE,
    ):
        return None
    if not is_list(reading, parts) or total.figure.loose:
        return None
    summed = sum((each.figure.value for each in parts), Fraction(0))
    rest = _REST.search(reading.text)
    if rest and rest.start() > parts[-1].end:
        return None  # the remainder is named, and not counted
    exclusive = len(re.findall(r"\b(?:were|was|are)\b", reading.text[total.end :])) >= len(parts)
    all_named = bool(rest) or (len(parts) == 2 and bool(_COMPLEMENTS.search(reading.text[total.end :])))
    close = (exclusive and summed > total.figure.value) or (
        len(parts) > 2 and (summed > total.figure.value or summed * 100 >= total.figure.value * 85)
    )
    if summed == total.figure.value or not (all_named or close):
        return None
    return _finding(reading, total, parts)


def _listed_after(reading: Reading, counts: Sequence[Placed]) -> Finding | None:
    """`We opened 250 new places, 150 in primary, 60 in secondary and 40 in special schools`."""
    total, parts = counts[0], counts[1:]
    between = reading.text[total.end : parts[0].start]
    if (
        len(parts) < 3
        or total.figure.loose
        or not re.search(r",\s+(?:with\s+)?$", between)
        or not is_list(reading, parts)
    ):
        return None
    summed = sum((each.figure.value for each in parts), Fraction(0))
    if summed == total.figure.value or abs(summed - total.figure.value) * 10 > total.figure.value:
        return None
    return _finding(reading, total, parts)


def _total_last(reading: Reading, counts: Sequence[Placed]) -> Finding | None:
    """`12 primary and 8 secondary, a total of 20`."""
    total, parts = counts[-1], counts[:-1]
    before = reading.text[parts[-1].end : total.start]
    after = reading.text[total.end : total.end + 25]
    if not (_IN_ALL.search(before) or re.match(r"\s+(?:\w+\s+)?(?:in\s+total|in\s+all|altogether|overall)\b", after)):
        return None
    if not is_list(reading, parts) or total.figure.loose:
        return None
    summed = sum((each.figure.value for each in parts), Fraction(0))
    return None if summed == total.figure.value else _finding(reading, total, parts)


def _finding(reading: Reading, total: Placed, parts: Sequence[Placed]) -> Finding:
    summed = sum((each.figure.value for each in parts), Fraction(0))
    listed = " + ".join(each.figure.text for each in parts)
    right = _as_written(summed, total.figure)
    return Finding(
        "total",
        quote(reading, [(each.start, each.end) for each in (total, *parts)]),
        f"a total of {total.figure.text}",
        f"{listed} = {right}",
        f"Say {right}, or correct the parts.",
    )


def _as_written(value: Fraction, like: Figure) -> str:
    """In the unit of another figure: `£4.9 million`."""
    money = "£" if like.unit == "£" else ""
    for large, times in (("million", 10**6), ("billion", 10**9), ("thousand", 1000)):
        if like.text.casefold().endswith(large):
            return f"{money}{exact(value / times)} {large}"
    return f"{money}{exact(value)}{' days' if like.unit == 'days' else ''}"
