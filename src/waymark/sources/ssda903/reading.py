"""Rows of one edition on their way in: typed, flagged or set aside, each problem located.

A row is set aside when its child or the date that places it in time cannot be had, or when its cells do not line up
with the columns. A wrong value is flagged: its row stays, the field is empty, the text is kept apart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from waymark.domain.issue import Issue, Level
from waymark.domain.period import Year
from waymark.sources.blocks import Block, Texts
from waymark.sources.columns import ColumnDraft, ColumnRead
from waymark.sources.delimited import Line
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
from waymark.sources.ssda903.birthday import CARE_LEAVER_AGES, birthday_in
from waymark.sources.ssda903.cells import Read, Wrong, read_cell
from waymark.sources.ssda903.columns import totals_at, wanting_a_look
from waymark.sources.ssda903.held import Where
from waymark.sources.ssda903.schema import TABLES, Column, Kind, Table
from waymark.sources.values import NOT_SHOWN, showable, shown_column
from waymark.store.columns import Coded, Codes

NAME = "ssda903"
_MOST_REMEMBERED = 1 << 18

_ONE_ROW_A_CHILD = frozenset({"header", "uasc", "oc2", "oc3", "previous_permanence"})

_DECOM_AFTER = Wrong(
    "another_years_dates",
    "DECOM lies after the year of this return.",
    "Correct the date, or load the row with the year it belongs to.",
)
_DEC_AFTER = Wrong(
    "date_after_year",
    "DEC lies after the year of this return.",
    "The episode counts up to it. In the return of that year leave DEC blank: the episode was open at its end.",
    kept=True,
)
_BORN_AFTER = Wrong("born_after_event", "DOB is later than a date in the same row.", "Correct the one that is wrong.")
_AGE = Wrong(
    "age_out_of_range",
    "The birthday in the year of this return is not a 17th, 18th, 19th, 20th or 21st.",
    "Check the date of birth, and that the file is of this year.",
)


@dataclass
class _At:
    """A table on its way in. seen: keys of the rows taken · last: the place of the latest row, and which there."""

    table: Table
    where: Where
    rows: int = 0
    seen: set[tuple[Value, ...]] = field(default_factory=set)
    last: tuple[int, int] = (0, 0)

    def row_id(self, number: int) -> str:
        """Table and line; in XML several records may begin on one line, and are then told apart by their number."""
        nth = self.last[1] + 1 if number == self.last[0] else 1
        self.last = (number, nth)
        return f"{NAME}:{self.table.name}:{number}" if nth == 1 else f"{NAME}:{self.table.name}:{number}.{nth}"


@dataclass
class Reading:
    """What gathers while one edition is read. begun: the earliest and the latest DECOM."""

    year: Year
    sink: RecordSink
    pseudonym: Pseudonym
    tally: Tally = field(default_factory=Tally)
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    flagged: list[FlaggedValue] = field(default_factory=list)
    children: set[Value] = field(default_factory=set)
    born: dict[Value, date | None] = field(default_factory=dict)
    begun: tuple[date, date] | None = None
    _tables: dict[str, _At] = field(default_factory=dict)
    _cells: dict[str, dict[str, Read]] = field(default_factory=lambda: defaultdict(dict))

    def begin(self, table: Table, where: Where) -> None:
        """A table is there, whether or not it has rows."""
        if table.name not in self._tables:
            self._tables[table.name] = _At(table, where)
            self._unknown_columns(table, where)

    def take(self, name: str, part: Block | Line) -> None:
        at = self._tables[name]
        if isinstance(part, Block):
            if not isinstance(self.sink, ColumnSink):
                raise TypeError("Blocks are for a sink that takes columns.")
            self._take_block(at, part, self.sink)
            return
        row = self._row(at, part, at.row_id(part.row))
        if row is not None:
            self.sink.add(name, row)
            self._met(at, part.row, row)

    @property
    def rows(self) -> dict[str, int]:
        """How many were taken, by table, in the order of the return."""
        return {name: self._tables[name].rows for name in TABLES if name in self._tables}

    def _take_block(self, at: _At, block: Block, sink: ColumnSink) -> None:
        """As a line is taken, for many: each text is read once, and alone goes what `_row` has something to say of."""
        table = at.table
        columns = [self._column(column, texts) for column, texts in zip(table.kept, block.columns, strict=True)]
        alone = wanting_a_look(table, columns, self.year)
        drafts = [ColumnDraft.blank(len(block.rows)), *(column.draft() for column in columns)]
        kept = np.ones(len(block.rows), dtype=bool)
        row_ids = [at.row_id(number) for number in block.rows.tolist()]
        for place in np.flatnonzero(alone).tolist():
            row = self._row(at, block.line(place), row_ids[place])
            if row is None:
                kept[place] = False
                continue
            for draft, value in zip(drafts, row[1:], strict=True):
                draft.put(place, value)
        taken = [draft.coded(kept) for draft in drafts]
        if not kept.all():
            row_ids = [row_id for row_id, is_kept in zip(row_ids, kept.tolist(), strict=True) if is_kept]
        self._met_many(at, block.rows[kept], taken)
        sink.add_columns(table.name, row_ids, taken)

    def _met_many(self, at: _At, numbers: Codes, columns: Sequence[Coded]) -> None:
        """As `_met` of every row. columns: of the record table, from the flags on."""
        at.rows += len(numbers)
        places = _key_places(at.table)
        keys = list(zip(*(columns[place - 1].rows() for place in places), strict=True))
        fresh = set(keys)
        if len(fresh) == len(keys) and at.seen.isdisjoint(fresh):
            at.seen |= fresh
        else:
            for number, key in zip(numbers.tolist(), keys, strict=True):
                self._met_key(at, number, key)
        children = columns[at.table.place("child") - 1]
        self.children.update(children.values[code] for code in np.unique(children.codes))
        if at.table.name == "header":
            days = columns[at.table.place("DOB") - 1].rows()
            born = (day if isinstance(day, date) else None for day in days)
            self.born.update(zip(children.rows(), born, strict=True))
        if at.table.name == "episodes" and len(numbers):
            self._many_against_header(at, numbers, children, columns[at.table.place("DECOM") - 1])

    def _many_against_header(self, at: _At, numbers: Codes, children: Coded, starts: Coded) -> None:
        begun = np.array([day.toordinal() if isinstance(day, date) else 0 for day in starts.values])[starts.codes]
        self._begun(date.fromordinal(int(begun.min())), date.fromordinal(int(begun.max())))
        known = np.array([child in self.born for child in children.values])[children.codes]
        births = [self.born.get(child) for child in children.values]
        born = np.array([0 if day is None else day.toordinal() for day in births])[children.codes]
        for place in np.flatnonzero(~known | (begun < born)).tolist():
            child, start = children.values[children.codes[place]], starts.values[starts.codes[place]]
            self._against_header(at, int(numbers[place]), child, start)

    def _met(self, at: _At, number: int, row: Row) -> None:
        """What a row that was taken adds to what is known, and what it says against rows before it."""
        at.rows += 1
        child = row[2]
        self.children.add(child)
        self._met_key(at, number, tuple(row[place] for place in _key_places(at.table)))
        if at.table.name == "header":
            self.born[child] = _day(at.table, row, "DOB")
        if at.table.name == "episodes" and (decom := _day(at.table, row, "DECOM")) is not None:
            self._begun(decom, decom)
            self._against_header(at, number, child, decom)

    def _met_key(self, at: _At, number: int, key: tuple[Value, ...]) -> None:
        if key in at.seen:
            self._warn(at, number, "", _twice(at.table))
        at.seen.add(key)

    def _begun(self, first: date, last: date) -> None:
        self.begun = (first, last) if self.begun is None else (min(first, self.begun[0]), max(last, self.begun[1]))

    def _row(self, at: _At, line: Line, row_id: str) -> Row | None:
        """The record row, or None when the row was set aside."""
        table = at.table
        if line.extra or not set(table.may_be_missing).issuperset(line.absent):
            self._set_aside(at, line.row, *_out_of_line(table, line))
            return None
        if (named := totals_at(table, line.cells)) is not None:
            self._set_aside(at, line.row, named, "Total", _TOTALS)
            return None
        reads = [(column, text, self._cell(column, text)) for column, text in zip(table.kept, line.cells, strict=True)]
        identifiers = self._identifiers(reads)
        unusable = next(((c, t, r.wrong) for c, t, r in reads if c.key and r.wrong and not r.wrong.kept), None)
        if unusable is None and table.name == "episodes":
            column, text, decom = next(read for read in reads if read[0].name == "DECOM")
            if isinstance(decom.value, date) and decom.value > self.year.last:
                unusable = (column, text, _DECOM_AFTER)
        if unusable is not None:
            column, text, wrong = unusable
            self._set_aside(at, line.row, column.name, _shown(column, text, identifiers), wrong)
            return None
        return self._typed(at, row_id, line.row, reads, identifiers)

    def _column(self, column: Column, texts: Texts) -> ColumnRead[Read]:
        known = self._cells[column.name]
        cells = [known.get(text) or self._cell(column, text) for text in texts.distinct]
        return ColumnRead(texts.distinct, cells, texts.codes)

    def _cell(self, column: Column, text: str) -> Read:
        """As `read_cell`. A column's name stands for one way of reading, so that each text is read once."""
        known = self._cells[column.name]
        read = known.get(text)
        if read is None:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            read = known[text] = read_cell(column, text, self.year, self.pseudonym)
        return read

    def _identifiers(self, reads: Iterable[tuple[Column, str, Read]]) -> list[str]:
        """What a row calls its child: ids and dates of birth, with the one that the header table gives."""
        found = [text for column, text, _ in reads if column.identifying and text]
        for column, _, outcome in reads:
            born = self.born.get(outcome.value) if column.kind is Kind.CHILD else None
            if born is not None:
                found.append(born.isoformat())
        return found

    def _typed(
        self,
        at: _At,
        row_id: str,
        number: int,
        reads: Iterable[tuple[Column, str, Read]],
        identifiers: Collection[str],
    ) -> Row:
        table = at.table
        values: dict[str, Value] = {}
        texts: dict[str, tuple[Column, str]] = {}
        flagged: dict[str, Wrong] = {}
        for column, text, outcome in reads:
            name = column.record_name
            values[name] = outcome.value
            texts[name] = (column, text)
            if outcome.two_digit_year:
                self._warn(at, number, name, _TWO_DIGITS)
            if outcome.wrong is None:
                continue
            if outcome.wrong.kept:
                self._warn(at, number, name, outcome.wrong, _shown(column, text, identifiers))
            else:
                flagged[name] = outcome.wrong
        for name, wrong in _disagreements(table, values, self.year):
            if wrong.kept:
                self._warn(at, number, name, wrong)
            else:
                flagged.setdefault(name, wrong)
        for name, wrong in flagged.items():
            shown = _shown(*texts[name], identifiers)
            values[name] = None
            self.flagged.append(FlaggedValue(row_id, table.name, name, shown, wrong.rule, wrong.sentence))
            self._warn(at, number, name, wrong, shown)
        names = [column.record_name for column in table.kept if column.record_name in flagged]
        return (row_id, f",{','.join(names)}," if names else "", *values.values())

    def _set_aside(self, at: _At, number: int, name: str, value: str, wrong: Wrong) -> None:
        where = at.where
        self.quarantined.append(QuarantinedRow(where.file, where.sheet, number, name, value, wrong.rule, wrong.hint))
        self.tally.add(
            Issue(
                wrong.rule,
                f"{wrong.sentence} The row was set aside.",
                wrong.hint,
                Level.WARNING,
                where.file,
                number,
                name,
                value,
                where.sheet,
            )
        )

    def _against_header(self, at: _At, number: int, child: Value, decom: Value) -> None:
        if child not in self.born:
            self._warn(at, number, "CHILD", _NO_HEADER)
            return
        born = self.born[child]
        if born is not None and isinstance(decom, date) and decom < born:
            self._warn(at, number, "DECOM", _BEFORE_BIRTH)

    def _unknown_columns(self, table: Table, where: Where) -> None:
        known = {column.name.casefold() for column in table.columns}
        for number, name in enumerate(where.header.names if where.header else (), 1):
            if name and name.casefold() not in known:
                self._warn(self._tables[table.name], where.row, shown_column(name, number), _UNKNOWN_COLUMN)

    def _warn(self, at: _At, number: int | None, name: str, wrong: Wrong, value: str = "") -> None:
        where = at.where
        issue = Issue(
            wrong.rule, wrong.sentence, wrong.hint, Level.WARNING, where.file, number, name, value, where.sheet
        )
        self.tally.add(issue, wrong.apart)


