"""Totals, standing snapshots, means of months and published values: coverage first, then one exact value."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import (
    Count,
    Draft,
    External,
    Gap,
    MeanOfMonths,
    NamedMonths,
    Ratio,
    Stock,
    Sum,
    Total,
)
from waymark.domain.month import Month
from waymark.domain.outturn import MissingReason, Part, ValueStatus
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window
from waymark.measures.needed import needed_in_words, needed_span
from waymark.measures.outturns import outturns, without_rows
from waymark.measures.parts import STATUSES, Parts, no_parts

AREAS = AreaTree.of((Area("C", "County", "authority", None), Area("N", "North", "district", "C")))
EVERY = Count("referral", "referral_date")
ROLL = Sum("school_capacity", "as_at", "roll")
R12M, MS, A, A24M = (Window.parse(text) for text in ("R12M", "MS", "A", "A24M"))
FIVE_YEARS = Coverage((Span(date(2017, 4, 1), date(2022, 3, 31)),))
MAY = Coverage((Span(date(2020, 5, 21), date(2020, 5, 21)),))


def indicator(measure, year_type=YearType.FINANCIAL):
    return Indicator(
        "X1", "Name", "Short", "Words", Polarity.LOWER, Frequency.MONTHLY, year_type, Unit.COUNT, 0,
        measure, "some", "", "a return", "it does", "an owner", "a checker", None,
    )  # fmt: skip


def months(*texts):
    return [Month.parse(text) for text in texts]


def figures(measure, asked, parts, covered=FIVE_YEARS, year_type=YearType.FINANCIAL):
    """Outturns by area and month; `covered` by table, or one for all."""
    coverage_of = covered.__getitem__ if isinstance(covered, dict) else lambda _: covered
    found = outturns(indicator(measure, year_type), "", parts, coverage_of, AREAS, months(*asked))
    return {(figure.area, str(figure.month)): figure for figure in found}


def cells(parts, numerator, denominator=None, status=None):
    """Parts of the given shape, by area and then by month."""
    arrays = [None if given is None else np.array(given, dtype=np.int64) for given in (numerator, denominator, status)]
    return Parts(parts.areas, parts.months, *arrays)


def test_a_total_is_its_number_and_zero_is_a_real_zero():
    measure = Total(EVERY, R12M)
    (empty,) = without_rows(measure, YearType.FINANCIAL, AREAS, months("2020-03"))
    found = figures(measure, ["2020-03"], cells(empty, [[20], [20], [0]]))
    county, nothing = found["C", "2020-03"], found[NOT_KNOWN, "2020-03"]
    assert (county.value, county.numerator, county.denominator, county.missing) == (20, 20, None, None)
    assert (nothing.value, nothing.numerator, nothing.missing) == (0, 0, None)


def test_a_total_of_a_scaled_column_is_in_whole_units():
    measure = Total(Sum("workforce_post", "as_at", "fte"), MS)
    (empty,) = without_rows(measure, YearType.FINANCIAL, AREAS, months("2020-03"))
    figure = figures(measure, ["2020-03"], cells(empty, [[2500], [0], [0]]))["C", "2020-03"]
    assert (figure.value, figure.numerator) == (Fraction(5, 2), 2500)


def test_a_total_that_the_files_do_not_cover_is_missing_and_not_zero():
    found = figures(Total(EVERY, R12M), ["2018-02"], no_parts(AREAS, months("2018-02"), divided=False))
    figure = found["C", "2018-02"]
    assert (figure.value, figure.numerator) == (None, None)
    assert figure.missing.detail == (
        "data cover 1 April 2017 to 31 March 2022; this figure needs 1 March 2017 to 28 February 2018"
    )


STANDING = ("2020-04", "2020-05", "2021-04", "2021-05")


def test_a_standing_snapshot_is_available_while_it_is_new_enough():
    found = figures(Ratio(ROLL, ROLL, A), STANDING, no_parts(AREAS, months(*STANDING)), MAY)
    reasons = [found["C", month].missing.reason for month in STANDING]
    available, nothing = MissingReason.NOT_AVAILABLE, MissingReason.NO_DENOMINATOR
    assert reasons == [available, nothing, nothing, available]
    assert found["C", "2021-05"].missing.detail == (
        "data cover 21 May 2020; this figure needs a snapshot of May 2021 or of the 11 months before it"
    )


def test_each_side_is_asked_for_what_its_own_window_needs():
    rate = Ratio(EVERY, ROLL, R12M, denominator_window=A24M)
    covered = {"referral": FIVE_YEARS, "school_capacity": MAY}
    asked = ("2020-04", "2020-05", "2022-03", "2022-04")
    found = figures(rate, asked, no_parts(AREAS, months(*asked)), covered)
    assert found["C", "2022-03"].missing.reason is MissingReason.NO_DENOMINATOR  # no rows here, but covered
    assert found["C", "2020-04"].missing.detail == (
        "data cover 21 May 2020; this figure needs a snapshot of April 2020 or of the 23 months before it"
    )
    assert found["C", "2022-04"].missing.detail == (
        "data cover 1 April 2017 to 31 March 2022; this figure needs 1 May 2021 to 30 April 2022"
    )
    covered["school_capacity"] = Coverage()
    assert (
        "no file that feeds school_capacity"
        in figures(rate, asked, no_parts(AREAS, months(*asked)), covered)["C", "2020-05"].missing.detail
    )


def test_two_windows_over_one_table_are_both_needed():
    year_on_year = Ratio(EVERY, EVERY, Window.parse("M"), denominator_window=Window.parse("R24M"))
    found = figures(year_on_year, ["2019-02", "2019-03"], no_parts(AREAS, months("2019-02", "2019-03")))
    assert found["C", "2019-02"].missing.detail.endswith("this figure needs 1 March 2017 to 28 February 2019")
    assert found["C", "2019-03"].missing.reason is MissingReason.NO_DENOMINATOR


WINTER = MeanOfMonths(Ratio(EVERY, EVERY, Window.parse("M")), (NamedMonths(2019, (11, 12, 1)),))


def winter(numerators, denominators, *asked, covered=FIVE_YEARS, measure=WINTER):
    """The county's months; nothing anywhere else."""
    (empty,) = without_rows(measure, YearType.ACADEMIC, AREAS, months(*asked))
    nothing = [0] * len(empty.months)
    parts = cells(empty, [numerators, nothing, nothing], [denominators, nothing, nothing])
    return figures(measure, asked, parts, covered, YearType.ACADEMIC)


