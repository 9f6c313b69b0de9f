"""Control limits begin anew where a period of the indicator begins: from April for a quarter, never from May."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.period import Frequency, latest_ended_by
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        for number, rebase in enumerate(indicator.rebases, start=1):
            before = rebase.since - 1
            ended = latest_ended_by(before, indicator.frequency, indicator.year_type).end_month
            if indicator.frequency is Frequency.MONTHLY or ended == before:
                continue
            said = f"{rebase.since.label} begins no period of {indicator.code}, which is {indicator.frequency.phrase}."
            hint = "Limits will begin anew with the period that holds the month. Write the first month of a period."
            yield framework.issue(
                "rebase_within_period",
                f"indicator {indicator.code}",
                f"rebase.{number}.from",
                said,
                hint,
                value=str(rebase.since),
                level=Level.WARNING,
            )
