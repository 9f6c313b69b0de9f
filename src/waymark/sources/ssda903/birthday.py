"""The birthday that falls in a financial year, and the age reached on it."""

from datetime import date

from waymark.domain.period import Year

CARE_LEAVER_AGES = range(17, 22)


def birthday_in(year: Year, born: date) -> tuple[date, int]:
    """The birthday in a financial year, and the age reached.

    Someone born on 29 February has their birthday on 1 March in a year that has no such day.
    """
    birthday = _in_calendar_year(born, year.first.year)
    if birthday < year.first:
        birthday = _in_calendar_year(born, year.last.year)
    return birthday, birthday.year - born.year


def _in_calendar_year(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
