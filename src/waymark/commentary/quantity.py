"""The figures of a sentence: numbers that measure something, told from dates, ages, codes and durations.

What is not a figure is covered up first, keeping its place, so that `16-17 year olds`, `Key Stage 2`, `2016/17`,
`within 20 weeks` and `per 10,000` never look like one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from waymark.commentary.phrases import spoken

_WORDS = {
    "no": 0, "nil": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_WORD = rf"(?:(?:{_TENS})-(?:{_UNITS})|{'|'.join(word for word in _WORDS if word != 'no')})"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = r"(?<![,\d])\d{1,3}(?:\.\d+)?"
_SPAN = r"(?:\s*(?:-|–|—|to|and|or)\s*)"

# What is no figure, in the order in which it is covered up.
_NOT_FIGURES = (
    # dates and years
    r"\b\d{4}-\d{2}-\d{2}\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\b\.?(?:,?\s+(?:19|20)\d\d\b)?",
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b",
    rf"\b{_MONTH}\.?\s+(?:19|20)\d\d(?:[-/–]\d\d)?\b",
    r"\b(?:19|20)\d\d\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d)\b(?!\d|%|\.\d)",
    r"\b\d\d/\d\d\b",
    r"\b(?:Spring|Summer|Autumn|Winter)\s+(?:Term\s+)?(?:19|20)\d\d\b",
    # a year that stands as one: after a preposition or before a word that a year goes with
    r"(?i:\b(?:in|since|during|until|till|by|before|after|of|for|year|years|and|from|to|between|than|at|june|"
    r"q[1-4])\s+)\K(?:19|20)\d\d\b(?![,.]?\d|\s*%|\s+(?:per\s?cent|pupils|children|young|schools|cases|referrals|"
    r"families|people|places|notifications|assessments|plans|episodes|days|contacts))",
    r"\b(?:19|20)\d\d\b(?=\s+(?:academic|financial|calendar|school|data|cohort|figures?|results?|targets?|outturn|"
    r"census|levels?|baseline|release|intake|national|publication|position|performance|provisional|final)\b)",
    r"(?<=\()(?:19|20)\d\d\b(?=\))",
    # names that hold a number
    r"(?i:\b(?:Key\s+Stage|KS|Attainment|Progress|Year|Years|Yr|Band|Tier|Level|Section|Quarter|Qtr|Q|Page|Pages|p|pp|"
    r"Paragraph|Para|Appendix|Annex|List|Phase|Grade|Grades|Table|Figure|Chart|Item|Part|Week|Ward|Area|Group|Version|"
    r"Stage|Priority|Category|RC|Step|Steps|Class|Form|Wave|Round|Schedule|Chapter|"
    r"Point)\s?\d+(?:\.\d+)*[a-z]?(?:\s*(?:-|–|to)\s*\d{1,2}[a-z]?(?!\d))?|(?:Years|Levels|Pages|Quarters|Grades|"
    r"Sections|Tables|Stages|Steps|Phases|Tiers|Bands)\s+\d{1,2}(?:\s*(?:,|and|or|&)\s*\d{1,2})+)\b(?!\s*%|,\d|"
    r"\.\d)(?=[\s,.;:)('’-]|$)",
    r"\b[A-Z]{2,6}[- ]?\d{1,3}[a-zA-Z]?(?:\s?-\s?[A-Z])?\b(?!%)",
    r"\b(?:A-Level|GCSE|BTEC)s?\s+(?:9-[45]|A\*?-[A-G]|[A-G]-\w)\b",
    r"\b[1-9]\s?[-–]\s?[1-9]\s+(?:in|grades?|GCSEs?)\b",
    # ages
    rf"\b(?:{_NUMBER}|{_WORD}){_SPAN}(?:{_NUMBER}|{_WORD})[- ]?(?:years?[- ]olds?|year[- ]olds?|years?\s+of\s+age|"
    rf"yrs?|population|age\s+group|age\s+range)\b",
    rf"\b(?:{_NUMBER}|{_WORD})[- ]?(?:years?|yr)[- ]olds?\b",
    r"\b(?:0|5|10|16|17|18|19|2)\s?[-–]\s?(?:4|5|15|16|17|18|19|24|25)s?\b(?!\s*%)",
    rf"(?i:\bage[ds]?\s+(?:of\s+)?(?:between\s+|under\s+|"
    rf"over\s+)?)(?:{_NUMBER}|{_WORD})(?:{_SPAN}(?:{_NUMBER}|{_WORD}))*\b",
    r"\b(?:under|over)-(?:5|16|18|19|21|25|five|eighteen)s?\b(?!\s*%)|\b(?:under|over)\s(?:5|16|18|19|21|25)s\b|"
    r"\baged\s+(?:under|over)\s+\d+\b",
    rf"\b(?:{_NUMBER}|{_WORD})\+(?!\w)",
    rf"\b(?:{_WORD})\s+(?:to|or)\s+(?:{_WORD}|more|fewer)\b(?!\s*(?:%|per\s?cent))|\b\d{{1,2}}\s+or\s+(?:more|fewer)\b",
    # rates and thresholds
    r"\bper\s+(?:1,000|10,000|100,000|1000|10000|100000|100|thousand|ten thousand|hundred)\b",
    rf"(?i:\b(?:at least|more than|over|above)?\s*)(?:{_NUMBER})\s?%\s+(?:or more|threshold|absence threshold|"
    rf"or greater)\b",
    r"\b(?:lower|the|a|an)?\s?10%\s+(?:threshold|absence)\b",
    r"\b24[- /](?:hours?|7)\b",
    # a score's top, and half a point, which the figure beside it says in full
    r"(?<=\.\d\s)out\s+of\s+(?:10|5|ten|five)\b",
    r"\bhalf\s+a\s+(?:percentage\s+)?(?:point|per\s?cent)\b",
    # times of the clock, money, telephone, versions
    r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm)\b",
    r"\b\d{1,2}(?:am|pm)\b",
    r"\b(?:30|15)\s+[Hh]ours\b",
    r"\b\d+(?:st|nd|rd|th)\b",
)
_DURATION = re.compile(
    rf"\b(?:{_SMALL}|{_WORD})(?:{_SPAN}(?:{_SMALL}|{_WORD}))?[- ](?:(?:consecutive|working|calendar|school|full|"
    rf"or\s+more|rolling|full)[- ])?"
    r"(?:month|months|week|weeks|years?|hours?|terms?|quarters?|minutes?|decades?)(?:['’]s?)?\b(?![- ]old)",
    re.IGNORECASE,
)
_DAYS_AS_LIMIT = re.compile(
    rf"\b(?:within|in|inside)\s+(?:the\s+)?(?:first\s+)?(?:statutory\s+)?(?:{_NUMBER}|{_WORD})[- ](?:(?:working|"
    rf"calendar|school)[- ])?days?\b(?=\s+(?:of|from|after|before|since|limit|timescale|standard|for)|[.,;)]|$|\s)|"
    rf"\b(?:{_NUMBER}|{_WORD})[- ](?:working|school)[- ]?days?\b|\b(?:{_NUMBER}|{_WORD})-day\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"(?<![\w.,£-])(?P<n>{_NUMBER}|{_WORD})\s+(?:(?P<noun>(?!out\b)[a-z’'-]+(?:\s(?!out\b)[a-z’'-]+){{0,4}}?)(?:,?\s+"
    rf"on\s+time)?,?\s+)?(?:were\s+)?(?P<of>out\s+of|of|in\s+every|from(?=\s+(?:a|the|all|our)\s)|"
    rf"in)\s+(?:a\s+(?:possible\s+)?total\s+of\s+|a\s+cohort\s+of\s+|all\s+|the\s+|our\s+|"
    rf"those\s+)*(?P<m>{_NUMBER}|{_WORD})\b(?![\d.,]*\d|\s?%|\s+per\s?cent)",
    re.IGNORECASE,
)
# `25,500 invoices, of which 24,786 were paid`
_OF_WHICH = re.compile(
    rf"(?<![\w.,£-])(?P<m>{_NUMBER})\s+(?:[a-z’'-]+\s+){{0,4}}?[a-z’'-]+,?\s+of\s+(?:which|whom|these|"
    rf"them)\s+(?:only\s+|just\s+)?(?P<n>{_NUMBER}|{_WORD})\b(?![\d.,]*\d|\s?%|\s+per\s?cent)",
    re.IGNORECASE,
)
# `1,862 potholes were repaired within 24 hours, out of 1,920`
_FAR = re.compile(
    rf"(?<![\w.,£-])(?P<n>{_NUMBER})\s+(?=[a-z])[^\d;.%]{{3,80}}?,\s+(?:out\s+of|"
    rf"from)\s+(?:a\s+(?:possible\s+)?total\s+of\s+|the\s+|all\s+)?(?P<m>{_NUMBER})\b(?![\d.,]*\d|\s?%|\s+per\s?cent|"
    rf"\s+to\b)",
    re.IGNORECASE,
)
_SLASH = re.compile(rf"(?<![\w/.,])(?P<n>{_NUMBER})\s?/\s?(?P<m>{_NUMBER})(?![\w/]|\.\d)")
_FIGURE = re.compile(
    rf"(?P<money>£\s?)?(?<![\w.,/])(?P<sign>[-−+](?=\d))?(?P<number>{_NUMBER}|{_WORD})(?:\b|(?=(?:m|k|bn)\b))"
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
        in excess of|upwards of)\s*$
    """,
)
_COVER = "\u0001"


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


