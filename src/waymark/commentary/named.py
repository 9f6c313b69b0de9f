"""Which indicator a statement speaks of: by its code, by its name, or by its figures."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from waymark.commentary.known import Known
from waymark.commentary.phrases import spoken
from waymark.commentary.quantity import quantities
from waymark.commentary.synonyms import CANONICAL, stem_of, words_of
from waymark.domain.polarity import Polarity

# Where the one stands in a name and the other in the statement, they are not the same indicator.
_RIVALS = (
    ("primary", "secondary"), ("neet", "notknown"), ("ks1", "ks2"), ("ks2", "ks4"), ("ks1", "ks4"), ("boy", "girl"),
    ("permexcl", "suspension"), ("primary", "special"), ("secondary", "special"), ("gap", ""), ("eysetting", ""),
    ("outstand", "goodoroutstanding"),
)  # fmt: skip


@dataclass(frozen=True)
class Named:
    """An indicator that a statement names. score: how likely · start: where its first word stands · said: how much of
    its name is said, from 0 to 1."""

    known: Known
    score: float
    start: int
    said: float = 0.0


_GAP_TO = re.compile(
    r"\bgap\s+(?=(?:of|to|between\s+the\s+(?:figure|value|rate))\b(?:[^.;]|\.\d)*\btarget)", re.IGNORECASE
)
_NOT_NAMED = Named(Known("", ("",), Polarity.NONE, ""), 0.0, 0)


@dataclass(frozen=True)
class Names:
    """Every indicator that may be named."""

    known: Sequence[Known]

    @cached_property
    def _stems(self) -> list[tuple[Known, frozenset[str]]]:
        return [(known, frozenset(word for word, _ in words_of(name))) for known in self.known for name in known.names]

    @cached_property
    def _weights(self) -> dict[str, float]:
        holders: dict[str, set[str]] = {}
        for known, stems in self._stems:
            for stem in stems:
                holders.setdefault(stem, set()).add(known.code)
        most = max(len(self.known), 2)
        return {stem: math.log(1 + most / len(codes)) for stem, codes in holders.items()}

    def in_statement(self, text: str) -> list[Named]:
        """The indicators named, the likeliest first."""
        said = words_of(_GAP_TO.sub(lambda found: " " * len(found.group()), text))
        places: dict[str, int] = {}
        for word, place in said:
            places.setdefault(word, place)
        best: dict[str, Named] = {}
        for known, stems in self._stems:
            named = self._named(known, stems, text, places)
            if named.score > best.get(known.code, _NOT_NAMED).score:
                best[known.code] = named
        return sorted(best.values(), key=lambda named: -named.score)

    def _named(self, known: Known, stems: frozenset[str], text: str, places: dict[str, int]) -> Named:
        if known.code and (found := re.search(rf"(?<![\w-]){re.escape(known.code)}(?![\w-])", text)):
            return Named(known, 1.5, found.start(), 1.0)
        shared = stems & places.keys()
        if not shared or _rival(stems, places):
            return _NOT_NAMED
        whole = sum(self._weights[stem] for stem in stems)
        said = sum(self._weights[stem] for stem in shared) / whole
        rarest = max(self._weights.values())
        telling = any(stem in CANONICAL and self._weights[stem] == rarest for stem in shared)
        score = (said + (0.2 if telling else 0.0) + _by_figures(known, text)) * _by_unit(known, text)
        return Named(known, score, min(places[stem] for stem in shared), said)

    def parts(self, text: str) -> list[str]:
        """A statement taken apart where it goes over from one indicator to another."""
        plain = [named for named in self.in_statement(text) if named.said >= _PLAIN]
        if len(plain) < 2:
            return [text]
        starts = sorted(named.start for named in plain[:3])
        cuts = []
        for one, other in pairwise(starts):
            breaks = list(_GOES_OVER.finditer(text, one, other))
            if breaks:
                cuts.append(breaks[-1].start())
        parts = [text[first:last].strip(" ,;") for first, last in pairwise([0, *cuts, len(text)])]
        return parts if all(self._stands(part) for part in parts) else [text]

    def _stands(self, part: str) -> bool:
        """Whether a part says something of an indicator: by its figures, or by its name in plain words."""
        named = self.one_of(part)
        return named is not None and (named.said >= _PLAIN or bool(quantities(part).figures))

    def one_of(self, text: str) -> Named | None:
        """The indicator that the statement is about; None where none is plain."""
        named = self.in_statement(text)
        if not named:
            return None
        first, apart = named[0], named[0].score - (named[1].score if len(named) > 1 else 0.0)
        if (first.score >= _PLAIN and apart >= _APART) or (first.score >= _LIKELY and apart >= _FAR_APART):
            return first
        return None


_GOES_OVER = spoken(
    r"""
    ;
    , as (?:has|have|did|was|were)\b
    ,? \b(?:while|whilst|whereas|but|and|although|though|with)\b
    """,
)
# How much of a name must be said, and how much more than of any other. Found by the corpus in tests.
_PLAIN, _APART = 0.5, 0.08
_LIKELY, _FAR_APART = 0.3, 0.2


def _rival(stems: frozenset[str], places: dict[str, int]) -> bool:
    for one, other in _RIVALS:
        if other:
            for mine, theirs in ((stem_of(one), stem_of(other)), (stem_of(other), stem_of(one))):
                if mine in stems and theirs in places and mine not in places and theirs not in stems:
                    return True
        elif (stem_of(one) in stems) is not (stem_of(one) in places):
            return True
    return False


def _by_figures(known: Known, text: str) -> float:
    """A figure that is the indicator's own tells it from others of like name."""
    own = {each.value: each.decimals for each in (known.value, known.previous, known.target) if each is not None}
    parts = {known.numerator, known.denominator} - {None}
    score = 0.0
    for figure in quantities(text).figures:
        if figure.value in own:
            score += 0.12 if own[figure.value] else 0.06
        elif figure.value in parts and figure.value > 20:
            score += 0.12
    return min(score, 0.3)


_PER_HEADS = re.compile(r"\bper\s+1,?0[\d,]*\b", re.IGNORECASE)


def _by_unit(known: Known, text: str) -> float:
    """Less where every figure is of another unit: a number of pupils is not 3.2%, nor 58 per 10,000."""
    if known.unit in ("count", "cases") and _PER_HEADS.search(text) and not _PER_HEADS.search(" ".join(known.names)):
        return 0.7
    units = {figure.unit for figure in quantities(text).figures}
    if not units or known.unit not in ("%", "count", "days", "rate", "cases"):
        return 1.0
    if known.unit == "%":
        return 1.0 if units & {"%", "pp"} or len(quantities(text).ratios) else 0.8
    return 0.6 if units <= {"%", "pp"} else 1.0
