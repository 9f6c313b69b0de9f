"""What every format says of a figure's distance from another colour, of its companions and of its age."""

from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.scorecards.companions import Companion
from waymark.scorecards.currency import PREVIOUS_YEAR
from waymark.scorecards.document import Figure, ScorecardRow

LATEST_MONTH = "The latest month"


def facts(row: ScorecardRow) -> tuple[tuple[str, str], ...]:
    """What it would take, each under its name; only what there is."""
    told = row.outlook
    month = "" if len(other_indicators(row)) < len(row.companions) else told.month  # said already, beside the figure
    found = (
        ("In cases", " ".join(told.distance)),
        ("Required pace", told.pace),
        (LATEST_MONTH, month),
        ("If it went on so", told.ahead),
    )
    return tuple((name, said) for name, said in found if said)


def short(row: ScorecardRow) -> str:
    """`green with 97 more`, beside a red figure; empty beside any other."""
    red = row.verdict.rating is Rating.RED
    return f"green with {row.outlook.short}" if red and row.outlook.short else ""


def asked(row: ScorecardRow) -> str:
    """The first sentence about the distance, for the list of exceptions; empty where none is worked out."""
    return row.outlook.distance[0] if row.outlook.short else ""


def beside(row: ScorecardRow) -> tuple[str, ...]:
    """`with: What they do is not known, 3.1%`: each companion and its latest figure."""
    return tuple(f"with: {companion_words(one)}" for one in row.companions)


def other_indicators(row: ScorecardRow) -> tuple[Companion, ...]:
    """Companions that are no reading of the row's own indicator: its single months have a section of their own."""
    return tuple(one for one in row.companions if one.key.partition(".")[0] != row.code)


def companion_words(one: Companion) -> str:
    """`What they do is not known, 3.1%`; the period too where there is no figure."""
    return f"{one.short_name}, {wording.value_text(one.figure.value, one.unit)}"


def read_with(row: ScorecardRow) -> str:
    """`Read with: What they do is not known, 3.1% (88 of 3,457), green.` Empty without companions. The row's own single
    months have a chart of their own, so they are not named here."""
    others = other_indicators(row)
    return f"Read with: {'; '.join(map(_in_full, others))}." if others else ""


def _in_full(one: Companion) -> str:
    figure = one.figure
    if figure.value.symbol is not None:
        return f"{companion_words(one)} ({figure.words}: {figure.value.why})"
    colour = f", {one.rating.word.lower()}" if one.polarity is not Polarity.NONE else ""
    whole = figure.denominator.symbol is None
    joined = "of" if one.unit is Unit.PERCENT else "over"
    counted = f" ({figure.numerator.text} {joined} {figure.denominator.text})" if whole else ""
    return f"{companion_words(one)}{counted}{colour}, {figure.words}"


def of_previous_year(figure: Figure) -> bool:
    """Such a figure stands in italics, and its words say so."""
    return PREVIOUS_YEAR in figure.flags
