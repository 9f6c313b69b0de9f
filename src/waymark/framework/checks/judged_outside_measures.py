"""A section of activity or context leaves its rows out of the totals, so it may not hold what can be red."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for outline in framework.scorecards:
        for number, section in enumerate(outline.sections, start=1):
            if section.kind is SectionKind.MEASURES or outline.layout is Layout.REPORT:
                continue
            for key in section.indicators:
                indicator = framework.indicator(key.partition(".")[0])
                if indicator is not None and indicator.polarity is not Polarity.NONE:
                    yield framework.issue(
                        "judged_outside_measures",
                        f"scorecard {outline.name}",
                        f"sections.{number}.indicators.{key}",
                        f"{key}: {indicator.polarity.phrase}, but '{section.id}' is a section of {section.kind.value}.",
                        "Move it to a section of measures, or give it polarity none.",
                        value=key,
                    )
