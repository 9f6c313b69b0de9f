"""The birth dates of children who are read together."""

from datetime import date

import numpy as np

from waymark.sources.cin_census.drafts import About
from waymark.sources.columns import Rows
from waymark.sources.intake import Value
from waymark.store.columns import Codes


class Births:
    """Of each child of a batch. days: the birth date as a number, 0 when not known · wrong: not to be believed."""

    def __init__(self, children: int) -> None:
        self.days: Codes = np.zeros(children, dtype=np.int64)
        self.wrong: Rows = np.zeros(children, dtype=bool)
        self._values: list[Value] | None = None

    def are(self, days: Codes, look: Rows) -> None:
        """As read; of those that want a look it is said by `put`."""
        self.days = np.where(look, 0, days)

    def put(self, owner: int, about: About) -> None:
        self.days[owner] = about.birth_date.toordinal() if about.birth_date else 0
        self.wrong[owner] = bool(about.birth_wrong)

    def value(self, owner: int) -> date | None:
        day = int(self.days[owner])
        return date.fromordinal(day) if day else None

    def values(self) -> list[Value]:
        """One for each child. To be asked for only when all are known."""
        if self._values is None:
            self._values = [date.fromordinal(day) if day else None for day in self.days.tolist()]
        return self._values
