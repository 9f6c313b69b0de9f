"""Which further districts are hidden, so that no hidden one is the county less the others: secondary suppression.

County figures are published, so the hidden districts of a month are known as a sum. That sum tells of no child
when it is over at least two districts and each count in it is beyond the small range. Until then the next
smallest district is hidden too.

The next smallest is the one with the smallest denominators in that same month, over all readings of the indicator; a
total is compared by its number. Of equal ones it is the first in the areas file. Sums over months would change as
months are added, and a district hidden in one publication would be shown in the next.

Beyond that order, only whether a count is zero, small or larger decides (and for a rate, whether it exceeds its
base). So a hidden count may change within the small range, the county staying the same, and nothing shown changes
with it. There is one exception. Another hidden district takes up what changed, and its denominator may then pass
that of one nearly equal; the choice between those two can change. A district hidden for its own sake never moves
the choice, whatever its size. What else is not covered, `protect.py` says.
"""

from collections.abc import Mapping, Sequence

from waymark.disclosure.counts import CountedCell
from waymark.disclosure.primary import counts_of_children, threshold


def by_size(readings: Sequence[Mapping[str, CountedCell]], districts: Sequence[str]) -> tuple[str, ...]:
    """The districts, smallest first, by the sum of their sizes over the readings of one indicator in one
    month, given by district; ties in the order of `districts`."""
    size = {area: sum(cells[area].size for cells in readings if area in cells) for area in districts}
    return tuple(sorted(districts, key=lambda area: size[area]))


def with_secondary(
    primary: frozenset[str], published: Sequence[Mapping[str, CountedCell]], smallest_first: Sequence[str]
) -> frozenset[str]:
    """The districts to hide in one month for one family of readings, those that are primary among them.

    published: for each reading whose county figure is shown, its cells by district.
    """
    hidden = set(primary)
    for area in smallest_first:
        if all(_is_safe(districts, hidden) for districts in published):
            break
        if area not in hidden and any(area in districts and districts[area].size for districts in published):
            hidden.add(area)
    return frozenset(hidden)


def _is_safe(districts: Mapping[str, CountedCell], hidden: set[str]) -> bool:
    """What the published sum says of the hidden districts together points at no child.

    Each count of children that is not zero for the whole county is beyond the small range in one hidden district,
    or small in more districts than the range is long; then every small count is possible for each of them.
    """
    unknown = [districts[area] for area in hidden if area in districts]
    if not unknown:
        return True
    if len(unknown) < 2:
        return False
    small = max(threshold(cell) for cell in unknown)
    present = {name for cell in districts.values() for name, count in counts_of_children(cell).items() if count}
    return all(_beyond(small, [counts_of_children(cell).get(name, 0) for cell in unknown]) for name in present)


def _beyond(small: int, counts: Sequence[int]) -> bool:
    """The counts surely add up to more than `small`, whatever the small ones among them are."""
    return any(count > small for count in counts) or sum(count > 0 for count in counts) > small
