"""'To be confirmed' is allowed in a draft that says what it is for; on a live card, or alone, it is reported.

A draft is never rated, so an open detail in one misleads nobody.
"""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.described import Described
from waymark.framework.loaded import LoadedFramework

_VERB = (
    r"(?:confirmed|agreed|defined|determined|decided|finalised|finalized|developed|advised|clarified|written|set"
    r"|supplied|provided)"
)
_OPEN = re.compile(
    rf"\bwill be (?:\w+ly )?{_VERB} (?:later|shortly|in due course)\b|^\W*to follow\b(?! up)"
    rf"|\b(?:to be|yet to be|not yet|awaiting|pending) (?:\w+ly )?{_VERB}\b|\bT\.?B\.?[CAD]\b\.?"
    r"|\b(?:under|in) development\b|\b(?:definition|measure|indicator|method)s? (?:is )?(?:awaited|being developed)\b"
    r"|\b(?:awaiting|pending) (?:confirmation|agreement|definition|guidance|sign[ -]?off)\b",
    re.I,
)
_WHOLE = re.compile(
    rf"\b(?:definition|methodology|method|calculation|measure|indicator|wording)s? (?:is |are |still |has |have )*"
    rf"(?:(?:yet )?to be|will be|not yet(?: been)?|awaiting|pending|TB[CAD])\b(?: \w+ly)?(?: {_VERB})?",
    re.I,
)
_FEW = 6  # words: a text as short as this says nothing beside it
_LEFT_OPEN = re.compile(
    r"\b(?:outcome|date|court|hearing|case|plan|provision|placement|decision)s? (?:is |are |still )*$", re.I
)


def placeholder(text: str) -> bool:
    """Whether a text defines nothing, but promises a definition."""
    found = _OPEN.search(text)
    return found is not None and (len(text.split()) <= _FEW or _WHOLE.search(text) is not None)


def left_open(one: Described) -> bool:
    """Whether the definition promises one, or is a draft's that says what is still open."""
    return placeholder(one.definition) or (one.draft and _OPEN.search(one.definition) is not None)


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        for path, text in one.texts():
            found = _OPEN.search(text)
            if found is None or _LEFT_OPEN.search(text[: found.start()]):
                continue  # 'whose placement is to be confirmed' says who is counted
            if one.draft and not placeholder(text):
                continue
            said = f"The {path.rpartition('.')[2].replace('_', ' ')} of {one.stem} says '{found[0]}'"
            said += ": nothing is defined." if placeholder(text) else ", and it has a measure."
            yield framework.issue(
                "to_be_confirmed",
                one.subject,
                path,
                said,
                "Write what is agreed; until then keep the measure a draft, which is never rated.",
                value=found[0],
                level=Level.WARNING,
            )
