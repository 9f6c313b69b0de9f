"""Periods in words: what a figure covers, and names short enough for a column."""

from waymark.domain.month import NAMES
from waymark.domain.period import Frequency
from waymark.domain.window import Window, WindowKind

_PERIOD_NOUNS = {
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.TERMLY: "term",
    Frequency.ANNUAL: "year",
}
_LONG_MONTHS = frozenset(name for name in NAMES if len(name) > 4)


def window_words(window: str, frequency: Frequency = Frequency.MONTHLY) -> str:
    """`12 months` for R12M; a dash while a draft has no window. A longer period than a month is named as such."""
    if not window:
        return "–"
    known = Window.parse(window)
    if known.kind is WindowKind.ROLLING:
        return f"{known.months} months"
    return {
        WindowKind.SNAPSHOT: "month end" if frequency is Frequency.MONTHLY else "one day",
        WindowKind.MONTH: _PERIOD_NOUNS[frequency],
        WindowKind.YEAR_TO_DATE: "whole year" if frequency is Frequency.ANNUAL else "year so far",
        WindowKind.STANDING: "latest known",
    }[known.kind]


def reported_words(frequency: Frequency) -> str:
    """`reported monthly`, `reported once a year`."""
    return "reported once a year" if frequency is Frequency.ANNUAL else f"reported {frequency.phrase}"


def by_period_words(frequency: Frequency) -> str:
    """`Month by month`."""
    noun = _PERIOD_NOUNS[frequency]
    return f"{noun.capitalize()} by {noun}"


def short_period(words: str) -> str:
    """`Jan to Mar 2022`, for a narrow column: months of more than four letters by their first three."""
    return " ".join(word[:3] if word in _LONG_MONTHS else word for word in words.split(" "))
