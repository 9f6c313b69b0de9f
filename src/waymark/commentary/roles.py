"""What each figure of a sentence is: the value, a target, a comparator, the figure before, or a difference."""

import re
from collections.abc import Sequence

from waymark.commentary.mentions import Mention, Role, mentions
from waymark.commentary.placed import Placed
from waymark.commentary.quantity import Figure, Quantities
from waymark.commentary.role_words import (
    COMPARED,
    DIFFERENCE_AFTER,
    DIFFERENCE_BEFORE,
    FILL,
    FROM,
    OF_PERIOD,
    OF_WHAT,
    PERIOD_AFTER,
    STOOD,
    TO,
)
from waymark.commentary.settled import settled


def _stands_at(between: str, after: str) -> bool:
    """`… target at 92%`; with more words between only where the other figure follows: `…, at 70% against 71.5%`."""
    if re.fullmatch(r",?\s+at\s+(?:just\s+|only\s+)?", between, re.IGNORECASE):
        return True
    more = r"(?:\s+(?:average|figure|rate|mean))?(?:\s+(?:for|of)\s+[^,;:()]{3,50})?,?\s+at\s+(?:just\s+|only\s+)?"
    followed = re.match(r"\s*(?:against|compared|versus|vs\b)", after, re.IGNORECASE)
    return bool(followed and re.fullmatch(more, between, re.IGNORECASE))


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
    dated = bool(PERIOD_AFTER.match(after)) and not re.match(r"\s*per\b", text[figure.end :])
    # "the 96% target", "21% nationally", "86.4% at the same time last year"
    following = next((each for each in known if figure.end <= each.start < later), None)
    between = covered[figure.end : following.start] if following else ""
    by_whom = re.search(r"\bby\s+$", before) and re.match(r"\s+of\s+[a-z]", after)
    if DIFFERENCE_BEFORE.search(before) and not by_whom and not re.match(r"\s*(?:target|milestone)", after):
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
    if DIFFERENCE_AFTER.match(after):
        return Placed(figure, Role.DIFFERENCE, True)
    if re.match(
        r"\s*(?:locally|in\s+(?:the\s+county|our\s+area)|for\s+the\s+(?:county|council|authority))\b",
        after,
        re.IGNORECASE,
    ):
        return Placed(figure, Role.VALUE, True)
    if figure.unit == "pp" and not TO.search(before) and not FROM.search(before):
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
    if FROM.search(before) or OF_PERIOD.search(covered[: figure.start]):
        return Placed(figure, Role.PREVIOUS, True, dated)
    if COMPARED.search(before):
        if following and len(between) < 25:
            return Placed(figure, following.role, True, dated)
        unnumbered = [each for each in known if each.role is Role.TARGET and each.end <= figure.start]
        if unnumbered and not dated and re.search(r"\b(?:against|versus|vs\.?)\s", before, re.IGNORECASE):
            return Placed(figure, Role.TARGET)
        named = [each for each in known if each.role in (Role.NATIONAL, Role.PEER) and each.end <= figure.start]
        if named and not dated and STOOD.search(covered[: named[-1].start]):
            return Placed(figure, named[-1].role)
        return Placed(figure, Role.PREVIOUS, dated, dated)
    return Placed(figure, Role.VALUE, bool(TO.search(before)), dated)


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


_JUDGED = re.compile(r"\b(?:met|missed|beaten|reached|achieved|hit|exceeded|surpassed|attained)\b", re.IGNORECASE)


def _governing(covered: str, figure: Figure, preceding: Sequence[Mention]) -> Mention | None:
    """The mention of which the figure is the number: `target of 86%`, `the national figure (8.2%)`."""
    mention = preceding[-1]
    between = covered[mention.end : figure.start]
    if STOOD.search(covered[: mention.start]) and _stands_at(between, covered[figure.end :]):
        return None
    if not re.fullmatch(FILL, between, re.IGNORECASE) and not OF_WHAT.fullmatch(between):
        return None
    if mention.role is Role.TARGET and _JUDGED.search(between):
        return None  # `the target for invoices was not met, at 91.4%`: the figure is the value's own
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
