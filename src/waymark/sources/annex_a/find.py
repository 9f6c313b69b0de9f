"""Which workbooks are of Annex A: told by the names of their sheets and columns, never by the file's name."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.annex_a.headers import list_of, looks_like
from waymark.sources.delimited import shown_name
from waymark.sources.intake import FoundEdition
from waymark.sources.workbook import open_workbook, peek

_SUFFIXES = (".xlsx", ".xlsm")
_GIVE = "Give the Annex A workbook, with a sheet for each list named List 1 to List 11."


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
    for path in _files(paths, issues):
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


def _files(paths: Sequence[Path], issues: list[Issue]) -> Iterable[Path]:
    """The files to look at, each once; what is not there is added to `issues`."""
    files: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [
                file
                for file in path.rglob("*")
                if file.suffix.lower() in _SUFFIXES and file.is_file() and not file.name.startswith((".", "~$"))
            ]
            if not inside:
                issues.append(Issue("no_workbook", "The folder holds no workbook.", _GIVE, file=shown_name(path)))
            files.update((file.resolve(), file) for file in inside)
        elif path.is_file():
            files[path.resolve()] = path
        else:
            issues.append(Issue("file_missing", "There is no such file or folder.", _GIVE, file=shown_name(path)))
    if not paths:
        issues.append(Issue("file_missing", "No file or folder was named.", _GIVE))
    return sorted(files.values())
