"""Writes the pages about what it would take and how old a figure is: `python tests/spec/generate_outlook.py`.

A page is the module's docstring and its worked table with what is said of each row. The tables are data: the tests
run every row, and fail when a page differs from what is written here.
"""

import csv
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from waymark.assessment.distance import Change, Distance, distance
from waymark.assessment.outlook import Outlook
from waymark.assessment.pace import pace
from waymark.assessment.recovery import recovery
from waymark.assessment.rejudged import Judge, judge_of
from waymark.assessment.staleness import Age, age, of_earlier_year
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Gap, Mean, Measure, Ratio, Sum, Total
from waymark.domain.month import Month
from waymark.domain.outturn import Flag, Missing, MissingReason, Outturn, outturn_from_parts, total_outturn
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.rule_parameters import NearBands, RuleParameters, Tolerance, ToleranceIn
from waymark.domain.target import Band, Target, Targets
from waymark.domain.window import Window
from waymark.scorecards.outlook_in_words import public_outlook

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[1] / "docs" / "spec"
AREAS = AreaTree.of([Area("C", "Kent", "authority", None)])
COUNT = Count("referral", "date")
MARCH = Month.at(2022, 3)
DECEMBER = Month.at(2021, 12)
YEAR = Year(2021, YearType.FINANCIAL)

Row = dict[str, str]


class Answer(NamedTuple):
    """verdict: in the words of the table's column · said: the sentences that a page would print."""

    verdict: str
    said: str


def rows(name: str) -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def an_indicator(polarity: str, measure: Measure, unit: Unit = Unit.PERCENT, decimals: int = 1) -> Indicator:
    return Indicator(
        "A1", "Example", "Example", "", Polarity(polarity), Frequency.MONTHLY, YearType.FINANCIAL, unit, decimals,
        measure, "cases that count", "cases", "", "", "", "", None,
    )  # fmt: skip


def number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def answer_distance(row: Row) -> Answer:
    unit, window = Unit(row["unit"]), Window.parse("R12M")
    scale = {Unit.RATE_PER_10000: Fraction(10_000), Unit.DAYS: Fraction(1)}.get(unit, Fraction(100))
    outturn, measure = _counted(row, unit, window, scale)
    indicator = an_indicator(row["polarity"], measure, unit, int(row["decimals"]))
    target, other = Fraction(row["target"]), Fraction(row["other"])
    low, high = number(row["band_low"]), number(row["band_high"])
    band = None if low is None or high is None else Band(low, high)
    aimed = Target("A1", "C", YEAR, target, other, other, None, "", "", 1, band)
    before = Outturn("A1", "", "C", MARCH - 12, None, None, Fraction(26))
    judge = judge_of(outturn, [before], indicator, Targets((aimed,)), _policy(row["rule"], other), AREAS)
    found = distance(outturn, indicator, target, judge)
    if found is None:
        raise ValueError("the row has no colour")
    told = public_outlook(Outlook(found), indicator, outturn, lambda _: True)
    return Answer(_steps(found), " ".join(told.distance))


def _counted(row: Row, unit: Unit, window: Window, scale: Fraction) -> tuple[Outturn, Measure]:
    if row["numerator"] == "-":
        ratio = Ratio(COUNT, COUNT, window)
        return Outturn("A1", "", "C", MARCH, None, None, Fraction(20)), Gap(ratio, ratio, "one", "other")
    top = int(row["numerator"])
    if not row["denominator"]:
        return total_outturn("A1", "", "C", MARCH, top, Fraction(1)), Total(COUNT, window)
    outturn = outturn_from_parts("A1", "", "C", MARCH, top, int(row["denominator"]), scale)
    if unit is Unit.DAYS:
        return outturn, Mean(Sum("adoption", "placed", "days"), window)
    return outturn, Ratio(COUNT, COUNT, window, scale)


def _policy(rule: str, amount: Fraction) -> Policy:
    parameters: RuleParameters | None = None
    if rule.startswith("tolerance"):
        parameters = Tolerance(amount, ToleranceIn.POINTS)
    if rule == "near_target":
        parameters = NearBands(amount, amount, 2 * amount, 2 * amount)
    return Policy(YEAR, "1", "", Judgement(rule, "step", parameters))


def _steps(found: Distance) -> str:
    def signed(change: Change) -> str:
        return f"{'+' if change.more else '-'}{change.count}"

    if found.why_not:
        return "not offered"
    said = [found.rating.value]
    if found.to_green:
        said.append(f"green {signed(found.to_green)}")
    if found.to_amber and found.to_amber != found.to_green:
        said.append(f"amber {signed(found.to_amber)}")
    said += [f"lost {signed(change)}" for change in found.loses]
    if len(said) == 1:
        said.append("never lost" if found.rating.value == "green" else "out of reach")
    return "; ".join(said)


