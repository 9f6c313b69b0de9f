"""After which dated changes the full figure has been made: the framework says so, or the files loaded since show it."""

from collections.abc import Iterable

from waymark.domain.coverage import Coverage
from waymark.domain.source_change import SourceChange
from waymark.store.standard import StandardDataset
from waymark.store.state import State, Store


def made_whole(store: Store, dataset: StandardDataset, changes: Iterable[SourceChange]) -> frozenset[SourceChange]:
    """The changes whose days are whole in the dataset.

    A change that says until when files leave days out is whole once no day is left out. Of one that does not, the
    files must have been seen to leave days out: a return that always claims its whole year tells nothing.
    """
    return frozenset(change for change in changes if change.partial and _is_whole(store, dataset, change))


def _is_whole(store: Store, dataset: StandardDataset, change: SourceChange) -> bool:
    if change.made is not None:
        return True
    if not all(dataset.covers(table).covers(change.gap.first, change.gap.last) for table in change.tables):
        return False
    return change.until is not None or any(_was_left_out(store, table, change) for table in change.tables)


def _was_left_out(store: Store, table: str, change: SourceChange) -> bool:
    """Whether, after some load, the files held the day of the change and not all of the days after it."""
    loads = store.state().loads
    covers = {load.extract: store.extract(load.extract).coverage.get(table, Coverage()) for load in loads}
    for count in range(1, len(loads) + 1):
        spans = (span for load in State(loads[:count]).current() for span in covers[load.extract].spans)
        covered = Coverage.of(spans)
        if covered.covers(change.on, change.on) and not covered.covers(change.gap.first, change.gap.last):
            return True
    return False
