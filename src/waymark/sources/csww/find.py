"""Which files are a workforce census: told by the collection their Header names, or by their elements."""

from collections.abc import Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.csww.schema import COLLECTION, WORKER
from waymark.sources.delimited import shown_name
from waymark.sources.heads import markup_in_head
from waymark.sources.intake import FoundEdition

_GIVE = "Give the XML file that you hand in for the children's social work workforce census."


def claims(path: Path) -> bool:
    """Whether it is XML whose Header names this census or, without such a Header, whose elements are of it."""
    head = markup_in_head(path)
    if head is None:
        return False
    collection = head.text_of("collection").upper().replace(" ", "")
    return collection == COLLECTION if collection else WORKER.casefold() in head.names


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each file, in the order of their paths.

    A path is a census file, or a folder searched to any depth for files named .xml. Raises RefusedError with every
    file that is no workforce census.
    """
    issues: list[Issue] = []
    files: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [each for each in path.rglob("*") if each.suffix.lower() == ".xml" and _plain(each)]
            if not inside:
                issues.append(Issue("no_xml_file", "The folder holds no XML file.", _GIVE, file=shown_name(path)))
            files.update((each.resolve(), each) for each in inside)
        elif path.is_file():
            files[path.resolve()] = path
        else:
            issues.append(Issue("file_missing", "There is no such file or folder.", _GIVE, file=shown_name(path)))
    if not paths:
        issues.append(Issue("file_missing", "No file or folder was named.", _GIVE))
    for path in sorted(files.values()):
        if not claims(path):
            sentence = "This is not a children's social work workforce census."
            issues.append(Issue("not_csww", sentence, _GIVE, file=shown_name(path)))
    if issues:
        raise RefusedError(issues[0].sentence, issues, issues[0].hint)
    return [FoundEdition(path.stem, {"": path}) for path in sorted(files.values())]


def _plain(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")
