"""What each figure of a sentence is: the value, a target, a comparator, the figure before, or a difference."""

import re
from collections.abc import Sequence

from waymark.commentary.mentions import Mention, Role, mentions
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.quantity import Figure, Quantities
from waymark.commentary.settled import settled

_FILL = (
    r"(?:\s|[(:,\u0001]|[-–](?!\d)|of|is|was|were|are|being|which|that|at|set|stands|stood|the|a|an|for|now|currently|"
    r"this|year|our|its|their|annual|local|in|it|they|we|had|no|more|than|least|less|fewer|standing|period|quarter|same|"
    r"both|all|pupils|children|average|mean|figure|figures|rate|gap|level|value|performance|position|score|percentage|"
    r"result|outturn|around|about|approximately|just|over|under|nearly|almost|only|remains|remained|agreed|"
    r"revised|stretch(?:ing)?|new|end|been|has|'s|’s)*"
)


_SHORT_WORD = (
    r"(?:(?!(?:requir\w*|is|was|are|were|be|been|and|or|which|has|have|had|but|stands?|remains?|now|still|well|just|"
    r"slightly|in|at|for|so|to|this|a|an|the)\b)[a-z]+ )?"
)
_DIFFERENCE_AFTER = spoken(
    r"""
    (?:more|fewer|less|higher|lower|greater|better|worse|wider|narrower|bigger|smaller) than
    (?:fewer|more|less)\s*(?=[,.;)]|$)
    (?:fewer|more|less) (?:[a-z]+ ){1,5}than
    within(?= (?:the|our|its|\w+['’]s?) (?:\S+ ){0,3}?(?:target|limit))
    above
    below
    short
    shy
    ahead
    behind
    adrift
    away from
    off
    (?:over|under) (?:(?:the|our|its|\w+['’]s?) (?:[\w.%\u0001-]+ ){0,3})?(?:target|limit|average|national|plan|budget)
    outside
    inside
    better
    worse
    higher
    lower
    increase
    rise
    fall
    drop
    decrease
    reduction
    improvement
    decline
    gain
    growth
    jump
    dip
    deterioration
    swing
    uplift
    hike
    up\b
    down\b
    gap\b
    difference
    """,
    before=rf"\s*{_SHORT_WORD}(?:points? )?",
    after=r"\b",
)
_CHANGE = (
    "(?:increase|rise|fall|drop|decrease|reduction|improvement|decline|gain|growth|jump|dip|deterioration|difference|"
    "margin|uplift|shortfall)"
)
_CHANGED = (
    "(?:gained|lost|added|shed|dropped|fell|rose|increased|decreased|improved|declined|slipped|grew|jumped|climbed|"
    "risen|fallen|grown|shrunk)"
)
_ROUGHLY = "(?:around|about|just|over|under|nearly|almost|approximately)"
_DIFFERENCE_BEFORE = spoken(
    rf"""
    by
    {_CHANGE} (?:of|was|is)
    (?:gap|change) of
    {_CHANGED}(?= (?:(?:a|around|about|nearly|almost|just|over) )*$)
    up
    down
    minus
    """,
    before=r"\b",
    after=rf" (?:(?:a|an|some) )?(?:(?:{_ROUGHLY}|only|more than|further|another) )*$",
)
_FROM = spoken(
    r"""
    from
    previously
    formerly
    used to be
    had been
    (?:the|an) earlier
    the former
    than the
    """,
    before=r"\b",
    after=(rf" (?:a (?:baseline|low|high|peak|rate|level|figure|position) of |(?:the|an?|{_ROUGHLY}) )*$"),
)
_COMPARED = spoken(
    r"""
    compared? (?:to|with)
    comparing with
    in comparison (?:to|with)
    against
    versus
    vs\.?
    as opposed to
    rather than
    """,
    before=r"\b",
    after=r"\s+(?:(?:the|a|an|around|about|just|over|under|nearly)\s+)*$",
)
_TO = spoken(
    r"""
    (?:to|at|is|was|are|were)
    (?:reached|reaching)
    (?:stands?|stood) at
    (?:now|currently|of)
    """,
    before=r"\b",
    after=(rf" (?:a (?:level|rate|total|figure) of |(?:the|{_ROUGHLY}|only|currently|now|still|at) )*$"),
)
_OF_WHAT = re.compile(
    r"(?:\s+(?:figure|average|rate))?\s+(?:for|of)\s+(?!\d)[^,;:()]{3,70}?"
    r"(?:,|\bis|\bwas|\bstands\s+at|\bremains)\s*(?:at\s+)?",
    re.IGNORECASE,
)
_OF_PERIOD = re.compile(
    r"\b(?:on|than|with|to|from|against)\s+(?:the\s+)?\u0001+\s*(?:\w+\s+){0,2}?(?:figure|outturn|result|position|baseline|rate|level)?\s*(?:of|at|was|\()\s*$",
    re.IGNORECASE,
)
_PERIOD_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:achieved\s+|recorded\s+|reported\s+|seen\s+)?(?:in|for|at|during|as\s+at|by|last|at\s+the\s+end\s+of)?\s*\u0001"
)


