"""The schools of Kent's framework are made up, by the rule of the made-up county."""

from collections import Counter
from pathlib import Path

import pytest

from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
NUMBERED = {
    "Primary school": (9992001, 450),
    "Secondary school": (9994001, 100),
    "Special school": (9997001, 24),
    "Pupil referral unit": (9991101, 8),
}


@pytest.fixture(scope="module")
def areas():
    return load_framework(KENT)[0].areas


def test_schools_of_each_kind_are_numbered_from_their_first(areas):
    found = Counter(school.name.partition(f" {school.code[3:]}, ")[0] for school in areas.schools)
    assert found == {kind: count for kind, (_, count) in NUMBERED.items()}
    codes = {school.code for school in areas.schools}
    assert codes == {str(first + place) for first, count in NUMBERED.values() for place in range(count)}


def test_schools_are_dealt_out_over_the_districts_in_turn(areas):
    """Authority 999 does not exist, and every name says so too."""
    districts = [area for area in areas.districts if area.kind == "district"]
    for kind, (first, count) in NUMBERED.items():
        for place in range(count):
            school, district = areas[str(first + place)], districts[place % len(districts)]
            assert school.kind == "school"
            assert school.parent == district.code
            assert school.name == f"{kind} {school.code[3:]}, {district.name} (made up)"
            assert school.other_codes == ()
