"""The made-up indicator, wording and figures that the rows of worked tables are about."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from waymark.assessment.earlier import EarlierFigure, same_period_before
from waymark.assessment.wording import Wording
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Measure, Ratio
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window
from waymark.worked.subject import Row

LATEST = Month.at(2022, 3)
_YEAR = "2021-22"


def ratio(window: str) -> Measure:
    return Ratio(Count("referral", "date"), Count("referral", "date"), Window.parse(window))


def indicator(polarity: Polarity, unit: Unit, decimals: int, measure: Measure | None = None) -> Indicator:
    """A monthly indicator by the financial year, with nothing in it that the tables do not ask for."""
    return Indicator(
        code="A1",
        name="Example",
        short_name="Example",
        definition="",
        polarity=polarity,
        frequency=Frequency.MONTHLY,
        year_type=YearType.FINANCIAL,
        unit=unit,
        decimals=decimals,
        measure=measure or ratio("R12M"),
        numerator_name="",
        denominator_name="",
        source="",
        why_it_matters="",
        owner="",
        checker="",
        review_date=None,
    )


def outturn(
    month: Month, value: Fraction | None, missing: Missing | None = None, flags: tuple[Flag, ...] = ()
) -> Outturn:
    return Outturn("A1", "", "C", month, None, None, value, missing, flags=flags)


def series_of(text: str, last: Month = LATEST) -> list[Outturn]:
    """Months up to `last`, the latest first, of a text with the oldest first.

    `90/150` with counts, `61.2` without, `-` for no figure; then `!` where the series breaks, `~` for a partial
    period. `6*30/100` stands for six alike.
    """
    said = [one for part in text.split() for one in repeated(part)]
    return [_month_of(one, last - back) for back, one in enumerate(reversed(said))]


def repeated(text: str) -> list[str]:
    times, star, part = text.partition("*")
    return [part] * int(times) if star else [text]


def _month_of(text: str, month: Month) -> Outturn:
    marks = {"!": Flag.SERIES_BREAK, "~": Flag.PARTIAL_PERIOD}
    flags = tuple(flag for mark, flag in marks.items() if mark in text)
    plain = text.rstrip("!~")
    if plain == "-":
        return outturn(month, None, Missing(MissingReason.NOT_AVAILABLE), flags)
    if "/" not in plain:
        return outturn(month, Fraction(plain), flags=flags)
    counted, whole = share(plain)
    return replace(outturn_from_parts("A1", "", "C", month, counted, whole, Fraction(100)), flags=flags)


def years_before(row: Row, columns: Sequence[str]) -> tuple[EarlierFigure, ...]:
    """The figures of March 2021, 2020 and so on beside one of March 2022. A column holds a number, the reason of a
    missing one, or a flag that stands against comparing."""
    flags = {flag.value: flag for flag in Flag}
    earlier, broken = [], False
    for back, column in enumerate(columns, start=1):
        text, month = row[column], LATEST - 12 * back
        if text in flags:
            broken = broken or flags[text] is Flag.SERIES_BREAK
            own = (flags[text],) if flags[text] is Flag.PARTIAL_PERIOD else ()
            earlier.append(outturn(month, Fraction(100), flags=own))
        elif number_like(text):
            earlier.append(outturn(month, Fraction(text)))
        elif text:
            earlier.append(outturn(month, None, Missing(MissingReason(text))))
    latest = outturn(LATEST, Fraction(row["value"]), flags=(Flag.SERIES_BREAK,) if broken else ())
    made = indicator(Polarity.NONE, Unit(row["unit"]), int(row["decimals"]))
    return same_period_before(latest, earlier, made, len(columns))


def wording(row: Row) -> Wording:
    """With the unit of the row, where the table has one."""
    unit = Unit(row["unit"]) if "unit" in row else Unit.COUNT
    return Wording(int(row["decimals"]), unit.suffix, _YEAR, change=unit.change)


def number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def share(text: str) -> tuple[int, int]:
    """`90/150` as (90, 150)."""
    counted, _, whole = text.partition("/")
    return int(counted), int(whole)


def number_like(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()
