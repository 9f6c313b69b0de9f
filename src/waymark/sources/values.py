"""One cell of a return, read: dates, whole numbers and yes-or-no as councils really write them.

Every function takes the text of one cell and returns the right value or raises ValueError with one plain sentence.
No sentence repeats the text: the reader decides what of a cell may be shown (a date of birth may not).
Dates are read day first unless the year comes first; a year-first date is never read day first.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class DateFound(NamedTuple):
    """A date as read. `day` is None for a blank cell.

    two_digit_year: the century was guessed (00-49 is 2000-2049, 50-99 is 1950-1999), to be warned of once a column ·
    serial: the cell held a spreadsheet's day number.
    """

    day: date | None
    two_digit_year: bool = False
    serial: bool = False


BLANK = DateFound(None)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)

_SERIAL_DAY_NIL = date(1899, 12, 30)
_FIRST_SERIAL = (date(1950, 1, 1) - _SERIAL_DAY_NIL).days
_LAST_SERIAL = (date(2079, 12, 31) - _SERIAL_DAY_NIL).days

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_TIME = (
    r"(?:[ T]+(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?"
    r"(?: ?[AaPp][Mm])?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME, re.ASCII)
_YEAR_FIRST_NAMED = re.compile(r"(\d{4})[- ]([A-Za-z]{3,9})[- ](\d{1,2})" + _TIME, re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + _TIME, re.ASCII)
_DAY_FIRST_NAMED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})[- ](\d{4}|\d{2})" + _TIME, re.ASCII)
# A day number with a part of a day is a date with a time.
_SERIAL = re.compile(r"(\d+)(?:\.\d{1,16})?", re.ASCII)
_WHOLE = re.compile(r"([+-]?)(\d{1,18}|\d{1,3}(?:,\d{3}){1,5})(?:\.0+)?", re.ASCII)

_YES = frozenset({"1", "1.0", "true", "yes", "y", "t"})
_NO = frozenset({"0", "0.0", "false", "no", "n", "f"})

NOT_SHOWN = "(not shown)"

_LONGEST_NAME, _MOST_DIGITS = 40, 1  # of a column
_LONGEST_CODE, _LONGEST_WORD, _LONGEST_NUMBER = 8, 4, 4
_CODE = re.compile(r"[A-Z0-9]+", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:\.\d{1,3})?%?", re.ASCII)
_PUPIL_NUMBER = re.compile(r"[A-Z]\d{11}[0-9A-Z]", re.ASCII | re.IGNORECASE)
_POSTCODE = re.compile(r"(?<![A-Z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Z0-9])", re.ASCII | re.IGNORECASE)
_MONTH_WORD = rf"(?:{'|'.join(f'{month}|{month[:3]}' for month in _MONTHS)}|sept)"
_CLOCK = r"(?:[ T]+\d{1,2}[:.]\d{1,2}(?:[:.]\d{1,9}){0,2} ?(?:[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_LIKE_A_DATE = re.compile(
    rf"(?:\d{{1,5}}(?:\.\d{{1,16}})?|(?:19|20)\d{{6}}|\d{{1,4}}[-/. ]\d{{1,4}}(?:[-/. ]\d{{1,5}})?"
    rf"|\d{{1,4}}[-/. ]?{_MONTH_WORD}[-/. ]?\d{{1,4}}){_CLOCK}",
    re.ASCII | re.IGNORECASE,
)

# Non-breaking, figure and narrow spaces, and the marks of no width that copied cells bring along.
_SPACES = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": None, "\ufeff": None})


def clean(text: str) -> str:
    """The text without the spaces around it; non-breaking spaces are spaces."""
    return text.translate(_SPACES).strip() if not text.isascii() else text.strip()


def printable(text: str) -> str:
    """The text with a mark for each letter that cannot be printed, or that no encoding has."""
    return text if text.isprintable() else "".join(each if each.isprintable() else "\ufffd" for each in text)


def shortened(text: str, width: int = 40) -> str:
    """The text as it may be shown beside a problem: one line, at most `width` characters, nothing unprintable."""
    shown = "".join(letter if letter.isprintable() else " " for letter in clean(text))
    return shown if len(shown) <= width else shown[: width - 1] + "…"


def shown_column(name: str, number: int) -> str:
    """A column's name as it may be shown: a header row that holds data must not show what it holds."""
    is_name = len(name) <= _LONGEST_NAME and sum(letter.isdigit() for letter in name) <= _MOST_DIGITS
    return shortened(name) if is_name and not _POSTCODE.search(name) else f"column {number}"


def showable(text: str, identifiers: Collection[str] = (), *, in_date: bool = False) -> str:
    """What of a cell's text may be shown and stored beside a problem: the text itself, or NOT_SHOWN.

    A child's id, pupil number, name, postcode or birth date may stand in any column of a careless export. So only
    what has the shape of a code or a small number is shown, or in a date's column (in_date) the shape of a date.
    identifiers: what the row calls the child, its dates of birth included.
    """
    said = clean(text)
    letters = "".join(letter for letter in said if letter.isalnum())
    if not letters:
        return shortened(said)
    if _PUPIL_NUMBER.search(said) or _POSTCODE.search(said) or _identifies(said, letters, identifiers):
        return NOT_SHOWN
    if in_date:
        return shortened(said) if _LIKE_A_DATE.fullmatch(said) else NOT_SHOWN
    return said if _NUMBER.fullmatch(said) or _like_a_code(said) else NOT_SHOWN