def placed(text: str, said: Quantities) -> tuple[Placed, ...]:
    """Every figure with its role."""
    known = mentions(text)
    parts = {part.start for ratio in said.ratios for part in (ratio.top, ratio.bottom)}
    found: list[Placed] = []
    for at, figure in enumerate(said.figures):
        if figure.start in parts:
            found.append(Placed(figure, Role.PART, True))
            continue
        earlier = said.figures[at - 1].end if at else 0
        later = said.figures[at + 1].start if at + 1 < len(said.figures) else len(text)
        found.append(_placed(text, said.covered, figure, known, earlier, later))
    return settled(text, found)


def _placed(text: str, covered: str, figure: Figure, known: Sequence[Mention], earlier: int, later: int) -> Placed:
    before, after = covered[earlier : figure.start], covered[figure.end : later]
    dated = bool(_PERIOD_AFTER.match(after)) and not re.match(r"\s*per\b", text[figure.end :])
    # "the 96% target", "21% nationally", "86.4% at the same time last year"
    following = next((each for each in known if figure.end <= each.start < later), None)
    between = covered[figure.end : following.start] if following else ""
    by_whom = re.search(r"\bby\s+$", before) and re.match(r"\s+of\s+[a-z]", after)
    if _DIFFERENCE_BEFORE.search(before) and not by_whom and not re.match(r"\s*(?:target|milestone)", after):
        return Placed(figure, Role.DIFFERENCE, True)
    if (
        following
        and not _has_own(covered, following, later)
        and re.fullmatch(
            r"\s*(?:\u0001|service|annual|local|stretch|end[- ]of[- ]year|national|floor|agreed|revised|'s|\s)*",
            between,
        )
        and following.role in (Role.TARGET, Role.NATIONAL, Role.PEER)
    ):
        role = following.role
        if role is Role.NATIONAL and any(
            each.role is Role.TARGET and each.start - following.end < 3 and each.start >= following.end
            for each in known
        ):
            role = Role.TARGET
        return Placed(figure, role, True)
    if _DIFFERENCE_AFTER.match(after):
        return Placed(figure, Role.DIFFERENCE, True)
    if re.match(
        r"\s*(?:locally|in\s+(?:the\s+county|our\s+area)|for\s+the\s+(?:county|council|authority))\b",
        after,
        re.IGNORECASE,
    ):
        return Placed(figure, Role.VALUE, True)
    if figure.unit == "pp" and not _TO.search(before) and not _FROM.search(before):
        return Placed(figure, Role.DIFFERENCE)
    if (
        re.search(r"\bthan\s+the\s+(?:£\s*)?$", before)
        and following
        and following.role is Role.PREVIOUS
        and len(between) < 30
    ):
        return Placed(figure, Role.PREVIOUS, True, dated)
    preceding = [each for each in known if earlier <= each.end <= figure.start]
    if preceding and (mention := _governing(covered, figure, preceding)):
        return Placed(figure, mention.role, True, dated)
    if following and _has_own(covered, following, later):
        following = None
    if following and re.fullmatch(
        r"\s*\(?\s*(?:achieved|reported|recorded|seen|received|collected|spent|logged|raised|issued|made|in|for|across|of|the|at|and)?\s*(?:the|all)?\s*",
        between,
        re.IGNORECASE,
    ):
        return Placed(figure, following.role, True, dated)
    if _FROM.search(before) or _OF_PERIOD.search(covered[: figure.start]):
        return Placed(figure, Role.PREVIOUS, True, dated)
    if _COMPARED.search(before):
        if following and len(between) < 25:
            return Placed(figure, following.role, True, dated)
        unnumbered = [each for each in known if each.role is Role.TARGET and each.end <= figure.start]
        if unnumbered and not dated and re.search(r"\b(?:against|versus|vs\.?)\s", before, re.IGNORECASE):
            return Placed(figure, Role.TARGET)
        return Placed(figure, Role.PREVIOUS, dated, dated)
    return Placed(figure, Role.VALUE, bool(_TO.search(before)), dated)


def _has_own(covered: str, mention: Mention, later: int) -> bool:
    """`71.8% (England 71.5`: the mention's number comes after it."""
    between = covered[mention.end : later]
    return later < len(covered) and bool(
        re.fullmatch(
            r"(?:['’]s)?[\s:=(,]*(?:was|is|at|of|it\s+was|stood\s+at|figure|average)?\s*(?:£\s*)?",
            between,
            re.IGNORECASE,
        )
    )


def _governing(covered: str, figure: Figure, preceding: Sequence[Mention]) -> Mention | None:
    """The mention of which the figure is the number: `target of 86%`, `the national figure (8.2%)`."""
    mention = preceding[-1]
    between = covered[mention.end : figure.start]
    if not re.fullmatch(_FILL, between, re.IGNORECASE) and not _OF_WHAT.fullmatch(between):
        return None
    if mention.role is Role.PREVIOUS and mention.start > 3 and between.lstrip().startswith(","):
        return None
    if mention.role is Role.PREVIOUS and not re.match(
        r"\s*(?:['’]s\s+)?(?:figure|outturn|result|position|rate|level|of\b|was\b|it\s+was|stood|[(:,]|at\s|$|\w+\s+of)",
        between,
        re.IGNORECASE,
    ):
        return None
    if (
        len(preceding) > 1
        and preceding[-2].role is Role.TARGET
        and mention.role is not Role.TARGET
        and mention.start - preceding[-2].end < 4
    ):
        return preceding[-2]  # "the target for last year of 80%"
    return mention
