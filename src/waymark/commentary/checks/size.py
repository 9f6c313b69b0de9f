"""How far it moved, or stands from what it is held against: the arithmetic, and points told from per cent."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from waymark.commentary.finding import Finding
from waymark.commentary.held import held_against, objects
from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.pairs import Pair, pair_of
from waymark.commentary.placed import Placed
from waymark.commentary.quantity import Figure
from waymark.commentary.reading import Reading, agrees, loosely, printed, quote
from waymark.domain.rounding import exact, round_half_up

_APART = re.compile(
    r"^\s*(?:points?|pts?|percentage|pp|pupils|cases|children|days|plans|[a-z]+)?\s*(?:points?\s+)?(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Finding]:
    for each in reading.of(Role.DIFFERENCE):
        pair = _distance(reading, each) or _change(reading, each) or _only_two(reading, each)
        finding = _told(reading, each, *pair) if pair else _per_cent_for_points(reading, each)
        if finding is not None:
            yield finding


Apart = tuple[Printed, Printed, tuple[int, int] | None]  # value, what it is held against, and where that stands


def _distance(reading: Reading, each: Placed) -> Apart | None:
    """`0.7% short of the target of 2.5%`: the difference of the value and what it is held against."""
    for said in reading.standings:
        if not 0 <= said.start - each.end <= 30 or not _APART.match(reading.text[each.end : said.start]):
            continue
        for held, value, against in held_against(reading, said):
            return value, against, (held.start, held.end)
    by = re.search(r"\bby\s+(?:\w+\s+){0,2}$", reading.text[: each.start])
    for said in reading.standings if by else ():
        for held, value, against in held_against(reading, said):
            if said.end <= held.start and held.end <= each.start <= held.end + 90:
                return value, against, (held.start, held.end)
    return None


def _change(reading: Reading, each: Placed) -> Apart | None:
    """`an increase of 3.1 percentage points`: the difference of the value and the one before."""
    moves = reading.movements
    near = [
        at for at, said in enumerate(moves) if -40 <= said.start - each.end <= 25 or -25 <= each.start - said.end <= 25
    ]
    for at in sorted(near, key=lambda at: abs(moves[at].start - each.start)):
        pair = pair_of(reading, at) or _apart(reading)
        if pair is not None and not _between(reading, each, pair):
            return pair.later, pair.before, None
    return None


def _only_two(reading: Reading, each: Placed) -> Apart | None:
    """`960 against a plan of 1,000, 60 short`: one value, and one thing to hold it against."""
    if not re.match(
        r"\s*(?:points?\s+|percentage\s+points?\s+)?(?:short|shy|above|below|over|under|off|adrift|ahead|behind|"
        r"away)\b",
        reading.text[each.end :],
        re.IGNORECASE,
    ):
        return _shortfall(reading, each) or _fewer(reading, each)
    if any(0 <= said.start - each.end <= 30 and objects(reading, said) for said in reading.standings):
        return None
    to_target = re.match(r"[^,;.]{0,25}\btarget\b", reading.text[each.end :], re.IGNORECASE)
    values = [other for other in reading.of(Role.VALUE) if not other.figure.loose]
    if to_target and not reading.of(Role.TARGET):
        known = reading.known
        if known is None or known.target is None or known.value is None or len(values) != 1:
            return None
        return (printed(values[0].figure), known.target, None) if agrees(values[0].figure, known.value) else None
    against = reading.of(Role.TARGET, Role.NATIONAL)
    if len(values) != 1 or len(against) != 1 or not _one_unit(values[0].figure, against[0].figure):
        return None
    return printed(values[0].figure), printed(against[0].figure), (against[0].start, against[0].end)


def _one_unit(one: Figure, other: Figure) -> bool:
    """`18.3 percentage points … the target of 17`: a unit need not be said twice."""
    return one.unit == other.unit or (other.unit == "" and one.unit in ("pp", "points", "days"))


def _shortfall(reading: Reading, each: Placed) -> Apart | None:
    """`47.6% against a target of 50%, a shortfall of 2.4 percentage points`."""
    if not re.search(
        r"\b(?:shortfall|gap|difference|margin|underspend|overspend|surplus|deficit|variance)\s+of\s+(?:\w+\s+)?$",
        reading.text[: each.start],
        re.IGNORECASE,
    ):
        return None
    values = [other for other in reading.of(Role.VALUE) if not other.figure.loose]
    against = reading.of(Role.TARGET, Role.NATIONAL)
    if len(values) != 1 or len(against) != 1 or values[0].figure.unit != against[0].figure.unit:
        return None
    return printed(values[0].figure), printed(against[0].figure), (against[0].start, against[0].end)


def _fewer(reading: Reading, each: Placed) -> Apart | None:
    """`Twelve were recorded, against eighteen before: six fewer`."""
    if not re.match(
        r"\s*(?:fewer|more|less|higher|lower)\s*(?:[,.;)]|$|(?:[a-z]+\s+){0,5}than)",
        reading.text[each.end :],
        re.IGNORECASE,
    ):
        return None
    pair = _apart(reading)
    return None if pair is None else (pair.later, pair.before, None)


def _between(reading: Reading, each: Placed, pair: Pair) -> bool:
    """Another difference stands between this one and the figures: they are its own."""
    starts = [start for start, _ in pair.places]
    if not starts or min(starts) < each.start:
        return False
    return any(each.end <= other.start < min(starts) for other in reading.of(Role.DIFFERENCE))


def _apart(reading: Reading) -> Pair | None:
    """The nearest value and figure before, whatever word stands between."""
    before, now = reading.of(Role.PREVIOUS), reading.of(Role.VALUE)
    if len(before) != 1 or len(now) != 1 or before[0].figure.unit != now[0].figure.unit:
        return None
    return Pair(printed(before[0].figure), printed(now[0].figure), (), True)


def _told(
    reading: Reading, each: Placed, now: Printed, before: Printed, place: tuple[int, int] | None
) -> Finding | None:
    said = each.figure
    apart = abs(now.value - before.value)
    own = {other.figure.unit for other in reading.placed if other.figure.value in (now.value, before.value)}
    counts = own == {""} and any(other.figure.unit == "%" for other in reading.of(Role.VALUE, Role.PREVIOUS))
    percent = _of_percent(reading) and not counts  # `up 16% (870, having been 750), and from 61% to 77%`
    quoted = quote(reading, [(each.start, each.end), *([place] if place else [])])
    if said.unit == "%":
        relative = apart / abs(before.value) * 100 if before.value else None
        if not percent:
            return _wrong_share(quoted, said, relative, now, before)
        if said.value == apart or loosely(said, apart):
            return _points(quoted, said)
        if _near(said, relative):
            return None if _named_relative(reading) else _points_instead(quoted, said, apart)
        return _wrong(quoted, said, apart, " percentage points", now, before, "%")
    if said.unit == "pp" and not percent and _all_counts(reading):
        return Finding(
            "unit", quoted, f"{said.text}", "the figures are counts, not percentages", f"Say {exact(apart)}."
        )
    if said.unit not in ("pp", "points", "", "days", "£") or (
        said.unit == "" and percent and not _plain_distance(reading, each)
    ):
        return None
    if loosely(said, apart) or (not said.loose and round_half_up(apart, said.decimals) == said.value):
        return None
    unit = " percentage points" if percent else {"days": " days", "points": " points"}.get(said.unit, "")
    return _wrong(quoted, said, apart, unit, now, before, "%" if percent else "")


def _near(said: Figure, relative: Fraction | None) -> bool:
    return relative is not None and (round_half_up(relative, said.decimals) == said.value or loosely(said, relative))


def _of_percent(reading: Reading) -> bool:
    written = {each.figure.unit for each in reading.of(Role.VALUE, Role.PREVIOUS)}
    if written and "" in written and "%" not in written and len(reading.of(Role.VALUE, Role.PREVIOUS)) > 1:
        return False
    if reading.known:
        return reading.known.unit in ("%", "pp")
    return any(each.figure.unit == "%" for each in reading.of(Role.VALUE, Role.PREVIOUS, Role.TARGET, Role.NATIONAL))


def _all_counts(reading: Reading) -> bool:
    if reading.known:
        return reading.known.unit in ("count", "cases", "days", "rate")
    figures = reading.of(Role.VALUE, Role.PREVIOUS)
    return bool(figures) and all(each.figure.unit == "" for each in figures)


def _plain_distance(reading: Reading, each: Placed) -> bool:
    """`is 86, five above`: a bare number beside percentages counts something else, save with nothing after it."""
    return bool(
        re.match(r"\s*(?:above|below|short|ahead|behind|off|higher|lower)", reading.text[each.end :], re.IGNORECASE)
    )


def _named_relative(reading: Reading) -> bool:
    return bool(re.search(r"\brelative|proportionate", reading.text, re.IGNORECASE))


def _per_cent_for_points(reading: Reading, each: Placed) -> Finding | None:
    """`0.7% short of the target` of a percentage, whatever the target is."""
    if each.figure.unit != "%" or not _of_percent(reading):
        return None
    near = [said for said in reading.standings if 0 <= said.start - each.end <= 20]
    others = [other.figure.value for other in reading.placed if other.figure.unit == "%" and other is not each]
    told = any(other.figure.unit in ("pp", "points") for other in reading.of(Role.DIFFERENCE))
    if not told and any(abs(one - other) == each.figure.value for one, other in combinations(others, 2)):
        return _points(each.figure.text, each.figure)
    if not near:
        return None
    return _points(quote(reading, [(each.start, each.end), (near[0].start, near[0].end)]), each.figure)


def _points(quoted: str, said: Figure) -> Finding:
    points = f"{exact(said.value, said.decimals)} percentage point{'' if said.value == 1 else 's'}"
    return Finding("unit", quoted, said.text, "a percentage changes by percentage points", f"Say {points}.", "warning")


def _points_instead(quoted: str, said: Figure, apart: Fraction) -> Finding:
    points = f"{exact(apart)} percentage point{'' if apart == 1 else 's'}"
    return Finding("unit", quoted, said.text, f"the difference is {points}", f"Say {points}.", "warning")


def _wrong(
    quoted: str, said: Figure, apart: Fraction, unit: str, now: Printed, before: Printed, suffix: str
) -> Finding:
    money = "£" if said.unit == "£" else ""
    right = f"{money}{exact(apart, said.decimals)}{unit[:-1] if apart == 1 and unit else unit}"
    data = f"{money}{before}{suffix} and {money}{now}{suffix} are {right} apart"
    return Finding("size", quoted, said.text, data, f"Say {right}.")


def _wrong_share(quoted: str, said: Figure, relative: Fraction | None, now: Printed, before: Printed) -> Finding | None:
    if relative is None or _near(said, relative):
        return None
    right = f"{round_half_up(relative, said.decimals)}%"
    return Finding("size", quoted, said.text, f"{before} to {now} is a change of {right}", f"Say {right}.")
