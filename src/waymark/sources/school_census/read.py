"""One census read: every table of the set, row by row to the sink, and then which census it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import DelimitedHeader, column_issues, read_header, shown_name
from waymark.sources.intake import Edition, FoundEdition, Profile, Pseudonym, RecordSink, Tally
from waymark.sources.school_census import schema
from waymark.sources.school_census.census import Named, taught_term
from waymark.sources.school_census.deciding import Decided, decided
from waymark.sources.school_census.evidence import Evidence, watched
from waymark.sources.school_census.layouts import LAYOUTS
from waymark.sources.school_census.tables import term_marked
from waymark.sources.tabular.layout import Layout
from waymark.sources.tabular.reading import TableReading

_POSSIBLE = "termlysessionspossible"
_MISSED = ("termlysessionsauthorised", "termlysessionsunauthorised")


@dataclass(frozen=True)
class _File:
    """One file of the set. part: what the ids of its rows begin with."""

    layout: Layout
    header: DelimitedHeader
    part: str


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, whose key is its census: `2024-autumn`. A later set of the same census replaces it.

    year: the calendar year in which the academic year starts; otherwise read from the data. Raises RefusedError with
    every issue when a table cannot be taken, no pupil can, or the census cannot be told.
    """
    files = _opened(found)
    evidence = Evidence()
    readings = [_read(file, watched(sink, evidence), pseudonym) for file in files]
    roll = [reading for reading in readings if reading.layout.name == schema.PUPIL_ON_ROLL]
    if not any(reading.rows for reading in roll):
        sentence = "No pupil on roll can be taken."
        raise roll[0].refused("nothing_to_take", sentence, "Correct the rows named, or export the table again.")
    marks = {term for file in files if (term := term_marked(file.header))}
    marked = marks.pop() if len(marks) == 1 else ""
    census = decided(evidence, marked, Named.in_text(found.label), year, roll[0].file)
    return _edition(found, files, readings, evidence, census)


def _opened(found: FoundEdition) -> list[_File]:
    """Raises RefusedError with what is wrong with any of the files."""
    files: list[_File] = []
    issues: list[Issue] = []
    for part, path in found.files.items():
        layout = LAYOUTS[part.split(" ")[0]]
        try:
            header = read_header(path)
        except RefusedError as refused:
            issues.extend(refused.issues)
            continue
        spelled = layout.names_in(header)
        optional = [name for name, column in zip(spelled, layout.columns, strict=True) if column.optional]
        issues.extend(column_issues(header, spelled, optional))
        files.append(_File(layout, header, part))
    if issues:
        raise RefusedError(issues[0].sentence, issues, issues[0].hint)
    return files


def _read(file: _File, sink: RecordSink, pseudonym: Pseudonym) -> TableReading:
    reading = TableReading(file.layout, file.header.file, sink, pseudonym, part=file.part)
    reading.take_file(file.header)
    return reading


def _edition(
    found: FoundEdition,
    files: Sequence[_File],
    readings: Sequence[TableReading],
    evidence: Evidence,
    census: Decided,
) -> Edition:
    tally = Tally()
    for issue in (*found.issues, *census.issues, *_unnumbered(files, evidence)):
        tally.add(issue)
    coverage, missing = _coverage(files, evidence, census)
    for issue in (*missing, *(issue for reading in readings for issue in reading.tally.issues)):
        tally.add(issue)
    rows: dict[str, int] = {}
    for reading in readings:
        rows[reading.layout.name] = rows.get(reading.layout.name, 0) + reading.rows
    largest, *others = sorted((reading.children for reading in readings), key=len, reverse=True)
    largest.update(*others)
    days = [day for of_table in evidence.dates.values() for day in of_table]
    return Edition(
        census.census.key,
        found.label,
        coverage,
        Profile(rows, len(largest) - (None in largest), min(days, default=None), max(days, default=None)),
        tally.issues,
        tuple(row for reading in readings for row in reading.quarantined),
        tuple(value for reading in readings for value in reading.flagged),
    )


def _coverage(files: Sequence[_File], evidence: Evidence, census: Decided) -> tuple[dict[str, Coverage], list[Issue]]:
    """What the set speaks for, and what cannot be computed for want of a table or column."""
    there = {file.layout.name for file in files}
    roll = next(file.header for file in files if file.layout.name == schema.PUPIL_ON_ROLL)
    coverage = {"pupil_enrolment": Coverage((Span(census.day, census.day),))}
    missing: list[Issue] = []

    def lacks(rule: str, sentence: str, field: str) -> None:
        missing.append(Issue(rule, sentence, f"Add {field} to the set.", Level.WARNING, roll.file, field=field))

    counted = all(roll.has(name) for name in _MISSED)
    if roll.has(_POSSIBLE) and (counted or schema.SESSIONS_ON_ROLL in there):
        coverage["attendance"] = Coverage((census.census.term_span,))
        sentence = f"The sessions are of the term before, and count under {census.census}, the term of their census."
        missing.append(Issue("sessions_in_arrears", sentence, "Nothing need be done.", Level.WARNING, roll.file))
    else:
        wanted = _POSSIBLE if not roll.has(_POSSIBLE) else schema.SESSIONS_ON_ROLL
        lacks("sessions_missing", f"Without {wanted} there is no absence of this census.", wanted)
    if schema.FSM_PERIODS in there:
        coverage["fsm_period"] = Coverage((Span(census.day, census.day),))
    else:
        lacks("table_missing", "Without fsmperiods it is not known who is eligible for free meals.", schema.FSM_PERIODS)
    if evidence.exclusions:
        coverage["exclusion"] = Coverage((_exclusion_term(evidence),))
        if schema.EXCLUSIONS_OFF_ROLL not in there:
            sentence = "Without termlyexclusionsoffroll the exclusions of pupils who left are not among them."
            lacks("table_missing", sentence, schema.EXCLUSIONS_OFF_ROLL)
    for column, what in (("language", "the first language"), ("senprovision", "special educational needs")):
        if not roll.has(column):
            lacks("column_missing", f"Without {column} nothing is known of {what}.", column)
    return coverage, missing


def _exclusion_term(evidence: Evidence) -> Span:
    """The term in which most exclusions of the set began: the one that it speaks for."""
    terms: dict[Span, int] = {}
    for day, times in evidence.exclusions.items():
        term = taught_term(day)
        terms[term] = terms.get(term, 0) + times
    return max(terms, key=lambda term: (terms[term], term.last))


def _unnumbered(files: Sequence[_File], evidence: Evidence) -> list[Issue]:
    """Pupils whose number is blank or temporary cannot be followed from one census to the next."""
    return [
        Issue(
            "pupil_number_missing",
            "Pupils have no lasting pupil number, so that each is told by the row's own id, in this census alone.",
            "Ask the schools for the numbers.",
            Level.WARNING,
            next(shown_name(file.header.path) for file in files if file.layout.name == table),
            field="upn",
            count=count,
        )
        for table, count in sorted(evidence.unnumbered.items())
    ]
