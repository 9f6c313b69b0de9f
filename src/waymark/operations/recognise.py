"""Which return each file is of: told by what it holds, never by what it is called.

A file that is named itself must be of one return. In a folder, what is of none is left alone, and said so.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import Issue, Level
from waymark.operations.likeness import nearest_guess
from waymark.sources.delimited import shown_name
from waymark.sources.registry import SOURCES

MOST_FILES = 5_000
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})  # what a computer leaves in folders; hidden files come besides
_LEFT_BEHIND_FOLDERS = frozenset({"__macosx"})


@dataclass(frozen=True)
class Recognised:
    """files: by return, in the order of the registry; none is empty · left_alone: a warning for each other file."""

    files: Mapping[str, tuple[Path, ...]]
    left_alone: tuple[Issue, ...]


def recognise(paths: Sequence[Path], leave_out: Sequence[Path] = ()) -> Recognised:
    """The returns in files and folders, searched to any depth.

    leave_out: folders that are never entered, such as the store of the workspace.
    Raises WaymarkError for a path that does not exist, RefusedError with every issue for a named file that is of no
    return or of two, for folders in which nothing is of any return, and for more files than are looked at.
    """
    for path in paths:
        if not path.exists():
            raise WaymarkError(f"{path} does not exist", "Check the path.")
    found: dict[str, list[Path]] = {name: [] for name in SOURCES}
    refused: list[Issue] = []
    left_alone: list[Issue] = []
    for path, named in _files(paths, leave_out):
        claimed_by = [name for name, source in SOURCES.items() if source.claims(path)]
        if len(claimed_by) == 1:
            found[claimed_by[0]].append(path)
        elif named:
            refused.append(_of_none(path) if not claimed_by else _of_several(path, claimed_by))
        else:
            left_alone.append(_left_alone(path, claimed_by))
    files = {name: tuple(of_it) for name, of_it in found.items() if of_it}
    if not files and not refused:
        where = ", ".join(shown_name(path) for path in paths)
        hint = "Name the folder of the returns, or say which return it is: waymark load RETURN PATH"
        refused.append(Issue("nothing_recognised", "There is no file of any return here.", hint, file=where))
    if refused:
        raise RefusedError("nothing was loaded", [*refused, *left_alone])
    return Recognised(files, tuple(left_alone))


def _files(paths: Sequence[Path], leave_out: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file once, with whether it was named itself; those that were named come first."""
    seen: set[Path] = set()
    outside = {path.resolve() for path in leave_out}
    named = [path for path in paths if not path.is_dir()]
    inside = (file for folder in paths if folder.is_dir() for file in _below(folder, outside))
    for path, by_name in [*((path, True) for path in named), *((path, False) for path in inside)]:
        if path.resolve() not in seen:
            seen.add(path.resolve())
            yield path, by_name


def _below(folder: Path, outside: set[Path]) -> list[Path]:
    """The files of a folder in order. Links to other folders are not followed, so that none leads in a circle."""
    files: list[Path] = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _looked_into(Path(at) / name, outside))
        files.extend(file for name in sorted(names) if _looked_at(file := Path(at) / name))
        if len(files) > MOST_FILES:
            sentence = f"The folder holds more than {MOST_FILES:,} files."
            issue = Issue("too_many_files", sentence, "Name the folders of the returns.", file=shown_name(folder))
            raise RefusedError("nothing was loaded", [issue])
    return files


def _looked_into(folder: Path, outside: set[Path]) -> bool:
    hidden = folder.name.startswith(".") or folder.name.casefold() in _LEFT_BEHIND_FOLDERS
    return not hidden and folder.resolve() not in outside


def _looked_at(file: Path) -> bool:
    """Hidden files and the lock files of an open workbook (~$name) are nobody's return."""
    return file.is_file() and not file.name.startswith((".", "~")) and file.name.casefold() not in _LEFT_BEHIND


def _of_none(path: Path) -> Issue:
    sentence, hint = nearest_guess(path)
    return Issue("return_unknown", sentence, hint, file=shown_name(path))


def _of_several(path: Path, names: Sequence[str], level: Level = Level.ERROR) -> Issue:
    titles = " and ".join(SOURCES[name].title for name in names)
    commands = " or ".join(f"waymark load {name} PATH" for name in names)
    return Issue(
        "return_uncertain", f"It could be of either: {titles}.", f"Say which: {commands}", level, shown_name(path)
    )


def _left_alone(path: Path, names: Sequence[str]) -> Issue:
    if names:
        return _of_several(path, names, Level.WARNING)
    sentence, _ = nearest_guess(path)
    hint = "Name the file itself to see what it lacks, if it should have been read."
    return Issue("file_left_alone", f"{sentence} It was left alone.", hint, Level.WARNING, shown_name(path))
