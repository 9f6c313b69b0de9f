"""Did it move as the word says: up, down, better, worse, not at all, twofold?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from waymark.commentary.finding import Finding
from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading, agrees, printed, quote
from waymark.commentary.roles import Placed
from waymark.commentary.words import Moving, Said
from waymark.domain.polarity import Polarity

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
_LOOSELY_SAME = re.compile(
    r"broadly|relatively|fairly|largely|stable|steady|static|similar|flat|plateau|levelled", re.IGNORECASE
)
_OTHER_TIME = spoken(
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
_MULTIPLE = spoken(
    r"""
    \b(?P<near>nearly|almost|just under|close to)?\s*(?P<more>more than|over)?\s*(?P<word>doubl(?:ed|ing)|
        trebl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b
    \b(?P<near3>nearly|almost|around|about)?\s*(?P<more3>more than|over)?\s*(?:an?|one) (?P<part3>half|
        third|quarter|fifth|tenth) (?:more|fewer|less|higher|lower|up|down|greater)\b
    \b(?:by|of) (?P<near2>nearly|almost|just under|around|about)?\s*(?P<more2>more than|over|
        just over)?\s*(?:an? |one[- ]?)?(?P<part>half|third|quarter|fifth|tenth|two[- ]thirds|
        three[- ]quarters)(?:\b|(?=\s))(?! (?:a )?(?:percentage|point|per)| of\b)
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
    "tenth": Fraction(1, 10), "two thirds": Fraction(2, 3), "three quarters": Fraction(3, 4),
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """The two figures between which it moved, each with its place where the text has it."""

    before: Printed
    now: Printed
    places: tuple[tuple[int, int], ...]
    written: bool  # both stand in the text


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
    yield from _multiples(reading)
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
    pair = _only_pair(reading)
    if pair is None:
        return
    before, now = pair
    apart = now.figure.value - before.figure.value
    if (apart > 0) if found.group("more") else (apart < 0):
        return
    yield Finding(
        "movement",
        quote(reading, [(found.start(), found.end()), (before.start, before.end), (now.start, now.end)]),
        found.group(),
        f"{before.figure.text} to {now.figure.text}",
        f"Say {'fewer' if found.group('more') else 'more'}, or correct the figures.",
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


def pair_of(reading: Reading, at: int) -> Pair | None:
    """The two figures of a movement: of the text, or where it has only one or none of them, of the record."""
    said = reading.movements[at]
    first, last = stretch(reading, at)
    before, now = _written(reading, said, first, last)
    if said.meaning in (Moving.BETTER, Moving.WORSE) and (before is None or now is None):
        before, now = _only_pair(reading) or (before, now)
    known = reading.known
    if before is not None and now is not None:
        units = {now.figure.unit, before.figure.unit}
        if len(units) > 1 and ("%" in units or "" not in units):
            return None
        return Pair(
            printed(before.figure), printed(now.figure), ((before.start, before.end), (now.start, now.end)), True
        )
    if (
        known is None
        or reading.of_a_part
        or _OTHER_TIME.search(reading.text[first:last])
        or not _is_verb(reading, said)
    ):
        return None
    if known.value is None or known.previous is None or len(reading.of(Role.PREVIOUS)) > 1:
        return None
    if now is not None and not agrees(now.figure, known.value):
        return None
    if before is not None and not agrees(before.figure, known.previous):
        return None
    places = tuple((each.start, each.end) for each in (before, now) if each is not None)
    return Pair(known.previous, known.value, places, False)


def _of_time(reading: Reading, said: Said) -> bool:
    """`quicker` and `longer` move days, and nothing else."""
    if said.text.casefold() not in ("quicker", "faster", "shorter", "slower", "longer"):
        return True
    return any(each.figure.unit == "days" for each in reading.placed)


def stretch(reading: Reading, at: int) -> tuple[int, int]:
    """From the movement before to the one after, and within what is said together."""
    moves = reading.movements
    said = moves[at]
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


def _only_pair(reading: Reading) -> tuple[Placed, Placed] | None:
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
    if _NOUN.search(before) or _ADJECTIVE.match(reading.text[said.end :]) and not _AUXILIARY.search(before):
        return False
    if _AUXILIARY.search(before):
        return not word.endswith(("ment", "ments", "tion"))
    return word.endswith("ed") or word.startswith(("rose", "fell", "went", "grew", "slid", "crept", "shrank"))


def _direction(reading: Reading, said: Said, pair: Pair) -> Finding | None:
    apart = pair.now.value - pair.before.value
    polarity = reading.polarity
    meaning = said.meaning
    if meaning is Moving.SAME:
        slack = Fraction(0)
        if _LOOSELY_SAME.search(said.text):
            slack = max(abs(pair.before.value) / 25, Fraction(1, 10 ** min(pair.now.decimals, 1)))
        right = abs(apart) <= slack
    elif meaning in (Moving.BETTER, Moving.WORSE):
        if polarity in (Polarity.HIGHER, Polarity.LOWER):
            better = apart if polarity is Polarity.HIGHER else -apart
        elif polarity is Polarity.TARGET and reading.known is not None and reading.known.target is not None:
            target = reading.known.target.value
            better = abs(pair.before.value - target) - abs(pair.now.value - target)
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
        how = " (better)" if meaning is Moving.WORSE else " (worse)"
    return Finding(
        "movement",
        quote(reading, [(said.start, said.end), *pair.places]),
        f"it {'did not move as' if said.denied else ''}{' ' if said.denied else ''}{said.text.casefold()}",
        f"{pair.before}{suffix} to {pair.now}{suffix}: it {went}{how}",
        f"Say that it {went} from {pair.before}{suffix} to {pair.now}{suffix}{how}.",
    )


def _of_performance(reading: Reading, said: Said) -> bool:
    """`performance dipped to 6.2 days`: what goes down is how well it is done, not the figure."""
    near = re.search(r"\b(?:performance|timeliness)\s+(?:\w+\s+){0,2}$", reading.text[: said.start], re.IGNORECASE)
    return bool(near) and said.meaning in (Moving.UP, Moving.DOWN) and reading.polarity is Polarity.LOWER


def _multiples(reading: Reading) -> Iterator[Finding]:
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
        ratio = pair.now.value / pair.before.value
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
        percent = (pair.now.value - pair.before.value) / pair.before.value * 100
        went = f"{'a rise' if percent > 0 else 'a fall'} of {abs(percent).__round__()}%"
        yield Finding(
            "size",
            quote(reading, [(found.start(), found.end()), *pair.places]),
            f"it {found.group().strip().casefold()}",
            f"{pair.before} to {pair.now} is {went}",
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
    if known and known.value and known.previous and not reading.of_a_part and not _OTHER_TIME.search(reading.text):
        return Pair(known.previous, known.value, (), False)
    return None


def _suffix(reading: Reading) -> str:
    if reading.known:
        return reading.known.suffix
    return "%" if {each.figure.unit for each in reading.of(Role.VALUE, Role.PREVIOUS)} == {"%"} else ""
