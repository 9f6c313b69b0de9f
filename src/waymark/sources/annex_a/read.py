"""One Annex A workbook read: the rows of its lists, or what is wrong with them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level, errors_in
from waymark.domain.month import Month, long_date
from waymark.sources.annex_a.headers import header_of, list_of
from waymark.sources.annex_a.schema import LISTS, OBSERVED, AnnexList
from waymark.sources.annex_a.snapshot import covered, snapshot
from waymark.sources.delimited import Line
from waymark.sources.intake import Edition, FoundEdition, Profile, Pseudonym, RecordSink, Row, Tally
from waymark.sources.tabular.layout import Kind
from waymark.sources.tabular.reading import TableReading
from waymark.sources.values import shortened
from waymark.sources.workbook import Sheet, SheetHeader, Workbook, open_workbook, read_lines

_DECIMAL_ID = re.compile(r"(\d+)\.0+", re.ASCII)

Found = tuple[AnnexList, SheetHeader, list[Issue]]


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, whose key is the month in which the lists were made; the rows tell it, so `year` is not used.

    Raises RefusedError with every issue when a list lacks a column, or no date tells when the lists were made.
    """
    (path,) = found.files.values()
    book = open_workbook(path)
    lists, issues = _lists(book)
    wrong = errors_in(issues)
    if wrong:
        raise RefusedError(wrong[0].sentence, issues, wrong[0].hint)
    tally = Tally()
    for issue in issues:
        tally.add(issue)
    if year is not None:
        sentence = "The lists tell their time; the year asked for was not used."
        tally.add(Issue("year_not_used", sentence, "Leave it out.", Level.WARNING, book.file))
    watching = _Watching(sink)
    readings = [_read_list(annex, header, watching, pseudonym) for annex, header, _ in lists]
    for issue in (issue for reading in readings for issue in reading.tally.issues):
        tally.add(issue)
    return _edition(book, found.label, [annex for annex, _, _ in lists], readings, watching.days, tally)


class _Watching:
    """A sink that hands on, and counts the days that tell when the lists were made."""

    def __init__(self, sink: RecordSink) -> None:
        self._sink = sink
        self.days: Counter[date] = Counter()
        self._at = {
            annex.layout.name: [
                place for place, column in enumerate(annex.layout.record_columns) if column.name in OBSERVED
            ]
            for annex in LISTS.values()
        }

    def add(self, table: str, row: Row) -> None:
        self._sink.add(table, row)
        for place in self._at[table]:
            day = row[place]
            if isinstance(day, date):
                self.days[day] += 1


def _lists(book: Workbook) -> tuple[list[Found], list[Issue]]:
    """The lists that the workbook has, in their order, and what is wrong or missing with them."""
    found: dict[int, Found] = {}
    issues: list[Issue] = []
    named: dict[int, Sheet] = {}
    for sheet in book.sheets:
        annex = list_of(sheet.name)
        if annex is None:
            if sheet.notes.rows:
                sentence = "The sheet is none of the lists; it was passed over."
                issues.append(_warning(book, "sheet_unread", sentence, "Nothing need be done.", sheet.name))
            continue
        if annex.number in named:
            sentence = f"Two sheets are {annex.title}: {named[annex.number].name} and {sheet.name}."
            issues.append(Issue("list_twice", sentence, "Keep one of them.", file=book.file, sheet=sheet.name))
            continue
        named[annex.number] = sheet
        try:
            header, said = header_of(sheet, annex)
        except RefusedError as refused:
            issues.extend(_as_missing(annex, issue) for issue in refused.issues)
        else:
            issues.extend(said)
            found[annex.number] = (annex, header, said)
    for number, annex in LISTS.items():
        if number not in named:
            sentence = f"There is no sheet for {annex.title}; what it would hold is not known."
            issues.append(_warning(book, "list_missing", sentence, f"Add a sheet named {annex.title}.", annex.title))
    return [found[number] for number in sorted(found)], issues


