"""Each check by a worked table: wrong sentences that it finds, and their right neighbours that it leaves alone."""

from fractions import Fraction

import pytest

from waymark.commentary.check import check
from waymark.commentary.known import Known, Printed
from waymark.domain.polarity import Polarity

PLANS = Known(
    "SEND20", ("Percentage of plans issued within 20 weeks",), Polarity.HIGHER, "%",
    Printed(Fraction(74)), Printed(Fraction(78)), Printed(Fraction(86)), Printed(Fraction(59)),
    Fraction(597), Fraction(807),
)  # fmt: skip
NEET = Known(
    "NEET", ("Percentage of 16-17 year olds NEET",), Polarity.LOWER, "%",
    Printed(Fraction(32, 10), 1), Printed(Fraction(29, 10), 1), Printed(Fraction(25, 10), 1),
)  # fmt: skip
CARE = Known("CIC", ("Number of children in care",), Polarity.NONE, "count", Printed(Fraction(1433)))
KNOWN = (PLANS, NEET, CARE)

# (check, kind, wrong, right)
TABLE = [
    (
        "colours",
        "judgement",
        "NEET: 3.2% against a target of 2.5%, so green.",
        "NEET: 3.2% against a target of 2.5%, so red.",
    ),
    (
        "feeling",
        "movement",
        "NEET went from 2.9% to 3.2%, a welcome change.",
        "NEET went from 2.9% to 3.2%, an unwelcome change.",
    ),
    (
        "standing",
        "judgement",
        "NEET, at 3.2%, has not breached the ceiling of 2.5%.",
        "NEET, at 3.2%, has breached the ceiling of 2.5%.",
    ),
    (
        "ratio",
        "ratio",
        "Of the 300 shops inspected, 262 are clean, which equates to 83.7%.",
        "Of the 300 shops inspected, 262 are clean, which equates to 87.3%.",
    ),
    (
        "month_ranges",
        "date",
        "The spring term report covers 1 September 2015 to 18 December 2015.",
        "The autumn term report covers 1 September 2015 to 18 December 2015.",
    ),
    (
        "movement",
        "movement",
        "Loans dwindled from 310 to 340.",
        "Loans dwindled from 340 to 310.",
    ),
    (
        "total",
        "total",
        "The three libraries lent 410, 385 and 290 books, making 1,185 in total.",
        "The three libraries lent 410, 385 and 290 books, making 1,085 in total.",
    ),
    (
        "growth_in_brackets",
        "size",
        "31 carers were recruited, up from 24 (39%).",
        "31 carers were recruited, up from 24 (29%).",
    ),
    (
        "signed",
        "movement",
        "Plans issued within 20 weeks: 74%, +4pp on last year.",
        "Plans issued within 20 weeks: 74%, -4pp on last year.",
    ),
    (
        "standing",
        "judgement",
        "Plans issued within 20 weeks lag behind England, at 74% against 59%.",
        "Plans issued within 20 weeks are ahead of England, at 74% against 59%.",
    ),
    (
        "standing",
        "judgement",
        "Plans issued within 20 weeks are on target, at 74%.",
        "Plans issued within 20 weeks are off target, at 74%.",
    ),
    (
        "size",
        "size",
        "At 2.5%, the share of invoices unpaid is half a percentage point above the target of 1.5%.",
        "At 2.0%, the share of invoices unpaid is half a percentage point above the target of 1.5%.",
    ),
    (
        "movement",
        "movement",
        "NEET rose by 0.3 points to 3.2%, an encouraging improvement.",
        "NEET rose by 0.3 points to 3.2%, a worrying deterioration.",
    ),
    (
        "movement",
        "movement",
        "Plans issued within 20 weeks have moved in the right direction, from 78% to 74%.",
        "Plans issued within 20 weeks have moved in the wrong direction, from 78% to 74%.",
    ),
    (
        "dates",
        "date",
        "The report covers 1 April to 30 September, a period of nine months.",
        "The report covers 1 April to 30 September, a period of six months.",
    ),
    (
        "standing",
        "judgement",
        "Re-offending was 33.7%, ahead of the 28% target.",
        "Re-offending was 33.7%, behind the 28% target.",
    ),
    (
        "standing",
        "judgement",
        "At 74%, plans issued within 20 weeks met the target of 86%.",
        "At 74%, plans issued within 20 weeks did not meet the target of 86%.",
    ),
    (
        "standing",
        "judgement",
        "At 74%, plans issued within 20 weeks are below the national figure of 59%.",
        "At 74%, plans issued within 20 weeks are above the national figure of 59%.",
    ),
    ("movement", "movement", "Attendance rose from 94.1% to 93.2%.", "Attendance fell from 94.1% to 93.2%."),
    ("movement", "movement", "NEET improved from 2.9% to 3.2%.", "NEET worsened from 2.9% to 3.2%."),
    ("movement", "movement", "The figure remained unchanged, from 41 to 52.", "The figure remained unchanged at 41."),
    ("multiples", "size", "Referrals doubled from 40 to 60.", "Referrals doubled from 40 to 80."),
    ("multiples", "size", "Complaints fell by a third, from 90 to 80.", "Complaints fell by a third, from 90 to 60."),
    (
        "size",
        "size",
        "Attendance fell by 2 percentage points, from 94% to 91%.",
        "Attendance fell by 3 percentage points, from 94% to 91%.",
    ),
    ("size", "unit", "Attendance fell by 3%, from 94% to 91%.", "Attendance fell by 3 points, from 94% to 91%."),
    (
        "band",
        "judgement",
        "At 94%, occupancy is inside the 85% to 90% band.",
        "At 88%, occupancy is inside the 85% to 90% band.",
    ),
    (
        "ratio",
        "ratio",
        "Of these, 30 of the 45 schools (76%) replied.",
        "Of these, 30 of the 45 schools (67%) replied.",
    ),
    ("ratio", "ratio", "There were 547 of 501 schools good.", "There were 501 of 547 schools good (91.6%)."),
    (
        "recorded_parts",
        "record",
        "Of the 807 plans issued within 20 weeks counted, 579 were on time.",
        "Of the 807 plans issued within 20 weeks counted, 597 were on time.",
    ),
    ("in_words", "words", "Three quarters (61%) of parents agreed.", "Three quarters (75%) of parents agreed."),
    ("in_words", "words", "A majority of pupils (46%) agreed.", "A majority of pupils (56%) agreed."),
    ("nearness", "words", "The average is just under 6 (6.4).", "The average is just over 6 (6.4)."),
    (
        "total",
        "total",
        "There are 194 schools: 165 primary, 20 secondary, 5 special and 6 units.",
        "There are 194 schools: 165 primary, 20 secondary, 5 special and 4 units.",
    ),
    (
        "judged",
        "judgement",
        "The number of children in care has improved.",
        "The number of children in care has fallen.",
    ),
    ("dates", "date", "The data are of 31 June 2018.", "The data are of 30 June 2018."),
    (
        "dates",
        "date",
        "Quarter 1 covers 1 June 2018 to 31 August 2018.",
        "Quarter 1 covers 1 April 2018 to 30 June 2018.",
    ),
    (
        "month_ranges",
        "date",
        "The twelve months from April 2017 to June 2018 are shown.",
        "The twelve months from April 2017 to March 2018 are shown.",
    ),
    (
        "month_ranges",
        "date",
        "The summer term (September to December 2018) was quiet.",
        "The summer term (April to July 2018) was quiet.",
    ),
    ("years", "date", "The results are of 2018/17.", "The results are of 2017/18."),
    (
        "years",
        "period",
        "Contacts rose 16% over the last year, from 250 in 2014 to 290 in 2016.",
        "Contacts rose 16% over the last year, from 250 in 2015 to 290 in 2016.",
    ),
    (
        "recorded",
        "record",
        "The percentage of plans issued within 20 weeks is 47%.",
        "The percentage of plans issued within 20 weeks is 74%.",
    ),
]


