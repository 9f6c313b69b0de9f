"""Assembles the Scorecard document from assessments and protected figures. Pure: the same input, the same document.

From here on nothing unprotected goes further: every number is a PublicCell, and what a hidden figure would tell
(its colour, its arrow, its place on a chart, its sentence) is withheld with it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from waymark.assessment.assessment import Assessment, withheld
from waymark.assessment.comparable import months_apart, months_back
from waymark.assessment.direction import step
from waymark.assessment.exceptions import needs_exception
from waymark.assessment.latest_known import latest_known
from waymark.assessment.outlook import Outlook
from waymark.assessment.previous import ends_a_period, period_words
from waymark.disclosure.counts import CellKey
from waymark.disclosure.public import Protected, bar_cell
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Draft
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Outturn
from waymark.domain.period import Frequency
from waymark.domain.promise import PromisedRevision
from waymark.domain.scorecard_outline import Layout, ScorecardOutline, SectionKind
from waymark.domain.source_change import SourceChange
from waymark.domain.verdict import Arrow, Rating
from waymark.narrative.summary import RowNow, summary
from waymark.scorecards.beside import beside
from waymark.scorecards.companions import Companion
from waymark.scorecards.comparators import Comparison, comparators_of
from waymark.scorecards.control import ControlChart
from waymark.scorecards.control_charts import Series, control_of
from waymark.scorecards.document import (
    ColourChange,
    DistrictFigure,
    ExceptionNeeded,
    Figure,
    Promise,
    Promised,
    Provenance,
    Scorecard,
    ScorecardRow,
    Section,
    Totals,
    TrendPoint,
)
from waymark.scorecards.executive.material import FEWER, WHOLE, Material
from waymark.scorecards.executive.told import executive_summary
from waymark.scorecards.how_current import currency_of, marked
from waymark.scorecards.how_current import sentences as currency_sentences
from waymark.scorecards.judgement import judgement_of
from waymark.scorecards.outlook import PublicOutlook
from waymark.scorecards.outlook_in_words import outlook_of_row
from waymark.scorecards.sections import with_activity_apart
from waymark.scorecards.sentence import with_sentences
from waymark.scorecards.spreading import spread_of
from waymark.scorecards.targets_ahead import targets_ahead
from waymark.scorecards.uncertainty import caution_of, uncertainty_of
from waymark.scorecards.unmasking import masking_of

TREND_MONTHS = 25  # two years and the month from which they start


@dataclass(frozen=True)
class Assembly:
    """What a scorecard is made from.

    assessed: the unprotected judgement of one cell · protected: every figure published together with this
    scorecard, in every area and month of its trend · behind: older figures, and single months, that tests of direction
    rest on; protected with the others and never shown as figures · provenance: where an indicator's figures come from ·
    promises: revisions promised of any figure · comparison: others' figures, where any are loaded ·
    changes: the dated changes of the sources behind a reading ·
    points: what has been made public so far; a county's page and a district's own show the same point ·
    outlooks: what it would take for the colour of one cell to change, unprotected · snapshots: the month of the
    snapshot that a figure rests on, where one stands until the next.
    """

    areas: AreaTree
    indicators: Mapping[str, Indicator]
    assessed: Callable[[Indicator, str, str, Month], Assessment]
    protected: Mapping[CellKey, Protected]
    provenance: Callable[[Indicator, str], Provenance]
    promises: tuple[PromisedRevision, ...] = ()
    comparison: Comparison | None = None
    changes: Callable[[Indicator, str], Sequence[SourceChange]] = lambda *_: ()
    behind: Mapping[CellKey, Protected] = field(default_factory=dict)
    points: dict[CellKey, TrendPoint] = field(default_factory=dict, compare=False, repr=False)
    rows: dict[CellKey, ScorecardRow] = field(default_factory=dict, compare=False, repr=False)
    outlooks: Callable[[Indicator, str, str, Month], Outlook] | None = None
    snapshots: Callable[[Indicator, str, Month], Month | None] = lambda *_: None


def trend_months(as_at: Month) -> list[Month]:
    """The months drawn: of a quarterly or annual indicator, those that end its periods."""
    return months_between(as_at - (TREND_MONTHS - 1), as_at)


def published_months(as_at: Month, indicator: Indicator) -> list[Month]:
    """Every month of an indicator from which a scorecard may show a figure. All of them are protected together.

    The trend of what is known now, and of what was known a month ago; before it a year, or two where figures are far
    apart, for what its first figures are compared with.
    """
    readings = ("", *(reading.id for reading in indicator.readings))
    ended = min(latest_known(as_at - 1, indicator, reading) for reading in readings)
    before = 12 if indicator.frequency is Frequency.MONTHLY else 24
    months = months_between(ended - (TREND_MONTHS - 1) - before, as_at)
    return [month for month in months if ends_a_period(month, indicator)]


def tested_months(shown: Iterable[Month], indicator: Indicator) -> set[Month]:
    """The months on whose figures the arrows of the months shown may rest, those themselves among them."""
    reach = {
        (months_apart(measure, indicator.frequency), months_back(measure, indicator.frequency))
        for measure in (indicator.measure_of(reading) for reading in ("", *(one.id for one in indicator.readings)))
    }
    months = list(shown)
    return {month - back for month in months for apart, most in reach for back in range(0, most + 1, apart)}


def assemble(
    outline: ScorecardOutline,
    area: Area,
    as_at: Month,
    made_from: Assembly,
    *,
    organisation: str,
    produced_by: str,
    published: date,
    notes: Sequence[str],
    banner: str = "",
) -> Scorecard:
    """One scorecard for one area and month. `banner`: a sentence at the head of every page."""
    given = tuple(
        Section(
            section.id,
            section.title,
            tuple(_row(made_from, *_split(key), area, as_at) for key in section.indicators),
            section.kind,
        )
        for section in outline.sections
    )
    sections = given if outline.layout is Layout.REPORT else with_activity_apart(given)
    rows = [row for section in sections if section.kind is SectionKind.MEASURES for row in section.rows]
    previous = as_at - 1
    known = {row.key: _point_at(made_from, row, area, previous) for row in rows}
    before = {key: point.rating for key, point in known.items()}
    county_name = "" if area == made_from.areas.root else made_from.areas.root.name
    return Scorecard(
        name=outline.name,
        title=outline.title,
        organisation=organisation,
        audience=outline.audience,
        area=area.code,
        area_name=area.name,
        as_at=as_at,
        published=published,
        produced_by=produced_by,
        columns=outline.columns,
        sections=sections,
        totals=_totals(rows),
        changes=tuple(
            ColourChange(row.key, row.name, was, row.verdict.rating)
            for row in rows
            if (was := before[row.key]) is not row.verdict.rating
        ),
        exceptions=_exceptions(made_from, rows, area),
        summary=(
            *summary([_row_now(row, before[row.key]) for row in rows], previous),
            *currency_sentences(rows),
        ),
        notes=tuple(notes),
        previous_month=previous,
        banner=banner,
        county_name=county_name,
        layout=outline.layout,
        frequency=outline.frequency,
        promises=_promises(made_from, [row for section in sections for row in section.rows]),
        executive_summary=executive_summary(
            Material(
                tuple(rows),
                tuple(row for section in sections if section.kind is SectionKind.ACTIVITY for row in section.rows),
                known,
                previous,
                county_name,
                FEWER if county_name or outline.layout is Layout.REPORT else WHOLE,
            )
        ),
    )


def _row_now(row: ScorecardRow, before: Rating) -> RowNow:
    tested = row.direction.method != step.NAME and row.direction.arrow is not Arrow.NOT_COMPARED
    return RowNow(row.verdict.rating, before, row.direction.movement, tested)


def _promises(made_from: Assembly, rows: Sequence[ScorecardRow]) -> tuple[Promise, ...]:
    """The promises about figures of the rows, each with those alone; the periods on which a row's trend looks back."""
    names = {row.key: row for row in rows}
    found = []
    for promise in made_from.promises:
        figures = tuple(
            Promised(row.key, row.name, period_words(figure.month, made_from.indicators[row.code]))
            for figure in promise.figures
            if (row := names.get(key_of(figure.code, figure.reading))) is not None
            and any(point.figure.month == figure.month for point in row.trend)
        )
        if figures and promise.change.promised is not None:
            change = promise.change
            found.append(Promise(promise.source, change.words, promise.change.promised.label, promise.made, figures))
    return tuple(found)


