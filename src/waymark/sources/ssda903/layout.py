"""Which files make up which edition: the layouts found in the wild, told apart by name, folder and header row.

A file's name tells its table (`2019-episodes.csv`, `SSDA903_2019_PlacedAdoption.csv`); its header row decides where
the two disagree, and where the name says nothing. Files of one folder are one edition when no table comes twice and
no two years are named; otherwise the years, then the rest of the names, tell editions apart.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import DelimitedHeader, read_header, shown_name
from waymark.sources.heads import header_in_head
from waymark.sources.intake import FoundEdition
from waymark.sources.ssda903.schema import REQUIRED, TABLES, Table

_TABULAR = frozenset({".csv", ".tsv", ".txt"})
_OF_OTHER_RETURNS = frozenset({".xml", ".xlsx", ".xlsm", ".xls", ".zip", ".ods", ".parquet"})
_ALIASES = {alias: table.name for table in TABLES.values() for alias in table.aliases}
_WORDS = re.compile(r"oc[23]|ad1|[a-z]+|\d+")
_MARKS = " _-.()[]"

_TWO_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/ ]?((?:19|20)\d\d|\d\d)(?!\d)")
_TWO_SHORT_YEARS = re.compile(r"(?<!\d)(\d\d)[-_/ ](\d\d)(?!\d)")
_ONE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class NamedYear(NamedTuple):
    """A year in a label. start: the financial year it means, or None for a single year, which may mean either."""

    text: str
    start: int | None


@dataclass(frozen=True)
class _Member:
    """One file of the return. rest: its name without the table."""

    path: Path
    table: str
    rest: str
    issues: tuple[Issue, ...] = ()

    @property
    def year(self) -> str:
        named = named_year(self.rest)
        return named.text if named else ""


def named_year(label: str) -> NamedYear | None:
    """The year that a folder or file is called by: 2021-22, 202122, 21-22 or just 2021. None when it names none."""
    for found in _TWO_YEARS.finditer(label):
        start = int(found[1])
        if (start + 1) % 100 == int(found[2]) % 100 and int(found[2]) in (start + 1, (start + 1) % 100):
            return NamedYear(found[0], start)
    for found in _TWO_SHORT_YEARS.finditer(label):
        if (int(found[1]) + 1) % 100 == int(found[2]):
            return NamedYear(found[0], 2000 + int(found[1]))
    if single := _ONE_YEAR.search(label):
        return NamedYear(single[0], None)
    return None


def table_named(stem: str) -> tuple[str, str] | None:
    """The table that a file's name tells and the rest of the name; None when it tells none."""
    words = list(_WORDS.finditer(stem.casefold()))
    best: tuple[int, str, int, int] | None = None
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + 4]:
            joined += word[0]
            if joined in _ALIASES and (best is None or len(joined) >= best[0]):
                best = (len(joined), _ALIASES[joined], words[first].start(), word.end())
    if best is None:
        return None
    _, table, start, end = best
    return table, " ".join(part for part in (stem[:start].strip(_MARKS), stem[end:].strip(_MARKS)) if part)


def table_held(header: DelimitedHeader) -> str | None:
    """The table that the header row shows: at least half of the columns that only it has, and CHILD."""
    if not header.has("CHILD"):
        return None
    share, name = max((_share(table, header), name) for name, table in TABLES.items())
    return name if share >= 0.5 else None


def claims(path: Path) -> bool:
    """Whether the columns are those of one of the tables."""
    header = header_in_head(path)
    return header is not None and table_held(header) is not None


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """The editions in folders and files. Raises RefusedError with every issue of how they lie."""
    members: list[_Member] = []
    errors: list[Issue] = []
    left_alone: list[Issue] = []
    # The year and the table that the names of refused files tell: such a table is there, and is not also missing.
    refused: dict[Path, set[tuple[str, str]]] = defaultdict(set)
    for path, explicit in _candidates(paths):
        outcome = _recognised(path, explicit)
        if isinstance(outcome, Issue) and outcome.level is Level.ERROR and (named := table_named(path.stem)):
            year = named_year(named[1])
            refused[path.parent].add((year.text if year else "", named[0]))
        if isinstance(outcome, _Member):
            members.append(outcome)
        elif outcome is not None and outcome.level is Level.ERROR:
            errors.append(outcome)
        elif outcome is not None:
            left_alone.append(outcome)
    editions: list[FoundEdition] = []
    for folder, together in sorted(_by_folder(members).items()):
        for group in _editions(together):
            years = {member.year for member in group} | {""}
            there = {table for year, table in refused[folder] if year in years or years == {""}}
            edition, problems = _edition(folder, group, there)
            errors.extend(problems)
            editions.append(edition)
    if not members:
        errors.extend(
            replace(issue, level=Level.ERROR, sentence="This is not a table of SSDA903.") for issue in left_alone
        )
    if not members and not errors:
        errors.append(
            Issue(
                "return_not_found",
                "There is no file of an SSDA903 return here.",
                "Name the folder that holds episodes.csv and header.csv.",
                file=", ".join(path.name or str(path) for path in paths),
            )
        )
    if errors:
        raise RefusedError("these are not complete SSDA903 file sets", errors)
    first = editions[0]
    return [FoundEdition(first.label, first.files, (*first.issues, *left_alone)), *editions[1:]]


