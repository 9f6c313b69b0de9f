"""A target changes within its year: months before that day keep the target they were judged against.

- A variation is a second row of the year, with the day from which it counts in `effective_from`.
- A month is held against the row in effect on its last day. The latest variation in effect counts.
- It names the decision, and the role of whoever took it. Without them `waymark check` warns.
- Pages, PDFs and `waymark explain` say all three.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

NAME = "variation"


class Dated(Protocol):
    @property
    def effective_from(self) -> date | None:
        """The day from which it counts; None for what was set before the year began."""


Row = TypeVar("Row", bound=Dated)


def in_effect(rows: Iterable[Row], on: date | None) -> Row | None:
    """The latest row that counts on the day, the first of those that begin together; None when none does.

    on: None for the time before any variation.
    """
    counting = [row for row in rows if row.effective_from is None or (on is not None and row.effective_from <= on)]
    return max(counting, key=lambda row: row.effective_from or date.min, default=None)
