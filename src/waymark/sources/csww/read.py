"""One workforce census read: its workers and vacancies as they stood on 30 September, or what is wrong with them."""

from collections.abc import Mapping
from datetime import date

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.month import Month
from waymark.sources.csww.document import Found, records_of, refusal
from waymark.sources.csww.schema import FIRST_YEAR, LAYOUTS, NOT_KEPT, WORKER, WORKERS
from waymark.sources.delimited import Line, shown_name
from waymark.sources.intake import Edition, FoundEdition, Profile, Pseudonym, RecordSink, Tally
from waymark.sources.tabular.reading import TableReading
from waymark.sources.values import parse_date, shortened

_LAST_YEAR = 2100
_GIVE_YEAR = "Give the Header its Year and ReferenceDate, or load it with --year."


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, whose key is the census's year. `year` overrides what the Header says.

    Records are named by their element and their number among those of it: a file may be written on one line.
    Raises RefusedError when neither tells the year, or no worker can be taken.
    """
    (path,) = found.files.values()
    file = shown_name(path)
    tally = Tally()
    readings = {name: TableReading(layout, file, sink, pseudonym, sheet=name) for name, layout in LAYOUTS.items()}
    header: Mapping[str, str] = {}
    unknown: dict[str, tuple[str, int]] = {}
    numbers = dict.fromkeys(LAYOUTS, 0)
    for record in records_of(path, file):
        if record.name not in LAYOUTS:
            header = header or record.texts
            continue
        layout = LAYOUTS[record.name]
        cells = tuple(record.texts.get(column.name.casefold(), "") for column in layout.columns)
        numbers[record.name] += 1
        readings[record.name].take(Line(numbers[record.name], cells))
        _say_of_elements(record, numbers[record.name], file, tally, unknown)
    as_at = _day(header, year, file, tally)
    for name, (within, number) in unknown.items():
        sentence, hint = "The census has no such element; it was passed over.", "Nothing need be done."
        shown = shortened(name)
        tally.add(Issue("element_unknown", sentence, hint, Level.WARNING, file, number, shown, sheet=within))
    for reading in readings.values():
        for issue in reading.tally.issues:
            tally.add(issue)
    workers = readings[WORKER]
    if not workers.rows:
        apart = bool(workers.quarantined)
        sentence = "No worker of the file can be taken." if apart else "The file holds no worker."
        hint = "Correct the records named, or export the file again."
        raise RefusedError(sentence, (Issue("nothing_to_take", sentence, hint, file=file), *tally.issues), hint)
    month = Month.of(as_at)
    return Edition(
        str(as_at.year),
        found.label,
        {WORKERS.feeds: Coverage((Span(month.first, month.last),))},
        Profile({reading.layout.name: reading.rows for reading in readings.values()}, 0, as_at, as_at),
        tally.issues,
        tuple(row for reading in readings.values() for row in reading.quarantined),
        tuple(value for reading in readings.values() for value in reading.flagged),
    )


def _say_of_elements(record: Found, number: int, file: str, tally: Tally, unknown: dict[str, tuple[str, int]]) -> None:
    known = {column.name.casefold() for column in LAYOUTS[record.name].columns}
    for name in record.texts.keys() - known - NOT_KEPT:
        unknown.setdefault(name, (record.name, number))
    for name in known.intersection(record.twice):
        column = next(each.name for each in LAYOUTS[record.name].columns if each.name.casefold() == name)
        sentence = "The element stands in the record more than once; the first counts."
        hint = "Keep one of them."
        tally.add(Issue("element_twice", sentence, hint, Level.WARNING, file, number, column, sheet=record.name))


def _day(header: Mapping[str, str], year: int | None, file: str, tally: Tally) -> date:
    """The day of the snapshot: 30 September of the census's year. Raises RefusedError when it cannot be told."""
    said = header.get("year", "")
    stated = int(said) if said.isdecimal() and len(said) == 4 else None
    try:
        reference = parse_date(header.get("referencedate", "")).day
    except ValueError:
        reference = None
    told = {each for each in (stated, reference.year if reference else None) if each is not None}
    if year is None and not told:
        raise refusal("year_missing", "The file does not say which year's census it is.", _GIVE_YEAR, file)
    if year is None and len(told) > 1:
        sentence = f"The Header's Year is {stated}, and its ReferenceDate lies in another year."
        raise refusal("year_contradicts", sentence, "Correct the Header.", file, field="ReferenceDate")
    of_census = year if year is not None else told.pop()
    if not FIRST_YEAR <= of_census <= _LAST_YEAR:
        sentence = f"The census of {of_census} is not read: workers have been in it one by one since {FIRST_YEAR}."
        raise refusal("year_unknown", sentence, _GIVE_YEAR, file, field="Year")
    if year is not None and told and told != {year}:
        sentence = "The year asked for is not the one that the Header names; the one asked for counts."
        tally.add(Issue("year_overridden", sentence, "Check the year.", Level.WARNING, file, field="Year"))
    as_at = date(of_census, 9, 30)
    if reference is not None and reference.year == of_census and reference != as_at:
        sentence = "The ReferenceDate is not 30 September; the census was taken as of 30 September."
        tally.add(Issue("reference_date", sentence, "Check it.", Level.WARNING, file, field="ReferenceDate"))
    return as_at
