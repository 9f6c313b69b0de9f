"""Which files are a workforce census: told by the collection their Header names, or by their elements."""

from collections.abc import Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.csww.schema import COLLECTION, WORKER
from waymark.sources.delimited import shown_name
from waymark.sources.files_given import Wanted, files_given
from waymark.sources.heads import markup_in_head
from waymark.sources.intake import FoundEdition

_GIVE = "Give the XML file that you hand in for the children's social work workforce census."
_WANTED = Wanted((".xml",), "no_xml_file", "XML file", "XML files", _GIVE)


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
    files = files_given(paths, _WANTED, issues)
    for path in files:
        if not claims(path):
            sentence = "This is not a children's social work workforce census."
            issues.append(Issue("not_csww", sentence, _GIVE, file=shown_name(path)))
    if issues:
        raise RefusedError(issues[0].sentence, issues, issues[0].hint)
    return [FoundEdition(path.stem, {"": path}) for path in files]
