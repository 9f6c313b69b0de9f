"""Do the words for a share or for nearness fit the figure beside them: three quarters, one in ten, most, just under?"""

import re
from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading
from waymark.domain.rounding import exact, round_half_up

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "twenty": 20,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNT = "|".join(_NUMBERS)
_NEARNESS = (
    r"(?:(?P<under>nearly|almost|(?:just|slightly|well)\s+(?:under|below)|under|fewer\s+than|less\s+than|close\s+to|"
    r"approaching)|"
    r"(?P<over>(?:just|slightly|well)\s+(?:over|above)|more\s+than|over)|(?P<about>around|about|roughly|approximately|"
    r"some))"
)
_SHARE = re.compile(
    rf"\b(?:{_NEARNESS}\s+)?(?:(?:(?P<count>{_COUNT})[\s-])?(?P<part>half|thirds?|quarters?|fifths?|sixths?|eighths?|"
    rf"tenths?)|"
    rf"(?P<n>{_COUNT}|\d{{1,2}})\s+(?:(?!out\b|in\b)[a-z]+\s+)?(?:in\s+every|in|"
    rf"out\s+of(?:\s+every)?)\s+(?P<m>{_COUNT}|\d{{1,2}}))\b",
    re.IGNORECASE,
)
_MOST = spoken(
    r"""
    \b(?P<most>(?:a|the) (?:\w+ )?majority|most(?= (?:of|pupils|children|people|residents|schools|parents))|
        more than half|over half)\b
    \b(?P<few>(?:a|the) (?:\w+ )?minority|(?:fewer|less) than half|under half)\b
    """,
)
_JOINS = re.compile(
    r"^[^.;]{0,70}?(?:\(\s*(?:just\s+|around\s+|about\s+)?|,\s*(?:or\s+|at\s+|that\s+is,?\s+(?:to\s+say\s+)?|"
    r"i\.e\.,?\s+)?|[–—-]\s*)$"
)
_QUARTER_OF_YEAR = spoken(
    r"""
    \d
    one\b
    two\b
    three\b
    four\b
    year
    of 20
    to\s
    ending
    figure
    ,? the\b
    was\b
    is\b
    of the year
    data
    report
    """,
    before=r"\s*",
)


_BETWEEN = re.compile(r"\bbetween\s+(?:[^.;]{1,25}\s+and\s+)?$", re.IGNORECASE)  # `between a quarter and a third`


def check(reading: Reading) -> Iterator[Finding]:
    yield from _shares(reading)
    yield from _counts(reading)
    yield from _ratios(reading)
    yield from _majorities(reading)


def _shares(reading: Reading) -> Iterator[Finding]:
    """`nearly three quarters (74%)`."""
    for found in _SHARE.finditer(reading.text):
        share = _share(reading, found)
        beside = None if share is None else _beside(reading, found.end(), "%") or _before(reading, found.start())
        if share is None or beside is None or _BETWEEN.search(reading.text[: found.start()]):
            continue
        value = beside.figure.value
        if _fits(found, share * 100, value, 6):
            continue
        quote = reading.text[min(found.start(), beside.start) : max(found.end(), beside.end)]
        right = f"{exact(Fraction(round_half_up(share * 100, 1)))}%"
        yield Finding(
            "words",
            quote,
            found.group().strip(),
            f"that is {right}, and the figure is {beside.figure.text}",
            _instead(found, share * 100, value, beside.figure.text),
        )


def _share(reading: Reading, found: re.Match[str]) -> Fraction | None:
    if found.group("n"):
        top, bottom = (_number(found.group(name)) for name in ("n", "m"))
        return Fraction(top, bottom) if 0 < top < bottom else None
    part, count = found.group("part").casefold(), (found.group("count") or "").casefold()
    if part == "quarter" and count in ("", "a", "one", "the") and _QUARTER_OF_YEAR.match(reading.text[found.end() :]):
        return None
    if not count and part != "half":
        return None
    parts = _PARTS[part if part == "half" else part.rstrip("s")]
    share = Fraction(_NUMBERS.get(count, 1), parts)
    return share if share < 1 else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.casefold()]


def _beside(reading: Reading, place: int, unit: str) -> Placed | None:
    """The figure of a unit that explains the words before it: in brackets, or after a comma or dash."""
    after = [each for each in reading.placed if each.start >= place and each.figure.unit == unit]
    if not after or after[0].role not in (Role.VALUE, Role.PREVIOUS, Role.NATIONAL):
        return None
    return after[0] if _JOINS.match(reading.said.covered[place : after[0].start]) else None


def _before(reading: Reading, place: int) -> Placed | None:
    """`67.5%, in other words three quarters`."""
    before = [each for each in reading.placed if each.end <= place and each.figure.unit == "%"]
    if not before or before[-1].role is not Role.VALUE:
        return None
    said = re.fullmatch(
        r"\s*[,(–—-]?\s*(?:in\s+other\s+words|that\s+is|or|i\.e\.)?,?\s*",
        reading.said.covered[before[-1].end : place],
        re.IGNORECASE,
    )
    return before[-1] if said and said.group().strip() else None


