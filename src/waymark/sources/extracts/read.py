"""One extract read: a record row for each row of the file, or what is wrong with it."""

from waymark.domain.issue import Issue, Level
from waymark.sources.extracts.find import layout_of
from waymark.sources.extracts.headers import header_of, other_sheets
from waymark.sources.intake import Edition, FoundEdition, Pseudonym, RecordSink
from waymark.sources.tabular.edition import edition_of
from waymark.sources.tabular.reading import TableReading
from waymark.sources.tabular.unread_columns import unread_columns
from waymark.sources.workbook import SheetHeader


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, whose key is its layout and the span that its rows reach: a later file of the same replaces it.

    The rows tell the span, so `year` is not used, and that is said. Raises RefusedError when no row can be taken, or
    when the span cannot be believed.
    """
    (path,) = found.files.values()
    header = header_of(path)
    layout = layout_of(header)
    reading = TableReading(layout, header.file, sink, pseudonym, header.sheet)
    for issue in unread_columns(header, layout):
        reading.tally.add(issue)
    if year is not None:
        sentence = f"The rows of {layout.name} tell their time; the year asked for was not used."
        reading.tally.add(Issue("year_not_used", sentence, "Leave it out.", Level.WARNING, header.file))
    if isinstance(header, SheetHeader):
        for issue in other_sheets(header):
            reading.tally.add(issue)
        reading.take_sheet(header)
    else:
        reading.take_file(header)
    return edition_of(reading, found.label)
