"""One cell of SSDA903, read by the kind of its column: a value to keep, or what is wrong with it."""

import re
from functools import cache
from typing import NamedTuple

from waymark.domain.period import Year
from waymark.domain.postcode_sector import sector_of
from waymark.sources.intake import Pseudonym, Value
from waymark.sources.ssda903.schema import Codes, Column, Kind, label_of
from waymark.sources.values import parse_boolean, parse_date, parse_integer


class Wrong(NamedTuple):
    """A problem with one cell.

    kept: whether its value is believed all the same (a warning only) · apart: what is counted apart from others of
    the rule, such as a code.
    """

    rule: str
    sentence: str
    hint: str
    kept: bool = False
    apart: str = ""


class Read(NamedTuple):
    value: Value
    wrong: Wrong | None = None
    two_digit_year: bool = False


def read_cell(column: Column, text: str, year: Year, pseudonym: Pseudonym) -> Read:
    """The value of one cleaned cell in the return of a financial year."""
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
            return _code(column, text, year)
        case Kind.SECTOR:
            return Read(sector_of(text) or None)  # what is no postcode is no home that could be found
        case _:
            return _text(column, text)


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


def _text(column: Column, text: str) -> Read:
    if not column.shape or re.fullmatch(column.shape, text, re.IGNORECASE):
        return Read(text)
    sentence = f"{column.name} has not the form of what it should hold; it was not kept."
    return Read(None, Wrong("text_unlikely", sentence, "Check that the columns have not slipped."))


@cache
def _in_force(codes: Codes, year_ending: int) -> frozenset[str]:
    return codes.in_year(year_ending)


def _code(column: Column, text: str, year: Year) -> Read:
    if column.codes is None:
        raise ValueError(f"The column {column.name} is of codes but states none.")
    code = text.upper().removesuffix(".0")
    if code in _in_force(column.codes, year.last.year):
        return Read(code)
    if code in column.codes.ever:
        return Read(code, _of_another_year(column.name, column.codes, code, year))
    known = " ".join(sorted(_in_force(column.codes, year.last.year)))
    sentence = f"{column.name} holds a code that no year's return knows."
    return Read(None, Wrong("code_unknown", sentence, f"Codes of this year: {known}."))


def _of_another_year(column: str, codes: Codes, code: str, year: Year) -> Wrong:
    """Kept, since no year gives the code another meaning; and said, since the file or its year may be wrong."""
    first, last = codes.years_of(code)
    if first is None:
        when = f"up to {label_of(last or year.last.year)}"
    else:
        when = f"of {label_of(first)} onwards" if last is None else f"of {label_of(first)} to {label_of(last)}"
    sentence = f"{code} is a code of {column} {when}; this file is of {year}. It was kept."
    hint = f"Check it against the guide of {year}, and that the file is of that year."
    return Wrong("code_of_another_year", sentence, hint, kept=True, apart=code)
