"""Dates, numbers and yes-or-no as councils write them: the right value, or a plain refusal."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.sources import values
from waymark.sources.values import (
    BLANK,
    clean,
    looks_month_first,
    parse_boolean,
    parse_date,
    parse_integer,
    shortened,
)

THE_DAY = date(2019, 4, 5)

SPELLINGS = (
    "05/04/2019",
    "5/4/2019",
    "05-04-2019",
    "5.4.2019",
    "05/04/2019 00:00",
    "05/04/2019 23:59:59",
    "05/04/2019 11:59:59.000 PM",
    "2019-04-05",
    "2019-04-05 00:00:00",
    "2019-04-05T09:30:00.123",
    "2019-04-05T09:30:00Z",
    "2019-04-05T09:30:00+01:00",
    "2019/04/05",
    "2019-Apr-05 00:00:00",
    "2019-Apr-05",
    "05-Apr-2019",
    "5 April 2019",
    "\u00a005/04/2019\u00a0",
    "\ufeff05/04/2019",
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_one_day(text):
    assert parse_date(text) == (THE_DAY, False, False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/02/00", date(2000, 2, 1)),
        ("01/02/49", date(2049, 2, 1)),
        ("01/02/50", date(1950, 2, 1)),
        ("01/02/99 00:00:00", date(1999, 2, 1)),
        ("1-Feb-05", date(2005, 2, 1)),
    ],
)
def test_two_digit_years_turn_at_fifty_and_are_marked(text, day):
    assert parse_date(text) == (day, True, False)


@pytest.mark.parametrize("text", ["43560", "43560.0", "43560.00"])
def test_a_spreadsheets_day_number(text):
    assert parse_date(text) == (THE_DAY, False, True)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\u202f \t"])
def test_blank_is_no_date_and_no_number(text):
    assert parse_date(text) == BLANK
    assert parse_integer(text) is None
    assert parse_boolean(text) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("04/24/2019", "Read day first, its month is not between 1 and 12."),
        ("30/02/2020", "Read day first, its month has no such day."),
        ("2019-24-04", "Read year first, its month is not between 1 and 12."),
        ("29/02/2019", "Read day first, its month has no such day."),
        ("05/04/0019", "Its year is not between 1900 and 2100."),
        ("31/12/9999", "Its year is not between 1900 and 2100."),
        ("05-Abc-2019", "Its month has no known name."),
        ("18263", "This number is not a spreadsheet's day number from 1950 to 2079."),
        ("65747", "This number is not a spreadsheet's day number from 1950 to 2079."),
        ("9" * 5000, "This number is not a spreadsheet's day number from 1950 to 2079."),
        ("05/04-2019", "This is not a date."),
        ("05/04/2019 25:00", "This is not a date."),
        ("#N/A", "This is not a date."),
        ("*", "This is not a date."),
        ("05/04", "This is not a date."),
        ("٠٥/٠٤/٢٠١٩", "This is not a date."),
    ],
)
def test_unreadable_dates_say_why(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_date(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_year_first_is_never_read_day_first(day):
    assert parse_date(day.isoformat()).day == day
    assert parse_date(f"{day:%d/%m/%Y}").day == day


@given(st.dates(date(1950, 1, 1), date(2079, 12, 31)))
def test_day_numbers_count_from_the_spreadsheets_first_day(day):
    assert parse_date(str((day - date(1899, 12, 30)) // timedelta(days=1))).day == day


def test_dates_that_only_make_sense_month_first():
    assert looks_month_first("04/24/2019")
    assert not looks_month_first("24/04/2019")
    assert not looks_month_first("04/05/2019")
    assert not looks_month_first("2019-04-24")


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("1,234", 1234), ("1,234,567", 1234567), ("3.0", 3), ("-2", -2), ("+4", 4), (" 12\u00a0", 12)],
)
def test_whole_numbers(text, number):
    assert parse_integer(text) == number


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-", "A dash is not a number."),
        ("–", "A dash is not a number."),
        ("*", "The number is hidden behind a star."),
        ("74%", "A percentage stands where a whole number is expected."),
        ("3.5", "This is not a whole number."),
        ("1,23", "This is not a whole number."),
        ("1e3", "This is not a whole number."),
        ("9" * 30, "This is not a whole number."),
        ("three", "This is not a whole number."),
    ],
)
def test_what_is_no_whole_number_says_so(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_integer(text)


@pytest.mark.parametrize("text", ["1", "1.0", "true", "True", "TRUE", "yes", "Y"])
def test_yes(text):
    assert parse_boolean(text) is True


@pytest.mark.parametrize("text", ["0", "0.0", "false", "False", "no", "N "])
def test_no(text):
    assert parse_boolean(text) is False


@pytest.mark.parametrize("text", ["2", "-", "maybe", "b) No"])
def test_neither_yes_nor_no(text):
    with pytest.raises(ValueError, match="neither yes"):
        parse_boolean(text)


def test_clean_and_shortened():
    assert clean("\u00a0 A\u00a0B \u200b") == "A B"
    assert shortened("x" * 50) == "x" * 39 + "…"
    assert shortened("a\x1b[31mb\nc") == "a [31mb c"


@pytest.mark.parametrize("text", ["43952.5", "43952.0", "43952.999988426"])
def test_a_day_number_with_a_time_is_its_day(text):
    assert values.parse_date(text).day == date(2020, 5, 1)


@pytest.mark.parametrize("text", ["U9", "PR9", "E4A", "WXYZ", "41", "50%", "-1", "*", "??", "", "SC123456"])
def test_what_has_the_shape_of_a_code_is_shown(text):
    assert values.showable(text, ("77001234", "2009-07-23")) == text


@pytest.mark.parametrize(
    "text",
    [
        *("A123456789012", "a12345678901b", "AB1 2CD", "AB12CD", "77001234", "7700 1234", "ABCDE12345", "Fenella"),
        *("Ann Other", "23/07/2009", "23Jul09", "20090723", "40017", "x1", "X 1", "see 77001234"),
    ],
)
def test_what_may_identify_is_not_shown_in_a_code(text):
    assert values.showable(text, ("77001234", "2009-07-23", "X1")) == "(not shown)"


@pytest.mark.parametrize(
    "text",
    ["31/02/2021", "2021-13-01", "1/13/2003", "04/24/2019 10:30", "31 Sep 2020", "2021/22", "1", "?"],
)
def test_what_has_the_shape_of_a_date_is_shown_in_a_date(text):
    assert values.showable(text, ("77001234",), in_date=True) == text


@pytest.mark.parametrize(
    "text",
    [
        *("Fenella Q", "soon", "A123456789012", "AB1 2CD", "77001234", "9434765919", "PR1", "01234 567890"),
        *("23/07/2009", "23-Jul-2009", "40017"),
    ],
)
def test_what_may_identify_is_not_shown_in_a_date(text):
    assert values.showable(text, ("77001234", "2009-07-23"), in_date=True) == "(not shown)"
