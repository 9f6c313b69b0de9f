"""The rows of one file of open data on their way to records, and what is noticed of them."""

import re
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import REFERENCE_VALUE
from waymark.sources.blocks import Texts
from waymark.sources.delimited import DelimitedHeader, Line
from waymark.sources.dfe_open_data.columns import OwnColumn
from waymark.sources.dfe_open_data.periods import Days, days_of, digits_of
from waymark.sources.dfe_open_data.schema import (
    AREA_COLUMN,
    BETWEEN_CELLS,
    COLUMN_TABLE,
    COUNTRY,
    DATA,
    DISTRICT,
    ENGLAND,
    FILTER,
    INDICATOR,
    LEVEL,
    LOCAL_AUTHORITY,
    NATIONAL,
    NEW_LA,
    NO_AREA,
    OLD_LA,
    PASSED_OVER,
    REGION,
    ROW_TABLE,
    TIME_IDENTIFIER,
    TIME_PERIOD,
)
from waymark.sources.dfe_open_data.twice import RowsTwice
from waymark.sources.intake import ColumnSink, Edition, FlaggedValue, Profile, QuarantinedRow, RecordSink, Tally
from waymark.sources.values import shortened
from waymark.store.columns import Coded, combined

MOST_SET_APART = 100_000
PLACED_BY = (TIME_PERIOD, TIME_IDENTIFIER, LEVEL, COUNTRY, REGION, OLD_LA, NEW_LA, DISTRICT)
_AREA_PLACE = {level: PLACED_BY.index(column) for level, column in AREA_COLUMN.items()}
_OF_FIGURES = re.compile(r"count|number|percent|rate|fte|avg|average|total|score", re.IGNORECASE)


