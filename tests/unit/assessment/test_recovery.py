"""The recovery lens equals a slow recomputation from a full list of months."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, a_policy, a_target, an_indicator

from waymark.assessment.recovery import AHEAD, REPEATED, recovery
from waymark.assessment.rejudged import judge_of
from waymark.domain.measure import Count, Ratio, Total
from waymark.domain.month import Month
from waymark.domain.outturn import NOTHING_TO_DIVIDE_BY, Flag, outturn_from_parts, total_outturn
from waymark.domain.period import Frequency
from waymark.domain.target import Targets
from waymark.domain.window import Window

COUNT = Count("referral", "date")
DECEMBER = Month.at(2021, 12)


def the_months(parts):
    """Single months that end in December 2021, oldest first."""
    start = DECEMBER - (len(parts) - 1)
    return [
        outturn_from_parts("SCS03", "month", "C", start + at, top, bottom, Fraction(100))
        for at, (top, bottom) in enumerate(parts)
    ]


def lens_of(parts, window="R12M", target="25", months=None, outturn=None, measure=None, frequency=Frequency.MONTHLY):
    indicator = an_indicator(measure=measure or Ratio(COUNT, COUNT, Window.parse(window)), frequency=frequency)
    known = the_months(parts)
    first = Window.parse(window).first_month(DECEMBER, indicator.year_type)
    within = [part for month, part in zip(known, parts, strict=True) if month.month >= first]
    figure = outturn or outturn_from_parts(
        "SCS03", "", "C", DECEMBER, sum(top for top, _ in within), sum(bottom for _, bottom in within), Fraction(100)
    )
    row = a_target(target=target, floor="90")
    judge = judge_of(figure, (), indicator, Targets((row,)), a_policy(), AREAS)
    return recovery(figure, indicator, known if months is None else months, judge)


def slow(parts, window, target):
    """Every month written out in one long list, and each figure added up from it anew."""
    long = [*parts]
    start = DECEMBER - (len(parts) - 1)
    while len(long) < len(parts) + AHEAD:
        long.append(parts[len(parts) - REPEATED + (len(long) - len(parts)) % REPEATED])
    figures = []
    for at in range(len(parts) - 1, len(long)):
        month = start + at
        if window == "YTD":
            if month > Month.at(2022, 3):
                break
            chosen = [long[back] for back in range(at + 1) if start + back >= Month.at(2021, 4)]
        else:
            chosen = long[at - int(window[1:-1]) + 1 : at + 1]
        top, bottom = sum(one for one, _ in chosen), sum(other for _, other in chosen)
        rate = (Decimal(100 * top) / Decimal(bottom)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        figures.append((month, top, bottom, rate <= target))
    now = figures[0][3]
    return figures[1:], next((month for month, _, _, green in figures[1:] if green is not now), None)


part = st.integers(1, 60).flatmap(lambda bottom: st.tuples(st.integers(0, bottom), st.just(bottom)))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(part, min_size=14, max_size=14), st.sampled_from(["R12M", "R6M", "R3M", "R2M", "YTD"]), st.integers(5, 60)
)
def test_it_equals_a_recomputation_from_the_full_list_of_months(parts, window, target):
    found = lens_of(parts, window, str(target))
    figures, crosses = slow(parts, window, target)
    assert [(one.month, one.numerator, one.denominator) for one in found.ahead] == [one[:3] for one in figures]
    assert (found.crosses.month if found.crosses else None) == crosses


def test_a_bad_spring_drops_out_month_by_month():
    parts = [(30, 100)] * 6 + [(20, 100)] * 6
    found = lens_of(parts, target="22")
    assert found.crosses.month == Month.at(2022, 4)  # 4 of the bad months gone: 260 of 1,200 is 21.7
    assert (found.crosses.numerator, found.crosses.denominator, found.green) == (260, 1200, False)
    assert found.repeated == (Month.at(2021, 10), Month.at(2021, 11), Month.at(2021, 12))
    assert found.single.numerator == 20


def test_a_green_figure_says_when_it_would_be_lost_and_a_steady_one_never_crosses():
    assert lens_of([(20, 100)] * 6 + [(28, 100)] * 6).crosses.month == Month.at(2022, 2)
    steady = lens_of([(30, 100)] * 12)
    assert (steady.crosses, len(steady.ahead)) == (None, 12)


def test_a_year_to_date_ends_with_its_year():
    found = lens_of([(30, 100)] * 9, "YTD")
    assert [one.month for one in found.ahead] == [Month.at(2022, 1), Month.at(2022, 2), Month.at(2022, 3)]


def test_a_population_stands_as_it_is():
    measure = Ratio(COUNT, COUNT, Window.parse("R12M"), Fraction(100), Window.parse("A24M"))
    figure = outturn_from_parts("SCS03", "", "C", DECEMBER, 360, 1000, Fraction(100))
    found = lens_of([(40, 1000)] * 6 + [(20, 1000)] * 6, outturn=figure, measure=measure)
    assert {one.denominator for one in found.ahead} == {1000}
    assert found.crosses.numerator == 240


def test_a_total_has_no_denominator():
    measure = Total(COUNT, Window.parse("R12M"))
    months = [total_outturn("SCS03", "month", "C", DECEMBER - back, 3, Fraction(1)) for back in range(12)]
    found = lens_of(
        [(3, 1)] * 12, target="30", months=months, outturn=total_outturn("SCS03", "", "C", DECEMBER, 36, Fraction(1)),
        measure=measure,
    )  # fmt: skip
    assert {(one.numerator, one.denominator) for one in found.ahead} == {(36, None)}


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda months: months[1:],  # a month is not known
        lambda months: [replace(months[0], numerator=None, denominator=None, value=None, missing=NOTHING_TO_DIVIDE_BY),
                        *months[1:]],
        lambda months: [replace(months[0], numerator=months[0].numerator + 1), *months[1:]],  # does not add up
        lambda months: [replace(months[0], denominator=months[0].denominator + 1), *months[1:]],
        lambda months: [*months[:-1], replace(months[-1], flags=(Flag.SERIES_BREAK,))],
        lambda months: [*months[:-1], replace(months[-1], flags=(Flag.PARTIAL_PERIOD,))],
    ],
)  # fmt: skip
def test_no_lens_where_the_months_are_not_those_of_the_figure(spoilt):
    months = the_months([(20, 100)] * 12)
    assert lens_of([(20, 100)] * 12, months=months) is not None
    assert lens_of([(20, 100)] * 12, months=spoilt(months)) is None


def test_what_is_reported_by_the_quarter_crosses_at_a_quarters_end():
    parts = [(30, 100)] * 6 + [(20, 100)] * 6
    monthly, quarterly = lens_of(parts, target="22"), lens_of(parts, target="22", frequency=Frequency.QUARTERLY)
    assert (monthly.crosses.month, quarterly.crosses.month) == (Month.at(2022, 4), Month.at(2022, 6))
    assert [one.month.number for one in quarterly.ahead] == [3, 6, 9, 12]


def test_a_figure_of_a_single_month_needs_no_lens():
    assert lens_of([(20, 100)] * 12, "M") is None


def test_a_month_with_nothing_in_it_counts_as_none_of_none():
    found = lens_of([(20, 100)] * 9 + [(0, 0)] * 3)
    assert [one.denominator for one in found.ahead][:10] == [800, 700, 600, 500, 400, 300, 200, 100]
