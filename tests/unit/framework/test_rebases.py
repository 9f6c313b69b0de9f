"""`rebase` of an indicator: what is read, and what is said of a mistake."""

import pytest
from tests.unit.framework.conftest import FILES

from waymark.domain.indicator import StatedRebase
from waymark.domain.issue import Level
from waymark.domain.month import Month

PLAIN = FILES["indicators/AA1.yaml"]


def written(small, rebase, plain=PLAIN):
    small.write("indicators/AA1.yaml", plain.replace("measure:\n", f"{rebase}measure:\n", 1))
    return small.load()


def test_rebases_are_read_earliest_first(small):
    later, earlier = "{from: 2024-04, reason: one front door.}", "{from: 2022-10, reason: 'new teams'}"
    framework, issues = written(small, f"rebase:\n  - {later}\n  - {earlier}\n")
    assert [str(issue) for issue in issues if issue.level is Level.ERROR] == []
    assert framework.indicator("AA1").rebases == (
        StatedRebase(Month.at(2022, 10), "new teams"),
        StatedRebase(Month.at(2024, 4), "one front door"),
    )


@pytest.mark.parametrize(
    ("rebase", "said"),
    [
        ("rebase:\n  - from: 2024-04\n", "'reason' is missing"),
        ("rebase:\n  - {from: 2024-04, reason: ' '}\n", "'reason' is empty"),
        ("rebase:\n  - {from: 2024-13, reason: new teams}\n", "does not fit 'from'"),
        ("rebase:\n  - {from: April 2024, reason: new teams}\n", "does not fit 'from'"),
        ("rebase: 2024-04\n", "a list of groups of keys"),
        ("rebase:\n  - {from: 2024-04, reason: a}\n  - {from: 2024-04, reason: b}\n", "anew from 2024-04 already"),
    ],
)
def test_a_rebase_needs_a_month_and_a_reason(small, rebase, said):
    framework, issues = written(small, rebase)
    assert framework is None
    assert any(said in issue.sentence for issue in issues)
    assert all(issue.file.endswith("AA1.yaml") for issue in issues)


@pytest.mark.parametrize(("month", "warned"), [("2024-04", False), ("2024-05", True), ("2024-07", False)])
def test_a_quarter_begins_in_its_first_month(small, month, warned):
    quarterly = PLAIN.replace("frequency: M", "frequency: Q")
    framework, issues = written(small, f"rebase:\n  - {{from: {month}, reason: new teams}}\n", quarterly)
    assert framework is not None
    found = [issue for issue in issues if issue.rule == "rebase_within_period"]
    assert bool(found) is warned
    assert all(issue.level is Level.WARNING and issue.row for issue in found)
