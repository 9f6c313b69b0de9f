"""Which workbooks are of Annex A: told by the names of their sheets and columns, never by the file's name."""

from collections.abc import Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.annex_a.headers import list_of, looks_like
from waymark.sources.delimited import shown_name
from waymark.sources.files_given import Wanted, files_given
from waymark.sources.intake import FoundEdition
from waymark.sources.workbook import open_workbook, peek

_GIVE = "Give the Annex A workbook, with a sheet for each list named List 1 to List 11."
_WANTED = Wanted((".xlsx", ".xlsm"), "no_workbook", "workbook", "workbooks", _GIVE)


def claims(path: Path) -> bool:
    """Whether a sheet has the name of a list, and its columns beneath."""
    return any(
        (annex := list_of(name)) is not None and any(looks_like(annex, row) for row in rows)
        for name, rows in peek(path).items()
    )


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each workbook, in the order of their paths.

    A path is a workbook, or a folder searched to any depth for files named .xlsx or .xlsm.
    Raises RefusedError with every file that is no Annex A workbook.
    """
    issues: list[Issue] = []
    found: list[FoundEdition] = []
    for path in files_given(paths, _WANTED, issues):
        if claims(path):
            found.append(FoundEdition(path.stem, {"": path}))
            continue
        try:
            names = open_workbook(path).names
        except RefusedError as refused:
            issues.extend(refused.issues)
        else:
            sentence = f"No sheet is a list of Annex A; there are: {', '.join(names[:12])}."
            issues.append(Issue("not_annex_a", sentence, _GIVE, file=shown_name(path)))
    if issues:
        raise RefusedError(issues[0].sentence, issues, issues[0].hint)
    return found
