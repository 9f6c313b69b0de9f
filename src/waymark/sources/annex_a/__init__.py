"""Annex A: the eleven lists that Ofsted asks a council for when it inspects children's services, in one workbook."""

from waymark.sources.annex_a import find, read, schema, to_standard
from waymark.sources.source import Source

SOURCE = Source(
    name="annex-a",
    title="Annex A, the lists of an Ofsted inspection",
    record_tables=schema.RECORD_TABLES,
    feeds=schema.FEEDS,
    claims=find.claims,
    find=find.find,
    read=read.read,
    standardise=to_standard.standardise,
)
