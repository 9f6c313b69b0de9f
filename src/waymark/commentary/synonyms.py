"""Words as they are compared: ways to say one thing made one, endings off, and what tells nothing left out."""

import re
from functools import lru_cache, partial

# Ways to say one thing, each read as one word.
_SAME = (
    (
        (r"not (?:currently )?in (?:any )?(?:education|employment)[,/]? ?(?:education|employment)?,? "
        r"(?:or|and) training"),
        "neet",
    ),
    (r"neets?", "neet"),
    (r"education,? health (?:and|&) care (?:needs )?(?:plans?|assessments?)", "ehcp"),
    (r"ehc ?plans?|ehcps?|statutory plans?", "ehcp"),
    (r"children (?:in|who are in) (?:our |the council's )?care|child in care|\bcic\b|\blac\b|\bcla\b", "cic"),
    (r"looked[- ]after children|children looked after", "cic"),
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
CANONICAL = frozenset(word for _, word in _SAME)
_COMMON = frozenset(
    word
    for line in (
        "the a an of in to for and or by with at on as is are was were be been who which that this these those from",
        "it its their our we percentage proportion number rate per cent percent average total share figure all other",
        "any than has have had year month quarter period time target national last previous current kent county",
        "council england within during january february march april june july august september october november",
        "december spring summer autumn winter school pupil not no more less out into up down over under after before",
        "between up each every new s t",
    )
    for word in line.split()
)


@lru_cache(maxsize=1_024)  # the names of a dictionary come again with every paper
def words_of(text: str) -> tuple[tuple[str, int], ...]:
    """(stem, place) of each word that tells something."""
    for pattern, word in _SAME_COMPILED:
        text = pattern.sub(partial(_as_wide, word), text)
    return tuple(
        (stem_of(found.group()), found.start())
        for found in _WORD.finditer(text.casefold())
        if found.group() not in _COMMON and len(found.group()) > 1
    )


def _as_wide(word: str, found: re.Match[str]) -> str:
    """The word in place of what was found, so that the places of others stay."""
    return found.expand(word).ljust(len(found.group()))


_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ies", "ied", "ed", "es", "ions", "ion"),
    *("ance", "ence", "ity", "al", "ly", "er", "ers", "s", "e", "y"),
)


@lru_cache(maxsize=4_096)
def stem_of(word: str) -> str:
    """Without its endings, so that `completed` and `completion` meet."""
    word = re.sub(r"['’]s?$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
