"""Each form of a measure: what is read from its keys, and what is said when a key is wrong."""

from datetime import date
from fractions import Fraction

import pytest

from waymark.domain.filter import Column, Comparison, Operator
from waymark.domain.issue import Level
from waymark.domain.measure import (
    AgeAt,
    Cohort,
    Count,
    Difference,
    During,
    Gap,
    Mean,
    Ratio,
    ShareOfEntities,
    Stock,
    Sum,
    WithinWorkingDays,
)
from waymark.domain.window import Window
from waymark.domain.working_calendar import WorkingCalendar
from waymark.framework.read_condition import ANY_NUMBER

AA1 = "indicators/AA1.yaml"
SHIRE = WorkingCalendar("shire", date(2021, 1, 1), date(2022, 12, 31), frozenset({date(2021, 12, 27)}))
PRIMARY = Comparison(Column("phase"), Operator.EQUAL, "primary")

CONDITIONS = """\
measure:
  ratio:
    numerator:
      count:
        table: return_interview
        at: end
        during:
          - {table: referral, date: start, start: referral_date, end: closure_date}
          - {table: protection_plan, date: end, start: start, end: end}
        age: {birth_date: birth_date, date: start, under: 18}
    denominator:
      count:
        table: return_interview
        at: end
        during: {table: referral, date: start, start: referral_date, end: closure_date}
        age: {birth_date: birth_date, date: start, least: 10, under: 18}
    window: R12M
"""
WORKING_DAYS = """\
measure:
  ratio:
    numerator:
      count:
        table: early_help_episode
        at: assessment_completed_date
        within_working_days:
          {since: allocated_date, until: assessment_completed_date, days: 30, calendar: shire}
    denominator:
      count:
        table: early_help_episode
        at: assessment_completed_date
        within_working_days: {since: allocated_date, until: assessment_completed_date, calendar: shire}
    window: M
"""
DIFFERENCE = """\
measure:
  ratio:
    numerator:
      difference:
        first:
          sum: {table: school_capacity, at: as_at, column: capacity, where: phase = 'primary'}
        second:
          sum: {table: school_capacity, at: as_at, column: roll, where: phase = 'primary'}
    denominator:
      sum: {table: school_capacity, at: as_at, column: capacity, where: phase = 'primary'}
    window: MS
"""
GAP = """\
measure:
  gap:
    first_name: the others
    second_name: those with free school meals
    first:
      mean:
        sum: {table: ks4_result, at: assessed_on, column: attainment_8}
        window: YTD
        scale: 0.01
    second:
      ratio:
        numerator:
          count: {table: eyfsp_result, at: assessed_on}
        denominator:
          count: {table: eyfsp_result, at: assessed_on}
        window: YTD
        scale: 1
"""
SHARE = """\
measure:
  share_of_entities:
    table: attendance
    at: period_end
    part: absent
    whole: possible
    threshold: 10%
    where: phase = 'primary'
    window: YTD
"""
COHORT = """\
measure:
  cohort:
    table: offender_outcome
    at: entry_date
    happened: offence_date
    known: proven_date
    follow_up: 9
    window: R3M
"""
CASELOAD = """\
measure:
  ratio:
    numerator:
      stock: {table: case_allocation, start: start, end: end}
    denominator:
      sum: {table: workforce_post, at: as_at, column: fte}
    window: MS
    scale: 1000
"""
UNITS = {GAP: "score", CASELOAD: "count"}


def test_conditions_on_an_event(load):
    measure, issues = load(CONDITIONS)

    assert issues == []
    in_referral = During("referral", "start", "referral_date", "closure_date")
    in_plan = During("protection_plan", "end", "start", "end")
    assert measure.numerator.conditions == (in_referral, in_plan, AgeAt("birth_date", "start", under=18))
    assert measure.denominator.conditions == (in_referral, AgeAt("birth_date", "start", 10, 18))


def test_working_days_with_their_calendar(load):
    measure, issues = load(WORKING_DAYS)

    assert issues == []
    since, until = "allocated_date", "assessment_completed_date"
    assert measure.numerator.conditions == (WithinWorkingDays(since, until, 30, SHIRE),)
    assert measure.denominator.conditions == (WithinWorkingDays(since, until, ANY_NUMBER, SHIRE),)
    assert SHIRE.between(date(2021, 12, 24), date(2021, 12, 29)) == 2


