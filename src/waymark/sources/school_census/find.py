"""Which files make up which census: one folder, or one label such as `2024_autumn`, is one edition."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import read_header, shown_name
from waymark.sources.files_given import MOST_FILES, files_in
from waymark.sources.heads import header_in_head
from waymark.sources.intake import FoundEdition
from waymark.sources.school_census import schema
from waymark.sources.school_census.census import Named
from waymark.sources.school_census.tables import NOT_READ, table_of

_TABULAR = (".csv", ".txt", ".tsv")
_WHOLE_SET = "Name the folder that holds pupilonroll and the other tables of the census."


@dataclass(frozen=True)
class _Member:
    """One file of the census. named: what its name, or else its folders, call it."""

    path: Path
    table: str
    named: Named


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """The editions in folders and files. Raises RefusedError with every issue of how they lie."""
    members: list[_Member] = []
    errors: list[Issue] = []
    noticed: list[Issue] = []
    named_for_nothing: list[Path] = []
    for path, root, explicit in _candidates(paths, errors):
        header = header_in_head(path)
        table = None if header is None else table_of(header)
        if table == NOT_READ and explicit:
            named_for_nothing.append(path)
        if table is not None:
            members.append(_Member(path, table, _named(path, root)))
        elif explicit:
            errors.append(_not_of_it(path))
        else:
            noticed.append(_left_alone(path))
    groups = _groups([member for member in members if member.table != NOT_READ])
    if without_roll := [group for group in groups if not _has_roll(group)]:
        # what was named and is no table that is read may be the roll, spoilt
        errors.extend(_not_of_it(path) for path in named_for_nothing)
        errors.extend(map(_no_roll, without_roll))
    if not groups and not errors:
        where = ", ".join(shown_name(path) for path in paths)
        errors.append(Issue("return_not_found", "There is no table of a School Census here.", _WHOLE_SET, file=where))
    if errors:
        sentence = errors[0].sentence if len(errors) == 1 else "These are not complete sets of a School Census."
        raise RefusedError(sentence, [*errors, *noticed], errors[0].hint)
    noticed.extend(_passed_over([member for member in members if member.table == NOT_READ]))
    editions = [_edition(group) for group in groups]
    return [FoundEdition(editions[0].label, editions[0].files, tuple(noticed)), *editions[1:]]


def _candidates(paths: Sequence[Path], errors: list[Issue]) -> Iterator[tuple[Path, Path, bool]]:
    """(file, the folder from which names count, whether it was named itself), each file once."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            errors.append(Issue("file_missing", "There is no such file or folder.", _WHOLE_SET, file=shown_name(path)))
            continue
        explicit = not path.is_dir()
        inside = [path] if explicit else files_in(path, _TABULAR)
        if len(inside) > MOST_FILES:
            sentence = f"The folder holds more than {MOST_FILES:,} files."
            errors.append(Issue("too_many_files", sentence, "Name the folder of one census.", file=shown_name(path)))
            continue
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file, path.parent if explicit else path, explicit


def _named(path: Path, root: Path) -> Named:
    """By the file, and where that says nothing by its folders up to the one that was named."""
    folders = [folder for folder in path.parents if folder == root or root in folder.parents]
    term, year, whole = "", None, False
    for text in (path.stem, *(folder.name for folder in folders)):
        said = Named.in_text(text)
        term = term or said.term
        if year is None:
            year, whole = said.year, said.whole
    return Named(term, year, whole)


def _groups(members: Sequence[_Member]) -> list[list[_Member]]:
    """Files of one folder and one label. What has no label, or no pupils on roll, joins the one set it can be of."""
    by_label: dict[tuple[Path, str], list[_Member]] = defaultdict(list)
    for member in members:
        by_label[member.path.parent, str(member.named)].append(member)
    groups = list(by_label.items())
    whole = [(at, group) for at, group in groups if _has_roll(group)]
    for at, group in groups:
        if _has_roll(group):
            continue
        folder, label = at
        same_label = [other for (_, named), other in whole if named == label and label]
        same_folder = [other for (where, named), other in whole if where == folder and not (named and label)]
        near = same_label if len(same_label) == 1 else same_folder
        if len(near) == 1:
            near[0].extend(group)
        else:
            whole.append((at, group))
    return [sorted(group, key=lambda member: (member.table, member.path)) for _, group in sorted(whole, key=_placed)]


def _has_roll(group: Sequence[_Member]) -> bool:
    return any(member.table == schema.PUPIL_ON_ROLL for member in group)


def _placed(each: tuple[tuple[Path, str], list[_Member]]) -> tuple[Path, str]:
    return each[0]


def _edition(group: Sequence[_Member]) -> FoundEdition:
    """`files`: the table's name; a further file of the same table has a number after it."""
    files: dict[str, Path] = {}
    for member in group:
        further = sum(1 for name in files if name.split(" ")[0] == member.table)
        files[f"{member.table} {further + 1}" if further else member.table] = member.path
    roll = next(member for member in group if member.table == schema.PUPIL_ON_ROLL)
    return FoundEdition(str(roll.named) or roll.path.parent.name, files)


def _not_of_it(path: Path) -> Issue:
    """Why a file that was named is not taken: that it cannot be read, or that its columns are others."""
    try:
        header = read_header(path)
    except RefusedError as refused:
        return refused.issues[0]
    sentence = "The file's columns are of no table of the School Census."
    return Issue("table_unknown", sentence, _WHOLE_SET, file=header.file, row=header.row)


def _left_alone(path: Path) -> Issue:
    sentence = "This is no table of the School Census; it was left alone."
    return Issue("file_left_alone", sentence, "Nothing need be done.", Level.WARNING, file=shown_name(path))


def _passed_over(members: Sequence[_Member]) -> Iterator[Issue]:
    """Addresses, learning aims and the like: said once, with how many there are."""
    if members:
        named = ", ".join(sorted({member.path.name for member in members}))
        sentence = f"Tables of the census that no figure needs were passed over, and nothing of them is kept: {named}."
        yield Issue("table_passed_over", sentence, "Nothing need be done.", Level.WARNING, count=len(members))


def _no_roll(group: Sequence[_Member]) -> Issue:
    tables = ", ".join(sorted({member.table for member in group}))
    sentence = f"There is no table pupilonroll beside {tables}, so it is not known whose rows these are."
    return Issue("table_missing", sentence, _WHOLE_SET, file=shown_name(group[0].path), field=schema.PUPIL_ON_ROLL)
