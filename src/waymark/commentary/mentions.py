"""What a sentence holds figures against: a target, the nation, other authorities, an earlier time."""

import re
from dataclasses import dataclass
from enum import Enum

from waymark.commentary.phrases import phrases


class Role(Enum):
    """What a figure is to the sentence."""

    VALUE = "value"
    TARGET = "target"
    NATIONAL = "national figure"
    PEER = "comparator"
    PREVIOUS = "previous figure"
    DIFFERENCE = "difference"
    PART = "part of a ratio"


HELD_AGAINST = (Role.TARGET, Role.NATIONAL, Role.PEER)


@dataclass(frozen=True)
class Mention:
    """A noun to hold something against, where it stands."""

    role: Role
    start: int
    end: int


_SPAN = "(?:year|month|quarter|term)"
_AGO = "(?:ago|earlier|before|previously)"
_POSSESSIVE = "(?:['’]s)?"
_LAST = "(?:year|month|quarter|term|time|period|report|release|return|survey)"
_FORMER = (
    "(?:year|month|quarter|term|period|report|release|figure|outturn|result|position|performance|cohort|score|rate|"
    "value|percentage|average|level)"
)
_SAME_TIME = (
    "same (?:time|period|point|month|quarter|term|stage) (?:of )?(?:last|the previous|the year before)"
    "(?: (?:academic|financial|school))?(?: year)?"
)
_MENTIONS: tuple[tuple[Role, str], ...] = (
    (
        Role.PREVIOUS,
        rf"""
        (?:at |in |for )?(?:the )?{_SAME_TIME}
        last (?:academic |financial |school )?{_LAST}{_POSSESSIVE}
        (?:the )?previous(?: (?:academic|financial|school|reporting))? {_FORMER}{_POSSESSIVE}(?: of)?
        (?:a|one|the) {_SPAN} {_AGO}
        (?:twelve|12) months {_AGO}
        previously
        last (?:reported|published|recorded|winter|summer|spring|autumn)
        before(?=\s*[:;,.)]|$)
        the year before
        (?:the )?(?:preceding|prior) (?:year|month|quarter|term|period)
        year[-\s]on[-\s]year
        """,
    ),
    (
        Role.TARGET,
        r"""
        {OFF}(?:service|floor|local) standard
        (?<=% )standard
        {OFF}standard(?= of \d)
        {OFF}targets?
        {OFF}milestones?
        {OFF}(?<!our )(?<!a )ambition
        {OFF}goal
        {OFF}planned (?:level|figure)
        {OFF}trajectory
        {OFF}(?:upper|lower) (?:limit|threshold)
        {OFF}ceiling
        {OFF}limits?(?= (?:of|being|is|was)\b)
        {OFF}plan(?= of \d)
        """.replace("{OFF}", "(?<!off-)(?<!off )(?<!on )(?<!on-)"),
    ),
    (
        Role.PEER,
        r"""
        (?:statistical )?neighbours?(?:['’])?(?: (?:average|mean|median|group))?
        regional(?:ly)?
        (?:the )?south east(?: (?:average|region|figure))?
        (?:the )?region(?:['’]s)?
        similar (?:authorities|councils|areas)
        comparator (?:authorities|group|councils)
        peer (?:group|authorities|average)
        other (?:authorities|councils|counties)
        """,
    ),
    (
        Role.NATIONAL,
        r"""
        national(?:ly)?(?! (?:leaders?|curriculum|pupil|statistics|strateg|insurance|offer|programme|data show))
        england(?:['’]s)?
        english(?= (?:average|mean|median|figure|rate|level))
        nationwide
        across the country
        country as a whole
        """,
    ),
)
_PATTERNS = tuple(
    (role, re.compile(rf"(?<![\w-]){phrases(pattern)}(?![\w])", re.IGNORECASE)) for role, pattern in _MENTIONS
)


def mentions(text: str) -> tuple[Mention, ...]:
    """What the sentence holds figures against, in order."""
    found: list[Mention] = []
    for role, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < known.end and known.start < match.end() for known in found):
                found.append(Mention(role, *match.span()))
    return tuple(sorted(found, key=lambda mention: mention.start))
