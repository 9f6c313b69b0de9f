"""One census file read: a row for each child, referral, assessment, plan and review, or what is wrong with it."""

from waymark.sources.cin_census.census_year import year_of
from waymark.sources.cin_census.children import read_children
from waymark.sources.cin_census.document import children_of, head_of
from waymark.sources.cin_census.noticed import Noticed
from waymark.sources.cin_census.reading import Reading
from waymark.sources.delimited import shown_name
from waymark.sources.intake import ColumnSink, Edition, FoundEdition, Pseudonym, RecordSink


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, its rows handed to `sink` child by child.

    year: the year in which the financial year starts, over what the Header states.
    Raises RefusedError when the XML is not sound or when the file holds nothing of its year.
    """
    path = found.files[""]
    noticed = Noticed(shown_name(path))
    stated = year_of(head_of(path, noticed.shown), year, noticed)
    reading = Reading(noticed, sink, pseudonym, stated)
    if isinstance(sink, ColumnSink):
        read_children(path, reading, sink)
    else:
        for child in children_of(path, noticed.shown):
            reading.take_child(child)
    return reading.edition(found.label)
