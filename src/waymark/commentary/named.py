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
from waymark.domain.polarity import Polarity

# Ways to say one thing, each read as one word.
_SAME = (
    (
        r"not (?:currently )?in (?:any )?(?:education|employment)[,/]? ?(?:education|employment)?,? (?:or|"
        r"and) training", "neet"),
    (r"neets?", "neet"),
    (
        r"education,? health (?:and|&) care (?:needs )?(?:plans?|assessments?)|ehc ?plans?|ehcps?|statutory plans?", "ehcp"),
    (
        r"children (?:in|who are in) (?:our |the council's )?care|looked[- ]after children|children looked after|"
        r"child in care|\bcic\b|\blac\b|\bcla\b", "cic"),
    (r"persistent(?:ly)? absen(?:t|ce|tees?|teeism)", "persistabs"),
    (r"re-?referr(?:al|als|ed)|repeat referrals?", "rereferral"),
    (r"child protection plans?|\bcpps?\b|protection plans?", "cpplan"),
    (r"good level of development|\bgld\b", "gld"),
    (r"free school meals?|\bfsm\b", "fsm"),
    (r"pupil referral units?|\bprus?\b", "pru"),
    (r"special educational needs(?: and disabilit(?:y|ies))?|\bsend?\b", "sen"),
    (r"early years foundation stage|\beyfs\b|foundation stage", "eyfs"),
    (r"first[- ]time entrants?|\bfte?s?\b(?= to the youth| into the youth)", "fte"),
    (r"re-?offend(?:ing|ers?|ed)?", "reoffend"),
    (r"(?:two|2)[- ]years?[- ]olds?", "twoyearold"),
    (r"unaccompanied asylum[- ]seeking children|\buasc\b", "uasc"),
    (r"permanent(?:ly)? exclu(?:sions?|ded)", "permexcl"),
    (r"fixed[- ]term exclusions?|fixed[- ]period exclusions?|suspensions?|suspended", "suspension"),
    (r"key stage (\d)|\bks ?(\d)", r"ks\1\2"),
    (r"attainment 8", "attainment8"),
    (r"progress 8", "progress8"),
    (r"foster(?:ed|ing)? ?(?:care|carers|placements?)?", "foster"),
    (r"adopt(?:ed|ion|ions|ive|ers?)", "adopt"),
    (r"return(?:er)?(?:er's|er’s|s)? (?:home )?interviews?|\brhis?\b", "returninterview"),
    (r"case ?loads?", "caseload"),
    (r"agency (?:social )?workers?|agency staff", "agency"),
    (r"not knowns?|whereabouts unknown|unknown destinations?|activity is not known", "notknown"),
    (r"apprentic(?:es|eships?)", "apprentice"),
    (r"early help", "earlyhelp"),
    (r"social work(?:ers?)?", "socialwork"),
    (r"within 20 weeks|20[- ]weeks?|statutory timescale", "twentyweeks"),
    (r"care leavers?", "careleaver"),
    (r"education,? employment (?:or|and|&) training|\beet\b", "eet"),
    (r"good or (?:better|outstanding)|good and outstanding|good/outstanding", "goodoroutstanding"),
    (r"early years settings?|nurser(?:y|ies)|childminders?|childcare settings?", "eysetting"),
    (r"step(?:ped|s)?[- ]?downs?", "stepdown"),
    (r"children and young people|\bcyp\b", "cyp"),
)  # fmt: skip
_SAME_COMPILED = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE), word) for pattern, word in _SAME
)
_WORD = re.compile(r"[a-z][a-z0-9'’]*")
_CANONICAL = frozenset(word for _, word in _SAME)
_COMMON = frozenset(
    "the a an of in to for and or by with at on as is are was were be been who which that this these those from it its"
    " their our we "
    "percentage proportion number rate per cent percent average total share figure all other any than has have had "
    "year month quarter period time target national last previous current kent county council england within during "
    "january february march april june july august september october november december spring summer autumn winter sch"
    "ool pupil "
    "not no more less out into up down over under after before between up each every new s t".split()
)
# Where the one stands in a name and the other in the statement, they are not the same indicator.
_RIVALS = (
    ("primary", "secondary"), ("neet", "notknown"), ("ks1", "ks2"), ("ks2", "ks4"), ("ks1", "ks4"), ("boy", "girl"),
    ("permexcl", "suspension"), ("primary", "special"), ("secondary", "special"), ("gap", ""), ("outstand", "goodoroutstanding"),
)  # fmt: skip


@dataclass(frozen=True)
class Named:
    """An indicator that a statement names. score: how likely · start: where its first word stands · said: how much of
    its name is said, from 0 to 1."""

    known: Known
    score: float
    start: int
    said: float = 0.0


_NOT_NAMED = Named(Known("", ("",), Polarity.NONE, ""), 0.0, 0)


@dataclass(frozen=True)
class Names:
    """Every indicator that may be named."""

    known: Sequence[Known]

    @cached_property
    def _stems(self) -> list[tuple[Known, frozenset[str]]]:
        return [(known, frozenset(word for word, _ in _words(name))) for known in self.known for name in known.names]

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
        said = _words(text)
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
        telling = any(stem in _CANONICAL and self._weights[stem] == rarest for stem in shared)
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
            breaks = [found for found in _GOES_OVER.finditer(text, one, other)]
            if breaks:
                cuts.append(breaks[-1].start())
        parts = [text[first:last].strip(" ,;") for first, last in pairwise([0, *cuts, len(text)])]
        return parts if all(self.one_of(part) is not None for part in parts) else [text]

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
            for mine, theirs in ((_stem(one), _stem(other)), (_stem(other), _stem(one))):
                if mine in stems and theirs in places and mine not in places and theirs not in stems:
                    return True
        elif (one in stems) is not (one in places):
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


def _by_unit(known: Known, text: str) -> float:
    """Less where every figure is of another unit: a number of pupils is not 3.2%."""
    units = {figure.unit for figure in quantities(text).figures}
    if not units or known.unit not in ("%", "count", "days", "rate", "cases"):
        return 1.0
    if known.unit == "%":
        return 1.0 if units & {"%", "pp"} or len(quantities(text).ratios) else 0.8
    return 0.6 if units <= {"%", "pp"} else 1.0


def _words(text: str) -> list[tuple[str, int]]:
    """(stem, place) of each word that tells something."""
    for pattern, word in _SAME_COMPILED:
        text = pattern.sub(lambda found, word=word: found.expand(word).ljust(len(found.group())), text)  # type: ignore[misc]
    return [
        (_stem(found.group()), found.start())
        for found in _WORD.finditer(text.casefold())
        if found.group() not in _COMMON and len(found.group()) > 1
    ]


def _stem(word: str) -> str:
    """Without its endings, so that `completed` and `completion` meet."""
    word = re.sub(r"['’]s?$", "", word)
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ingly",
        "ings",
        "ing",
        "edly",
        "ies",
        "ied",
        "ed",
        "es",
        "ions",
        "ion",
        "ance",
        "ence",
        "ity",
        "al",
        "ly",
        "er",
        "ers",
        "s",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
