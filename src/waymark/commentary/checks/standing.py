"""Is the value above, below, ahead of or behind what it is said to be?"""

import re
from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.held import Held, objects, recorded, value_of
from waymark.commentary.known import Printed
from waymark.commentary.mentions import HELD_AGAINST, Role
from waymark.commentary.reading import Reading, quote
from waymark.commentary.standing_words import Standing
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
    instead = held.name if held.named else f"{against}{suffix}"
    places = [(start, end)] if end > start else []
    text = quote(reading, [*places, (said.start, said.end), (held.start, held.end)])
    return Finding(
        "judgement",
        text,
        f"{value}{suffix} {_verb(said)} {_what(held, f'{against}{suffix}')}",
        f"{value}{suffix} is {_where(value.value, against.value)} {against}{suffix}{_which_is(said, polarity)}",
        f"Say {_where(value.value, against.value)} {instead}{_better(value.value, against.value, polarity)}, "
        "or correct the figures.",
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
        }[Standing(meaning)]
    return truth is not said.denied


_VERBS = {
    Standing.ABOVE: ("is above", "is not above"),
    Standing.BELOW: ("is below", "is not below"),
    Standing.BETTER: ("is better than", "is not better than"),
    Standing.WORSE: ("is worse than", "is not worse than"),
    Standing.MET: ("meets", "does not meet"),
    Standing.MISSED: ("misses", "does not miss"),
    Standing.SAME: ("is in line with", "is not in line with"),
    Standing.WITHIN: ("is within", "is not within"),
}


def _verb(said: Said) -> str:
    right, denied = _VERBS[Standing(said.meaning)]
    return denied if said.denied else right


def _what(held: Held, against: str) -> str:
    return f"{held.name} of {against}" if held.named else against


def _where(value: Fraction, against: Fraction) -> str:
    return "above" if value > against else "below" if value < against else "equal to"


def _which_is(said: Said, polarity: Polarity | None) -> str:
    """Which way is better, where the word at fault rests on that."""
    if said.meaning in (Standing.ABOVE, Standing.BELOW, Standing.SAME, Standing.WITHIN):
        return ""
    return {Polarity.LOWER: ", and lower is better", Polarity.HIGHER: ", and higher is better"}.get(
        polarity or Polarity.NONE, ""
    )


def _better(value: Fraction, against: Fraction, polarity: Polarity | None) -> str:
    if polarity is not Polarity.LOWER or value == against:
        return ""
    return f" ({'worse' if value > against else 'better'}, as lower is better)"


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
    units = {each.figure.unit for each in reading.placed if each.role in (Role.VALUE, *HELD_AGAINST)}
    if reading.known:
        return "" if units == {""} and reading.known.unit == "%" else reading.known.suffix
    return "%" if units == {"%"} else ""
