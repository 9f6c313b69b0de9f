"""A measure's fingerprint: the same for the same calculation, another for any other.

A run keeps integers and not what they mean. Figures are made from them only while the dictionary's measure is the one
that was computed.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from waymark.domain.measure import Measure
from waymark.domain.period import YearType


def fingerprint(measure: Measure, year_type: YearType) -> str:
    """64 hexadecimal digits, equal in every process."""
    return hashlib.sha256("\n".join(_words((measure, year_type))).encode()).hexdigest()


def _words(value: object) -> Iterator[str]:
    """Every value below, in the order of the fields; sets in the order of their words, for a set has none."""
    if isinstance(value, Enum):
        yield f"{type(value).__name__}.{value.name}"
    elif is_dataclass(value):
        yield f"{type(value).__name__}({len(fields(value))}"
        for field in fields(value):
            yield field.name
            yield from _words(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield f"tuple({len(value)}"
        for one in value:
            yield from _words(one)
    elif isinstance(value, frozenset):
        yield f"set({len(value)}"
        yield from sorted("\n".join(_words(one)) for one in value)
    else:
        yield f"{type(value).__name__} {value!r}"
