"""`waymark load`: returns into the store."""

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
from waymark.cli.diff import difference_json
from waymark.domain.coverage import Coverage
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import Issue
from waymark.operations.load import LoadedEdition, LoadReport, load_returns
from waymark.operations.load import load as load_return
from waymark.operations.recognise import Recognised, recognise
from waymark.operations.workspace import open_workspace
from waymark.sources.registry import SOURCES


def load(
    named: Annotated[
        list[str],
        typer.Argument(
            help="Files or folders; before them the name of one return, if it is known.", metavar="[RETURN] PATH..."
        ),
    ],
    year: Annotated[
        str, typer.Option(help="The financial year, as 2021-22 or its first year 2021; otherwise read from the dates.")
    ] = "",
    strict: Annotated[bool, typer.Option(help="Refuse the whole file where a row would be set aside.")] = False,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> None:
    """Loads returns: recognises them, checks them, keeps every version, and makes the standard tables. All or nothing.

    Example: `waymark load returns`, or of one return alone: `waymark load ssda903 returns/ssda903`
    """
    opened = open_workspace(workspace)
    source, paths = _return_and_paths(named)
    first_year = _first_year(year)
    taken: Recognised | None = None
    try:
        with progress("Looking for files") as say:
            if source:
                reports: tuple[LoadReport, ...] = (load_return(opened, source, paths, first_year, strict, say),)
            else:
                taken = recognise(paths, (opened.store.root, opened.framework))
                reports = load_returns(opened, taken.files, strict, say, first_year)
    except RefusedError as refused:
        if format is Format.JSON:
            issues = [issue_json(issue) for issue in refused.issues]
            empty = {"return": source, "editions": []} if source else {"returns": []}
            print_json({"changed": False, "refused": True, **empty, "issues": issues})
        raise
    if format is Format.JSON:
        print_json(_as_json(reports[0]) if taken is None else _all_as_json(taken, reports))
        return
    if taken is not None:
        _print_taken(taken)
    told: set[Issue] = set()  # what concerns several returns is said once
    for report in reports:
        for edition in report.editions:
            print_issues(edition.issues)
        print_issues([issue for issue in report.noticed if issue not in told])
        told.update(report.noticed)
    editions = [edition for report in reports for edition in report.editions]
    for edition in editions:
        _print_profile(edition)
    if any(edition.set_aside for edition in editions):
        out.print("Each row set aside is listed by: waymark load … --format json")
    if not any(report.changed for report in reports):
        out.print("Nothing changed: all of it was loaded before.")


def _return_and_paths(named: list[str]) -> tuple[str, list[Path]]:
    """The return that was named, '' where the files are to be recognised. A word alone that is there is a path."""
    first = named[0]
    if first in SOURCES and (len(named) > 1 or not Path(first).exists()):
        if len(named) == 1:
            raise WaymarkError(f"no file of {first} was named", f"Name files or folders: waymark load {first} PATH")
        return first, [Path(word) for word in named[1:]]
    if not Path(first).exists() and len(named) > 1 and not set(first) & {"/", ".", "\\"}:
        raise WaymarkError(f"'{first}' is not a return, and no such file is there", f"Known: {', '.join(SOURCES)}.")
    return "", [Path(word) for word in named]


def _print_taken(taken: Recognised) -> None:
    """Which file was taken as what, folder by folder."""
    print_issues(taken.left_alone)
    for name, files in taken.files.items():
        out.print(Text.assemble((name, "bold"), f": {counted(len(files), 'file')} taken as {SOURCES[name].title}"))
        folders: dict[str, list[str]] = {}
        for file in files:
            folders.setdefault(str(file.parent), []).append(file.name)
        for folder, names in folders.items():
            out.print(f"  {folder}: {', '.join(names)}")


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
    if edition.difference is not None:
        out.print(f"  {edition.difference.in_a_line}")
        out.print(f"  what that could move: waymark diff {extract.source} {edition.difference.key}")
    rows = ", ".join(f"{count:,} {table}" for table, count in extract.rows.items())
    dates = f"; dates {extract.first_date} to {extract.last_date}" if extract.first_date else ""
    out.print(f"  {extract.children:,} children; rows: {rows}{dates}")
    covered: dict[str, list[str]] = {str(coverage): [] for coverage in extract.coverage.values()}
    for table, coverage in extract.coverage.items():
        covered[str(coverage)].append(table)
    for span, tables in covered.items():
        out.print(f"  covers {span}: {', '.join(sorted(tables))}")
    out.print(f"  set aside: {counted(extract.set_aside, 'row')}; flagged: {counted(extract.flagged, 'field')}")


def _all_as_json(taken: Recognised, reports: tuple[LoadReport, ...]) -> dict[str, object]:
    return {
        "changed": any(report.changed for report in reports),
        "refused": False,
        "taken": {name: [str(file) for file in files] for name, files in taken.files.items()},
        "left_alone": [issue_json(issue) for issue in taken.left_alone],
        "returns": [_as_json(report) for report in reports],
    }


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
                "difference": None if edition.difference is None else difference_json(edition.difference, moved=False),
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
