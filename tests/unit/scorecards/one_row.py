"""One indicator on a scorecard of its own, from counts: for tests of what stands beside a row's figure."""

from fractions import Fraction

from tests.unit.assessment.builders import AREAS, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.assessment.outlook import outlook
from waymark.disclosure.protect import protect_outturns
from waymark.domain.indicator import Reading
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
ROLLING = Ratio(COUNT, COUNT, Window.parse("R12M"))
MONTH_READING = Reading("month", "Re-referrals, in the month", "", Ratio(COUNT, COUNT, Window.parse("M")))
INDICATOR = an_indicator(measure=ROLLING, readings=(MONTH_READING,))


def policies(rule="floor_and_target"):
    return [Policy(Year(year, YearType.FINANCIAL), "1", "", Judgement(rule, "step")) for year in range(2020, 2027)]


def months_and_rolling(counts, area="C"):
    """Single months that end in April 2025, oldest first as (numerator, denominator), and the sums of twelve."""
    start = APRIL - (len(counts) - 1)
    single = [
        outturn_from_parts("SCS03", "month", area, start + at, top, bottom, Fraction(100))
        for at, (top, bottom) in enumerate(counts)
    ]
    rolling = [
        outturn_from_parts(
            "SCS03",
            "",
            area,
            start + at,
            sum(top for top, _ in counts[at - 11 : at + 1]),
            sum(bottom for _, bottom in counts[at - 11 : at + 1]),
            Fraction(100),
        )
        for at in range(11, len(counts))
    ]
    return single, rolling


def a_row(outturns, indicators, area=AREAS.root, as_at=APRIL, targets=None, snapshots=lambda *_: None, public=None):
    """outturns: of every series of the county · public: those that are published, all when left out."""
    rows = Targets(tuple(targets or (a_target(year) for year in range(2020, 2027))))

    def series(code, reading, place):
        return [one for one in outturns if (one.code, one.reading, one.area) == (code, reading, place)]

    def assessed(indicator, reading, place, month):
        known = series(indicator.code, reading, place)
        own = next(one for one in known if one.month == month)
        return assess(own, known, indicator, rows, policies(), AREAS)

    def looked_at(indicator, reading, place, month):
        known = series(indicator.code, reading, place)
        judged = assessed(indicator, reading, place, month)
        months = series(indicator.code, "month", place)
        return outlook(judged, known, indicator, rows, policies(), AREAS, months)

    made = Assembly(
        AREAS,
        indicators,
        assessed,
        protect_outturns(outturns if public is None else public, indicators, AREAS),
        lambda *_: Provenance("", "", "", ""),
        outlooks=looked_at,
        snapshots=snapshots,
    )
    code = next(iter(indicators))
    outline = ScorecardOutline(
        "card", "Card", "", "monthly", (SectionOutline("only", "Only", (code,)),), ("code",), ("authority", "district")
    )
    card = assemble(outline, area, as_at, made, organisation="", produced_by="", published=as_at.last, notes=())
    return card.rows[0], card
