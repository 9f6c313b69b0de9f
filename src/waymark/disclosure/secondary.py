"""Which further districts are hidden, so that no hidden one is the county less the others: secondary suppression.

County figures are published, so the hidden districts of a month are known as a sum. That sum tells of no child
when it is over at least two districts and each count in it is beyond the small range. Until then the next
smallest district is hidden too.

How small a count is never decides, only whether it is zero, small or larger. The smallest district is the one
with the smallest denominators over the whole published set, one order for every indicator and month. So a hidden
count may change within the small range and nothing shown changes with it, unless it moves one district past
another in that order; in a set of one month, with districts nearly equal, it can.

Not covered yet: rolling and year-to-date months that share a part; indicators of different codes that count the
same children; denominators known from elsewhere; earlier publications; and what a reader could infer from knowing
this method itself. The districts hidden are few, not proved the fewest.
"""

from collections.abc import Mapping, Sequence

from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import counts_of_children, threshold


def by_size(cells: Mapping[CellKey, CountedCell], leaves: Sequence[str]) -> tuple[str, ...]:
    """The leaves, smallest first, by the sum of their denominators over the set; ties in the order given."""
    size = dict.fromkeys(leaves, 0)
    for key, cell in cells.items():
        if key.area in size:
            size[key.area] += cell.denominator
    return tuple(sorted(leaves, key=lambda area: size[area]))


def with_secondary(
    primary: frozenset[str], published: Sequence[Mapping[str, CountedCell]], smallest_first: Sequence[str]
) -> frozenset[str]:
    """The districts to hide in one month for one family of readings, those that are primary among them.

    published: for each reading whose county figure is shown, its cells by district.
    """
    hidden = set(primary)
    for area in smallest_first:
        if all(_is_safe(leaves, hidden) for leaves in published):
            break
        if area not in hidden and any(area in leaves and leaves[area].denominator for leaves in published):
            hidden.add(area)
    return frozenset(hidden)


def _is_safe(leaves: Mapping[str, CountedCell], hidden: set[str]) -> bool:
    """What the published sum says of the hidden districts together points at no child.

    Each count of children that is not zero for the whole county is beyond the small range in one hidden district,
    or small in more districts than the range is long; then every small count is possible for each of them.
    """
    unknown = [leaves[area] for area in hidden if area in leaves]
    if not unknown:
        return True
    if len(unknown) < 2:
        return False
    small = max(threshold(cell) for cell in unknown)
    present = {name for cell in leaves.values() for name, count in counts_of_children(cell).items() if count}
    return all(_beyond(small, [counts_of_children(cell).get(name, 0) for cell in unknown]) for name in present)


def _beyond(small: int, counts: Sequence[int]) -> bool:
    """The counts surely add up to more than `small`, whatever the small ones among them are."""
    return any(count > small for count in counts) or sum(count > 0 for count in counts) > small
