"""One record of the file taken apart: the texts that are its own, and the records that lie inside it."""

from dataclasses import dataclass

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.document import Element, line_of, name_of
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


Leaves = dict[str, list[Leaf]]


def split(element: Element) -> tuple[Leaves, list[tuple[RecordTable, Element]]]:
    """Leaves by element name in small letters, in the file's order, and the records inside with their tables.

    What wrappers hold belongs to the record: a disability stands two elements below its child.
    """
    leaves: Leaves = {}
    nested: list[tuple[RecordTable, Element]] = []
    waiting = list(element)
    for inner in waiting:  # grows while it is walked
        name = name_of(inner)
        table = _NESTED.get(name)
        if table is not None:
            nested.append((table, inner))
        elif len(inner):
            waiting.extend(inner)
        else:
            leaves.setdefault(name, []).append(Leaf(clean(inner.text or ""), line_of(inner)))
    return leaves, nested
