"""A line chart in characters: the figure in Braille dots, its bars as ruled lines, periods along the foot.

Pure: points and a scale in, rows of text out. Each row is a sequence of pieces with a role, so that what prints it
may colour them; the shapes alone tell them apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import groupby, pairwise

from waymark.publishing.charts.scale import Scale

_BLANK_BRAILLE = 0x2800
_DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))  # [left or right][height in the cell, from its foot]
_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)  # every so many periods bear their name
_ROOM = 1  # the least blanks between two names
_ALONE = "•"  # a figure between two gaps


class Role(Enum):
    """What a piece of text is. The value is the character that draws its line."""

    FIGURE = "⠒"
    TARGET = "─"
    FLOOR = "┄"
    LATEST = "●"
    AXIS = "│"
    BLANK = " "


@dataclass(frozen=True)
class ChartPoint:
    """One period. A figure that is missing is None and interrupts the line."""

    label: str
    value: Decimal | None
    target: Decimal | None = None
    floor: Decimal | None = None


Piece = tuple[str, Role]


def line_chart(
    points: Sequence[ChartPoint], scale: Scale, width: int, height: int = 10, mark: str = Role.LATEST.value
) -> list[list[Piece]]:
    """Rows from the top, none wider than `width`: `height` of them, the foot, and the names of periods.

    `mark` stands on the last point. Every figure and bar must lie on the scale. Raises ValueError without points.
    """
    if not points:
        raise ValueError("a chart needs at least one point")
    return [[(text, role) for role, text in _runs(row)] for row in _Drawing(points, scale, width, height).rows(mark)]


class _Drawing:
    """Cells of one character each; a cell of the line holds 2 × 4 dots."""

    def __init__(self, points: Sequence[ChartPoint], scale: Scale, width: int, height: int) -> None:
        self.points, self.scale, self.height = points, scale, height
        self.margin = max(len(scale.label(tick)) for tick in scale.ticks) + 1
        self.columns = width - self.margin - 1
        self.cells: list[list[Piece]] = [[(" ", Role.BLANK)] * self.columns for _ in range(height)]

    def rows(self, mark: str) -> Iterator[list[Piece]]:
        self._bars()
        self._line()
        last = self.points[-1]
        if last.value is not None:
            self.cells[self._row(self._y(last.value))][self._x(len(self.points) - 1) // 2] = (mark, Role.LATEST)
        labels = {self._row(self._y(tick)): self.scale.label(tick) for tick in self.scale.ticks}
        for number, cells in enumerate(self.cells):
            label = labels.get(number, "")
            yield [*_axis(f"{label:>{self.margin - 1}} {'┤' if label else '│'}"), *cells]
        named = self._named()
        yield _axis(" " * self.margin + "└" + self._foot(named))
        yield _axis(self._names(named))

    def _x(self, place: int) -> int:
        """Dots from the left to a point; one point alone stands in the middle."""
        if len(self.points) == 1:
            return self.columns
        return _rounded(place * (2 * self.columns - 1), len(self.points) - 1)

    def _y(self, value: Decimal) -> int:
        """Dots from the foot to a value."""
        return int(self.scale.share(value) * (4 * self.height - 1) + 0.5)

    def _row(self, y: int) -> int:
        return self.height - 1 - y // 4

    def _nearest(self, column: int) -> ChartPoint:
        """The point to which a column belongs."""
        return self.points[_rounded((2 * column + 1) * (len(self.points) - 1), 2 * self.columns)]

    def _bars(self) -> None:
        """The target is drawn over the floor."""
        for column in range(self.columns):
            point = self._nearest(column)
            for bar, role in ((point.floor, Role.FLOOR), (point.target, Role.TARGET)):
                if bar is not None:
                    self.cells[self._row(self._y(bar))][column] = (role.value, role)

    def _line(self) -> None:
        dots: dict[tuple[int, int], int] = {}
        places = [
            (self._x(place), self._y(point.value)) if point.value is not None else None
            for place, point in enumerate(self.points)
        ]
        ends = [*((one, one) for one in places), *pairwise(places)]
        for start, end in ends:
            if start is None or end is None:
                continue
            for x, y in _between(start, end):
                cell = (self._row(y), x // 2)
                dots[cell] = dots.get(cell, 0) | _DOTS[x % 2][y % 4]
        for (row, column), pattern in dots.items():
            self.cells[row][column] = (chr(_BLANK_BRAILLE + pattern), Role.FIGURE)
        for before, place, after in zip([None, *places], places, [*places[1:], None], strict=False):
            if place is not None and before is None and after is None:  # one dot alone is too faint to be seen
                self.cells[self._row(place[1])][place[0] // 2] = (_ALONE, Role.FIGURE)

    def _named(self) -> list[int]:
        """The periods that bear their name: counted back from the last, as close as there is room."""
        for step in _STEPS:
            places = list(range((len(self.points) - 1) % step, len(self.points), step))
            starts = [self._name_start(place) for place in places]
            ends = [start + len(self.points[place].label) for start, place in zip(starts, places, strict=True)]
            if all(start - end >= _ROOM for start, end in zip(starts[1:], ends, strict=False)):
                return places
        return [len(self.points) - 1]

    def _name_start(self, place: int) -> int:
        """Where a name begins: its middle under its column, or moved inwards at either end."""
        width, label = self.margin + 1 + self.columns, self.points[place].label
        return max(0, min(self.margin + 1 + self._x(place) // 2 - len(label) // 2, width - len(label)))

    def _foot(self, named: list[int]) -> str:
        """Ruled under every figure, open under a gap."""
        ticks = {self._x(place) // 2 for place in named}
        ruled = ("─" if self._nearest(column).value is not None else " " for column in range(self.columns))
        return "".join("┬" if column in ticks else character for column, character in enumerate(ruled))

    def _names(self, named: list[int]) -> str:
        said = ""
        for place in named:
            said = said.ljust(self._name_start(place)) + self.points[place].label
        return said


def _rounded(over: int, under: int) -> int:
    """over ÷ under to the nearest whole number, halves up."""
    return (2 * over + under) // (2 * under)


def _between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Every dot of the straight line, both ends included; it never skips a row or a column."""
    (x1, y1), (x2, y2) = start, end
    steps = max(abs(x2 - x1), abs(y2 - y1))
    for step in range(steps + 1):
        yield x1 + _share(x2 - x1, step, steps), y1 + _share(y2 - y1, step, steps)


def _share(distance: int, step: int, steps: int) -> int:
    return _rounded(distance * step, steps) if steps else 0


def _axis(text: str) -> list[Piece]:
    return [(character, Role.AXIS) for character in text]


def _runs(row: list[Piece]) -> Iterator[tuple[Role, str]]:
    """Neighbours of one role joined; trailing blanks left out."""
    while row and row[-1][0] == " ":
        row = row[:-1]
    for role, pieces in groupby(row, key=lambda piece: piece[1]):
        yield role, "".join(character for character, _ in pieces)
