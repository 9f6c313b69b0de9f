"""A dated change of a source names tables of that source and indicators that exist, and its days stand in order."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework
from waymark.framework.nearest import did_you_mean

_RULE = "change_leads_nowhere"


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for number, source in enumerate(framework.sources, start=1):
        for place, change in enumerate(source.changes, start=1):
            path = f"sources.{number}.changes.{place}"
            for table in change.tables:
                if table not in source.tables:
                    said = f"The source '{source.id}' does not feed {table}."
                    hint = did_you_mean(table, source.tables) or f"It feeds {', '.join(source.tables)}."
                    yield framework.issue(_RULE, "sources", f"{path}.tables.{table}", said, hint, value=table)
            for code in change.indicators:
                if code not in framework.codes:
                    said, hint = f"There is no indicator '{code}'.", did_you_mean(code, sorted(framework.codes))
                    hint = hint or "Correct the code."
                    yield framework.issue(_RULE, "sources", f"{path}.indicators.{code}", said, hint, value=code)
            if change.until is not None and change.until < change.on:
                said, hint = "'until' is before 'on'.", "Write the last day that the files leave out."
                yield framework.issue(_RULE, "sources", f"{path}.until", said, hint, value=str(change.until))
            if change.promised is not None and change.promised.last < change.on:
                said = "The full figure is promised for a month before the change."
                hint = "Write the release month in which it will be there."
                yield framework.issue(
                    _RULE, "sources", f"{path}.full_figure_promised", said, hint, value=str(change.promised)
                )
