"""Windows as people write them in names and definitions: R12M, rolling year, year to date, in the quarter."""

import re

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
} | {"eighteen": 18, "twenty-four": 24}
_N = rf"(?P<n>[0-9]{{1,2}}|{'|'.join(_NUMBERS)})"

# what cannot be a lookback at an earlier event ("of a previous referral", "in the preceding 12 months")
_ROLLING = (
    re.compile(r"\b[Rr](?P<n>[1-9][0-9]?)[Mm]\b"),
    re.compile(rf"\brolling\s+(?:period of\s+)?{_N}[\s-]+months?\b", re.I),
    re.compile(rf"\b{_N}[\s-]+months?[\s-]+rolling\b", re.I),
    re.compile(rf"\b(?:in|during|over|across)\s+the\s+(?:last|latest|past|most recent)\s+{_N}\s+months?\b", re.I),
    re.compile(rf"\b{_N}\s+months\s+(?:to|ending|ended|up to)\b(?!\s+(?:a|complete)\b)", re.I),
)
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("R12M", re.compile(r"\b(?:rolling|moving)[\s-]+(?:annual|year)\b|\byear\s+(?:ending|ended)\b", re.I)),
    ("R12M", re.compile(r"\b(?:in|during|over)\s+the\s+(?:past|last)\s+year\b", re.I)),
    ("R3M", re.compile(r"\brolling\s+quarter\b", re.I)),
    ("YTD", re.compile(r"\bYTD\b|\byear[\s-]+to[\s-]+date\b|\b(?:so far this|this) year so far\b", re.I)),
    ("YTD", re.compile(r"\bso far (?:this|in the) (?:\w+ )?year\b|\bcumulative(?:ly)? (?:since|from) \w+\b", re.I)),
    ("YTD", re.compile(r"\bsince\s+(?:the\s+)?(?:1(?:st)?\s+)?(?:of\s+)?(?:April|September)\b(?!\s+\d{4})", re.I)),
    ("YTD", re.compile(r"\bsince the (?:start|beginning) of the (?:\w+ )?year\b", re.I)),
    ("year", re.compile(r"\b(?:in|during|over|within|for)\s+(?:the|each|a)\s+(?:financial|academic|calendar|school|municipal)\s+year\b", re.I)),
    ("month", re.compile(r"\b(?:in|during|within|for)\s+(?:the\s+|each\s+)?(?:given\s+|current\s+|reported\s+|reporting\s+|latest\s+|last\s+|previous\s+|calendar\s+|same\s+)*month\b(?!\s+(?:before|after|of|following))", re.I)),
    ("quarter", re.compile(r"\b(?:in|during|within|for)\s+(?:the\s+|each\s+)?(?:given\s+|current\s+|reported\s+|reporting\s+|latest\s+|last\s+|previous\s+|calendar\s+|same\s+)*quarter\b(?!\s+(?:before|after|of|following))", re.I)),
    ("snapshot", re.compile(r"\bsnapshot\b|\bas at\b|\b(?:at|on)\s+(?:the\s+)?(?:last day|end)\s+of\s+(?:the|each)\s+(?:\w+\s+)?(?:month|quarter|year)\b|\bat (?:month|quarter|year)[\s-]end\b", re.I)),
)  # fmt: skip


def windows_in(text: str) -> dict[str, str]:
    """Each window that a text states, as R12M, YTD, year, month, quarter or snapshot, with the words that state it."""
    found: dict[str, str] = {}
    for pattern in _ROLLING:
        for match in pattern.finditer(text):
            number = match["n"].casefold()
            found.setdefault(f"R{_NUMBERS.get(number) or int(number)}M", match[0])
    for window, pattern in _WORDS:
        if (match := pattern.search(text)) is not None:
            found.setdefault(window, match[0])
    return found


def agree(one: str, other: str) -> bool:
    """Whether two windows may be one: a year to date ends as the year; the last three months may be a quarter."""
    same = ({"YTD", "year"}, {"R3M", "quarter"})
    return one == other or any({one, other} == pair for pair in same)
