"""Means of months and published values, with answers found by hand. Both engines."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.measure import Count, External, MeanOfMonths, NamedMonths, Ratio, ShareOfEntities
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.parts import STATUSES

MS, M, R12M, A, A24M = (Window.parse(text) for text in ("MS", "M", "R12M", "A", "A24M"))
POSTS = Count("workforce_post", "as_at")
VACANT = Count("workforce_post", "as_at", Comparison(Column("holder_type"), Operator.EQUAL, "vacant"))
WINTER = MeanOfMonths(Ratio(VACANT, POSTS, MS), (NamedMonths(2019, (11, 12, 1)), NamedMonths(2020, (12, 1))))


def posts(day, vacant, filled, area="N"):
    as_at = {"as_at": date.fromisoformat(day), "area": area}
    return [{**as_at, "post": f"p{n}", "holder_type": "vacant" if n < vacant else "permanent"} for n in range(filled)]


def test_the_parts_of_a_mean_are_those_of_its_months(compute):
    """November to January of 2019-20 end in January 2020; from 2020-21 on there is no November."""
    rows = {
        "workforce_post": [
            *posts("2019-11-30", 1, 4),
            *posts("2019-12-31", 2, 5),
            *posts("2020-01-31", 3, 6, "S"),
            *posts("2020-02-29", 6, 6),
            *posts("2020-11-30", 5, 5),
            *posts("2021-01-31", 1, 2),
        ]
    }
    parts = compute(WINTER, rows, "2020-01", "2020-12", "2021-01", year_type=YearType.ACADEMIC)
    assert [str(month) for month in parts.months] == ["2019-11", "2019-12", "2020-01", "2020-12", "2021-01"]
    assert [parts.at("C", month) for month in parts.months] == [(1, 4), (2, 5), (3, 6), (0, 0), (1, 2)]
    assert parts.at("N", Month.parse("2020-01")) == (0, 0)
    before = compute(WINTER, rows, "2019-12", year_type=YearType.ACADEMIC)
    assert before.months == ()


def published(area, day, value, status="final", series="plans", **more):
    as_at = date.fromisoformat(day)
    return {"area": area, "as_at": as_at, "value": value, "status": status, "series": series, **more}


PLANS = External("plans", A24M)


def values(parts):
    """(value, status) of each area with a figure, by month."""
    return {
        str(month): {
            area: (parts.counted(area, month), STATUSES[parts.status[row, column]].value)
            for row, area in enumerate(parts.areas)
            if parts.at(area, month)[1]
        }
        for column, month in enumerate(parts.months)
    }


def test_a_published_value_stands_in_its_own_area_until_the_series_next_edition(compute):
    rows = {
        "reference_value": [
            published("C", "2019-01-17", 3_100_000),
            published("N", "2019-01-17", 4_000_000, "provisional"),
            published("N1", "2019-01-17", 9_000_000),
            published("elsewhere", "2019-01-17", 1),
            published("C", "2020-01-16", 3_400_000, "revised"),
            published("C", "2019-06-30", 7, series="others"),  # another series ends nothing
        ]
    }
    found = values(compute(PLANS, rows, "2018-12", "2019-01", "2019-12", "2020-01", "2021-12", "2022-01"))
    first = {"C": (3_100_000, "final"), "N": (4_000_000, "provisional"), "N1": (9_000_000, "final")}
    second = {"C": (3_400_000, "revised")}
    assert found == {
        "2018-12": {},
        "2019-01": first,
        "2019-12": first,
        "2020-01": second,  # North has no row in it: its older value is not the present one
        "2021-12": second,
        "2022-01": {},
    }


def test_of_two_rows_of_one_edition_the_last_counts(compute):
    rows = {
        "reference_value": [
            published("C", "2020-01-31", 3, row_id="b"),
            published("C", "2020-01-31", 2, row_id="a"),
            published("C", "2020-01-16", 1, row_id="c"),
            published("C", "2020-01-31", None, row_id="d"),  # no value: set aside
            published("N", "2020-01-31", None),
            published("S", "2020-01-16", 5, status="guessed"),
            published(NOT_KNOWN, "2020-01-16", 6, flagged={"area"}),
            published("S", "2020-02-01", 8, flagged={"series"}),
            published("S", "2020-02-01", 8, flagged={"as_at"}),
        ]
    }
    assert values(compute(PLANS, rows, "2020-02"))["2020-02"] == {"C": (3, "final"), "S": (5, "provisional")}


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (External("plans", MS), "its window must be A, not MS"),
        (MeanOfMonths(Ratio(POSTS, POSTS, A), WINTER.months), "their window is MS or M, not A"),
        (MeanOfMonths(Ratio(POSTS, POSTS, M), WINTER.months), "holds snapshots"),
        (
            ShareOfEntities("attendance", "period_end", "absent", "possible", Fraction(1, 10), A),
            "A is for tables of snapshots",
        ),
    ],
)
def test_windows_that_these_forms_cannot_have_are_refused(compute, measure, said):
    with pytest.raises(ContradictionError, match=f"X1: .*{said}"):
        compute(measure, {}, "2020-05")
