"""Reads one edition of SSDA903, in whichever form it is held, into typed record rows, flags and issues."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.period import Year
from waymark.sources.delimited import column_issues
from waymark.sources.intake import ColumnSink, Edition, FoundEdition, Profile, Pseudonym, RecordSink
from waymark.sources.ssda903.forms import held_in
from waymark.sources.ssda903.held import WHOLE, Held, Part, Where
from waymark.sources.ssda903.layout import missing_tables
from waymark.sources.ssda903.reading import Reading
from waymark.sources.ssda903.schema import FIRST_YEAR, LAST_YEAR, REQUIRED, TABLES, label_of
from waymark.sources.ssda903.year import EpisodeDates, label_issues, year_of

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
_KEPT = {name: tuple(column.name for column in table.kept) for name, table in TABLES.items()}


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """`year`: the financial year's first calendar year, where the user says so. Raises RefusedError."""
    held = held_in(found)
    missing = [] if WHOLE in found.files else missing_tables(found.label, found.files)
    refused = [*missing, *held.refused, *_columns(held)]
    incomplete = {(issue.file, issue.sheet) for issue in refused}
    episodes = held.tables.get("episodes")
    if episodes is None or (episodes.header and not episodes.header.has("DECOM")):
        raise _not_read(found, [*refused, *_broken_off(held)])
    try:
        stated, issues = year_of(EpisodeDates.of(_episode_dates(held)), year, episodes)
    except RefusedError as problem:
        # Without its year no row can be judged, but a file that breaks off can be told all the same.
        refused.extend(_broken_off(held, "episodes"))
        if not refused:
            raise
        raise _not_read(found, [*problem.issues, *refused]) from None
    reading = Reading(stated, sink, pseudonym)
    for issue in (*found.issues, *issues, *label_issues(found.label, stated, episodes.file)):
        reading.tally.add(issue)
    refused.extend(_taken(held, reading, isinstance(sink, ColumnSink)))
    refused.extend(issue for issue in _empty(held, reading) if (issue.file, issue.sheet) not in incomplete)
    if refused:
        raise _not_read(found, refused)
    for issue in (*held.noticed, *_years_known(stated, episodes.file), *_not_fed(held, stated)):
        reading.tally.add(issue)
    return _edition(found.label, held, reading)


def _not_read(found: FoundEdition, refused: Sequence[Issue]) -> RefusedError:
    return RefusedError(f"the SSDA903 set {found.label} cannot be read", refused)


def _columns(held: Held) -> list[Issue]:
    """Columns that are missing or stand twice. XML has none: an element that is not there is a blank.

    A table without one of its columns is read all the same, so that its other problems are told at once.
    """
    issues: list[Issue] = []
    for name, where in held.tables.items():
        if where.header is None:
            continue
        table = TABLES[name]
        for issue in column_issues(where.header, [column.name for column in table.columns], table.may_be_missing):
            if issue.rule == "column_missing":
                issue = replace(issue, sentence=f"The column {issue.field} is missing from the {name} table.")
            issues.append(issue)
    return issues


def _episode_dates(held: Held) -> Iterable[Part]:
    for stream in held.streams:
        yield from stream.parts({"episodes": ("DECOM", "DEC")}, True)


def _broken_off(held: Held, but: str = "") -> list[Issue]:
    """What stops the streams from being read to their ends. but: the table that was read already."""
    issues: list[Issue] = []
    for stream in held.streams:
        try:
            for _ in stream.parts({name: () for name in TABLES if name != but}, False):
                pass
        except RefusedError as problem:
            issues.extend(problem.issues)
    return issues


def _taken(held: Held, reading: Reading, together: bool) -> list[Issue]:
    """Every row of every table that the year has; what stops it from being read is given back."""
    ending = reading.year.last.year
    wanted = {name: columns for name, columns in _KEPT.items() if TABLES[name].since <= ending}
    for name, where in held.tables.items():
        if name in wanted:
            reading.begin(TABLES[name], where)
    refused: list[Issue] = []
    for stream in held.streams:
        try:
            for name, part in stream.parts(wanted, together):
                reading.begin(TABLES[name], held.tables[name])
                reading.take(name, part)
        except RefusedError as problem:
            refused.extend(problem.issues)
    for name, where in held.tables.items():
        if name not in wanted:
            reading.tally.add(_table_of_later_years(name, where, reading.year))
    return refused


def _empty(held: Held, reading: Reading) -> list[Issue]:
    """An error for the header or the episodes when not one of their rows could be taken."""
    return [
        Issue(
            "no_rows",
            "No row of this file could be taken." if where.header else f"No row of the {name} table could be taken.",
            "Export it again; it should hold a row for each child.",
            file=where.file,
            sheet=where.sheet,
        )
        for name in REQUIRED
        if (where := held.tables.get(name)) and reading.rows.get(name) == 0
    ]


def _edition(label: str, held: Held, reading: Reading) -> Edition:
    covered = Coverage.of([Span(reading.year.first, reading.year.last)])
    first, last = reading.begun or (None, None)
    return Edition(
        key=reading.year.label,
        label=label,
        coverage={
            table: covered
            for name, fed in _FED.items()
            # A council that looks after no unaccompanied child sends no such table.
            if name in held.tables or name == "uasc"
            for table in fed
        },
        profile=Profile(reading.rows, len(reading.children), first, last),
        issues=_in_order(held, reading.tally.issues),
        quarantined=tuple(reading.quarantined),
        flagged=tuple(reading.flagged),
    )


def _in_order(held: Held, issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """By table and row, what is about no row first: so that the order does not tell how the rows were read."""
    places = {(where.file, where.sheet): place for place, where in enumerate(held.tables.values())}
    return tuple(sorted(issues, key=lambda issue: (places.get((issue.file, issue.sheet), -1), issue.row or 0)))


def _table_of_later_years(name: str, where: Where, year: Year) -> Issue:
    sentence = f"The {name} table is of {label_of(TABLES[name].since)} onwards; this return is of {year}."
    hint = "It was left alone. Check that the file is of that year."
    return Issue("table_of_another_year", sentence, hint, Level.WARNING, where.file, where.row, sheet=where.sheet)


def _years_known(year: Year, file: str) -> list[Issue]:
    ending = year.start + 1
    if FIRST_YEAR <= ending <= LAST_YEAR:
        return []
    nearest = FIRST_YEAR if ending < FIRST_YEAR else LAST_YEAR
    sentence = f"The codes of the return for {year} are not known here; those of the year ending {nearest} were used."
    return [Issue("codes_not_known", sentence, "", Level.WARNING, file)]


def _not_fed(held: Held, year: Year) -> list[Issue]:
    beside = held.tables["episodes"].file
    issues: list[Issue] = []
    for name, holds in _MAY_BE_LEFT_OUT.items():
        if name in held.tables:
            continue
        called = f"`{name}` ({holds})"
        said = (
            f"There is no table {called} for {year}; it is taken that no child was unaccompanied."
            if name == "uasc"
            else f"There is no table {called} for {year}, so what is computed from it is not available."
        )
        hint = f"Put the {name} file beside the others if there is one."
        if held.whole:
            hint = "Export the return again with them if there are any."
        issues.append(Issue("table_not_given", said, hint, Level.WARNING, beside, field=name))
    return issues
