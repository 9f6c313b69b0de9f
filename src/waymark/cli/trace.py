"""`waymark trace`: the file and line that a row was read from."""

from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import Format, FormatOption, WorkspaceOption, out, print_json
from waymark.operations.trace import trace as trace_rows
from waymark.operations.workspace import open_workspace


def trace(
    row_ids: Annotated[list[str], typer.Argument(help="Ids as explain --rows lists them.", metavar="ROW_ID...")],
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Says which file, sheet and line a row was read from, and of which version of which return.

    Example: `waymark trace 1a2b3c4d:episodes:17`
    """
    found = trace_rows(open_workspace(workspace).store, row_ids)
    if format is Format.JSON:
        print_json(
            [
                {
                    "row_id": one.row_id,
                    "return": one.loaded.source,
                    "edition": one.loaded.key,
                    "version": one.loaded.version,
                    "extract": one.loaded.extract,
                    "table": one.table,
                    "file": one.file,
                    "sha256": one.sha256,
                    "sheet": one.sheet,
                    "row": one.row,
                }
                for one in found
            ]
        )
        return
    for one in found:
        out.print(f"{one.row_id}  {one.place}")
        out.print(f"  {one.loaded.source} {one.loaded.key}, version {one.loaded.version}; SHA-256 {one.sha256}")
