"""What a value is held against, and which value and number that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading, agrees, printed
from waymark.commentary.standing_words import Standing
from waymark.commentary.words import Said
from waymark.domain.rounding import round_half_up

_FARTHEST_PASSIVE = 130
_FARTHEST = 70  # characters from the word to what it holds the value against
_PASSIVE = spoken(
    r"""
    ^[\s\d.,%()\u0001/-]*(?:of [\d.,]+\s*(?:%|per\s?cent|days|points)?)?\s*(?:(?!is\b|was\b|has\b|have\b|
        had\b|were\b|are\b)[\w'’/\u0001-]+ ){0,16}?(?:\([^()]*\)\s*)?(?:is|was|has|have|had|were|are|being|been|
        not|also|therefore|again|still|narrowly|just|comfortably|easily|already|now|yet|\s)*$
    """,
)
_JOINED = spoken(
    r"""
    and
    as well as
    but also
    &
    """,
    before=r"^[\s,%()\d.\u0001a-z/-]*?",
    after=r"\s+(?:also\s+)?(?:the|our|that\s+of|of)?\s*[\s\d.,%]*$",
)
_GOES_ON = re.compile(
    r"\b(?:above|below|ahead|behind|higher|lower|better|worse|than|short|not|in\s+line)\b", re.IGNORECASE
)
_NEXT = spoken(
    r"""
    next year
    20[2-9]\d
    by (?:19|20)\d\d
    future
    long[- ]term
    aspirational
    will be
    expected to
    forecast
    predicted
    projected
    on track
    aim
    hope
    working towards
    continue to work
    """,
    before=r"\b",
    after=r"\b",
)


@dataclass(frozen=True)
class Held:
    """What the value is held against: of what role, which number, and the words that name it."""

    role: Role
    number: Printed | None
    start: int
    end: int
    named: bool = True  # else the text has the number alone

    @property
    def name(self) -> str:
        return "the comparator's figure" if self.role is Role.PEER else f"the {self.role.value}"


def held_against(reading: Reading, said: Said) -> Iterator[tuple[Held, Printed, Printed]]:
    """(what, value, number) of each thing that a word of standing holds a value against, where both are known."""
    for held in objects(reading, said):
        against = held.number or recorded(reading, held.role)
        found = value_of(reading, said, held)
        if against is not None and found is not None:
            yield held, found[0], against


def objects(reading: Reading, said: Said) -> list[Held]:
    """What a word of standing holds the value against: after it, what is joined to that by `and`, or before a passive"
    "."""
    after = _after(reading, said)
    if _TARGET_WITHIN.search(said.text) and not after:
        return _target_of(reading, said)
    if after:
        return after
    before = [each for each in _candidates(reading) if each.end <= said.start]
    passive = said.meaning in (Standing.MET, Standing.MISSED, Standing.ABOVE, Standing.BETTER)
    if not passive or not before or before[-1].role is not Role.TARGET:
        return []
    between = reading.said.covered[before[-1].end : said.start]
    return [before[-1]] if len(between) < _FARTHEST_PASSIVE and _PASSIVE.match(between) else []


_TARGET_WITHIN = re.compile(r"\btarget$", re.IGNORECASE)


def _target_of(reading: Reading, said: Said) -> list[Held]:
    """`on target`, `off-target`: the words hold their own target, whose number the text or the record may have."""
    if re.match(r"\s+(?:to|for|by)\b", reading.text[said.end :], re.IGNORECASE) or reading.clause(said.start)[0]:
        return []
    numbers = reading.of(Role.TARGET)
    if len(numbers) > 1:
        return []
    number = printed(numbers[0].figure) if numbers else None
    return [Held(Role.TARGET, number, said.start, said.end)]


def _after(reading: Reading, said: Said) -> list[Held]:
    _, end = reading.clause(said.start)
    following = [other.start for other in reading.standings if other.start > said.start]
    end = min([end, *following])
    found: list[Held] = []
    for each in _candidates(reading):
        if not said.end <= each.start < end:
            continue
        if not found:
            if each.start - said.end > _FARTHEST or _GOES_ON.search(reading.text[said.end : each.start]):
                break
            if said.meaning is Standing.MET and each.role is not Role.TARGET:
                break
            if said.meaning is Standing.MISSED and each.role is Role.PREVIOUS:
                break  # `missed bins were down on the previous figure`
            found.append(each)
        elif _JOINED.match(reading.text[found[-1].end : each.start]):
            found.append(each)
        else:
            break
    if found:
        return found
    number = next((each for each in reading.placed if 0 <= each.start - said.end <= 14), None)
    if number is not None and said.meaning is not Standing.MET and number.role in (Role.VALUE, Role.PREVIOUS):
        earlier = reading.value_before(said.start)
        if earlier is not None and earlier.figure.unit == number.figure.unit:
            return [Held(Role.PEER, printed(number.figure), number.start, number.end, named=False)]
    return []


def _candidates(reading: Reading) -> list[Held]:
    """Every mention with its number, and every number whose role is that of a comparator."""
    found: list[Held] = []
    taken: set[int] = set()
    for mention in reading.mentions:
        number = _number_of(reading, mention.start, mention.end, mention.role)
        if number is not None:
            if number.start in taken:  # `a target of 90% (3.5 points below target)`: the same number again
                found.append(Held(mention.role, printed(number.figure), mention.start, mention.end))
                continue
            taken.add(number.start)
            start, end = min(mention.start, number.start), max(mention.end, number.end)
            found.append(Held(mention.role, printed(number.figure), start, end))
        else:
            found.append(Held(mention.role, None, mention.start, mention.end))
    return sorted(found, key=lambda held: held.start)


def _number_of(reading: Reading, start: int, end: int, role: Role) -> Placed | None:
    mine = [each for each in reading.placed if each.role is role]
    near = [each for each in mine if (0 <= each.start - end < 60) or (0 <= start - each.end < 30)]
    others = [mention for mention in reading.mentions if mention.start != start]
    near = [
        each
        for each in near
        if not any(
            min(end, each.start) < other.start < max(start, each.start) and other.role is role for other in others
        )
    ]
    return min(
        near, key=lambda each: abs(each.start - end) if each.start >= end else abs(start - each.end), default=None
    )


def value_of(reading: Reading, said: Said, held: Held) -> tuple[Printed, tuple[int, int]] | None:
    """The value spoken of, and its place; a recorded value printed more exactly stands for a rounded one."""
    known = reading.known
    values = [each for each in reading.of(Role.VALUE) if not held.start <= each.start < held.end]
    fit = values if held.number is not None or known is not None else []
    before = [each for each in fit if each.end <= said.start]
    after = [each for each in fit if each.start >= held.end]
    chosen = before[-1] if before else None
    between = [each for each in fit if said.end <= each.start and each.end <= held.start]
    if chosen is None and len(between) == 1 and said.meaning in (Standing.MISSED, Standing.MET):
        chosen = between[0]  # `underperformed at 91% against a target of 95%`
    if chosen is None and after and after[0].start - max(held.end, said.end) < 90:
        chosen = after[0]
    if chosen is not None:
        if known and known.value and not reading.of_a_part and agrees(chosen.figure, known.value):
            return known.value, (chosen.start, chosen.end)
        if chosen.figure.loose:
            return None
        return printed(chosen.figure), (chosen.start, chosen.end)
    ratio = reading.ratio_before(said.start)
    number = held.number
    if ratio is not None and ratio.bottom.value and (known is None or known.unit == "%") and number is not None:
        share = Fraction(round_half_up(ratio.top.value / ratio.bottom.value * 100, max(1, number.decimals)))
        return Printed(share, max(1, number.decimals)), (ratio.start, ratio.end)
    if values or _NEXT.search(reading.text) or reading.of_a_part:
        return None
    if known and known.value:
        return known.value, (said.start, said.start)
    return None


def recorded(reading: Reading, role: Role) -> Printed | None:
    known = reading.known
    if known is None or _NEXT.search(reading.text) or reading.of_a_part:
        return None
    return {Role.TARGET: known.target, Role.NATIONAL: known.national, Role.PREVIOUS: known.previous}.get(role)
