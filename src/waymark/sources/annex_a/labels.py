"""The labels of Annex A's cells, read as codes: `a) WBRI`, `N1 - Abuse or Neglect`, `f) U6: Foster placement`.

A list offers its answers behind letters, case systems write codes with or without their words, and people write the
words alone. A label is taken when it shows a code of the column's set, or is one of the words for it; anything else
stays as it is, to be flagged. The letter of the list is no code: it moved from year to year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_LETTER = re.compile(r"^\(?[a-z]{1,2}\d?\)\s*(?=\S)")
_FIRST = re.compile(r"^[\(\[‘'\"]?([a-z]{0,4}\d{0,2}[a-z]?)[\)\]]?(?=$|[\s:=.,\-–—)\]])")
_LAST = re.compile(r"[\(\[]([a-z]{0,4}\d{0,2}[a-z]?)[\)\]]\s*$")
_PUNCTUATION = re.compile(r"[^a-z0-9]+")

# What people write into a cell to say that nothing is known; read as blank.
NOTHING = (
    "nan",
    "n/a",
    "na",
    "null",
    "none",
    "nil",
    "-",
    "--",
    ".",
    "tbc",
    "(blank)",
    "not applicable",
    "not recorded",
)


@dataclass(frozen=True, eq=False)
class Labels:
    """The answers of one column. words: code → other ways of saying it, in small letters, without punctuation."""

    words: Mapping[str, tuple[str, ...]]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.words)

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        said = {word: code for code, words in self.words.items() for word in words}
        return {**said, **{code.casefold(): code for code in self.words}}

    def code_of(self, text: str) -> str:
        """The code that a label shows; the text itself where it shows none."""
        said = text.casefold().strip()
        for form in (said, _LETTER.sub("", said)):
            if (code := self._folded.get(form)) is not None:
                return code
        bare = _LETTER.sub("", said)
        for found in (_FIRST.match(bare), _LAST.search(bare)):
            if found is not None and (code := self._folded.get(found[1])) is not None:
                return code
        words = _PUNCTUATION.sub(" ", bare).strip()
        if (code := self._folded.get(words)) is not None:
            return code
        # a code stuck to the words after it: `p) 5c la services`, `1 yes`
        first, _, rest = words.partition(" ")
        code = self._folded.get(first)
        return code if code is not None and rest else text


def of(**words: str) -> Labels:
    """Codes and, for each, its words between bars."""
    return Labels({code: tuple(word for word in said.split("|") if word) for code, said in words.items()})
