"""Totals, distinct counts, windows of their own, means of months and published values: what is read, what is said."""

from fractions import Fraction

import pytest

from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.issue import Level
from waymark.domain.measure import (
    AgeAt,
    Count,
    Difference,
    Distinct,
    External,
    MeanOfMonths,
    NamedMonths,
    Previous,
    Ratio,
    Stock,
    Sum,
    Total,
)
from waymark.domain.window import Window

TOTAL = """\
measure:
  total:
    term:
      count: {table: referral, at: referral_date, where: no_further_action = TRUE}
    window: R12M
"""
PLACES = """\
measure:
  total:
    term:
      sum: {table: school_capacity, at: as_at, column: capacity}
    window: A
"""
FIRST_ENTRANTS = """\
measure:
  total:
    term:
      difference:
        first:
          count: {table: offender_outcome, at: entry_date}
        second:
          count: {table: offender_outcome, at: entry_date, previous: {ever: yes}}
    window: R12M
"""
RATE = """\
measure:
  ratio:
    numerator:
      distinct:
        table: referral
        at: referral_date
        entity: child
        where: need = 'N1'
        age: {birth_date: birth_date, date: referral_date, under: 18}
    denominator:
      sum: {table: school_capacity, at: as_at, column: roll}
    window: R12M
    denominator_window: A24M
"""
CASELOAD = """\
measure:
  ratio:
    numerator:
      stock: {table: case_allocation, start: start, end: end}
    denominator:
      distinct: {table: case_allocation, start: start, end: end, entity: worker, where: team = 'T1'}
    window: MS
    scale: 1
"""
AVERAGED = """\
measure:
  mean_of_months:
    of:
      ratio:
        numerator:
          count: {table: workforce_post, at: as_at, where: case_holding = TRUE}
        denominator:
          count: {table: workforce_post, at: as_at}
        window: MS
    months: {2019-20: [12, 1, 2], 2012-13: [11, 12, 1]}
"""
PUBLISHED = """\
measure:
  external: {series: ehcp_share_of_pupils, window: A24M}
"""
R12M, MS, A, A24M = (Window.parse(text) for text in ("R12M", "MS", "A", "A24M"))
UNITS = {TOTAL: "count", PLACES: "count", FIRST_ENTRANTS: "count", CASELOAD: "count"}


def test_a_total_of_a_count_of_a_sum_and_of_a_difference(load):
    nothing_done = Comparison(Column("no_further_action"), Operator.EQUAL, True)
    every = Count("offender_outcome", "entry_date")
    again = Count("offender_outcome", "entry_date", previous=Previous(None))
    for form, expected in (
        (TOTAL, Total(Count("referral", "referral_date", nothing_done), R12M)),
        (PLACES, Total(Sum("school_capacity", "as_at", "capacity"), A)),
        (FIRST_ENTRANTS, Total(Difference(every, again), R12M)),
    ):
        measure, issues = load(form, "count")
        assert issues == []
        assert measure == expected


def test_a_total_needs_no_name_for_a_denominator(small):
    small.change("indicators/AA1.yaml", "denominator_name: referrals\n", "")
    whole = (small.folder / "indicators/AA1.yaml").read_text(encoding="utf-8")
    changed = whole[: whole.index("measure:")].replace("unit: percent", "unit: count") + TOTAL
    small.write("indicators/AA1.yaml", changed)
    assert small.load()[1] == []
    small.write("indicators/AA1.yaml", changed.replace("numerator_name: referrals with an earlier one\n", ""))
    assert [issue.rule for issue in small.load()[1]] == ["parts_without_names"]


def test_a_distinct_count_and_a_denominator_with_a_window_of_its_own(load):
    measure, issues = load(RATE)

    assert issues == []
    need = Comparison(Column("need"), Operator.EQUAL, "N1")
    rows = Count("referral", "referral_date", need, conditions=(AgeAt("birth_date", "referral_date", under=18),))
    roll = Sum("school_capacity", "as_at", "roll")
    assert measure == Ratio(Distinct(rows, "child"), roll, R12M, Fraction(100), A24M)


