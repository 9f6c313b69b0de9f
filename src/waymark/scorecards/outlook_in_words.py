"""What it would take, as it may be shown: sentences of a figure that is shown, and none of one that is hidden."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.assessment import Assessment
from waymark.assessment.distance import Change, Distance
from waymark.assessment.outlook import Outlook
from waymark.assessment.pace import Pace
from waymark.assessment.recovery import Lens
from waymark.disclosure.cell import PublicCell
from waymark.disclosure.counts import CellKey
from waymark.disclosure.public import Protected, count_cell
from waymark.domain.indicator import Indicator, Unit, key_of
from waymark.domain.measure import Mean, Measure, Ratio, Total, per_unit
from waymark.domain.month import NAMES, Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Frequency
from waymark.domain.rounding import exact, printed, round_half_up
from waymark.domain.single_month import MONTH
from waymark.domain.verdict import Rating
from waymark.domain.window import WindowKind
from waymark.narrative import outlook as said
from waymark.scorecards.outlook import NOTHING, PublicOutlook

_ANOTHER = "what this reading counts"  # the dictionary has words for what the indicator's own measure counts
_PERIODS = {
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.TERMLY: "term",
    Frequency.ANNUAL: "year",
}


def outlook_of_row(
    outlooks: Callable[[], Outlook] | None,
    judged: Assessment,
    indicator: Indicator,
    protected: Mapping[CellKey, Protected],
) -> PublicOutlook:
    """Of one row. judged: through `withheld`, so that a figure which may not be shown, or whose colour rests on one
    that may not, has no colour here and nothing is worked out of it · outlooks: None where nobody can say."""
    outturn = judged.outturn
    cell = protected.get(CellKey(key_of(outturn.code, outturn.reading), outturn.area, outturn.month))
    if outlooks is None or judged.verdict.rating is Rating.NOT_RATED or cell is None or cell.value.symbol is not None:
        return NOTHING

    def shown(month: Month) -> bool:
        single = protected.get(CellKey(key_of(outturn.code, MONTH), outturn.area, month))
        return single is not None and not single.hidden

    return public_outlook(outlooks(), indicator, outturn, shown)


def public_outlook(
    outlook: Outlook, indicator: Indicator, outturn: Outturn, shown: Callable[[Month], bool]
) -> PublicOutlook:
    """Of a figure that is shown. shown: whether the single month beneath a rolling figure may be shown."""
    lens = outlook.lens
    if lens is not None and not all(shown(month) for month in lens.rests_on):
        lens = None
    distance, change = outlook.distance, outlook.distance.to_green if outlook.distance else None
    told = _Texts(indicator, outturn)
    averaged = distance is not None and distance.averaged
    return PublicOutlook(
        told.distance(distance) if distance else (),
        told.changed(change, averaged).short if change else "",
        told.cases(change) if change and not averaged else None,
        told.pace(outlook.pace) if outlook.pace else "",
        told.alone(lens) if lens else "",
        told.ahead(lens) if lens else "",
    )


@dataclass(frozen=True)
class _Texts:
    """One figure, put into the words of its indicator."""

    indicator: Indicator
    outturn: Outturn

    def distance(self, found: Distance) -> tuple[str, ...]:
        if found.why_not:
            return (said.not_offered(found.why_not),)
        counted = self.counted
        if found.rating is Rating.GREEN:
            return (said.kept([self.changed(change, found.averaged) for change in found.loses], counted),)
        if found.to_green is None:
            return (said.out_of_reach(counted),)
        sentences = [said.needs("Green", self.changed(found.to_green, found.averaged), counted)]
        if found.to_amber is not None and found.to_amber != found.to_green:
            sentences.append(said.needs("Amber", self.changed(found.to_amber, found.averaged), counted))
        return tuple(sentences)

    def changed(self, change: Change, averaged: bool) -> said.Changed:
        by = ""
        if averaged:
            now = round_half_up(self.outturn.value or Fraction(0), self.indicator.decimals)
            by = self._by(abs(Fraction(change.printed) - Fraction(now)), self.indicator.decimals)
        return said.Changed(
            self._count(change.count), change.more, self._count(change.numerator), self._value(change.printed), by
        )

    def cases(self, change: Change) -> PublicCell:
        text = self._count(change.count)
        return PublicCell(f"{'+' if change.more else '-'}{text}")

    def pace(self, found: Pace) -> str:
        places = self.indicator.decimals + 1
        size = abs(found.each)
        rounded = Fraction(round_half_up(size, places))
        about = "" if rounded == size else "about " if rounded else "less than "
        each = self._by(rounded or Fraction(1, int(10**places)), 0)
        return said.required(
            exact(found.target) + self.indicator.unit.suffix,
            found.year.label,
            found.by.label,
            found.each > 0,
            about + each,
            found.left,
            _PERIODS[self.indicator.frequency],
        )

    def alone(self, lens: Lens) -> str:
        month = lens.single
        if month.value is None:
            return ""
        parts = _Texts(self.indicator, replace(month, reading=self.outturn.reading)).counted  # counted the same way
        counted = "" if month.denominator is None else f"{parts.count}{parts.out_of}"
        return said.alone(self._printed(month.value), counted)

    def ahead(self, lens: Lens) -> str:
        if not lens.ahead:
            return ""
        crosses, last = lens.crosses, lens.ahead[-1]
        window = getattr(self.indicator.measure_of(self.outturn.reading), "window", None)
        return said.continued(
            said.Seen(
                lens.green,
                _months(lens.repeated[0], lens.repeated[-1]),
                crosses.month.label if crosses else "",
                self._printed(crosses.value) if crosses else "",
                last.month.label,
                self._printed(last.value),
                len(lens.ahead),
                window is not None and window.kind is WindowKind.YEAR_TO_DATE,
            )
        )

    @property
    def counted(self) -> said.Counted:
        """The denominator as it stands in the open: whole numbers, or as many full-time equivalents as there are."""
        outturn, measure = self.outturn, self.indicator.measure_of(self.outturn.reading)
        bottom = outturn.denominator
        return said.Counted(
            _ANOTHER if outturn.reading else _plural(self.indicator.numerator_name),
            self._count(outturn.numerator or 0),
            self._printed(outturn.value or Fraction(0)),
            "" if bottom is None else count_cell(bottom, _scaled(measure, below=True)).text,
            self.indicator.unit is Unit.PERCENT,
        )

    def _count(self, count: int) -> str:
        return count_cell(count, _scaled(self.indicator.measure_of(self.outturn.reading))).text

    def _printed(self, value: Fraction) -> str:
        return printed(value, self.indicator.decimals) + self.indicator.unit.suffix

    def _value(self, value: Decimal) -> str:
        return f"{value:,.{self.indicator.decimals}f}{self.indicator.unit.suffix}"

    def _by(self, size: Fraction, decimals: int) -> str:
        """`1.9 percentage points`, `1 day`, `2` of a number."""
        number, unit = exact(size, decimals), self.indicator.unit.change
        if number == "1" and unit.endswith("s"):
            unit = unit[:-1]
        return f"{number} {unit}".rstrip()


def _scaled(measure: Measure, below: bool = False) -> int:
    """By how much the integers of the numerator, or of the denominator, are scaled."""
    match measure:
        case Ratio():
            return per_unit(measure.denominator if below else measure.numerator)
        case Mean():
            return per_unit(measure.count if below else measure.total)
        case Total():
            return per_unit(measure.term)
    return 1


def _plural(name: str) -> str:
    """What is counted, free of the words that tie it to the line below it and of how its integers are scaled."""
    return re.sub(r" × [\d,]+", "", name.removeprefix("of these, "))


def _months(first: Month, last: Month) -> str:
    """`December 2018 to February 2019`, `January to March 2019`."""
    opening = NAMES[first.number] if first.year == last.year else first.label
    return f"{opening} to {last.label}"
