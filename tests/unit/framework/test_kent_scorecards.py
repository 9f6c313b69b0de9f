"""Kent's scorecards: five, and three monthly reports."""

from pathlib import Path

import pytest

from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.framework.load import load_framework

KENT = Path(__file__).resolve().parents[3] / "frameworks" / "kent"
SERVICES = {"early-help", "childrens-social-work", "school-improvement", "early-years"}


@pytest.fixture(scope="module")
def kent():
    framework, _ = load_framework(KENT)
    assert framework is not None
    return framework


def keys_of(outlines):
    return [key for outline in outlines for section in outline.sections for key in section.indicators]


def test_five_scorecards_and_three_reports_for_the_county_and_its_districts(kent):
    by_layout = {layout: {o.name for o in kent.scorecards if o.layout is layout} for layout in Layout}
    assert by_layout == {
        Layout.SCORECARD: {"directorate", *SERVICES},
        Layout.REPORT: {"neet", "exclusions", "sen"},
    }
    assert all(outline.area_kinds == ("authority", "district") for outline in kent.scorecards)


def test_the_service_scorecards_show_every_indicator_and_reading_once(kent):
    shown = keys_of(outline for outline in kent.scorecards if outline.name in SERVICES)
    assert sorted(shown) == sorted(f"{i.code}.{r}" if r else i.code for i, r, _ in kent.measures())


def test_the_directorate_scorecard_is_declared_a_part_of_the_service_scorecards(kent):
    directorate = kent.scorecard("directorate")
    assert set(directorate.subset_of) == SERVICES
    shown = set(keys_of(kent.scorecard(name) for name in SERVICES))
    own = keys_of([directorate])
    assert set(own) < shown
    assert len(set(own)) == len(own)


def test_the_directorate_has_what_is_monthly_first_then_what_is_yearly_then_what_is_not_judged(kent):
    often, yearly, activity, context = kent.scorecard("directorate").sections

    assert {kent.indicator(code).frequency for code in often.indicators} == {Frequency.MONTHLY, Frequency.QUARTERLY}
    assert {kent.indicator(code).year_type for code in yearly.indicators} == {YearType.ACADEMIC}
    assert (activity.kind, activity.indicators) == (SectionKind.ACTIVITY, ("EHN",))
    assert context.kind is SectionKind.CONTEXT
    assert context.indicators == ("CTX-PUPILS", "CTX-FSM", "CTX-EAL", "CTX-SEN", "CTX-CIC")


def test_only_what_has_no_polarity_stands_apart(kent):
    for outline in (one for one in kent.scorecards if one.layout is Layout.SCORECARD):
        for section in outline.sections:
            apart = section.kind is not SectionKind.MEASURES
            without = {kent.indicator(key.partition(".")[0]).polarity is Polarity.NONE for key in section.indicators}
            assert without == {apart}, (outline.name, section.id)


def test_not_known_stands_next_to_those_without_work_or_study(kent):
    for outline in kent.scorecards:
        for section in outline.sections:
            if "NEET" in section.indicators:
                assert section.indicators[section.indicators.index("NEET") + 1] == "NEET-NK"


@pytest.mark.parametrize(
    ("report", "leads"),
    [("neet", ["NEET", "NEET.with_not_known"]), ("exclusions", ["PEX-P", "PEX-RATE", "OFS-PRU"]),
     ("sen", ["SEND20", "SEND10", "CTX-SEN"])],
)  # fmt: skip
def test_each_part_of_a_report_is_led_by_one_figure(kent, report, leads):
    outline = kent.scorecard(report)
    assert [section.indicators[0] for section in outline.sections] == leads
    assert outline.columns == ()
