"""Which layout each file is of: told by its column names, never by what the file is called."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.delimited import DelimitedHeader, column_issues, read_header, shown_name
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.heads import header_in_head
from waymark.sources.intake import FoundEdition
from waymark.sources.tabular.layout import Layout

MOST_FILES = 1_000
_LEAST_SHARED = 2  # columns, before a layout is named as the nearest
_GIVE_CSV = "Give a CSV file in one of the layouts of the guide."


def claims(path: Path) -> bool:
    """Whether the columns by which one of the layouts is known are there."""
    header = header_in_head(path)
    return header is not None and any(_is_of(header, layout) for layout in LAYOUTS.values())


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each file, in the order of their paths; `files` names the layout.

    A path is a CSV file, or a folder searched to any depth for files named .csv.
    Raises RefusedError with every file that is of no layout or lacks a column of its own.
    """
    issues: list[Issue] = []
    found: list[FoundEdition] = []
    for path in _files(paths, issues):
        try:
            layout = layout_of(read_header(path))
        except RefusedError as refused:
            issues.extend(refused.issues)
        else:
            found.append(FoundEdition(path.stem, {layout.name: path}))
    if issues:
        sentence = issues[0].sentence if len(issues) == 1 else "Not every file can be taken as an extract."
        raise RefusedError(sentence, issues, issues[0].hint)
    return found


def layout_of(header: DelimitedHeader) -> Layout:
    """The layout that the columns are of. Raises RefusedError when they are of none, or when some are missing."""
    for layout in LAYOUTS.values():
        if _is_of(header, layout):
            issues = column_issues(header, layout.names, layout.optional)
            if issues:
                raise RefusedError(issues[0].sentence, issues, issues[0].hint)
            return layout
    sentence = "The file's columns are of no known layout."
    hint = _nearest(header)
    raise RefusedError(sentence, (Issue("layout_unknown", sentence, hint, file=header.file, row=header.row),), hint)


def _is_of(header: DelimitedHeader, layout: Layout) -> bool:
    return all(header.has(name) for name in layout.known_by)


def _nearest(header: DelimitedHeader) -> str:
    """What is missing to the layout that shares most columns with the file; the names of all where none does."""
    shared = {name: sum(header.has(column) for column in layout.names) for name, layout in LAYOUTS.items()}
    nearest = LAYOUTS[max(shared, key=lambda name: shared[name])]
    if shared[nearest.name] < _LEAST_SHARED:
        return f"The layouts are: {', '.join(LAYOUTS)}. The guide to extracts shows their columns."
    lacking = [name for name in nearest.names if not header.has(name) and name not in nearest.optional]
    return f"It is nearest to {nearest.name}, which also has: {', '.join(lacking)}."


def _files(paths: Sequence[Path], issues: list[Issue]) -> Iterable[Path]:
    """The files to look at, each once; what is not there is added to `issues`."""
    files: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in path.rglob("*") if file.suffix.lower() == ".csv" and _plain(file)]
            if not inside:
                issues.append(Issue("no_csv_file", "The folder holds no CSV file.", _GIVE_CSV, file=shown_name(path)))
            if len(inside) > MOST_FILES:
                sentence = f"The folder holds more than {MOST_FILES:,} CSV files."
                issues.append(Issue("too_many_files", sentence, "Name the files themselves.", file=shown_name(path)))
                inside = []
            files.update((file.resolve(), file) for file in inside)
        elif path.is_file():
            files[path.resolve()] = path
        else:
            sentence = "There is no such file or folder."
            issues.append(Issue("file_missing", sentence, _GIVE_CSV, file=shown_name(path)))
    if not paths:
        issues.append(Issue("file_missing", "No file or folder was named.", _GIVE_CSV))
    return sorted(files.values())


def _plain(file: Path) -> bool:
    """Hidden files are what a computer leaves behind."""
    return file.is_file() and not file.name.startswith(".")
