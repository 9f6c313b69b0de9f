"""Why a figure is what it is: from the printed value back to the extracts and rows that made it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from waymark.assessment.explain import Explanation
from waymark.assessment.explain import explain as explain_assessment
from waymark.domain.measure import Measure, conditioning_tables, tables_of
from waymark.domain.month import long_date
from waymark.domain.rounding import exact
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.engines.in_memory import RowsOfCell, walk
from waymark.measures.needed import needed_in_words
from waymark.operations.figures import Figures, figures_of
from waymark.operations.show import Shown, shown_from
from waymark.operations.show import as_json as shown_as_json
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
    rows: tuple[RowsBehind, ...]
    extracts: tuple[ExtractBehind, ...]
    covers: tuple[tuple[str, str], ...]  # table → what the files cover
    needs: str
    framework_version: str
    run: str
    engine: str
    code_version: str
    tracer: Tracer

    def paragraphs(self, list_rows: bool) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Titles and lines, in the order in which a reader asks."""
        told, bars = self.explanation, self.explanation.bars
        definition = self.shown.indicator.definition_of(self.shown.reading)
        yield "The figure", tuple(line for line in (told.rounding, told.missing, definition) if line)
        if bars is None:
            yield "The target", ("There is no target for this figure.",)
        else:
            named = (
                ("target", bars.target),
                ("floor", bars.floor),
                ("baseline", bars.baseline),
                ("service standard", bars.standard),
            )
            numbers = ", ".join(f"{name} {exact(value)}" for name, value in named if value is not None)
            if bars.band is not None:
                numbers += f", band {exact(bars.band.low)} to {exact(bars.band.high)}"
            yield (
                "The target",
                (f"{bars.year}: {numbers}. Set by: {bars.decision_ref or 'not recorded'} ({bars.where}).", *bars.steps),
            )
        rule = f"Rule {told.rule} ({told.rule_page})" if told.rule_page else f"Rule {told.rule}"
        policy = f"policy {told.policy} ({told.policy_source})" if told.policy else "no policy covers this period"
        yield "The colour", (told.sentence, f"{rule}, {policy}.")
        chosen = f", chosen by {told.chosen_by}" if told.chosen_by else ""
        yield "The arrow", (told.direction_sentence, f"Method: {told.method or 'none'}{chosen}.")
        yield "The data", tuple(self._data_lines())
        yield "The rows", tuple(self._row_lines(list_rows))
        made_by = f"Run {self.run[:12]}, engine {self.engine}, Waymark {self.code_version}"
        yield "The run", (f"{made_by}, dictionary version {self.framework_version}.",)

    def _data_lines(self) -> Iterable[str]:
        if self.needs:
            yield f"The figure needs data for {self.needs}."
        for table, covered in self.covers:
            yield f"{table}: files cover {covered}."
        for behind in self.extracts:
            extract, loaded = behind.extract, behind.loaded
            yield (
                f"{extract.source} {extract.key}, version {loaded.version}, extract {extract.id[:8]}: "
                f"{behind.counted:,} rows counted; when it was loaded, {extract.set_aside:,} rows were set aside "
                f"and {extract.flagged:,} fields flagged."
            )

    def _row_lines(self, list_rows: bool) -> Iterable[str]:
        if not self.rows:
            yield "No row was counted: there is no figure."
        for part in self.rows:
            line = f"{part.part}: {len(part.counted):,} rows of {part.table} counted"
            if part.set_aside:
                columns = Counter(column for _, wrong in part.set_aside for column in wrong)
                why = ", ".join(f"{column} ({count:,})" for column, count in columns.most_common())
                line += f"; {len(part.set_aside):,} set aside because a field is missing or was flagged: {why}"
            else:
                line += "; none set aside"
            yield f"{line}."
            if list_rows:
                yield from (f"  counted    {row}  {self.tracer.trace(row).place}" for row in part.counted)
                for row, wrong in part.set_aside:
                    yield f"  set aside  {row}  {self.tracer.trace(row).place} ({', '.join(wrong)})"


def explain(workspace: Workspace, code: str, reading: str = "", area: str = "", period: str = "") -> Explained:
    """Everything behind one cell. The rows are counted again, by the slow and obvious engine."""
    figures = figures_of(workspace)
    shown = shown_from(figures, code, reading, area, period)
    indicator, outturn = shown.indicator, shown.assessment.outturn
    measure = indicator.measure_of(shown.reading)
    policy = next((known for known in figures.framework.policies if known.id == shown.assessment.policy_id), None)
    explanation = explain_assessment(shown.assessment, indicator, policy)
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


def as_json(explained: Explained, list_rows: bool) -> dict[str, Any]:
    """What `show` prints, and where each part of it came from."""
    told, bars = explained.explanation, explained.explanation.bars
    content = shown_as_json(explained.shown)
    content["definition"] = explained.shown.indicator.definition_of(explained.shown.reading)
    content["exact_value"] = None if told.exact_value is None else str(told.exact_value)
    content["rounding"] = told.rounding
    content["missing_detail"] = told.missing or None
    content["target"] = None
    if bars is not None:
        content["target"] = {
            "target": _number(bars.target),
            "floor": _number(bars.floor),
            "baseline": _number(bars.baseline),
            "band": None if bars.band is None else [_number(bars.band.low), _number(bars.band.high)],
            "standard": _number(bars.standard),
            "year": bars.year,
            "asked_year": bars.asked_year,
            "area": bars.area,
            "steps": list(bars.steps),
            "effective_from": None if bars.effective_from is None else long_date(bars.effective_from),
            "decision_ref": bars.decision_ref,
            "where": bars.where,
        }
    content["rule_page"] = told.rule_page
    content["policy"] = told.policy
    content["policy_source"] = told.policy_source
    content["direction_method"] = told.method
    content["direction_chosen_by"] = told.chosen_by or None
    content["direction_sentence"] = told.direction_sentence
    content["compared_with"] = told.compared_with or None
    content["needs"] = explained.needs
    content["covers"] = dict(explained.covers)
    content["extracts"] = [
        {
            "return": behind.extract.source,
            "edition": behind.extract.key,
            "label": behind.extract.label,
            "version": behind.loaded.version,
            "extract": behind.extract.id,
            "files": [name for name, _ in behind.extract.files],
            "rows_counted": behind.counted,
            "rows_set_aside": behind.extract.set_aside,
            "fields_flagged": behind.extract.flagged,
        }
        for behind in explained.extracts
    ]
    content["rows"] = {
        part.part: {
            "table": part.table,
            "counted": len(part.counted),
            "set_aside": len(part.set_aside),
            **({"counted_rows": list(part.counted)} if list_rows else {}),
            **({"counted_from": [explained.tracer.trace(row).place for row in part.counted]} if list_rows else {}),
            **({"set_aside_rows": [row for row, _ in part.set_aside]} if list_rows else {}),
        }
        for part in explained.rows
    }
    content["run"] = explained.run
    content["engine"] = explained.engine
    content["framework_version"] = explained.framework_version
    content["code_version"] = explained.code_version
    return content


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
