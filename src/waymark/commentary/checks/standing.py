"""Is the value above, below, ahead of or behind what it is said to be?"""

import re
from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.held import Held, objects, recorded, value_of
from waymark.commentary.known import Printed
from waymark.commentary.lexicon import Standing
from waymark.commentary.mentions import HELD_AGAINST, Role
from waymark.commentary.reading import Reading, quote
from waymark.commentary.words import Said
from waymark.domain.polarity import Polarity


def check(reading: Reading) -> Iterator[Finding]:
    for said in reading.standings:
        if not isinstance(said.meaning, Standing):
            continue
        for held in objects(reading, said):
            finding = _judged(reading, said, held)
            if finding is not None:
                yield finding


def _judged(reading: Reading, said: Said, held: Held) -> Finding | None:
    against = held.number or recorded(reading, held.role)
    if against is None or (held.number is None and _other_quantity(reading, said)):
        return None
    found = value_of(reading, said, held)
    if found is None:
        return None
    value, (start, end) = found
    polarity = reading.polarity
    truth = holds(said, value.value, against.value, polarity, _slack(value, against))
    if truth is None or truth:
        return None
    suffix = _suffix(reading)
    places = [(start, end)] if end > start else []
    text = quote(reading, [*places, (said.start, said.end), (held.start, held.end)])
    return Finding(
        "judgement",
        text,
        f"{value}{suffix} is {'not ' if said.denied else ''}{said.text.casefold()} the {held.role.value} of"
        f" {against}{suffix}",
        f"{value}{suffix} is {_is(value.value, against.value, polarity)} {against}{suffix}",
        f"Say {_is(value.value, against.value, polarity)} the {held.role.value}, or correct the figures.",
    )


def holds(said: Said, value: Fraction, against: Fraction, polarity: Polarity | None, slack: Fraction) -> bool | None:
    """Whether the word is right of the two; None where it cannot be told (no polarity, or best near a target)."""
    meaning = said.meaning
    apart = value - against
    if meaning is Standing.ABOVE:
        truth = apart > 0
    elif meaning is Standing.BELOW:
        truth = apart < 0
    elif meaning is Standing.WITHIN:
        truth = apart <= 0
    elif meaning is Standing.SAME:
        truth = abs(apart) <= slack
    else:
        if polarity not in (Polarity.HIGHER, Polarity.LOWER):
            return None
        better = apart if polarity is Polarity.HIGHER else -apart
        truth = {
            Standing.BETTER: better > 0,
            Standing.WORSE: better < 0,
            Standing.MET: better >= 0,
            Standing.MISSED: better < 0,
        }[meaning]  # type: ignore[index]
    return truth is not said.denied


def _is(value: Fraction, against: Fraction, polarity: Polarity | None) -> str:
    where = "above" if value > against else "below" if value < against else "equal to"
    if polarity is Polarity.LOWER and value != against:
        return f"{where} ({'worse' if value > against else 'better'} than, as lower is better)"
    return where


def _slack(value: Printed, against: Printed) -> Fraction:
    """What still counts as in line: a point, or a twentieth of what is small or large."""
    return max(abs(against.value) / 20, Fraction(1, 10 ** max(value.decimals, against.decimals)))


def _other_quantity(reading: Reading, said: Said) -> bool:
    """`… to 51, but the rate is lower than the national figure`: the clause speaks of another quantity."""
    start, end = reading.clause(said.start)
    if start == 0:
        return False
    here = [each for each in reading.placed if start <= each.start < end]
    return not here and bool(
        re.match(r"[;,.\s]*(?:but|while|although|and|however)?\s*the\s+\w+", reading.text[start:end], re.IGNORECASE)
    )


def _suffix(reading: Reading) -> str:
    if reading.known:
        return reading.known.suffix
    units = {each.figure.unit for each in reading.placed if each.role in (Role.VALUE, *HELD_AGAINST)}
    return "%" if units == {"%"} else ""
