"""What it would take is said in plain sentences that are grammatical whatever is counted, and however many."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.narrative.currency import awaited, overdue, standing
from waymark.narrative.outlook import (
    Changed,
    Counted,
    Seen,
    alone,
    continued,
    kept,
    needs,
    not_offered,
    out_of_reach,
    required,
)

PLANS = Counted("plans issued within 20 weeks", "597", "74.0%", "807")
EXCLUSIONS = Counted("permanent exclusions", "20", "20")
DAYS = Counted("days", "10,920", "546 days", "20", share=False)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            needs("Green", Changed("97", True, "694", "86.0%"), PLANS),
            "Green needs 97 more of these: plans issued within 20 weeks (694 of 807 instead of 597).",
        ),
        (
            needs("Amber", Changed("1", False, "19", "19"), EXCLUSIONS),
            "Amber needs 1 fewer of these: permanent exclusions (19 instead of 20).",
        ),
        (
            needs("Green", Changed("511", False, "10,409", "520 days", "26 days"), DAYS),
            "Green needs 26 days less on average: 520 days instead of 546 days; 511 less in all, over 20.",
        ),
        (
            kept([Changed("1", True, "21", "21")], EXCLUSIONS),
            "Green already. It would be lost with 1 more of these: permanent exclusions (21 instead of 20).",
        ),
        (
            kept([Changed("8", False, "40", "13%"), Changed("8", True, "56", "19%")], PLANS),
            (
                "Green already. It would be lost with 8 fewer (40) or 8 more (56) of these: plans issued within 20 "
                "weeks (597 of 807 at present)."
            ),
        ),
        (kept([], PLANS), "Green already, and no possible count of 807 would lose it."),
        (out_of_reach(PLANS), "Out of reach: no possible count of 807 would be green."),
        (not_offered("a gap has two sides"), "Not worked out in cases: a gap has two sides."),
        (
            required("86%", "2018-19", "March 2019", True, "0.8 percentage points", 5, "month"),
            (
                "To reach the 2018-19 target of 86% by March 2019, it would have to rise by 0.8 percentage points a "
                "month for 5 months."
            ),
        ),
        (
            required("25%", "2018-19", "March 2019", False, "2 percentage points", 1, "quarter"),
            (
                "To reach the 2018-19 target of 25% by March 2019, it would have to fall by 2 percentage points in "
                "the 1 quarter that is left."
            ),
        ),
        (alone("21.8%", "45 of 206"), "In the month alone: 21.8% (45 of 206)."),
        (alone("3", ""), "In the month alone: 3."),
        (continued(Seen(True, "", "", "", "", "", 0, True)), ""),
        (overdue("74.0%", "2024-25", "2025-26"), "latest is 74.0%, 2024-25; 2025-26 should be known"),
        (
            awaited("74.0%", "2023-24", "2024-25", "November 2025"),
            "latest is 74.0%, 2023-24; 2024-25 is due by November 2025",
        ),
        (
            standing("September 2024", "spring term 2025"),
            "the latest data are of September 2024; newer ones should be known for spring term 2025",
        ),
    ],
)
def test_said(said, sentence):
    assert said == sentence


@given(st.integers(1, 5000), st.booleans(), st.sampled_from(["cases", "plans begun", "places less pupils"]))
def test_no_noun_has_to_agree_with_a_number(count, more, name):
    said = needs("Green", Changed(f"{count:,}", more, "9", "9"), Counted(name, "7", "7", "8"))
    assert re.fullmatch(r"Green needs [\d,]+ (more|fewer) of these: [a-z ]+ \(9 of 8 instead of 7\)\.", said)


def test_what_would_come_is_called_arithmetic_and_no_forecast():
    for green in (True, False):
        for crosses in ("", "June 2019"):
            seen = Seen(green, "December 2018 to February 2019", crosses, "24.9%", "February 2020", "26.1%", 12, False)
            assert continued(seen).endswith(". This is arithmetic, not a forecast.")
