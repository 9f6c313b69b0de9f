"""A scorecard shows each indicator, and each reading, once."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for outline in framework.scorecards:
        seen: dict[str, str] = {}
        for number, section in enumerate(outline.sections, start=1):
            for key in section.indicators:
                if key in seen:
                    yield framework.issue(
                        "repeated_on_scorecard",
                        f"scorecard {outline.name}",
                        f"sections.{number}.indicators.{key}",
                        f"{key} stands in the section '{seen[key]}' already.",
                        "Keep it in one section.",
                        value=key,
                    )
                seen.setdefault(key, section.id)
