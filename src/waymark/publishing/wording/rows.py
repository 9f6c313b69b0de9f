"""One row in words: its name, what stands under it, its rule and its colour."""

from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.publishing.wording.periods import reported_words, window_words
from waymark.scorecards.document import PublicVerdict, ScorecardRow


def row_name(row: ScorecardRow) -> str:
    """The short name; a reading goes by its own name, never by its indicator's."""
    return row.name if row.reading else row.short_name


def name_notes(row: ScorecardRow) -> tuple[str, ...]:
    """What stands under a row's name in a table of many units: its unit, and why it has no colour."""
    unit = "" if row.unit is Unit.PERCENT else row.unit.suffix.strip()
    unrated = row.verdict.rating is Rating.NOT_RATED and row.polarity is not Polarity.NONE
    return tuple(note for note in (unit, unrated_words(row.verdict) if unrated else "") if note)


def unrated_words(verdict: PublicVerdict) -> str:
    """`No target is set`, to stand beside the words Not rated: `Not rated: no target is set.` without them."""
    said = verdict.sentence.removeprefix("Not rated: ")
    return said[:1].upper() + said[1:]


def kind_words(row: ScorecardRow) -> str:
    """`Lower is better · covers 12 months · reported monthly · provisional`: what sort of figure it is."""
    judged = "neither higher nor lower is better" if row.polarity is Polarity.NONE else row.polarity.phrase
    shown = (row.latest.status,) if row.latest.value.symbol is None else ()
    covers = (f"covers: {window_words(row.window, row.frequency)}",) if row.window else ()
    return " · ".join((judged.capitalize(), *covers, reported_words(row.frequency), *shown, *row.latest.flags))


def any_district_shown(row: ScorecardRow) -> bool:
    """Whether any district has a figure: the latest, the one before or that of a year before."""
    return any(
        figure is not None and figure.value.symbol is None
        for district in row.districts
        for figure in (district.figure, district.previous, district.last_year)
    )


def rule_words(verdict: PublicVerdict) -> str:
    """`Rule floor and target, policy 2021-22 v1.`"""
    policy = f", policy {verdict.policy}" if verdict.policy else ""
    return f"Rule {verdict.rule.replace('_', ' ')}{policy}."


def rating_class(rating: Rating) -> str:
    """The rating as a style name: `not-rated`."""
    return rating.value.replace("_", "-")
