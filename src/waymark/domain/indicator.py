"""An indicator: what is reported, under a code, with a polarity and an owner. How it is computed is its measure."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from waymark.domain.measure import Draft, Measure
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.publication import Compared
from waymark.domain.window import Window


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
    """A second measure of the same indicator, shown only under its own name: `SCS18.same_carer`."""

    id: str
    name: str
    definition: str
    measure: Measure
    compared: Compared | None = None


@dataclass(frozen=True)
class Indicator:
    """One entry of the dictionary. `counted` says in words what the numerator and the denominator are.

    shown_with: codes without which a reader would be misled, such as Not Known beside NEET ·
    compared: the published series that other areas' figures come from; a reading has its own or none ·
    dead_band: a change smaller than this, in the indicator's unit, is no tested direction; 0 for none ·
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
    rebases: tuple[StatedRebase, ...] = ()

    @property
    def window(self) -> Window | None:
        return None if isinstance(self.measure, Draft) else self.measure.window

    def measure_of(self, reading: str) -> Measure:
        """The indicator's own measure for an empty id. Raises KeyError for a reading that does not exist."""
        if not reading:
            return self.measure
        for known in self.readings:
            if known.id == reading:
                return known.measure
        raise KeyError(reading)

    def compared_of(self, reading: str) -> Compared | None:
        if not reading:
            return self.compared
        return next(known.compared for known in self.readings if known.id == reading)

    def name_of(self, reading: str) -> str:
        if not reading:
            return self.name
        return next(known.name for known in self.readings if known.id == reading)

    def definition_of(self, reading: str) -> str:
        if not reading:
            return self.definition
        return next(known.definition for known in self.readings if known.id == reading)
