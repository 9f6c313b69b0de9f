"""Shares of entities over a threshold and cohorts followed up, with answers found by hand. Both engines."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import Cohort, ShareOfEntities
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window

YTD, M, R3M = Window.parse("YTD"), Window.parse("M"), Window.parse("R3M")


def absent(window=YTD, where=None, threshold=Fraction(1, 10)):
    return ShareOfEntities("attendance", "period_end", "absent", "possible", threshold, window, where)


def sessions(enrolment, month, possible, missed, area="N", **more):
    month = Month.parse(month)
    return {
        "enrolment": enrolment,
        "period_end": month.last,
        "possible": possible,
        "absent": missed,
        "area": area,
        **more,
    }


def year(compute, measure, rows, *months):
    """(numerator, denominator) of the county in each month of an academic year."""
    parts = compute(measure, {"attendance": rows}, *months, year_type=YearType.ACADEMIC)
    return list(zip(parts.numerator[0].tolist(), parts.denominator[0].tolist(), strict=True))


@pytest.mark.parametrize(("missed", "counts"), [(9, 0), (10, 1), (11, 1)])
def test_exactly_at_the_threshold_counts(compute, missed, counts):
    rows = [sessions("e1", "2019-09", 40, missed), sessions("e1", "2019-10", 60, 0)]
    assert year(compute, absent(), rows, "2019-10") == [(counts, 1)]


def test_terms_are_summed_before_they_are_tested(compute):
    """Absent in September alone; by November no longer; a new year begins with nothing."""
    rows = [
        sessions("e1", "2019-09", 20, 4),
        sessions("e1", "2019-10", 20, 0),
        sessions("e1", "2019-11", 20, 0),
        sessions("e2", "2019-10", 20, 2),
        sessions("e1", "2020-09", 20, 1),
    ]
    asked = ("2019-08", "2019-09", "2019-10", "2019-11", "2020-08", "2020-09")
    assert year(compute, absent(), rows, *asked) == [(0, 0), (1, 1), (2, 2), (1, 2), (1, 2), (0, 1)]
    assert year(compute, absent(M), rows, *asked) == [(0, 0), (1, 1), (1, 2), (0, 1), (0, 0), (0, 1)]
    assert year(compute, absent(R3M), rows, *asked) == [(0, 0), (1, 1), (2, 2), (1, 2), (0, 0), (0, 1)]
    assert year(compute, absent(R3M), rows, "2019-12", "2020-01") == [(1, 2), (0, 1)]


def test_a_tenth_is_a_tenth_where_no_float_is(compute):
    """3 of 30 sessions, 70 of 700, and one session less than a tenth of very many."""
    rows = [
        sessions("e1", "2019-09", 30, 3),
        sessions("e2", "2019-09", 700, 70),
        sessions("e3", "2019-09", 10**17, 10**16 - 1),
        sessions("e4", "2019-09", 10**17, 10**16),
    ]
    assert year(compute, absent(), rows, "2019-09") == [(3, 4)]


def test_nobody_without_a_session_is_in_the_denominator(compute):
    rows = [sessions("e1", "2019-09", 0, 0), sessions("e2", "2019-09", 20, 0), sessions("e1", "2019-10", 20, 2)]
    assert year(compute, absent(), rows, "2019-09", "2019-10") == [(0, 1), (1, 2)]


def test_an_enrolment_with_a_row_that_cannot_be_added_is_set_aside_while_the_window_holds_it(compute):
    primary = Comparison(Column("phase"), Operator.EQUAL, "primary")
    rows = [
        sessions("e1", "2019-09", 20, 20, phase="primary"),
        sessions("e1", "2019-10", None, 0, phase="primary", flagged={"possible"}),
        sessions("e1", "2019-11", 20, 20, phase="primary"),
        sessions("e2", "2019-10", 20, 20, phase="primary"),
        sessions("e2", "2019-11", 20, 20),  # nobody knows whether this is primary
        sessions("e3", "2019-11", None, None, phase="secondary"),
        sessions("e3", "2019-11", 20, 0, phase="primary"),
        sessions(None, "2019-11", 20, 20, phase="primary"),
    ]
    asked = ("2019-09", "2019-10", "2019-11")
    assert year(compute, absent(where=primary), rows, *asked) == [(1, 1), (1, 1), (0, 1)]
    assert year(compute, absent(M, primary), rows, *asked) == [(1, 1), (1, 1), (1, 2)]


def test_an_entity_counts_once_in_each_area_and_once_in_the_county(compute):
    """e1 moved: over the threshold in the south and on the whole, not in the north."""
    rows = [
        sessions("e1", "2019-09", 20, 1, "N"),
        sessions("e1", "2019-10", 20, 9, "S"),
        sessions("e2", "2019-09", 20, 0, "N"),
        sessions("e3", "2019-10", 20, 20, None),
    ]
    parts = compute(absent(), {"attendance": rows}, "2019-09", "2019-10", year_type=YearType.ACADEMIC)
    october = {area: parts.at(area, Month.at(2019, 10)) for area in ("C", "N", "S", NOT_KNOWN)}
    assert october == {"C": (2, 3), "N": (0, 2), "S": (1, 1), NOT_KNOWN: (1, 1)}
    assert parts.at("C", Month.at(2019, 9)) == (0, 2)


def outcome(person, entry, offence=None, proven=None, **more):
    days = (date.fromisoformat(text) if text else None for text in (entry, offence, proven))
    return {"person": person, **dict(zip(("entry_date", "offence_date", "proven_date"), days, strict=True)), **more}


REOFFENDING = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", R3M)


def followed(compute, rows, month="2019-06", measure=REOFFENDING, year_type=YearType.FINANCIAL):
    found = compute(measure, {"offender_outcome": rows}, month, year_type=year_type)
    return found.at("C", Month.parse(month))


@pytest.mark.parametrize(
    ("offence", "proven", "counts"),
    [
        ("2019-05-16", "2019-07-01", 1),
        ("2019-05-15", "2019-07-01", 0),  # on the day of entry: not after it
        ("2020-05-15", "2020-07-01", 1),  # twelve months to the day
        ("2020-05-16", "2020-07-01", 0),
        ("2020-05-15", "2020-11-15", 1),  # proven six months after that
        ("2020-05-15", "2020-11-16", 0),
        ("2020-05-15", None, 0),  # not proven
    ],
)
def test_an_offence_within_twelve_months_proven_within_eighteen(compute, offence, proven, counts):
    rows = [outcome("y1", "2019-05-15"), outcome("y1", None, offence, proven)]
    assert followed(compute, rows) == (counts, 1)


@pytest.mark.parametrize(("offence", "counts"), [("2021-02-28", 1), ("2021-03-01", 0)])
def test_twelve_months_after_29_february_is_28_february(compute, offence, counts):
    rows = [outcome("y1", "2020-02-29"), outcome("y1", None, offence, "2021-03-02")]
    assert followed(compute, rows, "2020-03") == (counts, 1)


def test_the_first_entry_of_a_person_in_the_quarter_is_followed(compute):
    """Entered in April and in June: followed from April, and the June outcome is the offence proven."""
    rows = [
        outcome("y1", "2019-06-10", "2019-05-01", "2019-06-10"),
        outcome("y1", "2019-04-10", "2019-02-01", "2019-04-10"),
        outcome("y2", "2019-06-10", "2019-05-01", "2019-06-10"),
    ]
    assert followed(compute, rows) == (1, 2)
    # A new quarter is a new cohort: nobody entered it.
    assert followed(compute, rows, "2019-09") == (0, 0)


def test_a_figure_stands_from_the_end_of_its_quarter_until_the_next(compute):
    rows = [outcome("y1", "2019-04-10"), outcome("y2", "2019-08-10")]
    asked = ("2019-05", "2019-06", "2019-07", "2019-08", "2019-09", "2019-11", "2019-12")
    parts = compute(REOFFENDING, {"offender_outcome": rows}, *asked)
    assert parts.denominator[0].tolist() == [0, 1, 1, 1, 1, 1, 0]
    parts = compute(REOFFENDING, {"offender_outcome": rows}, *asked, year_type=YearType.CALENDAR)
    assert parts.denominator[0].tolist() == [0, 1, 1, 1, 1, 1, 0]
    # March to May, June to August: the quarters of a year that begins in September.
    parts = compute(REOFFENDING, {"offender_outcome": rows}, *asked, year_type=YearType.ACADEMIC)
    assert parts.denominator[0].tolist() == [1, 1, 1, 1, 1, 0, 0]


def test_the_filter_says_who_enters_and_not_what_comes_after(compute):
    custody = Comparison(Column("disposal_type"), Operator.EQUAL, "custody")
    cohort = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", R3M, where=custody)
    rows = [
        outcome("y1", "2019-04-10", disposal_type="caution"),
        outcome("y1", "2019-05-10", disposal_type="custody"),
        outcome("y1", "2019-09-10", "2019-08-01", "2019-09-10", disposal_type="caution"),
        outcome("y2", "2019-05-10", disposal_type="caution"),
    ]
    assert followed(compute, rows, measure=cohort) == (1, 1)


def test_a_person_of_whom_it_cannot_be_said_is_set_aside_on_both_sides(compute):
    rows = [
        outcome("y1", "2019-05-15"),
        outcome("y1", None, None, "2019-07-01"),  # proven, but an offence of what day?
        outcome("y2", "2019-05-15"),
        outcome("y2", None, "2019-06-01", flagged={"proven_date"}),
        outcome("y3", "2019-05-15"),
        outcome("y3", None, "2019-06-01", flagged={"proven_date"}),
        outcome("y3", None, "2019-06-02", "2019-07-01"),  # this one is certain
        outcome("y4", "2019-05-15"),
        outcome("y4", None, "2021-06-01", flagged={"proven_date"}),  # too late, whenever proven
        outcome(None, "2019-05-15"),
    ]
    assert followed(compute, rows) == (1, 2)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (absent(Window.parse("MS")), "a share of entities adds up the rows of a month or more; the window MS"),
        (
            ShareOfEntities("school_capacity", "as_at", "roll", "capacity", Fraction(1), M),
            "school_capacity holds snapshots; a share of entities",
        ),
        (
            Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R12M")),
            "a cohort is that of a quarter; its window must be R3M, not R12M",
        ),
    ],
)
def test_windows_that_contradict_the_form_are_refused(compute, measure, said):
    with pytest.raises(ContradictionError, match=f"X1: {said}"):
        compute(measure, {}, "2020-05")
