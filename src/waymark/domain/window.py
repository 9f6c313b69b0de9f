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


@dataclass(frozen=True)
class Window:
    """`MS`, `M`, `R12M`, `YTD`. `months` is 1 except for a rolling window; a year to date starts with its year."""

    kind: WindowKind
    months: int = 1

    @classmethod
    def parse(cls, text: str) -> "Window":
        """Raises ValueError with a plain sentence."""
        if text in ("MS", "M", "YTD"):
            return cls(WindowKind(text))
        if (found := re.fullmatch(r"R([1-9]\d?)M", text)) and int(found[1]) > 1:
            return cls(WindowKind.ROLLING, int(found[1]))
        raise ValueError(f"'{text}' is not a window; use MS, M, R12M (any number of months) or YTD")

    @property
    def overlapping(self) -> bool:
        """Whether consecutive periods share months, so that a run of them is no series of independent points."""
        return self.kind in (WindowKind.ROLLING, WindowKind.YEAR_TO_DATE)

    def first_month(self, month: Month, year_type: YearType) -> Month:
        """The first month that the figure of `month` covers."""
        if self.kind is WindowKind.ROLLING:
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
        }[self.kind]

    def __str__(self) -> str:
        return f"R{self.months}M" if self.kind is WindowKind.ROLLING else self.kind.value
