"""One record of the file taken apart: the texts that are its own, and the records that lie inside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.schema import RecordTable
from waymark.sources.values import clean
from waymark.sources.xml_stream import NAMES, Element, line_of

# A review has no element around it: it is a date among the plan's own.
NESTED = {table.element.casefold(): table for table in schema.RECORD_TABLES.values() if table is not schema.PLAN_REVIEW}


@dataclass(frozen=True)
class Leaf:
    """An element that holds text only, cleaned, and its line."""

    text: str
    line: int


class Leaves(Protocol):
    """Elements that hold text only, by name in small letters, each name's in the file's order."""

    @property
    def names(self) -> Mapping[str, object]: ...

    def of(self, name: str) -> list[Leaf]: ...


@dataclass(frozen=True)
class LeafElements:
    """Those of a tree."""

    names: dict[str, list[Element]]

    def of(self, name: str) -> list[Leaf]:
        return [Leaf(clean(element.text or ""), line_of(element)) for element in self.names.get(name, ())]


@dataclass(frozen=True)
class LeafTexts:
    """Those of a plain chunk, read already."""

    names: dict[str, list[Leaf]]

    def of(self, name: str) -> list[Leaf]:
        return self.names.get(name, [])


NO_LEAVES = LeafTexts({})


def split(element: Element) -> tuple[LeafElements, list[tuple[RecordTable, Element]]]:
    """Leaves, and the records inside with their tables.

    What wrappers hold belongs to the record: a disability stands two elements below its child.
    """
    leaves: dict[str, list[Element]] = {}
    nested: list[tuple[RecordTable, Element]] = []
    waiting = list(element)
    for inner in waiting:  # grows while it is walked
        name = NAMES[inner.tag]
        if name in NESTED:
            nested.append((NESTED[name], inner))
        elif len(inner):
            waiting.extend(inner)
        elif name in leaves:
            leaves[name].append(inner)
        else:
            leaves[name] = [inner]
    return LeafElements(leaves), nested
