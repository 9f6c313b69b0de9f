"""An indicator: what is reported, under a code, with a polarity and an owner. How it is computed is its measure."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property

from waymark.domain.measure import Draft, Measure
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.publication import Compared
from waymark.domain.single_month import MONTH, single_month
from waymark.domain.window import Window, WindowKind


class Unit(Enum):
    """What the value is counted in. The value is the word used in the dictionary."""

    PERCENT = "percent"
    RATE_PER_10000 = "rate per 10,000"
    DAYS = "days"
    COUNT = "count"
    SCORE = "score"
    POINTS = "percentage points"  # the gap between two percentages

    @property
    def suffix(self) -> str:
        """What follows the printed number: `%`, ` days`."""
        return {
            Unit.PERCENT: "%",
            Unit.RATE_PER_10000: " per 10,000",
            Unit.DAYS: " days",
            Unit.POINTS: " percentage points",
        }.get(self, "")

    @property
    def change(self) -> str:
        """What a difference is counted in: a percentage changes by percentage points."""
        return {
            Unit.PERCENT: "percentage points",
            Unit.RATE_PER_10000: "per 10,000",
            Unit.DAYS: "days",
            Unit.SCORE: "points",
            Unit.POINTS: "percentage points",
            Unit.COUNT: "",
        }[self]


def key_of(code: str, reading: str) -> str:
    """The name of a measure: `SCS18`, or `SCS18.same_carer` for a reading."""
    return f"{code}.{reading}" if reading else code


@dataclass(frozen=True)
class StatedRebase:
    """A month from which control limits begin anew, and why. It starts with the first figure that ends in or after the
    month. Raises ValueError without a reason."""

    since: Month
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a rebase needs a reason")


@dataclass(frozen=True)
class Reading:
    """A second measure of the same indicator, shown only under its own name: `SCS18.same_carer`.

    derived: worked out from the indicator's own measure, in no file; it is neither rated nor on a scorecard.
    """

    id: str
    name: str
    definition: str
    measure: Measure
    compared: Compared | None = None
    derived: bool = False


@dataclass(frozen=True)
class Indicator:
    """One entry of the dictionary. `counted` says in words what the numerator and the denominator are.

    shown_with: codes without which a reader would be misled, such as Not Known beside NEET ·
    compared: the published series that other areas' figures come from; a reading has its own or none ·
    dead_band: a change smaller than this, in the indicator's unit, is no tested direction; 0 for none ·
    compare_provisional: whether a provisional figure may be compared with a revised or final one ·
    rebases: where control limits begin anew, earliest first.
    """

    code: str
    name: str
    short_name: str
    definition: str
    polarity: Polarity
    frequency: Frequency
    year_type: YearType
    unit: Unit
    decimals: int
    measure: Measure
    numerator_name: str
    denominator_name: str
    source: str
    why_it_matters: str
    owner: str
    checker: str
    review_date: date | None
    sensitive: bool = False  # primary suppression up to 9 instead of 5
    readings: tuple[Reading, ...] = ()
    shown_with: tuple[str, ...] = ()
    compared: Compared | None = None
    dead_band: Fraction = Fraction(0)
    compare_provisional: bool = True
    rebases: tuple[StatedRebase, ...] = ()

    @property
    def window(self) -> Window | None:
        return None if isinstance(self.measure, Draft) else self.measure.window

    @cached_property
    def month_reading(self) -> Reading | None:
        """The single months beneath a figure whose periods share months: the reading `month` of the dictionary, or
        one that is worked out from the measure (`single_month`). None where there is no such thing.

        Rows of a termly return are of a term, so none of their months stands alone.
        """
        stated = next((known for known in self.readings if known.id == MONTH), None)
        if stated is not None:
            return stated
        window, measure = self.window, single_month(self.measure)
        if measure is None or window is None or self.frequency is Frequency.TERMLY:
            return None
        if window.longest <= self.frequency.months:
            return None
        covered = "the year so far" if window.kind is WindowKind.YEAR_TO_DATE else f"{window.months} months"
        definition = f"As the indicator, but of the single month alone, not of {covered}. {self.definition}"
        name = self.name.replace(f", in {window.months} months", "").replace(f" in {window.months} months", "")
        return Reading(MONTH, f"{name}, in the month", definition, measure, derived=True)

    @cached_property
    def every_reading(self) -> tuple[Reading, ...]:
        """Those of the dictionary and, where there is one, the single month that is worked out."""
        month = self.month_reading
        return (*self.readings, month) if month is not None and month.derived else self.readings

    def reported_as(self, reading: str) -> "Indicator":
        """The indicator at the frequency of a reading: single months are monthly, however often the rest is told."""
        month = self.month_reading
        if month is None or month.id != reading or not month.derived:
            return self
        return replace(self, frequency=Frequency.MONTHLY)

    def reading(self, id: str) -> Reading:
        """Raises KeyError for one that does not exist."""
        found = next((known for known in self.every_reading if known.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    def measure_of(self, reading: str) -> Measure:
        """The indicator's own measure for an empty id. Raises KeyError for a reading that does not exist."""
        return self.reading(reading).measure if reading else self.measure

    def compared_of(self, reading: str) -> Compared | None:
        return self.reading(reading).compared if reading else self.compared

    def name_of(self, reading: str) -> str:
        return self.reading(reading).name if reading else self.name

    def definition_of(self, reading: str) -> str:
        return self.reading(reading).definition if reading else self.definition
