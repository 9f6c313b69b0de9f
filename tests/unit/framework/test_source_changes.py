"""`changes` of a source in `sources.yaml`: what is read, and what is said of a mistake."""

from datetime import date

import pytest

from waymark.domain.month import Month

SOURCES = """\
sources:
  - id: census
    title: Children in Need census
    what: Referrals.
    how_often: once a year
    comes_from: CIN Census
    tables: [referral, assessment]
    final_when: provisional until it is published
    changes:
      - on: 2017-06-11
        what: case system replaced.
        tables: [referral]
        until: 2017-06-30
        full_figure_promised: 2017-09
      - on: 2020-04-01
        what: need codes renamed
        indicators: [AA1]
        comparable: no
  - id: care
    title: Children looked after
    what: Days in care.
    how_often: once a year
    comes_from: SSDA903
    tables: [care_episode, unaccompanied_spell]
    final_when: provisional until it is published
"""


def test_changes_are_read_with_what_is_left_out(small):
    small.write("sources.yaml", SOURCES)
    framework, issues = small.load()
    assert issues == []
    replaced, renamed = framework.changes
    assert (replaced.on, replaced.what, replaced.tables) == (date(2017, 6, 11), "case system replaced", ("referral",))
    assert (replaced.until, replaced.promised, replaced.made) == (date(2017, 6, 30), Month.parse("2017-09"), None)
    assert (replaced.partial, replaced.comparable) == (True, True)
    assert (renamed.tables, renamed.indicators) == (("referral", "assessment"), ("AA1",))
    assert (renamed.partial, renamed.comparable) == (False, False)


@pytest.mark.parametrize(
    ("old", "new", "rule", "row", "value"),
    [
        ("tables: [referral]\n", "tables: [care_episode]\n", "change_leads_nowhere", 12, "care_episode"),
        ("[AA1]", "[AA9]", "change_leads_nowhere", 17, "AA9"),
        ("until: 2017-06-30", "until: 2017-06-10", "change_leads_nowhere", 13, "2017-06-10"),
        ("promised: 2017-09", "promised: 2017-05", "change_leads_nowhere", 14, "2017-05"),
        ("promised: 2017-09", "promised: autumn", "form", 14, "autumn"),
        ("on: 2017-06-11", "on: 11 June 2017", "date_unreadable", 10, "11 June 2017"),
        ("comparable: no", "comparable: never", "yes_no", 18, "never"),
        ("        what: need codes renamed\n", "", "key_missing", 15, ""),
    ],
)
def test_a_mistake_in_a_change_is_located(small, old, new, rule, row, value):
    small.write("sources.yaml", SOURCES)
    small.change("sources.yaml", old, new)
    issues = [issue for issue in small.load()[1] if issue.rule == rule]
    assert [(issue.file, issue.row, issue.value) for issue in issues] == [("small/sources.yaml", row, value)]
    assert all(issue.sentence and issue.hint for issue in issues)
