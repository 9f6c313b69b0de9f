"""One cell of SSDA903, read by the kind of its column: a value to keep, or what is wrong with it."""

from functools import cache
from typing import NamedTuple

from waymark.sources.intake import Pseudonym, Value
from waymark.sources.ssda903.schema import Codes, Column, Kind
from waymark.sources.values import parse_boolean, parse_date, parse_integer


class Wrong(NamedTuple):
    """A problem with one cell. kept: whether its value is believed all the same (a warning only)."""

    rule: str
    sentence: str
    hint: str
    kept: bool = False


class Read(NamedTuple):
    value: Value
    wrong: Wrong | None = None
    two_digit_year: bool = False


def read_cell(column: Column, text: str, year_ending: int, pseudonym: Pseudonym) -> Read:
    """The value of one cleaned cell in the return of the year ending 31 March `year_ending`."""
    if not text:
        if column.blank:
            return Read(None)
        return Read(None, Wrong("value_missing", f"{column.name} is blank.", f"Fill in {column.name}."))
    match column.kind:
        case Kind.CHILD | Kind.WORKER:
            return Read(pseudonym(text))
        case Kind.DATE:
            return _date(column, text)
        case Kind.INTEGER:
            return _integer(column, text)
        case Kind.BOOLEAN:
            return _boolean(column, text)
        case Kind.CODE:
            return _code(column, text, year_ending)
        case _:
            return Read(text)


def _date(column: Column, text: str) -> Read:
    try:
        found = parse_date(text)
    except ValueError as problem:
        sentence = f"{column.name} cannot be read as a date. {problem}"
        return Read(None, Wrong("date_unreadable", sentence, "Write it as 24/04/2019."))
    return Read(found.day, two_digit_year=found.two_digit_year)


def _integer(column: Column, text: str) -> Read:
    try:
        number = parse_integer(text)
    except ValueError as problem:
        sentence = f"{column.name} cannot be read as a number. {problem}"
        return Read(None, Wrong("number_unreadable", sentence, "Write a whole number, or leave it blank."))
    if number is None or (column.least or 0) <= number <= (number if column.most is None else column.most):
        return Read(number)
    sentence = f"{column.name} is not between {column.least or 0} and {column.most}."
    return Read(None, Wrong("number_out_of_range", sentence, "Correct it."))


def _boolean(column: Column, text: str) -> Read:
    try:
        return Read(parse_boolean(text))
    except ValueError as problem:
        sentence = f"{column.name} cannot be read. {problem}"
        return Read(None, Wrong("yes_or_no_unreadable", sentence, "Write 1 for yes or 0 for no."))


@cache
def _in_force(codes: Codes, year_ending: int) -> frozenset[str]:
    return codes.in_year(year_ending)


def _code(column: Column, text: str, year_ending: int) -> Read:
    if column.codes is None:
        raise ValueError(f"The column {column.name} is of codes but states none.")
    code = text.upper().removesuffix(".0")
    if code in _in_force(column.codes, year_ending):
        return Read(code)
    if code in column.codes.ever:
        sentence = f"This code of {column.name} belongs to another year's return; it was kept."
        return Read(code, Wrong("code_of_another_year", sentence, "Check it against the year's guide.", kept=True))
    known = " ".join(sorted(_in_force(column.codes, year_ending)))
    sentence = f"{column.name} holds a code that no year's return knows."
    return Read(None, Wrong("code_unknown", sentence, f"Codes of this year: {known}."))
