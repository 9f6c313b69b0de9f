"""A row's control chart: what it is of, what it says, and that a hidden figure leaves no trace in it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, a_target, an_indicator
from tests.unit.assessment.statistics import plain_xmr

from waymark.assessment.assessment import assess
from waymark.disclosure.protect import protect_outturns
from waymark.domain.indicator import Reading, StatedRebase, Unit
from waymark.domain.measure import Count, Ratio, Stock, Total
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, outturn_from_parts, total_outturn
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.domain.source_change import SourceChange
from waymark.domain.target import Targets
from waymark.domain.verdict import Movement
from waymark.domain.window import Window
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance

APRIL = Month.at(2025, 4)
COUNT = Count("referral", "date")
MONTHLY = Ratio(COUNT, COUNT, Window.parse("M"))
PLAIN = replace(an_indicator(measure=MONTHLY), readings=())
ROLLING = an_indicator(readings=(Reading("month", "Re-referrals, in the month", "", MONTHLY),))
LEVEL = [80, 84, 78, 82, 80, 81, 79, 83, 77, 82, 81, 80, 79] * 2
CHANGE = SourceChange(date(2024, 10, 11), "case system replaced", ("referral",), comparable=False)
HIDDEN = "hidden to protect children"


def row_of(indicator, counts, of=200, months=None, flags=None, changes=(), target="25", missing=()):
    """The county's row. counts, months: of the indicator and of its single months, the latest first."""
    flags = flags or {}

    def series(reading, area, counted):
        made = []
        for back, count in enumerate(counted):
            month = APRIL - back
            if isinstance(indicator.measure, Total):
                one = total_outturn("SCS03", reading, area, month, count, Fraction(1))
            else:
                one = outturn_from_parts("SCS03", reading, area, month, count, of, Fraction(100))
            if back in missing:
                nothing = Missing(MissingReason.NOT_AVAILABLE, "no return")
                one = replace(one, numerator=None, denominator=None, value=None, missing=nothing)
            made.append(replace(one, flags=flags.get(back, ())))
        return made

    places = [area.code for area in (AREAS.root, *AREAS.districts)]
    outturns = {("", area): series("", area, counts) for area in places}
    if months is not None:
        outturns |= {("month", area): series("month", area, months) for area in places}
    years = range(2012, 2026)
    policies = [Policy(Year(year, YearType.FINANCIAL), "1", "", Judgement("not_rated", "step")) for year in years]
    targets = Targets(tuple(a_target(year, target=target, floor=None, baseline=None) for year in (2024, 2025)))

    def assessed(_, reading, area, month):
        own = outturns[reading, area]
        return assess(next(one for one in own if one.month == month), own, indicator, targets, policies, AREAS)

    public = [one for of_area in outturns.values() for one in of_area]
    made = Assembly(
        AREAS,
        {"SCS03": indicator},
        assessed,
        protect_outturns(public, {"SCS03": indicator}, AREAS),
        lambda *_: Provenance("", "", "", ""),
        changes=lambda *_: changes,
    )
    outline = ScorecardOutline(
        "card", "Card", "", "monthly", (SectionOutline("only", "Only", ("SCS03",)),), ("code",), ("authority",)
    )
    card = assemble(outline, AREAS.root, APRIL, made, organisation="", produced_by="", published=APRIL.last, notes=())
    return card.rows[0]


def long(counts):
    """Three years before the counts, so that everything on the scorecard has a figure."""
    return [*counts, *([80] * (62 - len(counts)))]


def test_months_that_do_not_overlap_are_on_one_chart_with_limits_and_a_finding():
    chart = row_of(PLAIN, long(LEVEL)).control
    assert (chart.single_months, chart.refused, len(chart.points), len(chart.stretches)) == (False, "", 25, 1)
    limits = chart.stretches[0]
    mean, upper, lower = plain_xmr.limits([count / 2 for count in reversed(LEVEL[:25])])
    shown = (limits.lower.text, limits.mean.text, limits.upper.text)
    assert shown == (f"{lower:.1f}", f"{mean:.1f}", f"{upper:.1f}") == ("36.2", "40.3", "44.4")
    assert not limits.trial
    assert chart.finding == "Nothing unusual in April 2025 (40.0%): within the usual range of 36.2% to 44.4%."
    assert chart.sentences[0] == "If nothing changes, nearly every month lies between 36.2% and 44.4%."
    assert "nothing unusual" in chart.sentences[1]
    assert chart.icon == "nothing unusual"


