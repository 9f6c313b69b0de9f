"""How figures are judged, as a document: topics for any reader, and a page for each rule with its worked examples.

It is made by `worked` from the real rules and a framework, and is all that a renderer sees of them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.scorecards.control import ControlChart


class Family(Enum):
    """What kind of rule it is. The value heads their list."""

    FIGURES = "From counts to figures"
    TARGETS = "How a target comes about"
    RATING = "Rating rules"
    DIRECTION = "Direction methods"
    OUTLOOK = "What it would take, and how old it is"
    STATISTICS = "Tests, intervals and limits"


@dataclass(frozen=True)
class Example:
    """One worked row. shows: what it is an example of · inputs: in the order of the page's columns ·
    verdict: in words · sentence: what the rule says, empty where it says nothing."""

    shows: str
    inputs: tuple[str, ...]
    verdict: str
    sentence: str
    rating: Rating | None = None
    arrow: Arrow | None = None
    movement: Movement | None = None
    method: str = ""  # of the arrow


@dataclass(frozen=True)
class Parameter:
    """A number or a choice that decides. where: in which file of the dictionary it is set, or that it is fixed."""

    name: str
    meaning: str
    where: str


@dataclass(frozen=True)
class Property:
    """What holds whatever the numbers. tested_by: the test that tries it on generated cases."""

    sentence: str
    tested_by: str


@dataclass(frozen=True)
class Named:
    """Indicators that a policy names for a rule. codes: empty for every indicator that has none of its own ·
    settings: the rule's numbers in words, empty where it has none."""

    rule: str
    settings: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PolicyTold:
    """One policy: of which year, who decided it and where it stands. named: the rules it names, the default first."""

    id: str  # '2021-22 v1'
    year: str
    version: str
    title: str
    decision_ref: str
    file: str
    ratings: tuple[Named, ...]
    directions: tuple[Named, ...]

    @property
    def anchor(self) -> str:
        """`policy-2021-22-v1`."""
        return f"policy-{self.id.replace(' ', '-')}"

    def naming(self, rules: Collection[str]) -> tuple[Named, ...]:
        """Where it names any of the rules."""
        return tuple(named for named in (*self.ratings, *self.directions) if named.rule in rules)


@dataclass(frozen=True)
class JudgedBy:
    """An indicator of the release that a rule judges. years: `2012-13 to 2016-17, 2018-19`."""

    key: str
    name: str
    years: str


@dataclass(frozen=True)
class RulePage:
    """One rule, method or calculation. paragraphs: its own words, the first of which says it all ·
    columns: of the examples' inputs · policies: those that name it, the latest first · related: names of other pages ·
    heading: of the examples' verdicts ·
    also_as: names under which a policy may choose it, beside its own · code, table: where it stands in the source."""

    name: str
    title: str
    family: Family
    paragraphs: tuple[str, ...]
    columns: tuple[str, ...]
    examples: tuple[Example, ...]
    parameters: tuple[Parameter, ...] = ()
    properties: tuple[Property, ...] = ()
    policies: tuple[PolicyTold, ...] = ()
    indicators: tuple[JudgedBy, ...] = ()
    related: tuple[str, ...] = ()
    also_as: tuple[str, ...] = ()
    heading: str = "verdict"
    code: str = ""
    table: str = ""

    @property
    def in_text(self) -> str:
        """The title within a sentence: `floor and target`, `SPC`."""
        plain = self.title[1:] == self.title[1:].lower()
        return self.title.lower() if plain else self.title

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which a policy may choose it."""
        return (self.name, *self.also_as)


Cell = str | Rating


@dataclass(frozen=True)
class TopicTable:
    """The first cell of a row heads it. numerals: the places of columns of numbers."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numerals: tuple[int, ...] = ()


@dataclass(frozen=True)
class Topic:
    """One section of the overview. chart: of percentages · rules: names of the pages to read on · pages: other pages of
    the site, by kind."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    table: TopicTable | None = None
    chart: ControlChart | None = None
    rules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class HowWeJudge:
    """Everything. topics and rules in the order in which they are read; policies the latest first."""

    topics: tuple[Topic, ...]
    rules: tuple[RulePage, ...]
    policies: tuple[PolicyTold, ...]

    def rule(self, name: str) -> RulePage:
        """Raises KeyError for a name without a page."""
        for page in self.rules:
            if page.name == name:
                return page
        raise KeyError(name)
