"""Why a district has no figure, or no colour, in as few words as a list of districts has room for."""

from waymark.disclosure.cell import Symbol
from waymark.domain.verdict import Rating
from waymark.scorecards.document import DistrictFigure

TOO_FEW = "too few children"
_WORDS = {
    Symbol.CONFIDENTIAL: TOO_FEW,
    Symbol.NOT_APPLICABLE: "nothing to count",
    Symbol.NOT_AVAILABLE: "no figure",
}


def why_not_shown(district: DistrictFigure) -> str:
    """`too few children`, of every hidden figure alike: which of them are hidden for their own sake is not told."""
    symbol = district.figure.value.symbol
    if symbol is not None:
        return _WORDS.get(symbol, "no figure")
    return "no counts"


def why_not_rated(district: DistrictFigure) -> str:
    """Empty where there is a colour."""
    if district.rating is not Rating.NOT_RATED:
        return ""
    if district.figure.value.symbol is not None:
        return why_not_shown(district)
    said = district.judged.verdict.sentence if district.judged else ""
    reason = said.removeprefix("Not rated: ").rstrip(".")
    # a sentence with a figure in it is of one district only
    return reason if reason and reason != said and "%" not in reason and ". " not in reason else "no colour"
