"""Schools as areas, with answers found by hand. Both engines.

A row counts in its school, the school's district and the county; a row of no known school in its district.
"""

from datetime import date
from fractions import Fraction

from waymark.domain.area import NOT_KNOWN
from waymark.domain.measure import Count, Ratio, ShareOfEntities, Stock, Sum
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window

MS, M, YTD = (Window.parse(text) for text in ("MS", "M", "YTD"))
MAY = date(2020, 5, 31)


def by_area(parts, month):
    """Area → (numerator, denominator), where there is anything."""
    return {area: cell for area in parts.areas if (cell := parts.at(area, Month.parse(month))) != (0, 0)}


def test_a_row_counts_in_its_school_its_district_and_the_county(compute):
    rows = {
        "school_capacity": [
            {"school": "s1", "area": "N1", "as_at": MAY, "capacity": 100, "roll": 90},
            {"school": "s2", "area": "N2", "as_at": MAY, "capacity": 200, "roll": 150},
            {"school": "s3", "area": "N", "as_at": MAY, "capacity": 10, "roll": 9},  # a school that nobody knows
            {"school": "s4", "area": "S1", "as_at": MAY, "capacity": 300, "roll": 310},
            {"school": "s5", "area": "elsewhere", "as_at": MAY, "capacity": 5, "roll": 5},
        ]
    }
    roll, places = (Sum("school_capacity", "as_at", column) for column in ("roll", "capacity"))
    assert by_area(compute(Ratio(roll, places, MS), rows, "2020-05"), "2020-05") == {
        "C": (564, 615),
        "N": (249, 310),
        "S": (310, 300),
        NOT_KNOWN: (5, 5),
        "N1": (90, 100),
        "N2": (150, 200),
        "S1": (310, 300),
    }


def test_a_district_without_a_row_of_its_own_is_the_sum_of_its_schools(compute):
    rows = {
        "eyfsp_result": [
            {"pupil": f"p{n}", "area": area, "assessed_on": MAY} for n, area in enumerate(("N1", "N2", "N2"))
        ]
    }
    every = Count("eyfsp_result", "assessed_on")
    found = by_area(compute(Ratio(every, every, YTD), rows, "2020-06", year_type=YearType.ACADEMIC), "2020-06")
    assert found == {"C": (3, 3), "N": (3, 3), "N1": (1, 1), "N2": (2, 2)}


def test_a_child_may_count_at_a_school(compute):
    """`child_area` may place a child at a school, from a day on."""
    rows = {
        "care_episode": [{"child": "c1", "start": date(2019, 1, 1)}],
        "child_area": [
            {"child": "c1", "area": "N", "start": None, "end": date(2020, 5, 1), "basis": "home"},
            {"child": "c1", "area": "N2", "start": date(2020, 5, 1), "end": None, "basis": "home"},
        ],
    }
    live = Stock("care_episode", "start", "end")
    parts = compute(Ratio(live, live, MS), rows, "2020-04", "2020-05")
    assert by_area(parts, "2020-04") == {"C": (1, 1), "N": (1, 1)}
    assert by_area(parts, "2020-05") == {"C": (1, 1), "N": (1, 1), "N2": (1, 1)}


def sessions(enrolment, area, missed):
    return {"enrolment": enrolment, "period_end": MAY, "possible": 20, "absent": missed, "area": area}


def test_an_entity_with_rows_in_several_schools_counts_once_in_each_area_that_holds_them(compute):
    """Whether it reaches the threshold is decided in each area by its rows there."""
    rows = [
        sessions("e1", "N1", 0),  # two schools of one district: 0 of 20 and 3 of 20, together 3 of 40
        sessions("e1", "N2", 3),
        sessions("e2", "N1", 6),  # a school and its district, then another district: 6 of 20, 6 of 40, 6 of 60
        sessions("e2", "N", 0),
        sessions("e2", "S1", 0),
        sessions("e3", "S1", 20),
        sessions("e4", None, 20),
    ]
    share = ShareOfEntities("attendance", "period_end", "absent", "possible", Fraction(1, 10), M)
    found = by_area(compute(share, {"attendance": rows}, "2020-05", year_type=YearType.ACADEMIC), "2020-05")
    assert found == {
        "N1": (1, 2),  # e2
        "N2": (1, 1),  # e1
        "N": (1, 2),  # e2, who has 6 of 40 here; e1 has 3 of 40
        "S1": (1, 2),  # e3
        "S": (1, 2),
        NOT_KNOWN: (1, 1),
        "C": (3, 4),  # e2, e3, e4
    }
