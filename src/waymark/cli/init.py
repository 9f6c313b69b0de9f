"""`waymark init`: makes a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import out
from waymark.operations.init import init as make_workspace


def init(
    directory: Annotated[Path, typer.Argument(help="A new directory.", metavar="DIR")],
    framework: Annotated[str, typer.Option(help="The dictionary to start from.")] = "kent",
) -> None:
    """Makes a workspace: a copy of a dictionary, an empty store, and a key for pseudonyms.

    Example: `waymark init kent-2026 --framework kent`
    """
    workspace = make_workspace(directory, framework)
    out.print(f"Made a workspace in {workspace.root} from the framework '{framework}'.")
    out.print(
        "Keep pseudonym.key safe and apart from the store: with it, records of one child can be linked.\n"
        f"Next: waymark load FOLDER --workspace {workspace.root}",
    )
