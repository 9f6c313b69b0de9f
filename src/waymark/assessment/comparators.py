"""Comparators of one figure: England, the region, the statistical neighbours, and the area as others publish it.

All are of one day, the latest published one that is not later than the figure's own period. Nothing is worked out from
counts: those of England and of regions are rounded. The neighbours' figure is the mean (or the median) of the members
that have a value; of fewer than half of them it is not available.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from waymark.domain.area import Area
from waymark.domain.comparator import ENGLAND, Comparator, ComparatorKind, ComparedWith
from waymark.domain.month import Month
from waymark.domain.publication import Neighbour, NeighbourList
from waymark.domain.published_value import NOT_NUMBER, SYMBOLS, PublishedValue, PublishedValues

OLDEST = 60  # months: what is older says nothing of today
AS_PUBLISHED = "as published"
_NOT_IN_FILE = "not in the published file"


def comparators(
    values: PublishedValues, series: str, area: Area, at: Month, compared_with: ComparedWith
) -> tuple[Comparator, ...]:
    """In the order of `ComparatorKind`; none where nothing is published up to the month's end or within five years.

    area: whose figure it is; its own published value is left out where there is none.
    """
    day = day_compared(values, series, at)
    return () if day is None else comparators_on(values, series, area, day, compared_with)


def day_compared(values: PublishedValues, series: str, at: Month) -> date | None:
    """The latest published day that is not later than the month; None where it is too old, or there is none."""
    days = [day for day in values.days(series) if day <= at.last]
    return days[-1] if days and Month.of(days[-1]).index > at.index - OLDEST else None


def comparators_on(
    values: PublishedValues, series: str, area: Area, day: date, compared_with: ComparedWith
) -> tuple[Comparator, ...]:
    """Those of one published day."""
    england = values.of(series, day, (ENGLAND,))
    region = values.of(series, day, (compared_with.region_code,))
    own = values.of(series, day, (area.code, *area.other_codes))
    found = [_published(ComparatorKind.ENGLAND, "England", england, day)]
    if compared_with.region_code not in ("", "x"):
        found.append(_published(ComparatorKind.REGION, compared_with.region_name, region, day))
    behind = neighbours_behind(values, series, day, compared_with)
    if behind is not None:
        found.append(_neighbours(behind, day, compared_with.average))
    if own is not None:
        found.append(_published(ComparatorKind.PUBLISHED, f"{area.name}, official figure", own, day))
    told = next((one for one in found if one.period), None)
    if told is None:
        return ()
    return tuple(found)


@dataclass(frozen=True)
class NeighboursBehind:
    """The neighbours' figures of one published day. listed: the list that held on the day · members: in its order,
    nearest first, each with what is published of it; None where it is not in the file."""

    listed: NeighbourList
    members: tuple[tuple[Neighbour, PublishedValue | None], ...]


def neighbours_behind(
    values: PublishedValues, series: str, day: date, compared_with: ComparedWith
) -> NeighboursBehind | None:
    """None where the dictionary has no list."""
    listed = compared_with.neighbours_in(day.year)
    if listed is None or not listed.members:
        return None
    return NeighboursBehind(listed, tuple((member, values.of(series, day, member.codes)) for member in listed.members))


def _published(kind: ComparatorKind, name: str, found: PublishedValue | None, day: date) -> Comparator:
    if found is None:
        return Comparator(kind, name, day, "", None, "", AS_PUBLISHED, symbol="x", why=_NOT_IN_FILE)
    symbol = "" if found.value is not None else found.symbol or "x"
    return Comparator(
        kind,
        name,
        day,
        found.period,
        found.value,
        found.publication,
        AS_PUBLISHED,
        found.numerator,
        found.denominator,
        "x" if symbol == NOT_NUMBER else symbol,
        "the published cell cannot be read" if symbol == NOT_NUMBER else SYMBOLS.get(symbol, ""),
        found.status,
    )


def _neighbours(behind: NeighboursBehind, day: date, average: str) -> Comparator:
    there = [value for _, value in behind.members if value is not None]
    known = [value.value for value in there if value.value is not None]
    used, all_members = len(known), len(behind.members)
    enough = 2 * used >= all_members and used > 0
    value = _average(known, average) if enough else None
    first = there[0] if there else None
    return Comparator(
        ComparatorKind.NEIGHBOURS,
        "Statistical neighbours",
        day,
        first.period if first else "",
        value,
        first.publication if first else "",
        f"{average} of {used} of {all_members}, list of {behind.listed.version}",
        symbol="" if enough else "x",
        why="" if enough else f"only {used} of {all_members} neighbours have a published value",
        status=first.status if first else "",
        used=used,
        members=all_members,
    )


def _average(known: Sequence[Fraction], average: str) -> Fraction:
    """The mean, or the median, exactly."""
    return Fraction(median(known)) if average == "median" else sum(known, Fraction(0)) / len(known)
