"""`calendars/<name>.yaml` and `.csv` → a calendar of working days."""

from collections.abc import Sequence

from waymark.domain.working_calendar import WorkingCalendar
from waymark.written.fields import Fields
from waymark.written.findings import Findings

SATURDAY = 5
LONGEST = 100  # years; a calendar that covers more is a slip of the pen


def read_calendar(
    name: str, about: Fields, rows: Sequence[Fields], about_findings: Findings, days_findings: Findings
) -> WorkingCalendar | None:
    """The calendar, or None when either file has an error. `rows`: one day each, with its name."""
    first, last = about.day("first"), about.day("last")
    if first is not None and last is not None and (last < first or last.year - first.year > LONGEST):
        said = f"The calendar covers {first} to {last}."
        hint = f"The last day follows the first, by {LONGEST} years at most."
        about_findings.add("calendar_span", said, row=about.line_of("last"), field="last", value=str(last), hint=hint)
        return None
    seen: dict[object, int] = {}
    for row in rows:
        day = row.day("date")
        if day is None:
            continue
        said = hint = ""
        if day in seen:
            said, hint = f"{day} is on line {seen[day]} already.", "Keep one of the two."
        elif day.weekday() >= SATURDAY:
            said = f"{day} is a {day:%A}, which is no working day anyway."
            hint = "Write the day that stands in for it."
        elif first is not None and last is not None and not first <= day <= last:
            said = f"{day} is outside {first} to {last}, which the calendar covers."
            hint = f"Correct the date, or the days covered in calendars/{name}.yaml."
        if said:
            days_findings.add("calendar_day", said, row=row.line, field="date", value=str(day), hint=hint)
        seen.setdefault(day, row.line)
    if first is None or last is None or not about_findings.sound or not days_findings.sound:
        return None
    return WorkingCalendar(name, first, last, frozenset(day for row in rows if (day := row.day("date")) is not None))