def quantities(text: str, small: bool = False) -> Quantities:
    """Every figure and ratio of a sentence. small: `one` and `two` too, which mostly count nothing."""
    covered = _cover(text)
    ratios = tuple(_ratios(covered))
    figures: list[Figure] = []
    parts = {part.start: part for ratio in ratios for part in (ratio.top, ratio.bottom)}
    for found in _FIGURE.finditer(covered):
        start = found.start("number")
        figures.append(parts[start] if start in parts else _figure(covered, found))
    return Quantities(tuple(figure for figure in figures if not _stray(covered, figure, small)), ratios, covered)


def _cover(text: str) -> str:
    """The text with each thing that is no figure replaced by as many marks."""
    for pattern in _COVERED:
        text = pattern.sub(_marks, text)
    text = _DAYS_AS_LIMIT.sub(_marks, text)
    return _DURATION.sub(_marks, text)


def _marks(found: re.Match[str]) -> str:
    kept = found.groupdict().get("kept") or ""
    return kept + _COVER * (len(found.group()) - len(kept))


def _compiled(pattern: str) -> re.Pattern[str]:
    """`\\K` parts what must go before from what is covered, which the standard library cannot say."""
    if r"\K" in pattern:
        before, after = pattern.split(r"\K")
        return re.compile(f"(?P<kept>{before}){after}")
    return re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE)


_COVERED = tuple(map(_compiled, _NOT_FIGURES))


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
    tens, _, ones = text.casefold().partition("-")
    return Fraction(_WORDS[tens] + (_WORDS[ones] if ones else 0)), 0


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
    if before.endswith(_COVER) or after.startswith(_COVER):
        return True
    if not small and figure.spelt and figure.value <= 2 and not figure.unit:
        return not re.match(
            r"\s*(?:percentage|per\s?cent|%|points?|above|below|more|fewer|less|higher|lower|over|under|short|of\s+\d)",
            after,
        )
    return False
