"""Lists in a sentence."""

from collections.abc import Sequence


def listed(parts: Sequence[str]) -> str:
    """`9 green, 8 amber and 7 red`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def named(names: Sequence[str], most: int) -> str:
    """Names, no more than so many: `A, B and 4 others`."""
    rest = len(names) - most
    if rest <= 0:
        return listed(names)
    return listed([*names[:most], f"{rest} {'other' if rest == 1 else 'others'}"])
