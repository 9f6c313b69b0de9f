"""Which financial year a set of files is, told by its dates and not by its name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.period import Year, YearType
from waymark.sources.blocks import Block, block_of
from waymark.sources.ssda903.held import Part, Where
from waymark.sources.ssda903.naming import named_year
from waymark.sources.values import looks_month_first, parse_date

_FEW_IN_A_HUNDRED = 1
_ONE_OF = 4
_MONTH_FIRST_LEAST = 10
_MOST_PLACES = 5
_ALONE = 2


def financial_year(day: date) -> Year:
    return Year.containing(day, YearType.FINANCIAL)


@dataclass
class EpisodeDates:
    """The dates of an episodes file, counted by financial year. begun: of DECOM · ended: of the day before DEC.

    places: the first few rows of those begun · confirmed: ended, and begun in an earlier year ·
    rows: how many there are · month_first: how many DECOM make sense only as month, day, year.
    """

    begun: Counter[int] = field(default_factory=Counter)
    ended: Counter[int] = field(default_factory=Counter)
    confirmed: Counter[int] = field(default_factory=Counter)
    places: dict[int, list[int]] = field(default_factory=dict)
    rows: int = 0
    month_first: int = 0

    @classmethod
    def of(cls, parts: Iterable[Part]) -> "EpisodeDates":
        """parts: rows of DECOM and DEC. Dates that cannot be read are reported later, when rows are read."""
        found = cls()
        for _, part in parts:
            block = part if isinstance(part, Block) else block_of([part])
            found._take(block)
        return found

    def _take(self, block: Block) -> None:
        decom, dec = block.columns
        self.rows += len(block.rows)
        month_first = [looks_month_first(text) for text in decom.distinct]
        if any(month_first):
            self.month_first += int(np.array(month_first)[decom.codes].sum())
        begun = np.array([_year_containing(text) for text in decom.distinct])[decom.codes]
        # DEC is the first day no longer in the episode: one of 1 April ended with the year before.
        ended = np.array([_year_containing(text, days_earlier=1) for text in dec.distinct])[dec.codes]
        for counts, years in ((self.begun, begun), (self.ended, ended)):
            _count(counts, years[years > 0])
        _count(self.confirmed, ended[(begun > 0) & (begun < ended)])
        for year in np.unique(begun[begun > 0]).tolist():
            places = self.places.setdefault(year, [])
            places.extend(block.rows[begun == year][: _MOST_PLACES - len(places)].tolist())


def _count(counts: Counter[int], years: npt.NDArray[np.int64]) -> None:
    for year, times in zip(*np.unique(years, return_counts=True), strict=True):
        counts[int(year)] += int(times)


def year_of(dates: EpisodeDates, asked: int | None, where: Where) -> tuple[Year, list[Issue]]:
    """The financial year that contains the latest DECOM, or the year asked for, if any date of the set lies in it.

    Raises RefusedError when there are no rows or no DECOM can be read, when dates are written month first, when the
    asked year holds no date or most episodes begin after it, or when so few episodes begin in the latest year that a
    mistyped date is likelier than a new year.
    """
    if not dates.rows:
        raise _refused(
            "no_rows", "The file holds column names but no rows.", "Export it again with its episodes.", where
        )
    if dates.month_first >= _MONTH_FIRST_LEAST and dates.month_first * 3 > dates.rows:
        # The rest of such a file would be read as the wrong days without a word.
        raise _refused(
            "dates_month_first",
            "The dates are written month first (04/24/2019), so days and months cannot be told apart.",
            "Export them day first (24/04/2019) or as 2019-04-24.",
            where,
        )
    if not dates.begun:
        raise _refused(
            "no_episode_dates",
            "No episode has a DECOM that can be read, so the year is not known.",
            "Check that the dates are written as 24/04/2019.",
            where,
        )
    latest = Year(max(dates.begun), YearType.FINANCIAL)
    if asked is not None:
        if not dates.begun[asked] and not dates.ended[asked]:
            year = Year(asked, YearType.FINANCIAL)
            raise _refused(
                "another_years_dates",
                f"No episode begins or ends in {year}, the year asked for; the latest begins in {latest}.",
                "Leave --year out, or give the year in which the set starts.",
                where,
            )
        if sum(count for start, count in dates.begun.items() if start > asked) * 2 > dates.begun.total():
            year = Year(asked, YearType.FINANCIAL)
            raise _refused(
                "another_years_dates",
                f"Most episodes begin after {year}, the year asked for; the latest begins in {latest}.",
                "Leave --year out, or give the year in which the set starts.",
                where,
            )
        return Year(asked, YearType.FINANCIAL), []
    return latest, _doubts(dates, latest, where)


def _doubts(dates: EpisodeDates, latest: Year, where: Where) -> list[Issue]:
    """Whether the latest year may stand on a mistyped DECOM: few episodes begin in it and no earlier one ends.

    Refused when those few are one in a hundred, or when no episode begins in the whole year before and they are at
    most a quarter; a warning when they are one or two, or when they stand apart and are more.
    """
    earlier = [start for start in (*dates.begun, *dates.ended) if start < latest.start]
    if not earlier or dates.confirmed[latest.start]:
        return []
    alone, others = dates.begun[latest.start], Year(max(earlier), YearType.FINANCIAL)
    sentence = (
        f"Only {_episodes(alone)} in {latest} ({_places(dates, latest, where)}), and no earlier one ends in it; "
        f"the other dates lie in {others} or before."
    )
    row = dates.places[latest.start][0]
    apart = others.start < latest.start - 1
    hint = f"If a date is mistyped, correct it, or say the year: --year {others.start}."
    total = dates.begun.total()
    if alone * 100 <= _FEW_IN_A_HUNDRED * total or (apart and alone * _ONE_OF <= total):
        raise _refused("year_doubtful", sentence, hint, where, row)
    if not apart and alone > _ALONE:
        return []
    return [Issue("year_doubtful", sentence, hint, Level.WARNING, where.file, row, "DECOM", sheet=where.sheet)]


def label_issues(label: str, year: Year, file: str) -> list[Issue]:
    """A warning when what the set is called is not plainly the year it holds. The dates decide, not the name."""
    named = named_year(label)
    if named is None or named.start == year.start:
        return []
    hint = "The dates decide the year."
    # One calendar year in a name may be the year in which the set starts or the one in which it ends.
    if named.start is not None or int(named.text) not in (year.start, year.last.year):
        hint = "The dates decide the year; check that this is the set you meant."
    sentence = f"Named {named.text}, holds {year}."
    return [Issue("label_differs", sentence, hint, Level.WARNING, file, value=named.text)]


def _year_containing(cell: str, days_earlier: int = 0) -> int:
    """The year in which the financial year starts; 0 for no date."""
    try:
        day = parse_date(cell).day
    except ValueError:
        return 0
    return 0 if day is None else financial_year(day - timedelta(days=days_earlier)).start


def _episodes(count: int) -> str:
    return "1 episode begins" if count == 1 else f"{count} episodes begin"


def _places(dates: EpisodeDates, year: Year, where: Where) -> str:
    rows = dates.places[year.start]
    more = dates.begun[year.start] - len(rows)
    return ", ".join(f"{where.file}:{row}" for row in rows) + (f" and {more} more" if more else "")


def _refused(rule: str, sentence: str, hint: str, where: Where, row: int | None = None) -> RefusedError:
    issue = Issue(rule, sentence, hint, file=where.file, row=row, field="DECOM", sheet=where.sheet)
    return RefusedError(f"{where.file}: {sentence}", [issue], hint)
