"""Windows: what a figure covers, as distinct from how often it is reported."""

import re
from dataclasses import dataclass
from enum import Enum

from waymark.domain.month import Month
from waymark.domain.period import YearType


class WindowKind(Enum):
    SNAPSHOT = "MS"  # as it stands on the last day of the month
    MONTH = "M"
    ROLLING = "R"  # the month and the k − 1 before it
    YEAR_TO_DATE = "YTD"
    STANDING = "A"  # a snapshot, until the next one


@dataclass(frozen=True)
class Window:
    """`MS`, `M`, `R12M`, `YTD`, `A`, `A24M`.

    months: of a rolling window, how many it covers; of a standing one, how many a snapshot may stand: its own month
    and those after it, until there is another. 1 for the rest; a year to date starts with its year.
    """

    kind: WindowKind
    months: int = 1

    @classmethod
    def parse(cls, text: str) -> "Window":
        """Raises ValueError with a plain sentence."""
        if text in ("MS", "M", "YTD"):
            return cls(WindowKind(text))
        if text == "A":
            return cls(WindowKind.STANDING, 12)
        if (found := re.fullmatch(r"([RA])([1-9]\d?)M", text)) and int(found[2]) > 1:
            return cls(WindowKind(found[1]), int(found[2]))
        raise ValueError(f"'{text}' is not a window; use MS, M, R12M (any number of months), YTD, A or A24M")

    @property
    def overlapping(self) -> bool:
        """Whether consecutive periods share months, so that a run of them is no series of independent points."""
        return self.kind in (WindowKind.ROLLING, WindowKind.YEAR_TO_DATE, WindowKind.STANDING)

    @property
    def longest(self) -> int:
        """The most months that a figure may cover or, where a snapshot stands, rest on."""
        return 12 if self.kind is WindowKind.YEAR_TO_DATE else self.months

    def first_month(self, month: Month, year_type: YearType) -> Month:
        """The first month that the figure of `month` covers; of a standing window, the earliest it may rest on."""
        if self.kind in (WindowKind.ROLLING, WindowKind.STANDING):
            return month - (self.months - 1)
        if self.kind is WindowKind.YEAR_TO_DATE:
            return month - (month.number - year_type.first_month) % 12
        return month

    @property
    def phrase(self) -> str:
        """`in the 12 months to`, ready for a month's name."""
        if self.kind is WindowKind.ROLLING:
            return f"in the {self.months} months to"
        return {
            WindowKind.SNAPSHOT: "at the end of",
            WindowKind.MONTH: "in",
            WindowKind.YEAR_TO_DATE: "in the year so far to",
            WindowKind.STANDING: "as last known at the end of",
        }[self.kind]

    def __str__(self) -> str:
        if self.kind is WindowKind.ROLLING:
            return f"R{self.months}M"
        if self.kind is WindowKind.STANDING:
            return "A" if self.months == 12 else f"A{self.months}M"
        return str(self.kind.value)
