"""The county's row on a scorecard of one indicator, made from the counts of all areas, hidden ones among them."""

from dataclasses import replace
from fractions import Fraction

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
OUTLINE = ScorecardOutline(
    "card", "Card", "", "monthly", (SectionOutline("only", "Only", ("SCS03",)),), ("code",), ("authority",)
)


def county_row(counts, rating, direction):
    """The row and its scorecard, judged by the two rules. counts: of each area, the latest first, out of 200."""
    series = {
        area.code: [
            outturn_from_parts("SCS03", "", area.code, APRIL - back, count, 200, Fraction(100))
            for back, count in enumerate(counts)
        ]
        for area in (AREAS.root, *AREAS.districts)
    }
    policies = [
        Policy(Year(year, YearType.FINANCIAL), "1", "", Judgement(rating, direction)) for year in range(2022, 2026)
    ]

    def assessed(indicator, _, area, month):
        own = next(one for one in series[area] if one.month == month)
        return assess(own, series[area], indicator, Targets((a_target(2025),)), policies, AREAS)

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
    return row, card
