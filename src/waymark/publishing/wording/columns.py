"""The columns of a scorecard's tables: which there are, what they are called, and what stands in them."""

from collections.abc import Iterable

from waymark.disclosure.cell import PublicCell
from waymark.domain.comparator import ComparatorKind
from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import SectionKind
from waymark.publishing.direction_words import direction_heading
from waymark.scorecards.document import ComparatorFigure, Scorecard, ScorecardRow

COLUMN_HEADINGS = {
    "code": "Code",
    "indicator": "Indicator",
    "polarity": "Better when",
    "window": "Covers",
    "recent": "Recent",
    "previous": "Previous",
    "latest": "Latest",
    "parts": "Counted",
    "target": "Target",
    "rating": "Rating",
    "direction": "Direction",
    "last_year": "Last year",
    "status": "Status",
    "county": "County",
    "compared": "Elsewhere",
    "england": "England",
    "region": "Region",
    "neighbours": "Neighbours",
}
_ONE_AREA = frozenset({"england", "region", "neighbours"})
COMPARED_COLUMNS = frozenset({"compared", *_ONE_AREA})
NUMERAL_COLUMNS = frozenset({"previous", "latest", "parts", "target", "last_year", "county", *_ONE_AREA})
NOT_FOR = {  # what rows that are never judged cannot fill
    SectionKind.MEASURES: frozenset[str](),
    SectionKind.ACTIVITY: frozenset({"polarity", "target"}),
    SectionKind.CONTEXT: frozenset({"polarity", "target", "rating"}),
}
_BETTER = {
    Polarity.HIGHER: "higher",
    Polarity.LOWER: "lower",
    Polarity.TARGET: "near target",
    Polarity.NONE: "not judged",
}


def columns_of(scorecard: Scorecard) -> tuple[str, ...]:
    """The chosen columns in order. A row must be named, so `indicator` comes first where the file leaves it out.
    A district's scorecard has the county's figure beside its own; a column of others' figures that would be empty is
    left out.

    Raises ValueError for a column that no format can print.
    """
    unknown = [column for column in scorecard.columns if column not in COLUMN_HEADINGS]
    if unknown:
        raise ValueError(f"no format prints the column {', '.join(unknown)}; known: {', '.join(COLUMN_HEADINGS)}")
    chosen = scorecard.columns if "indicator" in scorecard.columns else ("indicator", *scorecard.columns)
    columns = tuple(column for column in chosen if column not in COMPARED_COLUMNS or _any_compared(scorecard, column))
    if "county" in columns or not any(row.county is not None for row in scorecard.rows):
        return columns
    after = max((columns.index(beside) for beside in ("latest", "parts") if beside in columns), default=0)
    return (*columns[: after + 1], "county", *columns[after + 1 :])


def section_columns(scorecard: Scorecard, kind: SectionKind) -> tuple[str, ...]:
    """`columns_of`, without the columns that a section of this kind cannot fill."""
    return tuple(
        column
        for column in columns_of(scorecard)
        if column not in NOT_FOR[kind] and (column not in COMPARED_COLUMNS or _any_compared(scorecard, column, kind))
    )


def _any_compared(scorecard: Scorecard, column: str, kind: SectionKind | None = None) -> bool:
    """Whether a column of others' figures has anything in it, in sections of a kind or in any."""
    sections = (section for section in scorecard.sections if kind is None or section.kind is kind)
    return any(compared_in(row, column) for section in sections for row in section.rows)


def heading(column: str, scorecard: Scorecard, kind: SectionKind = SectionKind.MEASURES) -> str:
    """The column's heading; the county's and the region's figures stand under their own names."""
    if column == "region":
        named = (row.comparator(column) for row in scorecard.rows)
        return next((one.name for one in named if one is not None), COLUMN_HEADINGS[column])
    if column == "county" and scorecard.county_name:
        return scorecard.county_name
    if column == "direction":
        return direction_heading(row.direction for row in scorecard.rows)
    return "Expected range" if kind is SectionKind.ACTIVITY and column == "rating" else COLUMN_HEADINGS[column]


def compared_in(row: ScorecardRow, column: str) -> tuple[ComparatorFigure, ...]:
    """The comparators that a column shows: all other areas' together in the column `compared`, else one of them."""
    if column == "compared":
        return tuple(one for one in row.comparators if one.kind is not ComparatorKind.PUBLISHED)
    one = row.comparator(column)
    return () if one is None else (one,)


def compared_cells(rows: Iterable[ScorecardRow], columns: Iterable[str]) -> tuple[PublicCell, ...]:
    """Cells of others' figures that a table shows, for `symbol_notes`."""
    shown = [(row, column) for row in rows for column in columns if column in COMPARED_COLUMNS]
    return tuple(one.value for row, column in shown for one in compared_in(row, column))


def better_when(polarity: Polarity) -> str:
    return _BETTER[polarity]