_TOTALS = Wrong("totals_row", "The row holds totals, not a record.", "Leave totals out of the file.")
_TWO_DIGITS = Wrong(
    "two_digit_year",
    "Years of two digits are read as 2000 to 2049 and 1950 to 1999.",
    "Write years with four digits.",
)
_NO_HEADER = Wrong(
    "child_not_in_header",
    "The child of this episode has no row in the header table, so its age is not known.",
    "Add the child to the header table.",
)
_BEFORE_BIRTH = Wrong(
    "start_before_birth",
    "The episode begins before the child was born; measures that use age set it aside.",
    "Correct DECOM, or DOB in the header table.",
)
_UNKNOWN_COLUMN = Wrong("column_unknown", "This column is not of the return and was left alone.", "")


def _out_of_line(table: Table, line: Line) -> tuple[str, str, Wrong]:
    hint = "Export the file again; every row needs as many cells as there are columns."
    if line.extra:
        wrong = Wrong("cells_too_many", "The row has more cells than there are columns.", hint)
        return table.columns[-1].name, f"{line.extra} too many", wrong
    wrong = Wrong("cells_missing", "The row has fewer cells than there are columns.", hint)
    return line.absent[0], "", wrong


def _disagreements(table: Table, values: Mapping[str, Value], year: Year) -> list[tuple[str, Wrong]]:
    """Fields of one row that cannot all be true: which to flag, or only to warn of."""
    found: list[tuple[str, Wrong]] = []
    if table.spell is not None:
        first, last = table.spell
        start, end = values[first], values[last]
        if isinstance(start, date) and isinstance(end, date) and end < start:
            sentence = f"{last} is before {first}."
            found.append((last, Wrong("end_before_start", sentence, "Correct the one that is wrong.")))
    if table.event is not None:
        born, event = values["DOB"], values[table.event]
        if isinstance(born, date) and isinstance(event, date) and event < born:
            found.append(("DOB", _BORN_AFTER))
    if table.name == "episodes":
        found.extend(_episode_disagreements(values, year))
    if table.name == "oc3":
        born = values["DOB"]
        if isinstance(born, date) and birthday_in(year, born)[1] not in CARE_LEAVER_AGES:
            found.append(("DOB", _AGE))
    return found


