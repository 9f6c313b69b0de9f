"""One topic of a report: its figures with their charts, then month by month, then by district."""

from waymark.domain.polarity import Polarity
from waymark.publishing import wording
from waymark.publishing.few_cases import few_district_notes, few_of_district
from waymark.publishing.month_table import MonthTable, months_of
from waymark.publishing.pdf.block import block
from waymark.publishing.pdf.cells import Json, badge, bare, figure_cell, notes, table, text
from waymark.scorecards.document import DistrictFigure, Figure, Scorecard, ScorecardRow, Section, TrendPoint

_COMPACT = "130pt"  # for figures that would stand far apart if they filled the page


def topic_of(scorecard: Scorecard, section: Section) -> Json:
    """Title, blocks and titled tables, in the order printed."""
    tables = [_months(found) for found in months_of(section.rows)]
    tables += [_districts(row, scorecard) for row in section.rows if row.districts]
    return {
        "title": section.title,
        "blocks": [block(row, scorecard, with_definition=False) for row in section.rows],
        "tables": tables,
    }


def _months(found: MonthTable) -> Json:
    headings, widths, numerals = ["Period"], ["92pt"], []
    for row in found.rows:
        numerals.append(len(headings))
        headings.append(wording.row_name(row) + wording.unit_in_heading(row.unit))
        widths.append(_COMPACT if len(found.rows) < 3 else "1fr")
        if _judged(row):
            numerals.append(len(headings))
            headings += ["Target", "Rating"]
            widths += ["46pt", "70pt"]
    points = [point for line in found.lines for point in line.points if point is not None]
    return {
        "title": wording.by_period_words(found.rows[0].frequency),
        "table": table(
            headings,
            widths,
            numerals,
            [
                [
                    text(line.words, strong=True),
                    *(cell for row, point in zip(found.rows, line.points, strict=True) for cell in _month(row, point)),
                ]
                for line in found.lines
            ],
        ),
        "notes": [
            *notes(wording.symbol_notes(wording.cells_of(point.figure for point in points))),
            *(note for row in found.rows for note in wording.dated_notes((row, point.figure) for point in row.trend)),
        ],
    }


def _month(row: ScorecardRow, point: TrendPoint | None) -> list[Json]:
    if point is None:
        return [text("–")] * (3 if _judged(row) else 1)
    figure = point.figure
    counted = figure.value.symbol is None and figure.denominator.symbol is None
    shown = figure_cell(figure, row, [wording.parts_text(figure) if counted else "", *figure.flags], strong=True)
    return [shown, bare(point.target, row), badge(point.rating)] if _judged(row) else [shown]


def _districts(row: ScorecardRow, scorecard: Scorecard) -> Json:
    judged = row.polarity is not Polarity.NONE
    county = DistrictFigure(
        scorecard.area, scorecard.area_name, row.latest, row.verdict.rating, None, row.previous, row.last_year
    )
    lines = []
    for place in (*row.districts, county):
        latest = figure_cell(place.figure, row, [few_of_district(place)], strong=True)
        line = [text(place.area_name, strong=True), latest]
        line.append(text(wording.parts_text(place.figure)))
        line += [badge(place.rating)] if judged else []
        lines.append([*line, figure_cell(place.previous, row), figure_cell(place.last_year, row)])
    headings = [
        "District",
        "Latest" + wording.unit_in_heading(row.unit),
        "Counted",
        "Rating",
        "Previous",
        "Year before",
    ]
    widths = ["150pt", "70pt", "90pt", "90pt", "70pt", "70pt"]
    if not judged:
        del headings[3], widths[3]
    figures: list[Figure | None] = [place.figure for place in row.districts]
    figures += [figure for place in row.districts for figure in (place.previous, place.last_year)]
    return {
        "title": f"{wording.row_name(row)} by district, {row.latest.words}",
        "table": table(headings, widths, [n for n, head in enumerate(headings) if n and head != "Rating"], lines),
        "notes": [*notes(wording.symbol_notes(wording.cells_of(figures))), *few_district_notes(row.districts)],
    }


def _judged(row: ScorecardRow) -> bool:
    return row.bars.target is not None