def test_workers_with_a_live_case(load):
    measure, issues = load(CASELOAD, "count")

    assert issues == []
    team = Comparison(Column("team"), Operator.EQUAL, "T1")
    assert measure.denominator == Distinct(Stock("case_allocation", "start", "end", team), "worker")
    assert measure.denominator_window is None


def test_a_mean_of_months_knows_from_which_year_its_months_hold(load):
    measure, issues = load(AVERAGED)

    assert issues == []
    posts = Comparison(Column("case_holding"), Operator.EQUAL, True)
    of = Ratio(Count("workforce_post", "as_at", posts), Count("workforce_post", "as_at"), MS)
    assert measure == MeanOfMonths(of, (NamedMonths(2012, (11, 12, 1)), NamedMonths(2019, (12, 1, 2))))
    assert measure.window == A


def test_a_published_value(small):
    small.change("indicators/AA1.yaml", "numerator_name: referrals with an earlier one\n", "")
    small.change("indicators/AA1.yaml", "denominator_name: referrals\n", "")
    whole = (small.folder / "indicators/AA1.yaml").read_text(encoding="utf-8")
    small.write("indicators/AA1.yaml", whole[: whole.index("measure:")] + PUBLISHED)
    framework, issues = small.load()
    assert issues == []
    assert framework.indicator("AA1").measure == External("ehcp_share_of_pupils", A24M)


# form · what stood there · what stands there now · rule · words of the sentence · words of the hint
WRONG = [
    (TOTAL, "window: R12M", "window: MS", "measure_contradiction", "window MS is for a stock", "form"),
    (TOTAL, "window: R12M", "window: A", "measure_contradiction", "window A is for tables of snapshots", "form"),
    (TOTAL, "window: R12M", "window: A1M", "window_unknown", "'A1M' is not a window", "YTD or A"),
    (TOTAL, "      count:", "      cout:", "key_unknown", "no key 'cout'", "Did you mean 'count'?"),
    (TOTAL, "  total:\n    term:", "  total:\n    terms:", "key_unknown", "no key 'terms' in total", "'term'"),
    (PLACES, "window: A", "window: R12M", "measure_contradiction", "its window must be MS or A, not R12M", "form"),
    (RATE, "denominator_window: A24M", "denominator_window: R12M", "measure_contradiction", "MS or A, not R12M",
     "form"),
    (RATE, "denominator_window: A24M", "denominator_window: year", "window_unknown", "'year' is not a window", "R12M"),
    (RATE, "entity: child", "entity: chld", "column_unknown", "'chld' is not a column of referral", "'child'?"),
    (RATE, "entity: child", "entity: row_id", "column_type", "'row_id' cannot be counted once", "child"),
    (RATE, "entity: child", "entity: birth_date", "column_type", "'birth_date' cannot be counted once", "child"),
    (RATE, "        entity: child\n", "", "key_missing", "'entity' is missing in distinct", "child"),
    (RATE, "        at: referral_date\n", "", "key_missing", "One key is missing in distinct: at or start", "one of"),
    (RATE, "entity: child", "entity: child\n        end: closure_date", "end_without_start", "no 'start'", "at alone"),
    (CASELOAD, "start: start, end: end, entity: worker", "start: start, entity: worker",
     "key_missing", "'end' is missing in distinct", "no longer"),
    (CASELOAD, "entity: worker, where: team = 'T1'", "entity: worker, age: {birth_date: start, date: end, under: 3}",
     "condition_on_spells", "'age' is a condition on events", "where"),
    (CASELOAD, "window: MS", "window: R12M", "measure_contradiction", "A stock is a snap", "form"),
    (AVERAGED, "2012-13: [11, 12, 1]", "2012: [11, 12, 1]", "year_unknown", "'2012' is not a financial year",
     "2016-17"),
    (AVERAGED, "2012-13: [11, 12, 1]", "2012-13: [11, 13]", "month_unknown", "'13' is no month", "12 for December"),
    (AVERAGED, "2012-13: [11, 12, 1]", "2012-13: [11]", "months_too_few", "2012-13 names one month", "more months"),
    (AVERAGED, "2012-13: [11, 12, 1]", "2012-13: [11, 11]", "value_repeated", "'11' stands twice", "one of them"),
    (AVERAGED, "2012-13: [11, 12, 1]", "2012-13: 11", "value_kind", "'2012-13' in 'months' should be a list",
     "[one, two]"),
    (AVERAGED, "    months: {2019-20: [12, 1, 2], 2012-13: [11, 12, 1]}\n", "    months: {}\n", "value_missing",
     "'months' names no year", "2012-13"),
    (AVERAGED, "        window: MS\n", "        window: R12M\n", "measure_contradiction", "holds snapshots", "form"),
    (AVERAGED, "      ratio:", "      gap:", "key_unknown", "no key 'gap' in of", ""),
    (AVERAGED, "    months:", "    month:", "key_unknown", "no key 'month' in mean_of_months", "'months'?"),
    (PUBLISHED, "A24M", "MS", "measure_contradiction", "its window must be A, not MS", "form"),
    (PUBLISHED, "ehcp_share_of_pupils", "EHCP share", "form", "'EHCP share' does not fit 'series'", "small letters"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "old", "new", "rule", "said", "hint"), WRONG)
