"""Measures: what is counted, from which table, for which rows, over which window.

The grammar (each form is one dataclass):

    measure := Ratio(numerator, denominator) | Mean(total, count) | Draft(reason)
    term    := Count(events) | Sum(a column over events) | Stock(spells live at the month's end)

A month stands for its last day, S. An event counts in the month of its date. A spell is live at S when
start ≤ S and (end is blank or end > S). Months, held spans and birthdays are month buckets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.filter import And, Column, Filter, IsNull, Not, columns_of
from waymark.domain.window import Window, WindowKind


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
class Count:
    """Events of `table` dated `at`. With `once_a_day`, events of one entity on one day are one event.

    Which event stands for a day: the first in the table's total order among those that pass `where`.
    """

    table: str
    at: str
    where: Filter | None = None
    previous: Previous | None = None
    once_a_day: bool = False


@dataclass(frozen=True)
class Sum:
    """The sum of an integer column over events of `table` dated `at`; rows without a value are set aside."""

    table: str
    at: str
    column: str
    where: Filter | None = None


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


Term = Count | Sum | Stock


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
        return Count(self.total.table, self.total.at, where)


@dataclass(frozen=True)
class Draft:
    """Not computed: its definition is not settled. Listed, never rated."""

    reason: str


Measure = Ratio | Mean | Draft


def terms_of(measure: Measure) -> tuple[Term, ...]:
    """Numerator and denominator; empty for a draft."""
    match measure:
        case Ratio():
            return (measure.numerator, measure.denominator)
        case Mean():
            return (measure.total, measure.count)
        case Draft():
            return ()


def tables_of(measure: Measure) -> tuple[str, ...]:
    """The tables a measure counts from, each once. `outside` tables only take away, so they are not among them."""
    return tuple(dict.fromkeys(term.table for term in terms_of(measure)))


def look_back(measure: Measure) -> int | None:
    """Months before the window's first month that the data must cover as well; None without limit (`ever`).

    A `previous` of k months reaches k months back. A hold reads recorded dates, but an earlier spell may lie in
    files not loaded: k months held need k months of files, the snapshot's own month among them.
    """
    reach = 0
    for term in terms_of(measure):
        if isinstance(term, Count) and term.previous is not None:
            if term.previous.within_months is None:
                return None
            reach = max(reach, term.previous.within_months)
        if isinstance(term, Stock):
            reach = max(reach, *(held.months - 1 for held in term.held), 0)
    return reach


def structural_columns(term: Term) -> frozenset[str]:
    """Columns a row cannot do without: dates, the value, the birth date. A filter's columns are not among them."""
    match term:
        case Count():
            return frozenset({term.at})
        case Sum():
            return frozenset({term.at, term.column})
        case Stock():
            born = {term.under_age.birth_date} if term.under_age else set()
            return frozenset({term.start, term.end, *(held.since for held in term.held), *born})


def all_columns(term: Term) -> frozenset[str]:
    """Every column a term reads."""
    previous = term.previous.where if isinstance(term, Count) and term.previous else None
    return structural_columns(term) | columns_of(term.where) | columns_of(previous)


def contradictions(measure: Measure) -> Iterator[str]:
    """Sentences about forms that cannot be combined. Empty when the measure makes sense."""
    if isinstance(measure, Draft):
        return
    for term in terms_of(measure):
        snapshot = measure.window.kind is WindowKind.SNAPSHOT
        if isinstance(term, Stock) and not snapshot:
            yield f"a stock is a snapshot; its window must be MS, not {measure.window}"
        if not isinstance(term, Stock) and snapshot:
            yield "events are counted over a month or more; the window MS is for a stock"
