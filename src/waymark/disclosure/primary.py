"""Which figures are small enough to point at a child: primary suppression.

- A numerator, a complement or a denominator of 1 to 5 is primary; of 1 to 9 for a sensitive indicator.
- For a sensitive indicator, zero and 100% of a group of fewer than 20 are primary: they tell of every child in it.
- A mean has no complement, and its numerator is no count of children: its denominator decides.
- A total has a numerator alone. What counts schools, posts or places is no count of children (`children.py`).
- Zero is otherwise no secret, and is shown.
"""

from waymark.disclosure.counts import CountedCell

SMALL = 5
SMALL_WHEN_SENSITIVE = 9
SMALL_GROUP = 20  # below this, official statistics call a percentage unreliable


def threshold(cell: CountedCell) -> int:
    """The largest count that is small."""
    return SMALL_WHEN_SENSITIVE if cell.sensitive else SMALL


def counts_of_children(cell: CountedCell) -> dict[str, int]:
    """The counts that protection is for, by name: a mean has its denominator alone, a total its numerator.

    A rate whose numerator exceeds its denominator has no complement.
    """
    counts = {
        "denominator": cell.denominator if cell.based else None,
        "numerator": None if cell.averaged else cell.numerator,
        "complement": cell.complement,
    }
    return {name: count for name, count in counts.items() if count is not None}


def is_primary(cell: CountedCell) -> bool:
    """The figure must be hidden for its own sake."""
    if any(1 <= count <= threshold(cell) for count in counts_of_children(cell).values()):
        return True
    complement = cell.complement
    if not cell.sensitive or complement is None:
        return False
    return 0 < cell.numerator + complement < SMALL_GROUP and (cell.numerator == 0 or complement == 0)