def test_a_difference(load):
    measure, issues = load(DIFFERENCE)

    assert issues == []
    capacity = Sum("school_capacity", "as_at", "capacity", PRIMARY)
    roll = Sum("school_capacity", "as_at", "roll", PRIMARY)
    assert measure == Ratio(Difference(capacity, roll), capacity, Window.parse("MS"))


def test_a_gap(load):
    measure, issues = load(GAP, "score")

    assert issues == []
    points = Mean(Sum("ks4_result", "assessed_on", "attainment_8"), Window.parse("YTD"), Fraction(1, 100))
    children = Count("eyfsp_result", "assessed_on")
    share = Ratio(children, children, Window.parse("YTD"), Fraction(1))
    assert measure == Gap(points, share, "the others", "those with free school meals")


def test_a_share_of_entities(load):
    measure, issues = load(SHARE)

    assert issues == []
    assert measure == ShareOfEntities(
        "attendance", "period_end", "absent", "possible", Fraction(1, 10), Window.parse("YTD"), PRIMARY
    )


def test_a_cohort(load):
    measure, issues = load(COHORT)

    assert issues == []
    window = Window.parse("R3M")
    assert measure == Cohort("offender_outcome", "entry_date", "offence_date", "proven_date", window, 9, 6)


def test_a_stock_over_a_snapshot(load):
    measure, issues = load(CASELOAD, "count")

    assert issues == []
    assert measure.numerator == Stock("case_allocation", "start", "end")
    assert (measure.denominator, measure.scale) == (Sum("workforce_post", "as_at", "fte"), 1000)


# form · what stood there · what stands there now · rule · words of the sentence · words of the hint
WRONG = [
    (CONDITIONS, "table: referral,", "table: referal,", "table_unknown", "'referal'", "Did you mean 'referral'?"),
    (CONDITIONS, "table: referral,", "table: attendance,", "during_unknown", "'attendance' holds no", "referral"),
    (CONDITIONS, "table: referral,", "table: return_interview,", "during_unknown", "another table", "referral"),
    (CONDITIONS, "end: closure_date", "end: closure", "column_unknown", "'closure' is not a column", "closure_date"),
    (CONDITIONS, "end: closure_date", "end: need", "column_type", "'end' needs a date column of ref", "closure_date"),
    (CONDITIONS, "end: closure_date", "end: referral_date", "spell_without_length", "one column", "two columns"),
    (CONDITIONS, "date: start, start: ref", "date: birth_date, start: ref", "column_type", "'birth_date'", "start"),
    (CONDITIONS, ", under: 18}\n    den", "}\n    den", "age_without_limit", "'least', 'under' or both", "under: 18"),
    (CONDITIONS, "least: 10, under: 18", "least: 18, under: 18", "age_empty", "18 or older and under 18", "larger"),
    (CONDITIONS, "age: {birth_date: birth_date, date: start, under", "age: {birth_date: start, date: start, under",
     "age_without_dates", "name one column", "two columns"),
    (CONDITIONS, "under: 18}\n    den", "under: 0}\n    den", "out_of_range", "0 is outside 1 to 120", "not yet"),
    (CONDITIONS, "age: {birth_date: birth_date, date: start, under: 18}", "during_age: x", "key_unknown", "", ""),
    (WORKING_DAYS, "calendar: shire}\n    den", "calendar: shyre}\n    den", "calendar_unknown", "no calendar 'shyre'",
     "Did you mean 'shire'?"),
    (WORKING_DAYS, "days: 30", "days: thirty", "integer", "'thirty' is not", "digits"),
    (WORKING_DAYS, "since: allocated_date, until: assessment_completed_date, days",
     "since: allocated_date, until: allocated_date, days", "days_without_length", "one column", "two columns"),
    (WORKING_DAYS, "since: allocated_date", "since: alocated_date", "column_unknown", "'alocated_date'",
     "'allocated_date'?"),
    (DIFFERENCE, "column: roll", "column: rol", "column_unknown", "'rol' is not a column", "'roll'?"),
    (DIFFERENCE, "column: roll", "column: phase", "column_type", "needs a whole-number column", "capacity"),
    (DIFFERENCE, "        second:\n          sum:", "        second:\n          difference:", "key_unknown",
     "no key 'difference' in one side", "count"),
    (DIFFERENCE, "window: MS", "window: M", "measure_contradiction", "its window must be MS or A", "form"),
    (GAP, "second_name: those with free school meals", "second_name: the others", "gap_names", "one name", "whose"),
    (GAP, "    second_name: those with free school meals\n", "", "key_missing", "'second_name' is missing", "words"),
    (GAP, "        window: YTD\n        scale: 1\n", "        window: R12M\n        scale: 1\n",
     "measure_contradiction", "same window", "form"),
    (GAP, "      mean:\n", "      gap:\n", "key_unknown", "no key 'gap' in one side of a gap", ""),
    (GAP, "scale: 1\n", "scale: 100\n", "unit_contradicts_measure", "The scale 100 makes no score", "scale: 1"),
    (SHARE, "threshold: 10%", "threshold: 10", "form", "'10' does not fit", "such as 10%"),
    (SHARE, "threshold: 10%", "threshold: 0%", "out_of_range", "0% is no share", "more than 0%"),
    (SHARE, "threshold: 10%", "threshold: 101%", "out_of_range", "101% is no share", "at most 100%"),
    (SHARE, "part: absent", "part: possible", "part_is_whole", "'part' and 'whole'", "two columns"),
    (SHARE, "part: absent", "part: phase", "column_type", "'part' needs", "absent"),
    (SHARE, "phase = 'primary'", "phse = 'primary'", "filter", "'phse' is not a column", "filters.md"),
    (SHARE, "window: YTD", "window: MS", "measure_contradiction", "window MS is for a stock", "form"),
    (COHORT, "known: proven_date", "known: proven", "column_unknown", "'proven' is not", "'proven_date'?"),
    (COHORT, "follow_up: 9", "follow_up: 0", "out_of_range", "0 is outside 1 to 120", "happen"),
    (COHORT, "window: R3M", "window: R12M", "measure_contradiction", "its window must be R3M", "form"),
    (CASELOAD, "scale: 1000", "scale: 100", "unit_contradicts_measure", "The scale 100 makes no count", "scale: 1"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "old", "new", "rule", "said", "hint"), WRONG)
