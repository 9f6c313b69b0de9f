"""The words and figures every format prints, said once, so that no two formats can differ."""

from collections.abc import Iterable, Sequence

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.comparator import ComparatorKind
from waymark.domain.indicator import Unit
from waymark.domain.month import NAMES, long_date
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import SectionKind
from waymark.domain.source_change import SourceChange
from waymark.domain.verdict import Rating
from waymark.domain.window import Window, WindowKind
from waymark.publishing.direction_words import arrow_sign as arrow_sign
from waymark.publishing.direction_words import direction_heading as direction_heading
from waymark.publishing.direction_words import direction_in_full as direction_in_full
from waymark.publishing.direction_words import direction_sentence as direction_sentence
from waymark.publishing.direction_words import direction_words as direction_words
from waymark.publishing.direction_words import method_words as method_words
from waymark.publishing.direction_words import methods_words as methods_words
from waymark.publishing.direction_words import moved_from as moved_from
from waymark.scorecards.document import (
    Bars,
    ComparatorFigure,
    Figure,
    Promise,
    PublicJudgement,
    PublicVerdict,
    Scorecard,
    ScorecardRow,
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
    "direction": "Direction",
    "last_year": "Last year",
    "status": "Status",
    "county": "County",
    "compared": "Elsewhere",
    "england": "England",
    "region": "Region",
    "neighbours": "Neighbours",
}
_ONE_AREA = frozenset({"england", "region", "neighbours"})
COMPARED_COLUMNS = frozenset({"compared", *_ONE_AREA})
NUMERAL_COLUMNS = frozenset({"previous", "latest", "parts", "target", "last_year", "county", *_ONE_AREA})
NOT_FOR = {  # what rows that are never judged cannot fill
    SectionKind.MEASURES: frozenset[str](),
    SectionKind.ACTIVITY: frozenset({"polarity", "target"}),
    SectionKind.CONTEXT: frozenset({"polarity", "target", "rating"}),
}

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
_LONG_MONTHS = frozenset(name for name in NAMES if len(name) > 4)
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
    A district's scorecard has the county's figure beside its own; a column of others' figures that would be empty is
    left out.

    Raises ValueError for a column that no format can print.
    """
    unknown = [column for column in scorecard.columns if column not in COLUMN_HEADINGS]
    if unknown:
        raise ValueError(f"no format prints the column {', '.join(unknown)}; known: {', '.join(COLUMN_HEADINGS)}")
    chosen = scorecard.columns if "indicator" in scorecard.columns else ("indicator", *scorecard.columns)
    columns = tuple(column for column in chosen if column not in COMPARED_COLUMNS or _any_compared(scorecard, column))
    if "county" in columns or not any(row.county is not None for row in scorecard.rows):
        return columns
    after = max((columns.index(beside) for beside in ("latest", "parts") if beside in columns), default=0)
    return (*columns[: after + 1], "county", *columns[after + 1 :])


def section_columns(scorecard: Scorecard, kind: SectionKind) -> tuple[str, ...]:
    """`columns_of`, without the columns that a section of this kind cannot fill."""
    return tuple(
        column
        for column in columns_of(scorecard)
        if column not in NOT_FOR[kind] and (column not in COMPARED_COLUMNS or _any_compared(scorecard, column, kind))
    )


def _any_compared(scorecard: Scorecard, column: str, kind: SectionKind | None = None) -> bool:
    """Whether a column of others' figures has anything in it, in sections of a kind or in any."""
    sections = (section for section in scorecard.sections if kind is None or section.kind is kind)
    return any(compared_in(row, column) for section in sections for row in section.rows)


def heading(column: str, scorecard: Scorecard, kind: SectionKind = SectionKind.MEASURES) -> str:
    """The column's heading; the county's and the region's figures stand under their own names."""
    if column == "region":
        named = (row.comparator(column) for row in scorecard.rows)
        return next((one.name for one in named if one is not None), COLUMN_HEADINGS[column])
    if column == "county" and scorecard.county_name:
        return scorecard.county_name
    if column == "direction":
        return direction_heading(row.direction for row in scorecard.rows)
    return "Expected range" if kind is SectionKind.ACTIVITY and column == "rating" else COLUMN_HEADINGS[column]


