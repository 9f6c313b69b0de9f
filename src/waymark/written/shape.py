"""What a file that people write may hold: which keys, which of them it must have, and what may stand there."""

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a value must be. The value is the phrase used in a sentence."""

    TEXT = "text"
    INTEGER = "a whole number"
    NUMBER = "a number"  # exact: at most six decimals
    YES_NO = "yes or no"
    DATE = "a date such as 2021-03-31"
    TEXTS = "a list of texts"
    SHAPE = "a group of keys"
    SHAPES = "a list of groups of keys"
    ONE_OR_MORE = "a group of keys, or a list of them"
    NAMED = "a group of keys for each name"
    NAMED_TEXTS = "a list for each name"
    PAIRS = "a text for each name"


@dataclass(frozen=True)
class Form:
    """How a text must look. `words` follow "should be"."""

    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True)
class Key:
    """One key. `words`: the only texts allowed · `lowest`, `highest`: of a whole number, both allowed."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    form: Form | None = None
    shape: "Shape | None" = None
    lowest: int = 0
    highest: int = 1_000_000


@dataclass(frozen=True)
class Shape:
    """The keys of one file or group. `one_of`: exactly one of these must stand."""

    name: str
    keys: tuple[Key, ...]
    one_of: tuple[str, ...] = ()

    def key(self, name: str) -> Key | None:
        return next((key for key in self.keys if key.name == name), None)
