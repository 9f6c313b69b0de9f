"""The nearest known word, for a hint: did you mean …?"""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_LISTED = 20  # a longer list helps nobody


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, whatever the case; None when nothing is close."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known word, or all of them when nothing is close and they are few."""
    words = tuple(known)
    if (close := nearest(word, words)) is not None:
        return f"Did you mean '{close}'?"
    return f"Known here: {', '.join(words)}." if 0 < len(words) <= MOST_LISTED else ""
