"""The children's social work workforce census (CSWW): one XML file a year, as of 30 September."""

from waymark.sources.csww import find, read, schema, to_standard
from waymark.sources.source import Source

SOURCE = Source(
    name="csww",
    title="Children's social work workforce census",
    record_tables=schema.RECORD_TABLES,
    feeds=("workforce_post",),
    claims=find.claims,
    find=find.find,
    read=read.read,
    standardise=to_standard.standardise,
)