@pytest.mark.parametrize(
    ("polarity", "count", "movement", "icon"),
    [
        (Polarity.LOWER, 110, Movement.WORSENED, "concern"),
        (Polarity.LOWER, 50, Movement.IMPROVED, "improvement"),
        (Polarity.HIGHER, 110, Movement.IMPROVED, "improvement"),
        (Polarity.TARGET, 110, Movement.NOT_JUDGED, "high"),
        (Polarity.NONE, 50, Movement.NOT_JUDGED, "low"),
    ],
)
def test_an_unusual_latest_point_is_judged_by_polarity_and_not_where_there_is_none(polarity, count, movement, icon):
    chart = row_of(replace(PLAIN, polarity=polarity), long([count, *LEVEL])).control
    latest = chart.points[-1]
    side = "above" if count == 110 else "below"
    assert (latest.movement, chart.icon, latest.cause) == (movement, icon, f"{side} the usual range")
    assert "Look for a cause." in chart.sentences[1]
    judged = polarity in (Polarity.LOWER, Polarity.HIGHER)
    assert ("a concern" in chart.finding or "an improvement" in chart.finding) is judged


def test_few_points_give_a_trial_range_and_fewer_than_six_none():
    trial = row_of(PLAIN, long(LEVEL), missing=range(8, 62)).control
    assert trial.stretches[-1].trial
    assert "8 months only, so it is a trial range" in " ".join(trial.sentences)
    few = row_of(PLAIN, long(LEVEL), missing=range(5, 62)).control
    assert few.refused == "No usual range is drawn: 6 comparable months are needed, and there are 5."
    assert (few.finding, few.sentences, few.icon) == ("", (), "")
    assert len(few.points) == 25
    none = row_of(PLAIN, long(LEVEL), missing=range(62)).control
    assert none.refused.endswith("and there are 0.")


def test_a_break_begins_the_range_anew_with_the_words_of_the_change():
    flags = dict.fromkeys((5, 6), (Flag.SERIES_BREAK,))
    chart = row_of(PLAIN, long(LEVEL), flags=flags, changes=(CHANGE,)).control
    assert [(one.points, one.reason) for one in chart.stretches] == [
        (18, ""),
        (1, "case system replaced on 11 October 2024"),
        (6, "case system replaced on 11 October 2024"),
    ]
    assert [(mark.month, mark.day, mark.label) for mark in chart.marks] == [(Month.at(2024, 10), 11, "series break")]
    assert "The range begins anew with November 2024: case system replaced on 11 October 2024." in chart.sentences


def test_a_stated_rebase_is_marked_and_gives_its_reason():
    indicator = replace(PLAIN, rebases=(StatedRebase(Month.at(2024, 6), "one front door"),))
    chart = row_of(indicator, long(LEVEL)).control
    assert [(one.points, one.reason) for one in chart.stretches] == [(14, ""), (11, "one front door")]
    (mark,) = chart.marks
    assert (mark.label, mark.of_range) == ("range anew", True)
    assert "one front door" in mark.sentence


def test_a_partial_period_is_left_out_and_marked():
    chart = row_of(PLAIN, long([5 * 20, *LEVEL]), flags={3: (Flag.PARTIAL_PERIOD,)}).control
    left = chart.points[-4]
    assert (left.stretch, left.left_out) == (None, "part of the period only")
    assert "Left out, as part of the period only is there: January 2025." in chart.sentences


def test_limits_that_are_shown_stay_where_figures_can_lie():
    small = row_of(PLAIN, long([20, 6, 24, 8, 20, 6, 24, 7, 20, 6, 24, 8, 20] * 2)).control.stretches[-1]
    assert (small.lower.text, small.lower_near.text) == ("0.0", "0.0")
    nearly = row_of(PLAIN, long([180, 194, 176, 192, 180, 194, 176, 193, 180, 194, 176, 192, 180] * 2)).control
    assert nearly.stretches[-1].upper.text == "100.0"
    total = replace(PLAIN, measure=Total(COUNT, Window.parse("M")), unit=Unit.COUNT, decimals=0)
    counted = row_of(total, long([20, 6, 24, 8, 20, 6, 24, 7, 20, 6, 24, 8, 20] * 2)).control.stretches[-1]
    assert (counted.lower.text, counted.upper.text) == ("0.0", "53.7")


@pytest.mark.parametrize(
    ("target", "polarity", "assurance", "said"),
    [
        ("60", Polarity.LOWER, "consistently passes", "every month will meet it"),
        ("30", Polarity.LOWER, "consistently fails", "no month will meet it"),
        ("40", Polarity.LOWER, "hit and miss", "some months will meet it and some will not"),
        ("60", Polarity.HIGHER, "consistently fails", "no month will meet it"),
        ("40", Polarity.NONE, "", ""),
    ],
)
def test_assurance_against_the_target_in_force(target, polarity, assurance, said):
    chart = row_of(replace(PLAIN, polarity=polarity), long(LEVEL), target=target).control
    assert chart.assurance == assurance
    assert (said in " ".join(chart.sentences)) is True
    assert ("target" in " ".join(chart.sentences)) is bool(assurance)


