"""`waymark compute`: a run over what is loaded."""

from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import WorkspaceOption, out, progress
from waymark.cli.month_option import month
from waymark.operations.compute import compute as compute_run
from waymark.operations.workspace import open_workspace


def compute(
    first: Annotated[str, typer.Option("--from", help="The first month, as 2021-03.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last month, as 2022-03.")] = "",
    engine: Annotated[str, typer.Option(help="duckdb, or in_memory (slow and obvious: the meaning).")] = "duckdb",
    workspace: WorkspaceOption = Path(),
) -> None:
    """Computes every indicator for every area and month that the loaded data cover.

    Example: `waymark compute --from 2021-04 --to 2022-03`
    """
    opened = open_workspace(workspace)
    with progress("Computing") as say:
        run = compute_run(opened, month(first, "--from"), month(last, "--to"), engine, say)
    first_month, last_month = run.months
    out.print(
        f"Computed {len(run.measures)} measures for {len(run.areas):,} areas, {first_month.label} to "
        f"{last_month.label}. A figure that the data do not cover says so, and why."
    )
