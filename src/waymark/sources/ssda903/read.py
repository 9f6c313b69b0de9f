"""Reads one edition of SSDA903: its files, row by row, into typed record rows, flags, rows set aside and issues.

A row is set aside when its child or the date that places it in time cannot be had, or when its cells do not line up
with the columns. A wrong value is flagged: its row stays, the field is empty, the text is kept apart.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

import numpy as np

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.period import Year
from waymark.sources.blocks import Block, read_blocks
from waymark.sources.columns import ColumnDraft, ColumnRead
from waymark.sources.delimited import DelimitedHeader, Line, column_issues, read_header, read_rows
from waymark.sources.intake import (
    ColumnSink,
    Edition,
    FlaggedValue,
    FoundEdition,
    Profile,
    Pseudonym,
    QuarantinedRow,
    RecordSink,
    Row,
    Tally,
    Value,
)
from waymark.sources.ssda903.birthday import CARE_LEAVER_AGES, birthday_in
from waymark.sources.ssda903.cells import Read, Wrong, read_cell
from waymark.sources.ssda903.columns import wanting_a_look
from waymark.sources.ssda903.layout import missing_tables
from waymark.sources.ssda903.schema import FIRST_YEAR, LAST_YEAR, TABLES, Column, Kind, Table
from waymark.sources.ssda903.year import EpisodeDates, label_issues, year_of
from waymark.sources.values import NOT_SHOWN, shortened, showable

NAME = "ssda903"
_LONGEST_NAME = 40

# Standard tables that each file feeds; the header and the episodes are always there.
_FED = {
    "header": ("child",),
    "episodes": ("care_episode", "adoption"),
    "uasc": ("unaccompanied_spell",),
    "oc3": ("care_leaver_contact",),
    "missing": ("missing_episode",),
}
_MAY_BE_LEFT_OUT = {
    "uasc": "unaccompanied children who sought asylum",
    "oc3": "care leavers",
    "missing": "children who went missing",
}
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


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """`year`: the financial year's first calendar year, where the user says so. Raises RefusedError."""
    headers, refused = _headers(found)
    incomplete = {issue.file for issue in refused}
    episodes = headers.get("episodes")
    if episodes is None or not episodes.has("DECOM"):
        raise _not_read(found, [*refused, *_broken_off(headers.values())])
    try:
        stated, issues = year_of(EpisodeDates.of(episodes), year, episodes.file)
    except RefusedError as problem:
        # Without its year no row can be judged, but a file that breaks off can be told all the same.
        refused.extend(_broken_off(header for name, header in headers.items() if name != "episodes"))
        if not refused:
            raise
        raise _not_read(found, [*problem.issues, *refused]) from None
    reading = _Reading(stated, sink, pseudonym)
    for issue in (*found.issues, *issues, *label_issues(found.label, stated, episodes.file)):
        reading.tally.add(issue)
    for name, header in sorted(headers.items(), key=lambda item: list(TABLES).index(item[0])):
        try:
            reading.take(TABLES[name], header)
        except RefusedError as problem:
            refused.extend(problem.issues)
    refused.extend(issue for issue in reading.empty(headers) if issue.file not in incomplete)
    if refused:
        raise _not_read(found, refused)
    for issue in (*_years_known(stated, episodes.file), *_not_fed(headers, stated)):
        reading.tally.add(issue)
    return reading.edition(found.label, headers)


def _not_read(found: FoundEdition, refused: list[Issue]) -> RefusedError:
    return RefusedError(f"the SSDA903 set {found.label} cannot be read", refused)


def _headers(found: FoundEdition) -> tuple[dict[str, DelimitedHeader], list[Issue]]:
    """The header rows of the files that can be read, and everything that is wrong with the header rows.

    A file without one of its columns is read all the same, so that its other problems are told at once.
    """
    issues = missing_tables(found.label, found.files)
    headers: dict[str, DelimitedHeader] = {}
    for name, path in found.files.items():
        table = TABLES[name]
        try:
            headers[name] = read_header(path)
        except RefusedError as problem:
            issues.extend(problem.issues)
            continue
        issues.extend(column_issues(headers[name], [column.name for column in table.columns], table.dropped))
    return headers, issues


def _broken_off(headers: Iterable[DelimitedHeader]) -> list[Issue]:
    """What stops the files from being read to their ends."""
    issues: list[Issue] = []
    for header in headers:
        try:
            for _ in read_rows(header, ()):
                pass
        except RefusedError as problem:
            issues.extend(problem.issues)
    return issues


