"""A target is for the authority or one of its districts."""

from collections.abc import Iterator

from waymark.domain.area import NOT_KNOWN
from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework, target_issue
from waymark.framework.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    if framework.areas is None:
        return
    codes = [area.code for area in framework.areas.areas if area.code != NOT_KNOWN]
    for row in framework.targets:
        if row.area not in codes:
            said = f"There is no area '{row.area}'."
            yield target_issue("unknown_area", row, "area", said, did_you_mean(row.area, codes), value=row.area)
