"""Assembles the Scorecard document from assessments and protected figures. Pure: the same input, the same document.

From here on nothing unprotected goes further: every number is a PublicCell, and what a hidden figure would tell
(its colour, its arrow, its place on a chart, its sentence) is withheld with it.
"""

from collections.abc import Sequence
from datetime import date

from waymark.assessment.direction import step
from waymark.assessment.exceptions import needs_exception
from waymark.assessment.previous import period_words
from waymark.domain.area import Area
from waymark.domain.indicator import key_of
from waymark.domain.month import Month
from waymark.domain.scorecard_outline import Layout, ScorecardOutline, SectionKind
from waymark.domain.verdict import Arrow, Rating
from waymark.narrative.summary import RowNow, summary
from waymark.scorecards.assembly import Assembly
from waymark.scorecards.document import (
    ColourChange,
    ExceptionNeeded,
    Promise,
    Promised,
    Scorecard,
    ScorecardRow,
    Section,
    Totals,
)
from waymark.scorecards.executive.material import FEWER, WHOLE, Material
from waymark.scorecards.executive.told import executive_summary
from waymark.scorecards.how_current import sentences as currency_sentences
from waymark.scorecards.made_rows import row_at
from waymark.scorecards.public_figures import judged_at, point_known_at
from waymark.scorecards.sections import with_activity_apart


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
            tuple(row_at(made_from, *_split(key), area, as_at) for key in section.indicators),
            section.kind,
        )
        for section in outline.sections
    )
    sections = given if outline.layout is Layout.REPORT else with_activity_apart(given)
    rows = [row for section in sections if section.kind is SectionKind.MEASURES for row in section.rows]
    previous = as_at - 1
    known = {row.key: point_known_at(made_from, row, area, previous) for row in rows}
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


def _totals(rows: Sequence[ScorecardRow]) -> Totals:
    ratings = [row.verdict.rating for row in rows]
    return Totals(*(ratings.count(rating) for rating in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NOT_RATED)))


def _exceptions(made_from: Assembly, rows: Sequence[ScorecardRow], area: Area) -> tuple[ExceptionNeeded, ...]:
    return tuple(
        ExceptionNeeded(row.key, row.name, row.verdict.sentence, row.owner)
        for row in rows
        if needs_exception(
            judged_at(made_from, made_from.indicators[row.code], row.reading, area.code, row.latest.month),
            made_from.areas,
        )
    )
