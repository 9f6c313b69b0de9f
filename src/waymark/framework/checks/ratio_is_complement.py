"""A name of one part (surplus places) with a ratio in the text of the other part (rolls, of capacity)."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework

# each line: what a name may be of, and what is left of the whole without it
_PARTS = (
    (
        r"surplus|spare|vacan(?:t|c(?:y|ies))|un(?:filled|occupied|used|let)|empty|void|not (?:filled|occupied|taken)",
        r"rolls?|pupils(?! without)|enrolled|filled|occupied|occupancy|taken|used|in use|let|in post|allocated",
    ),
    (r"absen(?:ce|ces|t)|missed|non-?attendance|not attend\w*", r"attend(?:ed|ance|ances|ing)?|present"),
    (
        r"late|overdue|out of time|not (?:\w+ )?(?:on|in) time|outside (?:timescales?|target)",
        r"on time|in time|within (?:timescales?|target|[0-9]+)|punctual",
    ),
    (r"incomplete|uncompleted|not completed|outstanding", r"completed"),
    (
        r"NEET|not in (?:education|employment|training)",
        r"EET|(?<!not )in (?:education|employment|training)",
    ),
    (r"unemployed|unemployment|out of work", r"employed|in work"),
    (r"failed|failing|not passed", r"passed|passing"),
    (r"unpaid|uncollected|arrears|not collected", r"collected|paid"),
    (r"landfill(?:ed)?|not recycled|residual", r"recycled|composted|recycling"),
    (r"agency|temporary|unqualified", r"permanent|qualified"),
    (r"unmet|not met", r"met"),
    (r"unplaced|without an? (?:\w+ )?(?:place|offer)|not (?:placed|offered)", r"placed|offered"),
)
_PATTERNS = tuple((re.compile(rf"\b(?:{a})\b", re.I), re.compile(rf"\b(?:{b})\b", re.I)) for a, b in _PARTS)
_RATIO = re.compile(
    r"\b(?:as|is|are|expressed as|calculated as) (?:a |an |the )?(?:proportion|percentage|share"
    r"|fraction|%|per ?cent) of\b"
    r"|\bdivided by\b| / | \u00f7 |\bout of\b|\bas a ratio (?:of|to)\b",
    re.I,
)
_SHARE_THAT = re.compile(
    r"\b(?:percentage|proportion|share|%|per ?cent) of (?:\w+ ){1,5}?(?:that|which|who) "
    r"(?:is|are|was|were|have been)\b[^.;:,]*",
    re.I,
)
_TAKEN_AWAY = re.compile(
    r"\b(?:less|minus|subtract\w*|deduct\w*|difference|remaining|remainder|excess|beyond|more than|complement)\b"
    r"|\b(?:taken|take) (?:away )?from\b|100 ?%? ?[-\u2013]|\b1 ?[-\u2013]",
    re.I,
)
_CLAUSE = re.compile(r"[.;:]\s|[;:]|\n|, (?:and|which)\b")


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        for wording in one.wordings:
            for this, other in (pair for sides in _PATTERNS for pair in (sides, sides[::-1])):
                named = this.search(wording.name)
                if named is None or other.search(_without(this, wording.name)):
                    continue
                above = _above_the_line(wording.text)
                if above is None or _TAKEN_AWAY.search(above) or this.search(_without(other, above)):
                    continue
                if (counted := other.search(_without(this, above))) is None:
                    continue
                yield framework.issue(
                    "ratio_is_complement",
                    one.subject,
                    wording.text_path,
                    f"The name of {one.stem} is of '{named[0]}', but its definition divides '{counted[0]}': "
                    "that is what is left when it is taken from the whole.",
                    "Write the ratio of what the name says, such as capacity less rolls, as a proportion of capacity.",
                    value=counted[0],
                    level=Level.WARNING,
                )
                break


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(" ", text)


def _above_the_line(text: str) -> str | None:
    """The clause before 'as a proportion of': what is divided. None where a text writes no ratio so."""
    found = _RATIO.search(text)
    if found is not None:
        return _CLAUSE.split(text[: found.start()])[-1]
    found = _SHARE_THAT.search(text)
    return None if found is None else found[0]
