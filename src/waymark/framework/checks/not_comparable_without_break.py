"""A text that says that earlier figures do not compare needs a dated break: else they stand in one line with them."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.measure import tables_of
from waymark.framework.described import Described
from waymark.framework.loaded import LoadedFramework

_NOT_COMPARABLE = re.compile(
    r"\b(?:not|cannot|no longer|never|\w+n't|neither)\s+(?:be\s+|been\s+)?(?:\w+ly\s+)?(?:comparable"
    r"|compared|compare|like[ -]for[ -]like)\b"
    r"|\bincomparable\b|\bcaution\b[^.]{0,60}\bcompar\w+|\bcompar\w+[^.]{0,60}\bwith (?:care|caution)\b"
    r"|\b(?:break|discontinuity) in (?:the )?(?:time )?series\b|\bseries break\b"
    r"|\bcomparisons?\b[^.]{0,80}\b(?:not (?:possible|valid|advised|meaningful|be made"
    r"|be drawn)|cannot be|invalid|misleading)",
    re.I,
)
_BREAK = re.compile(r"\b(?:break|discontinuity) in (?:the )?(?:time )?series\b|\bseries break\b", re.I)
_NO_BREAK = re.compile(r"\bno (?:break|discontinuity|series break)\b", re.I)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|prior|before|past|historic(?:al)?|former|older|later|preceding"
    r"|last year|trends?|over time|"
    r"years?|since|publications?|publish(?:ed|ing)|(?:19|20)\d\d)\b",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\d)[^.!?]+)*[.!?]?")


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        for path, text in one.texts():
            if (found := _said(text)) and not _has_break(framework, one):
                yield framework.issue(
                    "not_comparable_without_break",
                    one.subject,
                    path,
                    f"The text of {one.stem} says '{found}', and no break of the series is stated.",
                    "Add a change with its day and 'comparable: no' to the source in sources.yaml.",
                    value=found,
                    level=Level.WARNING,
                )
                break


def _said(text: str) -> str:
    """The words that say that figures of another time do not compare; areas that do not compare are no break."""
    for sentence in _SENTENCE.findall(text):
        found = _NOT_COMPARABLE.search(sentence)
        if found is None or _NO_BREAK.search(sentence):
            continue
        if _BREAK.search(sentence) or _EARLIER.search(sentence):
            return found[0]
    return ""


def _has_break(framework: LoadedFramework, one: Described) -> bool:
    """A change that ends comparison, naming the indicator or touching a table that it is counted from."""
    measures = () if one.loaded is None else (one.loaded.measure, *(each.measure for each in one.loaded.readings))
    tables = {table for measure in measures for table in tables_of(measure)}
    return any(
        not change.comparable and change.touches(one.stem, tables)
        for source in framework.sources
        for change in source.changes
    )
