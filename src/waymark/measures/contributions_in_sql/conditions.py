"""What a row of `counted` must pass to count, as a boolean SQL expression that is true only where it surely does."""

import hashlib

from waymark.domain.filter import Filter
from waymark.domain.measure import AgeAt, Condition, During, WithinWorkingDays
from waymark.domain.tables import STANDARD_TABLES, StandardTable
from waymark.domain.working_calendar import WorkingCalendar
from waymark.measures.filters_in_sql import flagged, identifier, render


def passes(where: Filter | None, conditions: tuple[Condition, ...], table: StandardTable) -> str:
    """The filter and every condition, safe inside AND."""
    return " AND ".join((render(where), *(_holds(condition, table) for condition in conditions)))


def working_days_name(calendar: WorkingCalendar) -> str:
    """The relation that numbers the days of a calendar: day, number. Another calendar has another name."""
    days = f"{calendar.first} {calendar.last} {sorted(calendar.holidays)}"
    return f"working days {calendar.name} {hashlib.sha256(days.encode()).hexdigest()[:16]}"


def working_days(calendar: WorkingCalendar) -> str:
    """Creates that relation from two parameters: the days covered, and their numbers."""
    return (
        f"CREATE TEMP TABLE {identifier(working_days_name(calendar))} AS "
        "SELECT unnest(?::DATE[]) AS day, unnest(?::BIGINT[]) AS number"
    )


def _holds(condition: Condition, table: StandardTable) -> str:
    match condition:
        case During():
            return _during(condition, table)
        case AgeAt():
            return _of_age(condition)
        case WithinWorkingDays():
            return _in_time(condition)


def _column(name: str) -> str:
    return f"counted.{identifier(name)}"


def _during(condition: During, table: StandardTable) -> str:
    """One spell that surely holds the date is enough; a flagged date of a spell makes it no such spell."""
    day, start, end = _column(condition.date), identifier(condition.start), identifier(condition.end)
    return (
        f"({day} IS NOT NULL AND EXISTS (SELECT 1 FROM {identifier(condition.table)} AS spell "
        f"WHERE spell.{identifier(STANDARD_TABLES[condition.table].entity)} = {_column(table.entity)} "
        f"AND (spell.{start} <= {day} OR (spell.{start} IS NULL AND NOT {flagged(condition.start)})) "
        f"AND (spell.{end} > {day} OR (spell.{end} IS NULL AND NOT {flagged(condition.end)}))))"
    )


def _of_age(condition: AgeAt) -> str:
    """A birthday is a (month, day); 29 February comes before 1 March also in a year that does not have it."""
    born, day = _column(condition.birth_date), _column(condition.date)
    birthdays = [f"(month({each}) * 100 + day({each}))" for each in (day, born)]
    age = f"(year({day}) - year({born}) - CASE WHEN {birthdays[0]} < {birthdays[1]} THEN 1 ELSE 0 END)"
    limits = [f"{born} IS NOT NULL AND {day} IS NOT NULL"]
    if condition.least is not None:
        limits.append(f"{age} >= {int(condition.least)}")
    if condition.under is not None:
        limits.append(f"{age} < {int(condition.under)}")
    return f"({' AND '.join(limits)})"


def _in_time(condition: WithinWorkingDays) -> str:
    """A day that the calendar does not cover has no number, so the comparison is unknown."""
    numbers = identifier(working_days_name(condition.calendar))
    start, end = (
        f"(SELECT number FROM {numbers} AS numbered WHERE numbered.day = {_column(name)})"
        for name in (condition.since, condition.until)
    )
    return f"({end} - {start} <= {int(condition.days)})"