def _episode_disagreements(values: Mapping[str, Value], year: Year) -> list[tuple[str, Wrong]]:
    found: list[tuple[str, Wrong]] = []
    end, reason = values["DEC"], values["REC"]
    # An episode that ends with the year's last day ceases, exclusive as DEC is, on 1 April.
    if isinstance(end, date) and end > year.last + timedelta(days=1):
        found.append(("DEC", _DEC_AFTER))
    if end is None and reason is not None:
        sentence = "REC says why the episode ceased, but there is no DEC: it counts as open."
        found.append(("DEC", Wrong("reason_without_end", sentence, "Fill in DEC, or clear REC.", kept=True)))
    if end is not None and reason is None:
        sentence = "DEC says that the episode ceased, but there is no REC."
        found.append(("REC", Wrong("end_without_reason", sentence, "Fill in REC.", kept=True)))
    if end is not None and end == values["DECOM"]:
        sentence = "The episode ceases on the day it begins, so it counts on no day."
        found.append(("DEC", Wrong("episode_of_no_days", sentence, "Correct DECOM or DEC.", kept=True)))
    return found


def _twice(table: Table) -> Wrong:
    if table.name == "episodes":
        sentence = "Two rows have the same child and DECOM; the one with a known end counts."
    elif table.name in _ONE_ROW_A_CHILD:
        sentence = "The child has more than one row in this table; one counts."
    else:
        sentence = "The same row stands in this table twice."
    return Wrong("row_twice", sentence, "Remove the row that is wrong.")


def _key_places(table: Table) -> Sequence[int]:
    """The columns of a record row by which a second row of the same is known."""
    if table.name == "episodes":
        return (2, 3)
    return (2,) if table.name in _ONE_ROW_A_CHILD else range(2, 2 + len(table.kept))


def _day(table: Table, row: Row, column: str) -> date | None:
    value = row[table.place(column)]
    return value if isinstance(value, date) else None


def _shown(column: Column, text: str, identifiers: Collection[str]) -> str:
    if column.identifying and text:
        return NOT_SHOWN
    return showable(text, identifiers, in_date=column.kind is Kind.DATE)
