"""A cell walked back to its rows: what was counted, what was set aside, and for want of which columns."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, In, Operator
from waymark.domain.measure import (
    AgeAt,
    Cohort,
    Count,
    Difference,
    Draft,
    During,
    Gap,
    Held,
    Mean,
    Previous,
    Ratio,
    ShareOfEntities,
    Stock,
    Sum,
    UnderAge,
    WithinWorkingDays,
)
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.domain.working_calendar import WorkingCalendar
from waymark.measures.engine import Request
from waymark.measures.engines.in_memory import InMemoryEngine, walk

MARCH = Month.at(2020, 3)
MS, R12M = Window.parse("MS"), Window.parse("R12M")


@pytest.fixture
def walked(write_tables, county):
    def ask(measure, rows, area="C", month=MARCH):
        return walk(measure, YearType.FINANCIAL, write_tables(rows), county, area, month)

    return ask


def test_a_stock_names_the_rows_and_the_columns_that_are_wanting(walked):
    long_held = Stock(
        "care_episode",
        "start",
        "end",
        In(Column("placement"), ("U1", "U4")),
        held=(Held("placement_start", 24),),
        under_age=UnderAge("birth_date", 16),
        outside=("unaccompanied_spell",),
    )
    live = Stock("care_episode", "start", "end")
    whole = {
        "start": date(2019, 1, 1),
        "placement": "U1",
        "placement_start": date(2017, 1, 1),
        "birth_date": date(2010, 1, 1),
    }
    rows = {
        "care_episode": [
            {"child": "c1", **whole},
            {"child": "c2", **whole, "flagged": {"end", "placement"}},
            {"child": "c3", **whole, "birth_date": None, "placement_start": None},
            {"child": "c4", **whole, "placement": "H5", "birth_date": None},  # H5 excludes it, whatever its age
            {"child": "c5", **whole, "end": date(2020, 3, 31), "birth_date": None},
            {"child": "c6", **whole},
            {"child": "c7", **whole, "start": None},
        ],
        "unaccompanied_spell": [{"child": "c6", "start": date(2018, 1, 1), "flagged": {"end"}}],
    }
    numerator, denominator = walked(Ratio(long_held, live, MS), rows)
    assert numerator.table == denominator.table == "care_episode"
    assert numerator.counted == ("r000",)
    assert numerator.set_aside == (
        ("r001", ("end", "placement")),
        ("r002", ("placement_start", "birth_date")),
        ("r005", ("unaccompanied_spell.end",)),
        ("r006", ("start",)),
    )
    assert denominator.counted == ("r000", "r002", "r003", "r005")
    assert denominator.set_aside == (("r001", ("end",)), ("r006", ("start",)))


def test_only_the_rows_of_the_area(walked):
    every = Count("referral", "referral_date")
    rows = {
        "referral": [
            {"child": "c1", "referral_date": date(2020, 3, 1)},
            {"child": "c2", "referral_date": date(2020, 3, 1)},
            {"child": "c1", "referral_date": date(2018, 3, 1)},
            {"child": "c1", "flagged": {"referral_date"}},
        ],
        "child_area": [{"child": "c1", "area": "N", "basis": "home"}],
    }
    by_area = {area: walked(Ratio(every, every, R12M), rows, area)[0] for area in ("C", "N", "S", NOT_KNOWN)}
    assert {area: cell.counted for area, cell in by_area.items()} == {
        "C": ("r000", "r001"),
        "N": ("r000",),
        "S": (),
        NOT_KNOWN: ("r001",),
    }
    # Nobody knows the day, so nobody knows the area of that day.
    assert {area: len(cell.set_aside) for area, cell in by_area.items()} == {"C": 1, "N": 0, "S": 0, NOT_KNOWN: 1}


def test_a_previous_event_that_may_qualify_sets_the_row_aside(walked):
    acted = Comparison(Column("no_further_action"), Operator.EQUAL, False)
    again = Count("referral", "referral_date", previous=Previous(12, acted), once_a_day=True)
    rows = {
        "referral": [
            {"child": "c1", "referral_date": date(2019, 9, 1)},
            {"child": "c1", "referral_date": date(2020, 3, 1)},
            {"child": "c2", "referral_date": date(2019, 9, 1), "no_further_action": False},
            {"child": "c2", "referral_date": date(2019, 10, 1)},
            {"child": None, "referral_date": date(2019, 10, 1)},
        ]
    }
    numerator, _ = walked(Ratio(again, again, R12M), rows)
    assert numerator.counted == ("r003",)
    assert numerator.set_aside == (("r001", ("no_further_action",)), ("r004", ("child",)))


def test_rows_of_one_day_are_one_also_when_set_aside(walked):
    from_school = Comparison(Column("source"), Operator.EQUAL, "2A")
    once = Count("referral", "referral_date", from_school, once_a_day=True)
    on_a_day = {"child": "c1", "referral_date": date(2020, 3, 1)}
    rows = {"referral": [{**on_a_day, "source": "1A"}, on_a_day, on_a_day]}
    assert walked(Ratio(once, once, R12M), rows)[0].set_aside == (("r001", ("source",)),)
    rows["referral"].append({**on_a_day, "source": "2A"})
    cell = walked(Ratio(once, once, R12M), rows)[0]
    assert (cell.counted, cell.set_aside) == (("r003",), ())


def test_a_mean_sets_aside_rows_without_the_value(walked):
    rows = {
        "adoption": [
            {"child": "c1", "adoption_date": date(2020, 3, 1), "days_to_family": 400},
            {"child": "c2", "adoption_date": date(2020, 3, 1)},
        ]
    }
    total, count = walked(Mean(Sum("adoption", "adoption_date", "days_to_family"), R12M), rows)
    assert (total.counted, total.set_aside) == (("r000",), (("r001", ("days_to_family",)),))
    assert count.counted == ("r000",)


def test_as_many_rows_as_the_figure_says(walked, write_tables, county):
    every = Count("referral", "referral_date", once_a_day=True)
    again = Count("referral", "referral_date", previous=Previous(12), once_a_day=True)
    days = [date(2019, month, day) for month in range(1, 13) for day in (1, 15)]
    rows = {"referral": [{"child": f"c{number % 5}", "referral_date": day} for number, day in enumerate(days)]}
    measure = Ratio(again, every, R12M)
    numerator, denominator = walked(measure, rows)
    request = Request("X1", measure, YearType.FINANCIAL)
    parts = InMemoryEngine().compute([request], write_tables(rows), county, [MARCH])["X1"]
    assert (len(numerator.counted), len(denominator.counted)) == parts.at("C", MARCH) == (18, 18)


def test_a_condition_that_is_unknown_sets_the_row_aside_for_want_of_its_columns(walked):
    calendar = WorkingCalendar("test", date(2020, 3, 1), date(2020, 3, 31), frozenset())
    conditions = (
        During("referral", "start", "referral_date", "closure_date"),
        AgeAt("birth_date", "start", under=18),
        WithinWorkingDays("start", "end", 5, calendar),
    )
    counted = Count("return_interview", "end", conditions=conditions)
    whole = {"birth_date": date(2010, 1, 1), "start": date(2020, 3, 2), "end": date(2020, 3, 4)}
    rows = {
        "return_interview": [
            {"child": "c1", **whole},
            {"child": "c2", **whole},
            {"child": "c1", **whole, "birth_date": None},
            {"child": "c1", **whole, "start": date(2020, 2, 28)},
            {"child": None, **whole},
            {"child": "c1", **whole, "birth_date": date(2000, 1, 1), "start": None},
            {"child": "c1", **whole, "end": date(2020, 3, 31), "birth_date": None},  # late, whatever the age
        ],
        "referral": [
            {"child": "c1", "referral_date": date(2020, 1, 1)},
            {"child": "c2", "referral_date": date(2020, 1, 1), "flagged": {"closure_date"}},
        ],
    }
    cell = walked(Ratio(counted, Count("return_interview", "end"), R12M), rows)[0]
    assert (cell.part, cell.counted) == ("numerator", ("r000",))
    assert cell.set_aside == (
        ("r001", ("referral.closure_date",)),
        ("r002", ("birth_date",)),
        ("r003", ("start",)),
        ("r004", ("child",)),
        ("r005", ("start",)),
    )


def test_a_difference_gives_the_rows_of_both_terms_and_a_gap_those_of_both_sides(walked):
    capacity, roll = (Sum("school_capacity", "as_at", column) for column in ("capacity", "roll"))
    rows = {
        "school_capacity": [
            {"school": "s1", "as_at": date(2020, 3, 1), "capacity": 100, "roll": 90, "area": "N"},
            {"school": "s2", "as_at": date(2020, 3, 1), "capacity": 100, "area": "S"},
        ]
    }
    surplus = Ratio(Difference(capacity, roll), capacity, MS)
    cells = walked(surplus, rows)
    assert [(cell.part, cell.counted, len(cell.set_aside)) for cell in cells] == [
        ("numerator", ("r000", "r001"), 0),
        ("numerator, taken away", ("r000",), 1),
        ("denominator", ("r000", "r001"), 0),
    ]
    gap = Gap(Ratio(roll, capacity, MS), surplus, "filled", "surplus")
    assert [(cell.part, cell.counted) for cell in walked(gap, rows, "N")] == [
        ("filled: numerator", ("r000",)),
        ("filled: denominator", ("r000",)),
        ("surplus: numerator", ("r000",)),
        ("surplus: numerator, taken away", ("r000",)),
        ("surplus: denominator", ("r000",)),
    ]


def test_a_share_of_entities_gives_the_rows_of_the_entities_counted(walked):
    share = ShareOfEntities("attendance", "period_end", "absent", "possible", Fraction(1, 10), R12M)

    def sessions(enrolment, month, possible, absent, **more):
        return {
            "enrolment": enrolment,
            "period_end": Month.parse(month).last,
            "possible": possible,
            "absent": absent,
            "area": "N",
            **more,
        }

    rows = {
        "attendance": [
            sessions("e1", "2020-01", 10, 2),
            sessions("e2", "2020-01", 10, 0),
            sessions("e3", "2020-01", 10, 9),
            sessions("e1", "2020-02", 10, 0),
            sessions("e3", "2020-02", 10, None, flagged={"absent"}),
            sessions("e4", "2020-02", 0, 0),
            sessions("e1", "2018-02", 10, 10),
            sessions(None, "2020-02", 10, 10),
        ]
    }
    for area in ("C", "N"):
        numerator, denominator = walked(share, rows, area)
        assert (numerator.part, numerator.counted) == ("numerator", ("r000", "r003"))
        assert (denominator.part, denominator.counted) == ("denominator", ("r000", "r001", "r003"))
        assert numerator.set_aside == denominator.set_aside
        assert denominator.set_aside == (("r002", ("absent",)), ("r004", ("absent",)), ("r007", ("enrolment",)))
    assert [cell.counted for cell in walked(share, rows, "S")] == [(), ()]


def test_a_cohort_gives_the_entries_counted(walked):
    cohort = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R3M"))
    rows = {
        "offender_outcome": [
            {"person": "y1", "entry_date": date(2020, 2, 1)},
            {"person": "y1", "offence_date": date(2020, 6, 1), "proven_date": date(2020, 7, 1)},
            {"person": "y2", "entry_date": date(2020, 1, 1)},
            {"person": "y3", "entry_date": date(2020, 1, 1)},
            {"person": "y3", "offence_date": date(2020, 6, 1), "flagged": {"proven_date"}},
            {"person": None, "entry_date": date(2020, 1, 1)},
            {"person": "y4", "entry_date": date(2019, 12, 31)},
        ]
    }
    numerator, denominator = walked(cohort, rows)
    assert (numerator.counted, denominator.counted) == (("r000",), ("r000", "r002"))
    # Rows without a day of entry may be anybody's entry; the person of r003 cannot be followed for certain.
    undated = ("r001", "r004")
    assert {row for row, _ in denominator.set_aside} == {*undated, "r003", "r005"}
    assert dict(denominator.set_aside)["r003"] == ("proven_date",)
    assert dict(denominator.set_aside)["r005"] == ("person",)


def test_a_draft_has_no_rows(walked):
    assert walked(Draft("not settled"), {}) == ()


def test_what_cannot_be_walked_is_refused(walked):
    every = Count("referral", "referral_date")
    with pytest.raises(ValueError, match="there is no area Z"):
        walked(Ratio(every, every, R12M), {}, "Z")
    with pytest.raises(ContradictionError):
        walked(Ratio(every, every, MS), {})
