"""The files that paths lead to: those that are named, and those that lie in a folder, at any depth."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.issue import Issue
from waymark.sources.delimited import shown_name

MOST_FILES = 1_000
_LEFT_BEHIND = (".", "~$")  # hidden files, and those of Excel at work, are what a computer leaves behind


@dataclass(frozen=True)
class Wanted:
    """suffixes: of the files looked for in a folder, in small letters · rule: of a folder without any · one, many: what
    they are, as in `no XML file` and `1,000 XML files` · hint: what to give instead."""

    suffixes: tuple[str, ...]
    rule: str
    one: str
    many: str
    hint: str


def files_in(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """In order of their paths."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in suffixes and file.is_file() and not file.name.startswith(_LEFT_BEHIND)
    )


def files_given(paths: Sequence[Path], wanted: Wanted, issues: list[Issue]) -> list[Path]:
    """Each file once, in order; what is not there, or too many, is added to `issues`."""
    files: dict[Path, Path] = {}
    for path in paths:
        inside = [path]
        if path.is_dir():
            inside = files_in(path, wanted.suffixes)
            if not inside:
                issues.append(_said(wanted.rule, f"The folder holds no {wanted.one}.", wanted.hint, path))
            if len(inside) > MOST_FILES:
                sentence = f"The folder holds more than {MOST_FILES:,} {wanted.many}."
                issues.append(_said("too_many_files", sentence, "Name the files themselves.", path))
                inside = []
        elif not path.is_file():
            issues.append(_said("file_missing", "There is no such file or folder.", wanted.hint, path))
            inside = []
        for file in inside:
            files.setdefault(file.resolve(), file)
    if not paths:
        issues.append(Issue("file_missing", "No file or folder was named.", wanted.hint))
    return sorted(files.values())


def _said(rule: str, sentence: str, hint: str, path: Path) -> Issue:
    return Issue(rule, sentence, hint, file=shown_name(path))
