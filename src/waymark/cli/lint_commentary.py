"""`waymark lint-commentary`: the sentences of a paper that contradict the figures."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from waymark.cli.console import (
    Format,
    FormatOption,
    WorkspaceOption,
    counted,
    err,
    out,
    print_issues,
    print_json,
    print_warnings,
)
from waymark.cli.month_option import month
from waymark.commentary.check import Contradiction
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.operations.lint_commentary import lint_commentary as lint


def lint_commentary(
    file: Annotated[Path, typer.Argument(help="The paper: text, Markdown or Word (.docx).")],
    as_at: Annotated[
        str, typer.Option(help="The month whose figures count, as 2019-02; the run's last when left out.")
    ] = "",
    figures: Annotated[
        Path | None, typer.Option(help="A CSV of figures to check against; then every line stands alone.")
    ] = None,
    workspace: WorkspaceOption = Path(),
    format: FormatOption = Format.TEXT,
) -> int:
    """Finds sentences that contradict the figures or themselves. It never rewrites.

    Example: `waymark lint-commentary paper.docx --as-at 2019-02`
    """
    try:
        linted = lint(file, workspace, figures, month(as_at, "--as-at"))
    except RefusedError as refused:  # not 1, which says that the paper has findings
        print_issues(refused.issues)
        raise WaymarkError(str(refused), refused.hint) from None
    print_warnings(linted.warnings)
    if format is Format.JSON:
        print_json([_json(found) for found in linted.found])
        return 1 if linted.found else 0
    for found in linted.found:
        _print(file.name, found)
    lines = len({found.line for found in linted.found})
    said = f"{counted(len(linted.found), 'finding')} on {counted(lines, 'line')}" if linted.found else "nothing found"
    err.print(f"{file.name}: {said}. Checked against {linted.against}.")
    return 1 if linted.found else 0


def _json(found: Contradiction) -> dict[str, Any]:
    """The keys that scripts may rely on; the guide lists them."""
    finding = found.finding
    return {
        "line": found.line,
        "sentence": found.sentence,
        "quote": finding.quote,
        "kind": finding.kind,
        "says": finding.says,
        "data": finding.data,
        "suggestion": finding.suggestion,
        "level": finding.level,
    }


def _print(file: str, found: Contradiction) -> None:
    finding = found.finding
    error = finding.level == "error"
    out.print(Text.assemble((f"{file}:{found.line}  ", "bold"), found.sentence))
    out.print(
        Text.assemble(("  error    " if error else "  warning  ", "bold red" if error else "yellow"), finding.quote)
    )
    out.print(Text.assemble(("  says     ", "dim"), finding.says))
    out.print(Text.assemble(("  figures  ", "dim"), finding.data))
    out.print(Text.assemble(("  better   ", "dim"), finding.suggestion))
    out.print("")
