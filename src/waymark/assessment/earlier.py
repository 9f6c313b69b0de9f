"""The same period in the years before: the figures that a rating rule may hold a figure against."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from waymark.assessment.previous import period_words
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, MissingReason, Outturn
from waymark.domain.rounding import round_half_up
from waymark.domain.verdict import WhyNotRated


@dataclass(frozen=True)
class EarlierFigure:
    """month, words: the period's last month and its name · value: as printed, None where nothing can be compared ·
    why_not, detail: then the reason, and the words that go on from "and" · known: an outturn of the month exists."""

    month: Month
    words: str
    value: Decimal | None
    why_not: WhyNotRated | None = None
    detail: str = ""
    known: bool = True


def same_period_before(
    outturn: Outturn, others: Iterable[Outturn], indicator: Indicator, years: int
) -> tuple[EarlierFigure, ...]:
    """The figures of 12, 24, … months before, as many as `years`, the latest first.

    others: outturns of the same indicator, reading and area. A series break in between, and a figure of part of
    its period on either side, leave nothing to compare.
    """
    series = {other.month: other for other in others}
    return tuple(_figure(outturn, outturn.month - 12 * back, series, indicator) for back in range(1, years + 1))


def _figure(outturn: Outturn, month: Month, series: dict[Month, Outturn], indicator: Indicator) -> EarlierFigure:
    words = period_words(month, indicator)
    found = series.get(month)
    if found is None:
        detail = f"there is no figure for {words}"
        return EarlierFigure(month, words, None, WhyNotRated.NO_LAST_YEAR, detail, known=False)
    if found.missing is not None and found.missing.reason is MissingReason.SUPPRESSED:
        detail = f"the figure for {words} is hidden to protect children"
        return EarlierFigure(month, words, None, WhyNotRated.SUPPRESSED, detail)
    if found.missing is not None or found.value is None:
        reason = f" ({found.missing.reason.value})" if found.missing else ""
        return EarlierFigure(month, words, None, WhyNotRated.NO_LAST_YEAR, f"there is no figure for {words}{reason}")
    if problem := _not_comparable(outturn, found, series):
        detail = f"it is not comparable with {words}: {problem}"
        return EarlierFigure(month, words, None, WhyNotRated.NOT_COMPARABLE, detail)
    return EarlierFigure(month, words, round_half_up(found.value, indicator.decimals))


def _not_comparable(outturn: Outturn, earlier: Outturn, series: dict[Month, Outturn]) -> str:
    """Why two figures of one series do not compare; empty when they do."""
    since = [outturn, *(other for other in series.values() if earlier.month < other.month < outturn.month)]
    if any(Flag.SERIES_BREAK in other.flags for other in since):
        return "the series breaks in between"
    if Flag.PARTIAL_PERIOD in outturn.flags:
        return "it covers part of its period"
    if Flag.PARTIAL_PERIOD in earlier.flags:
        return "that figure covers part of its period"
    return ""
