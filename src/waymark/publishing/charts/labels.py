"""Finds room for the names of points: beside a point where nothing lies yet, or not at all.

Widths are estimated on the wide side, so that a name holds whichever typeface draws it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FAR = 6  # lines of text: the farthest that a name may lie from its point
_LETTER = 0.56  # of the letters' size: wider than the average letter of any typeface used


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        apart = (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )
        return not apart

    def overlap(self, other: "Box") -> float:
        """The area of what both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


@dataclass(frozen=True)
class Wanted:
    """A name for the point (x, y). needed: it is drawn wherever it overlaps least."""

    words: str
    x: float
    y: float
    needed: bool


@dataclass(frozen=True)
class Placed:
    """x, y: where the baseline is anchored · led: whether it lies so far off that a thin line should lead to it."""

    words: str
    x: float
    y: float
    anchor: str
    led: bool = False


def place_labels(
    wanted: Sequence[Wanted], letters: float, frame: Box, taken: Iterable[Box], reach: float = 7
) -> dict[int, Placed]:
    """By the place in `wanted`, those for which there is room; needed ones first and always."""
    found: dict[int, Placed] = {}
    boxes = [*taken, *(Box(one.x - reach, one.y - reach, one.x + reach, one.y + reach) for one in wanted)]
    for index in sorted(range(len(wanted)), key=lambda at: (not wanted[at].needed, at)):
        one = wanted[index]
        choices = [
            (placed, box)
            for placed, box in _choices(one, letters, reach)
            if box.left >= frame.left
            and box.right <= frame.right
            and box.top >= frame.top
            and box.bottom <= frame.bottom
        ]
        if not choices:
            continue
        costs = [sum(box.overlap(other) for other in boxes) for _, box in choices]
        best = min(range(len(choices)), key=costs.__getitem__)
        if costs[best] > 0 and not one.needed:
            continue
        placed, box = choices[best]
        found[index] = placed
        boxes.append(box)
    return found


def width_of(words: str, letters: float) -> float:
    return len(words) * letters * _LETTER


def in_two_lines(words: str, room: float, letters: float) -> list[str]:
    """Broken between words, into two lines at most; what is longer than that is cut in the middle."""
    if width_of(words, letters) <= room:
        return [words]
    first, rest = "", words.split(" ")
    while rest and width_of(f"{first} {rest[0]}", letters) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    while len(rest) > 4 and width_of(" ".join(rest), letters) > room:
        rest = ["…", *rest[2 if rest[0] == "…" else 1 :]]
    return [first, " ".join(rest)]


def _choices(one: Wanted, letters: float, reach: float) -> list[tuple[Placed, Box]]:
    """Right, left, above, below; then aslant; then farther and farther up and down, with a line to lead there."""
    width, rise, drop = width_of(one.words, letters), letters * 0.75, letters * 0.25
    level, up, down = one.y + letters * 0.34, one.y - reach - 3, one.y + reach + rise + 2
    spots = [
        (one.x + reach + 2, level, "start", False),
        (one.x - reach - 2, level, "end", False),
        (one.x, up, "middle", False),
        (one.x, down, "middle", False),
        (one.x + reach, up, "start", False),
        (one.x - reach, up, "end", False),
        (one.x + reach, down, "start", False),
        (one.x - reach, down, "end", False),
    ]
    if one.needed:
        for step in range(1, _FAR + 1):
            off = step * letters * 1.25
            for x, anchor in ((one.x, "middle"), (one.x - 3, "start"), (one.x + 3, "end")):
                spots += [(x, down + off, anchor, True), (x, up - off, anchor, True)]
    found = []
    for x, y, anchor, led in spots:
        left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
        found.append((Placed(one.words, x, y, anchor, led), Box(left, y - rise, left + width, y + drop)))
    return found
