"""Schools are the dictionary's, whatever the county's size; only their numbers and the districts say which is where."""

from collections import Counter
from random import Random

import pytest

from waymark.operations.synth import shipped_areas
from waymark.synthetic.districts import districts
from waymark.synthetic.schools import mainstream, schools


def made(codes, seed=1):
    return schools(Random(seed), districts(Random(seed), codes))


def test_schools_are_those_of_the_dictionary():
    areas = shipped_areas()
    named = {area.code: area.parent for area in areas.areas if area.kind == "school"}
    codes = [area.code for area in areas.areas if area.kind == "district"]
    assert {school.code: school.district for school in made(codes)} == named


def test_numbers_and_places_by_kind():
    found = made(("D1", "D2", "D3"))
    assert Counter(school.phase for school in found) == {"primary": 450, "secondary": 100, "special": 24, "pru": 8}
    first = {phase: next(school.code for school in found if school.phase == phase) for phase in ("primary", "pru")}
    assert first == {"primary": "9992001", "pru": "9991101"}
    assert [school.district for school in found[:4]] == ["D1", "D2", "D3", "D1"]
    assert {school.phase for school in mainstream(found)} == {"primary", "secondary"}


def test_another_seed_changes_places_and_not_names():
    one, other = made(("D1", "D2")), made(("D1", "D2"), seed=2)
    assert [(school.code, school.district) for school in one] == [(school.code, school.district) for school in other]
    assert [school.places for school in one] != [school.places for school in other]


@pytest.mark.usefixtures("written")
def test_every_school_has_places_at_any_size(county_folder):
    lines = (county_folder / "extract" / "school_capacity_2026-03-31.csv").read_text("utf-8").splitlines()
    assert len(lines) == 1 + 550