def test_a_wrong_key_of_a_further_form_is_located_and_explained(load, form, old, new, rule, said, hint):
    assert old in form
    measure, issues = load(form.replace(old, new, 1), UNITS.get(form, "percent"))

    errors = [issue for issue in issues if issue.level is Level.ERROR]
    assert measure is None
    assert {issue.rule for issue in errors} == {rule}, [str(issue) for issue in errors]
    assert said in errors[0].sentence, errors[0].sentence
    assert hint in f"{errors[0].sentence} {errors[0].hint}", errors[0].hint
    assert all(issue.row >= 16 for issue in errors)


def test_a_mean_of_months_is_over_figures_of_one_month(load):
    over_a_year = AVERAGED.replace("workforce_post, at: as_at", "referral, at: referral_date").replace("MS", "R12M")
    _, issues = load(over_a_year.replace(", where: case_holding = TRUE", ""))
    assert [issue.sentence for issue in issues if issue.level is Level.ERROR] == [
        "A mean of months averages figures of one month; their window is MS or M, not R12M."
    ]


@pytest.mark.parametrize(
    ("form", "unit", "said"),
    [
        (TOTAL, "percent", "A number that is counted cannot have the unit 'percent'."),
        (TOTAL, "rate per 10,000", "A number that is counted cannot have the unit 'rate per 10,000'."),
        (AVERAGED, "rate per 10,000", "The unit 'rate per 10,000' needs the scale 10000, not 100."),
    ],
)
def test_a_unit_that_a_further_form_cannot_have(load, form, unit, said):
    _, issues = load(form, unit)
    assert [issue.sentence for issue in issues if issue.level is Level.ERROR] == [said]


@pytest.mark.parametrize(
    ("form", "cited", "warned"),
    [
        (RATE, "R12M", False),
        (RATE, "A24M", False),  # the denominator's own
        (RATE, "A12M", True),
        (AVERAGED, "MS", False),  # that of each month
        (AVERAGED, "R3M", True),
    ],
)
def test_a_text_may_cite_any_window_that_is_computed(small, form, cited, warned):
    small.change("indicators/AA1.yaml", "of all referrals.", f"of all referrals ({cited}).")
    whole = (small.folder / "indicators/AA1.yaml").read_text(encoding="utf-8")
    small.write("indicators/AA1.yaml", whole[: whole.index("measure:")] + form)
    assert ("window_contradicts_text" in {issue.rule for issue in small.load()[1]}) is warned


@pytest.mark.parametrize("months", [(), (1,), (0, 1), (1, 13), (1, 2, 1)])
def test_months_that_are_none_are_refused_wherever_they_come_from(months):
    with pytest.raises(ValueError, match="month"):
        NamedMonths(2012, months)
