"""The masking alarm in words: what a county's colour hides in its districts, and whether chance alone could do it.

Two questions are told apart, because they have different answers:

- Is the red real? The line that makes a district red is held against the district's own 95 % interval.
- Is the district different from the county? That is the funnel's answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from waymark.domain.apart import Apart


@dataclass(frozen=True)
class RedOne:
    """line: the bar that makes it red, in words (`the floor of 60%`); empty where none is known ·
    beyond_chance: whether that line lies outside the district's own interval, None where it is not tested ·
    apart: where it stands in the funnel, None without one · worse: it lies on the worse side of the county."""

    name: str
    line: str = ""
    beyond_chance: bool | None = None
    apart: Apart | None = None
    worse: bool = False


def counted_sentence(reds: int, districts: int, not_rated: Sequence[tuple[str, int]]) -> str:
    """`2 of 12 districts are red; 3 not rated: too few children.`"""
    said = f"{reds or 'None'} of {districts} districts {'is' if reds < 2 else 'are'} red"
    for why, count in not_rated:
        said += f"; {count} not rated: {why}"
    return f"{said}."


def short_words(reds: Sequence[RedOne], districts: int) -> str:
    """For a row of a scorecard: `2 of 12 districts red, 1 beyond chance`. Empty when no district is red."""
    if not reds:
        return ""
    said = f"{len(reds)} of {districts} districts red"
    if all(red.beyond_chance is None for red in reds):
        return said
    return f"{said}, {sum(red.beyond_chance is True for red in reds) or 'none'} beyond chance"


def line_sentence(reds: Sequence[RedOne], why_not: str = "") -> str:
    """`In Thanet the red is more than chance explains: the floor of 60% lies outside its own 95% interval.`

    Empty without a red. why_not: why nothing could be tested, as words that follow `because`.
    """
    if not reds:
        return ""
    told = []
    beyond = [red for red in reds if red.beyond_chance]
    within = [red for red in reds if red.beyond_chance is False]
    untested = [red for red in reds if red.beyond_chance is None]
    if beyond:
        of_each = "its own 95% interval" if len(beyond) == 1 else "the 95% interval of each"
        told.append(
            f"In {listed(_names(beyond))} the red is more than chance explains: {_line(beyond)} lies outside {of_each}."
        )
    if within:
        of_each = "its own 95% interval" if len(within) == 1 else "the 95% interval of each"
        told.append(
            f"In {listed(_names(within))} chance alone could have led past {_line(within)}, "
            f"which lies within {of_each}."
        )
    if untested:
        because = f", because {why_not}" if why_not else ""
        whose = "" if len(untested) == len(reds) else f" in {listed(_names(untested))}"
        told.append(f"Whether the red{whose} is more than chance is not tested{because}.")
    return " ".join(told)


def county_sentence(reds: Sequence[RedOne], county: str) -> str:
    """`Against Kent as a whole, Thanet is outside what chance explains; Dover and Swale are not.`; empty without a
    red, or where none of them has a place in a funnel."""
    placed = [red for red in reds if red.apart is not None]
    if not placed:
        return ""
    outside = [red for red in placed if red.apart is Apart.OUTLIER and red.worse]
    watched = [red for red in placed if red.apart is Apart.WATCH and red.worse]
    rest = [red for red in placed if red not in outside and red not in watched]
    if not outside and not watched:
        they = "the red one is" if len(placed) == 1 else "the red ones are"
        return f"Against {county} as a whole, {they} no worse than chance explains."
    told = []
    if outside:
        told.append(f"{listed(_names(outside))} {_are(outside)} {Apart.OUTLIER.value}")
    if watched:
        told.append(f"{listed(_names(watched))} {_are(watched)} {Apart.WATCH.value}")
    if rest:
        told.append(f"{listed(_names(rest))} {_are(rest)} {'not' if not watched else 'no worse than chance explains'}")
    return f"Against {county} as a whole, {'; '.join(told)}."


def listed(names: Sequence[str]) -> str:
    """`Dover`, `Dover and Swale`, `Dover, Swale and Thanet`; with a comma more where a name has an `and` of its own."""
    if len(names) == 1:
        return names[0]
    before = "," if any(" and " in name for name in names) else ""
    return f"{', '.join(names[:-1])}{before} and {names[-1]}"


def _names(reds: Sequence[RedOne]) -> list[str]:
    return [red.name for red in reds]


def _are(reds: Sequence[RedOne]) -> str:
    return "is" if len(reds) == 1 else "are"


def _line(reds: Sequence[RedOne]) -> str:
    """The line where it is one for all of them."""
    lines = {red.line for red in reds}
    return lines.pop() if len(lines) == 1 else "the line that makes it red"
