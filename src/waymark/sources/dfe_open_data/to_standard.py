"""Every current file of open data put together as published values, by the series that the dictionary declares.

Where two files hold the same figure, the one whose periods end later counts. A local authority's gap is computed from
its counts; those of England and of regions are rounded, so theirs is the difference of the published percentages and
nothing of theirs is ever worked out from counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from waymark.domain.coverage import Coverage, Span
from waymark.domain.issue import Issue, Level
from waymark.domain.month import Month
from waymark.domain.publication import Publication, PublishedSeries, side_name
from waymark.domain.published_value import NOT_NUMBER
from waymark.domain.tables import REFERENCE_VALUE
from waymark.sources.dfe_open_data.cells import LARGEST, CellFound
from waymark.sources.dfe_open_data.periods import days_of
from waymark.sources.dfe_open_data.schema import BETWEEN_CELLS, COLUMN_TABLE, LOCAL_AUTHORITY, LOCAL_DISTRICT, ROW_TABLE
from waymark.sources.dfe_open_data.series import (
    PARTS,
    VALUE,
    FileColumn,
    Key,
    Labels,
    Wanted,
    publications_of,
    wanted_of,
)
from waymark.sources.intake import Row, Standardised, StoredEdition

_PER_UNIT = {column.name: column.per_unit for column in REFERENCE_VALUE.columns}
_EXACT_LEVELS = frozenset({LOCAL_AUTHORITY, LOCAL_DISTRICT})
_STATUSES = ("provisional", "revised", "final")  # the later counts
NOTHING = CellFound()
Cells = dict[str, tuple[CellFound, str]]  # part → cell and row


def standardise(editions: Sequence[StoredEdition], publications: Sequence[Publication]) -> Standardised:
    """Rows of reference_value. The order of `editions` changes nothing."""
    issues: list[Issue] = []
    found: dict[tuple[str, str, date], Row] = {}
    for edition in sorted(editions, key=_age):
        for row in _rows_of(edition, publications, issues):
            found.setdefault((str(row[2]), str(row[3]), _day(row[4])), row)
    rows = sorted(found.values(), key=lambda row: tuple(map(str, row)))
    months = {Month.of(_day(row[4])) for row in rows}
    coverage = Coverage.of(Span(month.first, month.last) for month in months)
    return Standardised({REFERENCE_VALUE.name: rows}, {REFERENCE_VALUE.name: coverage} if rows else {}, _once(issues))


def _age(edition: StoredEdition) -> tuple[int, int, str]:
    """The newest first: the file whose periods end later, then the shorter one."""
    spans = [span for coverage in edition.coverage.values() for span in coverage.spans]
    last = max((span.last.toordinal() for span in spans), default=0)
    first = min((span.first.toordinal() for span in spans), default=0)
    return -last, -first, edition.extract


def _rows_of(edition: StoredEdition, publications: Sequence[Publication], issues: list[Issue]) -> Iterator[Row]:
    columns = [
        FileColumn(int(str(row[2])), str(row[3]), str(row[4]), str(row[5] or "")) for row in edition.rows(COLUMN_TABLE)
    ]
    known = publications_of(columns, publications)
    if not known:
        issues.append(_not_declared(columns))
        return
    wanted = {publication.id: list(wanted_of(publication, columns, issues)) for publication in known}
    takers: dict[tuple[frozenset[str], Labels], list[Wanted]] = {}  # those alike in what they ask of a row together
    for publication in known:
        identifiers = frozenset(name.casefold() for name in publication.identifiers)
        for each in wanted[publication.id]:
            takers.setdefault((identifiers, each.allowed), []).append(each)
    statuses = {p.id: place for p in known if (place := _status_place(p, columns)) is not None}
    said: dict[tuple[str, str], str] = {}
    for row in edition.rows(ROW_TABLE):
        row_id, _, period, identifier, level, area, _, text = map(str, row)
        cells = text.split(BETWEEN_CELLS)
        key = Key(period, identifier, level, area)
        for (identifiers, allowed), alike in takers.items():
            if identifiers and identifier.casefold() not in identifiers:
                continue
            if all(cells[place].casefold() in labels for place, labels in allowed):
                for each in alike:
                    each.take(key, cells, row_id)
        for name, place in statuses.items():
            said[name, row_id] = cells[place].casefold()
    for publication in known:
        yield from _Making(edition, publication, said, issues).rows(wanted[publication.id])


def _status_place(publication: Publication, columns: Iterable[FileColumn]) -> int | None:
    names = {name.casefold() for name in publication.names_of(publication.status_column)}
    return next((column.place for column in columns if column.name.casefold() in names), None)


@dataclass(frozen=True)
class _Making:
    """Values of one publication in one file. said: row of a publication → how final it is said to be."""

    edition: StoredEdition
    publication: Publication
    said: dict[tuple[str, str], str]
    issues: list[Issue]

    def rows(self, wanted: Sequence[Wanted]) -> Iterator[Row]:
        sides: dict[tuple[str, int], dict[Key, Cells]] = {}
        series = {each.series.id: each.series for each in wanted}
        for each in wanted:
            own = sides.setdefault((each.series.id, each.side), {})
            for key, chosen in each.chosen(self.issues).items():
                own.setdefault(key, {})[each.part] = chosen
        for (name, side), found in sides.items():
            for key, cells in found.items():
                if VALUE in cells:
                    yield self._row(side_name(name, side), key, cells[VALUE][1], *(_cell(cells, p) for p in PARTS))
        for one in series.values():
            if one.is_gap:
                yield from self._gaps(one, sides.get((one.id, 1), {}), sides.get((one.id, 2), {}))

    def _gaps(self, series: PublishedSeries, first: dict[Key, Cells], second: dict[Key, Cells]) -> Iterator[Row]:
        for key, cells in first.items():
            if VALUE in cells and VALUE in second.get(key, {}):
                gap = _gap(series, cells, second[key], key.level in _EXACT_LEVELS)
                yield self._row(series.id, key, cells[VALUE][1], gap, NOTHING, NOTHING)

    def _row(
        self, series: str, key: Key, row_id: str, value: CellFound, numerator: CellFound, denominator: CellFound
    ) -> Row:
        status = self.said.get((self.publication.id, row_id), "") or self.publication.status
        return (
            f"{self.edition.extract[:8]}:{row_id}:{series}",
            ",value," if value.wrong else "",
            series,
            key.area,
            self._as_at(key),
            _whole(value.number, "value"),
            status if status in _STATUSES else None,
            _whole(numerator.number, "numerator"),
            _whole(denominator.number, "denominator"),
            value.symbol or (NOT_NUMBER if value.wrong else None),
            period_words(key.period, key.identifier),
            f"{self.publication.title}, {self._file} ({self.publication.publisher})",
        )

    @property
    def _file(self) -> str:
        """Which of a publication's files it is, by the periods that it holds: `2013 to 2025`."""
        periods = self.edition.key.partition(" ")[2].split(" to ")
        return " to ".join(map(_years, periods))

    def _as_at(self, key: Key) -> date:
        """The last day of the period; of a year whose figures are of a day that the publication states, that day."""
        days = days_of(key.period, key.identifier)
        if self.publication.ends is None or not days.year:
            return days.last
        stated = [_day_in(year, *self.publication.ends) for year in (days.last.year, days.first.year)]
        if days.open_end:
            return stated[0]
        return next((day for day in stated if days.first <= day <= days.last), days.last)


