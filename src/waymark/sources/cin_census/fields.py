"""The text of one element, read: the typed value, or what is wrong with it, or what is worth a word about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from waymark.domain.month import long_date
from waymark.sources.cin_census.codes import codes_of, codes_of_any_year, of_census, when, years_of
from waymark.sources.cin_census.schema import Kind, RecordField
from waymark.sources.intake import Value
from waymark.sources.values import parse_boolean, parse_date, parse_integer

# The Children Act 1989, under which these referrals and plans are made, came into force on this day.
FIRST_DAY = date(1991, 10, 14)
_MOST_CODES_LISTED = 25


@dataclass(frozen=True)
class FieldRead:
    """One field as read.

    wrong: the rule broken, '' when the value is believed; then `value` is None · remark: the rule of a warning that
    leaves the value as it is · sentence and hint: about whichever of the two there is · apart: what is counted apart
    from others of the rule, such as a code.
    """

    value: Value = None
    wrong: str = ""
    remark: str = ""
    sentence: str = ""
    hint: str = ""
    apart: str = ""


BLANK = FieldRead()
_DATE_HINT = "Write dates as 2021-04-24."


def read_field(field: RecordField, texts: Sequence[str], census: int | None, opposite: bool = False) -> FieldRead:
    """`texts`: what stood there, cleaned and not blank; several only where a field repeats.

    census: the year whose codes hold, None when the file does not say · opposite: the element says the contrary.
    """
    if not texts:
        return BLANK
    if field.kind in (Kind.EVENT, Kind.PLANNED, Kind.BORN):
        return _read_date(field, texts[0])
    if field.kind is Kind.BOOLEAN:
        return _read_boolean(texts[0], opposite)
    if field.kind is Kind.INTEGER:
        return _read_count(texts[0])
    read = [_read_code(field, text, census) for text in texts]
    first_wrong = next((code for code in read if code.wrong), None)
    if first_wrong:
        return first_wrong
    remark = next((code for code in read if code.remark), read[0])
    joined = ",".join(sorted({str(code.value) for code in read}))
    return replace(remark, value=joined)


def _read_date(field: RecordField, text: str) -> FieldRead:
    try:
        found = parse_date(_without_zone(text))
    except ValueError as error:
        return FieldRead(wrong="date_unreadable", sentence=str(error), hint=_DATE_HINT)
    if found.day is not None and field.kind is Kind.EVENT and found.day < FIRST_DAY:
        sentence = f"This is before {long_date(FIRST_DAY)}, when the law it falls under began."
        return FieldRead(wrong="date_too_early", sentence=sentence, hint="Check the year.")
    if found.two_digit_year:
        sentence = "The year has two digits: 00 to 49 are read as 2000 to 2049, 50 to 99 as 1950 to 1999."
        return FieldRead(found.day, remark="year_of_two_digits", sentence=sentence, hint=_DATE_HINT)
    if found.serial:
        sentence = "A spreadsheet's day number stands for a date; it was read as that day."
        return FieldRead(found.day, remark="date_as_number", sentence=sentence, hint=_DATE_HINT)
    return FieldRead(found.day)


def _without_zone(text: str) -> str:
    """XML allows a time zone after a date without a time (2021-04-24Z); the day stands as written."""
    day = text[:10]
    return day if len(text) in (11, 16) and (text[10] == "Z" or (text[10] in "+-" and text[13] == ":")) else text


def _read_boolean(text: str, opposite: bool) -> FieldRead:
    try:
        said = parse_boolean(text)
    except ValueError as error:
        return FieldRead(wrong="boolean_unreadable", sentence=str(error), hint="Write 1 or 0.")
    return FieldRead(said if said is None or not opposite else not said)


def _read_count(text: str) -> FieldRead:
    try:
        number = parse_integer(text)
    except ValueError as error:
        return FieldRead(wrong="number_unreadable", sentence=str(error), hint="Write a whole number, 0 or more.")
    if number is not None and number < 0:
        return FieldRead(wrong="number_negative", sentence="A count is below zero.", hint="Write 0 or more.")
    return FieldRead(number)


def _read_code(field: RecordField, text: str, census: int | None) -> FieldRead:
    code, code_set = text.upper(), field.code_set
    known = codes_of_any_year()[code_set]
    if code not in known:
        return FieldRead(wrong="code_unknown", sentence="This is not a code of any census.", hint=_codes_hint(known))
    if census is not None and code not in codes_of(census)[code_set]:
        whose = when(*years_of(code_set, code))
        sentence = f"{code} is a code of {field.elements[0]} {whose}; {of_census(census)}. It was kept."
        return FieldRead(
            code,
            remark="code_of_another_year",
            sentence=sentence,
            hint="Check the code, and the year of the file.",
            apart=code,
        )
    return FieldRead(code)


def _codes_hint(codes: frozenset[str]) -> str:
    if len(codes) > _MOST_CODES_LISTED:
        return "Use a code of the census guide."
    return f"The codes are {', '.join(sorted(codes))}."