def _fits(found: re.Match[str], share: Fraction, value: Fraction, slack: int) -> bool:
    if found.group("under"):
        return share - slack <= value < share or (
            found.group("under").casefold().startswith(("fewer", "less", "well", "under")) and value < share
        )
    if found.group("over"):
        barely = found.group("over").casefold().startswith(("just", "slightly"))
        return share < value <= share + (slack if barely else slack * 2)
    return abs(value - share) <= (4 if found.group("about") else 3)


def _counts(reading: Reading) -> Iterator[Finding]:
    """`Of our 90 volunteers two thirds, that is to say 54`: the fraction of the whole."""
    for found in _SHARE.finditer(reading.text):
        share = _share(reading, found)
        if share is None:
            continue
        after = reading.text[found.end() :]
        following = [each for each in reading.placed if each.start >= found.end() and not each.figure.unit]
        if re.match(r"\s+of\s+(?:the|our|all|these|those)?\s*[\d,]*\d", after) and len(following) > 1:
            between = reading.said.covered[following[0].end : following[1].start]
            part_of = following[0].figure.value >= following[1].figure.value > 0
            if part_of and re.fullmatch(r"\s+[^,;()]{3,60}[,(]\s*(?:or\s+|that\s+is,?\s+)?", between):
                percent = following[1].figure.value / following[0].figure.value * 100
                if not _fits(found, share * 100, percent, 6):
                    yield _not_that_share(reading, found, share, following[0], following[1])
            continue
        if not found.group("part"):
            continue
        wholes = [
            each
            for each in reading.placed
            if each.end <= found.start() and not each.figure.unit and each.role is Role.VALUE
        ]
        part = _beside(reading, found.end(), "")
        if (
            not wholes
            or part is None
            or not re.search(
                r"\bof\s+(?:the|our|these|those|all|its)?\s*$", reading.text[: wholes[-1].start], re.IGNORECASE
            )
        ):
            continue
        whole = wholes[-1].figure.value
        if not whole or part.figure.value > whole or _fits(found, share * 100, part.figure.value / whole * 100, 6):
            continue
        shown = f"{round_half_up(part.figure.value / whole * 100, 0)}%"
        yield Finding(
            "words",
            reading.text[found.start() : part.end],
            found.group().strip(),
            f"{part.figure.text} of {exact(whole)} is {shown}",
            _instead(found, share * 100, part.figure.value / whole * 100, shown),
        )


def _not_that_share(reading: Reading, found: re.Match[str], share: Fraction, whole: Placed, part: Placed) -> Finding:
    exactly = part.figure.value / whole.figure.value * 100
    percent = round_half_up(exactly, 0)
    return Finding(
        "words",
        reading.text[found.start() : part.end],
        found.group().strip(),
        f"{part.figure.text} of {whole.figure.text} is {percent}%",
        _instead(found, share * 100, exactly, f"{percent}%"),
    )


def _instead(found: re.Match[str], share: Fraction, value: Fraction, figure: str) -> str:
    """The figure, or the fraction with the word that is right of it."""
    place = found.start("count") if found.group("count") else found.start("part")
    place = found.start("n") if found.group("n") else place
    fraction = found.string[place : found.end()].casefold()
    nearness = "more than " if value > share else "less than " if value < share else ""
    return f"Say {figure}, or {nearness}{fraction}."


def _ratios(reading: Reading) -> Iterator[Finding]:
    """`A third of enquiries, 41 out of 164`."""
    for found in _SHARE.finditer(reading.text):
        share = _share(reading, found)
        after = [ratio for ratio in reading.said.ratios if ratio.start >= found.end()]
        before = [ratio for ratio in reading.said.ratios if ratio.end <= found.start()]
        if share is None or not found.group("part"):
            continue
        if after and _JOINS.match(reading.said.covered[found.end() : after[0].start]):
            pass
        elif before and re.fullmatch(
            r"\s+(?:[a-z]+\s*){0,3}[,(]\s*(?:or\s+)?", reading.said.covered[before[-1].end : found.start()]
        ):
            after = [before[-1]]
        else:
            continue
        if not after[0].bottom.value:
            continue
        percent = after[0].top.value / after[0].bottom.value * 100
        if _fits(found, share * 100, percent, 6):
            continue
        yield Finding(
            "words",
            reading.text[min(found.start(), after[0].start) : max(found.end(), after[0].end)],
            found.group().strip(),
            f"that is {round_half_up(percent, 0)}%",
            _instead(found, share * 100, percent, f"{round_half_up(percent, 0)}%"),
        )


def _majorities(reading: Reading) -> Iterator[Finding]:
    for found in _MOST.finditer(reading.text):
        beside = _beside(reading, found.end(), "%")
        if beside is None:
            continue
        value = beside.figure.value
        if (value > 50) if found.group("most") else (value < 50):
            continue
        yield Finding(
            "words",
            reading.text[found.start() : beside.end],
            found.group(),
            f"{beside.figure.text} is {'not more' if found.group('most') else 'not less'} than half",
            f"Say {beside.figure.text}, or {_half(value)}.",
        )


def _half(value: Fraction) -> str:
    return "half" if value == 50 else "less than half" if value < 50 else "more than half"
