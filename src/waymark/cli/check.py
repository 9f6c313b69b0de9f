"""`waymark check`: every issue in the dictionary."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

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
from waymark.domain.issue import Issue, errors_in
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
    loaded, issues = load_framework(framework or open_workspace(workspace).framework, date.today())
    if format is Format.JSON:
        print_json([_finding(issue) for issue in issues])
    else:
        print_issues(issues)
        errors, warnings = len(errors_in(issues)), len(issues) - len(errors_in(issues))
        name = loaded.name if loaded else "The framework"
        indicators = f"{len(loaded.indicators)} indicators, version {loaded.version}: " if loaded else ""
        out.print(f"{name}: {indicators}{counted(errors, 'error')}, {counted(warnings, 'warning')}.")
    return 1 if errors_in(issues) else 0


def _finding(issue: Issue) -> dict[str, Any]:
    """An issue with the code of the indicator whose file it stands in, empty for other files."""
    place = PurePosixPath(issue.file)
    code = place.stem if place.parent.name == "indicators" else ""
    return {"code": code, "line": issue.row, **issue_json(issue)}