def _split(key: str) -> tuple[str, str]:
    code, _, reading = key.partition(".")
    return code, reading


def _row(made_from: Assembly, code: str, reading: str, area: Area, as_at: Month) -> ScorecardRow:
    """Made once, however many scorecards of the area show it."""
    place = CellKey(key_of(code, reading), area.code, as_at)
    if place not in made_from.rows:
        made_from.rows[place] = _made_row(made_from, made_from.indicators[code], reading, area, as_at)
    return made_from.rows[place]


def _made_row(made_from: Assembly, indicator: Indicator, reading: str, area: Area, as_at: Month) -> ScorecardRow:
    ended = latest_known(as_at, indicator, reading)
    latest = _judged(made_from, indicator, reading, area.code, ended)
    reported = [month for month in trend_months(ended) if ends_a_period(month, indicator)]
    trend = tuple(_point(made_from, indicator, reading, area.code, month) for month in reported)
    now, before = trend[-1], _point(made_from, indicator, reading, area.code, ended - 12)
    told = judgement_of(latest, indicator)
    previous = _shown_previous(made_from, indicator, latest)
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
        county=None if area == root else _point(made_from, indicator, reading, root.code, ended).figure,
        year_type=indicator.year_type,
        comparators=comparators_of(made_from.comparison, indicator, reading, area, ended, trend_months(ended)[0]),
        ahead=targets_ahead(latest, indicator),
        control=_control(made_from, indicator, reading, area.code, ended),
        uncertainty=uncertainty_of(indicator, latest.outturn, _protected(made_from, latest.outturn)),
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
        lambda other, its_reading, month: _point(made_from, other, its_reading, area.code, month),
        made_from.protected,
    )


