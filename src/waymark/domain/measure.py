"""Measures: what is counted, from which table, for which rows, over which window.

The grammar (each form is one dataclass):

    measure := Ratio(numerator, denominator) | Mean(total, count) | Gap(first, second) | ShareOfEntities(threshold)
             | Cohort(entry, follow-up, wait) | Draft(reason)
    term    := Count(events) | Sum(a column over events) | Stock(spells live at the month's end) | Difference
    condition on an event := During(spells of another table) | AgeAt(a date) | WithinWorkingDays(two dates)

A month stands for its last day, S. An event counts in the month of its date. A spell is live at S when
start ≤ S and (end is blank or end > S). Months, held spans and birthdays are month buckets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.filter import And, Column, Filter, IsNull, Not, columns_of
from waymark.domain.tables import STANDARD_TABLES
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


SimpleTerm = Count | Sum | Stock
Term = SimpleTerm | Difference


@dataclass(frozen=True)
class Ratio:
    """scale × numerator / denominator. scale 100 gives a percentage, 10,000 a rate."""

    numerator: Term
    denominator: Term
    window: Window
    scale: Fraction = Fraction(100)


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
    In a leaf only the entity's rows of that leaf are added, in the authority all of them; an entity counts once in
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
class Draft:
    """Not computed: its definition is not settled. Listed, never rated."""

    reason: str


Quotient = Ratio | Mean | ShareOfEntities | Cohort  # what has one numerator and one denominator
Measure = Quotient | Gap | Draft


def ratios_of(measure: Measure) -> tuple["Ratio | Mean", ...]:
    """What is divided: the measure itself, or both sides of a gap. Empty for a form without terms."""
    match measure:
        case Ratio() | Mean():
            return (measure,)
        case Gap():
            return (measure.first, measure.second)
        case _:
            return ()


def terms_of(measure: Measure) -> tuple[Term, ...]:
    """Numerators and denominators; empty for a draft and for a form that is no division of terms."""
    return tuple(term for ratio in ratios_of(measure) for term in _terms_of_ratio(ratio))


def _terms_of_ratio(ratio: "Ratio | Mean") -> tuple[Term, Term]:
    return (ratio.numerator, ratio.denominator) if isinstance(ratio, Ratio) else (ratio.total, ratio.count)


def simple_terms(term: Term) -> tuple[SimpleTerm, ...]:
    """The term itself, or both sides of a difference."""
    return (term.first, term.second) if isinstance(term, Difference) else (term,)


def tables_of(measure: Measure) -> tuple[str, ...]:
    """The tables a measure counts from, each once. Tables of spells (`outside`, `During`) only take away or
    condition, so they are not among them; `conditioning_tables` names the latter."""
    if isinstance(measure, ShareOfEntities | Cohort):
        return (measure.table,)
    return tuple(dict.fromkeys(simple.table for term in terms_of(measure) for simple in simple_terms(term)))


def conditioning_tables(measure: Measure) -> tuple[str, ...]:
    """Tables whose spells decide whether a row counts (`During`)."""
    return tuple(
        dict.fromkeys(
            table
            for term in terms_of(measure)
            for simple in simple_terms(term)
            if isinstance(simple, Count | Sum)
            for table in _spell_tables(simple.conditions)
        )
    )


def per_unit_of(measure: "Ratio | Mean") -> tuple[int, int]:
    """By how much the numerator's and the denominator's integers are scaled: 1,000 for a sum of FTE."""
    numerator, denominator = _terms_of_ratio(measure)
    return _per_unit(numerator), _per_unit(denominator)


def _per_unit(term: Term) -> int:
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


def structural_columns(term: Term) -> frozenset[str]:
    """Columns a row cannot do without: dates, the value, the birth date. A filter's columns are not among them."""
    match term:
        case Count():
            done = {term.done} if term.done else set()
            return frozenset({term.at, *done}) | _condition_columns(term.conditions)
        case Sum():
            return frozenset({term.at, term.column}) | _condition_columns(term.conditions)
        case Stock():
            born = {term.under_age.birth_date} if term.under_age else set()
            return frozenset({term.start, term.end, *(held.since for held in term.held), *born})
        case Difference():
            return structural_columns(term.first) | structural_columns(term.second)


def _condition_columns(conditions: tuple[Condition, ...]) -> frozenset[str]:
    columns: set[str] = set()
    for condition in conditions:
        match condition:
            case During():
                columns.add(condition.date)
            case AgeAt():
                columns |= {condition.birth_date, condition.date}
            case WithinWorkingDays():
                columns |= {condition.since, condition.until}
    return frozenset(columns)


def all_columns(term: Term) -> frozenset[str]:
    """Every column a term reads."""
    if isinstance(term, Difference):
        return all_columns(term.first) | all_columns(term.second)
    previous = term.previous.where if isinstance(term, Count) and term.previous else None
    return structural_columns(term) | columns_of(term.where) | columns_of(previous)


def contradictions(measure: Measure) -> Iterator[str]:
    """Sentences about forms that cannot be combined. Empty when the measure makes sense."""
    for ratio in ratios_of(measure):
        for simple in (simple for term in _terms_of_ratio(ratio) for simple in simple_terms(term)):
            yield from _of_window(simple, ratio.window)
            yield from _of_entities(simple)
            yield from _of_done(simple)
    match measure:
        case Gap() if measure.first.window != measure.second.window:
            yield "both sides of a gap need the same window"
        case ShareOfEntities():
            if _holds_snapshots(measure.table):
                yield f"{measure.table} holds snapshots; a share of entities adds up the rows of a month or more"
            elif measure.window.kind is WindowKind.SNAPSHOT:
                yield "a share of entities adds up the rows of a month or more; the window MS is for a stock"
        case Cohort() if measure.window != QUARTER:
            yield f"a cohort is that of a quarter; its window must be {QUARTER}, not {measure.window}"


def _of_window(simple: SimpleTerm, window: Window) -> Iterator[str]:
    snapshot = window.kind is WindowKind.SNAPSHOT
    of_snapshots = _holds_snapshots(simple.table)
    if isinstance(simple, Stock) and not snapshot:
        yield f"a stock is a snapshot; its window must be MS, not {window}"
    if isinstance(simple, Count | Sum) and snapshot and not of_snapshots:
        yield "events are counted over a month or more; the window MS is for a stock"
    if of_snapshots and not snapshot:
        yield f"{simple.table} holds snapshots; its window must be MS, not {window}"


def _of_entities(simple: SimpleTerm) -> Iterator[str]:
    """A row can lie in a spell of another table only when both are about the same kind of entity."""
    spells = simple.outside if isinstance(simple, Stock) else tuple(_spell_tables(simple.conditions))
    own = STANDARD_TABLES.get(simple.table)
    for other in (STANDARD_TABLES.get(name) for name in spells):
        if own is not None and other is not None and own.entity != other.entity:
            yield f"{own.name} is by {own.entity} and {other.name} by {other.entity}, so no row has a spell there"


def _of_done(simple: SimpleTerm) -> Iterator[str]:
    if isinstance(simple, Count) and simple.done and (simple.previous or simple.once_a_day):
        yield "'done' cannot stand with 'previous' or 'once_a_day': which event counts would change from month to month"


def _spell_tables(conditions: tuple[Condition, ...]) -> Iterator[str]:
    return (condition.table for condition in conditions if isinstance(condition, During))


def _holds_snapshots(table: str) -> bool:
    found = STANDARD_TABLES.get(table)
    return found is not None and found.kind == "snapshot"
