"""The first framework: Kent's."""

import re
from datetime import date
from pathlib import Path

import pytest

from waymark.domain.contradictions import contradictions
from waymark.domain.indicator import Unit
from waymark.domain.measure import Draft, conditioning_tables, look_ahead, look_back, tables_of
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
LAST_YEAR = 2027
NO_TESTS = (2019, 2020)  # in these school years nobody was assessed at five or eleven
H, L, T = Polarity.HIGHER, Polarity.LOWER, Polarity.TARGET

# code: polarity, frequency, window, year type, unit, decimals, readings
INDICATORS = {
    "CYPE2": (H, "A", "YTD", "academic", "percent", 1, ()),
    "CYPE3": (H, "A", "YTD", "academic", "percent", 1, ()),
    "CYPE4": (T, "M", "MS", "academic", "percent", 1, ("unfilled_places",)),
    "CYPE5": (T, "M", "MS", "academic", "percent", 1, ("unfilled_places",)),
    "CYPE8": (L, "Q", "R3M", "financial", "percent", 1, ()),
    "EH-new": (T, "M", "None", "financial", "count", 1, ()),
    "EH16": (H, "M", "M", "financial", "percent", 1, ("begun_by_notification",)),
    "EH22-C": (
        L, "M", "R12M", "financial", "percent", 1,
        ("ytd", "aged_0_to_4", "aged_5_to_10", "aged_11_to_15", "aged_16_and_17"),
    ),
    "EH46": (L, "Term", "YTD", "academic", "percent", 1, ("official",)),
    "EH47": (L, "Term", "YTD", "academic", "percent", 1, ("official",)),
    "EH52": (H, "M", "M", "financial", "percent", 1, ()),
    "EY14": (H, "A", "YTD", "academic", "percent", 1, ()),
    "EY15": (L, "A", "YTD", "academic", "percentage points", 1, ()),
    "ICS-new": (H, "Q", "None", "financial", "percent", 1, ()),
    "SCS03": (L, "M", "R12M", "financial", "percent", 1, ()),
    "SCS08": (H, "M", "R12M", "financial", "percent", 1, ("within_72_hours",)),
    "SCS13": (L, "M", "R12M", "financial", "percent", 1, ()),
    "SCS18": (H, "M", "MS", "financial", "percent", 1, ("same_carer",)),
    "SCS19": (H, "M", "MS", "financial", "percent", 1, ()),
    "SCS29": (L, "M", "R12M", "financial", "days", 0, ("carer_first",)),
    "SCS34": (H, "M", "R12M", "financial", "percent", 1, ("official_denominator",)),
    "SCS40": (H, "Q", "MS", "financial", "percent", 1, ()),
    "SCS42": (T, "Q", "MS", "financial", "count", 1, ()),
    "SCS43": (T, "Q", "MS", "financial", "count", 1, ()),
    "SEND10": (T, "A", "None", "academic", "percent", 1, ()),
    "SISE12": (H, "A", "YTD", "academic", "score", 1, ()),
    "SISE16": (L, "A", "YTD", "academic", "percentage points", 1, ()),
    "SISE19": (L, "A", "YTD", "academic", "score", 1, ()),
    "SISE4": (H, "A", "YTD", "academic", "percent", 1, ()),
}  # fmt: skip
DRAFTS = {"EH-new", "ICS-new", "SEND10"}


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


def test_every_indicator_of_the_directorate(kent):
    assert {
        i.code: (
            i.polarity, i.frequency.value, str(i.window), i.year_type.value, i.unit.value, i.decimals,
            tuple(reading.id for reading in i.readings),
        )
        for i in kent.indicators
    } == INDICATORS  # fmt: skip


def test_every_indicator_says_whose_it_is_and_why_it_matters(kent):
    for indicator in kent.indicators:
        assert indicator.owner.startswith("Head of Service")
        assert indicator.checker
        assert indicator.review_date.year == LAST_YEAR
        assert indicator.why_it_matters.endswith(".")
        assert indicator.source
        assert len(indicator.short_name) < len(indicator.name)


def test_texts_are_plain(kent):
    """No sentence is longer than 25 words."""
    long = []
    for indicator in kent.indicators:
        texts = [indicator.definition, indicator.why_it_matters, *(r.definition for r in indicator.readings)]
        sentences = [one for text in texts for one in re.split(r"(?<=[.;:]) ", text)]
        long += [f"{indicator.code}: {one}" for one in sentences if len(one.split()) > 25]
    assert long == []


def test_a_draft_says_why_and_has_no_target(kent):
    drafts = {i.code: i.measure.reason for i in kent.indicators if isinstance(i.measure, Draft)}

    assert set(drafts) == DRAFTS
    assert "to be confirmed" in drafts["EH-new"]
    assert "Department for Education" in drafts["SEND10"]
    assert not {row.indicator for row in kent.targets.rows} & DRAFTS


