"""Mappings: a council's own tables and queries, read as a standard table by a small file that says what is what."""

from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.mapping import find, read, to_standard
from waymark.sources.mapping.target import target_of
from waymark.sources.source import Source

SOURCE = Source(
    name="mapping",
    title="Table or query of a council's own system",
    record_tables={name: target_of(name).record_columns for name in STANDARD_TABLES},
    feeds=tuple(STANDARD_TABLES),
    claims=find.claims,
    find=find.find,
    read=read.read,
    standardise=to_standard.standardise,
    parts=tuple(STANDARD_TABLES),
    part_of=to_standard.table_named,
)
"""Its record tables and its parts are the standard tables themselves, before areas are looked up."""
