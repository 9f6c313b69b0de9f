"""The scorecard as plain data for the typesetter: every text already in words, every drawing already SVG.

Data reach typst as JSON, never spliced into its source, so no text of a scorecard can be read as markup.
"""

from collections.abc import Sequence
from typing import Any, Literal

from waymark.disclosure.cell import PublicCell
from waymark.domain.month import long_date
from waymark.domain.period import Frequency
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.publishing.charts.describe import description, finding, recent_words
from waymark.publishing.charts.marks import badge_mark
from waymark.publishing.charts.paint import BLUE, GREEN, INK, PAPER, paper
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.sparkline import PERIODS, sparkline_svg
from waymark.publishing.charts.trend import PRINTED, trend_svg
from waymark.publishing.groups import Group, activity_count, groups_of
from waymark.publishing.reference import indicators_of, sources_of
from waymark.scorecards.document import Figure, Scorecard, ScorecardRow

Form = Literal["document", "card"]  # with a cover, contents and definitions, or without
Json = dict[str, Any]  # what json.dumps takes; its shape is this module's and the template's affair

SERIES_PER_TABLE = 8  # columns of figures that fit A4 landscape beside the months

_WIDTHS = {
    "code": "40pt",
    "indicator": "1fr",
    "polarity": "37pt",
    "window": "40pt",
    "recent": "64pt",
    "previous": "44pt",
    "latest": "47pt",
    "parts": "56pt",
    "target": "48pt",
    "rating": "80pt",
    "direction": "52pt",
    "last_year": "46pt",
    "status": "52pt",
    "county": "50pt",
}
_ACTIVITY_RATING = "2fr"  # a sentence stands where the colour would


