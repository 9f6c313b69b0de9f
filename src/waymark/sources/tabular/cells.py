"""One cell of an extract, read: the typed value, or what is wrong with it, or what is worth a word about it."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from waymark.sources.intake import Value
from waymark.sources.tabular.academic_year import parse_academic_year
from waymark.sources.tabular.layout import Kind, LayoutColumn
from waymark.sources.values import NOT_SHOWN, parse_boolean, parse_date, parse_integer, shortened
from waymark.sources.values import showable as code_or_date

LONGEST_TEXT = 80

_DATE_HINT = "Write dates as 24/04/2021 or 2021-04-24."
# A postcode of the whole form says where a child lives; it must not come in as the name of an area.
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE | re.ASCII)
_PUPIL_NUMBER = re.compile(r"[A-Z]\d{11}[A-Z\d]", re.IGNORECASE | re.ASCII)
_TEMPORARY_NUMBER = re.compile(r"[A-Z]\d{11}[A-Z]", re.IGNORECASE | re.ASCII)
_SCHOOL_KEY = re.compile(r"[A-Z0-9]{1,16}", re.ASCII)
_CODE = re.compile(r"[A-Z0-9#/\\]{1,8}", re.ASCII)
# What numbers a school or setting: digits, after a few letters at most (SC012345). A longer word is somebody's id.
_SCHOOL_CODE = re.compile(r"[A-Z]{0,4}\d{1,10}[A-Z]?", re.ASCII)
# A word of letters and several digits that numbers no area of the Office for National Statistics (E07000105).
_LIKE_AN_ID = re.compile(
    r"\b(?![A-Z]\d{8}\b)(?=[A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){2})[A-Z\d]{8,}\b", re.IGNORECASE | re.ASCII
)
_DECIMAL = re.compile(r"\+?(\d{1,9})(?:\.(\d{1,18}))?", re.ASCII)

# What teacher assessments and tests of Key Stage 2 write. T (could not be entered for the test), B (below it) and
# A (absent) stay in the denominator. Codes of results that may yet come, or were annulled, are not among them.
_REACHED = frozenset({"1", "1.0", "true", "yes", "y", "exs", "gds", "as"})
_NOT_REACHED = frozenset(
    {"0", "0.0", "false", "no", "n", "ns", "wts", "hnm", "blw", "pkg", "pkf", "pke", "a", "b", "d", "t"}
    | {f"pk{number}" for number in range(1, 7)}
)
SHORTEST_TELLING = 3  # an id of one or two letters stands inside too many other cells to tell anything


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
    """`text`: cleaned. An id comes back as it stands: the caller makes it a pseudonym."""
    if text and text.casefold() in column.unknown_words:
        return CellRead()
    if text:
        return _READERS[column.kind](column, text)
    if column.needed or column.expected:
        sentence = f"The row has no {column.name}."
        return CellRead(wrong="value_missing", sentence=sentence, hint=f"Give the {column.name}.")
    return CellRead(column.when_blank)


def showable(column: LayoutColumn, text: str, identifiers: Collection[str]) -> str:
    """The text as a message may show it: nothing of who the child is, when it was born or where it lives.

    A row whose cells have slipped has a name or a birthday in any column, so only what has the shape of a code, of a
    small number or, in a column of dates, of a date is shown. An area is shown as it stands: people write its name.
    identifiers: what the row calls its child, family, post or worker, and its dates of birth.
    """
    if not text:
        return ""
    identifying = column.kind in (Kind.ID, Kind.PUPIL_NUMBER, Kind.BIRTH)
    if identifying or _identifies(text) or _LIKE_AN_ID.search(text):
        return NOT_SHOWN
    if column.kind not in (Kind.PLACE, Kind.TEXT):
        return code_or_date(text, identifiers, in_date=column.kind is Kind.DATE)
    folded = text.casefold()
    if any(_tells(identifier.casefold(), folded) for identifier in identifiers if identifier):
        return NOT_SHOWN
    return f"({len(text)} characters)" if column.kind is Kind.TEXT else shortened(text)


def names_somebody(text: str, identifiers: Iterable[str]) -> bool:
    """Whether one of the row's own ids stands in the text as a word. Ids too short to tell anything are passed over."""
    return any(
        len(identifier) > SHORTEST_TELLING
        and identifier in text
        and re.search(rf"(?<!\w){re.escape(identifier)}(?!\w)", text) is not None
        for identifier in identifiers
    )


def _tells(identifier: str, folded: str) -> bool:
    return identifier == folded or (len(identifier) >= SHORTEST_TELLING and identifier in folded)


def _identifies(text: str) -> bool:
    return bool(_POSTCODE.search(text) or _PUPIL_NUMBER.search(text))


def _read_as_it_stands(_: LayoutColumn, text: str) -> CellRead:
    return CellRead(text)


def _read_place(_: LayoutColumn, text: str) -> CellRead:
    if _POSTCODE.search(text):
        sentence = "A postcode stands for an area."
        return CellRead(wrong="area_is_postcode", sentence=sentence, hint="Give the name or code of the district.")
    if _PUPIL_NUMBER.search(text):
        sentence = "A pupil number stands for an area."
        return CellRead(
            wrong="area_is_pupil_number", sentence=sentence, hint="Check that the columns have not slipped."
        )
    if _LIKE_AN_ID.search(text):
        sentence = "What looks like an id stands for an area."
        return CellRead(wrong="area_is_id", sentence=sentence, hint="Give the name or code of the district.")
    return CellRead(text)


