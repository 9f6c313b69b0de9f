"""The inputs of a worked row in words: `H` is "higher is better", 5 and `points` are "5 percentage points"."""

from collections.abc import Iterator, Sequence
from datetime import date

from waymark.domain.indicator import Unit
from waymark.domain.month import Month, long_date
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.worked.made_up import number_like
from waymark.worked.subject import Row

_ANSWERS = frozenset({"verdict", "shows"})
_SETTINGS = frozenset({"decimals", "unit"})  # they show in how a figure is written
_PAIRS = {
    "band_low": ("Band", "{0} to {1}", "band_high"),
    "expected_low": ("Expected range", "{0} to {1}", "expected_high"),
    "inner_below": ("Inner band", "−{0} to +{1}", "inner_above"),
    "outer_below": ("Outer band", "−{0} to +{1}", "outer_above"),
}
_SECONDS = frozenset(second for _, _, second in _PAIRS.values())
_IN_UNIT = frozenset(
    {"value", "target", "floor", "baseline", "last_year", "two_years_ago", "three_years_ago", "earlier", "latest"}
    | {"figure", "other", "later_target"}
)
_HEADINGS = {
    "polarity": "Better when",
    "series": "Figures, oldest first",
    "months": "Months, oldest first",
    "last_year": "A year before",
    "other": "Other bar",
}
_DAYS = frozenset({"with_effect_from", "effective_from"})
_DATED = frozenset({"month", "as_at", "snapshot"})
_POLARITIES = {
    Polarity.HIGHER: "higher",
    Polarity.LOWER: "lower",
    Polarity.TARGET: "near the target",
    Polarity.NONE: "neither way",
}
_WINDOWS = {"M": "one month", "YTD": "the year to date"}


def inputs_in_words(rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """(headings, a line for each row). A column that no row fills is left out."""
    told = [dict(_told(row)) for row in rows]
    headings = [heading for heading in told[0] if any(line[heading] != "–" for line in told)]
    return tuple(headings), tuple(tuple(line[heading] for heading in headings) for line in told)


def _told(row: Row) -> Iterator[tuple[str, str]]:
    for column, text in row.items():
        if column in _ANSWERS or column in _SETTINGS or column in _SECONDS or column.endswith("_in"):
            continue
        if column in _PAIRS:
            heading, form, second = _PAIRS[column]
            yield heading, form.format(text, row[second]) if text and row[second] else "–"
        elif column == "tolerance":
            yield "Tolerance", _amount(text, row["tolerance_in"], row, "the target")
        elif column == "improve_by":
            yield "Improve by", _amount(text, row["improve_in"], row, "the baseline")
        else:
            yield _HEADINGS.get(column, column.replace("_", " ").capitalize()), _cell(column, text, row) or "–"


def _cell(column: str, text: str, row: Row) -> str:
    if column == "polarity":
        return _POLARITIES[Polarity(text)]
    if column == "window":
        return _WINDOWS.get(text, f"{text.strip('RM')} months")
    if column in ("series", "months"):
        return ", ".join(map(_month, text.split()))
    if column in ("rule", "shape"):
        return text.replace("_", " ")
    if column in _DAYS:
        return long_date(date.fromisoformat(text)) if text else ""
    if column in _DATED:
        return Month.parse(text).label if text else ""
    if column == "with_effect_from":
        return long_date(date.fromisoformat(text))
    if column == "frequency":
        return Frequency(text).phrase
    return text + Unit(row["unit"]).suffix if column in _IN_UNIT and "unit" in row and number_like(text) else text


def _month(said: str) -> str:
    """`90 of 150`, `6 × 20 of 100`, `52 (series break)`: what stands for one month, or for several alike."""
    plain = said.rstrip("!~").replace("*", " × ")
    marks = [words for mark, words in (("!", "series break"), ("~", "part of its period")) if mark in said]
    told = "none" if plain == "-" else plain.replace("/", " of ")
    return f"{told} ({', '.join(marks)})" if marks else told


def _amount(text: str, counted_in: str, row: Row, of: str) -> str:
    """`5 percentage points`, `5% of the target`."""
    if counted_in == "relative":
        return f"{text}% of {of}"
    unit = Unit(row["unit"]).change
    return f"{text} {unit[:-1] if text == '1' and unit.endswith('s') else unit}".rstrip()
