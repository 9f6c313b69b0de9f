"""The figures of a sentence: numbers that measure something, told from dates, ages, codes and durations.

What is not a figure is covered up first, keeping its place, so that `16-17 year olds`, `Key Stage 2`, `2016/17`,
`within 20 weeks` and `per 10,000` never look like one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from waymark.commentary.covering import COVER, cover
from waymark.commentary.numerals import HALF, NUMBER, WORD, WORDS
from waymark.commentary.phrases import spoken

_RATIO = re.compile(
    rf"(?<![\w.,£-])(?P<n>{NUMBER}|{WORD})\s+(?:(?P<noun>(?!out\b)[a-z’'-]+(?:\s(?!out\b)[a-z’'-]+){{0,4}}?)(?:,?\s+"
    rf"on\s+time)?,?\s+)?(?:were\s+)?(?P<of>out\s+of|of|in\s+every|from(?=\s+(?:a|the|all|our)\s)|"
    rf"in)\s+(?:a\s+(?:possible\s+)?total\s+of\s+|a\s+cohort\s+of\s+|all\s+|the\s+|our\s+|"
    rf"those\s+)*(?P<m>{NUMBER}|{WORD})\b(?![\d.,]*\d|\s?%|\s+per\s?cent)",
    re.IGNORECASE,
)
# `25,500 invoices, of which 24,786 were paid`
_OF_WHICH = re.compile(
    rf"(?<![\w.,£-])(?P<m>{NUMBER})\s+(?:[a-z’'-]+\s+){{0,4}}?[a-z’'-]+,?\s+of\s+(?:which|whom|these|"
    rf"them)\s+(?:only\s+|just\s+)?(?P<n>{NUMBER}|{WORD})\b(?![\d.,]*\d|\s?%|\s+per\s?cent)",
    re.IGNORECASE,
)
# `1,862 potholes were repaired within 24 hours, out of 1,920`
_FAR = re.compile(
    rf"(?<![\w.,£-])(?P<n>{NUMBER})\s+(?=[a-z])[^\d;.%]{{3,80}}?,\s+(?:out\s+of|"
    rf"from(?=\s+a\s+))\s+(?:a\s+(?:possible\s+)?total\s+of\s+|the\s+|all\s+)?(?P<m>{NUMBER})\b(?![\d.,]*\d|\s?%|\s+per\s?cent|"
    rf"\s+to\b)",
    re.IGNORECASE,
)
_SLASH = re.compile(rf"(?<![\w/.,])(?P<n>{NUMBER})\s?/\s?(?P<m>{NUMBER})(?![\w/]|\.\d)")
_FIGURE = re.compile(
    rf"(?P<money>£\s?)?(?<![\w.,/])(?P<sign>[-−+](?=\d))?(?P<number>{NUMBER}|{HALF}|{WORD})(?:\b(?!\.\d)|(?=(?:m|k|bn|pp|ppts?|pts?|kg|g|km|ha|t|mw|kwh|hrs?|mins?)\b))"
    r"(?P<large>\s?(?:million|billion|thousand|m|bn|k)\b)?"
    r"(?P<unit>\s?%\s?(?:-?\s?points?|pts?|pp)\b|\s?%|\s*per\s?cent(?:age)?\s+points?\b|\s*percentage[- ]points?\b|"
    r"\s*ppts?\b|\s*pp\b|\s*p\.p\.|\s*per\s?cent\b|-?\s*points?\b|\s+days?\b)?",
    re.IGNORECASE,
)
_POINTS = re.compile(r"point|ppt|pp|pts|p\.p", re.IGNORECASE)
_ABOUT = spoken(
    r"""
    \b(?P<about>about|around|approximately|approx\.?|roughly|some|circa|c\.|an? estimated)\s*$
    \b(?P<under>nearly|almost|(?:just|slightly|well|fractionally|a little) (?:under|below)|under|fewer than|
        less than|close to|approaching|just short of|up to)\s*(?:a )?$
    \b(?P<over>(?:just|slightly|well|fractionally|a little) (?:over|above)|more than|over|at least|
        in excess of|upwards of|north of|topp(?:ed|ing)|break(?:s|ing)|broke)\s*$
    """,
)


@dataclass(frozen=True)
class Figure:
    """A number that measures something.

    value: exact · decimals: as printed · unit: `%`, `pp`, `points`, `days`, `£` or '' · start, end: its place, unit
    included · loose: '' or about, under, over, as the word before it says · spelt: written as a word.
    """

    value: Fraction
    decimals: int
    unit: str
    text: str
    start: int
    end: int
    loose: str = ""
    spelt: bool = False


@dataclass(frozen=True)
class Ratio:
    """`501 of the 547`: so many of so many."""

    top: Figure
    bottom: Figure
    start: int
    end: int


@dataclass(frozen=True)
class Quantities:
    """figures: in their order, those of ratios among them · covered: the sentence with what is no figure covered up."""

    figures: tuple[Figure, ...]
    ratios: tuple[Ratio, ...]
    covered: str


@lru_cache(maxsize=256)  # naming, placing and counting each ask for the same statement
def quantities(text: str, small: bool = False) -> Quantities:
    """Every figure and ratio of a sentence. small: `one` and `two` too, which mostly count nothing."""
    covered = cover(text)
    ratios = tuple(_ratios(covered))
    figures: list[Figure] = []
    parts = {part.start: part for ratio in ratios for part in (ratio.top, ratio.bottom)}
    for found in _FIGURE.finditer(covered):
        start = found.start("number")
        figures.append(parts[start] if start in parts else _figure(covered, found))
    return Quantities(tuple(figure for figure in figures if not _stray(covered, figure, small)), ratios, covered)


def _ratios(covered: str) -> Iterator[Ratio]:
    taken: set[int] = set()
    for pattern in (_RATIO, _SLASH, _OF_WHICH, _FAR):
        for found in pattern.finditer(covered):
            top, bottom = (_plain(covered, found.start(name), found.group(name)) for name in ("n", "m"))
            between = (found.groupdict().get("of") or "/").casefold()
            if between == "of" and found.group("noun") and not found.group("noun").casefold().endswith(_NOUN_OF_SHARE):
                continue
            if between in ("in", "from") and (top.value > bottom.value or not _is_share(found)):
                continue
            if top.decimals or bottom.decimals:
                continue
            if any(abs(found.start("m") - known) < 2 for known in taken):
                continue
            taken.add(found.start("m"))
            places = found.start("n"), found.end("n"), found.start("m"), found.end("m")
            yield Ratio(top, bottom, min(places), max(places))


_NOUN_OF_SHARE = ("s", "children", "people", "ren", "families", "them")


def _is_share(found: re.Match[str]) -> bool:
    """`3 in 10` and `18 from 20`: with nothing between."""
    return not found.group("noun")


def _plain(covered: str, start: int, text: str) -> Figure:
    return Figure(
        *_valued(text), "", text, start, start + len(text), _loose(covered[:start], text), not text[0].isdigit()
    )


def _figure(covered: str, found: re.Match[str]) -> Figure:
    text = found.group("number")
    value, decimals = _valued(text)
    if large := (found.group("large") or "").strip().casefold():
        value *= {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 1000, "k": 1000}[large]
    if found.group("sign") in ("-", "−"):
        value = -value
    unit = "£" if found.group("money") else _unit(found.group("unit") or "")
    start = (
        found.start("money")
        if found.group("money")
        else found.start("sign")
        if found.group("sign")
        else found.start("number")
    )
    return Figure(
        value,
        decimals,
        unit,
        covered[start : found.end()].strip(),
        start,
        found.end(),
        _loose(covered[:start], text),
        not text[0].isdigit(),
    )


def _valued(text: str) -> tuple[Fraction, int]:
    if text[0].isdigit():
        plain = text.replace(",", "")
        return Fraction(plain), len(plain.partition(".")[2])
    if text[:4].casefold() == "half":
        return Fraction(1, 2), 1
    tens, _, ones = text.casefold().partition("-")
    return Fraction(WORDS[tens] + (WORDS[ones] if ones else 0)), 0


def _unit(text: str) -> str:
    said = text.strip().casefold()
    if not said:
        return ""
    if said in ("day", "days"):
        return "days"
    if _POINTS.search(said):
        return "points" if said.strip("- ") in ("point", "points") else "pp"
    return "%"


def _loose(before: str, text: str) -> str:
    """What the word before a number makes of it; `some 884` is exact."""
    found = _ABOUT.search(before)
    if found is None or (found.group().strip().casefold() == "some" and not text.endswith(("0", "5"))):
        return ""
    return next((name for name, said in found.groupdict().items() if said), "")


def _stray(covered: str, figure: Figure, small: bool) -> bool:
    """A number word that counts nothing (`one of the priorities`, `the two services`) or a sliver of something else."""
    before, after = covered[: figure.start], covered[figure.end :]
    if before.endswith(COVER) or after.startswith(COVER):
        return True
    if not small and figure.spelt and figure.value <= 2 and not figure.unit:
        return not re.match(
            r"\s*(?:percentage|per\s?cent|%|points?|above|below|more|fewer|less|higher|lower|over|under|short|of\s+\d)",
            after,
        )
    return False
