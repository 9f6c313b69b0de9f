"""`waymark load`: a return into the store."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from waymark.cli.console import (
    Format,
    FormatOption,
    WorkspaceOption,
    counted,
    issue_json,
    out,
    print_issues,
    print_json,
    progress,
)
from waymark.domain.coverage import Coverage
from waymark.domain.errors import RefusedError
from waymark.operations.load import LoadedEdition, LoadReport
from waymark.operations.load import load as load_return
from waymark.operations.workspace import open_workspace


def load(
    return_name: Annotated[str, typer.Argument(help="ssda903, cin-census, extract or mapping.", metavar="RETURN")],
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", metavar="PATH...")],
    year: Annotated[
        str, typer.Option(help="The financial year, as 2021-22 or its first year 2021; otherwise read from the dates.")
    ] = "",
    strict: Annotated[bool, typer.Option(help="Refuse the whole file where a row would be set aside.")] = False,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Loads a return: checks it, keeps every version, and makes the standard tables. All of it or nothing.

    Example: `waymark load ssda903 returns/ssda903`
    """
    opened = open_workspace(workspace)
    try:
        with progress("Looking for files") as say:
            report = load_return(opened, return_name, paths, _first_year(year), strict, say)
    except RefusedError as refused:
        if format is Format.JSON:
            issues = [issue_json(issue) for issue in refused.issues]
            print_json({"return": return_name, "changed": False, "refused": True, "editions": [], "issues": issues})
        raise
    if format is Format.JSON:
        print_json(_as_json(report))
        return
    for edition in report.editions:
        print_issues(edition.issues)
    print_issues(report.noticed)
    for edition in report.editions:
        _print_profile(edition)
    if any(edition.set_aside for edition in report.editions):
        out.print("Each row set aside is listed by: waymark load … --format json")
    if not report.changed:
        out.print("Nothing changed: all of it was loaded before.")


def _first_year(text: str) -> int | None:
    """`2021` or `2021-22`: the calendar year in which the financial year starts."""
    if not text:
        return None
    start, _, end = text.replace("/", "-").partition("-")
    good = start.isdigit() and len(start) == 4 and (not end or end == f"{(int(start) + 1) % 100:02d}")
    if not good:
        raise typer.BadParameter(f"'{text}' is not a financial year; write it as 2021-22", param_hint="--year")
    return int(start)


def _print_profile(edition: LoadedEdition) -> None:
    extract = edition.extract
    outcome = {
        "new": "loaded",
        "corrected": f"loaded as version {edition.version}; the earlier version is kept",
        "unchanged": f"held already as version {edition.version}, unchanged",
    }[edition.outcome]
    out.print(Text.assemble((f"{extract.source} {extract.key}", "bold"), f": {outcome}"))
    rows = ", ".join(f"{count:,} {table}" for table, count in extract.rows.items())
    dates = f"; dates {extract.first_date} to {extract.last_date}" if extract.first_date else ""
    out.print(f"  {extract.children:,} children; rows: {rows}{dates}")
    covered: dict[str, list[str]] = {str(coverage): [] for coverage in extract.coverage.values()}
    for table, coverage in extract.coverage.items():
        covered[str(coverage)].append(table)
    for span, tables in covered.items():
        out.print(f"  covers {span}: {', '.join(sorted(tables))}")
    out.print(f"  set aside: {counted(extract.set_aside, 'row')}; flagged: {counted(extract.flagged, 'field')}")


def _as_json(report: LoadReport) -> dict[str, object]:
    return {
        "return": report.source,
        "changed": report.changed,
        "refused": False,
        "editions": [
            {
                "key": edition.extract.key,
                "label": edition.extract.label,
                "extract": edition.extract.id,
                "version": edition.version,
                "outcome": edition.outcome,
                "rows": dict(edition.extract.rows),
                "children": edition.extract.children,
                "first_date": edition.extract.first_date,
                "last_date": edition.extract.last_date,
                "covers": {table: _spans(covered) for table, covered in edition.extract.coverage.items()},
                "set_aside": edition.extract.set_aside,
                "set_aside_rows": [asdict(row) for row in edition.set_aside],
                "flagged": edition.extract.flagged,
                "flagged_fields": [asdict(field) for field in edition.flagged],
                "issues": [issue_json(issue) for issue in edition.issues],
            }
            for edition in report.editions
        ],
        "noticed": [issue_json(issue) for issue in report.noticed],
    }


def _spans(coverage: Coverage) -> list[list[str]]:
    return [[span.first.isoformat(), span.last.isoformat()] for span in coverage.spans]
