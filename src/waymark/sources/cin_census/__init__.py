"""The children in need census (CIN): one XML file a year, to 31 March, about every child in need in that year."""

from waymark.sources.cin_census import find, read, schema, to_standard
from waymark.sources.source import Source

SOURCE = Source(
    name="cin-census",
    title="Children in need census",
    record_tables=schema.COLUMNS,
    feeds=schema.FEEDS,
    claims=find.claims,
    find=find.find,
    read=read.read,
    standardise=to_standard.standardise,
    record_keys={
        name: ("child", *((table.placed_by,) if table.placed_by else ()))
        for name, table in schema.RECORD_TABLES.items()
    },
)