def test_a_mean_of_months_is_the_mean_of_unrounded_values_and_keeps_each_month():
    found = winter([1, 1, 2], [3, 7, 4], "2020-01", "2020-06", "2020-12")
    parts = (
        Part("November 2019", 1, 3, Fraction(100, 3)),
        Part("December 2019", 1, 7, Fraction(100, 7)),
        Part("January 2020", 2, 4, Fraction(50)),
    )
    for month in ("2020-01", "2020-06", "2020-12"):
        figure = found["C", month]
        assert figure.value == (Fraction(100, 3) + Fraction(100, 7) + 50) / 3
        assert (figure.numerator, figure.denominator, figure.parts) == (None, None, parts)


def test_a_mean_of_months_without_one_of_them_is_missing():
    found = winter([1, 0, 2], [3, 0, 4], "2020-01")["C", "2020-01"]
    assert (found.value, found.missing.reason) == (None, MissingReason.NO_DENOMINATOR)
    assert found.missing.detail == "December 2019: nothing to divide by in this period"
    ends = Coverage((Span(date(2019, 9, 1), date(2019, 12, 31)),))
    found = winter([1, 0, 2], [3, 0, 4], "2020-01", covered=ends)["C", "2020-01"]
    assert found.missing.detail == (
        "data cover 1 September 2019 to 31 December 2019; this figure needs 1 January 2020 to 31 January 2020"
    )
    assert found.parts == ()


def test_a_mean_of_months_before_its_months_are_over_or_named_says_so():
    found = winter([], [], "2019-08", "2019-12")
    assert found["C", "2019-08"].missing.detail == "its months are named from 2019-20 on"
    assert found["C", "2019-12"].missing.detail == "the months that it averages are not over"
    assert found["N", "2019-12"].missing.reason is MissingReason.NOT_AVAILABLE


PLANS = External("plans", A24M)


