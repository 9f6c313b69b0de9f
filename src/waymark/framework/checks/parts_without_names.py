"""A figure is shown with its parts, so numerator and denominator need a name in words.

A total has a numerator alone. A draft and a published value have no parts.
"""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.measure import Draft, External, Measure, Total
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        names = {"numerator_name": indicator.numerator_name, "denominator_name": indicator.denominator_name}
        for path in _needed(indicator.measure):
            if not names[path]:
                yield framework.issue(
                    "parts_without_names",
                    f"indicator {indicator.code}",
                    path,
                    f"'{path}' is missing in an indicator.",
                    "Say in words what is counted, such as 'referrals'.",
                )


def _needed(measure: Measure) -> tuple[str, ...]:
    match measure:
        case Draft() | External():
            return ()
        case Total():
            return ("numerator_name",)
        case _:
            return ("numerator_name", "denominator_name")
