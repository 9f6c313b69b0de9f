"""Contributions: a row counts, with a value, in the months from `first` up to, not including, `until`.

Then a figure of any month is a running total: + value at `first`, − value at `until`. No work depends on how many
months are asked for. A month stands for its last day, S; months are integers, year × 12 + month − 1.

| window | first | until |
|---|---|---|
| event in the month (M) | month of the event | the month after |
| rolling k months (RkM) | month of the event | k months after |
| year to date (YTD) | month of the event | the next year's first month |
| row of a snapshot (MS) | month of the snapshot | the month after |
| row of a snapshot that stands (A) | month of the snapshot | the table's next month with rows, or 12 months later |
| stock at the month's end (MS) | the latest of its firsts | the earliest of its untils |
| entity counted once | the month in which it has a row | the month in which it has none any more |
| entity over a threshold | the month that takes it over | the month that takes it back |
| event with `done` | month(done), where later | as without |
| cohort of a quarter | the month that ends the quarter | 3 months later |

The firsts of a spell are month(start) and, for each hold, month(since) + k; its untils are month(end) and, under an
age, month(birth) + 12 × years. It is live at S when start ≤ S and (end is blank or end > S); as S is the last day of
its month, that is month(start) ≤ month(S) < month(end), so nothing is lost by working in months.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waymark.domain.measure import Stock
from waymark.domain.period import YearType
from waymark.domain.window import Window, WindowKind

OPEN = 2**31 - 1  # `until` of a spell without an end, later than any month
ALWAYS = -OPEN  # `first` of a spell without a start

Months = NDArray[np.int64]


@dataclass(frozen=True)
class Contributions:
    """Parallel arrays, one entry for each (area, first, until): the sum of the values of its rows.

    area: position in the area tree of the deepest area of the rows, from which they are rolled up · value: may be
    negative, where a spell is cut out of another, or where an entity counts once in an area that holds two of its own.
    """

    area: NDArray[np.int64]
    first: Months
    until: Months
    value: NDArray[np.int64]


def events_until(window: Window, year_type: YearType, first: Months, editions: Months | None = None) -> Months:
    """The month in which events of month `first` stop counting. The rows of a snapshot stand for its month alone or,
    under A, until the next month with rows at most. editions: of such a table, its months with rows, in order."""
    match window.kind:
        case WindowKind.MONTH | WindowKind.SNAPSHOT:
            return first + 1
        case WindowKind.ROLLING:
            return first + window.months
        case WindowKind.YEAR_TO_DATE:
            months_into_year = (first % 12 + 1 - year_type.first_month) % 12
            return first + 12 - months_into_year
        case WindowKind.STANDING:
            known = np.empty(0, dtype=np.int64) if editions is None else editions
            after = np.append(known, OPEN)[np.searchsorted(known, first, side="right")]
            until: Months = np.minimum(first + window.months, after)
            return until


@dataclass(frozen=True)
class MonthOf:
    """The month of a date column, `plus` months later."""

    column: str
    plus: int = 0


@dataclass(frozen=True)
class StockBounds:
    """A row of a stock counts from the latest of `firsts` until the earliest of `untils`.

    A blank in `until_blank` leaves the row open; a row with a blank in any other column cannot be placed.
    """

    firsts: tuple[MonthOf, ...]
    untils: tuple[MonthOf, ...]
    until_blank: MonthOf


def stock_bounds(stock: Stock) -> StockBounds:
    """The bounds of the table above, for one stock."""
    born = stock.under_age
    return StockBounds(
        firsts=(MonthOf(stock.start), *(MonthOf(held.since, held.months) for held in stock.held)),
        untils=(MonthOf(born.birth_date, 12 * born.years),) if born else (),
        until_blank=MonthOf(stock.end),
    )
