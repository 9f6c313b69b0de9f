"""How current a row's figure is, as it may be shown: whether a newer one should be known, and its reporting year."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from waymark.assessment.previous import period_words
from waymark.assessment.staleness import Age, age, due_by, of_earlier_year
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Outturn
from waymark.domain.verdict import Rating
from waymark.narrative.currency import awaited, overdue, standing
from waymark.scorecards.currency import CURRENT, Currency

if TYPE_CHECKING:
    from waymark.scorecards.document import Figure, ScorecardRow


def currency_of(
    outturn: Outturn, as_at: Month, indicator: Indicator, trend: Sequence["Figure"], snapshot: Month | None
) -> Currency:
    """outturn: of the latest period, through `withheld` · trend: the public figures, oldest first, the latest last."""
    known = next((figure for figure in reversed(trend[:-1]) if _known(figure)), None)
    found = age(outturn, as_at, indicator, known is not None, snapshot)
    if found is Age.CURRENT:
        return CURRENT
    due = period_words(outturn.month, indicator)
    if outturn.missing is None and snapshot is not None:
        return Currency(found.value, standing(snapshot.label, due))
    if known is None:
        return CURRENT
    suffix = indicator.unit.suffix if known.value.symbol is None else ""
    shown = known.value.shown + suffix
    if found is Age.STALE:
        return Currency(found.value, overdue(shown, known.words, due), known.value)
    by = due_by(outturn.month, indicator, outturn.reading)
    return Currency(found.value, awaited(shown, known.words, due, by.label), known.value)


def marked(figure: "Figure", as_at: Month, indicator: Indicator, currency: Currency) -> "Figure":
    """The figure with the flags that hold on the scorecard's day: its reporting year, and that it is stale."""
    old = _known(figure) and of_earlier_year(figure.month, as_at, indicator)
    flags = (*((Flag.PREVIOUS_REPORTING_YEAR.value,) if old else ()), *((Flag.STALE.value,) if currency.stale else ()))
    return replace(figure, flags=(*figure.flags, *flags)) if flags else figure


def sentences(rows: Iterable["ScorecardRow"]) -> tuple[str, ...]:
    """How many figures are stale, which of them have a colour all the same, and how many are of an earlier year."""
    measures = tuple(rows)
    stale = [row for row in measures if row.currency.stale]
    coloured = [row.short_name for row in stale if row.verdict.rating is not Rating.NOT_RATED]
    old = sum(Flag.PREVIOUS_REPORTING_YEAR.value in row.latest.flags for row in measures)
    said = []
    if stale:
        told = f"{len(stale)} {'figure is' if len(stale) == 1 else 'figures are'} stale: newer data should be known."
        said.append(f"{told} Rated all the same: {'; '.join(coloured)}." if coloured else told)
    if old:
        said.append(f"{old} {'figure is' if old == 1 else 'figures are'} from the previous reporting year.")
    return tuple(said)


def _known(figure: "Figure") -> bool:
    """Whether there is a figure, be it hidden: a hidden one is known, and no more is told of it."""
    return figure.value.symbol is None or figure.value.hidden
