"""A profile spreads a target over the months of its year, never backwards; its last month is the target, exactly."""

from collections.abc import Iterator
from datetime import date

from waymark.assessment.previous import ends_a_period
from waymark.assessment.targets.profile import contradictions, months_of
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.issue import Issue, Level
from waymark.domain.measure import Draft
from waymark.domain.period import Frequency, Year
from waymark.domain.polarity import Polarity
from waymark.domain.profile import Profile, ProfileShape
from waymark.domain.target import Target
from waymark.domain.window import WindowKind
from waymark.framework.loaded import LoadedFramework, target_issue

RULE = "profile_contradiction"
ADDS_UP = (Unit.COUNT, Unit.RATE_PER_10000)  # over a year to date; a percentage does not


def check(framework: LoadedFramework) -> Iterator[Issue]:
    seen: dict[tuple[str, str, Year | None], Profile] = {}
    for profile in framework.profiles:
        first = seen.setdefault((profile.indicator, profile.area, profile.year), profile)
        if first is not profile:
            said = (
                f"{profile.indicator} has a profile for {profile.year or 'every year'} already, on line {first.line}."
            )
            yield target_issue(RULE, profile, "indicator", said, "Keep one of them.", value=profile.indicator)
        indicator = framework.indicator(profile.indicator.partition(".")[0])
        if indicator is not None:
            yield from _unfit(profile, indicator)
            yield from _numbers(profile, indicator, framework)


def _unfit(profile: Profile, indicator: Indicator) -> Iterator[Issue]:
    """Whether a target of this indicator can be spread over months at all."""
    if indicator.frequency is Frequency.ANNUAL:
        said = f"{indicator.code} is reported once a year, so no month of it is ever judged."
        yield target_issue("annual_with_monthly_targets", profile, "indicator", said, "Take the profile out.")
    elif indicator.polarity is Polarity.TARGET:
        said = f"{indicator.code} is best near its target, and a profile says nothing about the band round it."
        yield target_issue(RULE, profile, "indicator", said, "Take the profile out.")
    elif profile.shape is not ProfileShape.VALUES and not _to_date(profile, indicator):
        said = f"{indicator.code} does not count from the start of its year, so no share of its target is expected."
        hint = "Write values as the shape: what is expected in each month."
        yield target_issue(RULE, profile, "shape", said, hint, value=profile.shape.value)


def _numbers(profile: Profile, indicator: Indicator, framework: LoadedFramework) -> Iterator[Issue]:
    of_year = [row for row in framework.targets if _is_of(row, profile)]
    if not of_year and not framework.damaged:
        said = f"{profile.indicator} has no target for {profile.year or 'any year'} in this area to spread over months."
        hint = "Add the target, or take the profile out."
        yield target_issue(RULE, profile, "year", said, hint, level=Level.WARNING)
    any_year = Year.containing(date(2001, 1, 1), indicator.year_type)
    reported = [month.number for month in months_of(any_year) if ends_a_period(month, indicator)]
    years = {row.year: row.target for row in of_year if row.effective_from is None}
    if profile.shape is not ProfileShape.VALUES or not years:
        years = {profile.year or any_year: None}
    for year, target in years.items():
        for said in contradictions(profile, year, target, _to_date(profile, indicator), reported):
            yield target_issue(RULE, profile, "shape", said, "Correct the numbers of the row.")


def _is_of(row: Target, profile: Profile) -> bool:
    same = (row.indicator, row.area) == (profile.indicator, profile.area)
    return same and row.target is not None and profile.year in (None, row.year)


def _to_date(profile: Profile, indicator: Indicator) -> bool:
    """Whether the figure adds up from the start of its year."""
    reading = profile.indicator.partition(".")[2]
    measures = {"": indicator.measure, **{one.id: one.measure for one in indicator.readings}}
    measure = measures.get(reading)
    if measure is None or isinstance(measure, Draft):
        return False
    return measure.window.kind is WindowKind.YEAR_TO_DATE and indicator.unit in ADDS_UP
