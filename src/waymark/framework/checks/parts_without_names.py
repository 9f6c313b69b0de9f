"""A figure is shown with its parts, so numerator and denominator need a name in words. A draft has no parts."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.measure import Draft
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        if isinstance(indicator.measure, Draft):
            continue
        for path, name in (
            ("numerator_name", indicator.numerator_name),
            ("denominator_name", indicator.denominator_name),
        ):
            if not name:
                yield framework.issue(
                    "parts_without_names",
                    f"indicator {indicator.code}",
                    path,
                    f"'{path}' is missing in an indicator.",
                    "Say in words what is counted, such as 'referrals'.",
                )
