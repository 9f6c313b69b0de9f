"""SSDA903: the yearly return on children looked after and care leavers, a set of CSV files to 31 March."""

from waymark.sources.source import Source
from waymark.sources.ssda903.layout import claims, find
from waymark.sources.ssda903.read import read
from waymark.sources.ssda903.reading import NAME
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.ssda903.to_standard import FEEDS, standardise

SOURCE = Source(
    name=NAME,
    title="SSDA903, children looked after",
    record_tables={table.name: table.record_columns for table in TABLES.values()},
    feeds=tuple(table.name for table in FEEDS),
    claims=claims,
    find=find,
    read=read,
    standardise=standardise,
    file_columns={table.name: tuple(column.name for column in table.columns) for table in TABLES.values()},
    record_keys={
        table.name: tuple(column.record_name for column in table.kept if column.key) for table in TABLES.values()
    },
)
