"""A minimal valid framework, in a folder that a test may change before it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from waymark.domain.framework import Framework
from waymark.domain.issue import Issue
from waymark.framework.load import load_framework

FILES = {
    "framework.yaml": """\
name: small
organisation: Small Council
produced_by: Management Information
""",
    "areas.csv": """\
code,name,kind,parent,other_codes,valid_from,valid_to
E10,Shire,authority,,886,,
E11,North,district,E10,Old North;N,,
""",
    "indicators/AA1.yaml": """\
code: AA1
name: Percentage of referrals that come again
definition: Referrals with an earlier one, of all referrals.
polarity: L
frequency: M
year_type: financial
unit: percent
decimals: 1
numerator_name: referrals with an earlier one
denominator_name: referrals
source: Children in Need census
why_it_matters: It shows whether help lasts.
owner: Head of Service
checker: Management Information
review_date: 2027-03-31
measure:
  ratio:
    numerator:
      count:
        table: referral
        at: referral_date
        where: need = 'N1'
        previous: {within_months: 12}
    denominator:
      count: {table: referral, at: referral_date}
    window: R12M
""",
    "indicators/BB2.yaml": """\
code: BB2
name: Percentage of children who stay
definition: Children in care who stay in one placement.
polarity: H
frequency: M
year_type: financial
unit: percent
decimals: 0
numerator_name: children who stay
denominator_name: children in care
source: SSDA903 return
why_it_matters: Staying put matters.
owner: Head of Service
checker: Management Information
review_date: 2027-03-31
measure:
  ratio:
    numerator:
      stock:
        table: care_episode
        start: start
        end: end
        held:
          - {since: period_start, months: 30}
        under_age: {birth_date: birth_date, years: 16}
        outside: [unaccompanied_spell]
    denominator:
      stock: {table: care_episode, start: start, end: end}
    window: MS
readings:
  - id: longer
    name: Percentage of children who stay longer
    definition: As the indicator, for three years.
    measure: {draft: to be agreed}
""",
    "targets/2021-22.csv": """\
indicator,area,year,target,floor,baseline,effective_from,decision_ref
AA1,E10,2021-22,20.0,25.0,24.0,,plan
BB2,E10,2021-22,70,60,,,plan
""",
    "policies/2021-22.yaml": """\
title: How figures are judged
default:
  rating: floor_and_target
  direction: step
by_indicator:
  AA1: {rating: baseline_and_target}
""",
    "policies/2022-23.yaml": "same_as: 2021-22\n",
    "scorecards/directorate.yaml": """\
title: Directorate scorecard
audience: Directors
frequency: monthly
sections:
  - id: first
    title: First
    indicators: [AA1, BB2, BB2.longer]
columns: [code, indicator, latest, rating]
area_kinds: [authority]
""",
}


COUNTED = """\
code: CC3
name: Number of first entries, year to date
definition: First entries in the year so far.
polarity: H
frequency: M
year_type: financial
unit: count
decimals: 0
numerator_name: first entries
source: Children in Need census
why_it_matters: It shows whether places are found.
owner: Head of Service
checker: Management Information
review_date: 2027-03-31
measure:
  total:
    term:
      count: {table: referral, at: referral_date}
    window: YTD
"""


@dataclass(frozen=True)
class SmallFramework:
    """The folder `small`, holding FILES until a test changes them."""

    folder: Path

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def change(self, name: str, old: str, new: str) -> None:
        """Puts `new` where `old` stands, once; a mutation that changes nothing is a mistake in the test."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def load(self) -> tuple[Framework | None, list[Issue]]:
        return load_framework(self.folder)


@pytest.fixture
def small(tmp_path: Path) -> SmallFramework:
    framework = SmallFramework(tmp_path / "small")
    for name, text in FILES.items():
        framework.write(name, text)
    return framework


@pytest.fixture
def issues_after(small: SmallFramework) -> Callable[[str, str, str], list[Issue]]:
    """The issues after one change: `issues_after(file, old, new)`."""

    def changed(name: str, old: str, new: str) -> list[Issue]:
        small.change(name, old, new)
        return small.load()[1]

    return changed


@pytest.fixture
def load(small):
    """Puts a measure in the place of AA1's and loads; gives the measure, and every issue."""
    small.write("calendars/shire.yaml", "first: 2021-01-01\nlast: 2022-12-31\nsource: the council\n")
    small.write("calendars/shire.csv", "date,name\n2021-12-27,Christmas Day\n")
    whole = (small.folder / "indicators/AA1.yaml").read_text(encoding="utf-8")
    head = whole[: whole.index("measure:")]

    def loaded(text, unit="percent"):
        small.write("indicators/AA1.yaml", head.replace("unit: percent", f"unit: {unit}") + text)
        framework, issues = small.load()
        return (None if framework is None else framework.indicator("AA1").measure), issues

    return loaded
