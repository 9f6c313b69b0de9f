"""What a county takes from others as it stands: how many people live where, and a published share."""

from collections.abc import Sequence
from datetime import date

from waymark.synthetic.districts import District
from waymark.synthetic.extract import Extract, dated
from waymark.synthetic.pupils import Cohorts
from waymark.synthetic.school_census import census_days, share_with_plan
from waymark.synthetic.special_needs import SpecialNeeds
from waymark.synthetic.timeline import Timeline, Trend

POPULATION_HEADING = ("area", "as_at", "age_group", "people")
REFERENCE_HEADING = ("series", "area", "as_at", "value", "status")
PLANS_SERIES = "ehcp_share_of_pupils"

_PEOPLE = {"0-17": Trend(339_000.0, 347_000.0), "10-17": Trend(147_000.0, 160_500.0)}
_INDEPENDENT = 0.2  # percentage points: the published share takes in independent schools, and pupils from elsewhere


def population_extract(timeline: Timeline, districts: Sequence[District], scale: float) -> Extract:
    """Each district on 30 June of every year, from the June before the reported years."""
    whole = sum(district.weight for district in districts)
    days = [date(year, 6, 30) for year in range(timeline.first_year - 1, timeline.last_year + 1)]
    rows: list[list[str | int]] = [
        [district.code, dated(day), group, round(people.at(timeline, day) * scale * district.weight / whole)]
        for day in days
        for district in districts
        for group, people in _PEOPLE.items()
    ]
    return Extract("population", POPULATION_HEADING, rows)


def reference_value_extract(timeline: Timeline, authority: str, cohorts: Cohorts, needs: SpecialNeeds) -> Extract:
    """The share of pupils with a plan, in percent, as published for the authority; the latest is provisional."""
    days = census_days(timeline)
    rows: list[list[str]] = []
    for day in days:
        value = 100.0 * share_with_plan(day, cohorts, needs) + _INDEPENDENT
        status = "provisional" if day == days[-1] else "final"
        rows.append([PLANS_SERIES, authority, dated(day), f"{value:.1f}", status])
    return Extract("reference_value", REFERENCE_HEADING, rows)
