"""Which of the files a person names are CIN census returns; what the others appear to be."""

import codecs
from collections.abc import Sequence
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.cin_census.document import Head, head_of
from waymark.sources.delimited import shown_name
from waymark.sources.files_given import Wanted, files_given
from waymark.sources.heads import markup_in_head
from waymark.sources.intake import FoundEdition
from waymark.sources.values import NOT_SHOWN, shortened, showable
from waymark.sources.xml_stream import FILE_BYTES, refusal, too_large

_ROOTS = ("message", "cindetailscollection")
# The collection named in a Header, or an element that only that return has → what to call the return.
_COLLECTIONS = {
    "CSWW": "the social work workforce census (CSWW)",
    "CLA": "SSDA903, children looked after",
    "SSDA903": "SSDA903, children looked after",
    "SLC": "the school census",
    "SC": "the school census",
    "SCHOOLCENSUS": "the school census",
    "AP": "the alternative provision census",
    "EYC": "the early years census",
}
_TELLTALES = {
    "cswwworker": "the social work workforce census (CSWW)",
    "lalevelvacancies": "the social work workforce census (CSWW)",
    "pupilonroll": "the school census",
    "pupilsonroll": "the school census",
    "episodes": "SSDA903, children looked after",
    "html": "a web page",
    "workbook": "an Excel workbook saved as XML",
    "schema": "a schema, not a return",
}
_BEGINNINGS = (
    (b"PK\x03\x04", "a zip archive or an Excel workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)
_GIVE_XML = "Give the XML file that you hand in for the CIN census."
_WANTED = Wanted((".xml",), "no_xml_file", "XML file", "XML files", _GIVE_XML)


def claims(path: Path) -> bool:
    """Whether it is XML whose Header names this census or, without such a Header, whose elements are of it."""
    head = markup_in_head(path)
    if head is None or head.root not in _ROOTS:
        return False
    collection = head.text_of("collection").upper().replace(" ", "")
    return collection.startswith("CIN") if collection else "cindetails" in head.names


def find(paths: Sequence[Path]) -> list[FoundEdition]:
    """One edition for each file, in the order of their paths.

    A path is a census file, or a folder searched to any depth for files named .xml.
    Raises RefusedError with every file that is not a CIN census return.
    """
    issues: list[Issue] = []
    found: list[FoundEdition] = []
    for path in files_given(paths, _WANTED, issues):
        try:
            _recognise(path)
        except RefusedError as refused:
            issues.extend(refused.issues)
        else:
            found.append(FoundEdition(path.stem, {"": path}))
    if issues:
        sentence = issues[0].sentence if len(issues) == 1 else f"{len(issues)} files cannot be taken as CIN census."
        raise RefusedError(sentence, issues, issues[0].hint)
    return found


def _recognise(path: Path) -> Head:
    """The head of a CIN census file. Raises RefusedError saying what the file appears to be instead."""
    shown = shown_name(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            beginning = file.read(4_096)
    except OSError as error:
        said = f"The file cannot be read ({error.strerror or 'no reason given'})."
        raise refusal("file_unreadable", said, "Check that you may open it.", shown) from None
    if not size:
        raise refusal("file_empty", "The file is empty.", "Export it again.", shown)
    if size > FILE_BYTES:
        raise too_large(shown)
    other = _other_than_xml(beginning)
    if other:
        raise refusal("not_xml", f"The file is not XML; it appears to be {other}.", _GIVE_XML, shown)
    head = head_of(path, shown)
    _accept(head, shown)
    return head


def _accept(head: Head, shown: str) -> None:
    collection = head.collection.upper().replace(" ", "")
    telltale = next((said for name, said in _TELLTALES.items() if name in head.names), "")
    if collection and not collection.startswith("CIN"):
        # What stands there may be anything, a child's id too.
        said = showable(head.collection)
        named = _COLLECTIONS.get(collection, "another collection" if said == NOT_SHOWN else f"the collection '{said}'")
        raise _other_return(named, shown)
    if head.root.casefold() not in _ROOTS:
        raise _other_return(telltale or f"XML with the outermost element '{shortened(head.root)}'", shown)
    if "child" not in head.names:
        if telltale:
            raise _other_return(telltale, shown)
        raise refusal(
            "no_child", "The file holds no child.", "Export it again, with its children.", shown, field="Child"
        )
    if not collection and not head.names & {"cindetails", "childidentifiers"}:
        raise _other_return(telltale or "XML about children in another layout", shown)


def _other_return(named: str, shown: str) -> RefusedError:
    sentence = f"This is not a CIN census return; it appears to be {named}."
    return refusal("another_return", sentence, "Load it as that return, or name the CIN census file alone.", shown)


def _other_than_xml(beginning: bytes) -> str:
    """What bytes that do not begin an XML file appear to be; '' for XML."""
    bare = beginning.replace(b"\0", b"")  # so that UTF-16 is seen for what it is
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        bare = bare.removeprefix(mark)
    bare = bare.lstrip()
    if bare[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if bare.startswith(b"<"):
        return ""
    for mark, said in _BEGINNINGS:
        if bare.startswith(mark):
            return said
    if not bare:
        return "blank"
    first_line = bare.splitlines()[0]
    if first_line.count(b",") or first_line.count(b"\t") or first_line.count(b";"):
        return "a table of text (CSV)"
    return "something else"
