"""The districts on paper: every indicator by district, and the funnels in which a district stands out."""

from waymark.domain.apart import Apart
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.publishing.charts.funnel import FUNNEL_PRINTED, funnel_svg
from waymark.publishing.charts.funnel_words import (
    funnel_description,
    funnel_finding,
    funnel_key,
    funnel_notes,
)
from waymark.publishing.charts.paint import paper
from waymark.publishing.district_matrix import DistrictMatrix, MatrixCell, matrix_of
from waymark.publishing.pdf.cells import Json, notes, table, text
from waymark.scorecards.document import Scorecard, ScorecardRow

_NAME, _COLUMN = "112pt", "1fr"


def districts(scorecard: Scorecard) -> Json | None:
    """None where no district has a colour."""
    matrix = matrix_of(scorecard)
    if matrix is None:
        return None
    with_funnel = [row for row in scorecard.rows if _has_funnel(row)]
    apart = [row for row in with_funnel if _stands_out(row)]
    return {
        "how": "Each line is one indicator with the latest figure of each district and its colour. The districts stand "
        "in one order throughout: this is no league table.",
        "beyond": "A red marked ◆ is more than chance explains: the line that makes it red lies outside the district's "
        "own 95% interval.",
        "table": _table(matrix, scorecard),
        "notes": _notes(matrix),
        "funnels": [_funnel(row, scorecard) for row in apart],
        "key": list(funnel_key(scorecard.area_name)),
        "within": _within([row for row in with_funnel if row not in apart]),
    }


def _has_funnel(row: ScorecardRow) -> bool:
    """Whether it is worth a page: the spread of what is never judged stands on the site alone."""
    return row.spread is not None and row.spread.drawn and row.polarity is not Polarity.NONE


def _stands_out(row: ScorecardRow) -> bool:
    return row.spread is not None and any(row.spread.of(apart) for apart in (Apart.WATCH, Apart.OUTLIER))


def _table(matrix: DistrictMatrix, scorecard: Scorecard) -> Json:
    return table(
        headings=("Indicator", scorecard.area_name, *(name for _, name in matrix.areas)),
        widths=(_NAME, *(_COLUMN for _ in range(len(matrix.areas) + 1))),
        numerals=(),
        rows=[
            [
                text(wording.row_name(line.row), [_period(line.row)], strong=True),
                _rated(wording.short_text(line.row.latest.value, line.row.unit), line.row.verdict.rating),
                *(_cell(cell, line.row) for cell in line.cells),
            ]
            for line in matrix.lines
        ],
    )


def _period(row: ScorecardRow) -> str:
    unit = "" if row.unit.suffix in ("", "%") else f", {row.unit.suffix.strip()}"
    return f"{wording.short_period(row.latest.words)}{unit}"


def _cell(cell: MatrixCell | None, row: ScorecardRow) -> Json:
    if cell is None:
        return text("–")
    value = wording.short_text(cell.district.figure.value, row.unit)
    return _rated(f"{value} ◆" if cell.beyond_chance else value, cell.district.rating)


def _rated(value: str, rating: Rating) -> Json:
    """A colour above its figure; without a colour, the word."""
    return {"kind": "rated", "rating": rating.value, "value": value}


def _notes(matrix: DistrictMatrix) -> list[str]:
    cells = [cell.district.figure.value for line in matrix.lines for cell in line.cells if cell is not None]
    said = notes(wording.symbol_notes([*cells, *(line.row.latest.value for line in matrix.lines)]))
    if matrix.without:
        names = "; ".join(wording.row_name(row) for row in matrix.without)
        said.append(f"No district has a colour for: {names}.")
    return said


def _funnel(row: ScorecardRow, scorecard: Scorecard) -> Json:
    county = scorecard.area_name
    return {
        "name": wording.row_name(row),
        "finding": funnel_finding(row, county),
        "svg": funnel_svg(row, county, paper, FUNNEL_PRINTED, name="funnel"),
        "alt": funnel_description(row, county),
        "notes": " ".join(funnel_notes(row, county)),
    }


def _within(rows: list[ScorecardRow]) -> str:
    """What is not drawn, since there is nothing to see."""
    if not rows:
        return ""
    return f"No district shown stands out in: {'; '.join(wording.row_name(row) for row in rows)}."
