"""Lists in a sentence."""

from collections.abc import Sequence


def listed(parts: Sequence[str]) -> str:
    """`9 green, 8 amber and 7 red`; parts that have a comma or an `and` of their own are set apart by
    semicolons."""
    if len(parts) == 1:
        return parts[0]
    if any("," in part or " and " in part for part in parts):
        return f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def named(names: Sequence[str], most: int) -> str:
    """Names, no more than so many: `A, B and 4 others`. A single one is named rather than counted."""
    rest = len(names) - most
    if rest <= 1:
        return listed(names)
    return listed([*names[:most], f"{rest} others"])
