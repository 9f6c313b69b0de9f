"""A statement as the checks see it: its figures, its words of judgement, its indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from waymark.commentary.known import Known, Printed
from waymark.commentary.leaning import leaning
from waymark.commentary.mentions import Mention, Role, mentions
from waymark.commentary.phrases import spoken
from waymark.commentary.placed import Placed
from waymark.commentary.quantity import Figure, Quantities, Ratio, quantities
from waymark.commentary.roles import placed
from waymark.commentary.words import Said, movements, standings
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import round_half_up

# Where one thing said ends and another begins.
_BREAK = spoken(
    r"""
    ;
    \.\s
    ,? \b(?:but|while|whilst|whereas|although|though|however|despite|yet)\b
    , (?:and )?(?:with )?(?:the|this|that|these|our|its)\s+(?!target|national|same|
        previous|england|average|statistical|highest|lowest)
    """,
)
# Words of a part of the whole: a figure of boys or of one district says nothing against the county's.
_PART_OF_WHOLE = spoken(
    r"""
    boys?
    girls?
    males?
    females?
    districts?
    wards?
    localit(?:y|ies)
    in the (?:\w+ ){1,2}area
    clusters?
    teams? in
    maintained
    academies
    one (?:school|team|area)
    white
    black
    asian
    ethnic
    disadvantaged
    special educational needs
    vulnerable
    pupils eligible
    among
    special schools?
    eastern
    western
    northern
    southern
    north
    south(?! east)
    east
    west
    area teams?
    under-\d+s?
    under\s\d+s
    aged? \d+
    year (?:7|8|9|10|11)
    (?:in|at) (?!(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|
        summer|autumn|winter|england|key|year|early|quarter|ofsted|sep|oct|nov|dec|jan|feb|mar|apr|jun|jul|aug|
        kent)\b)(?![a-z]*(?:shire|county|council|borough)\b)(?-i:[A-Z][a-z]+)
    """,
    before=r"\b",
    after=r"\b",
)


@dataclass(frozen=True)
class Reading:
    """text: the statement · said: its figures · known: of its indicator, None where that is not sure ·
    named: how much of its name is said, from 0 to 1; 0 where an earlier statement named it."""

    text: str
    known: Known | None = None
    named: float = 0.0

    @cached_property
    def said(self) -> Quantities:
        return quantities(self.text)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        return placed(self.text, self.said)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return mentions(self.text)

    @cached_property
    def standings(self) -> tuple[Said, ...]:
        return standings(self.text)

    @cached_property
    def movements(self) -> tuple[Said, ...]:
        return movements(self.text)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        return tuple(found.start() for found in _BREAK.finditer(self.text))

    @cached_property
    def polarity(self) -> Polarity | None:
        """The indicator's; else which way the words lean."""
        return self.known.polarity if self.known else leaning(self.text)

    @property
    def of_a_part(self) -> bool:
        """Whether it may speak of a part of the whole, so that the whole's figures say nothing against it."""
        own = " ".join(self.known.names).casefold() if self.known else ""
        return any(found.group().casefold() not in own for found in _PART_OF_WHOLE.finditer(self.text))

    def clause(self, place: int) -> tuple[int, int]:
        """Start and end of the stretch around a place in which one thing is said."""
        start = max((at for at in self.breaks if at <= place), default=0)
        end = min((at for at in self.breaks if at > place), default=len(self.text))
        return start, end

    def of(self, *roles: Role, between: tuple[int, int] | None = None) -> list[Placed]:
        first, last = between or (0, len(self.text))
        return [each for each in self.placed if each.role in roles and first <= each.start < last]

    def value_before(self, place: int) -> Placed | None:
        return next((each for each in reversed(self.of(Role.VALUE)) if each.end <= place), None)

    def ratio_before(self, place: int) -> Ratio | None:
        return next((ratio for ratio in reversed(self.said.ratios) if ratio.end <= place), None)


def printed(figure: Figure) -> Printed:
    return Printed(figure.value, figure.decimals)


def agrees(said: Figure, data: Printed) -> bool:
    """Whether a figure of a text is the data's, as printed there with as many or fewer decimals, or loosely so."""
    if said.decimals <= data.decimals and round_half_up(data.value, said.decimals) == said.value:
        return True
    if said.value == data.value:
        return True
    return loosely(said, data.value)


def loosely(said: Figure, value: Fraction) -> bool:
    """`just over 74%`, `nearly three`, `around 1,200`: near enough for the word."""
    if not said.loose:
        return False
    slack = max(abs(said.value) / 20, Fraction(1 if said.unit in ("%", "pp", "points") else 0))
    if said.loose == "over":
        return said.value <= value <= said.value + slack * 2
    if said.loose == "under":
        return said.value - slack * 2 <= value <= said.value
    return abs(said.value - value) <= slack


def same_unit(said: Figure, known: Known) -> bool:
    """Whether a figure can be a value of the indicator."""
    if known.unit == "%":
        return said.unit == "%"
    if known.unit == "pp":
        return said.unit in ("%", "pp", "points", "")
    if known.unit == "days":
        return said.unit in ("days", "")
    if known.unit == "points":
        return said.unit in ("points", "")
    return said.unit == ""


def quote(reading: Reading, places: Iterable[tuple[int, int]]) -> str:
    """The words of the statement from the first to the last of the places."""
    spans = list(places)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return reading.text[first:last].strip()
