"""The files of the guide to targets are read as they stand, and come to what it says."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from sys import modules

import pytest
from tests.unit.framework.conftest import COUNTED

from waymark.assessment.rate import policy_for, rate
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year, YearType
from waymark.framework import trajectory_schema
from waymark.framework.check import CHECKS

GUIDES = Path(__file__).resolve().parents[3] / "docs" / "guide"
TEXT = (GUIDES / "targets.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+) ([\w./-]+)\n(.*?)^```", flags=re.M | re.S)
FILES = {title: code for _, title, code in FENCE.findall(TEXT)}
INDICATORS = {
    title: code
    for _, title, code in FENCE.findall((GUIDES / "write-an-indicator.md").read_text(encoding="utf-8"))
    if title.startswith(("indicators/", "policies/", "calendars/"))
}


@pytest.fixture
def guided(small):
    for name, text in {**INDICATORS, **FILES}.items():
        small.write(name, text)
    small.write("indicators/EX03.yaml", COUNTED.replace("CC3", "EX03").replace("2027-03-31", "2032-03-31"))
    small.write("policies/2033-34.yaml", "same_as: 2030-31\n")
    framework, issues = small.load()
    assert [str(issue) for issue in issues] == []
    return framework


def target(framework, code, start, on=None):
    year = Year(start, YearType.FINANCIAL)
    return framework.targets.in_force(code, "E10", year, on or year.last)


def test_the_improvement_comes_to_what_the_guide_says(guided):
    assert target(guided, "EX01", 2031).target == Fraction("21.2")
    assert "5% better than 22.4 is 21.28" in TEXT


def test_the_milestones_come_to_what_the_guide_says(guided):
    assert [target(guided, "EX02", start).target for start in range(2031, 2035)] == [445, 430, 415, 400]
    assert target(guided, "EX02", 2032).floor == 500


def test_the_variation_counts_from_its_day(guided):
    found = [target(guided, "EX01", 2033, date(2033, month, 30)) for month in (9, 11)]
    assert [row.target for row in found] == [19, 21]
    assert found[1].set_by == "Decision 33/112, decided by Cabinet Member (small/targets/2033-34.csv:3)"


@pytest.mark.parametrize(("month", "expected"), [("2030-06", 100), ("2031-06", 88), ("2032-03", 440)])
def test_the_profile_expects_what_the_guide_says(guided, month, expected):
    outturn = Outturn("EX03", "", "E10", Month.parse(month), 96, None, Fraction(96))
    policy = policy_for(guided.policies, outturn.month)
    rated = rate(outturn, guided.indicator("EX03"), guided.targets, policy, guided.areas)
    assert rated.aim.row.target == expected
    assert rated.aim.annual.target in (400, 440)
    if month == "2030-06":
        assert rated.verdict.value == Decimal(96)
        assert "96 is below the target of 100 (2030-31, expected by June 2030)" in rated.verdict.sentence
        assert "96 is below the target of 100 (2030-31, expected by June 2030)" in TEXT


@pytest.mark.parametrize("shape", [trajectory_schema.TRAJECTORY, trajectory_schema.PROFILE], ids=lambda one: one.name)
def test_the_guide_names_every_column_and_word(shape):
    for key in shape.keys:
        for word in (key.name, *key.words):
            assert re.search(rf"\b{word}\b", TEXT), f"{word} of {shape.name}"


def test_the_rules_that_the_guide_lists_exist():
    listed = set(re.findall(r"`([a-z_]+)`", TEXT[TEXT.index("## What is refused") :]))
    listed -= {"waymark", "check"}
    sources = Path(__file__).resolve().parents[3] / "src" / "waymark" / "framework"
    written = "".join(path.read_text(encoding="utf-8") for path in sources.rglob("*.py"))
    assert [rule for rule in sorted(listed) if f'"{rule}"' not in written] == []
    of_a_row = {check.__module__.rpartition(".")[2] for check in CHECKS if hasattr(modules[check.__module__], "of_row")}
    assert listed >= of_a_row
