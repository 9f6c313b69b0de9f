"""Figures and points as they may be shown. What a hidden figure would tell (its colour, its arrow, its place on a
chart, its sentence) is withheld with it.
"""

from waymark.assessment.assessment import Assessment, withheld
from waymark.assessment.latest_known import latest_known
from waymark.assessment.previous import period_words
from waymark.disclosure.counts import CellKey
from waymark.disclosure.public import Protected, bar_cell
from waymark.domain.area import Area
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import Figure, ScorecardRow, TrendPoint
from waymark.scorecards.judgement import judgement_of


def judged_at(made_from: Assembly, indicator: Indicator, reading: str, area: str, month: Month) -> Assessment:
    """The assessment of one cell with everything withheld that a hidden figure would tell."""
    judged = made_from.assessed(indicator, reading, area, month)
    hidden = protected_at(made_from, judged.outturn).hidden
    before = judged.previous
    shown = None if before is None else made_from.protected.get(_cell(before))
    key = key_of(indicator.code, reading)
    earlier = (CellKey(key, area, earlier) for earlier in judged.verdict.rests_on)
    tested = key_of(indicator.code, judged.direction.of_reading) if judged.direction.of_reading else key
    behind = [_rested_on(made_from, CellKey(tested, area, month)) for month in judged.direction.rests_on]
    return withheld(
        judged,
        hidden,
        previous_hidden=any(cell is not None and cell.hidden for cell in (shown, *behind)),
        earlier_hidden=not all(_may_show(made_from, cell) for cell in earlier),
        previous_not_shown=(before is not None and shown is None) or None in behind,
    )


def _rested_on(made_from: Assembly, cell: CellKey) -> Protected | None:
    """A figure that was tested; None where nobody has protected it, so that nothing may be told from it."""
    return made_from.protected.get(cell) or made_from.behind.get(cell)


def _may_show(made_from: Assembly, cell: CellKey) -> bool:
    """A figure older than the trend is not published here, so nothing that it would tell is either."""
    shown = made_from.protected.get(cell)
    return shown is not None and not shown.hidden


def protected_at(made_from: Assembly, outturn: Outturn) -> Protected:
    """A figure outside the protected set is never shown: that would be a figure that nobody protected."""
    return made_from.protected[_cell(outturn)]


def _cell(outturn: Outturn) -> CellKey:
    return CellKey(key_of(outturn.code, outturn.reading), outturn.area, outturn.month)


def _figure(made_from: Assembly, indicator: Indicator, outturn: Outturn) -> Figure:
    shown = protected_at(made_from, outturn)
    return Figure(
        outturn.month,
        period_words(outturn.month, indicator),
        shown.value,
        shown.numerator,
        shown.denominator,
        outturn.status.value,
        tuple(flag.value for flag in outturn.flags),
        outturn.notes,
    )


def shown_previous(made_from: Assembly, indicator: Indicator, judged: Assessment) -> Figure | None:
    """None where there is none, or where it is older than everything on the scorecard."""
    before = judged.previous
    return _figure(made_from, indicator, before) if before and _cell(before) in made_from.protected else None


def point_at(made_from: Assembly, indicator: Indicator, reading: str, area: str, month: Month) -> TrendPoint:
    """One public figure with the bars of its month and how it was judged."""
    place = CellKey(key_of(indicator.code, reading), area, month)
    if place not in made_from.points:
        judged = judged_at(made_from, indicator, reading, area, month)
        row = judged.target
        made_from.points[place] = TrendPoint(
            _figure(made_from, indicator, judged.outturn),
            bar_cell(row.target, indicator.decimals) if row else None,
            bar_cell(row.floor, indicator.decimals) if row else None,
            judged.verdict.rating,
            judgement_of(judged, indicator),
        )
    return made_from.points[place]


def point_known_at(made_from: Assembly, row: ScorecardRow, area: Area, month: Month) -> TrendPoint:
    """The row's figure as it stood at the end of an earlier month."""
    indicator = made_from.indicators[row.code]
    ended = latest_known(month, indicator, row.reading)
    return point_at(made_from, indicator, row.reading, area.code, ended)
