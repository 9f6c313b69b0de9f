"""An XML return as a stream of records: one in memory at a time, nothing fetched, nothing expanded.

No entity is resolved, no document type is loaded, the network is off. What can grow is bounded: the file, and the
bytes read for any one record, so that no file, however built, can fill the memory.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, Any

from lxml import etree

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue

Element = Any  # lxml carries no types

FILE_BYTES = 500_000_000
RECORD_BYTES = 1_000_000  # and as little as a made-up element needs, it fills no more than 100 MB
_MOST_NAMES = 4_096
CAPPED_LINE = 65_535  # libxml2 keeps an element's line in 16 bits

_TYPES = etree.ErrorTypes
_NOT_CLOSED = frozenset({_TYPES.ERR_TAG_NOT_FINISHED, _TYPES.ERR_GT_REQUIRED, _TYPES.ERR_COMMENT_NOT_FINISHED})
_NOT_MATCHED = frozenset({_TYPES.ERR_TAG_NAME_MISMATCH})
_NOT_TEXT = frozenset({_TYPES.ERR_INVALID_CHAR, _TYPES.ERR_INVALID_ENCODING, _TYPES.ERR_UNKNOWN_ENCODING})
_NOT_TEXT |= {_TYPES.ERR_UNSUPPORTED_ENCODING}


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
    if line < CAPPED_LINE:
        return line
    if element.text:
        return line - int(element.text.count("\n"))
    if len(element):
        return line_of(element[0])
    return line - int((element.tail or "").count("\n"))


class Spliced:
    """A file of which a beginning was read already, from there on as one stream. before: what stands in for it."""

    def __init__(self, before: bytes, read: bytes, raw: IO[bytes]) -> None:
        self.before = len(before)
        self._waiting = BytesIO(before + read)
        self._raw = raw

    def read(self, size: int) -> bytes:
        return self._waiting.read(size) or self._raw.read(size)


def records_of(source: Path | Spliced, shown: str, name: str) -> Iterator[Element]:
    """Each outermost element of that name (in small letters; the file may write it otherwise), whole.

    It leaves the tree when the next is asked for, and lives on only as long as somebody holds it. shown: the file as
    messages name it. Raises RefusedError.
    """
    last: Element = None
    around: Element = None  # what holds the records; checked once not to lie in a record itself
    with walk(source, shown, ("end",), [f"{{*}}{spelled}" for spelled in _spellings(name)]) as (events, release):
        for _, element in events:
            parent = element.getparent()
            if parent is not around or parent is None:
                if any(NAMES[above.tag] == name for above in element.iterancestors()):
                    continue
                if last is not None and (left := last.getparent()) is not None:
                    left.remove(last)  # nothing that is met from here on would take it out
                around = parent
            yield from _let_go_before(element, parent, last, name)
            yield element
            last = element
            release()
        if last is not None:
            yield from _spelled_oddly(last.getroottree().getroot(), last, name)


def _spellings(name: str) -> tuple[str, ...]:
    return name.capitalize(), name.upper(), name


def _let_go_before(element: Element, parent: Element, last: Element, name: str) -> Iterator[Element]:
    """Takes what comes before an element out of the tree; a record that is spelled oddly is given first."""
    if parent is None:
        return
    while len(parent) and parent[0] is not element:
        before = parent[0]
        if before is not last and NAMES[before.tag] == name:
            yield before
        del parent[0]


def _spelled_oddly(root: Element, last: Element, name: str) -> Iterator[Element]:
    """Records left in the tree at the end, which no event came for."""
    for element in root.iter("*"):
        if element is last or NAMES[element.tag] != name:
            continue
        if not any(NAMES[above.tag] == name for above in element.iterancestors()):
            yield element


@contextmanager
def walk(
    source: Path | Spliced, shown: str, events: tuple[str, ...], tags: Iterable[str] | None = None
) -> Iterator[tuple[Iterator[tuple[str, Element]], Callable[[], None]]]:
    """Events of the elements, all or those of some tags, and a function that says that all before was let go.

    Raises RefusedError when the file is not sound XML, or longer than a return can be.
    """
    try:
        with source.open("rb") if isinstance(source, Path) else nullcontext(source) as raw:
            metered = _Metered(raw, shown, source.before if isinstance(source, Spliced) else 0)
            found = etree.iterparse(
                metered,
                events=events,
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            for event, element in found:
                if element.getroottree().docinfo.doctype:
                    raise refusal(
                        "xml_doctype",
                        "The file declares a document type or entities, which a return never needs.",
                        "Export it again from the case system; do not edit it by hand.",
                        shown,
                    )
                yield chain([(event, element)], found), metered.release
                return
            yield iter(()), metered.release
    except etree.XMLSyntaxError as error:
        raise _malformed(error, shown) from None
    except OSError as error:
        raise unreadable(error, shown) from None


class _Metered:
    """A file that stops being read when it, or one record of it, is longer than any return."""

    def __init__(self, raw: IO[bytes] | Spliced, shown: str, before: int) -> None:
        self._raw = raw
        self._shown = shown
        self._total = 0
        self._released = before

    def release(self) -> None:
        self._released = self._total

    def read(self, size: int) -> bytes:
        got = self._raw.read(size)
        self._total += len(got)
        if self._total > FILE_BYTES:
            raise too_large(self._shown)
        if self._total - self._released > RECORD_BYTES:
            raise refusal(
                "child_too_large",
                f"One child of the file, or what stands between two, is longer than {RECORD_BYTES // 1_000_000} MB, "
                "which no child's record is.",
                "Check that this is a return as your case system exports it.",
                self._shown,
            )
        return got


def unreadable(error: OSError, shown: str) -> RefusedError:
    sentence = f"The file cannot be read ({error.strerror or 'no reason given'})."
    return refusal("file_unreadable", sentence, "Check that it is there and that you may open it.", shown)


def too_large(shown: str) -> RefusedError:
    return refusal(
        "file_too_large",
        f"The file is larger than {FILE_BYTES // 1_000_000} MB.",
        "A return is far smaller; check that this is one.",
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
        sentence = f"At {place} the file expands, nests or runs on beyond anything a return needs."
        return refusal("xml_limits", sentence, "Export it again from the case system.", shown, line)
    else:
        sentence = f"At {place} the file is not well-formed XML."
    return refusal("xml_malformed", sentence, "Export it again from the case system.", shown, line)
