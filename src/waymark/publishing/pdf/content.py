"""The scorecard as plain data for the typesetter: every text already in words, every drawing already SVG.

Data reach typst as JSON, never spliced into its source, so no text of a scorecard can be read as markup.
"""

from collections.abc import Sequence
from typing import Any

from waymark.disclosure.cell import PublicCell
from waymark.domain.month import long_date
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.publishing.charts.describe import description, finding, recent_words
from waymark.publishing.charts.marks import badge_mark
from waymark.publishing.charts.paint import BLUE, GREEN, INK, PAPER, paper
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.sparkline import PERIODS, sparkline_svg
from waymark.publishing.charts.trend import PRINTED, trend_svg
from waymark.scorecards.document import Figure, Scorecard, ScorecardRow

Json = dict[str, Any]  # what json.dumps takes; its shape is this module's and the template's affair

SERIES_PER_TABLE = 8  # columns of figures that fit A4 landscape beside the months

_WIDTHS = {
    "code": "44pt",
    "indicator": "1fr",
    "polarity": "42pt",
    "window": "42pt",
    "recent": "68pt",
    "previous": "48pt",
    "latest": "50pt",
    "parts": "56pt",
    "target": "50pt",
    "rating": "90pt",
    "direction": "56pt",
    "last_year": "48pt",
    "status": "52pt",
}


def content_of(scorecard: Scorecard) -> Json:
    """Everything the PDF prints, in the order it prints it."""
    return {
        "title": f"{scorecard.title}: {scorecard.area_name}, {scorecard.as_at.label}",
        "heading": scorecard.title,
        "heading_under": f"{scorecard.area_name}, {scorecard.as_at.label}",
        "author": scorecard.organisation,
        "organisation": scorecard.organisation,
        "published": [scorecard.published.year, scorecard.published.month, scorecard.published.day],
        "meta": _meta(scorecard),
        "badges": {rating.value: _badge(rating) for rating in Rating},
        "totals": [
            {"count": str(count), "rating": rating.value}
            for rating, count in (
                (Rating.GREEN, scorecard.totals.green),
                (Rating.AMBER, scorecard.totals.amber),
                (Rating.RED, scorecard.totals.red),
                (Rating.NOT_RATED, scorecard.totals.not_rated),
            )
        ],
        "summary": list(scorecard.summary),
        "since": f"What changed colour since {scorecard.previous_month.label}",
        "unchanged": "" if scorecard.changes else wording.same_colours_words(scorecard),
        "changes": [
            {"name": change.name, "before": change.before.value, "after": change.after.value}
            for change in scorecard.changes
        ],
        "sections": [
            {
                "title": section.title,
                "table": _figures(scorecard, section.rows),
                "notes": _section_notes(scorecard, section.rows),
            }
            for section in scorecard.sections
        ],
        "method": _method(scorecard),
        "blocks": [_block(row) for row in scorecard.rows],
        "exceptions": _exceptions(scorecard),
        "series": _series(scorecard),
        "series_notes": _notes(
            wording.symbol_notes(point.figure.value for row in scorecard.rows for point in row.trend)
        ),
        "sources": _sources(scorecard),
        "notes": list(scorecard.notes),
        "banner": scorecard.banner,
        "footer": f"{scorecard.organisation} · Produced by {scorecard.produced_by}",
    }


def row_header_columns(content: Json) -> list[int]:
    """For each table in the order printed, the column whose cells head their rows."""
    tables = [section["table"] for section in content["sections"]]
    if content["exceptions"] is not None:
        tables.append(content["exceptions"])
    tables += [*content["series"], content["sources"]]
    return [table["header"] for table in tables]


def _meta(scorecard: Scorecard) -> str:
    status = wording.status_words(scorecard.rows)
    said = [f"Figures {status}"] if status else []
    said += [f"Published {long_date(scorecard.published)}", f"For {scorecard.audience}"]
    return " · ".join(said)


def _method(scorecard: Scorecard) -> str:
    methods = wording.methods_words(scorecard.rows)
    reason = "Each rating links to its reason on a later page."
    return f"Since last: {methods}. {reason}" if methods else reason


