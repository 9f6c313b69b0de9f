"""What it would take, in sentences. Each is grammatical whatever it counts: the phrase that says what is counted
stands after a colon, and no noun has to agree with a number.

    Green needs 97 more of these: plans issued within 20 weeks (791 of 807 instead of 694).
"""

from collections.abc import Sequence
from dataclasses import dataclass

_ENOUGH = "This is arithmetic, not a forecast."


@dataclass(frozen=True)
class Changed:
    """How many more or fewer, what there would then be and what it would be as printed, each as text (`97`, `791`,
    `98.0%`). by: of an average, the change of the printed value with its unit (`26 days`)."""

    count: str
    more: bool
    then: str
    value: str
    by: str = ""

    @property
    def way(self) -> str:
        return "more" if self.more else "fewer"

    @property
    def short(self) -> str:
        """`97 more`, `26 days less`: of an average, by how much."""
        return f"{self.by} {'more' if self.more else 'less'}" if self.by else f"{self.count} {self.way}"


@dataclass(frozen=True)
class Counted:
    """What is counted (`re-referrals`), how many there are, and of or over how many; '' for a total."""

    name: str
    count: str
    value: str
    whole: str = ""
    share: bool = True

    @property
    def out_of(self) -> str:
        return f" {'of' if self.share else 'over'} {self.whole}" if self.whole else ""


def needs(colour: str, change: Changed, counted: Counted) -> str:
    """`Green needs 97 more of these: …`, `Amber needs …`."""
    if change.by:
        average = f"{change.value} instead of {counted.value}"
        return f"{colour} needs {change.short} on average: {average}{_added(change, counted)}."
    return f"{colour} needs {change.short} of these: {_instead(change, counted)}."


def kept(changes: Sequence[Changed], counted: Counted) -> str:
    """Of a green figure: what would lose it. changes: none, or one for each side."""
    if not changes:
        return f"Green already, and no possible count{counted.out_of} would lose it."
    if changes[0].by:
        lost = " or ".join(f"{change.short} on average ({change.value})" for change in changes)
        return f"Green already. It would be lost with {lost}."
    if len(changes) == 1:
        return f"Green already. It would be lost with {changes[0].short} of these: {_instead(changes[0], counted)}."
    ways = " or ".join(f"{change.short} ({change.then})" for change in changes)
    present = f"{counted.name} ({counted.count}{counted.out_of} at present)"
    return f"Green already. It would be lost with {ways} of these: {present}."


def out_of_reach(counted: Counted) -> str:
    return f"Out of reach: no possible count{counted.out_of} would be green."


def not_offered(why: str) -> str:
    return f"Not worked out in cases: {why}."


def required(target: str, year: str, by: str, rises: bool, each: str, left: int, period: str) -> str:
    """`To reach the 2018-19 target of 86% by March 2019, it would have to rise by 1.9 percentage points a month for 5
    months.` each: `1.9 percentage points` · period: month, quarter, term or year."""
    way = "rise" if rises else "fall"
    often = f"in the 1 {period} that is left" if left == 1 else f"a {period} for {left} {period}s"
    return f"To reach the {year} target of {target} by {by}, it would have to {way} by {each} {often}."


@dataclass(frozen=True)
class Seen:
    """A lens in texts. months: `December 2018 to February 2019` · crosses: the month and the value there, '' twice
    where it does not cross · last: the last month looked at, and the value there · year_ends: it looks to the end of
    the year and no farther."""

    green: bool
    months: str
    crosses: str
    at: str
    last: str
    last_at: str
    ahead: int
    year_ends: bool


def alone(value: str, counted: str) -> str:
    """`In the month alone: 21.8% (45 of 206).`"""
    return f"In the month alone: {value} ({counted})." if counted else f"In the month alone: {value}."


def continued(seen: Seen) -> str:
    """What would come if the latest months came again; '' where no month is left to look at."""
    if not seen.ahead:
        return ""
    opening = f"If the counts of {seen.months} came again in turn, it would"
    if seen.crosses:
        turn = "lose green" if seen.green else "be green"
        return f"{opening} {turn} in {seen.crosses}, at {seen.at}. {_ENOUGH}"
    until = f"by {seen.last}, when its year ends" if seen.year_ends else f"within {seen.ahead} months"
    if seen.green:
        stays = f"to {seen.last}, when its year ends" if seen.year_ends else f"for {seen.ahead} months"
        return f"{opening} stay green {stays}: {seen.last_at} in {seen.last}. {_ENOUGH}"
    return f"{opening} not be green {until}: {seen.last_at} in {seen.last}. {_ENOUGH}"


def _instead(change: Changed, counted: Counted) -> str:
    """`plans issued within 20 weeks (791 of 807 instead of 694)`."""
    return f"{counted.name} ({change.then}{counted.out_of} instead of {counted.count})"


def _added(change: Changed, counted: Counted) -> str:
    """`; 236 less in all, over 20`: what the average is made of."""
    return f"; {change.count} {'more' if change.more else 'less'} in all,{counted.out_of}"
