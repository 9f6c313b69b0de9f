"""How the name of an indicator stands in a sentence: its article, its number and where it ends."""

import re

# Nouns that count something take an article: `The percentage of …`, `The gap in …`, `The average caseload of …`.
_TAKES_ARTICLE = frozenset(
    "average count difference gap length level mean median number percentage proportion rate ratio results score share "
    "time total".split()
)
_SIGN = re.compile(r"^(?:%\s*(?:of\s+)?|(?:No\.|#)\s*(?:of\s+)?)", re.IGNORECASE)
_PEOPLE = frozenset("children people staff women men".split())
_HEAD_ENDS = frozenset(
    "about aged among as at by during for from in into of on out over per since that through to under until which who "
    "whose with within without".split()
)
_SINGULAR_IN_S = re.compile(r"(?:ss|us|is|ness|ics)$")


def spelled(name: str) -> str:
    """The name with a sign at its start in words: `% of pupils` is `Percentage of pupils`."""
    stripped = name.strip().rstrip(".")
    if (sign := _SIGN.match(stripped)) is None:
        return stripped
    return f"{'Percentage' if sign[0].startswith('%') else 'Number'} of {stripped[sign.end() :]}"


def opening(name: str) -> str:
    """The name as it begins a sentence: `The percentage of …` where it begins with what is measured."""
    said = spelled(name)
    if _takes_article(said):
        return f"The {said[0].lower()}{said[1:]}"
    return f"{said[:1].upper()}{said[1:]}"


def inside(name: str) -> str:
    """The name within a sentence, or '' where its first word may be a proper name, which keeps its capital."""
    said = spelled(name)
    return f"the {said[0].lower()}{said[1:]}" if _takes_article(said) else ""


def before_verb(said: str) -> str:
    """With the comma that closes an addition: `…, as published, rose`. A list within the name needs none."""
    last = said.rsplit(", ", 1)
    if len(last) == 1 or re.match(r"\w+ (?:or|and)\b", last[1]):
        return said
    return f"{said},"


def is_plural(name: str) -> bool:
    """Whether a verb after the name stands in the plural: of `Children in care`, not of `Percentage of children`."""
    words = spelled(name).split()
    head = ""
    for word in words:
        if word.lower().strip(",") in _HEAD_ENDS:
            break
        head = word.lower().strip(",")
        if word.endswith(","):
            break
    return head in _PEOPLE or (head.endswith("s") and not _SINGULAR_IN_S.search(head))


def _takes_article(said: str) -> bool:
    return said.split(" ", 1)[0].lower() in _TAKES_ARTICLE
