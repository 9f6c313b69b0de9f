"""Windows as people write them in names and definitions: R12M, rolling year, year to date, in the quarter."""

import re

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
} | {"eighteen": 18, "twenty-four": 24}
_N = rf"(?P<n>[0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_LATEST = r"(?:last|latest|past|most recent)"

# 'the preceding 12 months' is no window: it looks back from an event
_ROLLING = (
    re.compile(r"\bR(?P<n>[1-9][0-9]?)M\b", re.I),
    re.compile(rf"\brolling\s+(?:period of\s+)?{_N}[\s-]+months?\b", re.I),
    re.compile(rf"\b{_N}[\s-]+months?[\s-]+rolling\b", re.I),
    re.compile(rf"\b(?:in|during|over|across)\s+the\s+{_LATEST}\s+{_N}\s+months?\b", re.I),
    re.compile(rf"\b{_N}\s+months\s+(?:to|ending|ended|up to)\b(?!\s+(?:a|complete)\b)", re.I),
)
_WHICH = r"(?:given|current|reported|reporting|latest|last|previous|calendar|same)"
_KIND = r"(?:financial|academic|calendar|school|municipal)"
_NOT_BESIDE_AN_EVENT = r"(?!\s+(?:before|after|of|following))"


def _within(what: str) -> str:
    """In the month, during the reported month; not the month after a referral."""
    return rf"\b(?:in|during|within|for)\s+(?:the\s+|each\s+)?(?:{_WHICH}\s+)*{what}\b{_NOT_BESIDE_AN_EVENT}"


_WORDS = {
    "R12M": (
        r"\b(?:rolling|moving)[\s-]+(?:annual|year)\b",
        r"\byear\s+(?:ending|ended)\b",
        r"\b(?:in|during|over)\s+the\s+(?:past|last)\s+year\b",
    ),
    "R3M": (r"\brolling\s+quarter\b",),
    "YTD": (
        r"\bYTD\b",
        r"\byear[\s-]+to[\s-]+date\b",
        r"\b(?:this|the) year so far\b",
        r"\bso far (?:this|in the) (?:\w+ )?year\b",
        r"\bcumulative(?:ly)? (?:since|from) \w+\b",
        r"\bsince\s+(?:the\s+)?(?:1(?:st)?\s+)?(?:of\s+)?(?:April|September)\b(?!\s+[0-9]{4})",
        r"\bsince the (?:start|beginning) of the (?:\w+ )?year\b",
    ),
    "year": (
        rf"\b(?:in|during|over|within|for)\s+(?:the|each|a)\s+{_KIND}\s+year\b(?!\s+(?:before|after|to date|so far))",
    ),
    "some year": (r"\b(?:in|during|over) the year\b(?!\s+(?:before|after|of|to|so|ending|ended|that|in which))",),
    "month": (_within("month"), r"\bthis month\b"),
    "quarter": (_within("quarter"), r"\bthis quarter\b"),
    "snapshot": (
        r"\bsnapshot\b",
        r"\bas at\b",
        r"\b(?:at|on)\s+(?:the\s+)?(?:last day|end)\s+of\s+(?:the|each)\s+(?:\w+\s+)?(?:month|quarter|year)\b",
        r"\bat (?:month|quarter|year)[\s-]end\b",
    ),
}
_PATTERNS = tuple((window, re.compile(words, re.I)) for window, ways in _WORDS.items() for words in ways)


# what says a window in a name, and in a text may be how often something is reported, or a look back
_IN_NAMES = {
    "R12M": (r"\(annual rolling\)",),
    "year": (r"\bthis (?:financial|academic|calendar|school) year\b",),
    "month": (r"\(monthly\)", r"^monthly\b", r"\((?:last|latest|current) month\)"),
    "quarter": (r"\(quarterly\)", r"^quarterly\b", r"\((?:last|latest|current) quarter\)"),
    "snapshot": (r"\((?:at |as at )?(?:month|quarter|year)[\s-]end\)",),
    "some year": (r"\(annual\)", r"^annual (?:number|total|percentage|rate)\b"),
}
_NAME_PATTERNS = tuple((window, re.compile(words, re.I)) for window, ways in _IN_NAMES.items() for words in ways)
_NAME_ROLLING = (
    re.compile(rf"\((?:{_LATEST}\s+)?{_N}\s+months?\)", re.I),
    re.compile(rf"[:,-]\s*{_LATEST}\s+{_N}\s+months?$", re.I),
    re.compile(rf"\bin\s+the\s+(?:previous|preceding)\s+{_N}\s+months?\b", re.I),
)


def windows_in_name(name: str) -> dict[str, str]:
    """As `windows_in`, of a name, where '(quarterly)' and '(12 months)' say a window too."""
    found = windows_in(name)
    for pattern in _NAME_ROLLING:
        for match in pattern.finditer(name):
            number = match["n"].casefold()
            found.setdefault(f"R{_NUMBERS.get(number) or int(number)}M", match[0])
    for window, pattern in _NAME_PATTERNS:
        said = pattern.search(name)
        if said is not None:
            found.setdefault(window, said[0])
    return found


def windows_in(text: str) -> dict[str, str]:
    """Each window that a text states, as R12M, YTD, year, month, quarter or snapshot, with the words that state it."""
    found: dict[str, str] = {}
    for pattern in _ROLLING:
        for match in pattern.finditer(text):
            number = match["n"].casefold()
            found.setdefault(f"R{_NUMBERS.get(number) or int(number)}M", match[0])
    for window, pattern in _PATTERNS:
        said = pattern.search(text)
        if said is not None:
            found.setdefault(window, said[0])
    return found


def agree(one: str, other: str) -> bool:
    """Whether two windows may be one: a year to date ends as the year; the last three months may be a quarter."""
    same = ({"YTD", "year"}, {"R3M", "quarter"}, *({"some year", each} for each in ("R12M", "YTD", "year")))
    return one == other or any({one, other} == pair for pair in same)
