"""Contradictions inside a dictionary that leave it usable: each is a warning at its place."""

import pytest

from waymark.domain.issue import Level

AA1, BB2 = "indicators/AA1.yaml", "indicators/BB2.yaml"
DEFINITION = "definition: Referrals with an earlier one, of all referrals."
DAYS = "{since: referral_date, until: closure_date, days: 30, calendar: shire}"

WARNED = [
    (AA1, DEFINITION, "definition: Done in 6 weeks, or 30 working days.", 3, "working_days_against_weeks",
     "definition says '6 weeks'; the definition says working days"),
    (AA1, "name: Percentage of referrals that come again", "name: Referrals in six weeks (30 working days)", 2,
     "working_days_against_weeks", "says 'six weeks'"),
    (AA1, "previous: {within_months: 12}", f"within_working_days: {DAYS}", None, "", ""),
    (AA1, DEFINITION, "definition: Of referrals, those that came again within 6 weeks.", None, "", ""),
    (AA1, DEFINITION, "definition: As AA2, but of referrals.", 3, "cited_code_unknown", "names AA2"),
    (AA1, DEFINITION, "definition: As BB2b, but of referrals.", 3, "cited_code_unknown", "names BB2b"),
    (AA1, DEFINITION, "definition: As BB2, at KS2 and by R12M.", None, "", ""),
    (BB2, "definition: As the indicator, for three years.", "definition: As BB9.", 33, "cited_code_unknown", "BB9"),
    (BB2, "definition: Children in care who stay in one placement.",
     "definition: referrals with an earlier one,  of all Referrals", 3, "two_codes_one_text",
     "BB2 has the same definition as AA1"),
    (BB2, "name: Percentage of children who stay\n", "name: Percentage of referrals that come again\n", 2,
     "two_codes_one_text", "BB2 has the same name as AA1"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "rule", "said"), WARNED)
def test_a_contradiction_is_a_warning_at_its_place(small, file, old, new, line, rule, said):
    small.write("calendars/shire.yaml", "first: 2021-01-01\nlast: 2021-12-31\nsource: the council\n")
    small.write("calendars/shire.csv", "date,name\n2021-12-27,Christmas Day\n")
    small.change(file, old, new)

    framework, issues = small.load()

    assert framework is not None, [str(issue) for issue in issues]
    if not rule:
        assert issues == []
        return
    assert [(issue.rule, issue.file, issue.row, issue.level) for issue in issues] == [
        (rule, f"small/{file}", line, Level.WARNING)
    ]
    assert said in issues[0].sentence
    assert issues[0].hint


def test_weeks_in_the_name_of_what_is_counted_in_working_days(small):
    small.write("calendars/shire.yaml", "first: 2021-01-01\nlast: 2021-12-31\nsource: the council\n")
    small.write("calendars/shire.csv", "date,name\n2021-12-27,Christmas Day\n")
    small.change(AA1, "previous: {within_months: 12}", f"within_working_days: {DAYS}")
    small.change(AA1, "that come again", "closed within 6 weeks")

    issues = small.load()[1]

    assert [(issue.rule, issue.row) for issue in issues] == [("working_days_against_weeks", 2)]
    assert "the measure counts working days" in issues[0].sentence
