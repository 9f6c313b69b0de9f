"""Which mappings are there, and which files each of them reads."""

import re
from collections.abc import Iterable, Mapping, Sequence
from os.path import normpath
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.delimited import LARGEST_BYTES, shown_name
from waymark.sources.heads import is_plain_file
from waymark.sources.intake import FoundEdition
from waymark.sources.mapping.read_statement import ENDINGS, read_statement
from waymark.sources.mapping.statement import Statement

MOST_FILES = 1_000
_GIVE_MAPPING = "Give a mapping; the guide to bringing your own case system shows one."
_HEAD = 1 << 15  # bytes
_KEY = re.compile(rb"^(read|table|columns)[ \t]*:", re.MULTILINE)
_KEYS = {b"read", b"table", b"columns"}  # which no other file of ours has together


def claims(path: Path) -> bool:
    """Whether the file's head is that of a mapping, sound or not."""
    if not is_plain_file(path):
        return False
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False
    return all(key in head for key in (b"read", b"table", b"columns")) and set(_KEY.findall(head)) == _KEYS


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each mapping, in the order of their paths; its files are the mapping's own and what it reads.

    A path is a mapping or a folder of mappings. With one mapping, a file beside it takes the place of the one that
    the mapping names. Raises RefusedError with every mistake of every mapping.
    """
    issues: list[Issue] = []
    mappings, data = _sorted(paths, issues)
    if not mappings and not issues:
        issues.append(Issue("file_missing", "No mapping was named.", _GIVE_MAPPING))
    if data and len(mappings) != 1:
        sentence = f"{shown_name(data[0])} could be of any of the {len(mappings)} mappings."
        issues.append(Issue("mapping_unclear", sentence, "Load it with its mapping alone.", file=shown_name(data[0])))
        data = []
    found: list[FoundEdition] = []
    names: dict[str, str] = {}
    for path in mappings:
        try:
            statement = read_statement(path)
            _check_name(statement, names)
            files = files_of(statement, data)
        except RefusedError as refused:
            issues.extend(refused.issues)
        else:
            found.append(FoundEdition(statement.name, named_parts(statement, files)))
    if issues:
        sentence = issues[0].sentence if len(issues) == 1 else "Not every mapping can be used."
        raise RefusedError(sentence, issues, issues[0].hint)
    return found


def named_parts(statement: Statement, files: Mapping[str, Sequence[Path]]) -> dict[str, Path]:
    """The mapping first, then what it reads. Rows are found again in the part that bears the table's name: in the file
    that holds them, or, by their number in its query, in the mapping.
    """
    if statement.query is None:
        return {"mapping": statement.path, statement.table: files["data"][0]}
    read = {f"{name} {place}": path for name, many in files.items() for place, path in enumerate(many, 1)}
    return {statement.table: statement.path, **read}


def files_of(statement: Statement, data: Sequence[Path] = ()) -> dict[str, list[Path]]:
    """What the statement reads: `data` for a file, `database`, or by the name of a query's table.

    data: the file given in place of the one that the mapping names. Raises RefusedError.
    """
    query = statement.query
    if query is None:
        named = {"data": [_place(statement, statement.file)]} if not data else {"data": list(data)}
    else:
        if data:
            sentence = "The mapping asks a query, so no file can take its place."
            raise _refused(statement, "mapping_of_query", sentence, "Leave the file out.", "read.query")
        named = {name: _matching(statement, name, pattern) for name, pattern in query.files.items()}
        if query.database:
            named["database"] = [_place(statement, query.database)]
    if len(named.get("data", ())) > 1:
        sentence = "The mapping reads one file, but several were given."
        raise _refused(statement, "file_several", sentence, "Give one of them.", "read.file")
    _check_there(statement, named)
    return named


def _check_there(statement: Statement, named: Mapping[str, Sequence[Path]]) -> None:
    for path in (path for each in named.values() for path in each):
        if not path.is_file():
            sentence = f"{shown_name(path)} is not there."
            raise _refused(statement, "file_missing", sentence, "Correct the name; it counts from the mapping.", "read")
    sizes = [path.stat().st_size for name, each in named.items() if name != "database" for path in each]
    if sum(sizes) > LARGEST_BYTES:
        sentence = f"The files hold more than {LARGEST_BYTES // 1024 // 1024} MB."
        raise _refused(statement, "file_too_large", sentence, "Load one year at a time.", "read")


def _matching(statement: Statement, name: str, pattern: str) -> list[Path]:
    folder = statement.path.parent
    try:
        found = sorted(_glob(folder, pattern))
    except (
        ValueError,
        NotImplementedError,
        OSError,
    ):  # a pattern or a folder that cannot be read holds no file: told below
        found = []
    if not found:
        sentence = f"No file fits '{pattern}', which the table {name} is read from."
        raise _refused(
            statement, "file_missing", sentence, "Correct the pattern; it counts from the mapping.", "read.files"
        )
    if len(found) > MOST_FILES:
        sentence = f"More than {MOST_FILES:,} files fit '{pattern}'."
        raise _refused(statement, "too_many_files", sentence, "Name fewer.", "read.files")
    if len({path.suffix.lower() for path in found}) > 1:
        sentence = f"Files of several kinds fit '{pattern}'."
        raise _refused(statement, "files_differ", sentence, "Name files of one kind, such as *.parquet.", "read.files")
    return found


def _place(statement: Statement, named: str) -> Path:
    """Where a file named in the mapping lies, told without `..`, so that messages name its own folder."""
    return Path(normpath(statement.path.parent / named))


def _glob(folder: Path, pattern: str) -> Iterable[Path]:
    """Files that fit, `..` and a path from the root included, hidden ones left out."""
    start, _, rest = pattern.rpartition("/") if "*" not in pattern.rpartition("/")[0] else ("", "", pattern)
    place = Path(normpath(folder / start)) if start or not pattern.startswith("/") else Path("/")
    return (path for path in place.glob(rest) if path.is_file() and not path.name.startswith("."))


def _check_name(statement: Statement, names: dict[str, str]) -> None:
    known = names.setdefault(statement.name, statement.shown)
    if known != statement.shown:
        sentence = f"The name {statement.name} is that of {known} too."
        raise _refused(statement, "name_repeated", sentence, "Give each mapping a name of its own.", "name")


def _refused(statement: Statement, rule: str, sentence: str, hint: str, field: str) -> RefusedError:
    row = statement.query.line if statement.query is not None else statement.read_line
    return RefusedError(sentence, (Issue(rule, sentence, hint, file=statement.shown, row=row, field=field),), hint)


def _sorted(paths: Sequence[Path], issues: list[Issue]) -> tuple[list[Path], list[Path]]:
    """Mappings and other files, each once."""
    mappings: dict[Path, Path] = {}
    data: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.iterdir()) if file.is_file() and claims(file)]
            if not inside:
                issues.append(Issue("no_mapping", "The folder holds no mapping.", _GIVE_MAPPING, file=shown_name(path)))
            mappings.update((file.resolve(), file) for file in inside)
        elif not path.is_file():
            issues.append(Issue("file_missing", "There is no such file.", _GIVE_MAPPING, file=shown_name(path)))
        else:
            kind = mappings if path.suffix.lower() in ENDINGS else data
            kind[path.resolve()] = path
    return list(mappings.values()), list(data.values())
