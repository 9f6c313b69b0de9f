"""The first framework: Kent's."""

import re
from datetime import date
from pathlib import Path

import pytest

from waymark.domain.contradictions import contradictions
from waymark.domain.indicator import Unit
from waymark.domain.measure import Draft, conditioning_tables, look_ahead, look_back, tables_of
from waymark.domain.polarity import Polarity
from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
LAST_YEAR = 2027
H, L, T, N = Polarity.HIGHER, Polarity.LOWER, Polarity.TARGET, Polarity.NONE

# code: polarity, frequency, window, year type, unit, decimals, readings
INDICATORS = {
    "CTX-CIC": (N, "M", "MS", "financial", "rate per 10,000", 1, ()),
    "CTX-EAL": (N, "A", "A", "academic", "percent", 1, ()),
    "CTX-FSM": (N, "A", "A", "academic", "percent", 1, ()),
    "CTX-PUPILS": (N, "A", "A", "academic", "count", 0, ()),
    "CTX-SEN": (N, "A", "A", "academic", "percent", 1, ()),
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
    "EHN": (N, "M", "R12M", "financial", "rate per 10,000", 1, ()),
    "EY14": (H, "A", "YTD", "academic", "percent", 1, ("published",)),
    "EY15": (L, "A", "YTD", "academic", "percentage points", 1, ("published",)),
    "EY2": (H, "Term", "A", "academic", "percent", 1, ()),
    "ICS-new": (H, "Q", "None", "financial", "percent", 1, ()),
    "NEET": (L, "M", "MS", "academic", "percent", 1, ("three_month_average", "with_not_known")),
    "NEET-NK": (L, "M", "MS", "academic", "percent", 1, ()),
    "OFS-EY": (H, "M", "MS", "academic", "percent", 1, ()),
    "OFS-O": (H, "M", "MS", "academic", "percent", 1, ()),
    "OFS-PRU": (H, "M", "MS", "academic", "percent", 1, ()),
    "OFS-PUP": (H, "M", "MS", "academic", "percent", 1, ()),
    "OFS-S": (H, "M", "MS", "academic", "percent", 1, ("primary", "secondary", "special")),
    "PEX-P": (L, "M", "R12M", "academic", "count", 0, ()),
    "PEX-RATE": (L, "M", "R12M", "academic", "percent", 2, ()),
    "PEX-S": (L, "M", "R12M", "academic", "count", 0, ()),
    "SCS-STEP": (H, "Q", "R3M", "financial", "percent", 1, ()),
    "SCS03": (L, "M", "R12M", "financial", "percent", 1, ()),
    "SCS08": (H, "M", "R12M", "financial", "percent", 1, ("within_72_hours",)),
    "SCS13": (L, "M", "R12M", "financial", "percent", 1, ()),
    "SCS18": (H, "M", "MS", "financial", "percent", 1, ("same_carer",)),
    "SCS19": (H, "M", "MS", "financial", "percent", 1, ()),
    "SCS29": (L, "M", "R12M", "financial", "days", 0, ("carer_first",)),
    "SCS34": (H, "M", "R12M", "financial", "percent", 1, ("official_denominator",)),
    "SCS40": (H, "Q", "MS", "financial", "percent", 1, ()),
    "SCS42": (T, "Q", "MS", "financial", "count", 1, ("distinct_workers",)),
    "SCS43": (T, "Q", "MS", "financial", "count", 1, ("distinct_workers",)),
    "SEND10": (T, "A", "A24M", "academic", "percent", 1, ("state_funded",)),
    "SEND20": (H, "Q", "R3M", "financial", "percent", 1, ("including_exceptions",)),
    "SISE12": (H, "A", "YTD", "academic", "score", 1, ()),
    "SISE16": (L, "A", "YTD", "academic", "percentage points", 1, ()),
    "SISE19": (L, "A", "YTD", "academic", "score", 1, ()),
    "SISE4": (H, "A", "YTD", "academic", "percent", 1, ()),
    "YJ-FTE": (L, "Q", "R12M", "financial", "count", 0, ()),
}  # fmt: skip
DRAFTS = {"EH-new", "ICS-new"}


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


def test_every_indicator_of_the_dictionary(kent):
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
    assert not {row.indicator for row in kent.targets.rows} & DRAFTS


