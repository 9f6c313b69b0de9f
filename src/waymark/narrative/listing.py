"""Lists in a sentence."""

from collections.abc import Sequence

from waymark.narrative.length import fits


def listed(parts: Sequence[str]) -> str:
    """`9 green, 8 amber and 7 red`; parts that have a comma or an `and` of their own are set apart by
    semicolons."""
    if len(parts) == 1:
        return parts[0]
    if any("," in part or " and " in part for part in parts):
        return f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def named(names: Sequence[str], most: int) -> str:
    """Names, no more than so many and no more than a sentence holds: `A, B and 4 others`. A single one that is left
    over is named rather than counted, where it fits."""
    for count in range(len(names) if len(names) <= most + 1 else most, 0, -1):
        rest = len(names) - count
        others = [f"{rest} other" if rest == 1 else f"{rest} others"] if rest else []
        said = listed([*names[:count], *others])
        if fits(said):
            return said
    return f"{len(names)} indicators"
