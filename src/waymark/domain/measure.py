"""Measures: what is counted, from which table, for which rows, over which window.

The grammar (each form is one dataclass):

    measure := Total(term) | Ratio(numerator, denominator) | Mean(total, count) | Gap(first, second)
             | MeanOfMonths(of, months) | ShareOfEntities(threshold) | Cohort(entry, follow-up, wait)
             | External(series) | Draft(reason)
    term    := Count(events) | Sum(a column over events) | Stock(spells live at the month's end)
             | Difference(first, second) | Distinct(entities of the rows of a count or a stock)
    condition on an event := During(spells of another table) | AgeAt(a date) | WithinWorkingDays(two dates)

A month stands for its last day, S. An event counts in the month of its date. A spell is live at S when
start ≤ S and (end is blank or end > S). Months, held spans and birthdays are month buckets. Rows of a table of
snapshots count in the month of their date or, under the window A, from it until the table's next month with rows, but
no longer than the window says.

What cannot be combined, `contradictions` says. There is no free formula over measures: ADR 14.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.filter import And, Column, Filter, IsNull, Not
from waymark.domain.tables import REFERENCE_VALUE, STANDARD_TABLES
from waymark.domain.window import Window, WindowKind
from waymark.domain.working_calendar import WorkingCalendar

QUARTER = Window(WindowKind.ROLLING, 3)


@dataclass(frozen=True)
class Previous:
    """The event has an earlier one of the same entity no more than `within_months` calendar months before.

    Earlier in the table's total order (date, then row id); `within_months` inclusive, by the day, clamped at the
    month's end (29 February − 12 months = 28 February); None means ever. `where` says which earlier events
    qualify; the row's own filter does not apply to them.
    """

    within_months: int | None
    where: Filter | None = None


@dataclass(frozen=True)
class During:
    """The row's `date` lies in a spell of `table` of the same entity: start ≤ date, and end blank or end > date.

    A spell's blank start means always. `table` may be a table of events with a closing date (referral). However
    many spells hold the date, the row counts once. A flagged date of a spell leaves it unknown.
    """

    table: str
    date: str
    start: str
    end: str


@dataclass(frozen=True)
class AgeAt:
    """Completed years at the row's `date`, by calendar birthday: `least` or more, and under `under`; either may be
    left out. Somebody born on 29 February is a year older on 1 March of other years."""

    birth_date: str
    date: str
    least: int | None = None
    under: int | None = None


@dataclass(frozen=True)
class WithinWorkingDays:
    """No more than `days` working days from `since` (day 0) to `until`. A row with a date that the calendar does not
    cover is set aside, never counted."""

    since: str
    until: str
    days: int
    calendar: WorkingCalendar


Condition = During | AgeAt | WithinWorkingDays


@dataclass(frozen=True)
class Count:
    """Events of `table` dated `at`. With `once_a_day`, events of one entity on one day are one event.

    Which event stands for a day: the first in the table's total order among those that pass `where` and every
    condition. The rows of a table of snapshots count in the month of their snapshot.

    `done`: the day by which something was done about the event. It counts from the month of that day on, as long as
    the window holds it, so that the figure of a past month says what had been done by its end.
    """

    table: str
    at: str
    where: Filter | None = None
    previous: Previous | None = None
    once_a_day: bool = False
    conditions: tuple[Condition, ...] = ()
    done: str | None = None


@dataclass(frozen=True)
class Sum:
    """The sum of an integer column over events of `table` dated `at`; rows without a value are set aside."""

    table: str
    at: str
    column: str
    where: Filter | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Held:
    """Month buckets: month(`since`) + `months` ≤ month(S)."""

    since: str
    months: int


@dataclass(frozen=True)
class UnderAge:
    """Younger than `years` at S, in month buckets: a birthday in the month of S counts as reached."""

    birth_date: str
    years: int


@dataclass(frozen=True)
class Stock:
    """Spells of `table` live at S that pass `where`, every `held` condition and `under_age`, while the entity is
    not inside a spell of any table in `outside` (a blank start there means always)."""

    table: str
    start: str
    end: str
    where: Filter | None = None
    held: tuple[Held, ...] = ()
    under_age: UnderAge | None = None
    outside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """first − second: unfilled places are capacity less roll. Neither side is itself a difference."""

    first: "Count | Sum | Stock"
    second: "Count | Sum | Stock"


@dataclass(frozen=True)
class Distinct:
    """How many different `entity` values the rows of a count or a stock have: children with a notification.

    One entity counts once in an area, however many rows count there; so an area is not the sum of those it holds. A
    row whose entity is not known is set aside.
    """

    rows: Count | Stock
    entity: str


SimpleTerm = Count | Sum | Stock
Term = SimpleTerm | Difference | Distinct


@dataclass(frozen=True)
class Total:
    """A number that is counted: it has no denominator, and zero is a real zero."""

    term: Term
    window: Window

    @property
    def scale(self) -> Fraction:
        """What undoes a column's integer scaling."""
        return Fraction(1, per_unit(self.term))


