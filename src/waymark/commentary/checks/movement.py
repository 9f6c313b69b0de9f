"""Did it move as the word says: up, down, better, worse, not at all, twofold?"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.moving_words import Moving
from waymark.commentary.pairs import Pair, only_pair, pair_of
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading, printed, quote
from waymark.commentary.words import Said
from waymark.domain.polarity import Polarity

_LOOSELY_SAME = re.compile(
    r"broadly|relatively|fairly|largely|stable|steady|static|similar|flat|plateau|levelled", re.IGNORECASE
)


def check(reading: Reading) -> Iterator[Finding]:
    for at, said in enumerate(reading.movements):
        pair = pair_of(reading, at)
        if pair is None or not _of_time(reading, said):
            continue
        finding = _direction(reading, said, pair)
        if finding is not None:
            yield finding
            return
    yield from _further(reading)
    yield from _more_or_fewer(reading)


_MORE = spoken(
    r"""
    (?<![\d%] )(?<!no )(?<!or )(?<!and )(?<!once )(?<!any )\b(?P<more>more|greater numbers of) (?!than|
        likely|detail|work|recent|widely|broadly|information|needs)[a-z]+
    (?<![\d%] )(?<!no )(?<!or )\b(?P<fewer>fewer) (?!than)[a-z]+
    """,
)


def _more_or_fewer(reading: Reading) -> Iterator[Finding]:
    """`Compared with 296 previously, there were fewer households (318)`."""
    found = _MORE.search(reading.text)
    if found is None or reading.movements or reading.of(Role.DIFFERENCE):
        return
    pair = only_pair(reading)
    if pair is None:
        return
    before, now = pair
    apart = now.figure.value - before.figure.value
    if (apart > 0) if found.group("more") else (apart < 0):
        return
    there = "more" if apart > 0 else "fewer" if apart else "as many"
    yield Finding(
        "movement",
        quote(reading, [(found.start(), found.end()), (before.start, before.end), (now.start, now.end)]),
        found.group(),
        f"{before.figure.text} to {now.figure.text}: there were {there}",
        f"Say {there}, or correct the figures.",
    )


def _further(reading: Reading) -> Iterator[Finding]:
    """`has fallen from 17.6% to 15.3% in primary and from 25.4% to 26.9% in secondary schools`: the second pair."""
    for one, other in pairwise(reading.placed):
        joined = reading.text[one.end : other.start].strip()
        begun = re.search(r"\band\s+(?P<word>from|to)\s+$", reading.text[: one.start])
        if begun is None or {begun["word"], joined} != {"from", "to"} or one.figure.unit != other.figure.unit:
            continue
        before, now = (one, other) if begun["word"] == "from" else (other, one)
        governing = [said for said in reading.movements if said.end <= one.start]
        if governing:
            places = ((one.start, one.end), (other.start, other.end))
            pair = Pair(printed(before.figure), printed(now.figure), places, True)
            finding = _direction(reading, governing[-1], pair)
            if finding is not None:
                yield finding
                return


def _of_time(reading: Reading, said: Said) -> bool:
    """`quicker` and `longer` move days, and nothing else."""
    if said.text.casefold() not in ("quicker", "faster", "shorter", "slower", "longer"):
        return True
    return any(each.figure.unit == "days" for each in reading.placed)


def _direction(reading: Reading, said: Said, pair: Pair) -> Finding | None:
    apart = pair.later.value - pair.before.value
    polarity = reading.polarity
    meaning = said.meaning
    if meaning is Moving.SAME:
        slack = Fraction(0)
        if _LOOSELY_SAME.search(said.text):
            slack = max(abs(pair.before.value) / 25, Fraction(1, 10 ** min(pair.later.decimals, 1)))
        right = abs(apart) <= slack
    elif meaning in (Moving.BETTER, Moving.WORSE):
        if polarity in (Polarity.HIGHER, Polarity.LOWER):
            better = apart if polarity is Polarity.HIGHER else -apart
        elif polarity is Polarity.TARGET and reading.known is not None and reading.known.target is not None:
            target = reading.known.target.value
            better = abs(pair.before.value - target) - abs(pair.later.value - target)
        else:
            return None
        right = better > 0 if meaning is Moving.BETTER else better < 0
    else:
        right = apart > 0 if meaning is Moving.UP else apart < 0
    if right is not said.denied or _of_performance(reading, said):
        return None
    suffix = _suffix(reading)
    went = "rose" if apart > 0 else "fell" if apart < 0 else "stayed the same"
    how = ""
    if meaning in (Moving.BETTER, Moving.WORSE) and apart:
        how = f", which is {'better' if (meaning is Moving.WORSE) is not said.denied else 'worse'}"
    before, now = f"{pair.before}{suffix}", f"{pair.later}{suffix}"
    return Finding(
        "movement",
        quote(reading, [(said.start, said.end), *pair.places]),
        f"it {_VERBS[Moving(meaning)][said.denied]}",
        f"{before} to {now}: it {went}{how}",
        f"Say that it {went} from {before} to {now}{how}." if apart else f"Say that it stayed at {now}.",
    )


_VERBS = {
    Moving.UP: ("rose", "did not rise"),
    Moving.DOWN: ("fell", "did not fall"),
    Moving.BETTER: ("improved", "did not improve"),
    Moving.WORSE: ("worsened", "did not worsen"),
    Moving.SAME: ("did not change", "changed"),
}


def _of_performance(reading: Reading, said: Said) -> bool:
    """`performance dipped to 6.2 days`: what goes down is how well it is done, not the figure."""
    near = re.search(r"\b(?:performance|timeliness)\s+(?:\w+\s+){0,2}$", reading.text[: said.start], re.IGNORECASE)
    return bool(near) and said.meaning in (Moving.UP, Moving.DOWN) and reading.polarity is Polarity.LOWER


def _suffix(reading: Reading) -> str:
    units = {each.figure.unit for each in reading.of(Role.VALUE, Role.PREVIOUS)}
    if reading.known:
        return "" if units == {""} and reading.known.unit == "%" else reading.known.suffix
    return "%" if units == {"%"} else ""
