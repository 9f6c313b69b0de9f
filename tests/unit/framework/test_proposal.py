"""A proposed target is held against the checks of the files, one row at a time."""

import pkgutil
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib import import_module

import pytest
from tests.unit.assessment.builders import a_policy, a_target, an_indicator

from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.target import Band
from waymark.framework import checks, proposal
from waymark.framework.proposal import proposal_issues

LOWER, HIGHER = an_indicator(), an_indicator(polarity=Polarity.HIGHER)
NEAR = an_indicator(polarity=Polarity.TARGET)
SOUND = a_target(target="25", floor="30", baseline="28")
VARIED = replace(SOUND, effective_from=date(2021, 10, 1), decided_by="Cabinet Member")
BANDED = a_target(target="25", floor=None, baseline=None)

PROPOSALS = [
    (SOUND, LOWER, set()),
    (a_target(floor="24"), LOWER, {"floor_beyond_target"}),
    (a_target(floor="26", baseline=None), HIGHER, {"floor_beyond_target"}),
    (a_target(baseline="24.9"), LOWER, {"baseline_beyond_target"}),
    (a_target(target="101", floor=None, baseline=None), HIGHER, {"percentage_out_of_range", "bar_missing_for_rule"}),
    (a_target(target="-1"), LOWER, {"percentage_out_of_range"}),
    (a_target(target="24.95"), LOWER, {"more_decimals_than_indicator"}),
    (replace(SOUND, band=Band(Fraction(24), Fraction(26))), LOWER, {"band_contradicts_target"}),
    (replace(BANDED, band=Band(Fraction(26), Fraction(24))), NEAR, {"band_contradicts_target", "bar_missing_for_rule"}),
    (VARIED, LOWER, set()),
    (replace(VARIED, decided_by=""), LOWER, {"variation_without_decision"}),
    (replace(VARIED, decision_ref=""), LOWER, {"variation_without_decision"}),
    (replace(VARIED, effective_from=date(2022, 10, 1)), LOWER, {"variation_outside_year"}),
    (VARIED, an_indicator(frequency=Frequency.ANNUAL), {"annual_with_monthly_targets"}),
]


@pytest.mark.parametrize(("row", "indicator", "rules"), PROPOSALS)
def test_what_is_wrong_with_a_proposal_is_said(row, indicator, rules):
    found = proposal_issues(row, indicator, a_policy())
    assert {issue.rule for issue in found} == rules
    assert all(issue.sentence and issue.hint for issue in found)


def test_best_near_the_target_needs_a_band_where_the_rule_has_one():
    found = proposal_issues(BANDED, NEAR, a_policy("baseline_and_target"))
    assert {issue.rule for issue in found} == {"polarity_without_band", "bar_missing_for_rule"}


def test_a_year_without_a_policy_can_be_proposed_for():
    assert proposal_issues(a_target(floor=None), LOWER, None) == []


def test_every_check_of_a_single_row_is_asked():
    names = [module.name for module in pkgutil.iter_modules(checks.__path__)]
    of_rows = {name for name in names if hasattr(import_module(f"{checks.__name__}.{name}"), "of_row")}
    assert of_rows == {name for name in names if hasattr(proposal, name)}


def test_a_variation_in_the_files_says_who_decided(small):
    header = "indicator,area,year,target,floor,baseline,effective_from,decision_ref,decided_by"
    first = "AA1,E10,2021-22,20.0,25.0,24.0,,plan,"
    rest = "BB2,E10,2021-22,70,60,,,plan,\nBB2,E10,2021-22,72,60,,2021-10-01,Cabinet 4 Oct 2021,"
    small.write("targets/2021-22.csv", f"{header}\n{first}\n{rest}\n")
    framework, issues = small.load()
    assert framework is not None
    assert [(issue.rule, issue.row, issue.field) for issue in issues] == [
        ("variation_without_decision", 4, "decided_by")
    ]

    small.write("targets/2021-22.csv", f"{header}\n{first}\n{rest}Director\n")
    framework, issues = small.load()
    assert issues == []
    assert framework.targets.rows[-1].decided_by == "Director"
