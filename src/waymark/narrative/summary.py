"""The sentences at the head of a scorecard: where we stand, and what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waymark.domain.month import Month
from waymark.domain.verdict import Movement, Rating

_COLOURS = (Rating.GREEN, Rating.AMBER, Rating.RED)


@dataclass(frozen=True)
class RowNow:
    """One row of the scorecard. before: its rating in the month compared with, None when it was not there · tested:
    the movement is what a test finds over longer, not what happened since that month."""

    rating: Rating
    before: Rating | None
    movement: Movement
    tested: bool = False


def summary(rows: Sequence[RowNow], previous: Month) -> tuple[str, ...]:
    """Rating totals with unrated apart, what changed colour since the previous month, and what tests find."""
    return (*totals(row.rating for row in rows), changes(rows, previous), *found_by_tests(rows))


def totals(ratings: Iterable[Rating]) -> tuple[str, ...]:
    """`24 indicators are rated: 9 green, 8 amber and 7 red.` and `11 are not rated.`"""
    counted = list(ratings)
    by_colour = [(colour, counted.count(colour)) for colour in _COLOURS]
    rated = sum(count for _, count in by_colour)
    unrated = len(counted) - rated
    if not counted:
        return ("The scorecard has no indicators.",)
    if not rated:
        return (f"No indicator is rated; {unrated} {_are(unrated)} not rated.",)
    parts = [f"{count} {colour.value}" for colour, count in by_colour if count]
    first = f"{_indicators(rated)} {_are(rated)} rated: {_listed(parts)}."
    return (first, f"{unrated} {_are(unrated)} not rated.") if unrated else (first,)


def changes(rows: Iterable[RowNow], previous: Month) -> str:
    """`Since January 2019: 2 became green, 1 became red and 3 improved within their colour.`

    Only rows rated in both months are counted as changed; a colour gained or lost is said apart.
    """
    known = list(rows)
    both = [row for row in known if row.rating in _COLOURS and row.before in _COLOURS]
    parts = []
    for colour in _COLOURS:
        count = sum(row.rating is colour and row.before is not colour for row in both)
        if count:
            parts.append(f"{count} became {colour.value}")
    same = [row for row in both if row.rating is row.before]
    for movement in (Movement.IMPROVED, Movement.WORSENED):
        count = sum(row.movement is movement and not row.tested for row in same)
        if count:
            parts.append(f"{count} {movement.value} within {'its' if count == 1 else 'their'} colour")
    gained = sum(row.rating in _COLOURS and row.before is Rating.NOT_RATED for row in known)
    lost = sum(row.rating is Rating.NOT_RATED and row.before in _COLOURS for row in known)
    if gained:
        parts.append(f"{gained} newly rated")
    if lost:
        parts.append(f"{lost} no longer rated")
    if not parts:
        moved = "" if any(row.tested for row in known) else ", improved or worsened"
        return f"Since {previous.label}: no rated indicator changed colour{moved}."
    return f"Since {previous.label}: {_listed(parts)}."


def found_by_tests(rows: Iterable[RowNow]) -> tuple[str, ...]:
    """`Tested against chance, 6 are improving and 1 is worsening.` Empty where nothing is tested."""
    tested = [row.movement for row in rows if row.tested]
    if not tested:
        return ()
    better, worse = (tested.count(movement) for movement in (Movement.IMPROVED, Movement.WORSENED))
    parts = [f"{n} {_are(n)} {word}" for n, word in ((better, "improving"), (worse, "worsening")) if n]
    return (
        (f"Tested against chance, {_listed(parts)}.",)
        if parts
        else ("None is improving or worsening by more than chance.",)
    )


def _indicators(count: int) -> str:
    return "1 indicator" if count == 1 else f"{count} indicators"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _listed(parts: Sequence[str]) -> str:
    """`9 green, 8 amber and 7 red`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
