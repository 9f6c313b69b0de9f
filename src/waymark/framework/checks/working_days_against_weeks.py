"""Weeks in one place and working days in another: six weeks with a bank holiday are fewer than 30 working days."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.measure import Count, Measure, Sum, WithinWorkingDays, simple_terms, terms_of
from waymark.framework.loaded import LoadedFramework

_NUMBER = r"(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
_WEEKS = re.compile(rf"\b{_NUMBER}[ -]weeks?\b", flags=re.I)
_WORKING_DAYS = re.compile(r"\bworking days?\b", flags=re.I)


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        texts = (
            ("name", indicator.name),
            ("short_name", indicator.short_name if indicator.short_name != indicator.name else ""),
            ("definition", indicator.definition),
        )
        measures = (indicator.measure, *(reading.measure for reading in indicator.readings))
        counted = any(map(_counts_working_days, measures))
        said = [path for path, text in texts if _WORKING_DAYS.search(text)]
        if not counted and not said:
            continue
        where = "the measure counts" if counted else f"the {said[0].replace('_', ' ')} says"
        for path, text in texts:
            if (found := _WEEKS.search(text)) is not None:
                yield framework.issue(
                    "working_days_against_weeks",
                    f"indicator {indicator.code}",
                    path,
                    f"The {path.replace('_', ' ')} says '{found[0]}'; {where} working days.",
                    "Say working days in each of them: bank holidays make a week shorter.",
                    value=found[0],
                    level=Level.WARNING,
                )


def _counts_working_days(measure: Measure) -> bool:
    return any(
        isinstance(condition, WithinWorkingDays)
        for term in terms_of(measure)
        for simple in simple_terms(term)
        if isinstance(simple, Count | Sum)
        for condition in simple.conditions
    )