def test_the_measures_make_sense_and_reach_as_far_as_they_must(kent):
    assert all(not list(contradictions(measure)) for _, _, measure in kent.measures())
    far = {
        (i.code, reading): (look_back(measure), look_ahead(measure))
        for i, reading, measure in kent.measures()
        if look_back(measure) or look_ahead(measure)
    }
    bands = {("EH22-C", reading.id): (12, 0) for reading in kent.indicator("EH22-C").readings}
    assert far == {
        ("SCS03", ""): (12, 0),
        ("SCS18", ""): (29, 0),
        ("SCS18", "same_carer"): (29, 0),
        ("EH22-C", ""): (12, 0),
        ("CYPE8", ""): (0, 18),
        **bands,
    }


def test_every_table_that_is_read(kent):
    tables = {table for _, _, measure in kent.measures() for table in tables_of(measure)}
    assert tables == {
        "referral", "protection_plan", "care_episode", "adoption", "care_leaver_contact", "early_help_episode",
        "return_interview", "workforce_post", "case_allocation", "offender_outcome", "eyfsp_result", "ks2_result",
        "ks4_result", "school_preference", "school_capacity", "attendance",
    }  # fmt: skip
    assert {i.code for i, _, measure in kent.measures() if conditioning_tables(measure)} == {"SCS08"}


def years_of(indicator):
    """The years in which the indicator is aimed at something."""
    first = 2017 if indicator.year_type is YearType.FINANCIAL else 2016
    untested = NO_TESTS if indicator.code in ("EY14", "EY15", "SISE4", "SISE16") else ()
    return [Year(start, indicator.year_type) for start in range(first, LAST_YEAR + 1) if start not in untested]


def test_every_indicator_has_in_every_year_what_its_rule_needs(kent):
    judged_by = {policy.year.start: policy for policy in kent.policies}
    assert list(judged_by) == list(range(2016, LAST_YEAR + 1))
    for indicator in (one for one in kent.indicators if one.code not in DRAFTS):
        for year in years_of(indicator):
            row = kent.targets.in_force(indicator.code, "E10000016", year, year.first)
            judgement = judged_by[year.start].judgement_for(indicator.code)
            assert row.target is not None
            bars = {"floor_and_target": row.floor, "baseline_and_target": row.baseline}
            assert bars.get(judgement.rating, judgement.parameters) is not None, (indicator.code, year)


def test_figures_of_the_papers_stand_where_the_papers_put_them_and_the_rest_says_that_it_is_made_up(kent):
    cited = {(row.indicator, row.year.label): row for row in kent.targets.rows if "July 2017" in row.decision_ref}
    assert {key: float(row.target) for key, row in cited.items()} == {
        ("EH16", "2017-18"): 86.0,
        ("CYPE8", "2017-18"): 28.0,
        ("EH46", "2015-16"): 6.5,
        ("EH47", "2015-16"): 12.5,
    }
    for row in kent.targets.rows:
        assert "demonstration" in row.decision_ref


def test_four_rules_of_judging_are_in_use_or_wait_for_their_indicator(kent):
    policy = next(policy for policy in kent.policies if policy.year.start == 2018)
    rules = {i.code: policy.judgement_for(i.code).rating for i in kent.indicators if i.code not in DRAFTS}

    assert set(rules.values()) == {"floor_and_target", "baseline_and_target", "near_target"}
    near = {code for code, rule in rules.items() if rule == "near_target"}
    assert near == {i.code for i in kent.indicators if i.polarity is T} - DRAFTS


def test_the_directorate_scorecard_shows_every_indicator_once_by_how_often_it_is_reported(kent):
    often, yearly = kent.scorecard("directorate").sections

    assert sorted((*often.indicators, *yearly.indicators)) == sorted(INDICATORS)
    assert {kent.indicator(code).frequency for code in often.indicators} == {Frequency.MONTHLY, Frequency.QUARTERLY}
    assert {kent.indicator(code).year_type for code in yearly.indicators} == {YearType.ACADEMIC}


def test_the_directorate_scorecard_is_a_part_of_the_service_scorecards(kent):
    services = [outline for outline in kent.scorecards if outline.name != "directorate"]
    assert {outline.name for outline in services} == {
        "early-help", "childrens-social-work", "school-improvement", "early-years",
    }  # fmt: skip
    shown = [key for outline in services for section in outline.sections for key in section.indicators]
    keys = {f"{i.code}.{reading}" if reading else i.code for i, reading, _ in kent.measures()}
    assert sorted(shown) == sorted(keys)
    assert all(outline.area_kinds == ("authority", "district") for outline in kent.scorecards)


def test_working_days_are_counted_by_the_calendar_of_england(kent):
    numerator, denominator = kent.indicator("EH52").measure.numerator, kent.indicator("EH52").measure.denominator

    assert numerator.conditions[0].days == 30
    assert {term.conditions[0].calendar.name for term in (numerator, denominator)} == {"england"}
    assert denominator.conditions[0].calendar.between(date(2018, 12, 10), date(2019, 1, 24)) == 30


def test_a_gap_of_percentages_has_its_own_unit(kent):
    assert kent.indicator("EY15").unit is Unit.POINTS
    assert (Unit.POINTS.suffix, Unit.POINTS.change) == (" percentage points", "percentage points")
