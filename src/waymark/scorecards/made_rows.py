"""One row of a scorecard, with everything that stands beside its figure."""

from functools import partial

from waymark.assessment.assessment import Assessment
from waymark.assessment.latest_known import latest_known
from waymark.assessment.previous import ends_a_period
from waymark.disclosure.counts import CellKey
from waymark.domain.area import Area
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Draft
from waymark.domain.month import Month
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.beside import beside
from waymark.scorecards.companions import Companion
from waymark.scorecards.comparators import comparators_of
from waymark.scorecards.control import ControlChart
from waymark.scorecards.control_charts import Series, control_of
from waymark.scorecards.document import DistrictFigure, ScorecardRow
from waymark.scorecards.how_current import currency_of, marked
from waymark.scorecards.judgement import judgement_of
from waymark.scorecards.months_shown import trend_months
from waymark.scorecards.outlook import PublicOutlook
from waymark.scorecards.outlook_in_words import outlook_of_row
from waymark.scorecards.public_figures import judged_at, point_at, protected_at, shown_previous
from waymark.scorecards.sentence import with_sentences
from waymark.scorecards.spreading import spread_of
from waymark.scorecards.targets_ahead import targets_ahead
from waymark.scorecards.uncertainty import caution_of, uncertainty_of
from waymark.scorecards.unmasking import masking_of


def row_at(made_from: Assembly, code: str, reading: str, area: Area, as_at: Month) -> ScorecardRow:
    """Made once, however many scorecards of the area show it."""
    place = CellKey(key_of(code, reading), area.code, as_at)
    if place not in made_from.rows:
        made_from.rows[place] = _made_row(made_from, made_from.indicators[code], reading, area, as_at)
    return made_from.rows[place]


def _made_row(made_from: Assembly, indicator: Indicator, reading: str, area: Area, as_at: Month) -> ScorecardRow:
    ended = latest_known(as_at, indicator, reading)
    latest = judged_at(made_from, indicator, reading, area.code, ended)
    reported = [month for month in trend_months(ended) if ends_a_period(month, indicator)]
    trend = tuple(point_at(made_from, indicator, reading, area.code, month) for month in reported)
    now, before = trend[-1], point_at(made_from, indicator, reading, area.code, ended - 12)
    told = judgement_of(latest, indicator)
    previous = shown_previous(made_from, indicator, latest)
    measure, root = indicator.measure_of(reading), made_from.areas.root
    districts = _districts(made_from, indicator, reading, ended) if area == root else ()
    spread = spread_of(indicator, reading, now.figure, districts)
    snapshot = made_from.snapshots(indicator, reading, ended)
    currency = currency_of(latest.outturn, as_at, indicator, [point.figure for point in trend], snapshot)
    row = ScorecardRow(
        code=indicator.code,
        reading=reading,
        name=indicator.name_of(reading),
        short_name=indicator.short_name,
        definition=indicator.definition_of(reading),
        why_it_matters=indicator.why_it_matters,
        polarity=indicator.polarity,
        frequency=indicator.frequency,
        window="" if isinstance(measure, Draft) else str(measure.window),
        unit=indicator.unit,
        decimals=indicator.decimals,
        numerator_name=indicator.numerator_name,
        denominator_name=indicator.denominator_name,
        owner=indicator.owner,
        latest=marked(now.figure, as_at, indicator, currency),
        previous=previous,
        last_year=before.figure,
        last_year_rating=before.rating,
        bars=told.bars,
        verdict=told.verdict,
        direction=told.direction,
        headline="",
        trend=trend,
        districts=districts,
        provenance=made_from.provenance(indicator, reading),
        county=None if area == root else point_at(made_from, indicator, reading, root.code, ended).figure,
        year_type=indicator.year_type,
        comparators=comparators_of(made_from.comparison, indicator, reading, area, ended, trend_months(ended)[0]),
        ahead=targets_ahead(latest, indicator),
        control=_control(made_from, indicator, reading, area.code, ended),
        uncertainty=uncertainty_of(indicator, latest.outturn, protected_at(made_from, latest.outturn)),
        spread=spread,
        masking=masking_of(indicator, reading, area.name, now.rating, districts, spread),
        outlook=_outlook(made_from, indicator, latest),
        companions=_companions(made_from, indicator, reading, area, as_at),
        currency=currency,
    )
    return with_sentences(row, indicator, latest, "" if area == root else root.name)


def _outlook(made_from: Assembly, indicator: Indicator, latest: Assessment) -> PublicOutlook:
    outturn, outlooks = latest.outturn, made_from.outlooks
    asked = partial(outlooks, indicator, outturn.reading, outturn.area, outturn.month) if outlooks else None
    return outlook_of_row(asked, latest, indicator, made_from.protected)


def _companions(
    made_from: Assembly, indicator: Indicator, reading: str, area: Area, as_at: Month
) -> tuple[Companion, ...]:
    return beside(
        indicator,
        reading,
        area.code,
        latest_known(as_at, indicator, reading),
        made_from.indicators,
        lambda other: latest_known(as_at, other, ""),
        lambda other, its_reading, month: point_at(made_from, other, its_reading, area.code, month),
        made_from.protected,
    )


def _control(made_from: Assembly, indicator: Indicator, reading: str, area: str, ended: Month) -> ControlChart | None:
    series = Series(
        judged=lambda of, month: made_from.assessed(indicator, of, area, month),
        protected=lambda of, month: made_from.protected.get(CellKey(key_of(indicator.code, of), area, month)),
        point=lambda told, of, month: point_at(made_from, told, of, area, month),
        changes=made_from.changes(indicator, reading),
    )
    return control_of(indicator, reading, ended, series)


def _districts(made_from: Assembly, indicator: Indicator, reading: str, ended: Month) -> tuple[DistrictFigure, ...]:
    """Every district, and the rows whose district is not known, which together make the county."""
    found = []
    for area in made_from.areas.districts:
        now = point_at(made_from, indicator, reading, area.code, ended)
        judged = judged_at(made_from, indicator, reading, area.code, ended)
        found.append(
            DistrictFigure(
                area.code,
                area.name,
                now.figure,
                now.rating,
                now.judged,
                shown_previous(made_from, indicator, judged),
                point_at(made_from, indicator, reading, area.code, ended - 12).figure,
                caution_of(indicator, reading, protected_at(made_from, judged.outturn)),
            )
        )
    return tuple(found)