@dataclass(frozen=True)
class Ratio:
    """scale × numerator / denominator. scale 100 gives a percentage, 10,000 a rate.

    The denominator is counted over the same window unless it has one of its own: notifications of 12 months over a
    population that was estimated once a year.
    """

    numerator: Term
    denominator: Term
    window: Window
    scale: Fraction = Fraction(100)
    denominator_window: Window | None = None


@dataclass(frozen=True)
class Mean:
    """Sum of a column over the number of rows that have a value. `scale` undoes a table's integer scaling."""

    total: Sum
    window: Window
    scale: Fraction = Fraction(1)

    @property
    def count(self) -> Count:
        """The rows that the total adds up."""
        known = Not(IsNull(Column(self.total.column)))
        where = known if self.total.where is None else And((self.total.where, known))
        return Count(self.total.table, self.total.at, where, conditions=self.total.conditions)


@dataclass(frozen=True)
class Gap:
    """first − second, from unrounded values; each is a ratio or a mean of its own. It has parts, no numerator."""

    first: "Ratio | Mean"
    second: "Ratio | Mean"
    first_name: str
    second_name: str

    @property
    def window(self) -> Window:
        return self.first.window


@dataclass(frozen=True)
class ShareOfEntities:
    """Of the entities with a positive sum of `whole`, those for whom sum of `part` ≥ threshold × sum of `whole`.

    The sums run over the window's rows of each entity that pass `where`; exactly at the threshold counts. An entity
    with a row there that may pass but cannot be added (no value, a filter that is unknown) is set aside whole.
    In an area only the entity's rows of that area are added, in the authority all of them; an entity counts once in
    each. For a table whose entity has one area (an enrolment), areas add up.
    """

    table: str
    at: str
    part: str
    whole: str
    threshold: Fraction
    window: Window
    where: Filter | None = None
    scale: Fraction = Fraction(100)


@dataclass(frozen=True)
class Cohort:
    """Of the people with an entry in a quarter, those who did it again within the follow-up, known within the wait.

    entry: a person's first event of `table` dated `at` in the quarter, in the table's total order, that passes
    `where` · again: another event of the same person, whether it passes or not, with entry < `happened` ≤ entry +
    follow_up months and `known` ≤ entry + follow_up + wait months; a blank `known` is not known yet. Months are
    added by the day, clamped at the month's end. A person of whom it cannot be said is set aside, on both sides.

    Quarters are those of the indicator's year; the window is R3M. A figure stands for its quarter in the month that
    ends it and the two after. It needs data for follow_up + wait months after the quarter.
    """

    table: str
    at: str
    happened: str
    known: str
    window: Window
    follow_up: int = 12
    wait: int = 6
    where: Filter | None = None
    scale: Fraction = Fraction(100)


@dataclass(frozen=True)
class NamedMonths:
    """Which calendar months are averaged in the years from `from_year` on, known by the calendar year it starts in.

    Each lies in the year: November, December and January of 2012-13 end in January 2013. Raises ValueError for
    what is no month, for one that stands twice and for fewer than two.
    """

    from_year: int
    months: tuple[int, ...]

    def __post_init__(self) -> None:
        if any(not 1 <= month <= 12 for month in self.months) or len(set(self.months)) != len(self.months):
            raise ValueError("months are numbers from 1 to 12, each of them once")
        if len(self.months) < 2:
            raise ValueError("a mean of months needs two of them or more")


@dataclass(frozen=True)
class MeanOfMonths:
    """The mean of the unrounded figures of named months of a year, each month with the same weight.

    months: by the year from which they hold, earliest first. The figure stands from the last of its months until
    eleven months later (`named_months`). Missing where any of the months is.
    """

    of: "Ratio | Mean"
    months: tuple[NamedMonths, ...]

    @property
    def window(self) -> Window:
        return Window(WindowKind.STANDING, 12)


