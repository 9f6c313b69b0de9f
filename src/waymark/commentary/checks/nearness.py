"""Does `just over`, `nearly` or `around` fit the figure?"""

from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading, agrees, loosely, same_unit

_NAMED = 0.7  # of its name: `some 20% of the debt belongs to three debtors` is a share of its own


def check(reading: Reading) -> Iterator[Finding]:
    """`slightly under 6 (6.4)`, and `just over 80%` of a figure on record."""
    for at, each in enumerate(reading.placed):
        if not each.figure.loose or each.role not in (Role.VALUE, Role.PART):
            continue
        exactly = _in_brackets(reading, at)
        known = reading.known
        if exactly is not None:
            value, shown = exactly.figure.value, exactly.figure.text
        elif (
            each.role is Role.VALUE
            and known
            and known.value
            and same_unit(each.figure, known)
            and _close(each, known.value.value)
            and not reading.of_a_part
            and reading.named >= _NAMED
        ):
            value, shown = known.value.value, f"{known.value}{known.suffix}"
        else:
            continue
        if loosely(each.figure, value) or (
            exactly is None and known and known.value and agrees(each.figure, known.value)
        ):
            continue
        yield Finding(
            "words",
            each.figure.text if exactly is None else reading.text[each.start : exactly.end],
            f"{each.figure.loose} {each.figure.text}",
            f"the figure is {shown}",
            f"Say {shown}, or {'over' if value > each.figure.value else 'under'} {each.figure.text}.",
        )


def _in_brackets(reading: Reading, at: int) -> Placed | None:
    if at + 1 >= len(reading.placed):
        return None
    one, other = reading.placed[at], reading.placed[at + 1]
    between = reading.said.covered[one.end : other.start]
    if not between.rstrip().endswith("(") or ")" in between or other.role is not Role.VALUE:
        return None
    if other.figure.loose or not (other.figure.unit == one.figure.unit or not other.figure.unit):
        return None
    return other if abs(one.figure.value - other.figure.value) * 2 <= abs(one.figure.value) else None


def _close(each: Placed, value: Fraction) -> bool:
    """Near enough to be of it, so that only the word is wrong."""
    return abs(each.figure.value - value) * 10 <= abs(each.figure.value)
