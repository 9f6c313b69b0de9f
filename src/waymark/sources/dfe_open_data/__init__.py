"""Open data of the Department for Education (EES): what others' figures are, to compare with."""

from waymark.domain.tables import REFERENCE_VALUE
from waymark.sources.dfe_open_data import find, read, schema, to_standard
from waymark.sources.source import Source

SOURCE = Source(
    name="dfe-open-data",
    title="Open data of the Department for Education",
    record_tables=schema.RECORD_TABLES,
    feeds=(REFERENCE_VALUE.name,),
    claims=find.claims,
    find=find.find,
    read=lambda found, sink, _pseudonym, year: read.read(found, sink, year),  # nothing in open data is anybody's
    standardise=lambda editions: to_standard.standardise(editions, ()),  # nothing, as no series is declared
    standardise_declared=to_standard.standardise,
)
"""What is read of a file is for the dictionary to declare."""
