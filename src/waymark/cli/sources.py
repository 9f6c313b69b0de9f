"""`waymark sources`: what is loaded, how complete it is, and which indicators it feeds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from waymark.cli.console import Format, FormatOption, WorkspaceOption, counted, out, print_json
from waymark.domain.coverage import Coverage
from waymark.domain.indicator import key_of
from waymark.domain.promise import PromisedRevision
from waymark.operations.assembly import runs_of_years
from waymark.operations.sources import Feeding, SourcesHeld
from waymark.operations.sources import sources as sources_held
from waymark.operations.workspace import open_workspace


def sources(
    full: Annotated[bool, typer.Option("--all", help="Every indicator in a line of its own.")] = False,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Says what is loaded, the days it covers with gaps, which indicators it feeds, and which it cannot feed and why.

    Example: `waymark sources --all`
    """
    held = sources_held(open_workspace(workspace))
    if format is Format.JSON:
        print_json(_as_json(held))
        return
    _print_returns(held, full)
    _print_tables(held)
    _print_not_loaded(held)
    _print_promises(held.promises)


def _heading(words: str) -> None:
    out.print(Text(f"\n{words}", style="bold"))


def _print_returns(held: SourcesHeld, full: bool) -> None:
    for one in held.returns:
        out.print(Text.assemble((one.title, "bold"), f" ({one.name}): {runs_of_years(one.editions)}"))
        out.print(f"  set aside: {counted(one.set_aside, 'row')}; flagged: {counted(one.flagged, 'field')}")
        fed = [each for each in held.feeding[one.name] if each.first and not each.beside]
        together = [each for each in held.feeding[one.name] if each.first and each.beside]
        not_fed = [each for each in held.feeding[one.name] if not each.first]
        if fed and full:
            out.print("  feeds")
            for each in fed:
                out.print(f"    {each.key}  {_months(each)}  {each.name}")
        else:
            for months in dict.fromkeys(map(_months, fed)):
                keys = ", ".join(each.key for each in fed if _months(each) == months)
                out.print(f"  feeds, {months}: {keys}")
        for (beside, months, why), alike in _alike(together):
            out.print(f"  feeds, beside {' and '.join(beside)}, {months}: {', '.join(alike)}; alone not: {why}")
        for (_, _, why), alike in _alike(not_fed):
            out.print(f"  cannot feed {', '.join(alike)}: {why}")
        out.print()


def _alike(feeding: Sequence[Feeding]) -> list[tuple[tuple[tuple[str, ...], str, str], list[str]]]:
    """Keys of which the same is to be said, together."""
    found: dict[tuple[tuple[str, ...], str, str], list[str]] = {}
    for each in feeding:
        found.setdefault((each.beside, _months(each), each.why), []).append(each.key)
    return list(found.items())


def _months(feeding: Feeding) -> str:
    if feeding.first is None or feeding.last is None:
        return "no month"
    same = feeding.first == feeding.last
    return feeding.last.label if same else f"{feeding.first.label} to {feeding.last.label}"


def _print_tables(held: SourcesHeld) -> None:
    out.print(Text("Standard tables", style="bold"))
    for table in held.tables:
        flagged = f", {table.flagged:,} with a flagged field" if table.flagged else ""
        out.print(f"  {table.name}: {counted(table.rows, 'row')}{flagged}; from {', '.join(table.returns)}")
        out.print(f"    covers {table.covers}" if table.covers else "    covers no span of its own")
        if table.gaps:
            out.print(f"    left out: {Coverage(table.gaps)}")


def _print_not_loaded(held: SourcesHeld) -> None:
    if not held.not_loaded:
        return
    _heading("No source is loaded for")
    for table in held.not_loaded:
        could = f"; it comes from {' or '.join(table.could_come_from)}" if table.could_come_from else ""
        out.print(f"  {table.table}, needed by {', '.join(table.needed_by)}{could}")


def _print_promises(promises: tuple[PromisedRevision, ...]) -> None:
    if not promises:
        return
    _heading("Promised revisions")
    for promise in promises:
        change = promise.change
        when = change.promised.label if change.promised else ""
        state = f"made; it was promised for {when}" if promise.made else f"promised for {when}"
        out.print(f"  {change.words} ({promise.source}): {state}")
        for figure in promise.figures:
            key = key_of(figure.code, figure.reading)
            out.print(f"    waymark show {key} --period {figure.month}")


def _as_json(held: SourcesHeld) -> dict[str, Any]:
    return {
        "returns": [
            {
                "return": one.name,
                "title": one.title,
                "editions": list(one.editions),
                "set_aside": one.set_aside,
                "flagged": one.flagged,
                "covers": {table: _spans(covers) for table, covers in one.covers.items()},
                "feeds": [
                    {
                        "key": each.key,
                        "from": str(each.first) if each.first else None,
                        "to": str(each.last) if each.last else None,
                        "beside": list(each.beside),
                        "why_not_alone": each.why or None,
                    }
                    for each in held.feeding[one.name]
                ],
            }
            for one in held.returns
        ],
        "tables": [
            {
                "table": table.name,
                "returns": list(table.returns),
                "rows": table.rows,
                "flagged_rows": table.flagged,
                "covers": _spans(table.covers),
                "gaps": _spans(Coverage(table.gaps)),
            }
            for table in held.tables
        ],
        "not_loaded": [
            {"table": one.table, "could_come_from": list(one.could_come_from), "needed_by": list(one.needed_by)}
            for one in held.not_loaded
        ],
        "promises": [
            {
                "source": promise.source,
                "what": promise.change.what,
                "on": promise.change.on.isoformat(),
                "promised": str(promise.change.promised),
                "made": promise.made,
                "figures": [
                    {"key": key_of(figure.code, figure.reading), "month": str(figure.month)}
                    for figure in promise.figures
                ],
            }
            for promise in held.promises
        ],
    }


def _spans(coverage: Coverage) -> list[list[str]]:
    return [[span.first.isoformat(), span.last.isoformat()] for span in coverage.spans]
