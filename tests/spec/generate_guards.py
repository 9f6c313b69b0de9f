"""Writes docs/spec/target_guards.md: `python tests/spec/generate_guards.py`.

As in `generate.py`, but of a table that only the framework's own checks can answer, which no page may import. The tests
run every row, and fail when the page differs from what is written here.
"""

import csv
import sys
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Total
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.target import Band, Target
from waymark.domain.window import Window
from waymark.framework.proposal import proposal_issues

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "spec" / "target_guards.md"
Y2021 = Year(2021, YearType.FINANCIAL)
WORDS = """# target_guards

What `waymark check` says of a row that cannot be meant. The same is asked of a proposal.

- An error refuses the dictionary; a warning does not.
- Each rule is a module of its name in `src/waymark/framework/checks/`.
- Beside these, of a whole dictionary: an indicator that is judged has a target in some year
  (`kpi_without_target_or_polarity`).

In the code: `src/waymark/framework/proposal.py`. This page is made by `tests/spec/generate_guards.py`
from `tests/spec/target_guards.csv`; every row below is a test.

## Worked examples
"""

Row = dict[str, str]


class Answer(NamedTuple):
    """verdict: the rules that find something, or `sound` · sentence: what the first of them says."""

    verdict: str
    sentence: str


def rows() -> list[Row]:
    with (HERE / "target_guards.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer(row: Row) -> Answer:
    low, high = row["band low"], row["band high"]
    target, floor, baseline = (Fraction(row[name]) if row[name] else None for name in ("target", "floor", "baseline"))
    day = date.fromisoformat(row["effective from"]) if row["effective from"] else None
    band = Band(Fraction(low), Fraction(high)) if low else None
    file = "targets/2021-22.csv"
    proposed = Target("A1", "C", Y2021, target, floor, baseline, day, "plan", file, 2, band, None, row["decided by"])
    indicator = an_indicator(row)
    rule = "baseline_and_target" if indicator.polarity is Polarity.TARGET else "floor_and_target"
    issues = proposal_issues(proposed, indicator, Policy(Y2021, "1", "", Judgement(rule, "step")))
    if not issues:
        return Answer("sound", "")
    return Answer(" ".join(issue.rule for issue in issues), f"{issues[0].level.value}: {issues[0].sentence}")


def an_indicator(row: Row) -> Indicator:
    return Indicator(
        code="A1",
        name="",
        short_name="",
        definition="",
        polarity=Polarity(row["polarity"]),
        frequency=Frequency(row["frequency"]),
        year_type=YearType.FINANCIAL,
        unit=Unit(row["unit"]),
        decimals=int(row["decimals"]),
        measure=Total(Count("referral", "date"), Window.parse("YTD")),
        numerator_name="",
        denominator_name="",
        source="",
        why_it_matters="",
        owner="",
        checker="",
        review_date=None,
    )


def page() -> str:
    table = rows()
    given = [column for column in table[0] if column not in ("verdict", "shows", "decimals")]
    lines = [_line([*given, "rule", "what it shows", "what it says"]), _line(["---"] * (len(given) + 3))]
    for row in table:
        cells = [*(row[column] or "–" for column in given), f"**{row['verdict']}**", row["shows"]]
        lines.append(_line([*cells, answer(row).sentence or "–"]))
    return "\n".join((WORDS, *lines, "", "See the [guide to targets](../guide/targets.md).", ""))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print("docs/spec/target_guards.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
