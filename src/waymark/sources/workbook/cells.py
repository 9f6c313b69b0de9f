"""One value of a workbook's cell as the text that a CSV file would hold."""

from datetime import date, datetime, time, timedelta

from waymark.sources.values import clean

# What Excel writes where a formula came to nothing. Pasted as text, they mean no more.
ERRORS = frozenset(
    {"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#getting_data", "#spill!", "#calc!"}
)
_HALF_A_SECOND = timedelta(milliseconds=500)
_LARGEST_WHOLE = 1e18

Cell = str | float | bool | date | datetime | time | timedelta


def text_of(value: Cell) -> str:
    """12 for 12.0, 2024-01-31 for a date, at most the 15 digits that Excel keeps of a number."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        if value == int(value) if abs(value) < _LARGEST_WHOLE else False:
            return str(int(value))
        return f"{value:.15g}"
    if isinstance(value, datetime):
        nearest = (value + _HALF_A_SECOND).replace(microsecond=0)
        return nearest.isoformat(sep=" ") if nearest.time() != time(0) else nearest.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    # Day number 0, which a formula gives for a blank cell shown as a date, comes as midnight of no day.
    return "" if value == time(0) else str(value)


def is_error(text: str) -> bool:
    return text.startswith("#") and text.casefold() in ERRORS
