"""Every notification that Early Help receives: those that a case began with, and those that came to none."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import Weighted, count, day_of, from_to
from waymark.synthetic.districts import District
from waymark.synthetic.early_help import DOMESTIC_ABUSE, NOTIFICATION, SEASON
from waymark.synthetic.early_help import HEADING as EPISODE_HEADING
from waymark.synthetic.extract import SPAN_HEADING, Cell, Extract, dated, span
from waymark.synthetic.homes import draw_of_districts
from waymark.synthetic.timeline import Timeline, Trend
from waymark.synthetic.working_days import next_working_day

HEADING = ("notification_id", "child_id", "dob", "district", "received_date", "source", *SPAN_HEADING)

_WITHOUT_CASE_A_YEAR = Trend(4_400.0, 3_800.0)
_POLICE = "police"
_SOURCE = Weighted(
    {"school": 0.36, "health": 0.20, "parent or carer": 0.13, _POLICE: 0.12, "early years": 0.09, "other": 0.10}
)
_HOME_NOT_KNOWN = 0.01
_OLDEST_DAYS = 17 * 365
_FIRST_NUMBER = 6_000_000


def early_help_notifications(
    rng: Random, timeline: Timeline, districts: Sequence[District], scale: float, episodes: Sequence[Sequence[Cell]]
) -> Extract:
    """episodes: rows as `early_help.HEADING`. In the order of the days of receipt, within the reported years."""
    rows = [*_with_case(rng, episodes), *_without_case(rng, timeline, districts, scale)]
    rows = [row for row in rows if dated(timeline.first) <= row[3] <= dated(timeline.last)]
    rows.sort(key=lambda row: (row[3], row[0]))
    covers = span(timeline.first, timeline.last)
    return Extract("early_help_notification", HEADING, [[f"N{n:06d}", *row, *covers] for n, row in enumerate(rows, 1)])


def _with_case(rng: Random, episodes: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """Received on the day of the first contact, or up to three days before."""
    wanted = ("child_id", "dob", "district", "contact_date", "notification_type")
    child, born, district, contact, kind = (EPISODE_HEADING.index(name) for name in wanted)
    for row in episodes:
        if row[kind] in (NOTIFICATION, DOMESTIC_ABUSE):
            received = date.fromisoformat(str(row[contact])) - timedelta(days=from_to(rng, 0, 3))
            source = _POLICE if row[kind] == DOMESTIC_ABUSE else _SOURCE.draw(rng)
            yield [str(row[child]), str(row[born]), str(row[district]), dated(received), source]


def _without_case(rng: Random, timeline: Timeline, districts: Sequence[District], scale: float) -> Iterator[list[str]]:
    homes = draw_of_districts(districts)
    made = 0
    for month in timeline.months(0):
        mean = _WITHOUT_CASE_A_YEAR.at(timeline, month.first) * scale / 12 * SEASON[month.number - 1]
        for _ in range(count(rng, mean)):
            made += 1
            received = next_working_day(day_of(rng, month))
            born = received - timedelta(days=from_to(rng, 20, _OLDEST_DAYS))
            home = "" if rng.random() < _HOME_NOT_KNOWN else homes.draw(rng).code
            yield [str(_FIRST_NUMBER + made), dated(born), home, dated(received), _SOURCE.draw(rng)]
