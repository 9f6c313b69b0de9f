"""Forms of a measure that cannot be combined: a stock over twelve months, events at a snapshot."""

from collections.abc import Iterator

from waymark.domain.measure import (
    QUARTER,
    Cohort,
    Count,
    Distinct,
    External,
    Gap,
    MeanOfMonths,
    Measure,
    ShareOfEntities,
    SimpleTerm,
    Stock,
    simple_terms,
    spell_tables,
    windowed_terms,
)
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import Window, WindowKind

_OF_ONE_MONTH = (WindowKind.MONTH, WindowKind.SNAPSHOT)
_OF_SNAPSHOTS = (WindowKind.SNAPSHOT, WindowKind.STANDING)


def contradictions(measure: Measure) -> Iterator[str]:
    """Sentences about forms that cannot be combined. Empty when the measure makes sense."""
    for term, window in windowed_terms(measure):
        for simple in simple_terms(term):
            yield from _of_window(simple, window)
            yield from _of_entities(simple)
            yield from _of_done(simple, distinct=isinstance(term, Distinct))
    match measure:
        case Gap() if measure.first.window != measure.second.window:
            yield "both sides of a gap need the same window"
        case ShareOfEntities():
            yield from _of_share(measure)
        case Cohort() if measure.window != QUARTER:
            yield f"a cohort is that of a quarter; its window must be {QUARTER}, not {measure.window}"
        case MeanOfMonths() if measure.of.window.kind not in _OF_ONE_MONTH:
            yield f"a mean of months averages figures of one month; their window is MS or M, not {measure.of.window}"
        case External() if measure.window.kind is not WindowKind.STANDING:
            yield f"a published value stands until the next; its window must be A, not {measure.window}"


def _of_window(simple: SimpleTerm, window: Window) -> Iterator[str]:
    of_snapshots = _holds_snapshots(simple.table)
    if isinstance(simple, Stock):
        if window.kind is not WindowKind.SNAPSHOT:
            yield f"a stock is a snapshot; its window must be MS, not {window}"
    elif of_snapshots and window.kind not in _OF_SNAPSHOTS:
        yield f"{simple.table} holds snapshots; its window must be MS or A, not {window}"
    elif not of_snapshots and window.kind is WindowKind.SNAPSHOT:
        yield "events are counted over a month or more; the window MS is for a stock"
    elif not of_snapshots and window.kind is WindowKind.STANDING:
        yield f"events are counted over a month or more; the window {window} is for tables of snapshots"


def _of_share(measure: ShareOfEntities) -> Iterator[str]:
    if _holds_snapshots(measure.table):
        yield f"{measure.table} holds snapshots; a share of entities adds up the rows of a month or more"
    elif measure.window.kind is WindowKind.SNAPSHOT:
        yield "a share of entities adds up the rows of a month or more; the window MS is for a stock"
    elif measure.window.kind is WindowKind.STANDING:
        yield f"a share of entities adds up the rows of a month or more; {measure.window} is for tables of snapshots"


def _of_entities(simple: SimpleTerm) -> Iterator[str]:
    """A row can lie in a spell of another table only when both are about the same kind of entity."""
    spells = simple.outside if isinstance(simple, Stock) else tuple(spell_tables(simple.conditions))
    own = STANDARD_TABLES.get(simple.table)
    for other in (STANDARD_TABLES.get(name) for name in spells):
        if own is not None and other is not None and own.entity != other.entity:
            yield f"{own.name} is by {own.entity} and {other.name} by {other.entity}, so no row has a spell there"


def _of_done(simple: SimpleTerm, *, distinct: bool) -> Iterator[str]:
    if not isinstance(simple, Count) or simple.done is None:
        return
    if distinct:
        yield "'done' cannot stand in a distinct count: which row an entity counts by would change from month to month"
    if simple.previous or simple.once_a_day:
        yield "'done' cannot stand with 'previous' or 'once_a_day': which event counts would change from month to month"


def _holds_snapshots(table: str) -> bool:
    found = STANDARD_TABLES.get(table)
    return found is not None and found.kind == "snapshot"
