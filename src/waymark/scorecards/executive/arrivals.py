"""Figures of a new quarter, term or year, and figures that came or went without a colour."""

from collections.abc import Iterator

from waymark.domain.period import Frequency
from waymark.domain.verdict import Rating
from waymark.narrative.executive import SummaryItem
from waymark.narrative.listing import named
from waymark.scorecards.executive.material import Material, name_of


def items(material: Material) -> Iterator[SummaryItem]:
    shown = [row for row in material.measures if row.latest.value.text]
    fresh = [row for row in shown if row.frequency is not Frequency.MONTHLY and material.is_new(row)]
    for words in dict.fromkeys(row.latest.words for row in fresh):
        names = [name_of(row) for row in fresh if row.latest.words == words]
        yield SummaryItem(f"{named(names, material.limits.names)}.", f"New figures for {words}")
    unrated = [
        row
        for row in material.measures
        if row.key in material.before
        and row.verdict.rating is Rating.NOT_RATED
        and material.rating_before(row) is Rating.NOT_RATED
    ]
    came = [row for row in unrated if row.latest.value.text and not material.before[row.key].figure.value.text]
    went = [row for row in unrated if not row.latest.value.text and material.before[row.key].figure.value.text]
    for kind, rows in (("Figures there again", came), ("No figure any more", went)):
        if rows:
            yield SummaryItem(f"{named([name_of(row) for row in rows], material.limits.names)}.", kind)