def name_notes(row: ScorecardRow) -> tuple[str, ...]:
    """What stands under a row's name in a table of many units: its unit, and why it has no colour."""
    unit = "" if row.unit is Unit.PERCENT else row.unit.suffix.strip()
    unrated = row.verdict.rating is Rating.NOT_RATED and row.polarity is not Polarity.NONE
    return tuple(note for note in (unit, unrated_words(row.verdict) if unrated else "") if note)


def compared_in(row: ScorecardRow, column: str) -> tuple[ComparatorFigure, ...]:
    """The comparators that a column shows: all other areas' together in the column `compared`, else one of them."""
    if column == "compared":
        return tuple(one for one in row.comparators if one.kind is not ComparatorKind.PUBLISHED)
    one = row.comparator(column)
    return () if one is None else (one,)


def compared_name(one: ComparatorFigure) -> str:
    """`England`, `South East`, `Neighbours`: for a narrow column."""
    return "Neighbours" if one.kind is ComparatorKind.NEIGHBOURS else one.name


def compared_under(row: ScorecardRow, column: str) -> tuple[str, ...]:
    """What stands small under others' figures: the period where it is another one, how few neighbours had a value,
    and that it is another thing."""
    found = compared_in(row, column)
    if not found:
        return ()
    period = "" if found[0].same_period else f"to {short_period(found[0].month.label)}"
    short_of = next((f"{one.short_of} neighbours" for one in found if one.short_of), "")
    return tuple(said for said in (period, short_of, "another measure" if found[0].differs else "") if said)


def compared_words(row: ScorecardRow) -> str:
    """`England 21.4%, South East 24.1%, statistical neighbours 22.8% (mean of 10 of 10, list of 2021)`."""
    return ", ".join(_compared(one, row.unit) for one in row.comparators)


def _compared(one: ComparatorFigure, unit: Unit) -> str:
    name = one.name[:1].lower() + one.name[1:] if one.kind is ComparatorKind.NEIGHBOURS else one.name
    method = f" ({one.method})" if one.kind is ComparatorKind.NEIGHBOURS else ""
    counted = f" ({one.counted})" if one.counted else ""
    return f"{name} {value_text(one.value, unit)}{method}{counted}"


def compared_source(row: ScorecardRow) -> str:
    """`Reporting year 2018, to 31 March 2018: Children in need … Another measure: …`; '' without comparators."""
    if not row.comparators:
        return ""
    first = row.comparators[0]
    period = first.words if first.same_period else f"{first.words}, not the period of the figure beside it"
    differs = f" Another measure: {first.differs}." if first.differs else ""
    return f"{period}. {first.source}.{differs}"


def unrated_words(verdict: PublicVerdict) -> str:
    """`No target is set`, to stand beside the words Not rated: `Not rated: no target is set.` without them."""
    said = verdict.sentence.removeprefix("Not rated: ")
    return said[:1].upper() + said[1:]


def expected_range(judged: PublicJudgement | None) -> tuple[PublicCell | None, PublicCell | None]:
    """The low and the high end of the range in which an activity figure is expected; None where it has none."""
    ends = dict(judged.bars.others) if judged else {}
    return ends.get("expected low"), ends.get("expected high")


def expected_words(row: ScorecardRow) -> tuple[str, str]:
    """(`inside`, `340 to 420`) for an activity figure held against its expected range; empty texts without one."""
    low, high = expected_range(PublicJudgement(row.bars, row.verdict, row.direction))
    value = row.latest.value.number
    if low is None or high is None or value is None or low.number is None or high.number is None:
        return "", ""
    place = "below" if value < low.number else "above" if value > high.number else "inside"
    return place, f"{low.text} to {high.text}"


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


def dated_notes(figures: Iterable[tuple[ScorecardRow, Figure | None]], named: bool = True) -> tuple[str, ...]:
    """What must be known of single figures, each once: `SEND20, Apr to Jun 2025: Partial period: …`.

    named: whether the row's key stands before it.
    """
    told = (
        (row.key, short_period(figure.words), note)
        for row, figure in figures
        if figure is not None
        for note in figure.notes
    )
    return tuple(dict.fromkeys(f"{f'{key}, ' if named else ''}{when}: {note}" for key, when, note in told))


