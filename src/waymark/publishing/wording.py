"""The words and figures every format prints, said once, so that no two formats can differ."""

from collections.abc import Iterable

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.month import long_date
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.domain.window import Window, WindowKind
from waymark.scorecards.document import (
    Bars,
    ColourChange,
    Figure,
    PublicDirection,
    PublicVerdict,
    Scorecard,
    ScorecardRow,
    Totals,
)

COLUMN_HEADINGS = {
    "code": "Code",
    "indicator": "Indicator",
    "polarity": "Better when",
    "window": "Covers",
    "recent": "Recent",
    "previous": "Previous",
    "latest": "Latest",
    "parts": "Counted",
    "target": "Target",
    "rating": "Rating",
    "direction": "Since last",
    "last_year": "Last year",
    "status": "Status",
    "county": "County",
}
NUMERAL_COLUMNS = frozenset({"previous", "latest", "parts", "target", "last_year", "county"})
NOT_FOR_ACTIVITY = frozenset({"polarity", "target"})  # what a row without polarity cannot fill

_SYMBOL_WORDS = {
    Symbol.CONFIDENTIAL: "confidential",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.LOW: "rounds to zero but is not zero",
    Symbol.UNRELIABLE: "unreliable: from few cases",
}
_PERIOD_NOUNS = {
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.TERMLY: "term",
    Frequency.ANNUAL: "year",
}
_METHOD_WORDS = {"step": "movement since last, not a trend"}
_ARROWS = {Arrow.UP: "↑", Arrow.DOWN: "↓", Arrow.SAME: "→", Arrow.NOT_COMPARED: ""}
_ARROW_WORDS = {Arrow.UP: "up", Arrow.DOWN: "down", Arrow.SAME: "same", Arrow.NOT_COMPARED: "not compared"}
_MOVEMENT_WORDS = {Movement.IMPROVED: "improved", Movement.WORSENED: "worsened"}
_BETTER = {
    Polarity.HIGHER: "higher",
    Polarity.LOWER: "lower",
    Polarity.TARGET: "near target",
    Polarity.NONE: "not judged",
}


def row_name(row: ScorecardRow) -> str:
    """The short name; a reading goes by its own name, never by its indicator's."""
    return row.name if row.reading else row.short_name


def columns_of(scorecard: Scorecard) -> tuple[str, ...]:
    """The chosen columns in order. A row must be named, so `indicator` comes first where the file leaves it out.
    A district's scorecard has the county's figure beside its own.

    Raises ValueError for a column that no format can print.
    """
    unknown = [column for column in scorecard.columns if column not in COLUMN_HEADINGS]
    if unknown:
        raise ValueError(f"no format prints the column {', '.join(unknown)}; known: {', '.join(COLUMN_HEADINGS)}")
    columns = scorecard.columns if "indicator" in scorecard.columns else ("indicator", *scorecard.columns)
    if "county" in columns or not any(row.county is not None for row in scorecard.rows):
        return columns
    after = max((columns.index(beside) for beside in ("latest", "parts") if beside in columns), default=0)
    return (*columns[: after + 1], "county", *columns[after + 1 :])


def group_columns(scorecard: Scorecard, activity: bool) -> tuple[str, ...]:
    """`columns_of`, for an activity group without the columns that it cannot fill."""
    columns = columns_of(scorecard)
    return tuple(column for column in columns if column not in NOT_FOR_ACTIVITY) if activity else columns


def heading(column: str, scorecard: Scorecard, activity: bool = False) -> str:
    """The column's heading; the county's figures stand under its own name."""
    if column == "county" and scorecard.county_name:
        return scorecard.county_name
    return "What it says" if activity and column == "rating" else COLUMN_HEADINGS[column]


def value_text(cell: PublicCell | None, unit: Unit) -> str:
    """`23.4%`, `412 days`, the symbol between brackets, or an en dash where there is nothing to show."""
    if cell is None:
        return "–"
    return cell.text + unit.suffix if cell.symbol is None else cell.shown


def short_text(cell: PublicCell, unit: Unit) -> str:
    """As `value_text`, with no unit but the percent sign: for places where the unit already stands beside it."""
    return value_text(cell, unit) if unit is Unit.PERCENT else cell.shown


def unit_in_heading(unit: Unit) -> str:
    """` (days)` for a column of `short_text`; nothing for percentages, whose sign stands with each."""
    return f" ({unit.suffix.strip()})" if unit.suffix and unit is not Unit.PERCENT else ""


def bar_below_target(bars: Bars, unit: Unit) -> str:
    """The other bar that a figure is held against, to stand under its target: `floor 60%`, `baseline 520`."""
    for name, cell in (("floor", bars.floor), ("baseline", bars.baseline)):
        if cell is not None:
            return f"{name} {short_text(cell, unit)}"
    return ""


def bars_named(bars: Bars) -> tuple[tuple[str, PublicCell | None], ...]:
    """Every bar under its name: target, floor and baseline always, then what other rules have."""
    return (("target", bars.target), ("floor", bars.floor), ("baseline", bars.baseline), *bars.others)


