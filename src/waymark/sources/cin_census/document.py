"""What a census file says of itself, and its children one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from waymark.sources.values import clean
from waymark.sources.xml_stream import NAMES, Element, records_of, walk

_HEAD_ELEMENTS = 500  # by then a census return has begun its first child


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


def head_of(path: Path, shown: str) -> Head:
    """Reads as far as the end of the first child. Raises RefusedError when that much is not sound XML."""
    names: set[str] = set()
    header: dict[str, str] = {}
    root = ""
    within = ""
    begun = 0
    with walk(path, shown, ("start", "end")) as (events, _):
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
    """Each `Child` element, whole. Raises RefusedError."""
    return records_of(path, shown, "child")
