"""The counts behind a figure, and the period that it is of, in one sentence."""

import re
from dataclasses import dataclass
from enum import Enum

from waymark.narrative.length import fits
from waymark.narrative.quantities import Shown


class Counts(Enum):
    """What the two parts of a figure are to it."""

    SHARE = "share"  # a percentage: some of all
    RATE = "rate"  # so many for so many people
    MEAN = "mean"  # a sum over how many it is of
    TOTAL = "total"  # one count, over nothing
    QUOTIENT = "quotient"  # one number by another, such as cases by workers
    NONE = "none"  # a gap, a mean of months, a published value


@dataclass(frozen=True)
class Parts:
    """kind · out_of: what the denominator counts, in words; '' where they do not stand in a sentence."""

    kind: Counts
    out_of: str = ""


# Words that repeat the period, or that follow a number badly.
_AWKWARD = re.compile(r"\b(?:month|quarter|year|known|added|each)\b|[,×()]")
_MOST_WORDS = 8


def out_of_words(name: str, own: bool) -> str:
    """The denominator's name where it can follow a number: `schools that have been inspected`. Scaling is left out.

    own: of the indicator's own measure; a reading may divide by something else.
    """
    said = re.sub(r" × [\d,]+", "", name)
    return said if own and len(said.split()) <= _MOST_WORDS and not _AWKWARD.search(said) else ""


def counted(top: Shown, bottom: Shown, parts: Parts, when: str, status: str = "") -> str:
    """`In August 2016 that was 501 of 547 schools.` · `It counts 402 of 1,839 referrals, in the 12 months to …`

    Which comes first is decided by the period: a month or a day leads, a longer window follows. Only the period
    where the parts are not shown. status: said behind it, where a reader must know.
    """
    marked = f" ({status})" if status else ""
    for out_of in dict.fromkeys((parts.out_of, "")):
        said = _with(top.text, bottom.text, parts.kind, out_of, when) if top.text and bottom.text else ""
        if said and fits(said + marked):
            return f"{said}{marked}."
    return f"The figure is for {_bare(when)}{marked}."


def _with(top: str, bottom: str, kind: Counts, out_of: str, when: str) -> str:
    under = f"{bottom} {out_of}".rstrip()
    leads = not when.startswith(("in the ", "as "))
    verb = "that was" if leads else "it is"
    match kind:
        case Counts.SHARE:
            said, verb = f"{top} of {under}", "that was" if leads else "it counts"
        case Counts.RATE:
            said, verb = f"{top} among {under}", "that was" if leads else "it counts"
        case Counts.MEAN:
            said = f"the average of {under}"
        case Counts.QUOTIENT:
            said = f"{top} divided by {bottom}"
        case Counts.TOTAL | Counts.NONE:
            return ""
    if leads:
        return f"{_capital(when)} {verb} {said}"
    return f"{_capital(verb)} {said}{',' if out_of else ''} {when}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bare(when: str) -> str:
    """`the 12 months to March 2018` of `in the 12 months to March 2018`; `the end of March 2018`."""
    first, _, rest = when.partition(" ")
    return rest if first in ("in", "at") else rest.removeprefix("known in ")
