"""What every command says, and how: results to standard output, progress and problems to standard error."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from waymark.domain.issue import Issue, Level

out = Console(highlight=False, markup=False, soft_wrap=True)  # a user's words are never markup
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


class Format(StrEnum):
    """How a command answers: `text` for people, `json` for scripts."""

    TEXT = "text"
    JSON = "json"


WorkspaceOption = Annotated[
    Path, typer.Option("--workspace", "-w", help="The workspace; the current folder when left out.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def print_json(content: Any) -> None:
    """One JSON document on standard output, in UTF-8, whatever the terminal's width."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def issue_json(issue: Issue) -> dict[str, Any]:
    return {**asdict(issue), "level": issue.level.value}


def print_warnings(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        err.print(Text.assemble(("warning ", "yellow"), sentence))


def print_issues(issues: Sequence[Issue]) -> None:
    """Every issue on standard error: what kind, where, what is wrong, what to do."""
    for issue in issues:
        error = issue.level is Level.ERROR
        line = Text("error  " if error else "warning ", style="bold red" if error else "yellow")
        if issue.where:
            line.append(f"{issue.where}  ", style="bold")
        line.append(issue.sentence)
        if issue.count > 1:
            line.append(f" ({issue.count:,} times; the first is named)")
        if issue.hint:
            line.append(f" {issue.hint}", style="dim")
        err.print(line)


@contextlib.contextmanager
def progress(first: str) -> Iterator[Callable[[str], None]]:
    """A line that says what is being done and for how long; on a terminal only."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(first, total=None)
        yield lambda message: bar.update(task, description=message)