def test_a_wrong_key_is_located_and_explained(load, form, old, new, rule, said, hint):
    assert old in form
    measure, issues = load(form.replace(old, new, 1), UNITS.get(form, "percent"))

    errors = [issue for issue in issues if issue.level is Level.ERROR]
    assert measure is None
    assert {issue.rule for issue in errors} == {rule}, [str(issue) for issue in errors]
    assert any(part in errors[0].sentence for part in said.split("|")), errors[0].sentence
    assert hint in f"{errors[0].sentence} {errors[0].hint}", errors[0].hint
    assert all(issue.file == f"small/{AA1}" and issue.row >= 16 for issue in errors)


def test_a_place_is_the_line_of_the_key(load):
    _, issues = load(CONDITIONS.replace("{table: protection_plan, date: end,", "{table: protection_plan, date: nd,"))

    assert [(issue.row, issue.field) for issue in issues] == [(24, "measure.ratio.numerator.count.during.2.date")]


def test_a_list_of_no_conditions_is_refused_because_it_would_count_everything(load):
    one = "during: {table: referral, date: start, start: referral_date, end: closure_date}"
    _, issues = load(CONDITIONS.replace(one, "during: []"))

    assert [issue.rule for issue in issues] == ["value_missing"]


@pytest.mark.parametrize(
    ("form", "unit", "said"),
    [
        (GAP, "percent", "A gap between percentages is no percentage."),
        (GAP, "percentage points", "An average cannot have the unit 'percentage points'."),
        (SHARE, "percentage points", "The unit 'percentage points' is for a gap."),
        (SHARE, "score", "The scale 100 makes no score."),
        (COHORT, "rate per 10,000", "The unit 'rate per 10,000' needs the scale 10000, not 100."),
    ],
)
def test_a_unit_that_the_form_does_not_give(load, form, unit, said):
    _, issues = load(form, unit)

    assert said in [issue.sentence for issue in issues if issue.rule == "unit_contradicts_measure"]


def test_a_gap_of_percentages_is_counted_in_percentage_points(load, small):
    sides = GAP.replace("scale: 1\n", "scale: 100\n").replace(
        GAP[GAP.index("      mean:") : GAP.index("    second:")],
        GAP[GAP.index("      ratio:") :].replace("scale: 1\n", "scale: 100\n"),
    )
    small.write("targets/2021-22.csv", "indicator,area,year,target,floor,baseline,decision_ref\n"
                "AA1,E10,2021-22,-2.0,,5.0,plan\nBB2,E10,2021-22,70,60,,plan\n")  # fmt: skip
    assert load(sides, "percentage points")[1] == []

    small.change("targets/2021-22.csv", "-2.0", "-101.0")

    assert [issue.rule for issue in load(sides, "percentage points")[1]] == ["percentage_out_of_range"]
