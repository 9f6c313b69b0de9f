"""Which of two figures is the earlier, where the sentence dates both."""

import re
from collections.abc import Sequence

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_TIME = re.compile(
    rf"\b(?P<month>{_NAME})\s+(?P<of>(?:19|20)\d\d)\b|\b(?P<year>(?:19|20)\d\d)(?:\s?[-/–]\s?\d{{2,4}})?\b|"
    rf"\b(?P<alone>{_NAME})\b|\b(?P<term>autumn|spring|summer)\b|"
    r"\b(?P<now>this\s+(?:year|month|quarter|term)|now|today|currently)\b|"
    r"\b(?P<then>last\s+(?:year|month|quarter|term)|(?:a|one)\s+(?:year|month|quarter)\s+(?:ago|earlier|before)|"
    r"the\s+(?:previous|preceding)\s+(?:year|month|quarter|term)|in\s+the\s+last\b)",
    re.IGNORECASE,
)
_TERMS = {"autumn": 0, "spring": 1, "summer": 2}
_FARTHEST = 28  # characters between a figure and its time
Moment = tuple[str, int]


def times_beside(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The times of two figures as numbers of one scale; None where one has none, or they are of different kinds."""
    found = [_beside(text, places, at) for at in (0, 1)]
    if found[0] is None or found[1] is None or found[0][0] != found[1][0]:
        return None
    return found[0][1], found[1][1]


def _beside(text: str, places: Sequence[tuple[int, int]], at: int) -> Moment | None:
    """The time that stands after a figure; else the one before it that the other figure has not."""
    start, end = places[at]
    until = min((other for other, _ in places if other > start), default=len(text))
    after = _TIME.search(text, end, until)
    if after is not None and after.start() - end <= _FARTHEST and not re.search(r"[;.]", text[end : after.start()]):
        return _moment(after)
    since = max((other for _, other in places if other <= start), default=0)
    before = [each for each in _TIME.finditer(text, since, start) if start - each.end() <= _FARTHEST]
    return _moment(before[-1]) if before else None


def _moment(found: re.Match[str]) -> Moment:
    said = {name: text.casefold() for name, text in found.groupdict().items() if text}
    if "month" in said:
        return "month", int(said["of"]) * 12 + _MONTHS.index(said["month"][:3])
    if "year" in said:
        return "year", int(said["year"])
    if "alone" in said:
        return "alone", _MONTHS.index(said["alone"][:3])
    if "term" in said:
        return "term", _TERMS[said["term"]]
    return "now", 1 if "now" in said else 0