# Right sentences of kinds that were once disturbed.
RIGHT = [
    "Of the 640 interviews due for children who went missing, 528 were completed, or 82.5%.",
    "Missed bin collections were down by 2.7 on the previous figure of 9.1, to 6.4.",
    "We aim to increase attendance to 97% by 2026, from 93.5% today.",
    "In the district of Wyvern, 51% of plans were issued within 20 weeks.",
    "Around 75% (74.2%) of pupils stayed.",
    "Of 807 plans, 597 (74%) were issued in time.",
    "The percentage of cases closed by Early Help Units has fallen from 79.6% to 76.4%.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_stay_undisturbed(text):
    assert found(text) == []


def found(text):
    return [each.finding for each in check(text, KNOWN, lines_alone=True)]


@pytest.mark.parametrize(("name", "kind", "wrong", "right"), TABLE)
def test_the_wrong_is_found_and_the_right_is_not(name, kind, wrong, right):
    assert kind in {each.kind for each in found(wrong)}, name
    assert found(right) == [], name


def test_a_finding_says_what_is_said_what_is_true_and_what_would_be_right():
    (finding,) = found("Re-offending was 33.7%, ahead of the 28% target.")
    assert finding.says == "33.7% is better than the target of 28%"
    assert finding.data == "33.7% is above 28%, and lower is better"
    assert finding.suggestion == "Say above the target (worse, as lower is better), or correct the figures."


def test_a_suggestion_is_in_the_unit_of_the_sentence():
    (money,) = found(
        "In all £4.5 million was saved: £2.1 million by care, £1.6 million by roads and £1.2 million by parks."
    )
    assert money.suggestion == "Say £4.9 million, or correct the parts."
    (days,) = found("It takes 31.5 days, 5.7 days more than the 26.8 days of last year.")
    assert days.suggestion == "Say 4.7 days."


def test_a_sentence_inherits_its_indicator_within_a_paragraph_only():
    beginning = "NEET stood at 3.2%."
    assert [each.line for each in check(f"{beginning}\nIt is better than the target.", KNOWN)] == [2]
    assert check(f"{beginning}\n\nIt is better than the target.", KNOWN) == ()
    assert check(f"{beginning}\nIt is better than the target.", KNOWN, lines_alone=True) == ()
