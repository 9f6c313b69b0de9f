"""The first framework: Kent's."""

from datetime import date
from pathlib import Path

import pytest

from waymark.domain.measure import contradictions, look_back, tables_of
from waymark.domain.period import Year, YearType
from waymark.domain.polarity import Polarity
from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
YEARS = [Year(start, YearType.FINANCIAL) for start in range(2017, 2028)]


@pytest.fixture(scope="module")
def kent():
    framework, issues = load_framework(KENT)
    assert [str(issue) for issue in issues] == []
    assert framework is not None
    return framework


def test_kent_and_its_twelve_districts(kent):
    assert (kent.areas.root.code, kent.areas.root.other_codes) == ("E10000016", ("886",))
    districts = [area for area in kent.areas.areas if area.kind == "district"]
    assert [area.code for area in districts] == [f"E070001{n:02d}" for n in range(5, 17)]
    assert kent.areas.find("Shepway").name == "Folkestone and Hythe"
    assert kent.areas.find("Medway") is None


def test_the_indicators_with_their_polarity_window_and_readings(kent):
    assert {
        i.code: (i.polarity, str(i.window), i.decimals, tuple(r.id for r in i.readings)) for i in kent.indicators
    } == {
        "SCS03": (Polarity.LOWER, "R12M", 1, ()),
        "SCS13": (Polarity.LOWER, "R12M", 1, ()),
        "SCS18": (Polarity.HIGHER, "MS", 1, ("same_carer",)),
        "SCS19": (Polarity.HIGHER, "MS", 1, ()),
        "SCS29": (Polarity.LOWER, "R12M", 0, ("carer_first",)),
        "SCS34": (Polarity.HIGHER, "R12M", 1, ("official_denominator",)),
    }


def test_the_measures_make_sense_and_look_back_as_far_as_they_must(kent):
    assert all(not list(contradictions(measure)) for _, _, measure in kent.measures())
    assert {(i.code, reading): look_back(measure) for i, reading, measure in kent.measures()} == {
        ("SCS03", ""): 12,
        ("SCS13", ""): 0,
        ("SCS18", ""): 29,
        ("SCS18", "same_carer"): 29,
        ("SCS19", ""): 0,
        ("SCS29", ""): 0,
        ("SCS29", "carer_first"): 0,
        ("SCS34", ""): 0,
        ("SCS34", "official_denominator"): 0,
    }
    tables = {table for _, _, measure in kent.measures() for table in tables_of(measure)}
    assert tables == {"referral", "protection_plan", "care_episode", "adoption", "care_leaver_contact"}


def test_every_indicator_has_in_every_year_what_its_rule_needs(kent):
    policies = {policy.year: policy for policy in kent.policies}
    assert list(policies) == YEARS
    for indicator in kent.indicators:
        for year in YEARS:
            row = kent.targets.in_force(indicator.code, "E10000016", year, date(year.start, 4, 1))
            rule = policies[year].judgement_for(indicator.code).rating
            bar = {"floor_and_target": row.floor, "baseline_and_target": row.baseline}[rule]
            assert row.target is not None
            assert bar is not None
            assert "demonstration" in row.decision_ref


def test_both_rating_rules_are_in_use(kent):
    rules = {kent.policies[0].judgement_for(indicator.code).rating for indicator in kent.indicators}

    assert rules == {"floor_and_target", "baseline_and_target"}


def test_the_scorecard_shows_every_indicator_once(kent):
    outline = kent.scorecard("directorate")

    shown = [key for section in outline.sections for key in section.indicators]
    assert sorted(shown) == sorted(indicator.code for indicator in kent.indicators)
