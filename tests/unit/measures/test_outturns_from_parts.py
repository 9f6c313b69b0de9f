"""Coverage first, then one exact division."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator, Reading, Unit
from waymark.domain.measure import (
    Cohort,
    Count,
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
)
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import MissingReason, Part
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window
from waymark.measures.needed import needed_span
from waymark.measures.outturns import covered_months, outturns
from waymark.measures.parts import Parts, no_parts

AREAS = AreaTree.of((Area("C", "County", "authority", None), Area("N", "North", "district", "C")))
EVERY = Count("referral", "referral_date")
LIVE = Stock("care_episode", "start", "end")
PLACES, ROLL = (Sum("school_capacity", "as_at", column) for column in ("capacity", "roll"))
R12M, MS = Window.parse("R12M"), Window.parse("MS")


def indicator(measure, *readings):
    return Indicator(
        code="X1",
        name="Name",
        short_name="Short",
        definition="Words",
        polarity=Polarity.HIGHER,
        frequency=Frequency.MONTHLY,
        year_type=YearType.FINANCIAL,
        unit=Unit.PERCENT,
        decimals=1,
        measure=measure,
        numerator_name="some",
        denominator_name="all",
        source="a return",
        why_it_matters="it does",
        owner="an owner",
        checker="a checker",
        review_date=None,
        readings=readings,
    )


def parts_of(months, numerator, denominator):
    """Parts with the same integers in every month: one for each of county, North and not known."""
    shape = no_parts(AREAS, months)
    column = [
        np.repeat(np.array([cells], dtype=np.int64).T, len(shape.months), axis=1) for cells in (numerator, denominator)
    ]
    return Parts(shape.areas, shape.months, *column)


def years(*spans):
    return Coverage.of(Span(date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)


FIVE_YEARS = years(("2017-04-01", "2022-03-31"))


def figures(measure, months, covered=FIVE_YEARS, numerator=(3, 2, 1), denominator=(28, 28, 0)):
    """Outturns by area and month; `covered` by table, or one for all."""
    coverage_of = covered.__getitem__ if isinstance(covered, dict) else lambda _: covered
    asked = [Month.parse(month) for month in months]
    found = outturns(indicator(measure), "", parts_of(asked, numerator, denominator), coverage_of, AREAS, asked)
    return {(figure.area, str(figure.month)): figure for figure in found}


def test_a_value_is_an_exact_fraction_and_every_area_has_its_own():
    found = figures(Ratio(EVERY, EVERY, R12M), ["2018-03", "2018-04"])
    assert list(found) == [(area, month) for area in ("C", "N", NOT_KNOWN) for month in ("2018-03", "2018-04")]
    county = found["C", "2018-03"]
    assert (county.code, county.reading, county.numerator, county.denominator) == ("X1", "", 3, 28)
    assert county.value == Fraction(300, 28)
    assert found["N", "2018-03"].value == Fraction(200, 28)
    nothing = found[NOT_KNOWN, "2018-03"]
    assert nothing.missing.reason is MissingReason.NO_DENOMINATOR
    assert (nothing.value, nothing.numerator, nothing.denominator) == (None, 1, 0)


def test_the_scale_of_a_rate_and_of_a_mean():
    rate = figures(Ratio(EVERY, EVERY, R12M, Fraction(10_000)), ["2018-03"])
    assert rate["C", "2018-03"].value == Fraction(30_000, 28)
    days = Sum("adoption", "adoption_date", "days_to_family")
    assert figures(Mean(days, R12M), ["2018-03"])["C", "2018-03"].value == Fraction(3, 28)
    assert figures(Mean(days, R12M, Fraction(1, 100)), ["2018-03"])["C", "2018-03"].value == Fraction(3, 2800)


def test_a_zero_numerator_is_a_real_zero():
    zero = figures(Ratio(EVERY, EVERY, R12M), ["2018-03"], numerator=(0, 0, 0))["C", "2018-03"]
    assert (zero.value, zero.missing) == (0, None)


AGAIN = Ratio(Count("referral", "referral_date", previous=Previous(12)), EVERY, R12M)


def test_a_window_and_its_look_back_must_be_covered():
    found = figures(AGAIN, ["2017-03", "2019-02", "2019-03", "2022-03", "2022-04"])
    assert found["C", "2019-03"].value is not None
    assert found["C", "2022-03"].value is not None
    for month in ("2017-03", "2019-02", "2022-04"):
        assert found["C", month].missing.reason is MissingReason.NOT_AVAILABLE
        assert (found["C", month].numerator, found["C", month].denominator) == (None, None)
    assert found["N", "2019-02"].missing.detail == (
        "data cover 1 April 2017 to 31 March 2022; this figure needs 1 March 2017 to 28 February 2019"
    )


def test_a_gap_between_two_spans_is_not_covered():
    apart = years(("2017-04-01", "2018-03-31"), ("2019-04-01", "2022-03-31"))
    found = figures(Ratio(EVERY, EVERY, R12M), ["2018-03", "2018-04", "2020-02", "2020-03"], apart)
    assert [found["C", month].value is not None for month in ("2018-03", "2018-04", "2020-02", "2020-03")] == [
        True,
        False,
        False,
        True,
    ]
    assert found["C", "2018-04"].missing.detail == (
        "data cover 1 April 2017 to 31 March 2018 and 1 April 2019 to 31 March 2022; "
        "this figure needs 1 May 2017 to 30 April 2018"
    )


def test_every_table_of_the_measure_must_be_covered_and_each_gap_is_named():
    both = Ratio(EVERY, Count("assessment", "start_date"), R12M)
    covered = {"referral": FIVE_YEARS, "assessment": Coverage()}
    found = figures(both, ["2018-03"], covered)["C", "2018-03"]
    assert found.missing.detail == "no file that feeds assessment is loaded"
    covered = {"referral": years(("2020-04-01", "2021-03-31")), "assessment": Coverage()}
    found = figures(both, ["2018-03"], covered)["C", "2018-03"]
    assert found.missing.detail == (
        "data cover 1 April 2020 to 31 March 2021; this figure needs 1 April 2017 to 31 March 2018; "
        "no file that feeds assessment is loaded"
    )
    both_loaded = {"referral": FIVE_YEARS, "assessment": FIVE_YEARS}
    assert figures(both, ["2018-03"], both_loaded)["C", "2018-03"].missing is None


def test_a_table_that_only_takes_away_need_not_be_covered():
    outside = Stock("care_episode", "start", "end", outside=("unaccompanied_spell",))
    covered = {"care_episode": FIVE_YEARS}
    assert figures(Ratio(outside, LIVE, MS), ["2018-03"], covered)["C", "2018-03"].missing is None


def test_a_snapshot_needs_its_day_and_a_hold_the_months_before():
    day = years(("2020-03-31", "2020-03-31"))
    found = figures(Ratio(LIVE, LIVE, MS), ["2020-03", "2020-04"], day)
    assert found["C", "2020-03"].value is not None
    assert found["C", "2020-04"].missing.detail == ("data cover 31 March 2020; this figure needs 30 April 2020")
    held = Stock("care_episode", "start", "end", held=(Held("placement_start", 24), Held("period_start", 30)))
    found = figures(Ratio(held, LIVE, MS), ["2019-08", "2019-09"])
    assert found["C", "2019-08"].missing.reason is MissingReason.NOT_AVAILABLE
    assert found["C", "2019-09"].value is not None


@pytest.mark.parametrize(
    ("measure", "month", "first"),
    [
        (Ratio(EVERY, EVERY, Window.parse("M")), "2020-03", date(2020, 3, 1)),
        (Ratio(EVERY, EVERY, Window.parse("YTD")), "2020-03", date(2019, 4, 1)),
        (Ratio(EVERY, EVERY, R12M), "2020-03", date(2019, 4, 1)),
        (AGAIN, "2020-03", date(2018, 4, 1)),
        # `ever` means recorded history: what there is.
        (Ratio(Count("referral", "referral_date", previous=Previous(None)), EVERY, R12M), "2020-03", date(2019, 4, 1)),
        (Ratio(LIVE, LIVE, MS), "2020-03", date(2020, 3, 31)),
        (Ratio(PLACES, PLACES, MS), "2020-03", date(2020, 3, 1)),
        (Ratio(LIVE, PLACES, MS), "2020-03", date(2020, 3, 31)),
        (
            Ratio(Stock("care_episode", "start", "end", held=(Held("period_start", 30),)), LIVE, MS),
            "2020-03",
            date(2017, 10, 1),
        ),
    ],
)
def test_the_days_that_a_figure_needs(measure, month, first):
    asked = Month.parse(month)
    assert needed_span(measure, YearType.FINANCIAL, asked) == Span(first, asked.last)


def test_a_snapshot_table_needs_a_day_of_the_month():
    """An annual snapshot: every other month is missing, not zero."""
    for covered in (years(("2020-05-01", "2020-05-31")), years(("2020-05-21", "2020-05-21"))):
        found = figures(Ratio(ROLL, PLACES, MS), ["2020-04", "2020-05", "2020-06"], covered)
        assert found["C", "2020-05"].value is not None
        for month, name in (("2020-04", "April 2020"), ("2020-06", "June 2020")):
            assert found["C", month].missing.reason is MissingReason.NOT_AVAILABLE
            assert found["C", month].missing.detail.endswith(f"; this figure needs a snapshot of {name}")


def test_each_table_is_asked_for_what_it_must_hold():
    """A stock held for two years beside a snapshot: the snapshot table needs no history."""
    held = Stock("case_allocation", "start", "end", held=(Held("start", 24),))
    measure = Ratio(held, Sum("workforce_post", "as_at", "fte"), MS)
    covered = {"case_allocation": FIVE_YEARS, "workforce_post": years(("2020-05-01", "2020-05-31"))}
    assert figures(measure, ["2020-05"], covered)["C", "2020-05"].missing is None
    covered["case_allocation"] = years(("2018-07-01", "2020-05-31"))
    assert figures(measure, ["2020-05"], covered)["C", "2020-05"].missing.detail == (
        "data cover 1 July 2018 to 31 May 2020; this figure needs 1 June 2018 to 31 May 2020"
    )


def test_a_table_whose_spells_condition_the_rows_must_cover_the_window():
    open_case = During("referral", "start", "referral_date", "closure_date")
    again = Count("return_interview", "end", previous=Previous(12), conditions=(open_case,))
    measure = Ratio(again, Count("return_interview", "end"), R12M)
    covered = {"return_interview": FIVE_YEARS, "referral": years(("2019-04-01", "2020-03-31"))}
    found = figures(measure, ["2020-02", "2020-03"], covered)
    assert found["C", "2020-03"].missing is None  # for the window; it need not cover the look-back
    assert found["C", "2020-02"].missing.detail == (
        "data cover 1 April 2019 to 31 March 2020; this figure needs 1 March 2019 to 29 February 2020"
    )
    covered["referral"] = Coverage()
    assert "no file that feeds referral" in figures(measure, ["2020-03"], covered)["C", "2020-03"].missing.detail


COHORT = Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", Window.parse("R3M"))


def test_a_cohort_needs_its_quarter_and_the_months_after():
    """In August 2020 the latest quarter is April to June 2020, followed and waited for until the end of 2021."""
    found = figures(COHORT, ["2020-05", "2020-08", "2020-09", "2020-12"])
    assert found["C", "2020-05"].value == found["C", "2020-08"].value == Fraction(300, 28)
    assert found["C", "2020-09"].value is not None
    assert found["C", "2020-12"].missing.detail == (
        "data cover 1 April 2017 to 31 March 2022; this figure needs 1 October 2020 to 30 June 2022"
    )


def test_a_share_of_entities_is_a_percentage_over_its_window():
    share = ShareOfEntities("attendance", "period_end", "absent", "possible", Fraction(1, 10), Window.parse("YTD"))
    found = figures(share, ["2018-02", "2018-03"], years(("2017-04-01", "2018-02-28")))
    assert found["C", "2018-02"].value == Fraction(300, 28)
    assert found["C", "2018-03"].missing.reason is MissingReason.NOT_AVAILABLE


def gap_figures(first, second, measure, months, covered=FIVE_YEARS):
    """`first` and `second`: (numerators, denominators) of county, North and not known."""
    asked = [Month.parse(month) for month in months]
    both = tuple(parts_of(asked, *side) for side in (first, second))
    coverage_of = covered.__getitem__ if isinstance(covered, dict) else lambda _: covered
    found = outturns(indicator(measure), "", both, coverage_of, AREAS, asked)
    return {(figure.area, str(figure.month)): figure for figure in found}


def test_a_gap_is_the_difference_of_unrounded_values_and_keeps_both():
    mean = Mean(Sum("ks4_result", "assessed_on", "attainment_8"), R12M, Fraction(1, 100))
    gap = Gap(mean, Ratio(EVERY, EVERY, R12M, Fraction(1)), "other pupils", "eligible pupils")
    found = gap_figures(((10, 1, 0), (3, 1, 0)), ((1, 1, 0), (7, 0, 1)), gap, ["2020-03"])
    county = found["C", "2020-03"]
    assert county.value == Fraction(10, 300) - Fraction(1, 7)
    assert (county.numerator, county.denominator, county.missing) == (None, None, None)
    assert county.parts == (
        Part("other pupils", 10, 3, Fraction(10, 300)),
        Part("eligible pupils", 1, 7, Fraction(1, 7)),
    )
    for area, name in (("N", "eligible pupils"), (NOT_KNOWN, "other pupils")):
        without = found[area, "2020-03"]
        assert without.missing.reason is MissingReason.NO_DENOMINATOR
        assert without.missing.detail == f"{name}: nothing to divide by in this period"
        assert (without.value, without.numerator, without.denominator) == (None, None, None)
    assert [part.value for part in found["N", "2020-03"].parts] == [Fraction(1, 100), None]


def test_a_gap_needs_the_files_of_both_its_sides():
    gap = Gap(Ratio(EVERY, EVERY, R12M), Ratio(Count("assessment", "start_date"), EVERY, R12M), "one", "other")
    cells = ((1, 1, 1), (2, 2, 2))
    covered = {"referral": FIVE_YEARS, "assessment": Coverage()}
    figure = gap_figures(cells, cells, gap, ["2020-03"], covered)["C", "2020-03"]
    assert figure.missing.detail == "no file that feeds assessment is loaded"
    assert figure.parts == ()
    covered["assessment"] = FIVE_YEARS
    assert gap_figures(cells, cells, gap, ["2020-03"], covered)["C", "2020-03"].value == 0


def test_a_gap_needs_two_parts_and_anything_else_one():
    asked = [Month.parse("2020-03")]
    one = parts_of(asked, (1, 1, 1), (2, 2, 2))
    ratio = Ratio(EVERY, EVERY, R12M)
    for measure, parts in ((Gap(ratio, ratio, "one", "other"), one), (ratio, (one, one))):
        with pytest.raises(ValueError, match="not of the areas and months"):
            outturns(indicator(measure), "", parts, lambda _: FIVE_YEARS, AREAS, asked)


def test_a_cohort_needs_days_after_the_month_asked_for():
    span = needed_span(COHORT, YearType.FINANCIAL, Month.parse("2020-08"))
    assert span == Span(date(2020, 4, 1), date(2021, 12, 31))


def test_a_reading_is_judged_by_its_own_measure():
    other = Reading("ytd", "Year to date", "Words", Ratio(EVERY, EVERY, Window.parse("YTD")))
    asked = [Month.parse("2017-04")]
    parts = parts_of(asked, (1, 1, 1), (2, 2, 2))
    both = indicator(Ratio(EVERY, EVERY, R12M), other)
    [own, *_] = outturns(both, "", parts, lambda _: FIVE_YEARS, AREAS, asked)
    [read, *_] = outturns(both, "ytd", parts, lambda _: FIVE_YEARS, AREAS, asked)
    assert own.missing.reason is MissingReason.NOT_AVAILABLE
    assert (read.reading, read.value) == ("ytd", 50)
    with pytest.raises(KeyError):
        outturns(both, "absent", parts, lambda _: FIVE_YEARS, AREAS, asked)


def test_a_draft_is_listed_with_its_reason_and_needs_no_parts():
    asked = [Month.parse("2020-03"), Month.parse("2020-04")]
    found = outturns(indicator(Draft("caseload is not settled")), "", None, lambda _: FIVE_YEARS, AREAS, asked)
    assert [(figure.area, str(figure.month)) for figure in found] == [
        (area, month) for area in ("C", "N", NOT_KNOWN) for month in ("2020-03", "2020-04")
    ]
    for figure in found:
        assert figure.missing.reason is MissingReason.DEFINITION_TO_BE_CONFIRMED
        assert figure.missing.detail == "caseload is not settled"
        assert (figure.numerator, figure.denominator) == (None, None)


def test_parts_of_other_months_are_refused():
    asked = [Month.parse("2020-03")]
    measure = indicator(Ratio(EVERY, EVERY, R12M))
    for parts in (None, parts_of([Month.parse("2020-04")], (1, 1, 1), (2, 2, 2))):
        with pytest.raises(ValueError, match="not of the areas and months"):
            outturns(measure, "", parts, lambda _: FIVE_YEARS, AREAS, asked)


def test_covered_months_lie_whole_inside_one_span():
    assert covered_months([]) == []
    assert covered_months([Coverage(), years(("2020-01-15", "2020-04-29"))]) == [Month.at(2020, 2), Month.at(2020, 3)]
    assert covered_months([years(("2020-03-31", "2020-03-31"))]) == []
    assert covered_months([years(("2020-02-01", "2020-02-28"))]) == []
    assert covered_months([years(("2020-02-01", "2020-02-29"))]) == [Month.at(2020, 2)]
    two = [years(("2019-04-01", "2020-03-31")), years(("2020-03-01", "2020-04-30"), ("2021-01-01", "2021-01-31"))]
    assert covered_months(two) == [*months_between(Month.at(2019, 4), Month.at(2020, 4)), Month.at(2021, 1)]
