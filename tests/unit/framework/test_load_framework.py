"""A framework that is right: what is read from it, and its version."""

from datetime import date
from fractions import Fraction
from importlib import import_module
from pkgutil import iter_modules

import pytest

from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.indicator import Unit
from waymark.domain.issue import Level
from waymark.domain.measure import Count, Draft, Held, Previous, Ratio, Stock, UnderAge
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.domain.window import Window
from waymark.framework import checks
from waymark.framework.check import CHECKS

CARD = "scorecards/directorate.yaml"
YEAR = Year(2021, YearType.FINANCIAL)


def test_a_right_framework_has_no_issue(small):
    framework, issues = small.load()

    assert issues == []
    assert framework is not None
    assert (framework.name, framework.organisation, framework.produced_by) == (
        "small", "Small Council", "Management Information",
    )  # fmt: skip


def test_areas_with_their_other_names(small):
    areas = small.load()[0].areas

    assert [area.code for area in areas.areas] == ["E10", "E11", "not-known"]
    assert areas.find("886") == areas.root
    assert areas.find("old north") == areas["E11"] == areas.find("N")


def test_an_indicator_and_its_measure(small):
    indicator = small.load()[0].indicator("aa1")

    assert (indicator.polarity, indicator.frequency, indicator.unit) == (
        Polarity.LOWER,
        Frequency.MONTHLY,
        Unit.PERCENT,
    )
    assert (indicator.decimals, indicator.review_date, indicator.sensitive) == (1, date(2027, 3, 31), False)
    assert indicator.short_name == indicator.name
    need = Comparison(Column("need"), Operator.EQUAL, "N1")
    assert indicator.measure == Ratio(
        Count("referral", "referral_date", need, Previous(12)),
        Count("referral", "referral_date"),
        Window.parse("R12M"),
        Fraction(100),
    )


def test_a_stock_and_a_reading(small):
    indicator = small.load()[0].indicator("BB2")

    assert indicator.measure.numerator == Stock(
        "care_episode", "start", "end", None, (Held("period_start", 30),), UnderAge("birth_date", 16),
        ("unaccompanied_spell",),
    )  # fmt: skip
    assert indicator.measure_of("longer") == Draft("to be agreed")


def test_targets_are_exact_and_know_their_row(small):
    row = small.load()[0].targets.in_force("AA1", "E10", YEAR, date(2021, 5, 1))

    assert (row.target, row.floor, row.baseline) == (Fraction(20), Fraction(25), Fraction(24))
    assert (row.file, row.line, row.decision_ref) == ("small/targets/2021-22.csv", 2, "plan")


def test_a_variation_takes_effect_on_its_day(small):
    small.change("targets/2021-22.csv", "BB2,", "AA1,886,2021-22,21.5,25,24,2021-10-01,variation\nBB2,")

    targets = small.load()[0].targets

    assert targets.in_force("AA1", "E10", YEAR, date(2021, 9, 30)).target == 20
    assert targets.in_force("AA1", "E10", YEAR, date(2021, 10, 1)).target == Fraction("21.5")


def test_a_policy_carries_on_and_may_differ(small):
    small.write("policies/2023-24.yaml", "same_as: 2022-23\nby_indicator:\n  BB2: {rating: not_rated}\n")

    framework, issues = small.load()

    assert issues == []
    first, second, third = framework.policies
    assert [policy.id for policy in framework.policies] == ["2021-22 v1", "2022-23 v1", "2023-24 v1"]
    for policy in (first, second, third):
        assert policy.judgement_for("AA1") == Judgement("baseline_and_target", "step")
    assert second.judgement_for("BB2") == Judgement("floor_and_target", "step")
    assert third.judgement_for("BB2") == Judgement("not_rated", "step")
    assert (first.title, third.title) == ("How figures are judged", "How figures are judged, 2023-24")


def test_a_scorecard_in_its_order(small):
    outline = small.load()[0].scorecard("directorate")

    assert outline.sections[0].indicators == ("AA1", "BB2", "BB2.longer")
    assert outline.columns == ("code", "indicator", "latest", "rating")
    assert outline.file == "small/scorecards/directorate.yaml"


def test_texts_that_yaml_would_change_stay_as_typed(small):
    small.change("framework.yaml", "organisation: Small Council", "organisation: 2021-22")
    small.change("framework.yaml", "produced_by: Management Information", "produced_by: no")

    framework = small.load()[0]

    assert (framework.organisation, framework.produced_by) == ("2021-22", "no")


def test_the_version_is_that_of_the_content_read(small, tmp_path):
    version = small.load()[0].version
    assert len(version) == 12
    assert set(version) <= set("0123456789abcdef")

    elsewhere = type(small)(tmp_path / "elsewhere")
    for path in sorted(small.folder.rglob("*"), reverse=True):
        if path.is_file():
            elsewhere.write(path.relative_to(small.folder).as_posix(), path.read_bytes())
    elsewhere.write("indicators/.swap", "not read")
    assert elsewhere.load()[0].version == version

    elsewhere.change("framework.yaml", "Small Council", "Small Council ")
    assert elsewhere.load()[0].version != version


@pytest.mark.parametrize("name", [module.name for module in iter_modules(checks.__path__)])
def test_every_check_is_run_and_says_its_rule(name):
    module = import_module(f"waymark.framework.checks.{name}")

    assert module.check in CHECKS
    assert module.__doc__


def test_a_section_is_of_measures_and_a_file_a_scorecard_unless_it_says_otherwise(small):
    outline = small.load()[0].scorecard("directorate")

    assert outline.layout is Layout.SCORECARD
    assert [section.kind for section in outline.sections] == [SectionKind.MEASURES]


@pytest.mark.parametrize("kind", list(SectionKind))
def test_a_section_says_what_its_rows_are(small, kind):
    small.change("indicators/AA1.yaml", "polarity: L", "polarity: none")
    small.change("targets/2021-22.csv", "AA1,E10,2021-22,20.0,25.0,24.0,,plan\n", "")
    small.change("policies/2021-22.yaml", "rating: baseline_and_target", "rating: not_rated")
    small.change(CARD, "[AA1, BB2, BB2.longer]", "[BB2, BB2.longer]")
    small.change(CARD, "columns:", f"  - {{id: apart, title: Apart, kind: {kind.value}, indicators: [AA1]}}\ncolumns:")

    framework, issues = small.load()

    assert [issue.rule for issue in issues if issue.level is Level.ERROR] == []
    assert framework.scorecard("directorate").sections[1].kind is kind


def test_a_report_has_sections_and_no_columns(small):
    small.change(CARD, "columns: [code, indicator, latest, rating]", "layout: report")

    framework, issues = small.load()

    assert issues == []
    assert framework.scorecard("directorate").layout is Layout.REPORT
    assert framework.scorecard("directorate").columns == ()