def _like_a_code(said: str) -> bool:
    """Letters and digits, short; a longer word may be a name, and a longer number an id or a date."""
    if not _CODE.fullmatch(said) or len(said) > _LONGEST_CODE:
        return False
    if said.isdigit():
        return len(said) <= _LONGEST_NUMBER
    return len(said) <= _LONGEST_WORD or not (said.isalpha() or _LIKE_A_DATE.fullmatch(said))


def _identifies(said: str, letters: str, identifiers: Collection[str]) -> bool:
    """Whether the text is one of the identifiers, however spaced; or holds one that is not too short to tell."""
    folded, day = letters.casefold(), _day_of(said)
    for identifier in identifiers:
        own = "".join(letter for letter in identifier if letter.isalnum()).casefold()
        if own and (own == folded or (len(own) > _LONGEST_NUMBER and own in folded)):
            return True
        if day is not None and day == _day_of(identifier):
            return True
    return False


def _day_of(text: str) -> date | None:
    try:
        return parse_date(text).day
    except ValueError:
        return None


@lru_cache(maxsize=1 << 15)
def parse_date(text: str) -> DateFound:
    """A date in any of the forms councils send, each with or without a time, which is dropped.

    24/04/2019, 4/4/2019, 24-04-2019, 24.04.2019, 24/04/19 · 2019-04-24, 2019-04-24T09:30:00 · 2019-Apr-24,
    24-Apr-2019 · 43579 (a spreadsheet's day number, from 1 January 1950 to 31 December 2079).
    Blank gives BLANK. Raises ValueError with one plain sentence.
    """
    said = clean(text)
    if not said:
        return BLANK
    if found := _YEAR_FIRST.fullmatch(said):
        return DateFound(_day(int(found[1]), int(found[3]), int(found[4]), "Read year first"))
    if found := _DAY_FIRST.fullmatch(said):
        return _in_century(found[4], int(found[3]), int(found[1]))
    if found := _YEAR_FIRST_NAMED.fullmatch(said):
        return DateFound(_day(int(found[1]), _month_named(found[2]), int(found[3]), "Read year first"))
    if found := _DAY_FIRST_NAMED.fullmatch(said):
        return _in_century(found[3], _month_named(found[2]), int(found[1]))
    if found := _SERIAL.fullmatch(said):
        return _of_serial(found[1])
    raise ValueError("This is not a date.")


def looks_month_first(text: str) -> bool:
    """Whether a date makes sense only with the month first, as 04/24/2019 does. Such dates are refused."""
    found = _DAY_FIRST.fullmatch(clean(text))
    return found is not None and int(found[1]) <= 12 < int(found[3]) <= 31


def parse_integer(text: str) -> int | None:
    """A whole number, with or without commas between thousands and a trailing `.0`. Blank gives None.

    Raises ValueError with one plain sentence; a symbol is never taken for nothing or for zero.
    """
    said = clean(text)
    if not said:
        return None
    if found := _WHOLE.fullmatch(said):
        return int(found[1] + found[2].replace(",", ""))
    if said in ("-", "–", "—"):
        raise ValueError("A dash is not a number.")
    if set(said) == {"*"}:
        raise ValueError("The number is hidden behind a star.")
    if said.endswith("%"):
        raise ValueError("A percentage stands where a whole number is expected.")
    raise ValueError("This is not a whole number.")


def parse_boolean(text: str) -> bool | None:
    """1, true, yes or y; 0, false, no or n; in any case. Blank gives None. Raises ValueError with a sentence."""
    said = clean(text).casefold()
    if not said:
        return None
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise ValueError("This is neither yes (1, true) nor no (0, false).")


def _in_century(year: str, month: int, day: int) -> DateFound:
    short = len(year) == 2
    full = int(year) + ((2000 if int(year) < 50 else 1900) if short else 0)
    return DateFound(_day(full, month, day, "Read day first"), two_digit_year=short)


def _month_named(name: str) -> int:
    said = name.casefold()
    number = next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(said)), None)
    if number is None:
        raise ValueError("Its month has no known name.")
    return number


def _day(year: int, month: int, day: int, order: str) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"{order}, its month is not between 1 and 12.")
    if not EARLIEST.year <= year <= LATEST.year:
        raise ValueError("Its year is not between 1900 and 2100.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{order}, its month has no such day.") from None


def _of_serial(digits: str) -> DateFound:
    # Length first: a cell of a million digits must not be turned into a number.
    if len(digits) > 6 or not _FIRST_SERIAL <= int(digits) <= _LAST_SERIAL:
        raise ValueError("This number is not a spreadsheet's day number from 1950 to 2079.")
    return DateFound(_SERIAL_DAY_NIL + timedelta(days=int(digits)), serial=True)
