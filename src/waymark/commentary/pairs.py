"""The two figures between which something moved, from the text or from the record."""

import re
from dataclasses import dataclass

from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.moving_words import Moving
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading, agrees, printed
from waymark.commentary.words import Said

_AUXILIARY = spoken(
    r"""
    has
    have
    had
    is
    are
    was
    were
    been
    """,
    before=r"\b",
    after=r"\s+(?:also\s+|again\s+|further\s+|not\s+|now\s+|\w+ly\s+){0,2}$",
)
_ADJECTIVE = spoken(
    r"""
    \s+(?!(?:from|to|by|in|on|since|over|and|at|for|again|slightly|sharply|further|during|this|last|
        compared|with|but|as|between|between|\w+ly)\b)[a-z]
    """,
)
_NOUN = spoken(
    r"""
    an?
    the
    this
    that
    further
    slight
    small
    significant
    marginal
    sharp
    steady
    any
    some
    no
    of
    recent
    continued
    continuing
    """,
    before=r"\b",
    after=r"\s+(?:\w+\s+)?$",
)
# `…, an encouraging improvement`: said of what goes before it
_NOUNS_OF_JUDGEMENT = ("improvement", "deterioration", "recovery", "regression")
_APPOSITIVE = re.compile(
    r",\s+(?:which\s+(?:is|was|represents)\s+)?(?:an?|another)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE
)
_TRAILING = re.compile(r"(?:\band|\bbut|,|\bstill)\s+(?:still\s+|now\s+)?$", re.IGNORECASE)  # `…, and falling`
OTHER_TIME = spoken(
    r"""
    since 20\d\d
    since \w+ 20\d\d
    over the (?:last|past) (?:two|three|four|five|six|ten|several|few|\d+)
    in recent years
    years? ago
    long[- ]term
    historic
    between 20\d\d
    from 20\d\d
    in 20\d\d
    """,
    before=r"\b",
)


@dataclass(frozen=True)
class Pair:
    """The two figures between which it moved, each with its place where the text has it."""

    before: Printed
    later: Printed
    places: tuple[tuple[int, int], ...]
    written: bool  # both stand in the text


def pair_of(reading: Reading, at: int) -> Pair | None:
    """The two figures of a movement: of the text, or where it has only one or none of them, of the record."""
    said = reading.movements[at]
    first, last = stretch(reading, at)
    before, now = _written(reading, said, first, last)
    if said.meaning in (Moving.BETTER, Moving.WORSE) and (before is None or now is None):
        before, now = only_pair(reading) or (before, now)
    known = reading.known
    if before is not None and now is not None:
        units = {now.figure.unit, before.figure.unit}
        if len(units) > 1 and ("%" in units or "" not in units):
            return None
        return Pair(
            printed(before.figure), printed(now.figure), ((before.start, before.end), (now.start, now.end)), True
        )
    if known is None or reading.of_a_part or OTHER_TIME.search(reading.text[first:last]) or not _is_verb(reading, said):
        return None
    if known.value is None or known.previous is None or len(reading.of(Role.PREVIOUS)) > 1:
        return None
    if now is not None and not agrees(now.figure, known.value):
        return None
    if before is not None and not agrees(before.figure, known.previous):
        return None
    places = tuple((each.start, each.end) for each in (before, now) if each is not None)
    return Pair(known.previous, known.value, places, False)


def stretch(reading: Reading, at: int) -> tuple[int, int]:
    """From the movement before to the one after."""
    moves = reading.movements
    first = moves[at - 1].end if at else 0
    last = moves[at + 1].start if at + 1 < len(moves) else len(reading.text)
    return first, last


def _written(reading: Reading, said: Said, first: int, last: int) -> tuple[Placed | None, Placed | None]:
    after = [each for each in reading.placed if said.end <= each.start < last]
    ahead = [each for each in reading.placed if first <= each.start < said.start]
    before = next((each for each in after if each.role is Role.PREVIOUS), None)
    if before is None:
        before = next((each for each in reversed(ahead) if each.role in (Role.PREVIOUS, Role.VALUE)), None)
        if before is not None and before.role is Role.VALUE:  # "from 90% to 84% before climbing back to 89%"
            chained = any(each.role is Role.PREVIOUS for each in ahead)
            before = before if chained and any(_to(reading, each) for each in after) else None
    stops = [at for at in reading.breaks if at > said.end]
    now = next(
        (
            each
            for each in after
            if each.role is Role.VALUE and each.sure and _to(reading, each) and not any(at < each.start for at in stops)
        ),
        None,
    )
    if now is None:
        now = next((each for each in reversed(ahead) if each.role is Role.VALUE), None)
    if now is None and before is not None:
        now = next(
            (each for each in after if each.role is Role.VALUE and not any(at < each.start for at in stops)), None
        )
    return before, now


def only_pair(reading: Reading) -> tuple[Placed, Placed] | None:
    """`an improvement, rising from 243 to 268`: the pair of another movement, where there is but one."""
    before, now = reading.of(Role.PREVIOUS), reading.of(Role.VALUE)
    if len(before) == 1 and len(now) == 1 and before[0].figure.unit == now[0].figure.unit:
        return before[0], now[0]
    return None


def _to(reading: Reading, each: Placed) -> bool:
    return bool(re.search(r"\b(?:to|at|now|reaching|reached)\s+(?:\w+\s+){0,3}$", reading.said.covered[: each.start]))


def _is_verb(reading: Reading, said: Said) -> bool:
    """Past or perfect, no noun or adjective: `rose`, `has fallen`, `is up`; not `an increase`, `improved access`."""
    before, word = reading.text[: said.start], said.text.casefold()
    if word.endswith(_NOUNS_OF_JUDGEMENT) and _APPOSITIVE.search(before):
        return True
    if word.startswith("on the "):
        return True
    if word.endswith("ing") and _TRAILING.search(before) and re.match(r"\s*(?:[.;)]|$)", reading.text[said.end :]):
        return True
    if word in ("up", "down") and re.search(r"(?:^|[:,;(–—-])\s*$", before):
        return True
    if word in ("up", "down") and re.match(r"\s+on\s+(?:the\s+(?:previous|prior)|last)\s", reading.text[said.end :]):
        return True
    if word.endswith(" direction") or word.startswith("for the "):
        return True
    if _NOUN.search(before) or (_ADJECTIVE.match(reading.text[said.end :]) and not _AUXILIARY.search(before)):
        return False
    if _AUXILIARY.search(before):
        return not word.endswith(("ment", "ments", "tion"))
    return word.endswith("ed") or word.startswith(("rose", "fell", "went", "grew", "slid", "crept", "shrank"))