def _badge(rating: Rating) -> Json:
    ink = {Rating.AMBER: INK, Rating.NOT_RATED: BLUE}.get(rating, PAPER)
    return {"word": rating.word, "svg": badge_mark(rating, ink, GREEN)}


def _text(text: str, under: Sequence[str] = (), strong: bool = False) -> Json:
    return {"kind": "text", "text": text, "under": [line for line in under if line], "strong": strong}


def _table(
    caption: str,
    headings: Sequence[str],
    widths: Sequence[str],
    numerals: Sequence[int],
    rows: Sequence[Sequence[Json]],
    header: int = 0,
) -> Json:
    return {
        "caption": caption,
        "headings": list(headings),
        "widths": list(widths),
        "numerals": list(numerals),
        "rows": [list(row) for row in rows],
        "header": header,
    }


def _figures(scorecard: Scorecard, rows: Sequence[ScorecardRow]) -> Json:
    columns = wording.columns_of(scorecard)
    return _table(
        caption="",
        headings=[wording.COLUMN_HEADINGS[column] for column in columns],
        widths=[_WIDTHS[column] for column in columns],
        numerals=[place for place, column in enumerate(columns) if column in wording.NUMERAL_COLUMNS],
        rows=[[_cell(column, row, scorecard) for column in columns] for row in rows],
        header=columns.index("indicator"),
    )


def _cell(column: str, row: ScorecardRow, scorecard: Scorecard) -> Json:
    match column:
        case "code":
            return _text(row.code, [row.reading.replace("_", " ")])
        case "indicator":
            return _text(wording.row_name(row), strong=True)
        case "polarity":
            return _text(wording.better_when(row.polarity))
        case "window":
            return _text(wording.window_words(row.window))
        case "recent":
            return _spark(row)
        case "previous":
            return _text(_value(row.previous, row))
        case "latest":
            return _latest(row, scorecard)
        case "parts":
            return _text(wording.parts_text(row.latest))
        case "target":
            under = wording.bar_below_target(row.bars, row.unit)
            return _text(wording.value_text(row.bars.target, row.unit), [under])
        case "rating":
            unrated = row.verdict.rating is Rating.NOT_RATED
            under = row.verdict.sentence if unrated else ""
            return {"kind": "rating", "rating": row.verdict.rating.value, "under": under, "to": f"why-{row.key}"}
        case "direction":
            return {
                "kind": "moved",
                "text": f"{wording.arrow_sign(row.direction)} {wording.direction_words(row.direction)}".strip(),
                "movement": row.direction.movement.value,
            }
        case "last_year":
            return _text(_value(row.last_year, row), [_rated(row.last_year_rating)])
        case "status":
            return _text(row.latest.status if row.latest.value.symbol is None else "–")
    raise ValueError(f"the PDF cannot print the column {column}")


def _latest(row: ScorecardRow, scorecard: Scorecard) -> Json:
    latest = row.latest
    elsewhen = latest.month != scorecard.as_at or latest.words != scorecard.as_at.label
    cell = _text(_value(latest, row), [latest.words if elsewhen else "", *latest.flags], strong=True)
    return {**cell, "slanted": "previous reporting year" in latest.flags}


def _value(figure: Figure | None, row: ScorecardRow) -> str:
    return wording.value_text(figure.value if figure else None, row.unit)


def _rated(rating: Rating) -> str:
    return "" if rating is Rating.NOT_RATED else rating.word


def _spark(row: ScorecardRow) -> Json:
    if not drawable(row.trend[-PERIODS:]):
        return _text("none shown")
    said = recent_words(row)
    drawn = sparkline_svg(row.trend, row.frequency, paper, title=said, name="recent")
    return {"kind": "picture", "svg": drawn, "alt": f"{wording.row_name(row)}. {said}", "width": "62pt"}


def _section_notes(scorecard: Scorecard, rows: Sequence[ScorecardRow]) -> list[str]:
    columns = wording.columns_of(scorecard)
    figures: list[Figure | None] = [row.latest for row in rows]
    figures += [row.previous for row in rows] if "previous" in columns else []
    figures += [row.last_year for row in rows] if "last_year" in columns else []
    return _notes(wording.symbol_notes(wording.cells_of(figures)))


