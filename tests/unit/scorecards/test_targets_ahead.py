"""A row shows the milestones ahead and the year's target, for a hidden figure as for any other."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import AREAS, FINANCIAL, a_policy, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.disclosure.protect import protect_outturns
from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, Total
from waymark.domain.month import Month
from waymark.domain.outturn import total_outturn
from waymark.domain.period import Year
from waymark.domain.polarity import Polarity
from waymark.domain.profile import Profile, ProfileShape
from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.domain.target import Milestone, Targets
from waymark.domain.window import Window
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance

JUNE = Month.parse("2021-06")
COUNTED = an_indicator(
    polarity=Polarity.HIGHER,
    unit=Unit.COUNT,
    decimals=0,
    measure=Total(Count("referral", "date"), Window.parse("YTD")),
    readings=(),
)
EVEN = Profile("SCS03", "C", Year(2021, FINANCIAL), ProfileShape.EVEN, {}, "plan", "Director", "profiles.csv", 2)
TARGETS = Targets(
    (
        replace(a_target(2021, target="400", floor="320", baseline=None), milestone=Milestone(1, 2)),
        replace(a_target(2022, target="440", floor=None, baseline=None), milestone=Milestone(2, 2)),
    ),
    (EVEN,),
)


def row_of(count, targets=TARGETS):
    """The county's row for June 2021. Its districts hold the same count, so that a small one is hidden."""
    months = [JUNE - back for back in range(60)]
    series = {
        area.code: [total_outturn("SCS03", "", area.code, month, count, Fraction(1)) for month in months]
        for area in (AREAS.root, *AREAS.districts)
    }

    def assessed(indicator, _, area, month):
        own = next(one for one in series[area] if one.month == month)
        return assess(own, series[area], indicator, targets, [a_policy()], AREAS)

    public = [one for of_area in series.values() for one in of_area]
    shown = protect_outturns(public, {"SCS03": COUNTED}, AREAS)
    made = Assembly(AREAS, {"SCS03": COUNTED}, assessed, shown, lambda *_: Provenance("", "", "", ""))
    only = (SectionOutline("only", "Only", ("SCS03",)),)
    outline = ScorecardOutline("card", "Card", "", "monthly", only, ("code",), ("authority",))
    card = assemble(outline, AREAS.root, JUNE, made, organisation="", produced_by="", published=JUNE.last, notes=())
    return card.rows[0]


def test_the_milestones_ahead_stand_on_the_row():
    assert [(one.year, one.target.text) for one in row_of(96).ahead] == [("2022-23", "440")]
    assert row_of(96, Targets((a_target(2021, target="400"),))).ahead == ()


def test_the_share_of_the_month_and_the_target_of_the_year_are_both_shown():
    bars = row_of(96).bars
    assert (bars.target.text, bars.floor.text) == ("100", "80")
    assert [(name, cell.text) for name, cell in bars.others] == [("target of the year", "400")]
    assert "the profile expects 100 by June 2021" in bars.source
    assert "4 fewer than the 2021-22 target of 100 expected by June 2021" in row_of(96).headline


def test_without_a_profile_there_is_one_target():
    bars = row_of(96, Targets((a_target(2021, target="400"),))).bars
    assert (bars.target.text, bars.others) == ("400", ())


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_what_is_aimed_at_tells_nothing_of_a_hidden_figure(count):
    hidden, other = row_of(count), row_of(count + 1)
    assert hidden.latest.value.symbol is not None
    assert (hidden.ahead, hidden.bars) == (other.ahead, other.bars)
