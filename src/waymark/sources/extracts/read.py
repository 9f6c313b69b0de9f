"""One extract read: a record row for each row of the file, or what is wrong with it."""

from collections.abc import Sequence
from datetime import date

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import DelimitedHeader, Line, read_header, read_rows
from waymark.sources.extracts.cells import CellRead, read_cell, showable
from waymark.sources.extracts.find import layout_of, unread_columns
from waymark.sources.extracts.layouts import Kind, Layout, LayoutColumn
from waymark.sources.intake import (
    Edition,
    FlaggedValue,
    FoundEdition,
    Profile,
    Pseudonym,
    QuarantinedRow,
    RecordSink,
    Tally,
    Value,
)

# Beyond this a file is not an extract with mistakes in it; and what is kept of mistakes must not fill memory.
MOST_SET_APART = 100_000


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, whose key is its layout: a later file replaces it as a whole.

    An extract is of no year, so `year` is not used, and says so. Raises RefusedError when no row can be taken.
    """
    (path,) = found.files.values()
    header = read_header(path)
    layout = layout_of(header)
    reading = _Reading(header, layout, sink, pseudonym)
    for issue in unread_columns(header, layout):
        reading.tally.add(issue)
    if year is not None:
        sentence = f"The layout {layout.name} is of no year; the year asked for was not used."
        reading.tally.add(Issue("year_not_used", sentence, "Leave it out.", Level.WARNING, header.file))
    for line in read_rows(header, layout.names):
        reading.take(line)
    return reading.edition(found.label)


class _Reading:
    """One file on its way through."""

    def __init__(self, header: DelimitedHeader, layout: Layout, sink: RecordSink, pseudonym: Pseudonym) -> None:
        self.tally = Tally()
        self._header = header
        self._layout = layout
        self._sink = sink
        self._pseudonym = pseudonym
        self._quarantined: list[QuarantinedRow] = []
        self._flagged: list[FlaggedValue] = []
        self._children: set[str] = set()
        self._rows = 0
        self._dates: tuple[date, date] | None = None
        self._child_at = next((place for place, column in enumerate(layout.columns) if column.kind is Kind.CHILD), None)

    def take(self, line: Line) -> None:
        """One row to the sink, or one set apart."""
        child_id = "" if self._child_at is None else line.cells[self._child_at]
        if line.extra:
            sentence = "The row has more cells than there are columns, so its values may have slipped."
            hint = "Put text that holds a comma between quotation marks."
            self._set_apart(line, self._layout.columns[-1], "", "row_too_long", sentence, hint)
            return
        cells = [read_cell(column, text) for column, text in zip(self._layout.columns, line.cells, strict=True)]
        stopping = [
            (column, text, cell)
            for column, text, cell in zip(self._layout.columns, line.cells, cells, strict=True)
            if cell.wrong and (column.needed or column.placing)
        ]
        if stopping:
            self._leave_out(line, stopping, child_id)
            return
        if line.absent:
            sentence = f"The row is too short to reach {line.absent[0]}, which was read as blank."
            self._warn(line, line.absent[0], "", "row_too_short", sentence, "Check that nothing was cut off.")
        self._hand_over(line, cells, child_id)

    def _leave_out(self, line: Line, stopping: Sequence[tuple[LayoutColumn, str, CellRead]], child_id: str) -> None:
        """Sets a row apart for its first reason, and names the others beside it."""
        for place, (column, text, cell) in enumerate(stopping):
            value = showable(column, text, child_id)
            if place == 0:
                self._set_apart(line, column, value, cell.wrong, cell.sentence, cell.hint)
            else:
                self._warn(line, column.name, value, cell.wrong, cell.sentence, cell.hint)

    def _hand_over(self, line: Line, cells: Sequence[CellRead], child_id: str) -> None:
        row_id = f"{self._layout.name}:{line.row}"
        values: dict[str, Value] = {}
        wrong: dict[str, str] = {}
        for column, text, cell in zip(self._layout.columns, line.cells, cells, strict=True):
            values[column.column] = cell.value
            rule = cell.wrong or cell.remark
            if not rule:
                continue
            value = showable(column, text, child_id)
            self._warn(line, column.name, value, rule, cell.sentence, cell.hint)
            if cell.wrong:
                wrong[column.column] = rule
                self._flagged.append(FlaggedValue(row_id, self._layout.name, column.column, value, rule, cell.sentence))
        self._check_order(line, row_id, values, wrong)
        if child_id:
            values["child"] = self._pseudonym(child_id)
            self._children.add(str(values["child"]))
        for value_ in values.values():
            if isinstance(value_, date):
                first, last = self._dates or (value_, value_)
                self._dates = min(first, value_), max(last, value_)
        flagged = f",{','.join(wrong)}," if wrong else ""
        row = (row_id, flagged, *(values[column.column] for column in self._layout.columns))
        self._sink.add(self._layout.name, row)
        self._rows += 1

    def _check_order(self, line: Line, row_id: str, values: dict[str, Value], wrong: dict[str, str]) -> None:
        names = {column.column: column.name for column in self._layout.columns}
        for start_column, end_column in self._layout.ordered:
            start, end = values[start_column], values[end_column]
            if not isinstance(start, date) or not isinstance(end, date) or end > start:
                continue
            start_name, end_name = names[start_column], names[end_column]
            if end == start:
                sentence = f"{end_name} is the same day as {start_name}, so the row is of no day."
                hint = f"{end_name} is the first day no longer there."
                self._warn(line, end_name, end.isoformat(), "spell_of_no_day", sentence, hint)
                continue
            sentence = f"{end_name} comes before {start_name}."
            values[end_column] = None
            wrong[end_column] = "end_before_start"
            self._flagged.append(
                FlaggedValue(row_id, self._layout.name, end_column, end.isoformat(), "end_before_start", sentence)
            )
            hint = f"Correct one of the two; until then {end_name} counts as missing."
            self._warn(line, end_name, end.isoformat(), "end_before_start", sentence, hint)

    def _set_apart(self, line: Line, column: LayoutColumn, value: str, rule: str, sentence: str, hint: str) -> None:
        file = self._header.file
        if len(self._quarantined) == MOST_SET_APART:
            raise self._refused("too_many_mistakes", f"More than {MOST_SET_APART:,} rows cannot be taken.", hint)
        self._quarantined.append(QuarantinedRow(file, "", line.row, column.name, value, rule, hint))
        self._warn(line, column.name, value, rule, f"{sentence} The row was set apart.", hint)

    def _warn(self, line: Line, name: str, value: str, rule: str, sentence: str, hint: str) -> None:
        self.tally.add(Issue(rule, sentence, hint, Level.WARNING, self._header.file, line.row, name, value))

    def edition(self, label: str) -> Edition:
        """What the file came to. Raises RefusedError when no row of it can be taken."""
        if not self._rows:
            sentence = "No row of the file can be taken." if self._quarantined else "The file holds no row."
            raise self._refused("nothing_to_take", sentence, "Correct the rows named, or export the file again.")
        first, last = self._dates or (None, None)
        return Edition(
            self._layout.name,
            label,
            {},
            Profile({self._layout.name: self._rows}, len(self._children), first, last),
            self.tally.issues,
            tuple(self._quarantined),
            tuple(self._flagged),
        )

    def _refused(self, rule: str, sentence: str, hint: str) -> RefusedError:
        issue = Issue(rule, sentence, hint, file=self._header.file)
        return RefusedError(sentence, (issue, *self.tally.issues), hint)
