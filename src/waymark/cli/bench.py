"""`waymark bench`: the engine beside its peers. What it runs lies in benchmarks/, beside src and not in the wheel."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

import waymark
from waymark.cli.console import err, out, progress
from waymark.domain.errors import WaymarkError


def bench(
    rows: Annotated[
        int, typer.Option(help="Rows of attendance; a million also makes returns of Kent's size.")
    ] = 1_000_000,
    rounds: Annotated[int, typer.Option(help="How often each peer runs; the order turns.")] = 3,
    work: Annotated[list[str] | None, typer.Option(help="W1 to W4; all when left out. May be repeated.")] = None,
    directory: Annotated[
        Path | None, typer.Option("--dir", help="Where the made-up tables are kept; build/bench when left out.")
    ] = None,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", help="Publish from this computed workspace as well (W7).")
    ] = None,
) -> None:
    """Runs the engine and its peers side by side. A time is told only where every cell is equal.

    Example: `waymark bench --rows 4000000 --work W1`
    """
    _find()
    run, report = (import_module(f"benchmarks.{name}") for name in ("bench", "report"))
    with progress("Starting") as say:
        told = run.bench(directory or run.DEFAULT_CACHE, rows, rounds, tuple(work or ()), workspace, say)
    for table in report.tables(told.found):
        out.print(table)
    out.print(report.NOTE)
    if report.busy(told.found):
        out.print(report.BUSY)
    out.print(f"  results    {told.json}")
    out.print(f"  picture    {told.svg}")
    refused = report.refusals(told.found)
    for sentence in refused:
        err.print(sentence)
    if refused:
        raise typer.Exit(1)


def _find() -> None:
    """Puts the repository that this code lies in on the path. Raises WaymarkError where there is none."""
    root = Path(waymark.__file__).resolve().parents[2]
    if not (root / "benchmarks" / "bench.py").is_file():
        raise WaymarkError(
            "the benchmarks do not come with an installed Waymark",
            "Run ./waymark bench in a copy of the repository.",
        )
    if str(root) not in sys.path:
        sys.path.append(str(root))
