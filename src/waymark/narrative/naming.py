"""How the name of an indicator stands in a sentence: its article, and where it ends.

Sentences are in the past tense, whose verbs are the same after one thing and after many.
"""

import re

# Nouns that count something take an article: `The percentage of …`, `The gap in …`, `The average caseload of …`.
_TAKES_ARTICLE = re.compile(
    r"(?:average|count|difference|gap|length|level|mean|median|number|percentage|proportion|rate|ratio|results|score|"
    r"share|time|total)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"^(?:%\s*(?:of\s+)?|(?:No\.|#)\s*(?:of\s+)?)", re.IGNORECASE)


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


def before_verb(said: str) -> str:
    """With the comma that closes an addition: `…, as published, rose`. A list within the name needs none."""
    last = said.rsplit(", ", 1)
    if len(last) == 1 or re.match(r"\w+ (?:or|and)\b", last[1]):
        return said
    return f"{said},"


def _takes_article(said: str) -> bool:
    return _TAKES_ARTICLE.match(said) is not None
