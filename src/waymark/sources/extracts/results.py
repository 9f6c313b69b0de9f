"""From results to their standard rows: the day that stands for the year, and Attainment 8."""

from datetime import date

from waymark.sources.intake import Value
from waymark.sources.tabular.record import Derived, Record, reads

_SINGLE = ("ebacc_1", "ebacc_2", "ebacc_3", "open_1", "open_2", "open_3")
_SLOTS = ("english_points", "english_both", "maths_points", *_SINGLE)


@reads("year")
def derive_eyfsp(record: Record) -> Derived:
    return Derived({"assessed_on": _day(record, 6, 30)})


@reads("year")
def derive_ks2(record: Record) -> Derived:
    return Derived({"assessed_on": _day(record, 5, 31)})


@reads("year", *_SLOTS)
def derive_ks4(record: Record) -> Derived:
    """Attainment 8 × 100: English (twice where both language and literature were taken), mathematics twice, and six
    further slots. A blank slot counts 0; a slot that was not believed leaves the whole unknown.
    """
    assessed_on = _day(record, 8, 31)
    if record.doubted(*_SLOTS):
        return Derived({"assessed_on": assessed_on, "attainment_8": None}, ("attainment_8",))
    english = _points(record, "english_points") * (2 if record.values["english_both"] else 1)
    total = english + 2 * _points(record, "maths_points") + sum(_points(record, slot) for slot in _SINGLE)
    return Derived({"assessed_on": assessed_on, "attainment_8": total})


def _points(record: Record, slot: str) -> int:
    value = record.values[slot]
    return value if isinstance(value, int) else 0


def _day(record: Record, month: int, day: int) -> Value:
    year = record.values["year"]
    return date(year, month, day) if isinstance(year, int) else None
