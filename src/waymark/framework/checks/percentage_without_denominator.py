"""A percentage says of what it is one: a text that only says what is counted leaves half of the figure out."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.checks.to_be_confirmed import left_open
from waymark.framework.described import Described
from waymark.framework.loaded import LoadedFramework

_SHARE = r"(?:percentages?|per ?cent|proportions?|shares?|fractions?|%)"
_NAMED = re.compile(rf"(?:^|\b|\s){_SHARE}(?:\W|$)", re.I)
_SHARE_OF = re.compile(rf"{_SHARE}\s+(?:\w+\s+){{0,2}}(?:of|in)\b|{_SHARE}\s+[a-z]", re.I)
_COUNTED = re.compile(
    r"^\W*(?:the |a |this is the |this counts the )?(?:total |overall )?(?:number|count|volume|sum)s? of\b", re.I
)
_OF_ALL = re.compile(
    rf"{_SHARE}\s+(?:\w+\s+){{0,3}}(?:of|in|who|that)\b|\b(?:out of|of (?:all|those|these|them"
    rf"|the total|the same)|as a\b|"
    r"divided by|denominator|relative to|compared (?:to|with)|expressed|per (?:100|hundred)"
    r"|against the|over the (?:total|number)"
    r"|the (?:average|mean|difference|gap)|cohort|less that of)",
    re.I,
)
_FIRST_OF = re.compile(r"(?:^|[.;:]\s+)Of\b")


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        if one.denominator_name or (one.loaded is not None and not one.draft):
            continue  # the measure, or the name of its denominator, says it
        if not (one.unit == "percent" or _NAMED.search(one.name)) or not one.definition or left_open(one):
            continue
        if not _says_of_what(one):
            yield framework.issue(
                "percentage_without_denominator",
                one.subject,
                "definition",
                f"{one.stem} is a percentage, and its definition does not say of what.",
                "Say what is divided by what, such as 'of all referrals in the month'.",
                level=Level.WARNING,
            )


def _says_of_what(one: Described) -> bool:
    if _OF_ALL.search(one.definition) or _FIRST_OF.search(one.definition):
        return True
    return _COUNTED.search(one.definition) is None and _SHARE_OF.search(one.name) is not None