@dataclass
class _Reading:
    """What gathers while one edition is read."""

    year: Year
    sink: RecordSink
    pseudonym: Pseudonym
    tally: Tally = field(default_factory=Tally)
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    flagged: list[FlaggedValue] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    children: set[Value] = field(default_factory=set)
    born: dict[Value, date | None] = field(default_factory=dict)
    begun: list[date] = field(default_factory=list)

    def take(self, table: Table, header: DelimitedHeader) -> None:
        """Every row of one file. Raises RefusedError when the file breaks off."""
        self.rows[table.name] = 0
        self._unknown_columns(table, header)
        seen: set[tuple[Value, ...]] = set()
        wanted = [column.name for column in table.kept]
        if isinstance(self.sink, ColumnSink):
            for part in read_blocks(header, wanted):
                if isinstance(part, Block):
                    self._take_block(table, header.file, part, seen, self.sink)
                else:
                    self._take_line(table, header.file, part, seen)
        else:
            for line in read_rows(header, wanted):
                self._take_line(table, header.file, line, seen)

    def _take_line(self, table: Table, file: str, line: Line, seen: set[tuple[Value, ...]]) -> None:
        row = self._row(table, file, line)
        if row is not None:
            self.sink.add(table.name, row)
            self._met(table, file, line.row, row, seen)

    def _take_block(
        self, table: Table, file: str, block: Block, seen: set[tuple[Value, ...]], sink: ColumnSink
    ) -> None:
        """As `_take_line` of every row: each text is read once, and alone goes what `_row` has something to say of."""
        columns = [
            ColumnRead.of(texts, partial(self._cell, column))
            for column, texts in zip(table.kept, block.columns, strict=True)
        ]
        alone = wanting_a_look(table, columns, self.year)
        drafts = [ColumnDraft.blank(len(block.rows)), *(column.draft() for column in columns)]
        kept = np.ones(len(block.rows), dtype=bool)
        numbers = block.rows.tolist()
        rows = list(zip(*(draft.coded(kept).rows() for draft in drafts[1:]), strict=True))
        for at, looked_at in enumerate(alone.tolist()):
            if not looked_at:
                self._met(table, file, numbers[at], ("", "", *rows[at]), seen)
                continue
            row = self._row(table, file, block.line(at))
            if row is None:
                kept[at] = False
                continue
            for draft, value in zip(drafts, row[1:], strict=True):
                draft.put(at, value)
            self._met(table, file, numbers[at], row, seen)
        row_ids = [_row_id(table, number) for number in block.rows[kept].tolist()]
        sink.add_columns(table.name, row_ids, [draft.coded(kept) for draft in drafts])

    def _met(self, table: Table, file: str, number: int, row: Row, seen: set[tuple[Value, ...]]) -> None:
        """What a row that was taken adds to what is known, and what it says against rows before it."""
        self.rows[table.name] += 1
        self.children.add(row[2])
        key = _key(table, row)
        if key in seen:
            self._warn(file, number, "", _twice(table))
        seen.add(key)
        if table.name == "header":
            self.born[row[2]] = _day(table, row, "DOB")
        if table.name == "episodes":
            self._against_header(table, file, number, row)

    def empty(self, headers: Mapping[str, DelimitedHeader]) -> list[Issue]:
        """An error for the header or the episodes when not one of their rows could be taken."""
        return [
            Issue(
                "no_rows",
                "No row of this file could be taken.",
                "Export it again; it should hold a row for each child.",
                file=headers[name].file,
            )
            for name in ("header", "episodes")
            if self.rows.get(name) == 0
        ]

    def edition(self, label: str, headers: Mapping[str, DelimitedHeader]) -> Edition:
        covered = Coverage.of([Span(self.year.first, self.year.last)])
        return Edition(
            key=self.year.label,
            label=label,
            coverage={
                table: covered
                for name, fed in _FED.items()
                # A council that looks after no unaccompanied child sends no such table.
                if name in headers or name == "uasc"
                for table in fed
            },
            profile=Profile(
                dict(self.rows),
                len(self.children),
                min(self.begun, default=None),
                max(self.begun, default=None),
            ),
            issues=self.tally.issues,
            quarantined=tuple(self.quarantined),
            flagged=tuple(self.flagged),
        )

    def _row(self, table: Table, file: str, line: Line) -> Row | None:
        """The record row, or None when the row was set aside."""
        if line.absent or line.extra:
            self._set_aside(file, line.row, *_out_of_line(table, line))
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
            self._set_aside(file, line.row, column.name, _shown(column, text, identifiers), wrong)
            return None
        return self._typed(table, file, line.row, reads, identifiers)

    def _cell(self, column: Column, text: str) -> Read:
        return read_cell(column, text, self.year.start + 1, self.pseudonym)

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
        table: Table,
        file: str,
        number: int,
        reads: Iterable[tuple[Column, str, Read]],
        identifiers: Collection[str],
    ) -> Row:
        row_id = _row_id(table, number)
        values: dict[str, Value] = {}
        texts: dict[str, tuple[Column, str]] = {}
        flagged: dict[str, Wrong] = {}
        for column, text, outcome in reads:
            name = column.record_name
            values[name] = outcome.value
            texts[name] = (column, text)
            if outcome.two_digit_year:
                self._warn(file, number, name, _TWO_DIGITS)
            if outcome.wrong is None:
                continue
            if outcome.wrong.kept:
                self._warn(file, number, name, outcome.wrong, _shown(column, text, identifiers))
            else:
                flagged[name] = outcome.wrong
        for name, wrong in _disagreements(table, values, self.year):
            if wrong.kept:
                self._warn(file, number, name, wrong)
            else:
                flagged.setdefault(name, wrong)
        for name, wrong in flagged.items():
            shown = _shown(*texts[name], identifiers)
            values[name] = None
            self.flagged.append(FlaggedValue(row_id, table.name, name, shown, wrong.rule, wrong.sentence))
            self._warn(file, number, name, wrong, shown)
        names = [column.record_name for column in table.kept if column.record_name in flagged]
        return (row_id, f",{','.join(names)}," if names else "", *values.values())

    def _set_aside(self, file: str, number: int, name: str, value: str, wrong: Wrong) -> None:
        self.quarantined.append(QuarantinedRow(file, "", number, name, value, wrong.rule, wrong.hint))
        self.tally.add(
            Issue(
                wrong.rule,
                f"{wrong.sentence} The row was set aside.",
                wrong.hint,
                Level.WARNING,
                file,
                number,
                name,
                value,
            )
        )

    def _against_header(self, table: Table, file: str, number: int, row: Row) -> None:
        decom = _day(table, row, "DECOM")
        if decom is None:
            return
        self.begun.append(decom)
        if row[2] not in self.born:
            self._warn(file, number, "CHILD", _NO_HEADER)
            return
        born = self.born[row[2]]
        if born is not None and decom < born:
            self._warn(file, number, "DECOM", _BEFORE_BIRTH)

    def _unknown_columns(self, table: Table, header: DelimitedHeader) -> None:
        known = {column.name.casefold() for column in table.columns}
        for number, name in enumerate(header.names, 1):
            if name and name.casefold() not in known:
                self._warn(header.file, header.row, _shown_column(name, number), _UNKNOWN_COLUMN)

    def _warn(self, file: str, number: int, name: str, wrong: Wrong, value: str = "") -> None:
        self.tally.add(Issue(wrong.rule, wrong.sentence, wrong.hint, Level.WARNING, file, number, name, value))


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