def test_the_measures_make_sense_and_reach_as_far_as_they_must(kent):
    assert all(not list(contradictions(measure)) for _, _, measure in kent.measures())
    far = {
        (i.code, reading): (look_back(measure), look_ahead(measure))
        for i, reading, measure in kent.measures()
        if look_back(measure) != 0 or look_ahead(measure)
    }
    bands = {("EH22-C", reading.id): (12, 0) for reading in kent.indicator("EH22-C").readings}
    assert far == {
        ("SCS03", ""): (12, 0),
        ("SCS18", ""): (29, 0),
        ("SCS18", "same_carer"): (29, 0),
        ("EH22-C", ""): (12, 0),
        ("CYPE8", ""): (0, 18),
        ("YJ-FTE", ""): (None, 0),
        **bands,
    }


def test_the_single_months_beneath_rolling_figures_are_computed_and_stand_in_no_list_of_the_dictionary(kent):
    """SCS08 has none: its interviews are done later. Absence comes by the term, results by the year."""
    months = {indicator.code: measure for indicator, reading, measure in kent.computed_measures() if reading == "month"}
    assert set(months) == {
        "EH22-C", "EHN", "PEX-P", "PEX-S", "PEX-RATE", "SCS03", "SCS13", "SCS29", "SCS34", "YJ-FTE",
    }  # fmt: skip
    assert not any(list(contradictions(measure)) for measure in months.values())
    assert not any(reading == "month" for _, reading, _ in kent.measures())


def test_every_table_that_is_read(kent):
    tables = {table for _, _, measure in kent.measures() for table in tables_of(measure)}
    assert tables == {
        "referral", "protection_plan", "care_episode", "adoption", "care_leaver_contact", "early_help_episode",
        "return_interview", "workforce_post", "case_allocation", "offender_outcome", "eyfsp_result", "ks2_result",
        "ks4_result", "school_preference", "school_capacity", "attendance", "early_help_notification", "neet_status",
        "exclusion", "ehcp_request", "inspection", "funded_place", "pupil_enrolment", "population", "reference_value",
    }  # fmt: skip
    assert {i.code for i, _, measure in kent.measures() if conditioning_tables(measure)} == {"SCS08"}


def test_working_days_are_counted_by_the_calendar_of_england(kent):
    numerator, denominator = kent.indicator("EH52").measure.numerator, kent.indicator("EH52").measure.denominator

    assert numerator.conditions[0].days == 30
    assert {term.conditions[0].calendar.name for term in (numerator, denominator)} == {"england"}
    assert denominator.conditions[0].calendar.between(date(2018, 12, 10), date(2019, 1, 24)) == 30


def test_a_gap_of_percentages_has_its_own_unit(kent):
    assert kent.indicator("EY15").unit is Unit.POINTS
    assert (Unit.POINTS.suffix, Unit.POINTS.change) == (" percentage points", "percentage points")


def test_a_plan_in_time_took_no_more_than_140_days(kent):
    measure = kent.indicator("SEND20").measure
    assert str(measure.numerator.where) != str(measure.denominator.where)
    texts = (KENT / "indicators" / "SEND20.yaml").read_text(encoding="utf-8")
    assert "exception = FALSE AND days_to_plan <= 140" in texts
    assert "exception" not in str(kent.indicator("SEND20").measure_of("including_exceptions"))


def test_what_misleads_alone_names_its_companion(kent):
    assert {i.code: i.shown_with for i in kent.indicators if i.shown_with} == {"NEET": ("NEET-NK",)}


def test_the_months_of_the_national_average_change_with_the_years(kent):
    months = kent.indicator("NEET").measure_of("three_month_average").months
    assert [(named.from_year, named.months) for named in months] == [(2012, (11, 12, 1)), (2019, (12, 1, 2))]


def test_every_source_says_what_it_is_and_when_its_figures_are_final(kent):
    told = [source.title for source in kent.sources]
    assert len(set(told)) == len(told) == 22
    for _, _, measure in kent.measures():
        assert isinstance(measure, Draft) or kent.sources_of(tables_of(measure))
    for source in kent.sources:
        assert re.search(r"provisional|final|revised|publisher", source.final_when)
        assert source.bear_in_mind.endswith(".")
