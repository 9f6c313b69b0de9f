"""`waymark check`: every issue in the dictionary."""

from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import (
    Format,
    FormatOption,
    WorkspaceOption,
    counted,
    issue_json,
    out,
    print_issues,
    print_json,
)
from waymark.domain.issue import errors_in
from waymark.framework.load import load_framework
from waymark.operations.workspace import open_workspace


def check(
    framework: Annotated[
        Path | None, typer.Argument(help="A framework's folder; the workspace's own when left out.")
    ] = None,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> int:
    """Lists every problem in a dictionary: where it is, what is wrong, and what to do.

    Example: `waymark check frameworks/kent`
    """
    loaded, issues = load_framework(framework or open_workspace(workspace).framework)
    if format is Format.JSON:
        print_json([issue_json(issue) for issue in issues])
    else:
        print_issues(issues)
        errors, warnings = len(errors_in(issues)), len(issues) - len(errors_in(issues))
        name = loaded.name if loaded else "The framework"
        indicators = f"{len(loaded.indicators)} indicators, version {loaded.version}: " if loaded else ""
        out.print(f"{name}: {indicators}{counted(errors, 'error')}, {counted(warnings, 'warning')}.")
    return 1 if errors_in(issues) else 0
