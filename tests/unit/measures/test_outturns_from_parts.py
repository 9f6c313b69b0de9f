"""Coverage first, then one exact division."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.coverage import Coverage, Span
from waymark.domain.indicator import Indicator, Reading, Unit
from waymark.domain.measure import Count, Draft, Held, Mean, Previous, Ratio, Stock, Sum
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import MissingReason
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window
from waymark.measures.outturns import covered_months, needed_span, outturns
from waymark.measures.parts import Parts, no_parts

AREAS = AreaTree.of((Area("C", "County", "authority", None), Area("N", "North", "district", "C")))
EVERY = Count("referral", "referral_date")
LIVE = Stock("care_episode", "start", "end")
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
