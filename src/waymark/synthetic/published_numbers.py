"""What a county takes from others as it stands: how many people live where."""

from collections.abc import Sequence
from datetime import date

from waymark.synthetic.districts import District
from waymark.synthetic.extract import Extract, dated
from waymark.synthetic.timeline import Timeline, Trend

POPULATION_HEADING = ("area", "as_at", "age_group", "people")

_PEOPLE = {"0-17": Trend(339_000.0, 347_000.0), "10-17": Trend(147_000.0, 160_500.0)}


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
