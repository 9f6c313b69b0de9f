"""The tables at the end: exceptions, the figures behind the charts, where they come from, and definitions."""

from collections.abc import Sequence

from waymark.domain.period import Frequency
from waymark.publishing import outlook, wording
from waymark.publishing.month_table import months_of
from waymark.publishing.pdf.cells import Json, bare, figure_cell, table, text
from waymark.publishing.reference import indicators_of, sources_of
from waymark.scorecards.document import Provenance, Scorecard, ScorecardRow

SERIES_PER_TABLE = 8  # columns of figures that fit A4 landscape beside the months


def exceptions(scorecard: Scorecard) -> Json | None:
    """Every red indicator with its figure and target; None where nothing is red."""
    if not scorecard.exceptions:
        return None
    rows = {row.key: row for row in scorecard.rows}
    return table(
        headings=("Indicator", "Latest", "Target", "Why", "Owner"),
        widths=("3fr", "52pt", "52pt", "5fr", "2fr"),
        numerals=(1, 2),
        rows=[
            (
                text(needed.name, strong=True),
                figure_cell(rows[needed.key].latest, rows[needed.key], strong=True),
                bare(rows[needed.key].bars.target, rows[needed.key]),
                text(needed.sentence, [outlook.asked(rows[needed.key])]),
                text(needed.owner),
            )
            for needed in scorecard.exceptions
        ],
    )


def series(scorecard: Scorecard) -> list[Json]:
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
    (found,) = months_of(rows)
    return table(
        headings=("Period", *(row.key + wording.unit_in_heading(row.unit) for row in rows)),
        widths=("112pt" if rows[0].frequency is Frequency.QUARTERLY else "84pt", *("1fr" for _ in rows)),
        numerals=range(1, len(rows) + 1),
        rows=[
            [
                text(line.words, strong=True),
                *(
                    figure_cell(point.figure if point else None, row)
                    for row, point in zip(rows, line.points, strict=True)
                ),
            ]
            for line in found.lines
        ],
    )


def comparators(scorecard: Scorecard) -> Json | None:
    """With what each figure is compared, of which period, and from which publication; None where nothing is."""
    compared = [row for row in scorecard.rows if row.comparators]
    if not compared:
        return None
    return table(
        headings=("Indicator", "Compared with", "Period and source"),
        widths=("3fr", "5fr", "6fr"),
        numerals=(),
        rows=[
            (
                text(wording.row_name(row), strong=True),
                text(wording.compared_words(row)),
                text(wording.compared_source(row)),
            )
            for row in compared
        ],
    )


def sources(scorecard: Scorecard) -> Json:
    """Each source, what it covers, what the figures from it are dated, and until when they are provisional."""
    return table(
        headings=("Source", "Covers", "Indicators", "Latest figures", "When it is final"),
        widths=("4fr", "3fr", "3fr", "3fr", "3fr"),
        numerals=(),
        rows=[
            (
                _source_named(source),
                text(source.covers),
                text(", ".join(row.key for row in rows)),
                text(wording.dated_words(rows)),
                text("; ".join(one.final_when for one in source.described) or "–"),
            )
            for source, rows in sources_of(scorecard.rows)
        ],
    )


def _source_named(source: Provenance) -> Json:
    """The dictionary's name for it above what was loaded; what was loaded alone where it has none."""
    if not source.described:
        return text(source.source, strong=True)
    return text("; ".join(one.title for one in source.described), [source.source], strong=True)


def definitions(scorecard: Scorecard) -> Json:
    """Every indicator of the scorecard by its code: what it is, how it is counted, who owns it."""
    return table(
        headings=("Code", "Indicator", "Definition", "How it is counted", "Better when", "Owner"),
        widths=("46pt", "2fr", "4fr", "3fr", "60pt", "2fr"),
        numerals=(),
        rows=[
            (
                text(row.code, [row.reading.replace("_", " ")]),
                text(row.name, strong=True),
                text(row.definition),
                text(_how_counted(row)),
                text(row.polarity.phrase),
                text(row.owner),
            )
            for row in indicators_of([scorecard])
        ],
        header=1,
    )


def _how_counted(row: ScorecardRow) -> str:
    parts = " out of ".join(part for part in (row.numerator_name, row.denominator_name) if part)
    covers = f"covers: {wording.window_words(row.window, row.frequency)}, reported {row.frequency.phrase}"
    return f"{parts}; {covers}" if parts else covers.capitalize()