class Reading:
    """One file on its way through: rows in, records out, and what is to be said."""

    def __init__(self, header: DelimitedHeader, own: Sequence[OwnColumn], sink: RecordSink) -> None:
        self.tally = Tally()
        self._file = header.file
        self._own = own
        self._sink = sink
        self._rows = 0
        self._levels: set[str] = set()
        self._days: dict[tuple[str, str], Days | ValueError] = {}
        self._seen: set[tuple[str, str]] = set()
        self._quarantined: list[QuarantinedRow] = []
        self._twice = RowsTwice()
        # Without a description it is not certain which columns tell rows apart, so rows are not compared.
        described = any(column.described for column in own)
        self._filters = [place for place, column in enumerate(own) if described and _tells_apart(column)]
        self._compared = described

    def take_line(self, line: Line) -> None:
        """A row that is wider or narrower than the header."""
        if line.extra:
            sentence = "The row has more cells than there are columns, so its values may have slipped."
            hint = "Put text that holds a comma between quotation marks."
            self._set_apart(line.row, self._own[-1].name, "", "row_too_long", sentence, hint)
            return
        if line.absent:
            sentence = f"The row is too short to reach {line.absent[0]}, which was read as blank."
            self._warn("row_too_short", sentence, "Check that nothing was cut off.", line.row, line.absent[0])
        nil = np.zeros(1, dtype=np.int64)
        self.take(np.array([line.row], dtype=np.int64), [Texts([cell], nil) for cell in line.cells])

    def take(self, rows: npt.NDArray[np.int64], columns: Sequence[Texts]) -> None:
        """Rows on their lines; `columns` begin with those of `PLACED_BY`."""
        places = columns[len(PLACED_BY) :]
        # each combination of period, identifier, level and codes once
        alike = combined([column.codes for column in columns[: len(PLACED_BY)]])
        _, first, group = np.unique(alike, return_index=True, return_inverse=True)
        found: list[tuple[str, str, str, str, str] | None] = []
        kept = np.ones(len(first), dtype=bool)
        counts = np.bincount(group)
        for at, row in enumerate(first.tolist()):
            said = [column.distinct[column.codes[row]] for column in columns[: len(PLACED_BY)]]
            lines = rows[group == at] if self._wrong(said) else None
            placed = self._placed(said, int(rows[row]), int(counts[at]), lines)
            found.append(placed)
            kept[at] = placed is not None
        taken = kept[group]
        if not taken.any():
            return
        rows, group = rows[taken], group[taken]
        own = [Texts(column.distinct, column.codes[taken]) for column in places]
        for column, texts in zip(self._own, own, strict=True):
            column.see(texts, rows)
        cells = _joined(own)
        where = [_together(each) for each in found]
        if self._compared:
            labels = _joined([own[place] for place in self._filters]) if self._filters else [""] * len(rows)
            placed_in = [where[at] for at in group.tolist()]
            keys = [f"{place}{label}" for place, label in zip(placed_in, labels, strict=True)]
            self._twice.see(keys, [f"{p}{c}" for p, c in zip(placed_in, cells, strict=True)], rows)
        self._rows += len(rows)
        self._hand_on(rows, group, found, cells)

    def _hand_on(
        self,
        rows: npt.NDArray[np.int64],
        group: npt.NDArray[np.int64],
        found: Sequence[tuple[str, str, str, str, str] | None],
        cells: Sequence[str],
    ) -> None:
        ids = [f"{DATA}:{row}" for row in rows.tolist()]
        if isinstance(self._sink, ColumnSink):
            placed = [[None if each is None else each[part] for each in found] for part in range(5)]
            columns = [Coded([""], np.zeros(len(rows), dtype=np.int64))]
            columns += [Coded(values, group) for values in placed]
            columns.append(Coded(list(cells), np.arange(len(rows), dtype=np.int64)))
            self._sink.add_columns(ROW_TABLE, ids, columns)
            return
        for row_id, at, text in zip(ids, group.tolist(), cells, strict=True):
            each = found[at]
            if each is not None:
                self._sink.add(ROW_TABLE, (row_id, "", *each, text))

    def _wrong(self, said: Sequence[str]) -> bool:
        """Whether rows that say so are set apart."""
        level = " ".join(said[2].casefold().split())
        known = level in AREA_COLUMN or level in PASSED_OVER
        return not known or (level in AREA_COLUMN and isinstance(self._days_of(said[0], said[1]), ValueError))

    def _placed(
        self, said: Sequence[str], row: int, count: int, lines: npt.NDArray[np.int64] | None
    ) -> tuple[str, str, str, str, str] | None:
        """Period, identifier, level, area and number of rows; None where they are not taken. `row`: the first."""
        period, identifier, level = said[0], said[1], " ".join(said[2].casefold().split())
        if lines is not None and level not in AREA_COLUMN:
            hint = f"Known are {', '.join(known.capitalize() for known in AREA_COLUMN)}."
            self._set_all_apart(lines, LEVEL, said[2], "level_unknown", "This geographic level is not known.", hint)
            return None
        if level not in AREA_COLUMN:
            sentence = "Rows of areas that no scorecard shows, such as schools and wards, were passed over."
            self._warn("level_passed_over", sentence, "Nothing need be done.", row, LEVEL, said[2], count)
            return None
        days = self._days_of(period, identifier)
        if isinstance(days, ValueError):
            assert lines is not None
            hint = "Write it as the Department does: 201819 with Academic year, 2019 with Calendar year."
            column, value = _blamed(period, identifier)
            self._set_all_apart(lines, column, value, "period_unreadable", str(days), hint)
            return None
        number = said[5] if level == LOCAL_AUTHORITY else ""
        area = said[_AREA_PLACE[level]] or (ENGLAND if level == NATIONAL else "")
        if area.casefold() in NO_AREA:
            area = number  # older files have nothing else
        if area.casefold() in NO_AREA:
            sentence = (
                "Rows whose area has no code, such as those of children whose area is not known, were passed over."
            )
            self._warn("area_without_code", sentence, "Nothing need be done.", row, AREA_COLUMN[level], area, count)
            return None
        self._seen.add((digits_of(period), identifier))
        self._levels.add(level)
        return digits_of(period), " ".join(identifier.split()), level, area.upper(), number

    def _days_of(self, period: str, identifier: str) -> Days | ValueError:
        key = period, identifier
        if key not in self._days:
            try:
                self._days[key] = days_of(digits_of(period), identifier)
            except ValueError as problem:
                self._days[key] = problem
        return self._days[key]

    def edition(self, label: str) -> Edition:
        """What the file came to, its columns handed on as well. Raises RefusedError when no row can be taken."""
        if not self._rows:
            sentence = (
                "No row of the file can be taken." if self._quarantined else "The file holds no row that is kept."
            )
            hint = "Correct the rows named, or load a file of England, regions or local authorities."
            issue = Issue("nothing_to_take", sentence, hint, file=self._file)
            raise RefusedError(sentence, (issue, *self.tally.issues), hint)
        for place, column in enumerate(self._own):
            row = (f"column:{place}", "", place, column.name, column.kind, column.total)
            self._sink.add(COLUMN_TABLE, row)
        flagged = [flag for column in self._own for flag in self._flags(column)]
        self._say_twice()
        days = [found for found in (self._days_of(*key) for key in sorted(self._seen)) if isinstance(found, Days)]
        first, last = min(each.first for each in days), max(each.last for each in days)
        periods = sorted(period for period, _ in self._seen)
        span = periods[0] if periods[0] == periods[-1] else f"{periods[0]} to {periods[-1]}"
        return Edition(
            f"{self._kind()} {span}",
            label,
            {REFERENCE_VALUE.name: Coverage.of(Span(each.first, each.last) for each in days)},
            Profile({ROW_TABLE: self._rows, COLUMN_TABLE: len(self._own)}, 0, first, last),
            self.tally.issues,
            tuple(self._quarantined),
            tuple(flagged),
        )

    def _kind(self) -> str:
        """What tells one kind of file from another: its columns and its levels, whatever their order."""
        told = [*sorted(column.name.casefold() for column in self._own), *sorted(self._levels)]
        named = next((column.name for column in self._own if _OF_FIGURES.search(column.name)), self._own[-1].name)
        return f"{shortened(named).replace(' ', '_')}-{sha256(repr(told).encode()).hexdigest()[:8]}"

    def _flags(self, column: OwnColumn) -> list[FlaggedValue]:
        """Cells of a column of figures that are neither a number nor a symbol."""
        if column.kind != INDICATOR:
            return []
        if column.dressed:
            row, value = column.dressed_at
            sentence = "Numbers are written with commas or a percent sign; they were read as the numbers they are."
            self._warn(
                "number_dressed", sentence, "Nothing need be done.", row, column.name, value, count=column.dressed
            )
        sentence = "This is neither a number nor a symbol of open data; no figure was read."
        if column.others:
            row, value = column.odd[0]
            hint = "Write a number, or one of c, z, x, low, k and u."
            self._warn("value_unreadable", sentence, hint, row, column.name, value, count=column.others)
        return [
            FlaggedValue(f"{DATA}:{row}", ROW_TABLE, column.name, value, "value_unreadable", sentence)
            for row, value in column.odd
        ]

    def _say_twice(self) -> None:
        same, other = self._twice.found()
        if same:
            sentence = "A row stands in the file more than once; it counts once."
            self._warn("row_twice", sentence, "Nothing need be done.", same[0], TIME_PERIOD, count=len(same))
        if other:
            row, first = other[0]
            sentence = (
                f"Rows of the same period, area and labels say different things, the first here and in row {first}; "
                "no figure is taken from such rows."
            )
            hint = "Ask the publisher which of them is right, or describe the column that tells them apart as a Filter."
            self._warn("key_twice", sentence, hint, row, TIME_PERIOD, count=len(other))

    def _set_all_apart(
        self, lines: npt.NDArray[np.int64], name: str, value: str, rule: str, sentence: str, hint: str
    ) -> None:
        for row in lines.tolist():
            self._set_apart(row, name, value, rule, sentence, hint)

    def _set_apart(self, row: int, name: str, value: str, rule: str, sentence: str, hint: str) -> None:
        if len(self._quarantined) == MOST_SET_APART:
            said = f"More than {MOST_SET_APART:,} rows cannot be taken."
            issue = Issue("too_many_mistakes", said, hint, file=self._file)
            raise RefusedError(said, (issue, *self.tally.issues), hint)
        self._quarantined.append(QuarantinedRow(self._file, "", row, name, shortened(value), rule, hint))
        self._warn(rule, f"{sentence} The row was set apart.", hint, row, name, value)

    def _warn(
        self, rule: str, sentence: str, hint: str, row: int | None, name: str, value: str = "", count: int = 1
    ) -> None:
        self.tally.add(Issue(rule, sentence, hint, Level.WARNING, self._file, row, name, shortened(value), count=count))


def _tells_apart(column: OwnColumn) -> bool:
    """A column that is not described is one of a grouped filter."""
    return column.described is None or column.described.kind == FILTER


def _together(placed: Sequence[str] | None) -> str:
    return "" if placed is None else BETWEEN_CELLS.join(placed)


def _blamed(period: str, identifier: str) -> tuple[str, str]:
    """Which of the two cells is wrong."""
    try:
        days_of(digits_of(period), "Reporting year")
    except ValueError:
        return TIME_PERIOD, period
    return TIME_IDENTIFIER, identifier


def _joined(columns: Sequence[Texts]) -> list[str]:
    """Row by row the cells of all columns as one text. A line break in a cell is a space."""
    arrays = [
        pa.array(map(_on_one_line, column.distinct), type=pa.string(), size=len(column.distinct)).take(
            pa.array(column.codes)
        )
        for column in columns
    ]
    joined: list[str] = pc.binary_join_element_wise(*arrays, BETWEEN_CELLS).to_pylist()
    return joined


def _on_one_line(text: str) -> str:
    """Without line breaks, and without the mark that stands between cells."""
    return text if text.isprintable() else " ".join(text.split())