def test_a_published_value_is_exact_and_keeps_its_status():
    empty = no_parts(AREAS, months("2021-03"))
    final = STATUSES.index(ValueStatus.FINAL)
    parts = cells(empty, [[3_123_456], [0], [0]], [[1], [1], [0]], [[final], [0], [0]])
    found = figures(PLANS, ["2021-03"], parts, MAY)
    county = found["C", "2021-03"]
    assert (county.value, county.status) == (Fraction(3_123_456, 1_000_000), ValueStatus.FINAL)
    assert (county.numerator, county.denominator, county.parts) == (None, None, ())
    north, other = found["N", "2021-03"], found[NOT_KNOWN, "2021-03"]
    assert (north.value, north.status) == (0, ValueStatus.PROVISIONAL)  # a published zero is one
    assert (other.value, other.missing.reason) == (None, MissingReason.NOT_AVAILABLE)
    assert other.missing.detail == "no value is published for this area"


def test_a_published_value_that_is_too_old_is_not_available():
    found = figures(PLANS, ["2022-05"], no_parts(AREAS, months("2022-05")), MAY)
    assert found["C", "2022-05"].missing.detail == (
        "data cover 21 May 2020; this figure needs a snapshot of May 2022 or of the 23 months before it"
    )


def test_parts_that_do_not_fit_the_form_are_refused():
    asked = months("2020-01")
    whole, total = no_parts(AREAS, asked), no_parts(AREAS, asked, divided=False)
    for measure, parts in ((Total(EVERY, R12M), whole), (Ratio(EVERY, EVERY, R12M), total), (WINTER, whole)):
        with pytest.raises(ValueError, match="not of the areas and months"):
            outturns(indicator(measure, YearType.ACADEMIC), "", parts, lambda _: FIVE_YEARS, AREAS, asked)


LIVE = Stock("care_episode", "start", "end")


@pytest.mark.parametrize(
    ("measure", "first", "last"),
    [
        (Total(EVERY, R12M), date(2019, 6, 1), date(2020, 5, 31)),
        (Total(ROLL, MS), date(2020, 5, 1), date(2020, 5, 31)),
        (Total(ROLL, A), date(2019, 6, 1), date(2020, 5, 31)),
        (Ratio(EVERY, ROLL, R12M, denominator_window=A24M), date(2019, 6, 1), date(2020, 5, 31)),
        (Ratio(EVERY, LIVE, R12M, denominator_window=MS), date(2019, 6, 1), date(2020, 5, 31)),
        (PLANS, date(2018, 6, 1), date(2020, 5, 31)),
        (WINTER, date(2019, 11, 1), date(2020, 1, 31)),
    ],
)
def test_the_days_that_a_further_form_needs(measure, first, last):
    assert needed_span(measure, YearType.ACADEMIC, Month.parse("2020-05")) == Span(first, last)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Draft("not settled"), ""),
        (Total(EVERY, R12M), "1 June 2019 to 31 May 2020"),
        (Total(ROLL, MS), "1 May 2020 to 31 May 2020"),
        (Total(ROLL, A), "a snapshot of school_capacity on a day of 1 June 2019 to 31 May 2020"),
        (
            Ratio(EVERY, ROLL, R12M, denominator_window=A24M),
            "1 June 2019 to 31 May 2020 and a snapshot of school_capacity on a day of 1 June 2018 to 31 May 2020",
        ),
        (PLANS, "a snapshot of reference_value on a day of 1 June 2018 to 31 May 2020"),
        (WINTER, "1 November 2019 to 31 January 2020"),
    ],
)
def test_what_a_figure_needs_in_words(measure, said):
    assert needed_in_words(measure, YearType.ACADEMIC, Month.parse("2020-05")) == said


def test_without_rows_there_is_what_an_engine_gives_for_empty_tables():
    asked = months("2020-01", "2020-02")
    ratio = Ratio(EVERY, EVERY, R12M)
    assert without_rows(Draft("not settled"), YearType.ACADEMIC, AREAS, asked) == ()
    assert len(without_rows(Gap(ratio, ratio, "one", "other"), YearType.ACADEMIC, AREAS, asked)) == 2
    (named,) = without_rows(WINTER, YearType.ACADEMIC, AREAS, asked)
    assert [str(month) for month in named.months] == ["2019-11", "2019-12", "2020-01"]
    (total,) = without_rows(Total(EVERY, R12M), YearType.ACADEMIC, AREAS, asked)
    assert total.denominator is None
