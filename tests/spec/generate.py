"""Writes docs/spec from the rules' own words and the worked tables beside this file: `python tests/spec/generate.py`.

A page is the rule's docstring, its table with what the verdict says of each row, and the other rules by name. The
tables are data: the tests run every row, and fail when a page differs from what is written here.
"""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from waymark.assessment.direction import step
from waymark.assessment.rating import baseline_and_target, floor_and_target, not_rated
from waymark.assessment.wording import Wording
from waymark.domain.errors import ContradictionError
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Draft, Measure, Ratio
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.rule_names import DIRECTION_METHODS, RATING_RULES
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


def answer_not_rated(row: Row) -> Answer:
    measure = Draft("to be confirmed with the service") if row["definition"] == "draft" else SETTLED
    missing = None if row["figure"] == "given" else Missing(MissingReason(row["figure"]))
    chosen = row["rule"] in ("", not_rated.NAME)
    verdict = not_rated.rate(measure, Polarity(row["polarity"]), missing, row["policy"], chosen)
    return Answer("goes on to the rule", "") if verdict is None else _said(verdict)


def answer_step(row: Row) -> Answer:
    indicator = an_indicator(Polarity(row["polarity"]), Unit(row["unit"]), int(row["decimals"]))
    earlier, latest = (
        Outturn("A1", "", "C", month, None, None, Fraction(row[name]))
        for name, month in (("earlier", Month.at(2022, 2)), ("latest", Month.at(2022, 3)))
    )
    moved = step.direction(latest, [earlier], indicator, number(row["target"]))
    return Answer(f"{moved.arrow.value}, {moved.movement.value}", moved.sentence)


ANSWERS: dict[str, Callable[[Row], Answer]] = {
    "floor_and_target": answer_floor_and_target,
    "baseline_and_target": answer_baseline_and_target,
    "not_rated": answer_not_rated,
    "step": answer_step,
}


def number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def wording(row: Row) -> Wording:
    return Wording(int(row["decimals"]), "", "2021-22")


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
