"""`waymark diff`: what a corrected file changed."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from waymark.cli.console import Format, FormatOption, WorkspaceOption, counted, out, print_json
from waymark.operations.diff import Difference
from waymark.operations.diff import diff as diff_versions
from waymark.operations.workspace import open_workspace


def diff(
    return_name: Annotated[str, typer.Argument(help="The return: ssda903, extract …", metavar="RETURN")],
    edition: Annotated[
        list[str] | None, typer.Argument(help="The edition, as load names it; every corrected one when left out.")
    ] = None,
    before: Annotated[int | None, typer.Option("--from", help="The earlier version; the one before --to.")] = None,
    after: Annotated[int | None, typer.Option("--to", help="The later version; the latest.")] = None,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Says how two versions of a return differ: rows by table, children, and which indicators could move.

    Example: `waymark diff ssda903 2021-22`
    """
    found = diff_versions(open_workspace(workspace), return_name, " ".join(edition or ()), before, after)
    if format is Format.JSON:
        print_json([difference_json(one) for one in found])
        return
    if not found:
        out.print(f"Every edition of {return_name} has one version: nothing has been corrected.")
    for one in found:
        _print(one)


def _print(difference: Difference) -> None:
    title = f"{difference.source} {difference.key}"
    out.print(
        Text.assemble((title, "bold"), f": version {difference.after.version} against {difference.before.version}")
    )
    for table, found in difference.tables.items():
        columns = ", ".join(f"{column} {count:,}" for column, count in found.columns.items())
        changed = f"{found.changed:,} changed ({columns})" if columns else f"{found.changed:,} changed"
        out.print(f"  {table}: {counted(found.added, 'row')} added, {changed}, {found.removed:,} removed")
    if not difference.tables:
        out.print("  no row differs")
    if difference.coverage:
        out.print(f"  other days are covered: {', '.join(difference.coverage)}")
    older, newer = difference.extracts
    if (older.set_aside, older.flagged) != (newer.set_aside, newer.flagged):
        out.print(
            f"  set aside: {counted(newer.set_aside, 'row')}, before {older.set_aside:,}; "
            f"flagged: {counted(newer.flagged, 'field')}, before {older.flagged:,}"
        )
    if difference.tables:
        out.print(f"  children affected: {difference.children:,}")
    moved = difference.moved
    out.print(f"  could move: {', '.join(moved.indicators) or 'no indicator'}")
    if moved.districts_only:
        out.print(f"  could move in districts: {', '.join(moved.districts_only)}")


def difference_json(difference: Difference, moved: bool = True) -> dict[str, Any]:
    """The same for scripts; the guide lists the keys. moved: with what could move, where that was asked."""
    older, newer = difference.extracts
    return {
        "return": difference.source,
        "edition": difference.key,
        "from": difference.before.version,
        "to": difference.after.version,
        "tables": {
            table: {
                "added": found.added,
                "changed": found.changed,
                "removed": found.removed,
                "columns": dict(found.columns),
            }
            for table, found in difference.tables.items()
        },
        "children": difference.children,
        "coverage_differs": list(difference.coverage),
        "set_aside": [older.set_aside, newer.set_aside],
        "flagged": [older.flagged, newer.flagged],
        **(
            {
                "could_move": list(difference.moved.indicators),
                "could_move_in_districts": list(difference.moved.districts_only),
            }
            if moved
            else {}
        ),
    }
