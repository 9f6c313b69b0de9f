"""What it would take for a figure to change colour, from the current run; and how old the data are that it rests on."""

from dataclasses import dataclass
from typing import Any

from waymark.assessment.distance import Change, Distance
from waymark.assessment.outlook import Outlook, outlook
from waymark.assessment.previous import period_words, previous_figure
from waymark.assessment.staleness import Age, age, due_by, of_earlier_year
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, External, MeanOfMonths, tables_of
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.rounding import printed
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import WindowKind
from waymark.narrative.currency import awaited, overdue, standing
from waymark.operations.figures import Figures
from waymark.scorecards.outlook import PublicOutlook
from waymark.scorecards.outlook_in_words import public_outlook


def outlook_of(figures: Figures, indicator: Indicator, reading: str, area: str, month: Month) -> Outlook:
    """Unprotected. The lens looks at the single months, which an indicator's own measure alone has."""
    framework = figures.framework
    single = None if reading else indicator.month_reading
    return outlook(
        figures.assess(indicator, reading, area, month),
        figures.series(indicator.code, reading, area),
        indicator,
        framework.targets,
        framework.policies,
        framework.areas,
        () if single is None else figures.series(indicator.code, single.id, area),
    )


@dataclass(frozen=True)
class Told:
    """What it would take, for those who may see every figure.

    public: the sentences that a page would say of it · age: whether it was as new as it should be by the month asked
    for, with the sentence that says otherwise · of_earlier_year: it is of the previous reporting year then.
    """

    outlook: Outlook
    public: PublicOutlook
    age: Age
    age_said: str
    of_earlier_year: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        old = "From the previous reporting year." if self.of_earlier_year else ""
        return tuple(one for one in (self.age_said, old, *self.public.sentences) if one)


def told_of(figures: Figures, indicator: Indicator, reading: str, area: str, month: Month, as_at: Month) -> Told:
    """as_at: the month by whose end the figure of the period that `month` ends was known."""
    found = outlook_of(figures, indicator, reading, area, month)
    outturn = figures.outturn(indicator, reading, area, month)
    known = previous_figure(outturn, figures.series(indicator.code, reading, area), indicator)
    snapshot = snapshot_of(figures, indicator, reading, month)
    old = age(outturn, as_at, indicator, known is not None, snapshot)
    return Told(
        found,
        public_outlook(found, indicator, outturn, lambda _: True),
        old,
        _said_of_age(old, outturn, known, snapshot, indicator),
        outturn.missing is None and of_earlier_year(month, as_at, indicator),
    )


def _said_of_age(
    old: Age, outturn: Outturn, known: Outturn | None, snapshot: Month | None, indicator: Indicator
) -> str:
    if old is Age.CURRENT:
        return ""
    due = period_words(outturn.month, indicator)
    if outturn.missing is None and snapshot is not None:
        return f"{old.value.capitalize()}: {standing(snapshot.label, due)}."
    if known is None or known.value is None:
        return ""
    shown = printed(known.value, indicator.decimals) + indicator.unit.suffix
    latest = period_words(known.month, indicator)
    if old is Age.STALE:
        return f"Stale: {overdue(shown, latest, due)}."
    return f"Awaited: {awaited(shown, latest, due, due_by(outturn.month, indicator, outturn.reading).label)}."


def as_json(told: Told) -> dict[str, Any]:
    """The keys that scripts may rely on; the guide lists them. Each null where there is nothing to say."""
    found = told.outlook
    lens = found.lens
    return {
        "distance": None if found.distance is None else _distance(found.distance),
        "pace": None
        if found.pace is None
        else {
            "each": float(found.pace.each),
            "periods_left": found.pace.left,
            "target": float(found.pace.target),
            "year": found.pace.year.label,
            "by": str(found.pace.by),
        },
        "recovery": None
        if lens is None
        else {
            "month_value": None if lens.single.value is None else float(lens.single.value),
            "repeated": [str(month) for month in lens.repeated],
            "green_now": lens.green,
            "crosses": None if lens.crosses is None else str(lens.crosses.month),
            "ahead": [
                {
                    "month": str(one.month),
                    "numerator": one.numerator,
                    "denominator": one.denominator,
                    "value": float(one.value),
                }
                for one in lens.ahead
            ],
        },
        "age": told.age.value or "current",
        "previous_reporting_year": told.of_earlier_year,
        "sentences": list(told.sentences),
    }


def _distance(found: Distance) -> dict[str, Any]:
    return {
        "to_green": _change(found.to_green),
        "to_amber": _change(found.to_amber),
        "loses_green": [_change(change) for change in found.loses],
        "average": found.averaged,
        "why_not": found.why_not or None,
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "cases": change.count if change.more else -change.count,
        "numerator": change.numerator,
        "printed": str(change.printed),
    }


def snapshot_of(figures: Figures, indicator: Indicator, reading: str, month: Month) -> Month | None:
    """The month of the snapshot that stands for a figure until there is another: of several tables the oldest. None
    for a figure that rests on no such snapshot, and where there is none."""
    measure = indicator.measure_of(reading)
    if isinstance(measure, Draft | MeanOfMonths) or measure.window.kind is not WindowKind.STANDING:
        return None
    if isinstance(measure, External):
        days = [day for day in figures.comparison.values.days(measure.series) if day <= month.last]
        return Month.of(days[-1]) if days else None
    latest = []
    for table in tables_of(measure):
        if STANDARD_TABLES[table].kind == "snapshot":
            ends = [
                min(span.last, month.last) for span in figures.dataset.covers(table).spans if span.first <= month.last
            ]
            latest += [max(ends)] if ends else []
    return Month.of(min(latest)) if latest else None
