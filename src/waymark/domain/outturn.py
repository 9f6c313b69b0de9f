"""An outturn: the value achieved for a period and an area, or the reason why there is none."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from waymark.domain.month import Month

_NOTHING_TO_DIVIDE_BY = "nothing to divide by in this period"


class MissingReason(Enum):
    """Why there is no value. Missing is never zero."""

    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    TO_BE_SUPPLIED = "to be supplied"
    SUPPRESSED = "suppressed"
    DEFINITION_TO_BE_CONFIRMED = "definition to be confirmed"
    NO_DENOMINATOR = "no denominator"


@dataclass(frozen=True)
class Missing:
    """A reason, and the words that make it useful: `data cover 1 April 2017 to 31 March 2022`."""

    reason: MissingReason
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.detail}" if self.detail else self.reason.value


class ValueStatus(Enum):
    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"


class Flag(Enum):
    """What a reader must know about a value beside its status."""

    PARTIAL_PERIOD = "partial period"
    PREVIOUS_REPORTING_YEAR = "previous reporting year"
    SERIES_BREAK = "series break"
    ESTIMATED = "estimated"
    STALE = "stale"


@dataclass(frozen=True)
class Part:
    """One side of a gap, or one month of a mean of months. `value`: exact; None where there is nothing to divide by."""

    name: str
    numerator: int
    denominator: int
    value: Fraction | None


@dataclass(frozen=True)
class Outturn:
    """One figure. `reading` is empty for the indicator's own measure.

    numerator, denominator: integers, kept exactly; the numerator of a mean is its sum; None where it is missing for
    want of data. A total has no denominator, a published value neither.
    value: exact, in the indicator's unit (a percentage is 0–100); None exactly when `missing` is given.
    month: the last month the figure covers.
    parts: both sides of a gap, or the months of a mean of months; such a figure has no counts of its own.
    notes: sentences that a reader needs beside the flags: what happened, and when.
    """

    code: str
    reading: str
    area: str
    month: Month
    numerator: int | None
    denominator: int | None
    value: Fraction | None
    missing: Missing | None = None
    status: ValueStatus = ValueStatus.PROVISIONAL
    flags: tuple[Flag, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) != (self.missing is not None):
            raise ValueError("an outturn has either a value or a reason why it has none")


NOTHING_TO_DIVIDE_BY = Missing(MissingReason.NO_DENOMINATOR, _NOTHING_TO_DIVIDE_BY)


def outturn_from_parts(
    code: str, reading: str, area: str, month: Month, numerator: int, denominator: int, scale: Fraction
) -> Outturn:
    """Divides once, exactly. x/0 is missing, with a reason; a zero numerator is a real zero."""
    if denominator == 0:
        return Outturn(code, reading, area, month, numerator, 0, None, NOTHING_TO_DIVIDE_BY)
    value = Fraction(scale.numerator * numerator, scale.denominator * denominator)
    return Outturn(code, reading, area, month, numerator, denominator, value)


def gap_outturn(code: str, reading: str, area: str, month: Month, first: Part, second: Part) -> Outturn:
    """first − second, from the unrounded values; missing where either side has nothing to divide by."""
    parts = (first, second)
    if first.value is None or second.value is None:
        without = next(part for part in parts if part.value is None)
        missing = Missing(MissingReason.NO_DENOMINATOR, f"{without.name}: {_NOTHING_TO_DIVIDE_BY}")
        return Outturn(code, reading, area, month, None, None, None, missing, parts=parts)
    return Outturn(code, reading, area, month, None, None, first.value - second.value, parts=parts)


def total_outturn(code: str, reading: str, area: str, month: Month, counted: int, scale: Fraction) -> Outturn:
    """A number that is counted. Zero is a real zero; `scale` undoes a column's integer scaling."""
    return Outturn(code, reading, area, month, counted, None, scale * counted)


def mean_outturn(code: str, reading: str, area: str, month: Month, parts: tuple[Part, ...]) -> Outturn:
    """The mean of the unrounded values, each with the same weight; missing where any of them has nothing to divide
    by. `parts`: one or more."""
    values = [part.value for part in parts if part.value is not None]
    if len(values) < len(parts):
        without = next(part for part in parts if part.value is None)
        missing = Missing(MissingReason.NO_DENOMINATOR, f"{without.name}: {_NOTHING_TO_DIVIDE_BY}")
        return Outturn(code, reading, area, month, None, None, None, missing, parts=parts)
    return Outturn(code, reading, area, month, None, None, sum(values, Fraction(0)) / len(values), parts=parts)


def published_outturn(
    code: str, reading: str, area: str, month: Month, value: Fraction | None, status: ValueStatus
) -> Outturn:
    """A value as others published it, which has no counts; not available where they published none for the area."""
    missing = Missing(MissingReason.NOT_AVAILABLE, "no value is published for this area") if value is None else None
    return Outturn(code, reading, area, month, None, None, value, missing, status)
