"""Which files are open data, and which description (`.meta.csv`) lies beside which: told by their columns."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import DelimitedHeader, read_header, shown_name
from waymark.sources.dfe_open_data.schema import DATA, KNOWN_BY, META, META_ENDING, META_KNOWN_BY
from waymark.sources.files_given import MOST_FILES, files_in
from waymark.sources.heads import header_in_head
from waymark.sources.intake import FoundEdition

_HINT = "Give a CSV file of open data, or a folder that holds some."


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each file of data, in the order of their paths, with the description beside it.

    A path is a file, or a folder searched to any depth for files named .csv. Raises RefusedError with every file that
    is no open data; in a folder such files are left alone, unless nothing else is there.
    """
    issues: list[Issue] = []
    left_alone: list[Issue] = []
    data: dict[Path, Path] = {}
    metas: dict[Path, Path] = {}
    for path, named in _files(paths, issues):
        header = header_in_head(path)
        if header is None:
            try:
                header = read_header(path)
            except RefusedError as refused:
                issues.extend(refused.issues)
                continue
        if all(header.has(name) for name in KNOWN_BY):
            data[path.resolve()] = path
        elif all(header.has(name) for name in META_KNOWN_BY):
            metas[path.resolve()] = path
        elif named:
            issues.append(_not_open_data(header))
        else:
            left_alone.append(_warning("not_open_data", "The file was left alone: it is no open data.", path))
    found: list[FoundEdition] = []
    for resolved, path in sorted(data.items()):
        meta = _beside(resolved, metas)
        files = {DATA: path} if meta is None else {DATA: path, META: metas.pop(meta)}
        found.append(FoundEdition(path.stem, files))
    for path in metas.values():
        sentence = "The file describes columns, but the data that it describes are not there."
        left_alone.append(_warning("meta_alone", sentence, path))
    if not found and not issues:
        issues = [Issue(one.rule, one.sentence, _HINT, file=one.file) for one in left_alone]
        issues = issues or [_nothing_in(path) for path in paths]
    if issues:
        sentence = issues[0].sentence if len(issues) == 1 else "Not every file can be taken as open data."
        raise RefusedError(sentence, issues, issues[0].hint)
    first = found[0]
    return [FoundEdition(first.label, first.files, tuple(left_alone)), *found[1:]]


def claims(path: Path) -> bool:
    """Whether the file is open data or describes some, by its columns. False for what cannot be read."""
    header = header_in_head(path)
    return header is not None and any(all(header.has(name) for name in names) for names in (KNOWN_BY, META_KNOWN_BY))


def _nothing_in(path: Path) -> Issue:
    return Issue("file_missing", "There is no open data here.", _HINT, file=shown_name(path))


def _not_open_data(header: DelimitedHeader) -> Issue:
    lacking = [name for name in KNOWN_BY if not header.has(name)]
    sentence = f"This is no open data: it has no column {' or '.join(lacking)}."
    hint = "Open data of the Department for Education begin with time_period, time_identifier and geographic_level."
    return Issue("not_open_data", sentence, hint, file=header.file, row=header.row, field=lacking[0])


def _beside(data: Path, metas: dict[Path, Path]) -> Path | None:
    """`name.meta.csv` beside `name.csv`, whatever the case of the letters."""
    wanted = f"{data.stem}{META_ENDING}{data.suffix}".casefold()
    return next((path for path in metas if path.parent == data.parent and path.name.casefold() == wanted), None)


def _warning(rule: str, sentence: str, path: Path) -> Issue:
    return Issue(rule, sentence, "Nothing need be done.", Level.WARNING, file=shown_name(path))


def _files(paths: Sequence[Path], issues: list[Issue]) -> Iterable[tuple[Path, bool]]:
    """The files to look at, each once, and whether it was named itself. The description beside a named file is looked
    at too."""
    files: dict[Path, tuple[Path, bool]] = {}
    for path in paths:
        if path.is_dir():
            inside = files_in(path, (".csv",))
            if len(inside) > MOST_FILES:
                sentence = f"The folder holds more than {MOST_FILES:,} CSV files."
                issues.append(Issue("too_many_files", sentence, "Name the files themselves.", file=shown_name(path)))
                inside = []
            for file in inside:
                files.setdefault(file.resolve(), (file, False))
        elif path.is_file():
            files[path.resolve()] = (path, True)
            beside = path.with_name(f"{path.stem}{META_ENDING}{path.suffix}")
            if beside.is_file():
                files.setdefault(beside.resolve(), (beside, False))
        else:
            sentence = "There is no such file or folder."
            issues.append(Issue("file_missing", sentence, _HINT, file=shown_name(path)))
    return [files[path] for path in sorted(files)]
