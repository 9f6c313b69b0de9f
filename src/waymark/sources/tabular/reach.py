"""Which span a file speaks for: its edition's key, and what it covers.

A later file with the same key replaces the earlier one; one with another key stands beside it.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.month import Month
from waymark.domain.period import Year
from waymark.sources.intake import Value
from waymark.sources.tabular.academic_year import year_containing, year_ending
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO, Layout, Reach

# A mistyped year must not make a file speak for decades. Years without results (2019-20 and 2020-21) are no mistake.
_LONGEST_GAP = 24  # months
_LONGEST_GAP_OF_RESULTS = 60


@dataclass
class Seen:
    """What the rows of a file showed of its span, as they went by.

    placed: the dates or years that place rows, each once · begun: first days a row speaks for ·
    stated: pairs of covers_from and covers_to · parts: words of the column that may come in files apart.
    """

    placed: set[Value] = field(default_factory=set)
    begun: set[Value] = field(default_factory=set)
    stated: set[tuple[Value, Value]] = field(default_factory=set)
    parts: set[Value] = field(default_factory=set)


@dataclass(frozen=True)
class Reached:
    """key: of the edition · coverage: of the standard table that the layout feeds."""

    key: str
    coverage: Coverage
    issues: tuple[Issue, ...] = ()


def reached(layout: Layout, seen: Seen, file: str) -> Reached:
    """Raises RefusedError when the span cannot be believed."""
    if layout.reach is Reach.WHOLE:
        return Reached(layout.name, Coverage())
    key, coverage, issues = _SPANS[layout.reach](layout, seen, file)
    part = f" {next(iter(seen.parts))}" if len(seen.parts) == 1 else ""
    return Reached(f"{layout.name} {key}{part}", coverage, issues)


Found = tuple[str, Coverage, tuple[Issue, ...]]


def _of_months(_: Layout, seen: Seen, file: str) -> Found:
    months = _months(seen.placed)
    _refuse_gap(months, file, "Load snapshots so far apart as separate files.")
    coverage = Coverage.of(Span(month.first, month.last) for month in months)
    return _to(str(months[0]), str(months[-1])), coverage, ()


def _of_academic_years(_: Layout, seen: Seen, file: str) -> Found:
    years: list[Year] = sorted({year for value in seen.placed for year in _academic_year(value)})
    starts = [Month.of(year.first) for year in years]
    _refuse_gap(starts, file, "Load years so far apart as separate files.", _LONGEST_GAP_OF_RESULTS)
    return _to(years[0].label, years[-1].label), Coverage.of(Span(year.first, year.last) for year in years), ()


def _of_span(layout: Layout, seen: Seen, file: str) -> Found:
    if seen.stated - {(None, None)}:
        span, issues = _stated(seen, file)
    else:
        months = _months(seen.placed | seen.begun)
        hint = f"Correct the dates, or state the span in the columns {COVERS_FROM} and {COVERS_TO}."
        _refuse_gap(months, file, hint)
        span = Span(months[0].first, months[-1].last)
        issues = (_read_from_rows(layout, months[0], months[-1], file),)
    return _to(_begun(span.first), _ended(span.last)), Coverage((span,)), issues


def _begun(first: date) -> str:
    """The month, where it is held from its first day; else the day."""
    return str(Month.of(first)) if first == Month.of(first).first else first.isoformat()


def _ended(last: date) -> str:
    return str(Month.of(last)) if last == Month.of(last).last else last.isoformat()


def _stated(seen: Seen, file: str) -> tuple[Span, tuple[Issue, ...]]:
    """A case system may be replaced in mid-month, so a span may begin or end there; that is said."""
    first, last = next(iter(seen.stated))
    if len(seen.stated) > 1 or not isinstance(first, date) or not isinstance(last, date):
        sentence = f"Not every row states the same {COVERS_FROM} and {COVERS_TO}."
        raise _refused("span_differs", sentence, "Write the same two days in every row, or in none.", file, COVERS_FROM)
    if first > last:
        sentence = f"{COVERS_FROM} comes after {COVERS_TO}."
        raise _refused("span_backwards", sentence, "Correct one of the two.", file, COVERS_FROM)
    issues = []
    if first != Month.of(first).first or last != Month.of(last).last:
        sentence = f"The span {Span(first, last)} begins or ends within a month, which the file does not hold whole."
        hint = "If the file holds that month whole, give its first or last day."
        issues.append(Issue("span_not_of_months", sentence, hint, Level.WARNING, file, field=COVERS_FROM))
    later = [day for day in seen.placed if isinstance(day, date) and day > last]
    if later:
        sentence = f"Dates lie after {COVERS_TO}, on days that the file is not taken to cover."
        hint = "Correct the dates, or the span."
        issues.append(Issue("date_after_span", sentence, hint, Level.WARNING, file, field=COVERS_TO, count=len(later)))
    return Span(first, last), tuple(issues)


def _read_from_rows(layout: Layout, first: Month, last: Month, file: str) -> Issue:
    span = first.label if first == last else f"{first.label} to {last.label}"
    named = next(column.name for column in layout.columns if column.column == layout.placed_by)
    sentence = f"The file is taken to hold every row of {span}, as its dates in {named} span."
    hint = f"If that is not so, state the span in the columns {COVERS_FROM} and {COVERS_TO}."
    return Issue("span_read_from_rows", sentence, hint, Level.WARNING, file, field=named)


def _refuse_gap(months: list[Month], file: str, hint: str, longest: int = _LONGEST_GAP) -> None:
    for earlier, later in pairwise(months):
        if later.index - earlier.index > longest:
            sentence = f"No row lies between {earlier.label} and {later.label}; a date may be mistyped."
            raise _refused("span_doubtful", sentence, hint, file)


def _refused(rule: str, sentence: str, hint: str, file: str, field_: str = "") -> RefusedError:
    return RefusedError(sentence, (Issue(rule, sentence, hint, file=file, field=field_),), hint)


def _months(days: set[Value]) -> list[Month]:
    return sorted({Month.of(day) for day in days if isinstance(day, date)})


def _academic_year(value: Value) -> tuple[Year, ...]:
    if isinstance(value, date):
        return (year_containing(value),)
    return (year_ending(value),) if isinstance(value, int) else ()


def _to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


_SPANS = {Reach.MONTHS: _of_months, Reach.ACADEMIC_YEARS: _of_academic_years, Reach.SPAN: _of_span}
