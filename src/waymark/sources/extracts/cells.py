"""One cell of an extract, read: the typed value, or what is wrong with it, or what is worth a word about it."""

import re
from dataclasses import dataclass

from waymark.sources.extracts.layouts import Kind, LayoutColumn
from waymark.sources.intake import Value
from waymark.sources.values import parse_date, shortened

_DATE_HINT = "Write dates as 24/04/2021 or 2021-04-24."
# A postcode of the whole form says where a child lives; it must not come in as the name of an area.
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE | re.ASCII)
_PUPIL_NUMBER = re.compile(r"[A-Z]\d{11}[A-Z\d]", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class CellRead:
    """wrong: the rule broken, '' when the value is believed; then `value` is None · remark: the rule of a warning that
    leaves the value as it is · sentence and hint: about whichever of the two there is.
    """

    value: Value = None
    wrong: str = ""
    remark: str = ""
    sentence: str = ""
    hint: str = ""


def read_cell(column: LayoutColumn, text: str) -> CellRead:
    """`text`: cleaned. A child's id comes back as it stands: the caller makes it a pseudonym."""
    if not text:
        if column.needed:
            sentence = f"The row has no {column.name}."
            return CellRead(wrong="value_missing", sentence=sentence, hint=f"Give the {column.name}.")
        return CellRead(column.when_blank)
    if column.kind is Kind.DATE:
        return _read_date(text)
    if column.kind is Kind.WORD:
        return _read_word(column, text)
    if column.kind is Kind.PLACE and _POSTCODE.search(text):
        sentence = "A postcode stands for an area."
        return CellRead(wrong="area_is_postcode", sentence=sentence, hint="Give the name or code of the district.")
    return CellRead(text)


def showable(column: LayoutColumn, text: str, child_id: str) -> str:
    """The text as a message may show it: nothing of who the child is or where it lives."""
    if column.kind is Kind.CHILD or _POSTCODE.search(text) or _PUPIL_NUMBER.search(text):
        return ""
    return "" if child_id and child_id.casefold() in text.casefold() else shortened(text)


def _read_date(text: str) -> CellRead:
    try:
        found = parse_date(text)
    except ValueError as error:
        return CellRead(wrong="date_unreadable", sentence=str(error), hint=_DATE_HINT)
    if found.two_digit_year:
        sentence = "The year has two digits: 00 to 49 are read as 2000 to 2049, 50 to 99 as 1950 to 1999."
        return CellRead(found.day, remark="year_of_two_digits", sentence=sentence, hint=_DATE_HINT)
    if found.serial:
        sentence = "A spreadsheet's day number stands for a date; it was read as that day."
        return CellRead(found.day, remark="date_as_number", sentence=sentence, hint=_DATE_HINT)
    return CellRead(found.day)


def _read_word(column: LayoutColumn, text: str) -> CellRead:
    word = text.casefold()
    if word in column.words:
        return CellRead(word)
    allowed = ", ".join(column.words)
    return CellRead(wrong="word_unknown", sentence=f"This is not a {column.name}.", hint=f"Write one of: {allowed}.")
