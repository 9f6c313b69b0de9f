"""Is the figure the one on record for the indicator?"""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.known import Known, Printed
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading, agrees, same_unit
from waymark.commentary.synonyms import stem_of

_ANOTHER = spoken(
    r"""
    next year
    future
    long[- ]term
    aspiration\w*
    by (?:march |the end of )?20\d\d
    forecast
    projected
    predicted
    expected to
    would
    will
    could
    should
    aims?
    aiming
    hope
    ago
    since
    peak\w*
    lowest
    highest
    record
    range\w*
    best
    worst
    cumulative
    to date
    provisional
    (?:two|three|four|five) years
    individual
    each
    every
    per (?:school|team|worker)
    single
    month alone
    in the month
    rolling
    quarter alone
    """,
    before=r"\b",
    after=r"\b",
)


_DENIED = re.compile(r"\bnot\b(?!\s+(?:known|in\s+(?:education|employment)|met|meet|achieved))", re.IGNORECASE)
_IN_A_YEAR = spoken(
    r"""
    \b(?:in|for|during) (?:the )?(?:(?:financial|academic|school|calendar) year )?(?:19|20)\d\d
    \b(?:year|quarter|months?|term) (?:to|ending|ended) (?:\w+ ){1,2}(?:19|20)\d\d
    """,
)
_NAMED = 0.7  # of its name; a figure that is not the indicator's does not tell that it is meant


def check(reading: Reading) -> Iterator[Finding]:
    known = reading.known
    if known is None or reading.of_a_part or _ANOTHER.search(reading.text):
        return
    if _DENIED.search(reading.text) or _of_others(reading, known):
        return
    values = [each for each in reading.of(Role.VALUE) if same_unit(each.figure, known)]
    for each in reading.placed:
        recorded = _record(known, each)
        if recorded is None or not same_unit(each.figure, known) or agrees(each.figure, recorded):
            continue
        if each.role is Role.VALUE and each.figure.value in (known.numerator, known.denominator):
            continue
        if each.role is Role.VALUE and (_of_the_rest(reading, known, each) or _of_others_counted(reading, known, each)):
            continue
        if each.role is Role.VALUE and _IN_A_YEAR.search(reading.text):
            continue  # which year the record is of is not known
        if (
            each.role is Role.VALUE
            and re.match(r"\s*\)", reading.text[each.end :])
            and re.search(r"\d\s*\($", reading.text[: each.start])
        ):
            continue  # the percentage of the count before it
        if each.role is Role.VALUE and (reading.named < _NAMED or len(values) > 1 or not _plainly_value(reading, each)):
            continue
        if each.role is Role.PREVIOUS and (each.dated or not each.sure or reading.named < _NAMED):
            continue
        yield _finding(known, each, recorded)


def _of_the_rest(reading: Reading, known: Known, each: Placed) -> bool:
    """`40 of the 500 visits (8%) were late`: the share of those that the indicator does not count."""
    if known.unit != "%" or known.numerator is None or known.denominator is None or known.value is None:
        return False
    rest = known.denominator - known.numerator
    counted = any(part.value == rest for ratio in reading.said.ratios for part in (ratio.top,))
    return counted and agrees(each.figure, Printed(100 - known.value.value, known.value.decimals))


def _of_others_counted(reading: Reading, known: Known, each: Placed) -> bool:
    """`15 of the 20 homes inspected (75%)`: right of its own parts, of which none is the indicator's."""
    if known.numerator is None or known.denominator is None or each.figure.unit != "%":
        return False
    own = (known.numerator, known.denominator)
    return any(
        ratio.bottom.value
        and ratio.top.value not in own
        and ratio.bottom.value not in own
        and agrees(each.figure, Printed(ratio.top.value / ratio.bottom.value * 100, 6))
        for ratio in reading.said.ratios
    )


_OF_WHOM = re.compile(r"\s+of\s+(?:the\s+|our\s+|all\s+)?(?P<noun>[a-z]+)", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?:percentage|proportion|share)\s+of\s+(?:the\s+)?(?P<noun>[a-z]+)", re.IGNORECASE)


def _of_others(reading: Reading, known: Known) -> bool:
    """`90.2% of pupils attend good schools` is not the percentage of schools that are good."""
    whose = _SHARE_OF.match(known.name)
    if whose is None:
        return False
    own = {stem_of(word) for word in re.findall(r"[a-z]+", " ".join(known.names).casefold())}
    said = [_OF_WHOM.match(reading.text, each.end) for each in reading.of(Role.VALUE) if each.figure.unit == "%"]
    return any(each is not None and stem_of(each["noun"].casefold()) not in own | _ANYONE for each in said)


_ANYONE = frozenset(
    map(
        stem_of,
        ("them", "these", "those", "which", "whom", "cases", "all", "the", "our", "total", "cohort", "group", "year"),
    )
)


def _record(known: Known, each: Placed) -> Printed | None:
    return {
        Role.VALUE: known.value,
        Role.TARGET: known.target,
        Role.NATIONAL: known.national,
        Role.PREVIOUS: known.previous,
    }.get(each.role)


_ELSEWHERE = spoken(
    r"""
    , and (?!(?:is|was|has|remains|are|now)\b)
    ;
    \bwhile\b
    \bwhereas\b
    \bbut\b
    """,
)


def _plainly_value(reading: Reading, each: Placed) -> bool:
    """`is 74%`, `at 74%`, `to 74%`, `74% of pupils`: and not dated elsewhere."""
    return not each.dated and not _ELSEWHERE.search(reading.text[: each.start])


def _finding(known: Known, each: Placed, recorded: Printed) -> Finding:
    right = f"{recorded}{known.suffix}"
    return Finding(
        "record",
        each.figure.text,
        f"the {each.role.value} is {each.figure.text}",
        f"{known.name}: the {each.role.value} is {right}",
        f"Say {right}.",
    )