def answer_pace(row: Row) -> Answer:
    year_type, month = YearType(row["year_type"]), Month.parse(row["month"])
    unit, decimals = Unit(row["unit"]), int(row["decimals"])
    plain = an_indicator(row["polarity"], Ratio(COUNT, COUNT, Window.parse("M")), unit, decimals)
    indicator = replace(plain, frequency=Frequency(row["frequency"]), year_type=year_type)

    def aimed(which: str) -> Target | None:
        year = row[f"{which}_year"] if which == "target" else row["later_year"]
        amount = row["target"] if which == "target" else row["later_target"]
        return (
            Target("A1", "C", Year(int(year), year_type), Fraction(amount), None, None, None, "", "", 1)
            if year
            else None
        )

    own = aimed("target")
    if own is None:
        raise ValueError("the row has no target")
    found = pace(Decimal(row["figure"]), month, indicator, own, later=aimed("later"))
    outturn = Outturn("A1", "", "C", month, None, None, Fraction(row["figure"]))
    told = public_outlook(Outlook(pace=found), indicator, outturn, lambda _: True)
    each = "" if found is None else str(float(found.each)).removesuffix(".0")
    exact = "" if found is None else each if Fraction(each) == found.each else str(found.each)
    return Answer("nothing" if found is None else f"{exact} × {found.left}", told.pace)


def answer_recovery(row: Row) -> Answer:
    window = Window.parse(row["window"])
    indicator = an_indicator(row["polarity"], Ratio(COUNT, COUNT, window))
    months = _months(row["months"])
    first = window.first_month(DECEMBER, indicator.year_type)
    within = [month for month in months if month.month >= first]
    top, bottom = sum(one.numerator or 0 for one in within), sum(one.denominator or 0 for one in within)
    outturn = outturn_from_parts("A1", "", "C", DECEMBER, top, bottom, Fraction(100))
    target = Fraction(row["target"])
    aimed = Target("A1", "C", YEAR, target, target, target, None, "", "", 1)
    judge: Judge = judge_of(outturn, (), indicator, Targets((aimed,)), _policy("floor_and_target", target), AREAS)
    found = recovery(outturn, indicator, months, judge)
    told = public_outlook(Outlook(lens=found), indicator, outturn, lambda _: True)
    if found is None:
        return Answer("no lens", "")
    crosses = found.crosses
    verdict = f"{crosses.month}: {crosses.numerator}/{crosses.denominator}" if crosses else ""
    return Answer(verdict or f"not within {len(found.ahead)} months", f"{told.month} {told.ahead}".strip())


def _months(text: str) -> list[Outturn]:
    """Months that end in December 2021, oldest first: `6*30/100` is six alike; `~` a partial period, `!` a break."""
    parts = [part for one in text.split() for part in _repeated(one)]
    return [_month(part, DECEMBER - back) for back, part in enumerate(reversed(parts))][::-1]


def _repeated(text: str) -> list[str]:
    times, star, part = text.partition("*")
    return [part] * int(times) if star else [text]


def _month(text: str, month: Month) -> Outturn:
    flags = tuple(flag for mark, flag in (("~", Flag.PARTIAL_PERIOD), ("!", Flag.SERIES_BREAK)) if mark in text)
    top, bottom = (int(part) for part in text.rstrip("~!").split("/"))
    return replace(outturn_from_parts("A1", "month", "C", month, top, bottom, Fraction(100)), flags=flags)


def answer_staleness(row: Row) -> Answer:
    plain = an_indicator("H", Ratio(COUNT, COUNT, Window.parse("M")))
    indicator = replace(plain, frequency=Frequency(row["frequency"]), year_type=YearType(row["year_type"]))
    month, as_at = Month.parse(row["month"]), Month.parse(row["as_at"])
    given = row["figure"] == "given"
    missing = None if given else Missing(MissingReason(row["figure"]))
    outturn = Outturn("A1", "", "C", month, None, None, Fraction(70) if given else None, missing)
    snapshot = Month.parse(row["snapshot"]) if row["snapshot"] else None
    found = age(outturn, as_at, indicator, row["earlier"] == "known", snapshot)
    if found is not Age.CURRENT:
        return Answer(found.value, "")
    old = given and of_earlier_year(month, as_at, indicator)
    return Answer("previous reporting year" if old else "current", "")


ANSWERS: dict[str, Callable[[Row], Answer]] = {
    "distance": answer_distance,
    "pace": answer_pace,
    "recovery": answer_recovery,
    "staleness": answer_staleness,
}


def page(name: str) -> str:
    """The whole page: what the rule is, and every row of its table."""
    told = (import_module(f"waymark.assessment.{name}").__doc__ or "").strip()
    table = rows(name)
    answers = [ANSWERS[name](row) for row in table]
    spoken = any(answer.said for answer in answers)
    given = [column for column in table[0] if column not in ("verdict", "shows", "decimals")]
    lines = [
        f"# {name}", "", told, "",
        f"In the code: `src/waymark/assessment/{name}.py`. This page is made by `tests/spec/generate_outlook.py`",
        f"from that module and from `tests/spec/{name}.csv`; every row below is a test.", "",
        "## Worked examples", "",
        _line([*(name.replace("_", " ") for name in given), "answer", "what it shows", *(["what it says"] * spoken)]),
        _line(["---"] * (len(given) + 2 + spoken)),
    ]  # fmt: skip
    for row, answer in zip(table, answers, strict=True):
        cells = [*(row[column] or "–" for column in given), f"**{row['verdict']}**", row["shows"]]
        lines.append(_line([*cells, *([answer.said or "–"] * spoken)]))
    return "\n".join((*lines, ""))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    for name in ANSWERS:
        (PAGES / f"{name}.md").write_text(page(name), encoding="utf-8")
        print(f"docs/spec/{name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
