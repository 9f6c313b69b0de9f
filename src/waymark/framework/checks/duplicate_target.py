"""One indicator, area, year and effective date has one row."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    seen: dict[tuple[object, ...], Target] = {}
    for row in framework.written:
        first = seen.setdefault((row.indicator, row.area, row.year, row.effective_from), row)
        if first is not row:
            yield target_issue(
                "duplicate_target",
                row,
                "indicator",
                f"{row.indicator} in {row.area} has a target for {row.year} already, on line {first.line}.",
                "Keep one row; give a change within the year its own effective_from.",
                value=row.indicator,
            )
