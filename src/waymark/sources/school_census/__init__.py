"""The School Census: what every school reports of its pupils each term, as tables of one council."""

from waymark.sources.school_census import find, read, tables, to_standard
from waymark.sources.school_census.layouts import LAYOUTS
from waymark.sources.source import Source

SOURCE = Source(
    name="school-census",
    title="School Census",
    record_tables={name: layout.record_columns for name, layout in LAYOUTS.items()},
    feeds=("pupil_enrolment", "attendance", "fsm_period", "exclusion"),
    claims=tables.claims,
    find=find.find,
    read=read.read,
    standardise=to_standard.standardise,
    file_columns={name: layout.names for name, layout in LAYOUTS.items()},
    record_keys={name: layout.key for name, layout in LAYOUTS.items()},
)
