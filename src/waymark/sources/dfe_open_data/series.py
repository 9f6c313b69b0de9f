"""The declared series in one file: which of its cells are wanted, and which of several rows counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from waymark.domain.issue import Issue, Level
from waymark.domain.publication import Pick, Publication, PublishedSeries, Where
from waymark.sources.dfe_open_data.cells import CellFound, cell_of
from waymark.sources.dfe_open_data.schema import FILTER
from waymark.sources.values import shortened

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
PARTS = (VALUE, NUMERATOR, DENOMINATOR)
_TOTALS = frozenset({"total", "all"})


@dataclass(frozen=True)
class FileColumn:
    """One of a file's own columns. total: the label that stands for all of a filter's, beside `Total`."""

    place: int
    name: str
    kind: str
    total: str = ""

    def is_total(self, label: str) -> bool:
        return label.casefold() in _TOTALS or (bool(self.total) and label.casefold() == self.total.casefold())


Labels = tuple[tuple[int, frozenset[str]], ...]  # place of a filter → its labels in small letters
Named = Callable[[str], FileColumn | None]


@dataclass(frozen=True)
class Key:
    """What a figure is of: the days and the area, as they stand in the rows."""

    period: str
    identifier: str
    level: str
    area: str


@dataclass(frozen=True)
class _Candidate:
    text: str
    others: tuple[str, ...]  # labels of the filters that the series does not name
    row_id: str


@dataclass
class Wanted:
    """One part of a side of a series in one file, and the cells that were met for it.

    side: 0 where the series has no sides, else 1 or 2 · allowed: the labels that a row must have ·
    free: the filters that the series leaves open.
    """

    series: PublishedSeries
    side: int
    part: str
    place: int
    allowed: Labels
    free: Sequence[FileColumn]
    met: dict[Key, list[_Candidate]] = field(default_factory=dict)

    def take(self, key: Key, cells: Sequence[str], row_id: str) -> None:
        """A row that has its labels."""
        others = tuple(cells[column.place] for column in self.free)
        self.met.setdefault(key, []).append(_Candidate(cells[self.place], others, row_id))

    def chosen(self, issues: list[Issue]) -> dict[Key, tuple[CellFound, str]]:
        """The cell of each key with its row; none where several rows answer and none of them is the total.

        issues: added to where that is so.
        """
        open_filters = self._in_total()
        found: dict[Key, tuple[CellFound, str]] = {}
        doubtful: list[_Candidate] = []
        for key, candidates in self.met.items():
            left = [
                each
                for each in candidates
                if all(self.free[place].is_total(each.others[place]) for place in open_filters)
            ]
            texts = {each.text for each in left}
            if len(texts) == 1:
                found[key] = cell_of(left[0].text), left[0].row_id
            elif texts:
                found[key] = CellFound(wrong=True), left[0].row_id
                doubtful += left[:2]
        if doubtful:
            issues.append(self._several(doubtful))
        return found

    def _in_total(self) -> list[int]:
        """The filters left open that have a total in the rows met: theirs is the row that counts."""
        return [
            place
            for place, column in enumerate(self.free)
            if any(column.is_total(each.others[place]) for candidates in self.met.values() for each in candidates)
        ]

    def _several(self, doubtful: Sequence[_Candidate]) -> Issue:
        apart = [
            column.name for place, column in enumerate(self.free) if len({each.others[place] for each in doubtful}) > 1
        ]
        rows = " and ".join(each.row_id.rpartition(":")[2] for each in doubtful[:2])
        if apart:
            sentence = f"Several rows answer for the series {self.series.id}, such as rows {rows}: they differ in "
            sentence += f"{', '.join(apart)}, and none is the total. No figure was taken."
            hint = f"Choose a label of {apart[0]} under 'where' of the series."
            return _warning("filter_not_chosen", sentence, hint, apart[0], len(doubtful))
        sentence = f"Rows {rows} say different things for the series {self.series.id}. No figure was taken."
        return _warning("key_twice", sentence, "Ask the publisher which of them is right.", self.part, len(doubtful))


def publications_of(columns: Sequence[FileColumn], publications: Iterable[Publication]) -> list[Publication]:
    """Those whose columns the file has, under any of their names."""
    names = {column.name.casefold() for column in columns}
    return [
        each
        for each in publications
        if all(any(name.casefold() in names for name in each.names_of(known)) for known in each.known_by)
    ]


def wanted_of(publication: Publication, columns: Sequence[FileColumn], issues: list[Issue]) -> Iterator[Wanted]:
    """Every part of every series of a publication that this file can give; `issues` has the columns it lacks."""
    by_name = {column.name.casefold(): column for column in columns}

    def of(name: str) -> FileColumn | None:
        return next((by_name[n.casefold()] for n in publication.names_of(name) if n.casefold() in by_name), None)

    for series in publication.series:
        parts = ((VALUE, series.value), (NUMERATOR, series.numerator), (DENOMINATOR, series.denominator))
        sides: Sequence[tuple[int, Where]] = ((1, series.first), (2, series.second)) if series.is_gap else ((0, ()),)
        lacking = _lacking(series, of)
        if lacking:
            issues.append(_column_missing(publication, series, lacking, columns))
            continue
        for side, labels in sides:
            for part, pick in parts:
                column = of(pick.column) if pick is not None else None
                if pick is not None and column is not None:
                    where = {**dict(pick.where), **dict(labels)}
                    yield _wanted(series, side, part, column, where, of, columns)


def _wanted(
    series: PublishedSeries,
    side: int,
    part: str,
    column: FileColumn,
    where: Mapping[str, tuple[str, ...]],
    of: Named,
    columns: Sequence[FileColumn],
) -> Wanted:
    allowed: list[tuple[int, frozenset[str]]] = []
    for name, labels in where.items():
        filter_column = of(name)
        assert filter_column is not None  # `_lacking` has seen to it
        allowed.append((filter_column.place, frozenset(label.casefold() for label in labels)))
    named = {place for place, _ in allowed}
    free = [each for each in columns if each.kind == FILTER and each.place not in named]
    return Wanted(series, side, part, column.place, tuple(allowed), free)


def _lacking(series: PublishedSeries, of: Named) -> str:
    """The first column without which the series cannot be read; counts may be absent, labels and values not."""
    picks: list[Pick] = [pick for pick in (series.value, series.numerator, series.denominator) if pick is not None]
    names = [series.value.column, *(name for pick in picks for name, _ in pick.where)]
    names += [name for where in (series.first, series.second) for name, _ in where]
    return next((name for name in names if of(name) is None), "")


def _column_missing(
    publication: Publication, series: PublishedSeries, lacking: str, columns: Sequence[FileColumn]
) -> Issue:
    names = [column.name for column in columns]
    near = get_close_matches(lacking.casefold(), [name.casefold() for name in names], n=1, cutoff=0.6)
    meant = next((name for name in names if near and name.casefold() == near[0]), "")
    sentence = f"A file of '{publication.title}' has no column {lacking}, which the series {series.id} is read from."
    hint = f"If {shortened(meant)} is its name there, add it" if meant else "If it has another name there, add that"
    hint += f" under 'columns' in published/{publication.id}.yaml."
    return _warning("series_column_missing", sentence, hint, lacking)


def _warning(rule: str, sentence: str, hint: str, name: str, count: int = 1) -> Issue:
    return Issue(rule, sentence, hint, Level.WARNING, field=name, count=count)
