"""What is loaded, how complete it is, which indicators it feeds, and which it cannot feed and why.

Nothing here is known of any one return: it follows from what each covers and what each measure needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.measure import Draft, conditioning_tables, look_back, tables_of
from waymark.domain.month import Month
from waymark.domain.promise import PromisedRevision
from waymark.domain.tables import CHILD_AREA, STANDARD_TABLES
from waymark.measures.dated_changes import Told, filled_up, told_of_months
from waymark.measures.needed import Counted, CoverageOf, needed_span, not_covered
from waymark.measures.outturns import covered_months
from waymark.measures.reads import placed_by_child_area
from waymark.operations.dictionary import dictionary_of
from waymark.operations.figures import figures_of
from waymark.operations.made_whole import made_whole
from waymark.operations.promises import promises_of
from waymark.operations.workspace import Workspace
from waymark.sources.registry import SOURCES
from waymark.store.extracts import Extract
from waymark.store.standard import StandardDataset

_ALWAYS = Coverage((Span(date.min, date.max),))


@dataclass(frozen=True)
class ReturnHeld:
    """One return. editions: keys of the current ones · covers: by standard table, all of them together ·
    set_aside, flagged: rows and fields of the current editions."""

    name: str
    title: str
    editions: tuple[str, ...]
    covers: Mapping[str, Coverage]
    set_aside: int
    flagged: int


@dataclass(frozen=True)
class TableHeld:
    """One standard table. returns: the names of those that fed it · flagged: rows with a field that is not believed ·
    gaps: days between the first and the last covered that no file covers."""

    name: str
    returns: tuple[str, ...]
    rows: int
    flagged: int
    covers: Coverage
    gaps: tuple[Span, ...]


@dataclass(frozen=True)
class Feeding:
    """What a return does for one measure. first, last: months of the first and latest figure in which it has a part;
    None where there is none · beside: returns without which there would be none · why: what it lacks, alone or at all.
    """

    key: str
    name: str
    first: Month | None
    last: Month | None
    beside: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class NotLoaded:
    """A standard table that measures count from and nothing loaded feeds. could_come_from: returns, by name."""

    table: str
    could_come_from: tuple[str, ...]
    needed_by: tuple[str, ...]


@dataclass(frozen=True)
class SourcesHeld:
    """feeding: by return · promises: those of the last run; none before the first."""

    returns: tuple[ReturnHeld, ...]
    tables: tuple[TableHeld, ...]
    feeding: Mapping[str, tuple[Feeding, ...]]
    not_loaded: tuple[NotLoaded, ...]
    promises: tuple[PromisedRevision, ...]


def sources(workspace: Workspace) -> SourcesHeld:
    """Raises WaymarkError when nothing has been loaded yet."""
    store, framework = workspace.store, dictionary_of(workspace)
    state = store.state()
    dataset = store.current_standard()
    if dataset is None:
        raise WaymarkError("nothing has been loaded yet", "Load returns first: waymark load PATH")
    extracts: dict[str, list[tuple[str, Extract]]] = {}
    for load in state.current():
        extracts.setdefault(load.source, []).append((load.key, store.extract(load.extract)))
    returns = tuple(_return_held(name, extracts[name]) for name in SOURCES if name in extracts)
    whole = made_whole(store, dataset, framework.changes)
    months = covered_months([*dataset.coverage.values(), *filled_up(dataset.covers, framework.changes)])

    def told(indicator: Indicator, reading: str, coverage_of: CoverageOf) -> dict[Month, Told]:
        return told_of_months(indicator, reading, months, coverage_of, framework.changes, whole.__contains__)

    feeding: dict[str, tuple[Feeding, ...]] = {held.name: () for held in returns}
    for indicator, reading, measure in framework.measures():
        if isinstance(measure, Draft):
            continue
        together = {month for month, found in told(indicator, reading, dataset.covers).items() if not found.missing}
        for held in returns:
            fed = [table for table in _behind(measure) if table in held.covers]
            if not fed:
                continue

            def alone_of(table: str, held: ReturnHeld = held) -> Coverage:
                return held.covers.get(table) or dataset.covers(table)

            alone = {month for month, found in told(indicator, reading, alone_of).items() if not found.missing}
            own = [month for month in sorted(together) if _has_part(measure, indicator, month, held, fed)]
            made = _feeding(indicator, reading, measure, held, fed, alone, own, returns, dataset)
            feeding[held.name] = (*feeding[held.name], made)
    return SourcesHeld(
        returns,
        tuple(_tables_held(returns, dataset)),
        feeding,
        tuple(_not_loaded(framework, dataset)),
        promises_of(figures_of(workspace)) if state.run else (),
    )


def _return_held(name: str, extracts: Sequence[tuple[str, Extract]]) -> ReturnHeld:
    covers: dict[str, Coverage] = {}
    for _, extract in extracts:
        for table, covered in extract.coverage.items():
            covers[table] = covers.get(table, Coverage()) | covered
    return ReturnHeld(
        name,
        SOURCES[name].title,
        tuple(key for key, _ in extracts),
        covers,
        sum(extract.set_aside for _, extract in extracts),
        sum(extract.flagged for _, extract in extracts),
    )


def _tables_held(returns: Sequence[ReturnHeld], dataset: StandardDataset) -> Iterator[TableHeld]:
    for table in STANDARD_TABLES:
        if table not in dataset.rows_by_table and not dataset.covers(table):
            continue
        covers = dataset.covers(table)
        gaps = covers.gaps(covers.spans[0].first, covers.spans[-1].last) if covers else ()
        of_days = STANDARD_TABLES[table].kind != "snapshot"  # between two snapshots nothing is missing
        fed_by = tuple(held.name for held in returns if table in held.covers or table in SOURCES[held.name].feeds)
        rows = dataset.rows_by_table.get(table, 0)
        yield TableHeld(table, fed_by, rows, dataset.flagged_rows(table), covers, gaps if of_days else ())


def _feeding(
    indicator: Indicator,
    reading: str,
    measure: Counted,
    held: ReturnHeld,
    fed: Sequence[str],
    alone: set[Month],
    own: Sequence[Month],
    returns: Sequence[ReturnHeld],
    dataset: StandardDataset,
) -> Feeding:
    key, name = key_of(indicator.code, reading), indicator.name_of(reading)
    if alone:
        shown = own or sorted(alone)
        return Feeding(key, name, shown[0], shown[-1])
    lacks = _lacks(indicator, measure, held, fed, dataset)
    if not own:
        return Feeding(key, name, None, None, why=lacks)
    beside = tuple(
        other.name for other in returns if other.name != held.name and any(table in other.covers for table in fed)
    )
    return Feeding(key, name, own[0], own[-1], beside, lacks)


def _lacks(
    indicator: Indicator, measure: Counted, held: ReturnHeld, fed: Sequence[str], dataset: StandardDataset
) -> str:
    """Why the return alone gives no figure: what else is not loaded, or covers other days, or how much less it covers
    than is needed."""
    behind = _behind(measure)
    absent = [table for table in behind if not dataset.covers(table)]
    if absent:
        return f"no file that feeds {' or '.join(absent)} is loaded"
    longest = {table: max(held.covers[table].spans, key=lambda span: span.last - span.first) for table in fed}
    month = Month.of(max(span.last for span in longest.values()))
    own = {table: held.covers.get(table) or dataset.covers(table) for table in behind}
    short = [table for table in behind if _alone_short(measure, indicator, month, table, own[table])]
    others = [table for table in short if table not in fed]
    if others or not short:
        told = " and ".join(f"{table} covers {own[table]}" for table in others or behind)
        return f"{told}; the figure of {month.label} needs {needed_span(measure, indicator.year_type, month)}"
    table = short[0]
    needed = needed_span(measure, indicator.year_type, month)
    told = f"it covers {_length(longest[table])} of {table} ({longest[table]})"
    back = look_back(measure)
    window = f"window {measure.window}" + (f" and {back} months before it" if back else "")
    longer = needed.last - needed.first > longest[table].last - longest[table].first
    wanted = f"a figure needs {_length(needed)}" if longer else f"the figure of {month.label} needs {needed}"
    beside = [name for name, source in SOURCES.items() if table in source.feeds and name != held.name]
    hint = f"; {' or '.join(beside)} feeds {table} too" if beside else ""
    return f"{told}; {wanted} ({window}){hint}"


def _alone_short(measure: Counted, indicator: Indicator, month: Month, table: str, coverage: Coverage) -> bool:
    """Whether this table alone, were all others whole, would leave the month without a figure."""

    def coverage_of(asked: str) -> Coverage:
        return coverage if asked == table else _ALWAYS

    return not_covered(measure, indicator.year_type, month, coverage_of) is not None


def _has_part(measure: Counted, indicator: Indicator, month: Month, held: ReturnHeld, fed: Sequence[str]) -> bool:
    """Whether the figure of the month needs days that the return covers."""
    days = needed_span(measure, indicator.year_type, month)
    return any(
        span.first <= days.last and days.first <= span.last for table in fed for span in held.covers[table].spans
    )


def _not_loaded(framework: Framework, dataset: StandardDataset) -> Iterator[NotLoaded]:
    needed: dict[str, list[str]] = {}
    for indicator, reading, measure in framework.measures():
        tables = () if isinstance(measure, Draft) else _behind(measure)
        for table in tables:
            if not dataset.covers(table):
                needed.setdefault(table, []).append(key_of(indicator.code, reading))
        if tables and placed_by_child_area(measure) and not dataset.rows_by_table.get(CHILD_AREA.name):
            needed.setdefault(CHILD_AREA.name, []).append(key_of(indicator.code, reading))
    for table, keys in needed.items():
        could = tuple(name for name, source in SOURCES.items() if table in source.feeds)
        yield NotLoaded(table, could, tuple(keys))


def _behind(measure: Counted) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*tables_of(measure), *conditioning_tables(measure))))


def _length(span: Span) -> str:
    """`6 months`, `1 day`, `10 days`: whole months where the span is made of them."""
    first, after = Month.of(span.first), Month.of(span.last + timedelta(days=1))
    if first.first == span.first and after.first == span.last + timedelta(days=1):
        months = after.index - first.index
        return "1 month" if months == 1 else f"{months} months"
    days = (span.last - span.first).days + 1
    return "1 day" if days == 1 else f"{days:,} days"
