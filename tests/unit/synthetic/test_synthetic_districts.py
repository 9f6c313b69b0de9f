"""Districts differ as they do in life, and the county's level is that of its districts together."""

from random import Random

import pytest

from waymark.synthetic.districts import districts

KENT = tuple(f"E0700{number:04d}" for number in range(105, 117))
THANET, SEVENOAKS = "E07000114", "E07000111"


def test_thanet_is_hardest_going_and_sevenoaks_least():
    by_pressure = sorted(districts(Random(1), KENT), key=lambda district: district.pressure)
    assert (by_pressure[0].code, by_pressure[-1].code) == (SEVENOAKS, THANET)


def test_pressure_is_one_over_the_county():
    found = districts(Random(1), KENT)
    whole = sum(district.weight for district in found)
    assert sum(district.weight * district.pressure for district in found) / whole == pytest.approx(1.0, abs=0.01)
    assert 330 < whole < 360  # thousands of people under 18


def test_a_known_district_takes_no_draw_away_from_the_others():
    alone = districts(Random(1), ("D1", "D2"))
    beside = districts(Random(1), (THANET, "D2"))
    assert alone[1] == beside[1]
    assert 0.82 <= alone[0].pressure <= 1.18