def _row_id(table: Table, number: int) -> str:
    return f"{NAME}:{table.name}:{number}"


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


def _key(table: Table, row: Row) -> tuple[Value, ...]:
    if table.name == "episodes":
        return row[2:4]
    return row[2:3] if table.name in _ONE_ROW_A_CHILD else row[2:]


def _day(table: Table, row: Row, column: str) -> date | None:
    value = row[table.place(column)]
    return value if isinstance(value, date) else None


def _shown(column: Column, text: str, identifiers: Collection[str]) -> str:
    if column.identifying and text:
        return NOT_SHOWN
    return showable(text, identifiers, in_date=column.kind is Kind.DATE)


def _shown_column(name: str, number: int) -> str:
    """A column's name as it may be shown: a header row that holds data must not show what it holds."""
    is_name = len(name) <= _LONGEST_NAME and sum(letter.isdigit() for letter in name) <= 1
    return shortened(name) if is_name else f"column {number}"


def _years_known(year: Year, file: str) -> list[Issue]:
    ending = year.start + 1
    if FIRST_YEAR <= ending <= LAST_YEAR:
        return []
    nearest = FIRST_YEAR if ending < FIRST_YEAR else LAST_YEAR
    sentence = f"The codes of the return for {year} are not known here; those of the year ending {nearest} were used."
    return [Issue("codes_not_known", sentence, "", Level.WARNING, file)]


def _not_fed(headers: Mapping[str, DelimitedHeader], year: Year) -> list[Issue]:
    beside = headers["episodes"].file
    issues: list[Issue] = []
    for name, holds in _MAY_BE_LEFT_OUT.items():
        if name in headers:
            continue
        called = f"`{name}` ({holds})"
        said = (
            f"There is no table {called} for {year}; it is taken that no child was unaccompanied."
            if name == "uasc"
            else f"There is no table {called} for {year}, so what is computed from it is not available."
        )
        hint = f"Put the {name} file beside the others if there is one."
        issues.append(Issue("table_not_given", said, hint, Level.WARNING, beside, field=name))
    return issues
