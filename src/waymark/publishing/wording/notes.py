"""What must be known of single figures: notes, dated changes and promised revisions."""

from collections.abc import Iterable, Sequence

from waymark.domain.source_change import SourceChange
from waymark.publishing.wording.periods import short_period
from waymark.scorecards.document import Figure, Promise, ScorecardRow


def dated_notes(figures: Iterable[tuple[ScorecardRow, Figure | None]], named: bool = True) -> tuple[str, ...]:
    """What must be known of single figures, each once: `SEND20, Apr to Jun 2025: Partial period: …`.

    named: whether the row's key stands before it.
    """
    told = (
        (row.key, short_period(figure.words), note)
        for row, figure in figures
        if figure is not None
        for note in figure.notes
    )
    return tuple(dict.fromkeys(f"{f'{key}, ' if named else ''}{when}: {note}" for key, when, note in told))


def notes_of(rows: Iterable[ScorecardRow], columns: Sequence[str]) -> tuple[str, ...]:
    """What must be known of the figures that a table of these columns shows, the latest first."""
    shown: list[tuple[ScorecardRow, Figure | None]] = []
    for row in rows:
        beside = (("previous", row.previous), ("last_year", row.last_year), ("county", row.county))
        shown += [(row, row.latest), *((row, figure) for column, figure in beside if column in columns)]
    return dated_notes(shown)


def trend_notes(row: ScorecardRow) -> tuple[str, ...]:
    """What must be known of the figures of a row's trend, the latest first."""
    return dated_notes(((row, point.figure) for point in reversed(row.trend)), named=False)


def change_words(change: SourceChange) -> str:
    """What happened to a source on a day, and whether figures before it compare with those after."""
    return f"{change.words}." if change.comparable else f"{change.words}: not comparable with earlier figures."


def promise_words(promise: Promise) -> str:
    """Whether it has been kept, in words, before the figures it is about."""
    return f"made; it was promised for {promise.promised}" if promise.made else f"promised for {promise.promised}"
