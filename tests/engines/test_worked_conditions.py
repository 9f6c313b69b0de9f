"""Conditions on an event with answers found by hand: in a spell, of an age, within working days. Both engines."""

from datetime import date

import pytest

from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import AgeAt, Count, During, Mean, Ratio, Sum, WithinWorkingDays
from waymark.domain.month import Month
from waymark.domain.window import Window
from waymark.domain.working_calendar import WorkingCalendar

R12M, M = Window.parse("R12M"), Window.parse("M")
EVERY = Count("return_interview", "end")
# England: the bank holidays from Christmas 2018 to May 2019.
ENGLAND = WorkingCalendar(
    "england",
    date(2018, 12, 1),
    date(2019, 5, 31),
    frozenset(
        {
            date(2018, 12, 25),
            date(2018, 12, 26),
            date(2019, 1, 1),
            date(2019, 4, 19),
            date(2019, 4, 22),
            date(2019, 5, 6),
            date(2019, 5, 27),
        }
    ),
)


def day(text):
    return date.fromisoformat(text) if text else None


def missing(start, end, child="c1", **more):
    dated = {name: day(text) if name in ("birth_date", "completed_date") else text for name, text in more.items()}
    return {"child": child, "start": day(start), "end": day(end), **dated}


def referred(start, end=None, child="c1", **more):
    return {"child": child, "referral_date": day(start), "closure_date": day(end), **more}


OPEN_CASE = During("referral", "start", "referral_date", "closure_date")


def returned_in_march(compute, condition, interviews, **others):
    """(numerator, denominator) of interviews that meet the condition, in the year to March 2020."""
    counted = Count("return_interview", "end", conditions=(condition,))
    parts = compute(Ratio(counted, EVERY, R12M), {"return_interview": interviews, **others}, "2020-03")
    return parts.at("C", Month.at(2020, 3))


@pytest.mark.parametrize(
    ("start", "counts"),
    [
        ("2020-01-09", 0),
        ("2020-01-10", 1),  # the day the case opens
        ("2020-02-19", 1),
        ("2020-02-20", 0),  # the day it closes is the first day no longer
    ],
)
def test_a_case_is_open_from_its_first_day_until_the_day_it_closes(compute, start, counts):
    rows = [missing(start, "2020-03-05")]
    assert returned_in_march(compute, OPEN_CASE, rows, referral=[referred("2020-01-10", "2020-02-20")]) == (counts, 1)


def test_overlapping_cases_count_a_row_once(compute):
    cases = [referred("2020-01-10", "2020-02-20"), referred("2020-01-20"), referred("2019-01-01")]
    assert returned_in_march(compute, OPEN_CASE, [missing("2020-02-01", "2020-02-03")], referral=cases) == (1, 1)


def test_a_case_is_that_of_the_same_child_and_a_row_without_a_child_has_none(compute):
    rows = [missing("2020-02-01", "2020-02-03", child) for child in ("c1", "c2", None)]
    cases = [referred("2020-01-10", child=child) for child in ("c2", None)]
    assert returned_in_march(compute, OPEN_CASE, rows, referral=cases) == (1, 3)


def test_a_blank_start_is_always_and_a_flagged_date_is_no_date(compute):
    rows = [missing("2020-02-01", "2020-02-03", child) for child in ("c1", "c2", "c3", "c4")]
    always = During("unaccompanied_spell", "start", "start", "end")
    spells = [
        {"child": "c1", "end": date(2020, 2, 2)},
        {"child": "c2", "flagged": {"start"}},
        {"child": "c3", "start": date(2020, 1, 1), "flagged": {"end"}},
        {"child": "c4", "start": date(2020, 1, 1), "flagged": {"end"}},
        {"child": "c4", "start": date(2020, 1, 1), "end": date(2020, 5, 1)},
    ]
    assert returned_in_march(compute, always, rows, unaccompanied_spell=spells) == (2, 4)


def test_a_row_without_the_date_is_in_no_spell_however_long(compute):
    always = During("unaccompanied_spell", "start", "start", "end")
    rows = [missing(None, "2020-03-05"), missing("2020-03-01", "2020-03-05")]
    assert returned_in_march(compute, always, rows, unaccompanied_spell=[{"child": "c1"}]) == (1, 2)


def test_the_date_that_must_lie_in_the_spell_may_be_another_than_that_of_the_count(compute):
    """The case was open when the child went missing; that it has closed by the return does not matter."""
    rows = [missing("2020-02-19", "2020-03-05"), missing(None, "2020-03-05"), missing("2020-02-19", "2020-04-05")]
    assert returned_in_march(compute, OPEN_CASE, rows, referral=[referred("2020-01-10", "2020-02-20")]) == (1, 2)


@pytest.mark.parametrize(
    ("born", "start", "age"),
    [
        ("2004-02-29", "2020-02-28", 15),
        ("2004-02-29", "2020-02-29", 16),
        ("2003-02-28", "2020-02-28", 17),
        ("2004-02-29", "2021-02-28", 16),  # no 29 February that year: the birthday is 1 March
        ("2004-02-29", "2021-03-01", 17),
        ("2004-03-01", "2021-02-28", 16),
        ("2004-12-31", "2020-01-01", 15),
    ],
)
def test_an_age_is_completed_on_the_birthday(compute, born, start, age):
    def counted(**limits):
        condition = AgeAt("birth_date", "start", **limits)
        measure = Ratio(Count("return_interview", "start", conditions=(condition,)), EVERY, M)
        rows = {"return_interview": [missing(start, None, birth_date=born)]}
        return compute(measure, rows, start[:7]).at("C", Month.parse(start[:7]))[0]

    assert counted(least=age) == counted(under=age + 1) == counted(least=age, under=age + 1) == 1
    assert counted(least=age + 1) == counted(under=age) == 0


