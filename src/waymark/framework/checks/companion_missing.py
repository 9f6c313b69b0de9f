"""An indicator that misleads alone names its companions; wherever it is shown, they stand in the same section."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    companions = {indicator.code: indicator.shown_with for indicator in framework.indicators if indicator.shown_with}
    for code, others in companions.items():
        for other in others:
            if other not in framework.codes:
                yield framework.issue(
                    "companion_missing",
                    f"indicator {code}",
                    "shown_with",
                    f"{code} is shown with '{other}', and there is no such indicator.",
                    did_you_mean(other, sorted(framework.codes)),
                    value=other,
                )
    for outline in framework.scorecards:
        for number, section in enumerate(outline.sections, start=1):
            shown = {key.partition(".")[0] for key in section.indicators}
            for code in (key for key in section.indicators if key in companions):
                for other in companions[code]:
                    if other in framework.codes and other not in shown:
                        yield framework.issue(
                            "companion_missing",
                            f"scorecard {outline.name}",
                            f"sections.{number}.indicators.{code}",
                            f"{code} is shown here without {other}, and alone it misleads.",
                            f"Put {other} in the section '{section.id}' too.",
                            value=code,
                        )