def _as_missing(annex: AnnexList, issue: Issue) -> Issue:
    """A sheet without any row, not even of column names, is as good as none."""
    if issue.rule != "sheet_empty":
        return issue
    sentence = f"The sheet is empty, even of column names; what {annex.title} would hold is not known."
    return replace(issue, rule="list_missing", sentence=sentence, level=Level.WARNING)


def _read_list(annex: AnnexList, header: SheetHeader, sink: RecordSink, pseudonym: Pseudonym) -> TableReading:
    reading = TableReading(annex.layout, header.file, sink, pseudonym, header.sheet)
    names = annex.layout.names
    dates = [column.name for column in annex.columns if column.kind in (Kind.DATE, Kind.BIRTH)]
    for line in read_lines(header, names, reading.tally, dates):
        reading.take(_plain(annex, header, line, reading.tally))
    if not reading.rows and not reading.quarantined:
        sentence = f"{annex.title} has no row."
        issue = Issue("list_empty", sentence, "Nothing need be done if that is so.", Level.WARNING, header.file)
        reading.tally.add(replace(issue, sheet=header.sheet))
    return reading


def _plain(annex: AnnexList, header: SheetHeader, line: Line, tally: Tally) -> Line:
    """The line with labels as codes, and ids that came as decimals without their nought."""
    cells = list(line.cells)
    for place, column in enumerate(annex.columns):
        text = cells[place]
        if not text:
            continue
        if column.labels is not None:
            cells[place] = column.labels.code_of(text)
        elif column.kind is Kind.ID and (found := _DECIMAL_ID.fullmatch(text)):
            cells[place] = found[1]
            sentence = "An id is written with decimals; it was read without them."
            hint = "Format the column as text or whole numbers."
            tally.add(
                Issue(
                    "id_as_decimal", sentence, hint, Level.WARNING, header.file, line.row, column.name, "", header.sheet
                )
            )
    return replace(line, cells=tuple(cells))


def _edition(
    book: Workbook,
    label: str,
    lists: Sequence[AnnexList],
    readings: Sequence[TableReading],
    days: Counter[date],
    tally: Tally,
) -> Edition:
    told = snapshot(days)
    if told is None:
        sentence = "No row of the lists can be taken."
        issue = Issue("nothing_to_take", sentence, "Correct the rows named, or export it again.", file=book.file)
        raise RefusedError(sentence, (issue, *tally.issues), issue.hint)
    if told.doubtful:
        sentence = f"Dates lie long after {long_date(told.day)}, the latest day that was believed."
        tally.add(Issue("date_far_ahead", sentence, "Correct them.", Level.WARNING, book.file, count=told.doubtful))
    coverage = covered(told.day, frozenset(annex.number for annex in lists))
    spans = [span for each in coverage.values() for span in each.spans]
    first = min((span.first for span in spans), default=told.day)
    sentence = (
        f"The lists are taken to have been made on {long_date(told.day)}, the latest date in them, "
        f"and to cover the six months from {long_date(first)}."
    )
    hint = "A rolling year needs the yearly returns beside them."
    tally.add(Issue("six_months", sentence, hint, Level.WARNING, book.file))
    believed = [day for day in days if day <= told.day]
    return Edition(
        str(Month.of(told.day)),
        label,
        coverage,
        Profile(
            {reading.layout.name: reading.rows for reading in readings},
            len({child for reading in readings for child in reading.children} - {None}),
            min(believed),
            told.day,
        ),
        tally.issues,
        tuple(row for reading in readings for row in reading.quarantined),
        tuple(value for reading in readings for value in reading.flagged),
    )


def _warning(book: Workbook, rule: str, sentence: str, hint: str, sheet: str) -> Issue:
    return Issue(rule, sentence, hint, Level.WARNING, book.file, sheet=shortened(sheet))
