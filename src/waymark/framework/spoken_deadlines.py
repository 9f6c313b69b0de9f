"""Deadlines as people write them: within 6 weeks, within 30 working days, in under 45 days."""

import re
from dataclasses import dataclass

_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
        ),
        start=1,
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
_NUMBER = rf"[0-9]{{1,3}}|{'|'.join(_WORDS)}"
_LENGTH = (
    rf"(?P<number>{_NUMBER})(?:\s*\([^)]{{1,12}}\))?[\s-]*(?P<unit>working days?|business days?"
    rf"|school days?|calendar days?|days?|weeks?|months?|years?|hours?)\b"
)
_ANY = re.compile(rf"\b{_LENGTH}(?! (?:old|of age|pregnan\w*|gestation|of previous))", re.I)
_DEADLINE = re.compile(
    rf"\b(?:within|in under|in less than|no (?:more|later) than|under|up to|inside|in)\s+(?:a "
    rf"|the )?(?:statutory |first )?{_LENGTH}"
    r"(?! (?:old|of age|pregnan\w*|gestation))",
    re.I,
)
_BRACKETED = re.compile(rf"\({_LENGTH}\)", re.I)
_HOURS = {"hour": 1, "day": 24, "week": 168}
_WORKING = ("working", "business")


@dataclass(frozen=True)
class Length:
    """A length of time. kind: working or school (in days), calendar (hours, days and weeks; in hours) or months."""

    kind: str
    size: int
    words: str
    weeks: bool = False


def lengths_in(text: str) -> tuple[Length, ...]:
    """Every length of time in a text."""
    return tuple(_length(found) for found in _ANY.finditer(text))


def deadlines_in_name(name: str) -> tuple[Length, ...]:
    """As `deadlines_in`, of a name, where '(10 days)' is a deadline too."""
    return deadlines_in(name) or tuple(_length(found) for found in _BRACKETED.finditer(name))


def deadlines_in(text: str) -> tuple[Length, ...]:
    """The lengths of time by which something is to be done."""
    return tuple(_length(found) for found in _DEADLINE.finditer(text))


def _length(found: re.Match[str]) -> Length:
    written = found["number"].casefold()
    number = int(written) if written.isdigit() else _WORDS[written]
    unit = found["unit"].casefold().removesuffix("s")
    words = re.sub(r"^(?:within|in under|in|under|up to|inside)\s+", "", found[0].strip("()"))
    first = unit.partition(" ")[0]
    if first in _WORKING:
        return Length("working", number, words)
    if first == "school":
        return Length("school", number, words)
    if unit in ("month", "year"):
        return Length("months", number * (12 if unit == "year" else 1), words)
    return Length("calendar", number * _HOURS[unit.rpartition(" ")[2]], words, unit == "week")
