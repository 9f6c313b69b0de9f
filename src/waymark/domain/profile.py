"""An in-year profile: how much of an annual target is expected by each month of its year."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from waymark.domain.month import Month
from waymark.domain.period import Year


class ProfileShape(Enum):
    """How the target is spread over the year. The value is the word used in `profiles.csv`."""

    EVEN = "even"  # a twelfth more each month
    PERCENTAGES = "percentages"  # per cent of the target, by each month
    VALUES = "values"  # in the indicator's unit, by each month


@dataclass(frozen=True)
class Profile:
    """One row of `profiles.csv`. Numbers are exact, and count from the start of the year: nothing is per month.

    indicator: a code, or `CODE.reading` · year: None for every year ·
    by_month: calendar month 1 to 12 → what is expected by its end; empty for an even profile, and without the months
    in which the indicator is not reported · decision_ref, decided_by: the decision, and the role of whoever took it.
    """

    indicator: str
    area: str
    year: Year | None
    shape: ProfileShape
    by_month: dict[int, Fraction]
    decision_ref: str
    decided_by: str
    file: str
    line: int

    def expected_by(self, month: Month) -> Fraction | None:
        """What the row states for a month; None where it states nothing."""
        return self.by_month.get(month.number)
