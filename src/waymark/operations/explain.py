"""Why a figure is what it is: from the printed value back to the extracts and rows that made it."""

from collections import Counter
from dataclasses import dataclass

from waymark.assessment.explain import Explanation
from waymark.assessment.explain import explain as explain_assessment
from waymark.domain.measure import Measure, conditioning_tables, tables_of
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory import RowsOfCell, walk
from waymark.measures.needed import needed_in_words
from waymark.operations.comparators_behind import ComparatorsBehind, comparators_behind
from waymark.operations.figures import Figures, figures_of
from waymark.operations.show import Shown, shown_from
from waymark.operations.trace import Tracer
from waymark.operations.workspace import Workspace
from waymark.store.extracts import Extract
from waymark.store.state import Loaded


@dataclass(frozen=True)
class RowsBehind:
    """The rows of one part of a figure. `set_aside`: row, and the columns that would have to be known."""

    part: str
    table: str
    counted: tuple[str, ...]
    set_aside: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class ExtractBehind:
    """An extract that the figure's tables were made from, and how many of its rows the figure counts."""

    loaded: Loaded
    extract: Extract
    counted: int


@dataclass(frozen=True)
class Explained:
    shown: Shown
    explanation: Explanation
    behind: ComparatorsBehind | None
    rows: tuple[RowsBehind, ...]
    extracts: tuple[ExtractBehind, ...]
    covers: tuple[tuple[str, str], ...]  # table → what the files cover
    needs: str
    framework_version: str
    run: str
    engine: str
    code_version: str
    tracer: Tracer


def explain(workspace: Workspace, code: str, reading: str = "", area: str = "", period: str = "") -> Explained:
    """Everything behind one cell. The rows are counted again, by the slow and obvious engine."""
    figures = figures_of(workspace)
    shown = shown_from(figures, code, reading, area, period)
    indicator, outturn = shown.indicator, shown.assessment.outturn
    measure = indicator.measure_of(shown.reading)
    policy = next((known for known in figures.framework.policies if known.id == shown.assessment.policy_id), None)
    explanation = explain_assessment(shown.assessment, indicator, policy, figures.framework.targets)
    walked: tuple[RowsOfCell, ...] = ()
    if outturn.value is not None or outturn.denominator is not None or outturn.parts:
        walked = walk(
            measure, indicator.year_type, figures.dataset, figures.framework.areas, outturn.area, outturn.month
        )
    rows = tuple(RowsBehind(found.part, found.table, found.counted, found.set_aside) for found in walked)
    needs = needed_in_words(measure, indicator.year_type, outturn.month)
    return Explained(
        shown,
        explanation,
        comparators_behind(figures.comparison, indicator, shown.reading, outturn.month),
        rows,
        _extracts_behind(workspace, figures, measure, outturn.area, rows),
        tuple((table, str(figures.dataset.covers(table))) for table in _tables_behind(measure)),
        needs,
        figures.run.framework_version,
        figures.run.id,
        figures.run.engine,
        figures.run.code_version,
        Tracer(workspace.store),
    )


def _tables_behind(measure: Measure) -> tuple[str, ...]:
    """What is counted, and the spells that decide whether it counts."""
    return tuple(dict.fromkeys((*tables_of(measure), *conditioning_tables(measure))))


def _extracts_behind(
    workspace: Workspace, figures: Figures, measure: Measure, area: str, rows: tuple[RowsBehind, ...]
) -> tuple[ExtractBehind, ...]:
    """Extracts that cover a table of the measure, and for a district those that placed the children there. A row id
    begins with the first eight digits of its extract."""
    store = workspace.store
    by_child = any(not STANDARD_TABLES[table].area_column for table in tables_of(measure))
    counted = Counter(row[:8] for row in {row for part in rows for row in part.counted})
    behind = []
    for loaded in store.state().loads:
        if loaded.extract not in figures.dataset.extracts:
            continue
        extract = store.extract(loaded.extract)
        placed = by_child and "child_area" in extract.rows and area != figures.framework.areas.root.code
        if placed or set(extract.coverage) & set(_tables_behind(measure)):
            behind.append(ExtractBehind(loaded, extract, counted[extract.id[:8]]))
    return tuple(behind)
