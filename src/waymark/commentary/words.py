"""The words in which a paper moves and judges, and what each claims of two figures.

A claim is about the value and what it is held against, in numbers (above, below) or by which way is better (ahead,
behind). Which word is of which kind is data; how each is checked stands in `standing` and `movement`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """Where a value stands to what it is held against."""

    ABOVE = "above"
    BELOW = "below"
    BETTER = "better than"
    WORSE = "worse than"
    MET = "at or better than"
    MISSED = "short of"
    SAME = "the same as"
    WITHIN = "at or below"


class Moving(Enum):
    """Which way a value went."""

    UP = "rose"
    DOWN = "fell"
    BETTER = "improved"
    WORSE = "worsened"
    SAME = "did not change"


@dataclass(frozen=True)
class Said:
    """A word of the lexicon where it stands. denied: `not`, `failed to` or the like goes before it."""

    meaning: Standing | Moving
    start: int
    end: int
    text: str
    denied: bool = False


_STANDING: tuple[tuple[Standing, str], ...] = (
    (Standing.MISSED, r"outside(?=\s+(?:the|our|its)\s+(?:[\w%.\u0001-]+\s+){0,3}?target\b)|f[ae]ll(?:s|ing)?\s+(?:just\s+|well\s+|slightly\s+|far\s+|some\s+way\s+)?short\s+of|(?:fail(?:s|ed|ing)?|yet|unable|unlikely)\s+to\s+(?:meet|reach|achieve|hit)|(?:narrowly\s+)?miss(?:es|ed|ing)\b|off[- ]target|not\s+on\s+target"),
    (Standing.WORSE, r"behind|worse\s+than|short\s+of|shy\s+of|adrift\s+of|underperform(?:s|ed|ing)?|weaker\s+than|poorer\s+than|inferior\s+to|(?:compares?|comparing)\s+(?:unfavourably|poorly|badly|less\s+(?:well|favourably))|lag(?:s|ged|ging)?\b|trail(?:s|ed|ing)?\b|unfavourable\s+(?:to|compared|against)"),
    (Standing.BETTER, r"ahead\s+of|better\s+than|outperform(?:s|ed|ing)?|outstrip(?:s|ped|ping)?|beat(?:s|en|ing)?\b|(?:compares?|comparing)\s+(?:very\s+|more\s+)?(?:favourably|well)|favourable\s+(?:to|compared|against)|stronger\s+than|superior\s+to"),
    (Standing.ABOVE, r"above(?!\s+(?:expectations?|board)\b)|higher\s+than|greater\s+than|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in\s+excess\s+of|larger\s+than|wider\s+than|bigger\s+than|more\s+than(?=\s+the\s+[£\d])|(?:over|more\s+than)(?=\s+(?:the|our|its|both|this|that|last)?\s*(?:[\w/%.\u0001-]+\s+){0,4}?(?:target|national|england|average|milestone|threshold|standard)\b)"),
    (Standing.BELOW, r"below(?!\s+(?:shows?|sets|table|chart|the\s+table))|inside(?=\s+(?:the|our|its)\s+(?:[\w/%.\u0001-]+\s+){0,3}?target)|lower\s+than|fewer\s+than|less\s+than|smaller\s+than|narrower\s+than|beneath|under(?=\s+(?:the|our|its|both|this)?\s*(?:[\w/%.\u0001-]+\s+){0,4}?(?:target|national|england|average|milestone|threshold|standard)\b)"),
    (Standing.SAME, r"in\s+line\s+with|(?:exactly\s+)?equal\s+to|equals|(?:exactly\s+)?the\s+same\s+as|on\s+a\s+par\s+with|match(?:es|ed|ing)?\b|similar\s+to|comparable\s+(?:to|with)|close\s+to\s+(?=(?:the|our)\s)|level\s+with|identical\s+to|consistent\s+with|mirrors?\b"),
    (Standing.WITHIN, r"within(?=\s+(?:the|our|its|a)?\s*(?:[\w%.\u0001-]+\s+){0,3}?(?:target|limit|ceiling)\b)"),
    (Standing.MET, r"\bmet\b|meets?\b|meeting\b|achiev(?:ed|es|ing)?\b|hit(?:s|ting)?\b|reach(?:ed|es|ing)\b|on[- ]target|delivered\b|satisf(?:ies|ied)\b"),
)  # fmt: skip
_MOVING: tuple[tuple[Moving, str], ...] = (
    (Moving.SAME, r"unchanged|no\s+movement|unaltered|remain(?:s|ed|ing)?\s+(?:broadly\s+)?(?:the\s+same|stable|static|unchanged|steady|constant|at|level|flat)|stay(?:s|ed|ing)?\s+(?:the\s+same|stable|static|at|level|flat)|held\s+(?:steady|at|firm)|no\s+change|plateaued|levelled\s+(?:off|out)|(?:is|was|been)\s+(?:static|stable|flat)|static\s+at|stable\s+at|maintained\s+at"),
    (Moving.BETTER, r"(?:got|getting|did|done|fared)\s+better\b|(?<!un)favourably\s+(?=from\b)|improv(?:e|es|ed|ing)\b|(?<!school )(?<!requires )(?<!require )(?<!requiring )(?<!for )(?<!further )improvements?\b(?!\s+(?:hubs?|plans?|priorit|partner|boards?|service|programme|strateg|advis|journey|framework|is\s+needed|work|actions?|activity))|better\s+than(?=\s+(?:in\s+|at\s+|for\s+)?(?:the\s+)?(?:last|previous|same|prior|a\s+year))|strengthen(?:ed|ing)\b|recover(?:ed|ing|y)\b"),
    (Moving.WORSE, r"worsen(?:s|ed|ing)?\b|deteriorat(?:e|es|ed|ing|ion)\b|(?:got|getting|did|fared)\s+worse|(?:unfavourably|adversely)\s+(?=from\b)|(?:declin(?:ed|es|ing|e)|drop|fall|dip|reduction)\s+in\s+(?:timeliness|performance|quality|effectiveness)|worse\s+than(?=\s+(?:in\s+|at\s+|for\s+)?(?:the\s+)?(?:last|previous|same|prior|a\s+year))|weakened\b|regress(?:ed|ion)\b"),
    (Moving.UP, r"r(?:ose|ises?|isen|ising)\b|increas(?:e|es|ed|ing)\b|gr(?:ew|own|ows|owing|owth)\b|climb(?:s|ed|ing)?\b|(?:go|goes|going|gone|went|moved|crept|edged|up)\s+up(?:wards?)?\b|(?<![\w-])up(?=\s+(?:from|to|by|on|slightly|sharply|significantly|again|\d|a\s))|jump(?:s|ed|ing)?\b|surg(?:e|ed|ing)\b|soar(?:ed|ing)?\b|upturn|upward\s+trend|gain(?:s|ed|ing)?\b(?!\s+(?:access|a\s+place|employment))|rais(?:ed|ing)\b|went\s+higher|higher\s+than(?=\s+(?:in\s+|at\s+|for\s+|the\s+(?:figure\s+)?(?:for\s+)?)?(?:the\s+)?(?:last|previous|same|prior|a\s+year))"),
    (Moving.DOWN, r"f(?:ell|alls?|alling|allen)\b(?!\s+(?:short|within|into|outside|under|below|behind))|decreas(?:e|es|ed|ing)\b|drop(?:s|ped|ping)?\b|declin(?:e|es|ed|ing)\b|reduc(?:ed|es|ing|tions?|e)\b|(?:go|goes|going|gone|went|came|come|moved|crept|edged|brought)\s+down(?:wards?)?\b|(?<![\w-])down(?=\s+(?:from|to|by|on|slightly|sharply|significantly|again|\d|a\s))|dip(?:s|ped|ping)?\b|slip(?:s|ped|ping)?\b|shr(?:ank|unk|inks?|inking)\b|slid\b|tumbl(?:ed|ing)\b|plung(?:ed|ing)\b|plummet(?:ed|ing)?\b|lowered\b|downturn|downward\s+trend|cut\s+(?=(?:from|to|by)\b)|eased\b|narrow(?:s|ed|ing)?\b|lower\s+than(?=\s+(?:in\s+|at\s+|for\s+|the\s+(?:figure\s+)?(?:for\s+)?)?(?:the\s+)?(?:last|previous|same|prior|a\s+year))"),
    (Moving.UP, r"widen(?:s|ed|ing)?\b|lengthen(?:s|ed|ing)?\b|slower\b|longer\b(?!\s+term)"),
    (Moving.DOWN, r"clos(?:ed|ing)(?=\s+(?:slightly\s+|further\s+)?(?:from|to|by))|shorten(?:s|ed|ing)?\b|quicker\b|faster\b|shorter\b"),
)  # fmt: skip
_DENIED = re.compile(
    r"(?:\b(?:not(?!\s+known|\s+in\s+(?:education|employment|training))|never|no\s+longer|cannot|without|neither|nor|hardly|rather\s+than)|n[’']t)\s+(?:\w+\s+){0,2}$|\bno\s+$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:to|will|would|should|could|must|can|may|might)\s+(?:\w+ly\s+)?(?:be\s+|continue\s+to\s+|further\s+)?$", re.IGNORECASE
)


def standings(text: str) -> tuple[Said, ...]:
    return tuple(_said(text, _STANDINGS))


def movements(text: str) -> tuple[Said, ...]:
    """Without those that are yet to come (`to increase`, `will fall`, `aims to reduce`)."""
    return tuple(said for said in _said(text, _MOVINGS) if not _NOT_YET.search(text[: said.start]))


def _said(text: str, lexicon: tuple[tuple[Standing | Moving, re.Pattern[str]], ...]) -> Iterator[Said]:
    taken: list[tuple[int, int]] = []
    found: list[Said] = []
    for meaning, pattern in lexicon:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Said(meaning, start, end, match.group(), bool(_DENIED.search(text[:start]))))
    yield from sorted(found, key=lambda said: said.start)


_STANDINGS: tuple[tuple[Standing | Moving, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE)) for meaning, pattern in _STANDING
)
_MOVINGS: tuple[tuple[Standing | Moving, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE)) for meaning, pattern in _MOVING
)
