"""The words in which a paper moves and judges, and what each claims of two figures.

A claim is about the value and what it is held against, in numbers (above, below) or by which way is better (ahead,
behind). Which word is of which kind is data; how each is checked stands in `standing` and `movement`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waymark.commentary.moving_words import MOVINGS, Moving
from waymark.commentary.phrases import spoken
from waymark.commentary.standing_words import STANDINGS, Standing


@dataclass(frozen=True)
class Said:
    """A word of the lexicon where it stands. denied: `not`, `failed to` or the like goes before it."""

    meaning: Standing | Moving
    start: int
    end: int
    text: str
    denied: bool = False


_DENIED = spoken(
    r"""
    \b(?:not(?! known| in (?:education|employment|training)| (?-i:[A-Z]))|never|no longer|cannot|without) (?:\w+ ){0,2}$
    \b(?:neither|nor|hardly|rather than) (?:\w+ ){0,2}$
    n[’']t (?:\w+ ){0,2}$
    \bno $
    """,
)
_NOT_YET = spoken(
    r"""
    to
    will
    would
    should
    could
    must
    can
    may
    might
    """,
    before=r"\b",
    after=r"\s+(?:\w+ly\s+)?(?:be\s+|continue\s+to\s+|further\s+)?$",
)


# `would need to fall to 40 to meet the target`: what has not come about
_SUPPOSED = spoken(
    r"""
    would
    (?:need|needs|needed|have|has|required?|enough|sufficient) to
    in order to
    """,
    before=r"\b",
    after=r"\b[^.;]{0,60}\bto\s+$",
)


def standings(text: str) -> tuple[Said, ...]:
    """Without what is only supposed (`it would have to fall to 40 to meet the target`)."""
    return tuple(said for said in _said(text, STANDINGS) if not _SUPPOSED.search(text[: said.start]))


def movements(text: str) -> tuple[Said, ...]:
    """Without those that are yet to come (`to increase`, `will fall`, `aims to reduce`)."""
    return tuple(said for said in _said(text, MOVINGS) if not _NOT_YET.search(text[: said.start]))


def _said(text: str, lexicon: tuple[tuple[Standing | Moving, re.Pattern[str]], ...]) -> Iterator[Said]:
    taken: list[tuple[int, int]] = []
    found: list[Said] = []
    for meaning, pattern in lexicon:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Said(meaning, start, end, match.group(), bool(_DENIED.search(text[:start]))))
    yield from sorted(found, key=lambda said: said.start)
