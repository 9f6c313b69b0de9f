"""The scorecard as plain data for the typesetter: every text already in words, every drawing already SVG.

Data reach typst as JSON, never spliced into its source, so no text of a scorecard can be read as markup.
"""

from typing import Literal

from waymark.domain.month import long_date
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.publishing.charts.marks import badge_mark
from waymark.publishing.charts.paint import BLUE, GREEN, INK, PAPER
from waymark.publishing.masked import masked_words
from waymark.publishing.pdf.block import block, told_in_full
from waymark.publishing.pdf.cells import Json, notes
from waymark.publishing.pdf.districts import districts
from waymark.publishing.pdf.judged import ON_THE_SITE, judged
from waymark.publishing.pdf.reference_tables import comparators, definitions, exceptions, series, sources
from waymark.publishing.pdf.section import section_of
from waymark.publishing.pdf.summary import summary
from waymark.publishing.pdf.topic import topic_of
from waymark.scorecards.document import Promise, Scorecard
from waymark.scorecards.how_we_judge import HowWeJudge

READING = (
    "95% interval: what chance alone could have made of the figure. Every case was counted, so the figure is what "
    "happened; the interval is about the rate behind it, which a single period shows only roughly."
)
Form = Literal["document", "card"]  # with a cover, contents and definitions, or without


def content_of(scorecard: Scorecard, form: Form = "card", methods: HowWeJudge | None = None) -> Json:
    """Everything the PDF prints. `scorecard` is None for a report, and `topics` empty for a scorecard."""
    report = scorecard.layout is Layout.REPORT
    defined = form == "document" or report
    district = scorecard.county_name != ""
    return {
        "cover": _cover(scorecard) if form == "document" else None,
        "title": f"{scorecard.title}: {scorecard.area_name}, {scorecard.as_at.label}",
        "heading": scorecard.area_name if district else scorecard.title,
        "heading_under": f"{scorecard.title if district else scorecard.area_name}, {scorecard.as_at.label}",
        "author": scorecard.organisation,
        "organisation": scorecard.organisation,
        "published": [scorecard.published.year, scorecard.published.month, scorecard.published.day],
        "meta": _meta(scorecard),
        "badges": {rating.value: _badge(rating) for rating in Rating},
        "executive": summary(scorecard),
        "executive_how": scorecard.executive_summary.how,
        "scorecard": None if report else _scorecard(scorecard, with_definitions=not defined),
        "topics": [topic_of(scorecard, section) for section in scorecard.sections] if report else [],
        "judged": judged(scorecard, methods),
        "judged_note": ON_THE_SITE,
        "comparators": comparators(scorecard),
        "sources": sources(scorecard),
        "sources_notes": [*map(_promised, scorecard.promises), wording.origin_words(scorecard.rows)],
        "definitions": definitions(scorecard) if defined else None,
        "notes": list(scorecard.notes),
        "banner": scorecard.banner,
        "footer": f"{scorecard.organisation} · Produced by {scorecard.produced_by}",
    }


def _scorecard(scorecard: Scorecard, with_definitions: bool) -> Json:
    judged = [
        row
        for section in scorecard.sections
        if section.kind is not SectionKind.CONTEXT
        for row in section.rows
        if told_in_full(row)
    ]
    return {
        "totals": [
            {"count": str(count), "rating": rating.value}
            for rating, count in (
                (Rating.GREEN, scorecard.totals.green),
                (Rating.AMBER, scorecard.totals.amber),
                (Rating.RED, scorecard.totals.red),
                (Rating.NOT_RATED, scorecard.totals.not_rated),
            )
        ],
        "summary": [said for said in (*scorecard.summary, masked_words(scorecard)) if said],
        "since": f"What changed colour since {scorecard.previous_month.label}",
        "unchanged": "" if scorecard.changes else wording.same_colours_words(scorecard),
        "changes": [
            {"name": change.name, "before": change.before.value, "after": change.after.value}
            for change in scorecard.changes
        ],
        "sections": [section_of(scorecard, section) for section in scorecard.sections],
        "method": _method(scorecard),
        "exceptions": exceptions(scorecard),
        "no_exceptions": wording.no_exceptions_words(scorecard),
        "reading": READING,
        "blocks": [block(row, scorecard, with_definitions) for row in judged],
        "districts": districts(scorecard),
        "series": series(scorecard),
        "series_notes": notes(
            wording.symbol_notes(point.figure.value for row in scorecard.rows for point in row.trend)
        ),
    }


def row_header_columns(content: Json) -> list[int]:
    """For each table in the order printed, the column whose cells head their rows."""
    card = content["scorecard"]
    tables = [titled["table"] for topic in content["topics"] for titled in topic["tables"]]
    if card is not None:
        tables += [section["table"] for section in card["sections"]]
        tables += [] if card["exceptions"] is None else [card["exceptions"]]
        tables += [] if card["districts"] is None else [card["districts"]["table"]]
        tables += card["series"]
    tables += [content[name] for name in ("judged", "comparators") if content[name] is not None]
    tables.append(content["sources"])
    tables += [] if content["definitions"] is None else [content["definitions"]]
    return [table["header"] for table in tables]


def _promised(promise: Promise) -> str:
    """`Promised revision: … Case system replaced on 11 June 2025. SEND20, April to June 2025: promised for …`"""
    figures = "; ".join(f"{figure.key}, {figure.words}" for figure in promise.figures)
    return f"Promised revision ({promise.source}). {promise.what}. {figures}: {wording.promise_words(promise)}."


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
    return f"{wording.heading('direction', scorecard)}: {methods}. {reason}" if methods else reason


def _badge(rating: Rating) -> Json:
    ink = {Rating.AMBER: INK, Rating.NOT_RATED: BLUE}.get(rating, PAPER)
    return {"word": rating.word, "svg": badge_mark(rating, ink, GREEN)}
