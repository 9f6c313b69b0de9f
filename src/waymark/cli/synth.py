"""`waymark synth`: a made-up county's returns, and nothing else."""

from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import out, progress
from waymark.operations.synth import (
    FIRST_YEAR,
    LAST_YEAR,
    MADE_UP,
    SEED,
    WRITTEN,
    rows_of,
    shipped_areas,
    synthesise,
)


def synth(
    folder: Annotated[Path, typer.Option("--out", help="Where to put the returns.", metavar="DIR")],
    rows: Annotated[
        str,
        typer.Option(
            help="1x is a county of Kent's size; 10x is the most. Left out: social care 1x, pupils 0.2x.",
            metavar="ROWS",
        ),
    ] = "",
    seed: Annotated[int, typer.Option(help="Another seed makes another county.")] = SEED,
    first_year: Annotated[int, typer.Option("--from", help="The first financial year, by its start.")] = FIRST_YEAR,
    last_year: Annotated[int, typer.Option("--to", help="The last financial year, by its start.")] = LAST_YEAR,
) -> None:
    """Makes up a county's returns. The same options give the same files to the byte.

    Example: `waymark synth --rows 0.02x --out returns`
    """
    with progress("Starting") as say:
        made = synthesise(folder, shipped_areas(), rows_of(rows), seed, first_year, last_year, say)
    out.print(f"{MADE_UP}\n")
    out.print(f"{made.rows}, {'made' if made.made else 'there already'}:")
    for name in WRITTEN:
        paths = [path for path in (made.folder / name).rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in paths) / 1e6
        out.print(f"  {name:10}  {len(paths):4} files  {size:7.1f} MB  {made.folder / name}")
    out.print(f"Faults put in on purpose are listed in {made.folder / 'made.txt'}")
