"""A workforce census file as a stream of its records: one in memory at a time, nothing fetched, nothing expanded.

No entity is resolved, no document type is loaded, the network is off; the file, and what is read for one record, are
bounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lxml import etree

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.sources.csww.schema import LAYOUTS
from waymark.sources.values import clean

Element = Any  # lxml carries no types

FILE_BYTES = 500_000_000
RECORD_BYTES = 2_000_000
_RECORDS = {name.casefold(): name for name in LAYOUTS}
_AGAIN = "Export it again from the system that made it; do not edit it by hand."


@dataclass(frozen=True)
class Found:
    """One record, or the Header. name: of its element · texts: by element in small letters, the first that is filled ·
    twice: elements that stand in it more than once, with different texts.
    """

    name: str
    texts: Mapping[str, str]
    twice: tuple[str, ...] = ()


def records_of(path: Path, shown: str) -> Iterator[Found]:
    """The Header, where there is one, and each record in the file's order. Raises RefusedError."""
    try:
        with path.open("rb") as raw:
            metered = _Metered(raw, shown)
            begun: Element = None
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
                if begun is None and event == "start":
                    _refuse_doctype(element, shown)
                    name = _local(element)
                    begun = element if name in _RECORDS or name == "header" else None
                elif element is begun and event == "end":
                    yield _found(element)
                    _empty(element)
                    metered.release()
                    begun = None
    except etree.XMLSyntaxError as error:
        raise _malformed(error, shown) from None
    except OSError as error:
        sentence = f"The file cannot be read ({error.strerror or 'no reason given'})."
        raise refusal("file_unreadable", sentence, "Check that you may open it.", shown) from None


class _Metered:
    """A file that stops being read when it, or one record of it, is longer than any census."""

    def __init__(self, raw: IO[bytes], shown: str) -> None:
        self._raw = raw
        self._shown = shown
        self._total = self._released = 0

    def release(self) -> None:
        self._released = self._total

    def read(self, size: int = -1) -> bytes:
        got = self._raw.read(size)
        self._total += len(got)
        if self._total > FILE_BYTES:
            sentence = f"The file is larger than {FILE_BYTES // 1_000_000} MB, which no census is."
            raise refusal("file_too_large", sentence, "Check that this is a workforce census.", self._shown)
        if self._total - self._released > RECORD_BYTES:
            sentence = f"One element is longer than {RECORD_BYTES // 1_000_000} MB, which no worker's record is."
            raise refusal("record_too_large", sentence, "Check that this is a workforce census.", self._shown)
        return got


def _found(element: Element) -> Found:
    texts: dict[str, str] = {}
    twice: list[str] = []
    for inner in element.iter():
        if inner is element or len(inner) or not isinstance(inner.tag, str):
            continue
        name, text = _local(inner), clean(inner.text or "")
        if texts.get(name) and text and text != texts[name]:
            twice.append(name)
        texts[name] = texts.get(name) or text
    name = _local(element)
    return Found(_RECORDS.get(name, name), texts, tuple(dict.fromkeys(twice)))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].casefold()


def _empty(element: Element) -> None:
    """Lets go of an element and of every sibling before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while len(parent) and parent[0] is not element:
            del parent[0]


def _refuse_doctype(element: Element, shown: str) -> None:
    if element.getroottree().docinfo.doctype:
        sentence = "The file declares a document type or entities, which a census never needs."
        raise refusal("xml_doctype", sentence, _AGAIN, shown)


def refusal(rule: str, sentence: str, hint: str, shown: str, row: int | None = None, field: str = "") -> RefusedError:
    """A refusal of one file for one reason."""
    return RefusedError(sentence, (Issue(rule, sentence, hint, file=shown, row=row, field=field),), hint)


def _malformed(error: Any, shown: str) -> RefusedError:
    # The parser's own words may repeat what stands in the file, so only its code and line are used.
    line = error.lineno or None
    place = f"line {line}" if line else "its beginning"
    if error.code == etree.ErrorTypes.ERR_TAG_NOT_FINISHED or error.code == etree.ErrorTypes.ERR_DOCUMENT_EMPTY:
        sentence = f"The file stops at {place}, before its elements are closed; it looks cut short."
        return refusal("xml_cut_short", sentence, "Export or copy it again, to the end.", shown, line)
    return refusal("xml_malformed", f"At {place} the file is not well-formed XML.", _AGAIN, shown, line)
