"""What it would take for a figure to change colour, from the current run; and how old the data are that it rests on."""

from dataclasses import dataclass
from typing import Any

from waymark.assessment.distance import Change, Distance
from waymark.assessment.outlook import Outlook, outlook
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, External, MeanOfMonths, tables_of
from waymark.domain.month import Month
from waymark.domain.tables import STANDARD_TABLES
from waymark.domain.window import WindowKind
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
    """What it would take, for those who may see every figure. `public`: the sentences that a page would say of it."""

    outlook: Outlook
    public: PublicOutlook


def told_of(figures: Figures, indicator: Indicator, reading: str, area: str, month: Month) -> Told:
    found = outlook_of(figures, indicator, reading, area, month)
    outturn = figures.outturn(indicator, reading, area, month)
    return Told(found, public_outlook(found, indicator, outturn, lambda _: True))


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
        "sentences": list(told.public.sentences),
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