def content_of(scorecard: Scorecard, form: Form = "card") -> Json:
    """Everything the PDF prints, in the order it prints it."""
    document = form == "document"
    return {
        "cover": _cover(scorecard) if document else None,
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
        "summary": [
            *scorecard.summary,
            *filter(None, [wording.activity_words(activity_count(scorecard.rows))]),
        ],
        "since": f"What changed colour since {scorecard.previous_month.label}",
        "unchanged": "" if scorecard.changes else wording.same_colours_words(scorecard),
        "changes": [
            {"name": change.name, "before": change.before.value, "after": change.after.value}
            for change in scorecard.changes
        ],
        "sections": [
            {
                "title": group.title,
                "table": _figures(scorecard, group),
                "notes": _section_notes(scorecard, group.rows),
            }
            for group in groups_of(scorecard)
        ],
        "method": _method(scorecard),
        "blocks": [_block(row, scorecard, with_definition=not document) for row in scorecard.rows],
        "exceptions": _exceptions(scorecard),
        "series": _series(scorecard),
        "series_notes": _notes(
            wording.symbol_notes(point.figure.value for row in scorecard.rows for point in row.trend)
        ),
        "sources": _sources(scorecard),
        "definitions": _definitions(scorecard) if document else None,
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
    if content["definitions"] is not None:
        tables.append(content["definitions"])
    return [table["header"] for table in tables]


def _cover(scorecard: Scorecard) -> Json:
    return {
        "month": scorecard.as_at.label,
        "area": scorecard.area_name,
        "facts": [
            {"term": "Produced by", "said": f"{scorecard.produced_by}, {scorecard.organisation}"},
            {"term": "Publication date", "said": long_date(scorecard.published)},
            {"term": "For", "said": scorecard.audience},
        ],
    }


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


def _figures(scorecard: Scorecard, group: Group) -> Json:
    columns = wording.group_columns(scorecard, group.activity)
    return _table(
        caption="",
        headings=[wording.heading(column, scorecard, group.activity) for column in columns],
        widths=[_ACTIVITY_RATING if group.activity and column == "rating" else _WIDTHS[column] for column in columns],
        numerals=[place for place, column in enumerate(columns) if column in wording.NUMERAL_COLUMNS],
        rows=[[_cell(column, row, scorecard, group.activity) for column in columns] for row in group.rows],
        header=columns.index("indicator"),
    )


def _cell(column: str, row: ScorecardRow, scorecard: Scorecard, activity: bool) -> Json:
    match column:
        case "code":
            return _text(row.code, [row.reading.replace("_", " ")])
        case "indicator":
            return _text(wording.row_name(row), strong=True)
        case "polarity":
            return _text(wording.better_when(row.polarity))
        case "window":
            return _text(wording.window_words(row.window, row.frequency))
        case "recent":
            return _spark(row)
        case "previous":
            return _stacked(row.previous.value if row.previous else None, row)
        case "latest":
            return _latest(row, scorecard)
        case "parts":
            return _text(wording.parts_text(row.latest))
        case "target":
            under = wording.bar_below_target(row.bars, row.unit)
            return _stacked(row.bars.target, row, [under])
        case "county":
            return _stacked(row.county.value if row.county else None, row)
        case "rating" if activity:
            return _text(row.verdict.sentence)
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
            return _stacked(row.last_year.value if row.last_year else None, row, [_rated(row.last_year_rating)])
        case "status":
            return _text(row.latest.status if row.latest.value.symbol is None else "–")
    raise ValueError(f"the PDF cannot print the column {column}")


def _latest(row: ScorecardRow, scorecard: Scorecard) -> Json:
    latest = row.latest
    elsewhen = latest.month != scorecard.as_at or latest.words != scorecard.as_at.label
    cell = _stacked(latest.value, row, [latest.words if elsewhen else "", *latest.flags], strong=True)
    return {**cell, "slanted": "previous reporting year" in latest.flags}


def _stacked(cell: PublicCell | None, row: ScorecardRow, under: Sequence[str] = (), strong: bool = False) -> Json:
    """The number, and a unit other than the percent sign small beneath it."""
    if cell is None or cell.symbol is not None or not wording.unit_in_heading(row.unit):
        return _text(wording.value_text(cell, row.unit), under, strong)
    return _text(cell.text, [row.unit.suffix.strip(), *under], strong)


def _value(figure: Figure | None, row: ScorecardRow) -> str:
    return wording.value_text(figure.value if figure else None, row.unit)


def _rated(rating: Rating) -> str:
    return "" if rating is Rating.NOT_RATED else rating.word


def _spark(row: ScorecardRow) -> Json:
    if not drawable(row.trend[-PERIODS:]):
        return _text("none shown")
    said = recent_words(row)
    drawn = sparkline_svg(row.trend, row.frequency, paper, title=said, name="recent")
    return {"kind": "picture", "svg": drawn, "alt": f"{wording.row_name(row)}. {said}", "width": "57pt"}


def _section_notes(scorecard: Scorecard, rows: Sequence[ScorecardRow]) -> list[str]:
    columns = wording.columns_of(scorecard)
    figures: list[Figure | None] = [row.latest for row in rows]
    figures += [row.previous for row in rows] if "previous" in columns else []
    figures += [row.last_year for row in rows] if "last_year" in columns else []
    figures += [row.county for row in rows] if "county" in columns else []
    return _notes(wording.symbol_notes(wording.cells_of(figures)))


def _notes(notes: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{shown} {why}" for shown, why in notes]


def _block(row: ScorecardRow, scorecard: Scorecard, with_definition: bool) -> Json:
    """One indicator: its sentence, why its colour, what it is held against, how it is counted, its trend."""
    county = scorecard.county_name or "The county"
    facts = [
        ("Since last", f"{wording.arrow_sign(row.direction)} {wording.direction_sentence(row.direction)}".strip()),
        ("Held against", _bars(row)),
        (county, f"{_value(row.county, row)}, {row.county.words}" if row.county else ""),
        ("Definition", row.definition if with_definition else ""),
        ("Counted", _counted(row)),
    ]
    return {
        "label": f"why-{row.key}",
        "name": row.name,
        "key": row.key,
        "meta": f"{row.polarity.phrase.capitalize()} · covers: {wording.window_words(row.window, row.frequency)} · "
        f"reported {row.frequency.phrase} · owner: {row.owner}",
        "headline": row.headline,
        "rating": row.verdict.rating.value,
        "why": row.verdict.sentence,
        "rule": wording.rule_words(row.verdict),
        "facts": [{"term": term, "said": said} for term, said in facts if said],
        "finding": finding(row),
        "chart": trend_svg(row, paper, PRINTED, name="trend") if drawable(row.trend) else "",
        "alt": description(row),
    }


def _bars(row: ScorecardRow) -> str:
    bars = wording.bars_named(row.bars)
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
    """The figures behind the charts: a row for each period, a column for each indicator, eight at most to a table.

    Indicators that are reported equally often share tables, so that a row is one period for all of them.
    """
    tables = []
    for frequency in Frequency:
        rows = [row for row in scorecard.rows if row.frequency is frequency]
        count = -(-len(rows) // SERIES_PER_TABLE)
        for place in range(count):  # of even width
            first, last = (len(rows) * edge // count for edge in (place, place + 1))
            tables.append(_periods(rows[first:last]))
    return tables


def _periods(rows: Sequence[ScorecardRow]) -> Json:
    by_month = [{point.figure.month: point.figure for point in row.trend} for row in rows]
    words = {month: figure.words for figures in by_month for month, figure in figures.items()}
    lines = [
        [
            _text(words[month], strong=True),
            *(_text(_short(figures.get(month), row)) for figures, row in zip(by_month, rows, strict=True)),
        ]
        for month in sorted(words, reverse=True)
    ]
    return _table(
        caption="",
        headings=("Period", *(row.key + wording.unit_in_heading(row.unit) for row in rows)),
        widths=("84pt", *("1fr" for _ in rows)),
        numerals=range(1, len(rows) + 1),
        rows=lines,
    )


def _short(figure: Figure | None, row: ScorecardRow) -> str:
    return wording.short_text(figure.value, row.unit) if figure else "–"


def _sources(scorecard: Scorecard) -> Json:
    return _table(
        caption="",
        headings=("Source", "Covers", "Indicators", "Latest figures", "Dictionary", "Run"),
        widths=("3fr", "3fr", "3fr", "3fr", "60pt", "60pt"),
        numerals=(),
        rows=[
            (
                _text(source.source, strong=True),
                _text(source.covers),
                _text(", ".join(row.key for row in rows)),
                _text(_dated(rows)),
                _text(source.framework_version),
                _text(source.run),
            )
            for source, rows in sources_of(scorecard.rows)
        ],
    )


def _dated(rows: Sequence[ScorecardRow]) -> str:
    """What each latest figure is dated, and whether it is final: `March 2022 provisional; 2020-21 final`."""
    shown = [row.latest for row in rows if row.latest.value.symbol is None]
    dated = dict.fromkeys(" ".join((latest.words, latest.status, *latest.flags)) for latest in shown)
    return "; ".join(dated) or "none shown"


def _definitions(scorecard: Scorecard) -> Json:
    return _table(
        caption="",
        headings=("Code", "Indicator", "Definition", "How it is counted", "Better when", "Owner"),
        widths=("46pt", "2fr", "4fr", "3fr", "60pt", "2fr"),
        numerals=(),
        rows=[
            (
                _text(row.code, [row.reading.replace("_", " ")]),
                _text(row.name, strong=True),
                _text(row.definition),
                _text(_how_counted(row)),
                _text(row.polarity.phrase),
                _text(row.owner),
            )
            for row in indicators_of([scorecard])
        ],
        header=1,
    )


def _how_counted(row: ScorecardRow) -> str:
    parts = " out of ".join(part for part in (row.numerator_name, row.denominator_name) if part)
    covers = f"covers: {wording.window_words(row.window, row.frequency)}, reported {row.frequency.phrase}"
    return f"{parts}; {covers}" if parts else covers.capitalize()
