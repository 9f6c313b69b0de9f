"""A target is for an area of the framework, and not for the rows whose district is not known."""

from collections.abc import Iterator

from waymark.domain.area import NOT_KNOWN
from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework, target_issue
from waymark.written.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    if framework.areas is None:
        return
    areas = framework.areas
    usual = [area.code for area in (areas.root, *areas.districts) if area.code != NOT_KNOWN]
    for row in framework.stated():
        if row.area not in areas or row.area == NOT_KNOWN:
            said = f"There is no area '{row.area}'."
            yield target_issue("unknown_area", row, "area", said, did_you_mean(row.area, usual), value=row.area)
