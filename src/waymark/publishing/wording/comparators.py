"""Other areas' figures in words: whose, of which period, and how they came about."""

from waymark.domain.comparator import ComparatorKind
from waymark.domain.indicator import Unit
from waymark.publishing.wording.columns import compared_in
from waymark.publishing.wording.figures import value_text
from waymark.publishing.wording.periods import short_period
from waymark.scorecards.document import ComparatorFigure, ScorecardRow


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
