"""A control chart in words that a committee Member understands: the usual range, and what lies outside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from waymark.domain.period import Frequency
from waymark.domain.verdict import Movement

NOTHING_UNUSUAL = "nothing unusual"
_MOST_NAMED = 4

NOUNS = {
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.TERMLY: "term",
    Frequency.ANNUAL: "year",
}
_CAUSES = {  # by cause and side: in words, and one word for the drawing
    ("outside", True): ("above the usual range", "high"),
    ("outside", False): ("below the usual range", "low"),
    ("trend", True): ("seven in a row rising", "rising"),
    ("trend", False): ("seven in a row falling", "falling"),
    ("two_of_three", True): ("two of three near the top of the usual range", "high"),
    ("two_of_three", False): ("two of three near the foot of the usual range", "low"),
    ("shift", True): ("seven in a row above the average", "run above"),
    ("shift", False): ("seven in a row below the average", "run below"),
}
_JUDGED = {Movement.IMPROVED: "an improvement", Movement.WORSENED: "a concern"}
_ICONS = {Movement.IMPROVED: "improvement", Movement.WORSENED: "concern"}
_ASSURED = {
    "consistently passes": "lies outside the usual range: every {noun} will meet it, unless something changes",
    "consistently fails": "lies outside the usual range: no {noun} will meet it, unless something changes",
    "hit and miss": "lies within the usual range: some {noun}s will meet it and some will not, by chance alone",
}


@dataclass(frozen=True)
class Unusual:
    """A figure that chance alone seldom makes. period: `March 2022` · value: with its unit."""

    period: str
    value: str
    cause: str  # the words of `cause_words`
    movement: Movement = Movement.NOT_JUDGED


@dataclass(frozen=True)
class Charted:
    """The latest stretch of a chart.

    lower, upper: the upper with its unit, both with a per cent sign; '' where there are too few points for limits ·
    since: the period of the stretch's first point · reason: why limits begin anew there · unusual: before the latest ·
    latest: its cause is '' where it is nothing unusual · left_out: periods of which part is there ·
    target: with its unit, '' where none is about this series · assurance: in the words of the chart ·
    rolling: `12 months`, of the figure above single months.
    """

    noun: str
    since: str
    count: int
    needed: int
    lower: str
    upper: str
    trial: bool
    latest: Unusual
    unusual: Sequence[Unusual] = ()
    reason: str = ""
    left_out: Sequence[str] = ()
    target: str = ""
    assurance: str = ""
    rolling: str = ""

    @property
    def flat(self) -> bool:
        """Whether nothing ever varied, as far as is printed."""
        return self.upper.partition(" ")[0] == self.lower


def cause_words(cause: str, high: bool) -> tuple[str, str]:
    """(`above the usual range`, `high`). cause: outside, trend, two_of_three or shift; KeyError for another."""
    return _CAUSES[cause, high]


def icon_words(label: str, movement: Movement) -> str:
    """Of one point: improvement, concern, high, low …, or that it is nothing unusual."""
    return _ICONS.get(movement, label) or NOTHING_UNUSUAL


def chart_finding(told: Charted) -> str:
    """What the chart's title says, about its latest point."""
    at = f"{told.latest.period} ({told.latest.value})"
    if not told.upper:
        return f"{at}: no usual range yet since {told.since}."
    between = told.upper if told.flat else f"{told.lower} to {told.upper}"
    if not told.latest.cause:
        return f"Nothing unusual in {at}: within the usual range of {between}."
    judged = f", {_JUDGED[told.latest.movement]}" if told.latest.movement in _JUDGED else ""
    named = told.latest.cause.replace("the usual range", f"the usual range of {between}")
    return f"{at}: {named}{judged}."


def chart_sentences(told: Charted) -> tuple[str, ...]:
    """The range, what lies outside it, and what to bear in mind; each a sentence or two."""
    said = [_range(told), _found(told)] if told.upper else [_no_range(told)]
    if told.upper and 2 * (len(told.unusual) + bool(told.latest.cause)) > told.count:
        said.append(
            f"More than half of the {told.noun}s are unusual: something other than chance moves this figure, such as "
            "the season or a lasting change, so the range says little."
        )
    if told.trial:
        said.append(f"The range rests on {told.count} {told.noun}s only, so it is a trial range and will still move.")
    if told.reason:
        said.append(f"The range begins anew with {told.since}: {told.reason}.")
    if told.left_out:
        said.append(f"Left out, as part of the period only is there: {_listed(told.left_out)}.")
    if told.assurance:
        said.append(f"The target of {told.target} {_ASSURED[told.assurance].format(noun=told.noun)}.")
    if told.rolling and told.target:
        said.append(
            f"The target of {told.target} is for {told.rolling} together, so single months are not held against it."
        )
    return tuple(said)


def _range(told: Charted) -> str:
    if told.flat:
        return f"If nothing changes, nearly every {told.noun} stands at {told.upper}."
    return f"If nothing changes, nearly every {told.noun} lies between {told.lower} and {told.upper}."


def _no_range(told: Charted) -> str:
    nouns = told.noun if told.count == 1 else f"{told.noun}s"
    return f"There is no usual range for {told.count} {nouns} since {told.since}: {told.needed} are needed."


def _found(told: Charted) -> str:
    latest = told.latest
    if latest.cause:
        judged = f" It is {_JUDGED[latest.movement]}." if latest.movement in _JUDGED else ""
        return (
            f"{latest.period} ({latest.value}) is unusual: {latest.cause}, which chance alone seldom makes.{judged} "
            "Look for a cause."
        )
    if not told.unusual:
        return f"Every {told.noun} since {told.since} has varied as chance makes it; nothing unusual."
    if len(told.unusual) > _MOST_NAMED:
        return (
            f"The latest is nothing unusual; {len(told.unusual)} {told.noun}s since {told.since} were. See the table."
        )
    named = _listed([f"{one.period} ({one.cause})" for one in told.unusual])
    return f"The latest is nothing unusual. Unusual since {told.since}: {named}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
