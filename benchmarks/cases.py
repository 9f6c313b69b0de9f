"""What is asked: eight measures of four shapes, each as the dictionary would say it and as a peer must read it."""

from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.filter import Column, Comparison, Filter, Literal, Operator
from waymark.domain.measure import Count, Held, Measure, Previous, Ratio, ShareOfEntities, Stock, UnderAge
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.measures.engine import Request


@dataclass(frozen=True)
class Absence:
    """Of the enrolments with sessions in the window, those who missed at least `per_cent` of them."""

    key: str
    per_cent: int
    window: Window
    phase: str = ""  # every phase when empty
    year_type: YearType = YearType.ACADEMIC

    def first_month(self, month: Month) -> Month:
        return self.window.first_month(month, self.year_type)

    @property
    def measure(self) -> Measure:
        where = _equal("phase", self.phase) if self.phase else None
        share = Fraction(self.per_cent, 100)
        return ShareOfEntities("attendance", "period_end", "absent", "possible", share, self.window, where)


@dataclass(frozen=True)
class Again:
    """Of the referrals in `months` months, those of a child with an earlier one no more than 12 months before.
    Referrals of one child on one day are one."""

    key: str
    months: int = 12

    @property
    def measure(self) -> Measure:
        every = Count("referral", "referral_date", once_a_day=True)
        again = Count("referral", "referral_date", previous=Previous(12), once_a_day=True)
        return Ratio(again, every, Window.parse(f"R{self.months}M"))


@dataclass(frozen=True)
class Closed:
    """Of the referrals in `months` months, those closed without further action."""

    key: str
    months: int = 12

    @property
    def measure(self) -> Measure:
        closed = Count("referral", "referral_date", _equal("no_further_action", True))
        return Ratio(closed, Count("referral", "referral_date"), Window.parse(f"R{self.months}M"))


@dataclass(frozen=True)
class InCare:
    """Of the children in care for `in_care` months and under `under_age`, those settled for `settled` months (0: any)
    and in a placement of that code (empty: any). In month buckets, at the month's end."""

    key: str
    in_care: int
    settled: int = 0
    placement: str = ""
    under_age: int = 16

    @property
    def measure(self) -> Measure:
        long = (Held("period_start", self.in_care),)
        kept = (*long, Held("settled_start", self.settled)) if self.settled else long
        young = UnderAge("birth_date", self.under_age)
        where = _equal("placement", self.placement) if self.placement else None
        above = Stock("care_episode", "start", "end", where, held=kept, under_age=young)
        return Ratio(above, Stock("care_episode", "start", "end", held=long, under_age=young), Window.parse("MS"))


Case = Absence | Again | Closed | InCare

CASES: tuple[Case, ...] = (
    Absence("absent_primary", 10, Window.parse("YTD"), "primary"),
    Absence("absent_secondary", 10, Window.parse("YTD"), "secondary"),
    Absence("absent_half", 50, Window.parse("R12M")),
    Again("referred_again"),
    Closed("no_further_action"),
    InCare("settled", in_care=30, settled=24),
    InCare("settled_a_year", in_care=12, settled=12),
    InCare("fostered", in_care=6, placement="U4"),
)

# What the measures cannot do without: the scan reads these and nothing else.
COLUMNS = {
    "attendance": ("enrolment", "area", "period_end", "phase", "possible", "absent"),
    "referral": ("child", "referral_date", "no_further_action"),
    "care_episode": ("child", "start", "end", "period_start", "settled_start", "birth_date", "placement"),
    "child_area": ("child", "area", "start", "end", "basis"),
}


def request(case: Case) -> Request:
    return Request(case.key, case.measure, YearType.ACADEMIC)


def _equal(column: str, value: Literal) -> Filter:
    return Comparison(Column(column), Operator.EQUAL, value)