def parts_text(figure: Figure) -> str:
    """`4,533 / 19,373`; `20` for a total. One symbol stands for both parts when they share it."""
    top, bottom = figure.numerator, figure.denominator
    if is_total(figure):
        return top.shown
    if top.symbol is not None and top.symbol is bottom.symbol:
        return top.shown
    return f"{top.shown} / {bottom.shown}"


def is_total(figure: Figure) -> bool:
    """A number that is counted: it has one part, and a denominator does not apply."""
    return figure.numerator.symbol is None and figure.denominator.symbol is Symbol.NOT_APPLICABLE


def symbol_words(symbol: Symbol) -> str:
    return _SYMBOL_WORDS[symbol]


def symbol_notes(cells: Iterable[PublicCell | None]) -> tuple[tuple[str, str], ...]:
    """Each different (symbol, reason) among the cells, in order of first appearance: the notes under a table."""
    return tuple(dict.fromkeys((cell.shown, cell.why) for cell in cells if cell is not None and cell.symbol))


def cells_of(figures: Iterable[Figure | None]) -> tuple[PublicCell, ...]:
    """Every cell of the figures, for `symbol_notes`."""
    return tuple(
        cell
        for figure in figures
        if figure is not None
        for cell in (figure.value, figure.numerator, *(() if is_total(figure) else (figure.denominator,)))
    )


def better_when(polarity: Polarity) -> str:
    return _BETTER[polarity]


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
        WindowKind.YEAR_TO_DATE: "year so far",
        WindowKind.STANDING: "latest known",
    }[known.kind]


def arrow_sign(direction: PublicDirection) -> str:
    """The arrow glyph; empty where nothing was compared."""
    return _ARROWS[direction.arrow]


def direction_words(direction: PublicDirection) -> str:
    """`up, worsened`; without polarity only which way it moved."""
    moved = _ARROW_WORDS[direction.arrow]
    judged = _MOVEMENT_WORDS.get(direction.movement)
    return f"{moved}, {judged}" if judged and direction.arrow is not Arrow.SAME else moved


def direction_sentence(direction: PublicDirection) -> str:
    """The direction's own sentence, with its method where the sentence does not name it."""
    method = method_words(direction.method)
    if not method or method.casefold() in direction.sentence.casefold():
        return direction.sentence
    return f"{direction.sentence} Method: {method}."


def method_words(method: str) -> str:
    """How the direction was found: `step` is labelled as no trend."""
    return _METHOD_WORDS.get(method, method.replace("_", " "))


def rule_words(verdict: PublicVerdict) -> str:
    """`Rule floor_and_target, policy 2021-22 v1.`"""
    policy = f", policy {verdict.policy}" if verdict.policy else ""
    return f"Rule {verdict.rule}{policy}."


def status_words(rows: Iterable[ScorecardRow]) -> str:
    """The statuses of the latest figures that are shown: `provisional`, or `final and provisional`."""
    return " and ".join(sorted({row.latest.status for row in rows if row.latest.value.symbol is None}))


def count_words(count: int, noun: str) -> str:
    """`1 indicator`, `3 indicators`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def totals_words(totals: Totals) -> str:
    """`7 indicators rated: 3 green, 2 amber, 2 red. Not rated: 1.`"""
    rated = f"{count_words(totals.rated, 'indicator')} rated"
    if totals.rated:
        rated += f": {totals.green} green, {totals.amber} amber, {totals.red} red"
    return f"{rated}. Not rated: {totals.not_rated}."


def activity_words(count: int) -> str:
    """`Of those not rated, 2 show activity, which is neither good nor bad.` Empty without any."""
    if not count:
        return ""
    show = "1 shows" if count == 1 else f"{count} show"
    return f"Of those not rated, {show} activity, which is neither good nor bad."


def release_words(scorecard: Scorecard) -> str:
    """The current release in one sentence."""
    totals = scorecard.totals
    judged = f"{totals.rated} of {count_words(totals.rated + totals.not_rated, 'indicator')} rated"
    return (
        f"The {scorecard.title} for {scorecard.area_name}, {scorecard.as_at.label}, "
        f"was published on {long_date(scorecard.published)} with {judged}."
    )


def change_words(change: ColourChange) -> str:
    """`changed from Amber to Red`."""
    return f"changed from {change.before.word} to {change.after.word}"


def same_colours_words(scorecard: Scorecard) -> str:
    return f"No rating differs from {scorecard.previous_month.label}."


def rating_class(rating: Rating) -> str:
    """The rating as a style name: `not-rated`."""
    return rating.value.replace("_", "-")


def methods_words(rows: Iterable[ScorecardRow]) -> str:
    """The direction methods used, each once: `movement since last, not a trend`."""
    return "; ".join(dict.fromkeys(method_words(row.direction.method) for row in rows if row.direction.method))