@dataclass(frozen=True)
class External:
    """A value that others published, as it stands: the latest row of `series` in `reference_value` for the area.

    It has no parts, is in no sum and is not protected, since it is public already. A series' latest month with rows is
    its edition: an area without a row in it has no figure.
    """

    series: str
    window: Window

    @property
    def scale(self) -> Fraction:
        """What undoes the table's integer scaling."""
        value = REFERENCE_VALUE.column("value")
        return Fraction(1, value.per_unit if value else 1)


@dataclass(frozen=True)
class Draft:
    """Not computed: its definition is not settled. Listed, never rated."""

    reason: str


Quotient = Ratio | Mean | ShareOfEntities | Cohort  # what has one numerator and one denominator
Computed = Quotient | Total | External  # what an engine works out at once
Measure = Computed | Gap | MeanOfMonths | Draft


def windowed_terms(measure: Measure) -> tuple[tuple[Term, Window], ...]:
    """Each term with the window over which it is counted: numerators, then denominators, side by side. Empty for a
    draft and for a form that is not made of terms."""
    match measure:
        case Total():
            return ((measure.term, measure.window),)
        case Ratio():
            below = measure.denominator_window or measure.window
            return ((measure.numerator, measure.window), (measure.denominator, below))
        case Mean():
            return ((measure.total, measure.window), (measure.count, measure.window))
        case Gap():
            return (*windowed_terms(measure.first), *windowed_terms(measure.second))
        case MeanOfMonths():
            return windowed_terms(measure.of)
        case _:
            return ()


def terms_of(measure: Measure) -> tuple[Term, ...]:
    """The terms of `windowed_terms` alone."""
    return tuple(term for term, _ in windowed_terms(measure))


def simple_terms(term: Term) -> tuple[SimpleTerm, ...]:
    """The term itself, both sides of a difference, or what the rows of a distinct count are."""
    match term:
        case Difference():
            return (term.first, term.second)
        case Distinct():
            return (term.rows,)
        case _:
            return (term,)


def tables_of(measure: Measure) -> tuple[str, ...]:
    """The tables a measure counts from, each once. Tables of spells (`outside`, `During`) only take away or
    condition, so they are not among them; `conditioning_tables` names the latter."""
    if isinstance(measure, ShareOfEntities | Cohort):
        return (measure.table,)
    if isinstance(measure, External):
        return (REFERENCE_VALUE.name,)
    return tuple(dict.fromkeys(simple.table for term in terms_of(measure) for simple in simple_terms(term)))


def spell_tables(conditions: tuple[Condition, ...]) -> Iterator[str]:
    """Tables in whose spells an event must lie."""
    return (condition.table for condition in conditions if isinstance(condition, During))


def conditioning_tables(measure: Measure) -> tuple[str, ...]:
    """Tables whose spells decide whether a row counts (`During`)."""
    return tuple(
        dict.fromkeys(
            table
            for term in terms_of(measure)
            for simple in simple_terms(term)
            if isinstance(simple, Count | Sum)
            for table in spell_tables(simple.conditions)
        )
    )


def per_unit(term: Term) -> int:
    """By how much a term's integers are scaled: 1,000 for a sum of full-time equivalents."""
    simple = simple_terms(term)[0]
    column = STANDARD_TABLES[simple.table].column(simple.column) if isinstance(simple, Sum) else None
    return column.per_unit if column else 1


def look_back(measure: Measure) -> int | None:
    """Months before the window's first month that the data must cover as well; None without limit (`ever`).

    A `previous` of k months reaches k months back. A hold reads recorded dates, but an earlier spell may lie in
    files not loaded: k months held need k months of files, the snapshot's own month among them.
    """
    reach = 0
    for simple in (simple for term in terms_of(measure) for simple in simple_terms(term)):
        if isinstance(simple, Count) and simple.previous is not None:
            if simple.previous.within_months is None:
                return None
            reach = max(reach, simple.previous.within_months)
        if isinstance(simple, Stock):
            reach = max(reach, *(held.months - 1 for held in simple.held), 0)
    return reach


def look_ahead(measure: Measure) -> int:
    """Months after the figure's month that the data must cover as well: a cohort's follow-up and wait."""
    return measure.follow_up + measure.wait if isinstance(measure, Cohort) else 0
