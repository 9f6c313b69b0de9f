"""Birthdays to the day. Someone born on 29 February has a birthday on 1 March in other years."""

from datetime import date


def birthday(born: date, age: int) -> date:
    """The day on which someone reaches an age in whole years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Age in whole years; negative before birth."""
    age = day.year - born.year
    return age if birthday(born, age) <= day else age - 1