def _notes(notes: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{shown} {why}" for shown, why in notes]


def _block(row: ScorecardRow) -> Json:
    """One indicator: its sentence, why its colour, what it is held against, how it is counted, its trend."""
    direction = f"{wording.arrow_sign(row.direction)} {wording.direction_sentence(row.direction)}".strip()
    return {
        "label": f"why-{row.key}",
        "name": row.name,
        "key": row.key,
        "meta": f"{row.polarity.phrase.capitalize()} · covers: {wording.window_words(row.window)} · "
        f"reported {row.frequency.phrase} · owner: {row.owner}",
        "headline": row.headline,
        "rating": row.verdict.rating.value,
        "why": row.verdict.sentence,
        "rule": wording.rule_words(row.verdict),
        "facts": [
            {"term": "Since last", "said": direction},
            {"term": "Held against", "said": _bars(row)},
            {"term": "Definition", "said": row.definition},
            {"term": "Counted", "said": _counted(row)},
        ],
        "finding": finding(row),
        "chart": trend_svg(row, paper, PRINTED, name="trend") if drawable(row.trend) else "",
        "alt": description(row),
    }


def _bars(row: ScorecardRow) -> str:
    bars: tuple[tuple[str, PublicCell | None], ...] = (
        ("target", row.bars.target),
        ("floor", row.bars.floor),
        ("baseline", row.bars.baseline),
    )
    known = [f"{name} {wording.value_text(cell, row.unit)}" for name, cell in bars if cell is not None]
    if not known:
        return "No target is set."
    said = ", ".join(known).capitalize()
    return f"{said}, for {row.bars.year}. Set by: {row.bars.source}"


def _counted(row: ScorecardRow) -> str:
    top = f"{row.numerator_name}: {row.latest.numerator.shown}"
    return f"{top}. Out of: {row.denominator_name}: {row.latest.denominator.shown}" if row.denominator_name else top


def _exceptions(scorecard: Scorecard) -> Json | None:
    if not scorecard.exceptions:
        return None
    return _table(
        caption="",
        headings=("Indicator", "Why", "Owner"),
        widths=("2fr", "4fr", "2fr"),
        numerals=(),
        rows=[
            (_text(needed.name, strong=True), _text(needed.sentence), _text(needed.owner))
            for needed in scorecard.exceptions
        ],
    )


def _series(scorecard: Scorecard) -> list[Json]:
    """The figures behind the charts: a row for each month, a column for each indicator, eight to a table."""
    tables = []
    for start in range(0, len(scorecard.rows), SERIES_PER_TABLE):
        rows = scorecard.rows[start : start + SERIES_PER_TABLE]
        by_month = [{point.figure.month: point.figure for point in row.trend} for row in rows]
        months = sorted({month for figures in by_month for month in figures}, reverse=True)
        lines = [
            [
                _text(month.label, strong=True),
                *(_text(_value(figures.get(month), row)) for figures, row in zip(by_month, rows, strict=True)),
            ]
            for month in months
        ]
        tables.append(
            _table(
                caption="",
                headings=("Month", *(row.key for row in rows)),
                widths=("84pt", *("1fr" for _ in rows)),
                numerals=range(1, len(rows) + 1),
                rows=lines,
            )
        )
    return tables


def _sources(scorecard: Scorecard) -> Json:
    keys: dict[tuple[str, str, str, str], list[str]] = {}
    for row in scorecard.rows:
        source = row.provenance
        told = (source.source, source.covers, source.framework_version, source.run)
        keys.setdefault(told, []).append(row.key)
    return _table(
        caption="",
        headings=("Source", "Covers", "Indicators", "Dictionary", "Run"),
        widths=("3fr", "3fr", "3fr", "1fr", "1fr"),
        numerals=(),
        rows=[
            (_text(source, strong=True), _text(covers), _text(", ".join(of)), _text(version), _text(run))
            for (source, covers, version, run), of in keys.items()
        ],
    )
