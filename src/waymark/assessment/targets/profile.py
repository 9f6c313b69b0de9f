"""An annual target judged every month: a profile says how much of it is expected by the end of each month.

- Even: a twelfth more of the target each month. Of 400 by March, 100 are expected by June.
- Percentages: per cent of the target by each month, the last 100.
- Values: what is expected by each month, in the indicator's own unit; the last is the year's target, exactly.
- Where the figure counts from the start of its year, so does every number, and none is smaller than the one before:
  what has been reached is not lost. A figure that does not add up over its year takes values only.
- The floor and the baseline are taken in the same share as the target. So is a target that was varied in the year.
- A share that comes out with more decimals than the indicator prints is rounded to them, half up.
- In the year's last month the target is the year's own, never rounded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from waymark.assessment.wording import Wording
from waymark.domain.month import Month
from waymark.domain.period import Year
from waymark.domain.profile import Profile, ProfileShape
from waymark.domain.rounding import exact, round_half_up
from waymark.domain.target import Target

NAME = "profile"
MONTHS = 12


@dataclass(frozen=True)
class Expected:
    """What a profile made of a year's target for one month.

    annual: the row of the year, as it stands in its file · by: the row whose numbers the month is held against ·
    share: of the annual target that is expected by then.
    """

    annual: Target
    by: Target
    profile: Profile
    month: Month
    share: Fraction


def place_in_year(month: Month, year: Year) -> int:
    """1 for the first month of the year, 12 for its last."""
    return month.index - Month.of(year.first).index + 1


def months_of(year: Year) -> list[Month]:
    return [Month.of(year.first) + number for number in range(MONTHS)]


def share(profile: Profile, month: Month, year: Year) -> Fraction | None:
    """How much of the year's target is expected by the month's end, 0 to 1 or more; None where nothing is stated."""
    if profile.shape is ProfileShape.EVEN:
        return Fraction(place_in_year(month, year), MONTHS)
    stated, last = profile.expected_by(month), profile.expected_by(Month.of(year.last))
    return None if stated is None or not last else stated / last


def expected(row: Target, profile: Profile, month: Month, decimals: int) -> Expected | None:
    """The bars of one month. None where the profile says nothing about it, or the row has no target."""
    part = share(profile, month, row.year)
    if part is None or row.target is None:
        return None
    by = replace(
        row,
        target=_of(row.target, part, decimals),
        floor=_of(row.floor, part, decimals),
        baseline=_of(row.baseline, part, decimals),
    )
    return Expected(row, by, profile, month, part)


def _of(bar: Fraction | None, part: Fraction, decimals: int) -> Fraction | None:
    return bar if bar is None or part == 1 else Fraction(round_half_up(bar * part, decimals))


def contradictions(
    profile: Profile, year: Year, target: Fraction | None, to_date: bool, reported: Iterable[int]
) -> Iterator[str]:
    """Why the numbers of a profile cannot be followed, each a sentence; none for an even one.

    target: of the year, None when there is none · to_date: whether the figure counts from the start of its year ·
    reported: the calendar months in which it is reported, all of which need a number.
    """
    if profile.shape is ProfileShape.EVEN:
        return
    there = [month for month in months_of(year) if profile.expected_by(month) is not None]
    absent = [month for month in months_of(year) if month.number in set(reported) and month not in there]
    if absent:
        yield f"Nothing is expected by {_named(absent)}."
    if to_date:
        for before, after in pairwise(there):
            earlier, later = profile.by_month[before.number], profile.by_month[after.number]
            if later < earlier:
                yield (
                    f"The profile falls from {exact(earlier)} by {before.label} to {exact(later)} by {after.label}, "
                    "but the figure counts from the start of its year."
                )
    last = profile.expected_by(Month.of(year.last))
    if last is None:
        return
    if profile.shape is ProfileShape.PERCENTAGES and last != 100:
        yield f"By {Month.of(year.last).label} the profile expects {exact(last)}% of the target, not 100%."
    elif profile.shape is ProfileShape.VALUES and last == 0:
        yield "The profile ends at 0, of which no month has a share."
    elif profile.shape is ProfileShape.VALUES and target is not None and last != target:
        yield f"The profile ends at {exact(last)}, and the target of {year} is {exact(target)}."


def _named(months: list[Month]) -> str:
    names = [month.label for month in months]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def sentence(told: Expected, wording: Wording) -> str:
    """`The year's target is 400; the profile expects 100 by June 2026: even, 3 of 12 months (profiles.csv:2, plan).`"""
    annual, by, profile = told.annual, told.by, told.profile
    if annual.target is None or by.target is None:
        raise ValueError("a profile is of a year with a target")
    if profile.shape is ProfileShape.EVEN:
        how = f"even, {place_in_year(told.month, annual.year)} of {MONTHS} months"
    else:
        how = f"{exact(Fraction(round_half_up(told.share * 100, 1)))}% of the year's"
    where = f"{profile.file}:{profile.line}"
    decided = f", decided by {profile.decided_by}" if profile.decided_by else ""
    said = (
        f"The year's target is {wording.number(annual.target)}; the profile expects {wording.number(by.target)} "
        f"by {told.month.label}: {how} ({profile.decision_ref}{decided}, {where})."
    )
    others = [
        f"the {name} of the year, {wording.number(whole)}, is {wording.number(part)} by then"
        for name, whole, part in (("floor", annual.floor, by.floor), ("baseline", annual.baseline, by.baseline))
        if whole is not None and part is not None
    ]
    return said if not others else f"{said} In the same share {' and '.join(others)}."
