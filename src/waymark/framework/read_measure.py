"""A measure's keys → the measure, every table, column and filter checked against the standard tables."""

from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.measure import (
    Cohort,
    Draft,
    External,
    Gap,
    Mean,
    MeanOfMonths,
    Measure,
    Ratio,
    ShareOfEntities,
    Total,
)
from waymark.domain.period import YearType
from waymark.domain.tables import ColumnType
from waymark.domain.window import Window
from waymark.framework.calendars import Calendars
from waymark.framework.read_condition import ConditionReader
from waymark.framework.read_named_months import read_named_months
from waymark.framework.read_term import TermReader
from waymark.framework.table_keys import TableKeys
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_measure(
    fields: Fields, findings: Findings, calendars: Calendars, year_type: YearType | None
) -> Measure | None:
    """The measure, or None. Whatever can be checked is checked, so that all of its issues come at once.

    year_type: the indicator's, in which months are named; None where it could not be read.
    """
    keys = TableKeys(findings)
    return _Reader(keys, TermReader(keys, ConditionReader(keys, calendars)), year_type).measure(fields)


@dataclass(frozen=True)
class _Reader:
    keys: TableKeys
    terms: TermReader
    year_type: YearType | None

    def measure(self, fields: Fields) -> Measure | None:
        if (total := fields.group("total")) is not None:
            return self._total(total)
        if (averaged := fields.group("mean_of_months")) is not None:
            return self._mean_of_months(averaged)
        if (published := fields.group("external")) is not None:
            return self._external(published)
        if (gap := fields.group("gap")) is not None:
            return self._gap(gap)
        if (share := fields.group("share_of_entities")) is not None:
            return self._share_of_entities(share)
        if (cohort := fields.group("cohort")) is not None:
            return self._cohort(cohort)
        if fields.has("draft"):
            return Draft(fields.text("draft"))
        return self._side(fields)

    def _side(self, fields: Fields) -> Ratio | Mean | None:
        if (ratio := fields.group("ratio")) is not None:
            return self._ratio(ratio)
        if (mean := fields.group("mean")) is not None:
            return self._mean(mean)
        return None

    def _total(self, fields: Fields) -> Total | None:
        group = fields.group("term")
        term = None if group is None else self.terms.term(group)
        window = self._window(fields)
        return Total(term, window) if term is not None and window is not None and fields.sound else None

    def _mean_of_months(self, fields: Fields) -> MeanOfMonths | None:
        group = fields.group("of")
        of = None if group is None else self._side(group)
        months = read_named_months(fields, self.keys, self.year_type)
        return MeanOfMonths(of, months) if of is not None and months and fields.sound else None

    def _external(self, fields: Fields) -> External | None:
        window = self._window(fields)
        return External(fields.text("series"), window) if window is not None and fields.sound else None

    def _ratio(self, fields: Fields) -> Ratio | None:
        parts = (fields.group("numerator"), fields.group("denominator"))
        numerator, denominator = (None if part is None else self.terms.term(part) for part in parts)
        window = self._window(fields)
        own_window = fields.has("denominator_window")
        below = self._window(fields, "denominator_window") if own_window else None
        scale = self._scale(fields, Fraction(100))
        if numerator is None or denominator is None or window is None or scale is None or not fields.sound:
            return None
        return None if own_window and below is None else Ratio(numerator, denominator, window, scale, below)

    def _mean(self, fields: Fields) -> Mean | None:
        total = fields.group("sum")
        added = None if total is None else self.terms.sum(total)
        window = self._window(fields)
        scale = self._scale(fields, Fraction(1))
        if added is None or window is None or scale is None or not fields.sound:
            return None
        return Mean(added, window, scale)

    def _gap(self, fields: Fields) -> Gap | None:
        sides = (fields.group("first"), fields.group("second"))
        first, second = (None if side is None else self._side(side) for side in sides)
        names = (fields.text("first_name"), fields.text("second_name"))
        if names[0] and names[0] == names[1]:
            said = "Both sides of the gap have one name."
            self.keys.say(fields, "second_name", "gap_names", said, "Say whose figure each one is.", names[1])
            return None
        if first is None or second is None or not fields.sound:
            return None
        return Gap(first, second, *names)

    def _share_of_entities(self, fields: Fields) -> ShareOfEntities | None:
        window = self._window(fields)
        scale = self._scale(fields, Fraction(100))
        threshold = self._threshold(fields)
        table = self.keys.table(fields)
        if table is None:
            return None
        at = self.keys.event_date(fields, table)
        part = self.keys.column(fields, "part", table, ColumnType.INTEGER)
        whole = self.keys.column(fields, "whole", table, ColumnType.INTEGER)
        different = self.keys.differ(fields, "part", "whole", "part_is_whole")
        where, fits = self.keys.where(fields, table)
        if not (at and part and whole and different and fits and fields.sound):
            return None
        if window is None or scale is None or threshold is None:
            return None
        return ShareOfEntities(table.name, at, part, whole, threshold, window, where, scale)

    def _cohort(self, fields: Fields) -> Cohort | None:
        window = self._window(fields)
        scale = self._scale(fields, Fraction(100))
        table = self.keys.table(fields)
        if table is None:
            return None
        at = self.keys.event_date(fields, table)
        happened = self.keys.event_date(fields, table, "happened")
        known = self.keys.event_date(fields, table, "known")
        where, fits = self.keys.where(fields, table)
        if not (at and happened and known and fits and fields.sound) or window is None or scale is None:
            return None
        follow_up, wait = fields.integer("follow_up"), fields.integer("wait")
        return Cohort(
            table.name,
            at,
            happened,
            known,
            window,
            12 if follow_up is None else follow_up,
            6 if wait is None else wait,
            where,
            scale,
        )

    def _threshold(self, fields: Fields) -> Fraction | None:
        text = fields.text("threshold")
        if not text:
            return None
        threshold = Fraction(text.removesuffix("%")) / 100
        if not 0 < threshold <= 1:
            said = f"{text} is no share that anybody can be above or below."
            self.keys.say(fields, "threshold", "out_of_range", said, "Write more than 0% and at most 100%.", text)
            return None
        return threshold

    def _window(self, fields: Fields, key: str = "window") -> Window | None:
        if not fields.has(key):
            return None
        text = fields.text(key)
        try:
            return Window.parse(text)
        except ValueError:
            said = f"'{text}' is not a window."
            self.keys.say(fields, key, "window_unknown", said, "Use MS, M, R12M, YTD or A.", text)
            return None

    def _scale(self, fields: Fields, otherwise: Fraction) -> Fraction | None:
        scale = fields.number("scale") if fields.has("scale") else otherwise
        if scale is not None and scale <= 0:
            said = "The scale must be more than 0."
            self.keys.say(fields, "scale", "out_of_range", said, "Use 100 for a percentage.")
            return None
        return scale
