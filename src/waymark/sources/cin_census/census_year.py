"""Which financial year a census file is about, from what its Header says and what the user says."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from waymark.domain.coverage import Span
from waymark.domain.issue import Issue, Level
from waymark.domain.month import long_date
from waymark.domain.period import Year, YearType
from waymark.sources.cin_census.document import Head
from waymark.sources.cin_census.noticed import Noticed
from waymark.sources.values import parse_date, showable
from waymark.sources.xml_stream import refusal

_YEARS = range(1991, 2100)


@dataclass
class Held:
    """What the dates of a file say of its year, kept while it is read. first, last: of that year, when it is known."""

    first: date | None = None
    last: date | None = None
    first_referral: date | None = None
    last_referral: date | None = None
    in_year: bool = False

    @classmethod
    def of(cls, year: Year | None) -> "Held":
        return cls(year.first, year.last) if year else cls()

    def meet(self, day: date, of_referral: bool) -> None:
        if of_referral:
            self.first_referral = day if self.first_referral is None else min(day, self.first_referral)
            self.last_referral = day if self.last_referral is None else max(day, self.last_referral)
        if not self.in_year and self.first is not None and self.last is not None:
            self.in_year = self.first <= day <= self.last

    def meet_many(self, days: npt.NDArray[np.int64], of_referral: bool) -> None:
        """As `meet` of each. days: as ordinals; of no use is their order."""
        if not len(days):
            return
        self.meet(date.fromordinal(int(days.min())), of_referral)
        self.meet(date.fromordinal(int(days.max())), of_referral)
        if not self.in_year and self.first is not None and self.last is not None:
            self.in_year = bool(((days >= self.first.toordinal()) & (days <= self.last.toordinal())).any())


def year_of(head: Head, asked: int | None, noticed: Noticed) -> Year | None:
    """The year asked for, or else the one that the Header states; None when neither is there.

    A census of year Y is taken on 31 March Y and is about 1 April Y-1 to 31 March Y.
    asked: the year in which the financial year starts.
    Raises RefusedError when the Header contradicts itself, or when no census can be about the year asked for.
    """
    if asked is None:
        return _stated(head, noticed)
    if asked not in _YEARS:
        hint = "Give the year in which the financial year starts: 2021 for 2021-22."
        raise refusal("year_unknown", f"{asked} is not a year that a census can be about.", hint, noticed.shown)
    year = Year(asked, YearType.FINANCIAL)
    if head.year and head.year not in (str(year.last.year), year.label):
        sentence = (
            f"The Header's year is '{showable(head.year, in_date=True)}'; the file was read as {year.label}, as asked."
        )
        noticed.add(Issue("year_overridden", sentence, "", Level.WARNING, noticed.shown, field="Year"))
    return year


def key_and_span(year: Year | None, held: Held, noticed: Noticed) -> tuple[str, Span]:
    """The edition's key, '2021-22' or '2019-20 to 2024-25', and the days for which it holds every event.

    Without a stated year these are the financial years that the referral dates span.
    Raises RefusedError when no event lies in the year, or when nothing tells which year it is.
    """
    first, last = held.first_referral, held.last_referral
    if year is not None:
        if not held.in_year:
            dates = f" Its referrals run from {long_date(first)} to {long_date(last)}." if first and last else ""
            sentence = (
                "The file holds no event of its year: no referral, plan or closure "
                f"from {long_date(year.first)} to {long_date(year.last)}.{dates}"
            )
            hint = "Check the year in the Header, or give the right one with --year."
            raise refusal("another_years_dates", sentence, hint, noticed.shown)
        return year.label, Span(year.first, year.last)
    if first is None or last is None:
        sentence = "The file states no year and holds no referral date, so its year is not known."
        raise refusal("year_unknown", sentence, "Give the year with --year.", noticed.shown)
    opening, closing = Year.containing(first, YearType.FINANCIAL), Year.containing(last, YearType.FINANCIAL)
    span = Span(opening.first, closing.last)
    sentence = (
        f"No Header states the file's year. Its referrals run from {long_date(first)} to {long_date(last)}, "
        f"so it is taken to hold every event from {long_date(span.first)} to {long_date(span.last)}."
    )
    hint = "If it holds one year only, give that year with --year."
    noticed.add(Issue("header_missing", sentence, hint, Level.WARNING, noticed.shown, field="Header"))
    return opening.label if opening == closing else f"{opening.label} to {closing.label}", span


def label_disagrees(label: str, year: Year, noticed: Noticed) -> None:
    """Warns when the file's name holds years and its financial year neither starts nor ends in one of them."""
    named = [int(found) for found in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", label)]
    if not named or year.start in named or year.last.year in named:
        return
    sentence = f"The file is named {named[0]} and holds {year.label}; its name is kept as a label only."
    hint = "Check that it is the file you mean."
    noticed.add(Issue("label_disagrees", sentence, hint, Level.WARNING, file=noticed.shown))


def _stated(head: Head, noticed: Noticed) -> Year | None:
    by_year = _from_year(head.year, noticed)
    by_day = _from_reference_date(head.reference_date, noticed)
    if by_year and by_day and by_year != by_day:
        sentence = (
            f"The Header names the census of 31 March {by_year.last.year}, "
            f"but its reference date lies in the year to 31 March {by_day.last.year}."
        )
        hint = "Correct the Header, or say which is right: --year and the year in which it starts."
        raise refusal("header_contradicts", sentence, hint, noticed.shown, field="ReferenceDate")
    return by_year or by_day


def _from_year(text: str, noticed: Noticed) -> Year | None:
    if not text:
        return None
    if re.fullmatch(r"\d{4}", text, re.ASCII) and int(text) - 1 in _YEARS:
        return Year(int(text) - 1, YearType.FINANCIAL)
    try:
        year = Year.parse(text, YearType.FINANCIAL)
    except ValueError:
        year = None
    if year is None or year.start not in _YEARS:
        _warn("header_year", "The Header's year is not a year of a census.", "Year", text, noticed)
        return None
    return year


def _from_reference_date(text: str, noticed: Noticed) -> Year | None:
    try:
        day = parse_date(text).day
    except ValueError as error:
        sentence = f"The Header's reference date cannot be read. {error}"
        _warn("header_reference_date", sentence, "ReferenceDate", text, noticed)
        return None
    if day is None:
        return None
    year = Year.containing(day, YearType.FINANCIAL)
    if day != year.last:
        sentence = f"The reference date is {long_date(day)}; a census is taken on 31 March."
        _warn("header_reference_date", sentence, "ReferenceDate", text, noticed)
    return year


def _warn(rule: str, sentence: str, field: str, value: str, noticed: Noticed) -> None:
    hint = "Check the Header, or say the year with --year and the year in which it starts."
    noticed.add(
        Issue(rule, sentence, hint, Level.WARNING, noticed.shown, field=field, value=showable(value, in_date=True))
    )