def _control(made_from: Assembly, indicator: Indicator, reading: str, area: str, ended: Month) -> ControlChart | None:
    series = Series(
        judged=lambda of, month: made_from.assessed(indicator, of, area, month),
        protected=lambda of, month: made_from.protected.get(CellKey(key_of(indicator.code, of), area, month)),
        point=lambda told, of, month: _point(made_from, told, of, area, month),
        changes=made_from.changes(indicator, reading),
    )
    return control_of(indicator, reading, ended, series)


def _judged(made_from: Assembly, indicator: Indicator, reading: str, area: str, month: Month) -> Assessment:
    """The assessment of one cell with everything withheld that a hidden figure would tell."""
    judged = made_from.assessed(indicator, reading, area, month)
    hidden = _protected(made_from, judged.outturn).hidden
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


def _protected(made_from: Assembly, outturn: Outturn) -> Protected:
    """A figure outside the protected set is never shown: that would be a figure that nobody protected."""
    return made_from.protected[_cell(outturn)]


def _cell(outturn: Outturn) -> CellKey:
    return CellKey(key_of(outturn.code, outturn.reading), outturn.area, outturn.month)


def _figure(made_from: Assembly, indicator: Indicator, outturn: Outturn) -> Figure:
    shown = _protected(made_from, outturn)
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


def _shown_previous(made_from: Assembly, indicator: Indicator, judged: Assessment) -> Figure | None:
    """None where there is none, or where it is older than everything on the scorecard."""
    before = judged.previous
    return _figure(made_from, indicator, before) if before and _cell(before) in made_from.protected else None


def _point(made_from: Assembly, indicator: Indicator, reading: str, area: str, month: Month) -> TrendPoint:
    """One public figure with the bars of its month and how it was judged."""
    place = CellKey(key_of(indicator.code, reading), area, month)
    if place not in made_from.points:
        judged = _judged(made_from, indicator, reading, area, month)
        row = judged.target
        made_from.points[place] = TrendPoint(
            _figure(made_from, indicator, judged.outturn),
            bar_cell(row.target, indicator.decimals) if row else None,
            bar_cell(row.floor, indicator.decimals) if row else None,
            judged.verdict.rating,
            judgement_of(judged, indicator),
        )
    return made_from.points[place]


def _districts(made_from: Assembly, indicator: Indicator, reading: str, ended: Month) -> tuple[DistrictFigure, ...]:
    """Every district, and the rows whose district is not known, which together make the county."""
    found = []
    for area in made_from.areas.districts:
        now = _point(made_from, indicator, reading, area.code, ended)
        judged = _judged(made_from, indicator, reading, area.code, ended)
        found.append(
            DistrictFigure(
                area.code,
                area.name,
                now.figure,
                now.rating,
                now.judged,
                _shown_previous(made_from, indicator, judged),
                _point(made_from, indicator, reading, area.code, ended - 12).figure,
                caution_of(indicator, reading, _protected(made_from, judged.outturn)),
            )
        )
    return tuple(found)


def _point_at(made_from: Assembly, row: ScorecardRow, area: Area, month: Month) -> TrendPoint:
    """The row's figure as it stood at the end of an earlier month."""
    indicator = made_from.indicators[row.code]
    ended = latest_known(month, indicator, row.reading)
    return _point(made_from, indicator, row.reading, area.code, ended)


def _totals(rows: Sequence[ScorecardRow]) -> Totals:
    ratings = [row.verdict.rating for row in rows]
    return Totals(*(ratings.count(rating) for rating in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NOT_RATED)))


def _exceptions(made_from: Assembly, rows: Sequence[ScorecardRow], area: Area) -> tuple[ExceptionNeeded, ...]:
    return tuple(
        ExceptionNeeded(row.key, row.name, row.verdict.sentence, row.owner)
        for row in rows
        if needs_exception(
            _judged(made_from, made_from.indicators[row.code], row.reading, area.code, row.latest.month),
            made_from.areas,
        )
    )
