"""What differs between two sets of rows of one table: added, removed and changed, told apart by their key.

Rows that are equal but for their row id are set aside first; only what is left is ever held as a whole.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

_MOST_COMPARED = 20  # rows of one key that a row is held against

Row = tuple[object, ...]
Rows = Callable[[], Iterable[Row]]


@dataclass(frozen=True)
class RowDifferences:
    """Of one table. columns: of the changed rows, how many differ in each, in the table's order · rows: every row that
    was added, removed or changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def differences(
    before: Rows, after: Rows, names: Sequence[str], key: Sequence[str], apart: Sequence[str]
) -> RowDifferences:
    """before, after: give the rows anew each time they are called · names: of the columns, in order ·
    key: columns by which a row is known again; none: a row that differs is another row · apart: columns that are no
    part of a row's content, such as its id."""
    left_out = {names.index(name) for name in apart}
    kept = [place for place in range(len(names)) if place not in left_out]
    extra: Counter[bytes] = Counter()
    for row in before():
        extra[_digest(row, kept)] += 1
    new: list[Row] = []
    for row in after():
        digest = _digest(row, kept)
        if extra[digest] > 0:
            extra[digest] -= 1
        else:
            new.append(row)
    gone = list(_left(before(), kept, extra))
    return _paired(gone, new, names, [names.index(name) for name in key], kept)


def _left(rows: Iterable[Row], kept: Sequence[int], extra: Counter[bytes]) -> Iterator[Row]:
    """The rows of which more came before than after. Which of equal rows is given makes no difference."""
    for row in rows:
        digest = _digest(row, kept)
        if extra[digest] > 0:
            extra[digest] -= 1
            yield row


def _paired(
    gone: Sequence[Row], new: Sequence[Row], names: Sequence[str], key: Sequence[int], kept: Sequence[int]
) -> RowDifferences:
    waiting: dict[Row, list[Row]] = defaultdict(list)
    for row in gone if key else ():
        waiting[tuple(row[place] for place in key)].append(row)
    columns: Counter[int] = Counter()
    added: list[Row] = []
    changed: list[Row] = []
    for row in new:
        candidates = waiting.get(tuple(row[place] for place in key)) if key else None
        if not candidates:
            added.append(row)
            continue
        nearest = min(candidates[:_MOST_COMPARED], key=lambda other: sum(other[at] != row[at] for at in kept))
        candidates.remove(nearest)
        changed.append(row)
        columns.update(place for place in kept if nearest[place] != row[place])
    removed = [row for left in waiting.values() for row in left] if key else list(gone)
    counted = {names[place]: columns[place] for place in kept if columns[place]}
    return RowDifferences(len(added), len(removed), len(changed), counted, (*added, *removed, *changed))


def _digest(row: Row, kept: Sequence[int]) -> bytes:
    return blake2b(repr([row[place] for place in kept]).encode(), digest_size=16).digest()
