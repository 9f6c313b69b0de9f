"""A year that has targets but no policy says what is aimed at, not how it is judged.

The years ahead of a trajectory need none yet.
"""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.period import YearType
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    if framework.damaged:
        return
    said_already = {policy.year for policy in framework.policies}
    for row in framework.written:
        if row.year.year_type is YearType.FINANCIAL and row.year not in said_already:
            said_already.add(row.year)
            yield target_issue(
                "target_year_without_policy",
                row,
                "year",
                f"There are targets for {row.year}, but no policy.",
                f"Add policies/{row.year}.yaml; 'same_as:' and an earlier year is enough.",
                value=row.year.label,
                level=Level.WARNING,
            )
