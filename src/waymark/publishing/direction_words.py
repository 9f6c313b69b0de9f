"""How a direction of travel is said in a few words, for every method and the same in every format.

`step` says which way a figure moved; every other method says what a test finds. A test that finds nothing but chance
never says "same": the figure may well have moved.
"""

from collections.abc import Iterable, Sequence

from waymark.domain.verdict import Arrow, Movement
from waymark.scorecards.document import PublicDirection, ScorecardRow

STEP = "step"
SINCE_LAST, DIRECTION = "Since last", "Direction"

_ARROWS = {Arrow.UP: "↑", Arrow.DOWN: "↓", Arrow.SAME: "→", Arrow.UNCLEAR: "–", Arrow.NOT_COMPARED: ""}
_METHODS = {
    STEP: "movement since last, not a trend",
    "two_points": "two figures, tested against chance",
    "trend_test": "trend over the latest figures, tested against chance",
    "spc": "latest figure against the range that chance explains (statistical process control)",
    "regression": "straight line through all figures, tested against chance",
}
_STEP_ARROWS = {Arrow.UP: "up", Arrow.DOWN: "down", Arrow.SAME: "same"}
_STEP_UNJUDGED = {Arrow.UP: "increased", Arrow.DOWN: "decreased", Arrow.SAME: "same"}
_UNCLEAR = {"two_points": "no clear change", "spc": "no special movement"}
_SPECIAL = "special cause: "
_IN_FULL = {"no special movement": "no special movement, common cause"}
_JUDGED = {
    "two_points": {Movement.IMPROVED: "improved", Movement.WORSENED: "worsened"},
    "spc": {Movement.IMPROVED: "special cause: improvement", Movement.WORSENED: "special cause: concern"},
}
_TREND_JUDGED = {Movement.IMPROVED: "improving", Movement.WORSENED: "worsening"}
_UNJUDGED = {
    "two_points": {Arrow.UP: "higher", Arrow.DOWN: "lower"},
    "spc": {Arrow.UP: "special cause: high", Arrow.DOWN: "special cause: low"},
}
_TREND_UNJUDGED = {Arrow.UP: "rising", Arrow.DOWN: "falling"}


def arrow_sign(direction: PublicDirection) -> str:
    """The arrow glyph; empty where nothing was compared, a dash where a test finds nothing but chance."""
    return _ARROWS[direction.arrow]


def direction_words(direction: PublicDirection) -> str:
    """`up, worsened`; of tests `improving`, `no clear trend`, `special cause: concern`; `rising` where neither way is
    better."""
    method, arrow, movement = direction.method, direction.arrow, direction.movement
    if arrow is Arrow.NOT_COMPARED:
        return "not compared" if method in (STEP, "") else "not tested"
    if arrow is Arrow.UNCLEAR:
        return _UNCLEAR.get(method, "no clear trend")
    if method in (STEP, ""):
        return _step_words(arrow, movement)
    if movement in (Movement.IMPROVED, Movement.WORSENED):
        return _JUDGED.get(method, _TREND_JUDGED)[movement]
    return _UNJUDGED.get(method, _TREND_UNJUDGED)[arrow]


def direction_in_full(direction: PublicDirection) -> str:
    """As `direction_words`, with the word of the method's own field where a heading has room for it."""
    said = direction_words(direction)
    if said.startswith(_SPECIAL):
        return f"{said.removeprefix(_SPECIAL)}, special cause"
    return _IN_FULL.get(said, said)


def _step_words(arrow: Arrow, movement: Movement) -> str:
    if movement is Movement.NOT_JUDGED:
        return _STEP_UNJUDGED[arrow]
    moved = _STEP_ARROWS[arrow]
    return moved if arrow is Arrow.SAME or movement is Movement.SAME else f"{moved}, {movement.value}"


def direction_heading(directions: Iterable[PublicDirection]) -> str:
    """`Since last` where all of them compare with the last figure, `Direction` where any is tested."""
    methods = {direction.method for direction in directions} - {""}
    return SINCE_LAST if methods <= {STEP} else DIRECTION


def moved_from(row: ScorecardRow, columns: Sequence[str]) -> str:
    """`from 75.6%` in one piece, beside an arrow that compares with the last figure; empty where there is a column for
    it, and for a test, which looks at more than that one."""
    drawn = row.direction.arrow not in (Arrow.NOT_COMPARED, Arrow.UNCLEAR) and row.direction.method in (STEP, "")
    if "previous" in columns or row.previous is None or not drawn or row.previous.value.symbol:
        return ""
    percent = row.unit.suffix if row.unit.value == "percent" else ""
    return f"from\u00a0{row.previous.value.text}{percent}"


def direction_sentence(direction: PublicDirection) -> str:
    """The direction's own sentence. Every test names itself in it; of `step` it is said that it shows no trend."""
    method = method_words(direction.method)
    if direction.method != STEP or method.casefold() in direction.sentence.casefold():
        return direction.sentence
    return f"{direction.sentence} Method: {method}."


def method_words(method: str) -> str:
    """How the direction was found: `step` is labelled as no trend."""
    return _METHODS.get(method, method.replace("_", " "))


def methods_words(rows: Iterable[ScorecardRow]) -> str:
    """The direction methods that found something to say, each once: `movement since last, not a trend`."""
    drawn = (row.direction for row in rows if row.direction.arrow is not Arrow.NOT_COMPARED)
    used = (direction.method for direction in drawn if direction.method)
    return "; ".join(dict.fromkeys(map(method_words, used)))
