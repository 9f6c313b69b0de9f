"""One record of the file taken apart: the texts that are its own, and the records that lie inside it."""

from dataclasses import dataclass

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.document import NAMES, Element, line_of
from waymark.sources.cin_census.schema import RecordTable
from waymark.sources.values import clean

# A review has no element around it: it is a date among the plan's own.
_NESTED = {
    table.element.casefold(): table for table in schema.RECORD_TABLES.values() if table is not schema.PLAN_REVIEW
}


@dataclass(frozen=True)
class Leaf:
    """An element that holds text only, cleaned, and its line."""

    text: str
    line: int


class Leaves(dict[str, list[Element]]):
    """Elements that hold text only, by name in small letters, each name's in the file's order."""

    def of(self, name: str) -> list[Leaf]:
        return [Leaf(clean(element.text or ""), line_of(element)) for element in self.get(name, ())]


def split(element: Element) -> tuple[Leaves, list[tuple[RecordTable, Element]]]:
    """Leaves, and the records inside with their tables.

    What wrappers hold belongs to the record: a disability stands two elements below its child.
    """
    leaves = Leaves()
    nested: list[tuple[RecordTable, Element]] = []
    waiting = list(element)
    for inner in waiting:  # grows while it is walked
        name = NAMES[inner.tag]
        if name in _NESTED:
            nested.append((_NESTED[name], inner))
        elif len(inner):
            waiting.extend(inner)
        elif name in leaves:
            leaves[name].append(inner)
        else:
            leaves[name] = [inner]
    return leaves, nested
