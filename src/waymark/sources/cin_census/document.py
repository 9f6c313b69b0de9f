"""A census file as a stream of `Child` elements: one child in memory at a time, nothing fetched, nothing expanded.

No entity is resolved, no document type is loaded, the network is off. What can grow is bounded: the file, and the
bytes read for any one child, so that no file, however built, can fill the memory.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from lxml import etree

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.values import clean

Element = Any  # lxml carries no types

FILE_BYTES = 500_000_000
CHILD_BYTES = 2_000_000
_HEAD_ELEMENTS = 500  # by then a census return has begun its first child
_MOST_NAMES = 4_096
_CAPPED_LINE = 65_535  # libxml2 keeps an element's line in 16 bits

_TYPES = etree.ErrorTypes
_NOT_CLOSED = frozenset({_TYPES.ERR_TAG_NOT_FINISHED, _TYPES.ERR_GT_REQUIRED, _TYPES.ERR_COMMENT_NOT_FINISHED})
_NOT_MATCHED = frozenset({_TYPES.ERR_TAG_NAME_MISMATCH})
_NOT_TEXT = frozenset({_TYPES.ERR_INVALID_CHAR, _TYPES.ERR_INVALID_ENCODING, _TYPES.ERR_UNKNOWN_ENCODING})
_NOT_TEXT |= {_TYPES.ERR_UNSUPPORTED_ENCODING}


@dataclass(frozen=True)
class Head:
    """What a file says of itself up to the end of its first child.

    root: the outermost element's name as written · header: whether there is one · collection, year, reference_date:
    texts of the Header, '' when not there · names: every element name met, in small letters.
    """

    root: str
    header: bool
    collection: str
    year: str
    reference_date: str
    names: frozenset[str]


class _Names(dict[str, str]):
    """Tags to element names in small letters, without a namespace. What is kept of odd tags must not fill memory."""

    def __missing__(self, tag: str) -> str:
        name = tag.rpartition("}")[2].casefold()
        if len(self) < _MOST_NAMES:
            self[tag] = name
        return name


NAMES = _Names()


def line_of(element: Element) -> int:
    """The line on which the element begins.

    Past line 65,535 the parser knows only where an element's first text ends; the line breaks in it are taken off.
    """
    line: int = element.sourceline or 0
    if line < _CAPPED_LINE:
        return line
    if element.text:
        return line - int(element.text.count("\n"))
    if len(element):
        return line_of(element[0])
    return line - int((element.tail or "").count("\n"))


def head_of(path: Path, shown: str) -> Head:
    """Reads as far as the end of the first child. Raises RefusedError when that much is not sound XML."""
    names: set[str] = set()
    header: dict[str, str] = {}
    root = ""
    within = ""
    begun = 0
    with _walk(path, shown) as (events, _):
        for event, element in events:
            name = NAMES[element.tag]
            if event == "start":
                root = root or etree.QName(element).localname
                within = name if name in ("header", "child") else within
                names.add(name)
                begun += 1
            elif within == "header":
                header.setdefault(name, clean(element.text or ""))
                within = "" if name == "header" else within
            if (event == "end" and name == "child") or (begun > _HEAD_ELEMENTS and within != "child"):
                break
    return Head(
        root,
        "header" in names,
        header.get("collection", ""),
        header.get("year", ""),
        header.get("referencedate", ""),
        frozenset(names),
    )


def children_of(path: Path, shown: str) -> Iterator[Element]:
    """Each `Child` element, whole; it is emptied as soon as the next is asked for. Raises RefusedError."""
    child: Element = None  # the one being read; what lies inside it is left alone
    with _walk(path, shown) as (events, release):
        for event, element in events:
            if child is None:
                if event == "start":
                    if NAMES[element.tag] == "child":
                        child = element
                    continue
            elif element is not child or event == "start":
                continue
            else:
                yield element
                child = None
            _empty(element)
            release()


def _empty(element: Element) -> None:
    """Lets go of an element and of every sibling before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while len(parent) and parent[0] is not element:
            del parent[0]


@contextmanager
def _walk(path: Path, shown: str) -> Iterator[tuple[Iterator[tuple[str, Element]], Callable[[], None]]]:
    """Start and end of every element, and a function that says that all before was let go. Raises RefusedError."""
    try:
        with path.open("rb") as raw:
            metered = _Metered(raw, shown)
            events = etree.iterparse(
                metered,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            for event, element in events:
                if element.getroottree().docinfo.doctype:
                    raise refusal(
                        "xml_doctype",
                        "The file declares a document type or entities, which a census return never needs.",
                        "Export it again from the case system; do not edit it by hand.",
                        shown,
                    )
                yield chain([(event, element)], events), metered.release
                return
    except etree.XMLSyntaxError as error:
        raise _malformed(error, shown) from None
    except OSError as error:
        raise refusal(
            "file_unreadable",
            f"The file cannot be read ({error.strerror or 'no reason given'}).",
            "Check that it is there and that you may open it.",
            shown,
        ) from None


class _Metered:
    """A file that stops being read when it, or one child of it, is longer than any return."""

    def __init__(self, raw: IO[bytes], shown: str) -> None:
        self._raw = raw
        self._shown = shown
        self._total = 0
        self._released = 0

    def release(self) -> None:
        self._released = self._total

    def read(self, size: int = -1) -> bytes:
        got = self._raw.read(size)
        self._total += len(got)
        if self._total > FILE_BYTES:
            raise too_large(self._shown)
        if self._total - self._released > CHILD_BYTES:
            raise refusal(
                "child_too_large",
                f"One element of the file is longer than {CHILD_BYTES // 1_000_000} MB, which no child's record is.",
                "Check that this is a census return as your case system exports it.",
                self._shown,
            )
        return got


def too_large(shown: str) -> RefusedError:
    return refusal(
        "file_too_large",
        f"The file is larger than {FILE_BYTES // 1_000_000} MB.",
        "A census return is far smaller; check that this is one.",
        shown,
    )


def refusal(rule: str, sentence: str, hint: str, shown: str, row: int | None = None, field: str = "") -> RefusedError:
    """A refusal of one file for one reason."""
    return RefusedError(sentence, (Issue(rule, sentence, hint, file=shown, row=row, field=field),), hint)


def _malformed(error: Any, shown: str) -> RefusedError:
    # The parser's own words may repeat what stands in the file, so only its code and line are used.
    line = error.lineno or None
    place = f"line {line}" if line else "its beginning"
    if error.code in _NOT_CLOSED:
        return refusal(
            "xml_cut_short",
            f"The file stops at {place}, before its elements are closed; it looks cut short.",
            "Export or copy it again, to the end.",
            shown,
            line,
        )
    if error.code in _NOT_MATCHED:
        sentence = f"At {place} an element is closed that is not the one left open."
    elif error.code in _NOT_TEXT:
        sentence = f"At {place} there is a character that the file's stated encoding does not have."
    elif error.code == _TYPES.ERR_RESOURCE_LIMIT:
        sentence = f"At {place} the file expands, nests or runs on beyond anything a census return needs."
        return refusal("xml_limits", sentence, "Export it again from the case system.", shown, line)
    else:
        sentence = f"At {place} the file is not well-formed XML."
    return refusal("xml_malformed", sentence, "Export it again from the case system.", shown, line)