def _read_school(_: LayoutColumn, text: str) -> CellRead:
    """886/2001, 886-2001, 886 2001 and 8862001.0 are one school."""
    code = re.sub(r"[\s/-]|\.0+$", "", text.upper())
    if _identifies(text) or not _SCHOOL_CODE.fullmatch(code):
        sentence = "This is not a school's code."
        return CellRead(wrong="school_unreadable", sentence=sentence, hint="Write it as 9992001 or 999/2001.")
    return CellRead(code)


def _read_school_key(_: LayoutColumn, text: str) -> CellRead:
    """As a school's code, but it may be any key of letters and digits."""
    key = re.sub(r"[\s/_-]|\.0+$", "", text.upper())
    if _identifies(text) or not _SCHOOL_KEY.fullmatch(key):
        sentence = "This is not the key of a school."
        return CellRead(wrong="school_unreadable", sentence=sentence, hint="Check that the columns have not slipped.")
    return CellRead(key)


def _read_pupil_number(_: LayoutColumn, text: str) -> CellRead:
    """A temporary number ends in a letter and is replaced one day, so it does not say who the pupil is."""
    return CellRead() if _TEMPORARY_NUMBER.fullmatch(text) else CellRead(text)


def _read_code(column: LayoutColumn, text: str) -> CellRead:
    code = text.upper()
    if _CODE.fullmatch(code):
        return CellRead(code)
    sentence = f"This is not a code of {column.name}."
    return CellRead(wrong="code_unreadable", sentence=sentence, hint="Write the code of the national list.")


def _read_text(column: LayoutColumn, text: str) -> CellRead:
    if _identifies(text) or _LIKE_AN_ID.search(text):
        sentence = f"A postcode, a pupil number or what looks like an id stands in {column.name}; it was not kept."
        return CellRead(wrong="text_identifies", sentence=sentence, hint="Take it out of the extract.")
    if len(text) > LONGEST_TEXT:
        sentence = f"{column.name} is longer than {LONGEST_TEXT} characters; it was not kept."
        return CellRead(wrong="text_too_long", sentence=sentence, hint="Give the short form; notes do not belong here.")
    # a second space, or a line break in a cell, must not keep a phrase from being found
    return CellRead(" ".join(text.split()))


def _read_date(_: LayoutColumn, text: str) -> CellRead:
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


def _read_year(_: LayoutColumn, text: str) -> CellRead:
    try:
        return CellRead(parse_academic_year(text))
    except ValueError as error:
        return CellRead(wrong="year_unreadable", sentence=str(error), hint="Write it as 2018-19 or 2019.")


def _read_word(column: LayoutColumn, text: str) -> CellRead:
    word = column.spellings.get(text.casefold())
    if word is not None:
        return CellRead(word)
    allowed = ", ".join(column.words)
    return CellRead(wrong="word_unknown", sentence=f"This is not a {column.name}.", hint=f"Write one of: {allowed}.")


def _read_yes_no(_: LayoutColumn, text: str) -> CellRead:
    try:
        return CellRead(parse_boolean(text))
    except ValueError as error:
        return CellRead(wrong="yes_no_unreadable", sentence=str(error), hint="Write yes or no.")


def _read_standard(_: LayoutColumn, text: str) -> CellRead:
    code = text.casefold()
    if code in _REACHED or code in _NOT_REACHED:
        return CellRead(code in _REACHED)
    sentence = "This does not say whether the standard was reached."
    return CellRead(wrong="standard_unknown", sentence=sentence, hint="Write yes or no, or EXS, GDS, WTS, AS, NS, A.")


def _read_count(column: LayoutColumn, text: str) -> CellRead:
    try:
        number = parse_integer(text)
    except ValueError as error:
        return CellRead(wrong="number_unreadable", sentence=str(error), hint="Write a whole number, as 138.")
    if number is not None and number < 0:
        sentence = "The number is less than nought."
        return CellRead(wrong="number_negative", sentence=sentence, hint="Write a whole number, as 138.")
    if number is not None and column.most is not None and number > column.most:
        return _too_large(column)
    return CellRead(number)


def _read_decimal(column: LayoutColumn, text: str) -> CellRead:
    """A whole number of the last decimal kept: 0.6 is 600 where three are kept. No rounding: 0.6667 is refused."""
    found = _DECIMAL.fullmatch(text)
    if found is None:
        sentence = "This is not a number with a decimal point."
        return CellRead(wrong="number_unreadable", sentence=sentence, hint="Write it as 0.6 or 1.")
    decimals = (found[2] or "").rstrip("0")
    if len(decimals) > column.digits:
        sentence = f"The number has more than {column.digits} decimals."
        return CellRead(wrong="too_many_decimals", sentence=sentence, hint=f"Round it to {column.digits} decimals.")
    number = int(found[1] + decimals.ljust(column.digits, "0"))
    if column.most is not None and number > column.most * 10**column.digits:
        return _too_large(column)
    return CellRead(number)


def _too_large(column: LayoutColumn) -> CellRead:
    sentence = f"The number is larger than {column.most:,}, the most that {column.name} can be."
    return CellRead(wrong="number_too_large", sentence=sentence, hint="Check its unit.")


_READERS: dict[Kind, Callable[[LayoutColumn, str], CellRead]] = {
    Kind.ID: _read_as_it_stands,
    Kind.PLACE: _read_place,
    Kind.PUPIL_NUMBER: _read_pupil_number,
    Kind.SCHOOL: _read_school,
    Kind.SCHOOL_KEY: _read_school_key,
    Kind.CODE: _read_code,
    Kind.TEXT: _read_text,
    Kind.DATE: _read_date,
    Kind.BIRTH: _read_date,
    Kind.YEAR: _read_year,
    Kind.WORD: _read_word,
    Kind.YES_NO: _read_yes_no,
    Kind.STANDARD: _read_standard,
    Kind.COUNT: _read_count,
    Kind.DECIMAL: _read_decimal,
}
