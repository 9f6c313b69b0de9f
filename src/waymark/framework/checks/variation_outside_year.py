"""A target that changes within the year takes effect on a day of that year."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row in framework.targets:
        yield from of_row(row)


def of_row(row: Target) -> Iterator[Issue]:
    day = row.effective_from
    if row.milestone is not None:  # a trajectory that replaces another goes on counting in the years after
        return
    if day is not None and not row.year.first <= day <= row.year.last:
        yield target_issue(
            "variation_outside_year",
            row,
            "effective_from",
            f"{day} is not in {row.year}, which runs from {row.year.first} to {row.year.last}.",
            "Correct the date or the year.",
            value=str(day),
        )
