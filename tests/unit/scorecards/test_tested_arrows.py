"""An arrow that was tested tells of every figure it rests on, so it goes when one of them may not be shown."""

from dataclasses import replace
from fractions import Fraction

import pytest
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
from waymark.domain.verdict import Arrow
from waymark.domain.window import Window
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance

APRIL = Month.at(2025, 4)
COUNT = Count("referral", "date")
INDICATOR = replace(an_indicator(measure=Ratio(COUNT, COUNT, Window.parse("M"))), readings=())
HIDDEN = "Not compared: a figure is hidden to protect children."


def direction_of(method, counts):
    """The direction on the county's row. counts: the latest first."""
    series = {
        area.code: [
            outturn_from_parts("SCS03", "", area.code, APRIL - back, count, 200, Fraction(100))
            for back, count in enumerate(counts)
        ]
        for area in (AREAS.root, *AREAS.districts)
    }
    policy = [
        Policy(Year(year, YearType.FINANCIAL), "1", "", Judgement("not_rated", method)) for year in range(2022, 2026)
    ]

    def assessed(indicator, _, area, month):
        own = next(one for one in series[area] if one.month == month)
        return assess(own, series[area], indicator, Targets((a_target(2025),)), policy, AREAS)

    public = [one for of_area in series.values() for one in of_area]
    made = Assembly(
        AREAS,
        {"SCS03": INDICATOR},
        assessed,
        protect_outturns(public, {"SCS03": INDICATOR}, AREAS),
        lambda *_: Provenance("", "", "", ""),
    )
    outline = ScorecardOutline(
        "card", "Card", "", "monthly", (SectionOutline("only", "Only", ("SCS03",)),), ("code",), ("authority",)
    )
    card = assemble(outline, AREAS.root, APRIL, made, organisation="", produced_by="", published=APRIL.last, notes=())
    return card.rows[0].direction


LARGE = [80, 84, 78, 82, 80, 81, 79] * 6


@pytest.mark.parametrize(("method", "looks_at"), [("trend_test", 4), ("spc", 24), ("auto", 24), ("regression", 24)])
def test_one_hidden_figure_behind_it_hides_the_arrow(method, looks_at):
    assert direction_of(method, LARGE).arrow is not Arrow.NOT_COMPARED
    small = [*LARGE]
    small[looks_at] = 3
    hidden = direction_of(method, small)
    assert (hidden.arrow, hidden.sentence) == (Arrow.NOT_COMPARED, HIDDEN)
    beyond = [*LARGE]
    beyond[looks_at + 1] = 3
    assert direction_of(method, beyond).arrow is not Arrow.NOT_COMPARED
