"""Extracts: small CSV tables in our own layouts, for what no national return holds."""

from waymark.sources.extracts import find, layouts, read, to_standard
from waymark.sources.source import Source

SOURCE = Source(
    name="extract",
    title="Extract in a layout of Waymark",
    record_tables={name: layout.record_columns for name, layout in layouts.LAYOUTS.items()},
    feeds=tuple(layout.feeds for layout in layouts.LAYOUTS.values()),
    claims=find.claims,
    find=find.find,
    read=read.read,
    standardise=to_standard.standardise,
    file_columns={name: layout.names for name, layout in layouts.LAYOUTS.items()},
    record_keys={name: layout.key or ("child", "start") for name, layout in layouts.LAYOUTS.items()},
    parts=tuple(layouts.LAYOUTS),
    part_of=to_standard.layout_named,
)
"""Its record tables and its parts are its layouts."""
