"""Cells of totals, distinct counts, means of months and published values walked back to their rows."""

from datetime import date

import pytest

from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import (
    Count,
    Difference,
    Distinct,
    External,
    MeanOfMonths,
    NamedMonths,
    Ratio,
    Stock,
    Sum,
    Total,
)
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engines.in_memory import walk

MARCH = Month.at(2020, 3)
MS, M, R12M, A = (Window.parse(text) for text in ("MS", "M", "R12M", "A"))


@pytest.fixture
def walked(write_tables, county):
    def ask(measure, rows, area="C", month=MARCH):
        return walk(measure, YearType.ACADEMIC, write_tables(rows), county, area, month)

    return ask


def counted(cells):
    return [(cell.part, cell.counted) for cell in cells]


CONTACTS = {
    "early_help_episode": [
        {"child": "c1", "area": "N", "contact_date": date(2020, 3, 1), "unit": "A"},
        {"child": "c1", "area": "S", "contact_date": date(2020, 3, 2)},
        {"child": None, "area": "S", "contact_date": date(2020, 3, 3)},
        {"child": "c2", "area": "S", "contact_date": date(2020, 4, 1)},
    ]
}
CONTACT = Count("early_help_episode", "contact_date")


def test_a_total_has_one_part(walked):
    (cell,) = walked(Total(CONTACT, M), CONTACTS)
    assert (cell.part, cell.table, cell.counted) == ("total", "early_help_episode", ("r000", "r001", "r002"))
    in_unit = Count("early_help_episode", "contact_date", Comparison(Column("unit"), Operator.EQUAL, "A"))
    cells = walked(Total(Difference(CONTACT, in_unit), M), CONTACTS)
    assert counted(cells) == [("total", ("r000", "r001", "r002")), ("total, taken away", ("r000",))]
    assert cells[1].set_aside == (("r001", ("unit",)), ("r002", ("unit",)))


def test_a_distinct_count_gives_every_row_of_those_counted_and_sets_aside_rows_of_nobody(walked):
    """Two rows, one child: the figure says one."""
    (cell,) = walked(Total(Distinct(CONTACT, "child"), M), CONTACTS)
    assert (cell.part, cell.counted) == ("total", ("r000", "r001"))
    assert cell.set_aside == (("r002", ("child",)),)
    (north,) = walked(Total(Distinct(CONTACT, "child"), M), CONTACTS, "N")
    assert (north.counted, north.set_aside) == (("r000",), ())


def test_a_distinct_count_of_spells_may_stand_below_the_line(walked):
    rows = {
        "case_allocation": [
            {"child": "c1", "worker": "w1", "start": date(2020, 1, 1)},
            {"child": "c2", "worker": None, "start": date(2020, 1, 1)},
            {"child": "c3", "worker": "w1", "start": date(2020, 4, 1)},
        ]
    }
    cases = Stock("case_allocation", "start", "end")
    numerator, denominator = walked(Ratio(cases, Distinct(cases, "worker"), MS), rows)
    assert (numerator.counted, denominator.counted) == (("r000", "r001"), ("r000",))
    assert denominator.set_aside == (("r001", ("worker",)),)


def test_each_side_has_the_rows_of_its_own_window(walked):
    roll = Sum("school_capacity", "as_at", "roll")
    rows = {
        **CONTACTS,
        "school_capacity": [
            {"school": "s1", "as_at": date(2018, 5, 1), "roll": 10, "area": "N"},
            {"school": "s1", "as_at": date(2019, 5, 1), "roll": 20, "area": "N"},
            {"school": "s2", "as_at": date(2019, 5, 2), "area": "N"},
        ],
    }
    numerator, denominator = walked(Ratio(CONTACT, roll, R12M, denominator_window=A), rows)
    assert numerator.counted == ("r000", "r001", "r002")
    assert (denominator.counted, denominator.set_aside) == (("r001",), (("r002", ("roll",)),))


def test_a_mean_of_months_gives_the_rows_of_each_month(walked):
    rows = {
        "early_help_episode": [
            {"child": f"c{month}", "contact_date": day, "area": "N"}
            for month, day in enumerate((date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1)))
        ]
    }
    measure = MeanOfMonths(Ratio(CONTACT, CONTACT, M), (NamedMonths(2019, (11, 1)),))
    assert counted(walked(measure, rows)) == [
        ("November 2019: numerator", ("r000",)),
        ("November 2019: denominator", ("r000",)),
        ("January 2020: numerator", ("r002",)),
        ("January 2020: denominator", ("r002",)),
    ]
    assert walked(measure, rows, month=Month.at(2019, 12)) == ()


def test_a_published_value_gives_its_row(walked):
    january = {"series": "plans", "as_at": date(2020, 1, 16), "status": "final"}
    rows = {
        "reference_value": [
            {**january, "area": "C", "value": 3},
            {**january, "area": "C", "as_at": date(2019, 1, 17), "value": 2},
            {**january, "area": "N", "value": 4},
            {**january, "area": "C"},
            {**january, "area": "C", "series": "others", "value": 5},
        ]
    }
    (cell,) = walked(External("plans", A), rows)
    assert (cell.part, cell.table, cell.counted) == ("published value", "reference_value", ("r000",))
    assert cell.set_aside == (("r003", ("value",)),)
    assert counted(walked(External("plans", A), rows, "N")) == [("published value", ("r002",))]
    assert counted(walked(External("plans", A), rows, "S")) == [("published value", ())]
