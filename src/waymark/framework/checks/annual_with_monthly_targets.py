"""An annual figure is judged once, when its year has ended, so targets within the year never judge anything."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue, Level
from waymark.domain.month import long_date
from waymark.domain.period import Frequency
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator)


def of_row(row: Target, indicator: Indicator) -> Iterator[Issue]:
    varied = row.effective_from is not None and row.milestone is None
    if indicator.frequency is not Frequency.ANNUAL or row.effective_from is None or not varied:
        return
    said = (
        f"{indicator.code} is reported once a year, so a target from {long_date(row.effective_from)} on "
        f"replaces the one before it for all of {row.year}."
    )
    hint = "Keep one row for the year, unless the change itself was decided then."
    yield target_issue(
        "annual_with_monthly_targets",
        row,
        "effective_from",
        said,
        hint,
        value=str(row.effective_from),
        level=Level.WARNING,
    )
