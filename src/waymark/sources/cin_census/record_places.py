"""Where the records of a plain chunk are, and which of its elements fill their fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.leaves import NESTED, Leaf, LeafTexts
from waymark.sources.cin_census.reading import KNOWN, WRAPPERS
from waymark.sources.cin_census.schema import RecordTable
from waymark.sources.plain_xml import Elements, Flags, Numbers
from waymark.sources.values import clean

_REVIEW = schema.PLAN_REVIEW.element.casefold()
_OF_NONE = -1


@dataclass(frozen=True)
class FoundLeaves:
    """Leaves of one name in records of one table. rows: the number of the record of each · places: in the chunk."""

    elements: Elements
    rows: Numbers
    places: Numbers

    @cached_property
    def texts(self) -> tuple[list[str], Numbers]:
        """The distinct texts, and for each leaf which of them."""
        return self.elements.texts(self.places)


class RecordPlaces:
    """The records of one chunk, each by the place of its element. The outermost elements are children."""

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        tables = {name: number for number, name in enumerate(NESTED)}
        of_name = np.array([tables.get(name, _OF_NONE) for name in elements.names], dtype=np.int64)
        self._table = of_name[elements.name]  # of a record's element which it is; -1 for any other
        self._record = self._records_around()
        self._leaves = np.flatnonzero(elements.leaf & (self._table == _OF_NONE))
        self._numbers = {name: number for number, name in enumerate(elements.names)}

    def _records_around(self) -> Numbers:
        """For each element the record that it is, or the innermost that it lies in."""
        places = np.arange(len(self._table))
        around = np.where(self._table != _OF_NONE, places, _OF_NONE)
        depth = self.elements.depth
        for level in range(1, int(depth.max()) + 1):
            here = np.flatnonzero((depth == level) & (around == _OF_NONE))
            around[here] = around[self.elements.parent[here]]
        return around

    @property
    def sound(self) -> bool:
        """Whether children are the outermost elements, and none lies in another."""
        is_child = self._table == _NUMBERS[schema.CHILD.name]
        return bool((is_child == (self.elements.depth == 0)).all())

    @cached_property
    def _by_table(self) -> Mapping[str, Numbers]:
        found = {name: np.flatnonzero(self._table == number) for name, number in _NUMBERS.items()}
        return {**found, schema.PLAN_REVIEW.name: self.leaves(schema.PROTECTION_PLAN.name, _REVIEW).places}

    def records(self, table: str) -> Numbers:
        """The places of a table's records."""
        return self._by_table[table]

    def owners(self, table: str) -> Numbers:
        """For each record the number of its child in the chunk."""
        owners: Numbers = self._child[self.records(table)]
        return owners

    @cached_property
    def _child(self) -> Numbers:
        return np.cumsum(self.elements.depth == 0) - 1

    @cached_property
    def referred(self) -> Flags:
        """For each child whether a referral lies in it."""
        referrals = self.records(schema.REFERRAL.name)
        around = self._record[self.elements.parent[referrals]]
        found = np.zeros(len(self.records(schema.CHILD.name)), dtype=bool)
        found[self._number[around[self.elements.depth[around] == 0]]] = True
        return found

    @cached_property
    def _number(self) -> Numbers:
        """For each record's element its number in its table."""
        number = np.zeros(len(self._table), dtype=np.int64)
        for each in _NUMBERS.values():
            places = np.flatnonzero(self._table == each)
            number[places] = np.arange(len(places))
        return number

    @cached_property
    def _keys(self) -> Numbers:
        """For each leaf the table of its record and its own name, as one number."""
        keys: Numbers = self._table[self._record[self._leaves]] * len(self.elements.names)
        keys += self.elements.name[self._leaves]
        return keys

    @cached_property
    def _sorted(self) -> tuple[Numbers, Numbers]:
        """Leaves by table and name, each in the file's order; and the keys in that order."""
        order = np.argsort(self._keys.astype(np.int16 if self._narrow else np.int64), kind="stable")
        return self._leaves[order], self._keys[order]

    @property
    def _narrow(self) -> bool:
        return len(NESTED) * len(self.elements.names) < 1 << 15

    def leaves(self, table: str, name: str) -> FoundLeaves:
        """The leaves of a name in the records of a table; of reviews, which are records themselves, their own."""
        if table == schema.PLAN_REVIEW.name:
            reviews = self.records(table)
            return FoundLeaves(self.elements, np.arange(len(reviews)), reviews)
        leaves, keys = self._sorted
        found = []
        for code, spelled in enumerate(self.elements.names):
            if spelled == name:
                key = _NUMBERS[table] * len(self.elements.names) + code
                first, last = np.searchsorted(keys, (key, key + 1))
                found.append(leaves[first:last])
        places = found[0] if len(found) == 1 else np.sort(np.concatenate([np.zeros(0, dtype=np.int64), *found]))
        return FoundLeaves(self.elements, self._number[self._record[places]], places)

    def with_unknown(self) -> Iterator[tuple[RecordTable, int]]:
        """Records with a leaf that no census has, in the file's order."""
        tables = list(NESTED.values())
        odd = np.zeros(len(self._leaves), dtype=bool)
        for key in np.unique(self._sorted[1]).tolist():
            table, code = divmod(key, len(self.elements.names))
            name = self.elements.names[code]
            if name not in KNOWN[tables[table].name]:
                of_key = self._keys == key
                if name in WRAPPERS:
                    of_key &= self.elements.last[self._leaves] > self.elements.first[self._leaves]
                odd |= of_key
        for place in np.unique(self._record[self._leaves[odd]]).tolist():
            yield tables[int(self._table[place])], place

    @cached_property
    def _by_record(self) -> tuple[Numbers, Numbers]:
        """Leaves by record, those less deep first; and the records in that order."""
        records = self._record[self._leaves]
        order = np.lexsort((self._leaves, self.elements.depth[self._leaves], records))
        return self._leaves[order], records[order]

    def leaves_of(self, place: int, lines_before: int) -> LeafTexts:
        """What `leaves.split` gives for one record."""
        leaves, records = self._by_record
        first, last = np.searchsorted(records, (place, place + 1))
        places = leaves[first:last]
        names: dict[str, list[Leaf]] = {}
        lines = (self.elements.lines(places) + lines_before + 1).tolist()
        for at, line in zip(places.tolist(), lines, strict=True):
            name = self.elements.names[int(self.elements.name[at])]
            names.setdefault(name, []).append(Leaf(clean(self.elements.text(at)), line))
        return LeafTexts(names)

    def review(self, place: int, line: int) -> LeafTexts:
        """A review, as the one leaf of its record."""
        return LeafTexts({_REVIEW: [Leaf(clean(self.elements.text(place)), line)]})


_NUMBERS = {table.name: number for number, table in enumerate(NESTED.values())}
