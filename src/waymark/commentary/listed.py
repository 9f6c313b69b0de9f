"""Counts that stand as a list: between commas and `and`, none of them a movement or a comparison."""

import re
from collections.abc import Sequence
from itertools import pairwise

from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading

_LISTED = re.compile(r"^[^;.!?]*?(?:,|\band\b|&|\+|\bplus\b|\bwhile\b)[^;.!?]*$", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:from|to|than|compared|against|target|of\s+the|up|down|by)\s+(?:\w+\s+)?$", re.IGNORECASE)


def is_list(reading: Reading, parts: Sequence[Placed]) -> bool:
    """Counts between commas and `and`, none of them the end of a movement or a comparison."""
    if len(parts) < 2 or any(each.figure.loose in ("over", "under") for each in parts):
        return False
    for one, other in pairwise(parts):
        between = reading.text[one.end : other.start]
        if (
            not (_LISTED.match(between) or between.rstrip().endswith(";"))
            or len(between) > 80
            or _CHANGE.search(between)
        ):
            return False
    return True
