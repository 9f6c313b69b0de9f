"""Whatever a hidden figure is, the words of the scorecard are the same."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.disclosure.protect import protect_outturns
from waymark.domain.measure import Count, Ratio
from waymark.domain.month import Month
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.period import Year, YearType
from waymark.domain.policy import Judgement, Policy
from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.domain.target import Targets
from waymark.domain.window import Window
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance

APRIL = Month.at(2025, 4)
COUNT = Count("referral", "date")
INDICATOR = replace(an_indicator(measure=Ratio(COUNT, COUNT, Window.parse("M"))), readings=())
POLICIES = [
    Policy(Year(year, YearType.FINANCIAL), "1", "", Judgement("floor_and_target", "step")) for year in range(2022, 2026)
]
OUTLINE = ScorecardOutline(
    "card", "Card", "", "monthly", (SectionOutline("only", "Only", ("SCS03",)),), ("code",), ("authority",)
)


def words_of(counts):
    """Every word made from figures. counts: of each area, the latest first, out of 200."""
    series = {
        area.code: [
            outturn_from_parts("SCS03", "", area.code, APRIL - back, count, 200, Fraction(100))
            for back, count in enumerate(counts)
        ]
        for area in (AREAS.root, *AREAS.districts)
    }

    def assessed(indicator, _, area, month):
        own = next(one for one in series[area] if one.month == month)
        return assess(own, series[area], indicator, Targets((a_target(2025),)), POLICIES, AREAS)

    public = [one for of_area in series.values() for one in of_area]
    made = Assembly(
        AREAS,
        {"SCS03": INDICATOR},
        assessed,
        protect_outturns(public, {"SCS03": INDICATOR}, AREAS),
        lambda *_: Provenance("", "", "", ""),
    )
    card = assemble(OUTLINE, AREAS.root, APRIL, made, organisation="", produced_by="", published=APRIL.last, notes=())
    [row] = card.rows
    return (row.headline, row.further, row.in_short, row.floor_said, card.executive_summary, card.summary)


large = st.integers(20, 100)


@settings(max_examples=60)
@given(st.lists(large, min_size=42, max_size=42), st.integers(1, 5), st.integers(1, 5))
def test_of_the_latest(counts, one, other):
    assert words_of([one, *counts[1:]]) == words_of([other, *counts[1:]])


@settings(max_examples=60)
@given(st.lists(large, min_size=42, max_size=42), st.integers(1, 13), st.integers(1, 5), st.integers(1, 5))
def test_of_any_earlier(counts, back, one, other):
    """The one before and that of a year before are spoken of; those between weigh the movement."""
    assert words_of([*counts[:back], one, *counts[back + 1 :]]) == words_of(
        [*counts[:back], other, *counts[back + 1 :]]
    )


def test_a_shown_figure_is_spoken_of():
    told = words_of([80, 84, *([78, 82] * 20)])
    assert "fell from 42.0% to 40.0%" in told[0]
    assert told != words_of([81, 84, *([78, 82] * 20)])