def period_words(period: str, identifier: str) -> str:
    """`Reporting year 2018`, `Academic year 2021-22`."""
    return f"{identifier[:1].upper()}{identifier[1:]} {_years(period)}"


def _years(period: str) -> str:
    return f"{period[:4]}-{period[4:]}" if len(period) == 6 else period


def _gap(series: PublishedSeries, first: Cells, second: Cells, exact: bool) -> CellFound:
    """The first side less the second; the symbol of a side that has no value."""
    values: list[Fraction] = []
    for cells in (first, second):
        value, top, bottom = (_cell(cells, part) for part in PARTS)
        if value.number is None:
            return value if value.symbol or value.wrong else CellFound(symbol="x")
        whole = exact and top.number is not None and bottom.number
        values.append(series.scale * (top.number or 0) / bottom.number if whole and bottom.number else value.number)
    gap = values[0] - values[1]
    return CellFound(gap) if abs(gap) <= LARGEST else CellFound(wrong=True)


def _cell(cells: Cells, part: str) -> CellFound:
    return cells[part][0] if part in cells else NOTHING


def _whole(number: Fraction | None, column: str) -> int | None:
    """The column's stored integer, rounded half away from nought beyond its last place."""
    if number is None:
        return None
    scaled = number * _PER_UNIT[column]
    rounded = (2 * abs(scaled).numerator + scaled.denominator) // (2 * scaled.denominator)
    return -rounded if scaled < 0 else rounded


def _day_in(year: int, month: int, day: int) -> date:
    """29 February is the 28th where there is none."""
    return date(year, month, min(day, Month.at(year, month).last.day))


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    raise TypeError("a published value is of a day")


def _not_declared(columns: Sequence[FileColumn]) -> Issue:
    shown = ", ".join(column.name for column in columns[:4])
    sentence = f"No publication of the dictionary knows a file with the columns {shown}; no figure is taken from it."
    hint = "To use it, declare its series in a file of published/; the guide to comparators shows how."
    return Issue("publication_unknown", sentence, hint, Level.WARNING)


def _once(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(dict.fromkeys(issues))
