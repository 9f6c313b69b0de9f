"""The censuses: one each term, on a fixed day, and the days that stand for a term.

Census day is the first Thursday of October, the third Thursday of January and the third Thursday of May.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from waymark.domain.coverage import Span

AUTUMN, SPRING, SUMMER = "autumn", "spring", "summer"
TERMS = (SPRING, SUMMER, AUTUMN)  # in the order of a calendar year

_THURSDAY = 3
_DAY = {SPRING: (1, 3), SUMMER: (5, 3), AUTUMN: (10, 1)}  # month, and which Thursday of it
_MONTHS = {SPRING: (1, 4), SUMMER: (5, 8), AUTUMN: (9, 12)}
_SESSIONS_END = {SPRING: (3, 31), SUMMER: (7, 31), AUTUMN: (12, 31)}
_KEY = re.compile(r"(\d{4})-(spring|summer|autumn)")
_LAST = {4: 30, 8: 31, 12: 31}


@dataclass(frozen=True, order=True)
class Census:
    """One census. year: of the calendar · place: of its term in `TERMS`."""

    year: int
    place: int

    @classmethod
    def of(cls, year: int, term: str) -> "Census":
        return cls(year, TERMS.index(term))

    @classmethod
    def numbered(cls, number: int) -> "Census":
        return cls(*divmod(number, len(TERMS)))

    @classmethod
    def keyed(cls, key: str) -> "Census":
        """From `key`. Raises ValueError for anything else."""
        found = _KEY.fullmatch(key)
        if found is None:
            raise ValueError(f"{key} is the key of no census")
        return cls.of(int(found[1]), found[2])

    @classmethod
    def of_term(cls, day: date) -> "Census":
        """The census of the term in which a day lies. Who joins in August joins for the autumn, and April is the
        summer's: the census of spring is over by then."""
        if day.month >= 8:
            return cls.of(day.year, AUTUMN)
        return cls.of(day.year, SPRING if day.month <= 3 else SUMMER)

    @property
    def number(self) -> int:
        """Consecutive censuses are one apart."""
        return self.year * len(TERMS) + self.place

    @property
    def term(self) -> str:
        return TERMS[self.place]

    @property
    def key(self) -> str:
        """`2024-autumn`, as a term is named elsewhere."""
        return f"{self.year}-{self.term}"

    @property
    def academic_year(self) -> int:
        """The calendar year in which its academic year starts."""
        return self.year if self.term == AUTUMN else self.year - 1

    @property
    def day(self) -> date:
        month, which = _DAY[self.term]
        first = date(self.year, month, 1)
        return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 7 * (which - 1))

    @property
    def term_span(self) -> Span:
        """The months of the term: what the sessions of its census stand for."""
        first, last = _MONTHS[self.term]
        return Span(date(self.year, first, 1), date(self.year, last, _LAST[last]))

    @property
    def sessions_end(self) -> date:
        """The day under which the sessions of this census are filed."""
        return date(self.year, *_SESSIONS_END[self.term])

    def in_academic_year(self, start: int) -> "Census":
        """The census of the same term in another academic year."""
        return Census(start if self.term == AUTUMN else start + 1, self.place)

    def __str__(self) -> str:
        return f"{self.term} {self.year}"


def taught_term(day: date) -> Span:
    """The term in which a day lies, as exclusions are reported: spring ends with Easter Sunday, summer in August."""
    if day.month >= 9:
        return Span(date(day.year, 9, 1), date(day.year, 12, 31))
    easter = easter_sunday(day.year)
    if day <= easter:
        return Span(date(day.year, 1, 1), easter)
    return Span(easter + timedelta(days=1), date(day.year, 8, 31))


def easter_sunday(year: int) -> date:
    """By the rule of the western churches, good for any year of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:[-_/ ]?(\d\d)(?!\d))?")
_TERM_WORDS = {
    "autumn": AUTUMN,
    "aut": AUTUMN,
    "spring": SPRING,
    "spr": SPRING,
    "summer": SUMMER,
    "sum": SUMMER,
    "october": AUTUMN,
    "january": SPRING,
    "may": SUMMER,
}
_TERM_WORD = re.compile(rf"(?<![a-z])({'|'.join(sorted(_TERM_WORDS, key=len, reverse=True))})(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """What a file or folder calls itself. year: the first year named · whole: whether it is an academic year."""

    term: str = ""
    year: int | None = None
    whole: bool = False

    @classmethod
    def in_text(cls, text: str) -> "Named":
        term, year = _TERM_WORD.search(text), _YEARS.search(text)
        if year is None:
            return cls(_TERM_WORDS[term[1].casefold()] if term else "")
        start = int(year[1])
        whole = bool(year[2]) and int(year[2]) == (start + 1) % 100
        return cls(_TERM_WORDS[term[1].casefold()] if term else "", start, whole)

    @property
    def meant(self) -> tuple[Census, ...]:
        """The censuses that may be meant, the likelier first: 2024 spring may lie in 2024 or in 2024-25."""
        if not self.term or self.year is None:
            return ()
        calendar, academic = (
            Census.of(self.year, self.term),
            Census.of(self.year, self.term).in_academic_year(self.year),
        )
        if self.whole:
            return (academic,)
        return (calendar,) if calendar == academic else (calendar, academic)

    def __str__(self) -> str:
        year = "" if self.year is None else f"{self.year}-{(self.year + 1) % 100:02d}" if self.whole else str(self.year)
        return " ".join(part for part in (self.term, year) if part)
