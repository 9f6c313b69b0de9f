"""A county of made-up districts on a scorecard: from counts to the row that is published."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.assessment.builders import a_policy, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.disclosure.protect import protect_outturns
from waymark.domain.area import Area, AreaTree
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.domain.target import Targets
from waymark.scorecards.assemble import assemble
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Provenance

MARCH = Month.at(2022, 3)
NAMES = ("Ashby", "Brent", "Cotes", "Dale", "Esk", "Fenn", "Glade", "Holt")


def areas_of(count):
    districts = [Area(f"D{at}", NAMES[at], "district", "C") for at in range(count)]
    return AreaTree.of([Area("C", "Kent", "authority", None), *districts])


def row_of(counts, not_known=(0, 0), target=None, rule="floor_and_target", indicator=None):
    """The county's row. counts: (numerator, denominator) of each district, the same in every month."""
    indicator = replace(indicator or an_indicator(), readings=())
    areas = areas_of(len(counts))
    held = {f"D{at}": parts for at, parts in enumerate(counts)} | {"not-known": not_known}
    held["C"] = tuple(sum(side) for side in zip(*held.values(), strict=True))
    months = months_between(MARCH - 40, MARCH)
    series = {
        area: [outturn_from_parts("SCS03", "", area, month, *parts, Fraction(100)) for month in months]
        for area, parts in held.items()
    }
    targets = Targets((target or a_target(2021),))

    def assessed(_indicator, _reading, area, month):
        own = next(one for one in series[area] if one.month == month)
        return assess(own, series[area], indicator, targets, [a_policy(rule)], areas)

    public = [one for of_area in series.values() for one in of_area]
    made = Assembly(
        areas,
        {"SCS03": indicator},
        assessed,
        protect_outturns(public, {"SCS03": indicator}, areas),
        lambda *_: Provenance("", "", "", ""),
    )
    outline = ScorecardOutline(
        "card", "Card", "", "monthly", (SectionOutline("only", "Only", ("SCS03",)),), ("code",), ("authority",)
    )
    card = assemble(outline, areas.root, MARCH, made, organisation="", produced_by="", published=MARCH.last, notes=())
    return card.rows[0]