def notes_of(rows: Iterable[ScorecardRow], columns: Sequence[str]) -> tuple[str, ...]:
    """What must be known of the figures that a table of these columns shows, the latest first."""
    shown: list[tuple[ScorecardRow, Figure | None]] = []
    for row in rows:
        beside = (("previous", row.previous), ("last_year", row.last_year), ("county", row.county))
        shown += [(row, row.latest), *((row, figure) for column, figure in beside if column in columns)]
    return dated_notes(shown)


def trend_notes(row: ScorecardRow) -> tuple[str, ...]:
    """What must be known of the figures of a row's trend, the latest first."""
    return dated_notes(((row, point.figure) for point in reversed(row.trend)), named=False)


def change_words(change: SourceChange) -> str:
    """What happened to a source on a day, and whether figures before it compare with those after."""
    return f"{change.words}." if change.comparable else f"{change.words}: not comparable with earlier figures."


def promise_words(promise: Promise) -> str:
    """Whether it has been kept, in words, before the figures it is about."""
    return f"made; it was promised for {promise.promised}" if promise.made else f"promised for {promise.promised}"


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


def compared_cells(rows: Iterable[ScorecardRow], columns: Iterable[str]) -> tuple[PublicCell, ...]:
    """Cells of others' figures that a table shows, for `symbol_notes`."""
    shown = [(row, column) for row in rows for column in columns if column in COMPARED_COLUMNS]
    return tuple(one.value for row, column in shown for one in compared_in(row, column))


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


def rule_words(verdict: PublicVerdict) -> str:
    """`Rule floor and target, policy 2021-22 v1.`"""
    policy = f", policy {verdict.policy}" if verdict.policy else ""
    return f"Rule {verdict.rule.replace('_', ' ')}{policy}."


def dated_words(rows: Iterable[ScorecardRow]) -> str:
    """What each latest figure is dated, and whether it is final: `March 2022 provisional; 2020-21 final`."""
    shown = [row.latest for row in rows if row.latest.value.symbol is None]
    dated = dict.fromkeys(" ".join((latest.words, latest.status, *latest.flags)) for latest in shown)
    return "; ".join(dated) or "none shown"


def origin_words(rows: Sequence[ScorecardRow]) -> str:
    """`Dictionary 3f9c21ab, run 54bc98`: the same for every row of a publication. Empty without rows."""
    return f"Dictionary {rows[0].provenance.framework_version}, run {rows[0].provenance.run}." if rows else ""


def by_period_words(frequency: Frequency) -> str:
    """`Month by month`."""
    noun = _PERIOD_NOUNS[frequency]
    return f"{noun.capitalize()} by {noun}"


def status_words(rows: Iterable[ScorecardRow]) -> str:
    """The statuses of the latest figures that are shown: `provisional`, or `final and provisional`."""
    return " and ".join(sorted({row.latest.status for row in rows if row.latest.value.symbol is None}))


def short_period(words: str) -> str:
    """`Jan to Mar 2022`, for a narrow column: months of more than four letters by their first three."""
    return " ".join(word[:3] if word in _LONG_MONTHS else word for word in words.split(" "))


def count_words(count: int, noun: str) -> str:
    """`1 indicator`, `3 indicators`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def release_words(scorecard: Scorecard) -> str:
    """The current release in one sentence."""
    totals = scorecard.totals
    judged = f"{totals.rated} of {count_words(totals.rated + totals.not_rated, 'indicator')} rated"
    return (
        f"The {scorecard.title} for {scorecard.area_name}, {scorecard.as_at.label}, "
        f"was published on {long_date(scorecard.published)} with {judged}."
    )


def same_colours_words(scorecard: Scorecard) -> str:
    return f"No rating differs from {scorecard.previous_month.label}."


def no_exceptions_words(scorecard: Scorecard) -> str:
    """Why a scorecard asks for no exception. A district's reds are shown and counted, and ask for none of their own."""
    if scorecard.county_name:
        return f"None here: exceptions are written for what is red in {scorecard.county_name} as a whole."
    return "None: no indicator is red."


def rating_class(rating: Rating) -> str:
    """The rating as a style name: `not-rated`."""
    return rating.value.replace("_", "-")
