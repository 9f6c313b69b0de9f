"""Writes docs/spec from the rules' own words and the worked tables beside this file: `python tests/spec/generate.py`.

A page is the rule's docstring, its table with what the verdict says of each row, and the other rules by name. The
tables are data: the tests run every row, and fail when a page differs from what is written here.
"""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from waymark.assessment.direction import step
from waymark.assessment.earlier import EarlierFigure, same_period_before
from waymark.assessment.methods import DIRECTION
from waymark.assessment.rating import (
    activity_band,
    baseline_and_target,
    floor_and_target,
    near_target,
    not_rated,
    tolerance,
    tolerance_and_trend,
)
from waymark.assessment.wording import Wording
from waymark.domain.area import NOT_KNOWN
from waymark.domain.errors import ContradictionError
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Draft, Measure, Ratio
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.rule_names import DIRECTION_METHODS, RATING_RULES
from waymark.domain.rule_parameters import NearBands, Tolerance, ToleranceIn
from waymark.domain.target import Band
from waymark.domain.verdict import Verdict
from waymark.domain.window import Window

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[1] / "docs" / "spec"
SETTLED: Measure = Ratio(Count("referral", "date"), Count("referral", "date"), Window.parse("R12M"))

Row = dict[str, str]


class Answer(NamedTuple):
    """verdict: in the words of the table's column · sentence: what the rule says."""

    verdict: str
    sentence: str


def rows(name: str) -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer_floor_and_target(row: Row) -> Answer:
    def rate() -> Verdict:
        return floor_and_target.rate(
            Decimal(row["value"]), Polarity(row["polarity"]), number(row["target"]), number(row["floor"]), wording(row)
        )

    return _answer(rate)


def answer_baseline_and_target(row: Row) -> Answer:
    low, high = number(row["band_low"]), number(row["band_high"])
    band = None if low is None or high is None else Band(low, high)

    def rate() -> Verdict:
        value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
        return baseline_and_target.rate(
            value, polarity, number(row["target"]), number(row["baseline"]), band, wording(row)
        )

    return _answer(rate)


def answer_tolerance(row: Row) -> Answer:
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    return _said(tolerance.rate(value, polarity, number(row["target"]), a_tolerance(row), wording_in_unit(row)))


def answer_tolerance_and_trend(row: Row) -> Answer:
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    (last_year,) = years_before(row, ("last_year",))
    return _said(
        tolerance_and_trend.rate(
            value, polarity, number(row["target"]), a_tolerance(row), last_year, wording_in_unit(row)
        )
    )


def answer_near_target(row: Row) -> Answer:
    distances = [Fraction(row[name]) for name in ("inner_below", "inner_above", "outer_below", "outer_above")]
    value, polarity = Decimal(row["value"]), Polarity(row["polarity"])
    return _said(near_target.rate(value, polarity, number(row["target"]), NearBands(*distances), wording_in_unit(row)))


def answer_activity_band(row: Row) -> Answer:
    value, low, high = Decimal(row["value"]), number(row["expected_low"]), number(row["expected_high"])
    if low is not None and high is not None:
        verdict = activity_band.rate(value, low, high, wording_in_unit(row))
    else:
        history = years_before(row, ("last_year", "two_years_ago", "three_years_ago"))
        verdict = activity_band.rate_by_history(value, history, wording_in_unit(row))
    if verdict.rule != activity_band.NAME:
        return _said(verdict)
    ends = dict(verdict.bars)
    below, above = value < ends["expected_low"], value > ends["expected_high"]
    return Answer("below" if below else "above" if above else "within", verdict.sentence)


def answer_not_rated(row: Row) -> Answer:
    measure = Draft("to be confirmed with the service") if row["definition"] == "draft" else SETTLED
    missing = None if row["figure"] == "given" else Missing(MissingReason(row["figure"]))
    chosen = row["rule"] in ("", not_rated.NAME)
    area = NOT_KNOWN if row["area"] == "not known" else "E07000106"
    verdict = not_rated.rate(measure, Polarity(row["polarity"]), missing, row["policy"], chosen, area=area)
    return Answer("goes on to the rule", "") if verdict is None else _said(verdict)


def answer_step(row: Row) -> Answer:
    indicator = an_indicator(Polarity(row["polarity"]), Unit(row["unit"]), int(row["decimals"]))
    earlier, latest = (
        Outturn("A1", "", "C", month, None, None, Fraction(row[name]))
        for name, month in (("earlier", Month.at(2022, 2)), ("latest", Month.at(2022, 3)))
    )
    moved = step.direction(latest, [earlier], indicator, number(row["target"]))
    return Answer(f"{moved.arrow.value}, {moved.movement.value}", moved.sentence)


def answer_series(name: str) -> Callable[[Row], Answer]:
    """Months that end in March 2022, oldest first: `90/150` with counts, `61.2` without, `-` for no figure; then `!`
    where the series breaks, `~` for a partial period."""

    def answer(row: Row) -> Answer:
        window = Window.parse(row["window"])
        measure = Ratio(Count("referral", "date"), Count("referral", "date"), window)
        indicator = replace(an_indicator(Polarity(row["polarity"]), Unit.PERCENT, 1), measure=measure)
        said = row["series"].split()
        outturns = [month_of(text, Month.at(2022, 3) - back) for back, text in enumerate(reversed(said))]
        moved = DIRECTION[name](outturns[0], outturns[1:], indicator, number(row["target"]))
        return Answer(f"{moved.method}: {moved.arrow.value}, {moved.movement.value}", moved.sentence)

    return answer