def test_without_a_date_of_birth_nobody_knows_the_age(compute):
    rows = [
        missing("2020-02-01", "2020-02-03", "c1", birth_date="2010-01-01"),
        missing("2020-02-01", "2020-02-03", "c2"),
        missing("2020-02-01", "2020-02-03", "c3", flagged={"birth_date"}),
        missing(None, "2020-02-03", "c4", birth_date="2010-01-01"),
    ]
    for limits in ({"under": 18}, {"least": 0}, {}):
        assert returned_in_march(compute, AgeAt("birth_date", "start", **limits), rows) == (1, 4)


@pytest.mark.parametrize(
    ("allocated", "completed", "counts"),
    [
        ("2018-12-10", "2019-01-24", 1),  # 30 working days after
        ("2018-12-10", "2019-01-25", 0),
        ("2019-04-01", "2019-05-16", 1),
        ("2019-04-01", "2019-05-17", 0),
        ("2019-04-01", "2019-04-01", 1),  # the day of allocation is day 0
        ("2018-12-08", "2019-01-24", 0),  # a Saturday: the Monday after is day 1
        ("2018-12-08", "2019-01-23", 1),
        ("2018-11-30", "2018-12-03", 0),  # before the calendar begins
        ("2019-05-31", "2019-06-03", 0),  # after it ends
        (None, "2019-05-17", 0),
    ],
)
def test_thirty_working_days(compute, allocated, completed, counts):
    in_time = WithinWorkingDays("allocated_date", "assessment_completed_date", 30, ENGLAND)
    at = "assessment_completed_date"
    counted = Count("early_help_episode", at, conditions=(in_time,))
    row = {"child": "c1", "allocated_date": day(allocated), "assessment_completed_date": day(completed)}
    month = completed[:7]
    parts = compute(Ratio(counted, Count("early_help_episode", at), M), {"early_help_episode": [row]}, month)
    assert parts.at("C", Month.parse(month)) == (counts, 1)


def test_two_calendars_of_one_name_are_two_calendars(compute):
    weekdays = WorkingCalendar("england", ENGLAND.first, ENGLAND.last, frozenset())
    at = "assessment_completed_date"
    with_and_without = [
        Count("early_help_episode", at, conditions=(WithinWorkingDays("allocated_date", at, 33, calendar),))
        for calendar in (ENGLAND, weekdays)
    ]
    rows = {"early_help_episode": [{"allocated_date": day("2018-12-10"), at: day("2019-01-24")}]}
    rows["early_help_episode"].append({"allocated_date": day("2018-12-10"), at: day("2019-01-25")})
    parts = compute(Ratio(*with_and_without, M), rows, "2019-01")
    assert parts.at("C", Month.at(2019, 1)) == (2, 1)


def test_the_day_is_counted_once_by_the_first_event_that_meets_the_conditions(compute):
    """A day whose first event is outside the condition still counts by its second."""
    young = AgeAt("birth_date", "start", under=18)
    rows = [
        missing("2020-03-01", "2020-03-05", birth_date="1990-01-01"),
        missing("2020-03-01", "2020-03-05", birth_date="2010-01-01"),
        missing("2020-03-01", "2020-03-05", birth_date="2010-01-01"),
    ]
    once = Count("return_interview", "end", once_a_day=True, conditions=(young,))
    parts = compute(Ratio(once, EVERY, R12M), {"return_interview": rows}, "2020-03")
    assert parts.at("C", Month.at(2020, 3)) == (1, 3)


def test_a_mean_counts_the_rows_that_it_adds_up(compute):
    """The filter and the conditions of the sum hold for the count as well."""
    young = AgeAt("birth_date", "start", under=18)
    kept = Comparison(Column("type"), Operator.EQUAL, "M")
    total = Sum("return_interview", "end", "days_to_interview", kept, (young,))
    rows = [
        missing("2020-03-01", "2020-03-05", birth_date="2010-01-01", type="M", days_to_interview=4),
        missing("2020-03-01", "2020-03-05", birth_date="1990-01-01", type="M", days_to_interview=8),
        missing("2020-03-01", "2020-03-05", birth_date="2010-01-01", type="A", days_to_interview=16),
        missing("2020-03-01", "2020-03-05", birth_date="2010-01-01", type="M"),
    ]
    parts = compute(Mean(total, R12M), {"return_interview": rows}, "2020-03")
    assert parts.at("C", Month.at(2020, 3)) == (4, 1)


def test_a_spell_of_somebody_else_is_refused(compute):
    at_school = During("attendance", "start", "period_end", "period_end")
    counted = Count("return_interview", "end", conditions=(at_school,))
    with pytest.raises(ContradictionError, match="X1: return_interview is by child and attendance by enrolment"):
        compute(Ratio(counted, EVERY, R12M), {}, "2020-03")
