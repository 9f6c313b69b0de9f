"""The calendars of a framework: those that are sound, and the names of all."""

from dataclasses import dataclass, field

from waymark.domain.working_calendar import WorkingCalendar


@dataclass(frozen=True)
class Calendars:
    """`names`: of every calendar there is a file for, so that a broken one is not called unknown as well."""

    names: frozenset[str] = frozenset()
    sound: dict[str, WorkingCalendar] = field(default_factory=dict)
