"""Months as SQL expressions: year × 12 + month − 1, as in `contributions`."""

from waymark.domain.period import YearType
from waymark.domain.window import Window, WindowKind
from waymark.measures.contributions import OPEN
from waymark.measures.filters_in_sql import identifier


def month_of(expression: str) -> str:
    """The month bucket of a date."""
    return f"(year({expression}) * 12 + month({expression}) - 1)"


def events_until(window: Window, year_type: YearType, first: str) -> str:
    """`contributions.events_until`: the month in which events of month `first` stop counting. A snapshot that stands
    does so at the next of the table's `editions`, if that is sooner."""
    match window.kind:
        case WindowKind.MONTH | WindowKind.SNAPSHOT:
            return f"({first} + 1)"
        case WindowKind.ROLLING:
            return f"({first} + {int(window.months)})"
        case WindowKind.YEAR_TO_DATE:
            return f"({first} + 12 - {_months_after(year_type.first_month, first)} % 12)"
        case WindowKind.STANDING:
            return f"({first} + {int(window.months)})"


def editions(table: str, at: str, where: str = "TRUE") -> str:
    """SELECT month, next: the months with rows of the table that pass `where`, and for each the next one."""
    months = f"SELECT DISTINCT {month_of(identifier(at))} AS month FROM {identifier(table)}"
    return (
        f"SELECT month, coalesce(lead(month) OVER (ORDER BY month), {OPEN}) AS next "
        f"FROM ({months} WHERE {identifier(at)} IS NOT NULL AND {where})"
    )


def quarter_end(year_type: YearType, month: str) -> str:
    """The last month of the quarter that `month` lies in, quarters counted from the start of the year."""
    return f"({month} + 2 - {_months_after(year_type.first_month, month)} % 3)"


def _months_after(first_month: int, month: str) -> str:
    """Months since a year's first month, never negative; a year or two too many do no harm to a remainder."""
    return f"({month} % 12 + {13 - first_month})"
