"""One mapping read: a record row for each row of its file or query, or what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.blocks import Block
from waymark.sources.intake import ColumnSink, Edition, FoundEdition, Pseudonym, RecordSink
from waymark.sources.mapping.opened import Opened
from waymark.sources.mapping.opening import opened
from waymark.sources.mapping.read_statement import read_statement
from waymark.sources.mapping.recoding import Recoding
from waymark.sources.mapping.statement import Statement
from waymark.sources.tabular.edition import edition_of
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO
from waymark.sources.tabular.reading import TableReading
from waymark.sources.values import shortened
from waymark.written.nearest import nearest

_STATE_IT = "If that is not so, state the span in the mapping: covers: {from: …, to: …}."


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, whose key is the mapping's name, its table and the span: a later one of the same replaces it.

    Raises RefusedError when the mapping or what it reads cannot be taken.
    """
    statement = read_statement(next(iter(found.files.values())))
    with opened(statement, _files(found)) as rows:
        _check_columns(statement, rows)
        reading = TableReading(statement.layout, rows.shown, sink, pseudonym, rows.sheet)
        for issue in _worth_a_word(statement, year):
            reading.tally.add(issue)
        _take(statement, rows, reading, sink)
        for issue in rows.noticed.issues:
            reading.tally.add(issue)
    try:
        edition = edition_of(reading, found.label)
    except RefusedError as refused:
        raise RefusedError(str(refused), tuple(map(_in_our_words, refused.issues)), refused.hint) from None
    issues = tuple(replace(_in_our_words(issue), field=_own(issue.field, rows)) for issue in edition.issues)
    apart = tuple(replace(row, column=_own(row.column, rows)) for row in edition.quarantined)
    return replace(edition, key=_key(statement, edition.key), issues=issues, quarantined=apart)


def _take(statement: Statement, rows: Opened, reading: TableReading, sink: RecordSink) -> None:
    recoding = Recoding(statement)
    spelled = {name.casefold(): name for name in rows.names}  # a database may tell Id from ID; the mapping does not
    for part in rows.parts([spelled[name.casefold()] for name in statement.wanted]):
        if not isinstance(part, Block):
            reading.take(recoding.line(part))
        elif isinstance(sink, ColumnSink):
            reading.take_block(recoding.block(part), sink)
        else:
            for place in range(len(part.rows)):
                reading.take(recoding.line(part.line(place)))


def _key(statement: Statement, reached: str) -> str:
    """`liquidlogic early_help_episode 2018-04 to 2019-03`."""
    return f"{statement.name} {reached}"


def _files(found: FoundEdition) -> Mapping[str, Sequence[Path]]:
    """What the mapping reads, as `find.named_parts` names it: `cases 2` is the second file of the table `cases`."""
    files: dict[str, list[Path]] = {}
    for name, path in list(found.files.items())[1:]:
        files.setdefault(name.rpartition(" ")[0] or "data", []).append(path)
    return files


def _check_columns(statement: Statement, rows: Opened) -> None:
    """Every column that the mapping names is there, and there once."""
    folded = [name.casefold() for name in rows.names]
    issues = []
    order = statement.query.order_by if statement.query is not None else ()
    for name in (*statement.wanted, *(name for name in order if name not in statement.wanted)):
        times = folded.count(name.casefold())
        if times == 1:
            continue
        line = statement.lines_of(name)
        if times:
            sentence, hint = f"The column {shortened(name)} stands there {times} times.", "Keep one of them."
        else:
            near = nearest(name, [each for each in rows.names if each])
            sentence = f"{rows.shown} has no column {shortened(name)}."
            hint = f"Did you mean '{shortened(near)}'?" if near else "Correct the name of the column."
        rule = "column_twice" if times else "column_missing"
        issues.append(Issue(rule, sentence, hint, file=statement.shown, row=line, field=shortened(name)))
    if issues:
        sentence = issues[0].sentence if len(issues) == 1 else "The mapping names columns that are not there."
        raise RefusedError(sentence, issues, issues[0].hint)


def _worth_a_word(statement: Statement, year: int | None) -> list[Issue]:
    issues = []
    own = [column.column for column in statement.layout.columns if column.column not in (COVERS_FROM, COVERS_TO)]
    blank = [name for name in own if name not in statement.filled]
    if blank:
        sentence = f"Nothing fills {', '.join(blank)}; figures that need it count it as missing."
        hint = "Name what fills it, where your system holds it."
        issues.append(Issue("column_not_mapped", sentence, hint, Level.WARNING, statement.shown, field="columns"))
    if year is not None:
        sentence = "The rows tell their time; the year asked for was not used."
        issues.append(Issue("year_not_used", sentence, "Leave it out.", Level.WARNING, statement.shown))
    return issues


def _own(column: str, rows: Opened) -> str:
    """The source's last column, for what is told of a row's end."""
    return rows.names[-1] if column == COVERS_TO and COVERS_TO not in rows.names else column


def _in_our_words(issue: Issue) -> Issue:
    """A hint about columns that a mapping states otherwise."""
    if COVERS_FROM not in issue.hint:
        return issue
    return replace(issue, hint=_STATE_IT)
