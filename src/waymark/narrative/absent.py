"""The sentences where there is no figure to say: it is hidden, or missing with a reason."""

from waymark.narrative.length import fits
from waymark.narrative.naming import opening
from waymark.narrative.quantities import Shown


def absent(name: str, short_name: str, cell: Shown, when: str) -> str:
    """A hidden figure is said to be protected, and no more; a missing one gives its reason, a sentence for each part.

    Nothing of an earlier figure, a target or a count stands beside either.
    """
    if cell.hidden:
        return " ".join((_first(name, short_name, when, "protected"), *_reasons(cell.why)))
    return " ".join((_first(name, short_name, when, "no figure"), *_reasons(cell.why)))


def _first(name: str, short_name: str, when: str, what: str) -> str:
    """`The percentage of …: no figure in August 2016.`"""
    for said in (opening(name), short_name, "This figure"):
        if said and fits(sentence := f"{said}: {what} {when}."):
            return sentence
    return f"It is {what}."


def _reasons(why: str) -> list[str]:
    """`not available: data cover …; this figure needs …` → two sentences, each once, without the reason's heading
    where words of its own follow."""
    reason, _, detail = why.partition(": ")
    parts = [part.strip() for part in (detail or reason).split("; ")]
    if reason.startswith("hidden"):
        parts = [why]
    return [_sentence(part) for part in dict.fromkeys(parts) if part]


def _sentence(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return said if said.endswith(".") else f"{said}."