def month_of(text: str, month: Month) -> Outturn:
    marks = {"!": Flag.SERIES_BREAK, "~": Flag.PARTIAL_PERIOD}
    flags = tuple(flag for mark, flag in marks.items() if mark in text)
    plain = text.rstrip("!~")
    if plain == "-":
        return Outturn("A1", "", "C", month, None, None, None, Missing(MissingReason.NOT_AVAILABLE), flags=flags)
    if "/" not in plain:
        return Outturn("A1", "", "C", month, None, None, Fraction(plain), flags=flags)
    counted, whole = (int(part) for part in plain.split("/"))
    return replace(outturn_from_parts("A1", "", "C", month, counted, whole, Fraction(100)), flags=flags)


ANSWERS: dict[str, Callable[[Row], Answer]] = {
    "floor_and_target": answer_floor_and_target,
    "baseline_and_target": answer_baseline_and_target,
    "tolerance": answer_tolerance,
    "tolerance_and_trend": answer_tolerance_and_trend,
    "near_target": answer_near_target,
    "activity_band": answer_activity_band,
    "not_rated": answer_not_rated,
    "step": answer_step,
    **{name: answer_series(name) for name in DIRECTION_METHODS if name != step.NAME},
}


def number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def wording(row: Row) -> Wording:
    return Wording(int(row["decimals"]), "", "2021-22")


def wording_in_unit(row: Row) -> Wording:
    unit = Unit(row["unit"])
    return Wording(int(row["decimals"]), unit.suffix, "2021-22", change=unit.change)


def a_tolerance(row: Row) -> Tolerance:
    return Tolerance(Fraction(row["tolerance"]), ToleranceIn(row["tolerance_in"]))


def years_before(row: Row, columns: Sequence[str]) -> tuple[EarlierFigure, ...]:
    """The figures of March 2021, 2020 and so on beside one of March 2022. A column holds a number, the reason of a
    missing one, or a flag that stands against comparing."""
    indicator = an_indicator(Polarity.NONE, Unit(row["unit"]), int(row["decimals"]))
    march = Month.at(2022, 3)
    flags = {flag.value: flag for flag in Flag}
    earlier, broken = [], False
    for back, column in enumerate(columns, start=1):
        text, month = row[column], march - 12 * back
        if text in flags:
            broken = broken or flags[text] is Flag.SERIES_BREAK
            own = (flags[text],) if flags[text] is Flag.PARTIAL_PERIOD else ()
            earlier.append(Outturn("A1", "", "C", month, None, None, Fraction(100), flags=own))
        elif number_like(text):
            earlier.append(Outturn("A1", "", "C", month, None, None, Fraction(text)))
        elif text:
            missing = Missing(MissingReason(text))
            earlier.append(Outturn("A1", "", "C", month, None, None, None, missing))
    breaks = (Flag.SERIES_BREAK,) if broken else ()
    latest = Outturn("A1", "", "C", march, None, None, Fraction(row["value"]), flags=breaks)
    return same_period_before(latest, earlier, indicator, len(columns))


def number_like(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


def an_indicator(polarity: Polarity, unit: Unit, decimals: int) -> Indicator:
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
        measure=SETTLED,
        numerator_name="",
        denominator_name="",
        source="",
        why_it_matters="",
        owner="",
        checker="",
        review_date=None,
    )


def _answer(rate: Callable[[], Verdict]) -> Answer:
    try:
        return _said(rate())
    except ContradictionError as problem:
        return Answer("contradiction", f"Refused: {problem}.")


def _said(verdict: Verdict) -> Answer:
    reason = f"not rated: {verdict.why_not.value}" if verdict.why_not else verdict.rating.value
    return Answer(reason, verdict.sentence)


def page(name: str) -> str:
    """The whole page of one rule or method."""
    return "\n".join((*_prose(name), *_table(name), *_alternatives(name)))


def _module(name: str) -> ModuleType:
    return import_module(f"waymark.assessment.{'direction' if name in DIRECTION_METHODS else 'rating'}.{name}")


def _doc(name: str) -> str:
    return (_module(name).__doc__ or "").strip()


def _prose(name: str) -> Iterator[str]:
    folder = "direction" if name in DIRECTION_METHODS else "rating"
    yield from (f"# {name}", "", _doc(name), "")
    yield f"In the code: `src/waymark/assessment/{folder}/{name}.py`. This page is made by `tests/spec/generate.py`"
    yield f"from that module and from `tests/spec/{name}.csv`; every row below is a test."
    yield ""


def _table(name: str) -> Iterator[str]:
    table = rows(name)
    given = [column for column in table[0] if column not in ("verdict", "shows", "decimals")]
    yield from ("## Worked examples", "")
    yield _line([*(column.replace("_", " ") for column in given), "verdict", "what it shows", "what it says"])
    yield _line(["---"] * (len(given) + 3))
    for row in table:
        said = ANSWERS[name](row).sentence
        yield _line([*(row[column] or "–" for column in given), f"**{row['verdict']}**", row["shows"], said or "–"])
    yield ""


def _alternatives(name: str) -> Iterator[str]:
    others = [other for other in (*RATING_RULES, *DIRECTION_METHODS) if _module(other) is not _module(name)]
    kind = DIRECTION_METHODS if name in DIRECTION_METHODS else RATING_RULES
    yield from ("## Alternatives", "")
    listed = [other for other in others if other in kind]
    for other in listed:
        yield f"- [`{other}`]({other}.md): {_doc(other).splitlines()[0]}"
    if not listed:
        yield "None yet: this is the only method that a policy can name."
    yield ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in ANSWERS:
        (PAGES / f"{name}.md").write_text(page(name), encoding="utf-8")
        print(f"docs/spec/{name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
