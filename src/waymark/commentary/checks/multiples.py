"""Do two figures stand as a word says: doubled, halved, up by a third?"""

import re
from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.pairs import OTHER_TIME, Pair
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading, printed, quote

_MULTIPLE = spoken(
    r"""
    \b(?P<near>nearly|almost|just under|close to)?\s*(?P<more>more than|over)?\s*(?P<word>
        doubl(?:ed|ing|e(?= (?:last|the|that|what|its|our|this)\b))|
        trebl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b
    \b(?P<near3>nearly|almost|around|about)?\s*(?P<more3>more than|over)?\s*(?:an?|one) (?P<part3>half|
        third|quarter|fifth|tenth) (?:more|fewer|less|higher|lower|up|down|greater)\b
    \b(?:by|of) (?P<near2>nearly|almost|just under|around|about)?\s*(?P<more2>more than|over|
        just over)?\s*(?:an? |one[- ](?!in))?(?P<part>half|third|quarter|fifth|tenth|two[- ]thirds|
        three[- ]quarters|one in (?:three|four|five|ten))(?:\b|(?=\s))(?! (?:a )?(?:percentage|point|per)| of\b)
    """,
)
_CHANGE = re.compile(r"\b(?:rise|fall|increase|decrease|drop|reduction|growth|cut|jump|decline|gain)$", re.IGNORECASE)
_TIMES = {
    "doubl": Fraction(2),
    "trebl": Fraction(3),
    "tripl": Fraction(3),
    "quadrupl": Fraction(4),
    "halv": Fraction(1, 2),
}
_PARTS = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5),
    "tenth": Fraction(1, 10), "one in three": Fraction(1, 3), "one in four": Fraction(1, 4),
    "one in five": Fraction(1, 5), "one in ten": Fraction(1, 10),
    "two thirds": Fraction(2, 3), "three quarters": Fraction(3, 4),
}  # fmt: skip


def check(reading: Reading) -> Iterator[Finding]:
    for found in _MULTIPLE.finditer(reading.text):
        if (
            found.group("part")
            and found.group().strip().casefold().startswith("of")
            and not _CHANGE.search(reading.text[: found.start()].rstrip())
        ):
            continue
        pair = _pair_around(reading, found.start())
        if pair is None or not pair.before.value:
            continue
        ratio = pair.later.value / pair.before.value
        word = (found.group("word") or found.group("part") or found.group("part3")).casefold().replace("-", " ")
        times = next((value for stem, value in _TIMES.items() if word.startswith(stem)), None)
        if times is None:
            times, ratio = _PARTS[word], abs(ratio - 1)
        more = found.group("more") or found.group("more2") or found.group("more3")
        near = found.group("near") or found.group("near2") or found.group("near3")
        if more:
            low, high = times, times * Fraction(3, 2)
        elif near:
            low, high = times * Fraction(4, 5), times * Fraction(21, 20)
        else:
            low, high = times * Fraction(9, 10), times * Fraction(11, 10)
        if times == Fraction(1, 2) and more and not found.group("part"):  # more than halved
            low, high = Fraction(0), times
        if low <= ratio <= high:
            continue
        percent = (pair.later.value - pair.before.value) / pair.before.value * 100
        went = f"{'a rise' if percent > 0 else 'a fall'} of {abs(percent).__round__()}%"
        yield Finding(
            "size",
            quote(reading, [(found.start(), found.end()), *pair.places]),
            re.sub(r"^(?:by|of)\s+", "", found.group().strip().casefold()),
            f"{pair.before} to {pair.later} is {went}",
            f"Say {went}, or correct the figures.",
        )


def _pair_around(reading: Reading, place: int) -> Pair | None:
    before = reading.of(Role.PREVIOUS)
    now = reading.of(Role.VALUE)
    if before and now:
        earlier = min(before, key=lambda each: abs(each.start - place))
        later = min(now, key=lambda each: abs(each.start - earlier.start))
        if earlier.figure.unit != later.figure.unit:
            return None
        return Pair(
            printed(earlier.figure),
            printed(later.figure),
            ((earlier.start, earlier.end), (later.start, later.end)),
            True,
        )
    known = reading.known
    if known and known.value and known.previous and not reading.of_a_part and not OTHER_TIME.search(reading.text):
        return Pair(known.previous, known.value, (), False)
    return None
