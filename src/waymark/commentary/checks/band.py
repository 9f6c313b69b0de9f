"""Is the value inside the band it is said to be in, and has it come nearer to the target or gone farther from it?"""

import re
from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.pairs import Pair
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading, printed

_N = r"[\d,.]*\d"
_BAND = re.compile(
    rf"(?P<low>{_N})\s*(?:%|per\s?cent)?\s*(?:to|-|–|and)\s*(?P<high>{_N})\s*(?:%|per\s?cent|days|"
    rf"cases)?\s+(?:target\s+)?(?:band|range|corridor|bracket|window)\b|"
    rf"\b(?:band|range|corridor|bracket)\s+(?:of\s+|from\s+|between\s+)?(?P<low2>{_N})\s*(?:%|per\s?cent)?\s*(?:to|-|"
    rf"–|and)\s*(?P<high2>{_N})",
    re.IGNORECASE,
)
_WORD = spoken(
    r"""
    \b(?:(?P<in>inside|within|(?<=back )in)|(?P<out>outside|out of)|(?P<below>below|under|beneath|short of)|
        (?P<above>above|over|exceed(?:s|ed|ing)?)) (?:the |our |its )?(?:(?:upper|lower|top|bottom) (?:limit|
        end|edge|bound) of (?:the |our )?)?(?:agreed |target |expected )?$
    """,
)
_NEARER = re.compile(r"\b(?:closer|nearer)\b|\bclosed\s+in\s+on\b|\bmoved\s+towards?\b|\bconverg", re.IGNORECASE)
_FARTHER = spoken(
    r"""
    \b(?:further|farther) (?:from|away|off)
    \bdrifted (?:\w+ )?(?:away )?from
    \bmoved (?:\w+ )?away from
    \bdrifted away
    """,
)


def check(reading: Reading) -> Iterator[Finding]:
    yield from _bands(reading)
    yield from _distances(reading)


def _bands(reading: Reading) -> Iterator[Finding]:
    for found in _BAND.finditer(reading.text):
        word = _WORD.search(reading.text[: found.start()])
        if word is None:
            continue
        low, high = (_number(found.group(name) or found.group(f"{name}2")) for name in ("low", "high"))
        value = _value(reading, found)
        if value is None or low >= high:
            continue
        where = "below" if value.value < low else "above" if value.value > high else "inside"
        kind = next(name for name, said in word.groupdict().items() if said)
        right = {
            "in": where == "inside",
            "out": where != "inside",
            "below": where == "below",
            "above": where == "above",
        }[kind]
        denied = bool(
            re.search(r"\b(?:not|no\s+longer|never)\s+(?:\w+\s+){0,2}$", reading.text[: word.start()], re.IGNORECASE)
        )
        if right is denied:
            yield Finding(
                "judgement",
                reading.text[word.start() : found.end()],
                f"{value} is {'not ' if denied else ''}{_SAID[kind]} the band",
                f"{value} is {where} the band",
                f"Say {where} the band.",
            )


_SAID = {"in": "inside", "out": "outside", "below": "below", "above": "above"}


def _value(reading: Reading, band: re.Match[str]) -> Printed | None:
    inside = [each for each in reading.of(Role.VALUE) if not band.start() <= each.start < band.end()]
    before = [each for each in inside if each.end <= band.start()]
    chosen = before[-1] if before else inside[0] if inside else None
    if chosen is not None:
        return None if chosen.figure.loose else printed(chosen.figure)
    return reading.known.value if reading.known and not reading.of_a_part else None


def _distances(reading: Reading) -> Iterator[Finding]:
    nearer, farther = _NEARER.search(reading.text), _FARTHER.search(reading.text)
    if (nearer is None) is (farther is None):
        return
    found = nearer or farther
    pair, target = _pair(reading), _target(reading)
    if pair is None or target is None or found is None:
        return
    was, now = (abs(each.value - target.value) for each in (pair.before, pair.later))
    if (now < was) if nearer else (now > was):
        return
    yield Finding(
        "movement",
        found.group(),
        f"it came {'nearer to' if nearer else 'farther from'} {target}",
        f"{pair.before} was {_text(pair.before, target)} away, and {pair.later} is {_text(pair.later, target)} away",
        f"Say that it came {'farther from' if nearer else 'nearer to'} the target.",
    )


def _pair(reading: Reading) -> Pair | None:
    before, now = reading.of(Role.PREVIOUS), reading.of(Role.VALUE)
    if before and now:
        return Pair(printed(before[0].figure), printed(now[0].figure), (), True)
    known = reading.known
    if known and known.value and known.previous and not reading.of_a_part:
        return Pair(known.previous, known.value, (), False)
    return None


def _target(reading: Reading) -> Printed | None:
    said: list[Placed] = reading.of(Role.TARGET)
    if said:
        return printed(said[0].figure)
    return reading.known.target if reading.known else None


def _text(value: Printed, target: Printed) -> Printed:
    return Printed(abs(value.value - target.value), max(value.decimals, target.decimals))


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))