def missing_tables(label: str, files: Mapping[str, Path], refused: Collection[str] = ()) -> list[Issue]:
    """An error for each table without which an edition cannot be read, unless its file was refused already."""
    beside = ", ".join(sorted(shown_name(path) for path in files.values()))
    return [
        Issue(
            "table_missing",
            f"The {name} table is missing{f' from the set {label}' if label else ''}.",
            f"Put the {name} file beside the others ({beside}).",
            file=f"{name}.csv",
        )
        for name in REQUIRED
        if name not in files and name not in refused
    ]


def _candidates(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file once, with whether it was named itself. Hidden files and lock files are passed over."""
    seen: set[Path] = set()
    named = [path for path in paths if not path.is_dir()]
    inside = [
        file
        for folder in paths
        if folder.is_dir()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith((".", "~"))
    ]
    for path, explicit in [*((path, True) for path in named), *((path, False) for path in inside)]:
        if path.resolve() not in seen:
            seen.add(path.resolve())
            yield path, explicit


def _recognised(path: Path, explicit: bool) -> _Member | Issue | None:
    """The file's table; or an issue, a warning where the file may be left alone; or None to pass it over."""
    suffix = path.suffix.casefold()
    named = table_named(path.stem)
    if not explicit and suffix not in _TABULAR:
        return _left_alone(path) if suffix in _OF_OTHER_RETURNS else None
    try:
        header = read_header(path)
    except RefusedError as refused:
        if explicit or (named and suffix == ".csv"):
            return refused.issues[0]
        return _left_alone(path) if suffix == ".csv" else None
    held = table_held(header)
    if named is None:
        if held is not None:
            return _Member(path, held, path.stem)
        if explicit:
            return _not_of_this_return(header)
        return _left_alone(path) if suffix == ".csv" else None
    table, rest = named
    if held is not None and _share(TABLES[held], header) > _share(TABLES[table], header):
        sentence = f"The file is named {table} but holds the {held} table, and is read as that."
        return _Member(path, held, rest, (_warning("name_misleads", header.file, sentence, "Rename the file."),))
    if held is None and not _share(TABLES[table], header):
        return _not_of_this_return(header)
    return _Member(path, table, rest)


def _share(table: Table, header: DelimitedHeader) -> float:
    return sum(header.has(column) for column in table.telling) / len(table.telling)


def _by_folder(members: Sequence[_Member]) -> Mapping[Path, list[_Member]]:
    folders: dict[Path, list[_Member]] = defaultdict(list)
    for member in members:
        folders[member.path.parent].append(member)
    return folders


def _editions(members: Sequence[_Member]) -> list[list[_Member]]:
    """The files of one folder, edition by edition."""
    if not _twice(members) and len({member.year for member in members} - {""}) <= 1:
        return [list(members)]
    groups: list[list[_Member]] = []
    for group in _grouped(members, [member.year for member in members]):
        if _twice(group):
            groups.extend(_grouped(group, [member.rest.casefold() for member in group]))
        else:
            groups.append(group)
    return groups


def _grouped(members: Sequence[_Member], keys: Sequence[str]) -> list[list[_Member]]:
    groups: dict[str, list[_Member]] = defaultdict(list)
    for key, member in zip(keys, members, strict=True):
        groups[key].append(member)
    return [groups[key] for key in sorted(groups)]


def _twice(members: Sequence[_Member]) -> list[str]:
    tables = [member.table for member in members]
    return sorted({table for table in tables if tables.count(table) > 1})


def _edition(folder: Path, members: Sequence[_Member], refused: Collection[str]) -> tuple[FoundEdition, list[Issue]]:
    """The edition and what is wrong with it. refused: tables whose files are there but cannot be read."""
    label = _label(folder, members)
    errors = [
        Issue(
            "table_twice",
            f"More than one file holds the {table} table: {', '.join(same)}.",
            "Keep one of them, or put each year in its own folder.",
            file=same[0],
        )
        for table in _twice(members)
        for same in [[shown_name(member.path) for member in members if member.table == table]]
    ]
    files = {member.table: member.path for member in members}
    errors.extend(missing_tables(label, files, refused))
    issues = tuple(issue for member in members for issue in member.issues)
    return FoundEdition(label, files, issues), errors


def _label(folder: Path, members: Sequence[_Member]) -> str:
    """What the user called the set: the rest of its file names, or the folder; the one with a year in it first."""
    rests = [member.rest for member in sorted(members, key=lambda member: member.table != "episodes")]
    said = [name for name in (*rests, folder.name) if name]
    return next((name for name in said if named_year(name)), next(iter(said), ""))


def _left_alone(path: Path) -> Issue:
    return _warning(
        "file_left_alone",
        shown_name(path),
        "This is not a table of SSDA903 and was left alone.",
        "If it should have been read, check its name and its column names.",
    )


def _not_of_this_return(header: DelimitedHeader) -> Issue:
    return Issue(
        "wrong_return",
        "This is not a table of SSDA903: its columns are those of something else.",
        "Check that it is the right file; a table begins with a row of the return's column names.",
        file=header.file,
        row=header.row,
    )


def _warning(rule: str, file: str, sentence: str, hint: str) -> Issue:
    return Issue(rule, sentence, hint, Level.WARNING, file)