def test_beneath_a_rolling_figure_the_single_months_have_the_range_and_no_target():
    chart = row_of(ROLLING, long([400] * 26), of=1000, months=long(LEVEL)).control
    assert (chart.single_months, chart.name, len(chart.points)) == (True, "Re-referrals, in the month", 25)
    assert chart.assurance == ""
    said = " ".join(chart.sentences)
    assert "The target of 25.0% is for 12 months together, so single months are not held against it." in said


def test_a_rolling_figure_without_single_months_has_none():
    chart = row_of(replace(ROLLING, readings=()), long([400] * 26), of=1000).control
    assert chart.refused.startswith("No usual range is drawn: the reported periods overlap")
    assert chart.points == ()


def test_longer_periods_go_back_further_than_two_years():
    quarterly = replace(PLAIN, frequency=Frequency.QUARTERLY)
    chart = row_of(quarterly, long(LEVEL)).control
    assert [point.shown.figure.month for point in chart.points][-1] == Month.at(2025, 3)
    assert len(chart.points) == 21  # the figures begin in March 2020
    assert len(row_of(quarterly, long(LEVEL)).trend) == 9


@pytest.mark.parametrize("frequency", [Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.TERMLY])
def test_what_stands_at_a_months_end_has_no_usual_range(frequency):
    stock = Ratio(Stock("care_episode", "start", "end"), Stock("care_episode", "start", "end"), Window.parse("MS"))
    chart = row_of(replace(PLAIN, measure=stock, frequency=frequency), long(LEVEL)).control
    assert chart.refused.startswith("No usual range is drawn: figures in a row share most of their cases")
    assert chart.points == ()


@pytest.mark.parametrize("back", [0, 1, 12, 24])
def test_one_hidden_figure_takes_the_whole_chart_away(back):
    counts = long(LEVEL)
    counts[back] = 3
    chart = row_of(PLAIN, counts).control
    assert HIDDEN in chart.refused
    assert (chart.points, chart.stretches, chart.sentences, chart.finding, chart.icon) == ((), (), (), "", "")


def test_a_hidden_rolling_figure_takes_the_chart_of_its_months_away():
    counts = long([400] * 26)
    counts[7] = 3
    chart = row_of(ROLLING, counts, of=1000, months=long(LEVEL)).control
    assert HIDDEN in chart.refused
    assert chart.points == ()


def test_a_hidden_month_takes_the_chart_of_the_months_away():
    months = long(LEVEL)
    months[9] = 4
    chart = row_of(ROLLING, long([400] * 26), of=1000, months=months).control
    assert HIDDEN in chart.refused
    assert chart.points == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 24), st.integers(1, 5), st.integers(1, 5), st.booleans())
def test_nothing_of_a_row_tells_two_hidden_figures_apart(back, one, other, beneath):
    """Two worlds that differ in a hidden count alone have the same chart, interval and caution."""

    def told(count):
        counts, months = long([400] * 26 if beneath else LEVEL), long(LEVEL)
        (months if beneath else counts)[back] = count
        row = row_of(ROLLING if beneath else PLAIN, counts, 1000 if beneath else 200, months if beneath else None)
        return row.control, row.uncertainty, row.headline

    assert told(one) == told(other)


def test_the_latest_figure_has_its_interval_and_a_hidden_one_has_none():
    row = row_of(PLAIN, long([148, *LEVEL]), of=200)
    told = row.uncertainty
    assert (told.low.text, told.high.text, told.method, told.caution) == ("67.5", "79.6", "Wilson", "")
    assert told.sentence.startswith(
        "Chance alone could have made this anything between 67.5% and 79.6% (95% interval)."
    )
    assert "All 200 were counted, so 74.0% is what happened" in told.sentence
    assert row_of(PLAIN, long([3, *LEVEL])).uncertainty is None


def test_few_cases_are_cautioned_on_the_row_and_on_the_district():
    row = row_of(PLAIN, long([9, *LEVEL]), of=18)
    assert row.uncertainty.caution.startswith("Small numbers: the figure rests on fewer than 20 in all")
    assert [district.caution.partition(":")[0] for district in row.districts] == ["Small numbers"] * len(row.districts)
    assert row_of(PLAIN, long(LEVEL)).uncertainty.caution == ""
