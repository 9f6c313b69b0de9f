"""Once a framework describes its sources, every table that a measure counts from belongs to exactly one of them."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.measure import conditioning_tables, tables_of
from waymark.domain.tables import STANDARD_TABLES
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean

_RULE = "table_without_source"


def check(framework: LoadedFramework) -> Iterator[Issue]:
    if not framework.sources:
        return
    owners: dict[str, str] = {}
    for number, source in enumerate(framework.sources, start=1):
        path = f"sources.{number}.tables"
        for table in source.tables:
            said = hint = ""
            if table not in STANDARD_TABLES:
                said, hint = f"There is no standard table '{table}'.", did_you_mean(table, STANDARD_TABLES)
            elif table in owners:
                said = f"{table} belongs to the source '{owners[table]}' already."
                hint = "Name it once, at the source that feeds it."
            if said:
                yield framework.issue(_RULE, "sources", path, said, hint, value=table)
            owners.setdefault(table, source.id)
    said_already: set[str] = set()
    for indicator in framework.indicators:
        for measure in (indicator.measure, *(reading.measure for reading in indicator.readings)):
            for table in (*tables_of(measure), *conditioning_tables(measure)):
                if table not in owners and table not in said_already:
                    said_already.add(table)
                    said = f"{indicator.code} counts from {table}, which no source of sources.yaml names."
                    hint = "Add it to the tables of its source."
                    yield framework.issue(_RULE, "sources", "sources", said, hint, value=table, level=Level.WARNING)
