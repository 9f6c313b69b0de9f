"""One flat table read: a record row for each row of the file or sheet, or what is wrong with it.

What a row says is settled by the `Layout`; which files belong together and which span they speak for is the return's.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.blocks import Block, read_blocks
from waymark.sources.columns import ColumnDraft, ColumnRead
from waymark.sources.delimited import DelimitedHeader, Line, read_rows
from waymark.sources.intake import (
    ColumnSink,
    FlaggedValue,
    Pseudonym,
    QuarantinedRow,
    RecordSink,
    Row,
    Tally,
    Value,
)
from waymark.sources.tabular.cells import CellRead, names_somebody, read_cell, showable
from waymark.sources.tabular.columns import Column, naming_somebody, pairs_in, wanting_a_look
from waymark.sources.tabular.doubts import Doubt, doubts
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO, Kind, Layout, LayoutColumn
from waymark.sources.tabular.reach import Seen
from waymark.sources.tabular.totals import naming_totals, totals_at
from waymark.sources.workbook import SheetHeader, read_lines

# Beyond this a file is not a return with mistakes in it; and what is kept of mistakes must not fill memory.
MOST_SET_APART = 100_000
_REMEMBERED = 1 << 16
# Cells of these are kept as they stand, so no id of the row may stand in them.
_KEPT_AS_TEXT = (Kind.PLACE, Kind.SCHOOL, Kind.SCHOOL_KEY, Kind.TEXT)
_IDS = (Kind.ID, Kind.PUPIL_NUMBER)
_NAMES_SOMEBODY = CellRead(
    wrong="text_identifies",
    sentence="An id of the row stands in another column.",
    hint="Check that the columns have not slipped.",
)


class TableReading:
    """One file or sheet on its way through.

    file, sheet: as messages name them · part: what ids of its record rows begin with, the layout's name unless given:
    two files of one layout in one edition need two. Afterwards:

    rows: how many were taken · children: pseudonyms of those that the rows are about · dates: of the rows, not births ·
    seen: what the rows showed of their span · tally: what is to be said, already grouped · quarantined, flagged: each
    row set apart and each value not believed.
    """

    def __init__(
        self, layout: Layout, file: str, sink: RecordSink, pseudonym: Pseudonym, sheet: str = "", part: str = ""
    ) -> None:
        self.layout = layout
        self.tally = Tally()
        self.seen = Seen()
        self.children: set[Value] = set()
        self.quarantined: list[QuarantinedRow] = []
        self.flagged: list[FlaggedValue] = []
        self.rows = 0
        self._days: set[Value] = set()
        self.file = file
        self._sheet = sheet
        self._part = part or layout.name
        self._sink = sink
        self._readers = [_reader(column, pseudonym) for column in layout.columns]
        self._kept_at = [place for place, column in enumerate(layout.columns) if column.kind in _KEPT_AS_TEXT]
        self._stops = [column.needed or column.placing for column in layout.columns]
        self._ids_at = [place for place, column in enumerate(layout.columns) if _of_somebody(column)]
        self._telling_at = [
            place for place, column in enumerate(layout.columns) if _of_somebody(column) or column.kind is Kind.BIRTH
        ]
        self._collected = self._collections()
        self._stated_at = [layout.at(name) for name in (COVERS_FROM, COVERS_TO) if name in layout.names]
        self._checked = bool(layout.orders or layout.limits or layout.goes_with)

    @property
    def dates(self) -> list[date]:
        return [day for day in self._days if isinstance(day, date)]

    def take_file(self, header: DelimitedHeader) -> None:
        """Every row of a delimited file, in blocks where the sink takes them. Raises RefusedError as `read_rows`."""
        sink = self._sink
        if not isinstance(sink, ColumnSink):
            for line in read_rows(header, self.layout.names_in(header)):
                self.take(line)
            return
        for part in read_blocks(header, self.layout.names_in(header)):
            if isinstance(part, Block):
                self.take_block(part, sink)
            else:
                self.take(part)

    def take_sheet(self, header: SheetHeader) -> None:
        """Every row of a sheet. Raises RefusedError as `read_lines` of a workbook."""
        names = self.layout.names_in(header)
        dated = [
            name
            for name, column in zip(names, self.layout.columns, strict=True)
            if column.kind in (Kind.DATE, Kind.BIRTH)
        ]
        for line in read_lines(header, names, self.tally, dated):
            self.take(line)

    def take(self, line: Line) -> None:
        """One row to the sink, or one set apart."""
        row = self._row(line)
        if row is not None:
            self._sink.add(self.layout.name, row)

    def take_block(self, block: Block, sink: ColumnSink) -> None:
        """Many rows to the sink: each text is read once, and a row about which anything is to be said goes alone."""
        columns = [ColumnRead.of(texts, reader) for texts, reader in zip(block.columns, self._readers, strict=True)]
        alone = wanting_a_look(self.layout, columns)
        for place in self._kept_at:
            alone |= naming_somebody(columns[place], [columns[at] for at in self._ids_at])
        alone |= naming_totals(self.layout, columns)
        self._see_columns(columns, ~alone)
        drafts = [ColumnDraft.blank(len(block.rows)), *(column.draft() for column in columns)]
        kept = np.ones(len(block.rows), dtype=bool)
        for at in np.flatnonzero(alone).tolist():
            row = self._row(block.line(at))
            if row is None:
                kept[at] = False
                continue
            for draft, value in zip(drafts, row[1:], strict=True):
                draft.put(at, value)
        self.rows += int((kept & ~alone).sum())
        row_ids = [f"{self._part}:{row}" for row in block.rows[kept].tolist()]
        sink.add_columns(self.layout.name, row_ids, [draft.coded(kept) for draft in drafts])

    def _row(self, line: Line) -> Row | None:
        """The record row of a line; None when it was set apart."""
        if line.extra:
            sentence = "The row has more cells than there are columns, so its values may have slipped."
            hint = "Put text that holds a comma between quotation marks."
            self._set_apart(line, self.layout.columns[-1].name, "", "row_too_long", sentence, hint)
            return None
        if (totals := totals_at(self.layout, line.cells)) is not None:
            sentence = "The row holds totals, not a record."
            name = self.layout.columns[totals].name
            self._set_apart(line, name, line.cells[totals], "totals_row", sentence, "Leave totals out of the file.")
            return None
        cells = [reader(text) for reader, text in zip(self._readers, line.cells, strict=True)]
        if self._kept_at:
            ids = self._ids(line)
            for place in self._kept_at:
                if names_somebody(line.cells[place], ids):
                    cells[place] = _NAMES_SOMEBODY
        troubled = [place for place, cell in enumerate(cells) if cell.wrong or cell.remark]
        if any(cells[place].wrong and self._stops[place] for place in troubled):
            self._leave_out(line, cells)
            return None
        if line.absent:
            sentence = f"The row is too short to reach {line.absent[0]}, which was read as blank."
            self._warn(line, line.absent[0], "", "row_too_short", sentence, "Check that nothing was cut off.")
        return self._believed(line, cells, troubled)

    def _leave_out(self, line: Line, cells: Sequence[CellRead]) -> None:
        """Sets a row apart for its first reason, and names the others beside it."""
        apart = False
        for column, text, cell, stops in zip(self.layout.columns, line.cells, cells, self._stops, strict=True):
            if not cell.wrong or not stops:
                continue
            value = self._showable(column, text, line)
            if apart:
                self._warn(line, column.name, value, cell.wrong, cell.sentence, cell.hint)
            else:
                self._set_apart(line, column.name, value, cell.wrong, cell.sentence, cell.hint)
                apart = True

    def _believed(self, line: Line, cells: Sequence[CellRead], troubled: Sequence[int]) -> Row:
        row_id = f"{self._part}:{line.row}"
        values: list[Value] = [cell.value for cell in cells]
        wrong: list[str] = []
        for place in troubled:
            column, cell = self.layout.columns[place], cells[place]
            value = self._showable(column, line.cells[place], line)
            if cell.wrong:
                self._flag(line, row_id, column, value, Doubt(cell.wrong, cell.sentence, cell.hint))
                wrong.append(column.column)
            else:
                self._warn(line, column.name, value, cell.remark, cell.sentence, cell.hint)
        if self._checked:
            self._check(line, row_id, values, wrong)
        self._see(values)
        self.rows += 1
        return (row_id, f",{','.join(wrong)}," if wrong else "", *values)

    def _check(self, line: Line, row_id: str, values: list[Value], wrong: list[str]) -> None:
        """What the cells of a row say against each other: the one blamed is not believed."""
        for place, doubt in doubts(self.layout, values):
            column, text = self.layout.columns[place], line.cells[place]
            value = self._showable(column, text, line)
            if not doubt.disbelieved:
                self._warn(line, column.name, value, doubt.rule, doubt.sentence, doubt.hint)
                continue
            values[place] = None
            if column.column not in wrong:
                wrong.append(column.column)
                self._flag(line, row_id, column, value, doubt)

    def _collections(self) -> list[tuple[int, set[Value]]]:
        """Which columns add to the file's profile and span, and to what."""
        layout, seen = self.layout, self.seen
        children = [place for place in self._ids_at if not layout.columns[place].of]
        dates = [place for place, column in enumerate(layout.columns) if _dates_rows(column)]
        named = ((layout.placed_by, seen.placed), (layout.begins, seen.begun), (layout.parted_by, seen.parts))
        return [
            *((place, self.children) for place in children),
            *((place, self._days) for place in dates),
            *((layout.at(column), into) for column, into in named if column),
        ]

    def _see(self, values: Sequence[Value]) -> None:
        for place, into in self._collected:
            into.add(values[place])
        if self._stated_at:
            self.seen.stated.add((values[self._stated_at[0]], values[self._stated_at[1]]))

    def _see_columns(self, columns: Sequence[Column], rows: npt.NDArray[np.bool_]) -> None:
        """As `_see` of each row for which `rows` holds."""
        for place, into in self._collected:
            into.update(columns[place].values_in(rows))
        if self._stated_at:
            first, last = (columns[place] for place in self._stated_at)
            self.seen.stated.update(pairs_in(first, last, rows))

    def _showable(self, column: LayoutColumn, text: str, line: Line) -> str:
        return showable(column, text, [line.cells[place] for place in self._telling_at])

    def _ids(self, line: Line) -> list[str]:
        return [line.cells[place] for place in self._ids_at]

    def _flag(self, line: Line, row_id: str, column: LayoutColumn, value: str, doubt: Doubt) -> None:
        flagged = FlaggedValue(row_id, self.layout.name, column.column, value, doubt.rule, doubt.sentence)
        self.flagged.append(flagged)
        self._warn(line, column.name, value, doubt.rule, doubt.sentence, doubt.hint)

    def _set_apart(self, line: Line, name: str, value: str, rule: str, sentence: str, hint: str) -> None:
        if len(self.quarantined) == MOST_SET_APART:
            raise self.refused("too_many_mistakes", f"More than {MOST_SET_APART:,} rows cannot be taken.", hint)
        self.quarantined.append(QuarantinedRow(self.file, self._sheet, line.row, name, value, rule, hint))
        self._warn(line, name, value, rule, f"{sentence} The row was set apart.", hint)

    def _warn(self, line: Line, name: str, value: str, rule: str, sentence: str, hint: str) -> None:
        self.tally.add(Issue(rule, sentence, hint, Level.WARNING, self.file, line.row, name, value, self._sheet))

    def refused(self, rule: str, sentence: str, hint: str) -> RefusedError:
        """The refusal of the whole file, carrying along what was noticed of its rows."""
        issue = Issue(rule, sentence, hint, file=self.file, sheet=self._sheet)
        return RefusedError(sentence, (issue, *self.tally.issues), hint)


def _of_somebody(column: LayoutColumn) -> bool:
    """Whether a cell is an id of a child or of what leads to one: a school's code tells nothing of its pupils."""
    return column.kind in _IDS and not column.institution


def _dates_rows(column: LayoutColumn) -> bool:
    """Whether the column's dates belong to the profile: births do not, nor does the span that a file states."""
    return column.kind is Kind.DATE and column.column not in (COVERS_FROM, COVERS_TO)


def _reader(column: LayoutColumn, pseudonym: Pseudonym) -> Callable[[str], CellRead]:
    """How cells of one column are read. The same text comes many times, so what it was read as is remembered."""
    if column.kind not in _IDS:
        return lru_cache(_REMEMBERED)(partial(read_cell, column))

    def read_id(text: str) -> CellRead:
        cell = read_cell(column, text)
        # Ids of cases, families, posts and workers are numbered apart from those of children.
        asked = f"{column.of}:{text}" if column.of else text
        return cell if cell.value is None else CellRead(pseudonym(asked))

    return lru_cache(_REMEMBERED)(read_id)
