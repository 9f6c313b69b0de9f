"""One section of a scorecard as a table: a row for each indicator, the columns that the scorecard's file chose."""

from waymark.domain.scorecard_outline import SectionKind
from waymark.domain.verdict import Rating
from waymark.publishing import outlook, wording
from waymark.publishing.charts.describe import recent_words
from waymark.publishing.charts.paint import paper
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.sparkline import PERIODS, sparkline_svg
from waymark.publishing.few_cases import few_notes, few_of
from waymark.publishing.pdf.block import told_in_full
from waymark.publishing.pdf.cells import Json, badge, bare, figure_cell, notes, table, text
from waymark.scorecards.document import Figure, Scorecard, ScorecardRow, Section

_WIDTHS = {
    "code": "40pt",
    "indicator": "1fr",
    "polarity": "37pt",
    "window": "48pt",
    "recent": "55pt",
    "previous": "41pt",
    "latest": "56pt",
    "parts": "58pt",
    "target": "52pt",
    "rating": "68pt",
    "direction": "50pt",
    "last_year": "42pt",
    "status": "49pt",
    "county": "50pt",
    "compared": "92pt",
    "england": "41pt",
    "region": "44pt",
    "neighbours": "53pt",
}
_EXPECTED = "104pt"  # words stand where the colour would


def section_of(scorecard: Scorecard, section: Section) -> Json:
    """Its title, its table, and what the symbols in it mean."""
    columns = wording.section_columns(scorecard, section.kind)
    apart = section.kind is SectionKind.ACTIVITY
    return {
        "title": section.title,
        "table": table(
            headings=[wording.heading(column, scorecard, section.kind) for column in columns],
            widths=[_EXPECTED if apart and column == "rating" else _WIDTHS[column] for column in columns],
            numerals=[place for place, column in enumerate(columns) if column in wording.NUMERAL_COLUMNS],
            rows=[[_cell(column, row, scorecard, section.kind) for column in columns] for row in section.rows],
            header=columns.index("indicator"),
        ),
        "notes": _section_notes(scorecard, section),
    }


def _cell(column: str, row: ScorecardRow, scorecard: Scorecard, kind: SectionKind) -> Json:
    match column:
        case "code":
            return text(row.code, [row.reading.replace("_", " ")])
        case "indicator":
            alarm = (row.masking.short,) if row.masking else ()
            under = (*wording.name_notes(row), row.currency.sentence, *outlook.beside(row), *alarm)
            return text(wording.row_name(row), under, strong=True)
        case "polarity":
            return text(wording.better_when(row.polarity))
        case "window":
            return text(wording.window_words(row.window, row.frequency))
        case "recent":
            return _spark(row)
        case "previous":
            return figure_cell(row.previous, row)
        case "latest":
            return _latest(row, scorecard)
        case "parts":
            return text(wording.parts_text(row.latest))
        case "target":
            return bare(row.bars.target, row, [wording.bar_below_target(row.bars, row.unit)])
        case "county":
            return figure_cell(row.county, row)
        case "compared":
            lines = [
                f"{wording.compared_name(one)} {wording.short_text(one.value, row.unit)}"
                for one in wording.compared_in(row, column)
            ]
            return {"kind": "lines", "lines": lines or ["–"], "under": list(wording.compared_under(row, column))}
        case "england" | "region" | "neighbours":
            other = row.comparator(column)
            return bare(other.value if other else None, row, wording.compared_under(row, column))
        case "rating" if kind is SectionKind.ACTIVITY:
            place, ends = wording.expected_words(row)
            said = f"{place.capitalize()} the range" if place else wording.unrated_words(row.verdict)
            return text(said, [ends])
        case "rating" if not told_in_full(row):
            return badge(row.verdict.rating)
        case "rating":
            said = outlook.short(row)
            link = {"kind": "rating", "rating": row.verdict.rating.value, "to": f"why-{row.key}"}
            return {**link, "under": [said] if said else []}
        case "direction":
            return {
                "kind": "moved",
                "text": f"{wording.arrow_sign(row.direction)} {wording.direction_words(row.direction)}".strip(),
                "movement": row.direction.movement.value,
                "under": [before] if (before := wording.moved_from(row, scorecard.columns)) else [],
            }
        case "last_year":
            rated = row.last_year_rating
            return figure_cell(row.last_year, row, ["" if rated is Rating.NOT_RATED else rated.word])
        case "status":
            return text(row.latest.status if row.latest.value.symbol is None else "–")
    raise ValueError(f"the PDF cannot print the column {column}")


def _latest(row: ScorecardRow, scorecard: Scorecard) -> Json:
    latest = row.latest
    elsewhen = latest.month != scorecard.as_at or latest.words != scorecard.as_at.label
    under = [wording.short_period(latest.words) if elsewhen else "", *latest.flags, few_of(row)]
    return {**figure_cell(latest, row, under, strong=True), "slanted": outlook.of_previous_year(latest)}


def _spark(row: ScorecardRow) -> Json:
    if not drawable(row.trend[-PERIODS:]):
        return text("none shown")
    said = recent_words(row)
    drawn = sparkline_svg(row.trend, row.frequency, paper, title=said, name="recent")
    return {"kind": "picture", "svg": drawn, "alt": f"{wording.row_name(row)}. {said}", "width": "49pt"}


def _section_notes(scorecard: Scorecard, section: Section) -> list[str]:
    columns = wording.section_columns(scorecard, section.kind)
    figures: list[Figure | None] = [row.latest for row in section.rows]
    figures += [row.previous for row in section.rows] if "previous" in columns else []
    figures += [row.last_year for row in section.rows] if "last_year" in columns else []
    figures += [row.county for row in section.rows] if "county" in columns else []
    cells = (*wording.cells_of(figures), *wording.compared_cells(section.rows, columns))
    return [
        *notes(wording.symbol_notes(cells)),
        *wording.notes_of(section.rows, columns),
        *few_notes(section.rows),
    ]
