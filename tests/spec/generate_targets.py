"""Writes the pages of docs/spec about targets: `python tests/spec/generate_targets.py`.

As in `generate.py`: a page is a module's own words and its table, with what is said of each row; the tests run every
row, and fail when a page differs from what is written here.
"""

import csv
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from waymark.assessment.targets import improvement, profile, trajectory
from waymark.assessment.wording import Wording
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Count, Total
from waymark.domain.month import Month
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.profile import Profile, ProfileShape
from waymark.domain.rounding import exact
from waymark.domain.target import Band, Target, Targets
from waymark.domain.trajectory import TrajectoryShape
from waymark.domain.window import Window
from waymark.framework.proposal import proposal_issues

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[1] / "docs" / "spec"
FINANCIAL = YearType.FINANCIAL
Y2021, Y2026 = Year(2021, FINANCIAL), Year(2026, FINANCIAL)

Row = dict[str, str]


class Answer(NamedTuple):
    """verdict: in the words of the table's column · sentence: what is said of it."""

    verdict: str
    sentence: str


def rows(name: str) -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer_improvement(row: Row) -> Answer:
    baseline, polarity = Fraction(row["baseline"]), Polarity(row["polarity"])
    stated = Improvement(Fraction(row["improve by"]), ImprovedIn(row["improve in"]))
    try:
        number = improvement.target(baseline, stated, polarity, int(row["decimals"]))
    except ValueError as problem:
        return Answer("refused", f"Refused: {problem}.")
    said = improvement.sentence(baseline, stated, polarity, wording(row))
    return Answer(exact(number, int(row["decimals"])), said)


def answer_trajectory(row: Row) -> Answer:
    baseline, target, years = Fraction(row["baseline"]), Fraction(row["target"]), int(row["years"])
    shape, decimals = TrajectoryShape(row["shape"]), int(row["decimals"])
    by_hand = tuple(Fraction(part) for part in row["milestones by hand"].split("; ") if part)
    polarity = Polarity(row["polarity"])
    if problem := trajectory.contradiction(baseline, target, years, shape, by_hand, polarity, decimals):
        return Answer("refused", f"Refused: {problem}.")
    steps = trajectory.milestones(baseline, target, years, shape, decimals, by_hand)
    ends = (baseline, "2024-25", target, Year(2024 + years, FINANCIAL).label)
    said = trajectory.sentence(1, years, *ends, shape, wording(row))
    return Answer("; ".join(exact(step, decimals) for step in steps), said)


def answer_profile(row: Row) -> Answer:
    months = [Month.parse("2026-04") + number for number in range(12)]
    stated = {
        month.number: Fraction(text)
        for month, text in zip(months, row["months"].split() or ["-"] * 12, strict=True)
        if text != "-"
    }
    shape, target, decimals = ProfileShape(row["shape"]), Fraction(row["target"]), int(row["decimals"])
    made = Profile("A1", "C", Y2026, shape, stated, "plan", "Director", "profiles.csv", 2)
    reported = [3, 6, 9, 12] if "-" in row["months"] and shape is ProfileShape.PERCENTAGES else range(1, 13)
    problems = list(profile.contradictions(made, Y2026, target, True, reported))
    if problems:
        return Answer("refused", f"Refused: {problems[0]}")
    annual = a_target(target=row["varied to"] or row["target"], floor=row["floor"], year=Y2026)
    told = profile.expected(annual, made, Month.parse(row["month"]), decimals)
    floor = "" if told.by.floor is None else f"; floor {exact(told.by.floor, decimals)}"
    return Answer(f"{exact(told.by.target, decimals)}{floor}", profile.sentence(told, Wording(decimals)))


def answer_variation(row: Row) -> Answer:
    month, day = Month.parse(row["month"]), date.fromisoformat(row["with effect from"])
    first = a_target(target=row["target"])
    varied = a_target(target=row["varied to"], effective_from=day, decided_by=row["by"], line=3)
    varied = replace(varied, decision_ref="Decision 21/112")
    found = Targets((first, varied)).in_force("A1", "C", Year.containing(month.last, FINANCIAL), month.last)
    return Answer("no target", "") if found is None else Answer(exact(found.target, 1), f"Set by: {found.set_by}.")


def answer_target_guards(row: Row) -> Answer:
    low, high = row["band low"], row["band high"]
    proposed = a_target(
        target=row["target"],
        floor=row["floor"],
        baseline=row["baseline"],
        effective_from=date.fromisoformat(row["effective from"]) if row["effective from"] else None,
        decided_by=row["decided by"],
        band=Band(Fraction(low), Fraction(high)) if low else None,
    )
    indicator = an_indicator(row)
    rule = "baseline_and_target" if indicator.polarity is Polarity.TARGET else "floor_and_target"
    policy = Policy(Y2021, "1", "", Judgement(rule, "step"))
    issues = proposal_issues(proposed, indicator, policy)
    if not issues:
        return Answer("sound", "")
    return Answer(" ".join(issue.rule for issue in issues), f"{issues[0].level.value}: {issues[0].sentence}")


ANSWERS: dict[str, Callable[[Row], Answer]] = {
    "improvement": answer_improvement,
    "trajectory": answer_trajectory,
    "profile": answer_profile,
    "variation": answer_variation,
    "target_guards": answer_target_guards,
}
MODULES = {
    "improvement": "waymark.assessment.targets.improvement",
    "trajectory": "waymark.assessment.targets.trajectory",
    "profile": "waymark.assessment.targets.profile",
    "variation": "waymark.domain.target",
    "target_guards": "waymark.framework.proposal",
}
VERDICTS = {
    "improvement": "target",
    "trajectory": "milestones",
    "profile": "expected",
    "variation": "judged against",
    "target_guards": "rule",
}
WORDS = {
    "variation": """A target changes within its year: months before that day keep the one they were judged against.

- A variation is a second row of the year, with the day from which it counts in `effective_from`.
- A month is held against the row in effect on its last day. The latest variation in effect counts.
- It names the decision, and the role of whoever took it. Without them `waymark check` warns.
- Pages, PDFs and `waymark explain` say all three.""",
    "target_guards": """What `waymark check` says of a row that cannot be meant. The same is asked of a proposal.

- An error refuses the dictionary; a warning does not.
- Each rule is a module of its name in `src/waymark/framework/checks/`.
- Beside these, of a whole dictionary: an indicator that is judged has a target in some year
  (`kpi_without_target_or_polarity`).""",
}


def a_target(
    target: str,
    floor: str = "",
    baseline: str = "",
    year: Year = Y2021,
    effective_from: date | None = None,
    decided_by: str = "",
    line: int = 2,
    band: Band | None = None,
) -> Target:
    numbers = (Fraction(text) if text else None for text in (target, floor, baseline))
    file = f"targets/{year.label}.csv"
    return Target("A1", "C", year, *numbers, effective_from, "plan", file, line, band, decided_by=decided_by)


def an_indicator(row: Row) -> Indicator:
    return Indicator(
        code="A1",
        name="",
        short_name="",
        definition="",
        polarity=Polarity(row["polarity"]),
        frequency=Frequency(row["frequency"]),
        year_type=FINANCIAL,
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


def wording(row: Row) -> Wording:
    unit = Unit(row["unit"])
    return Wording(int(row["decimals"]), unit.suffix, change=unit.change)


def doc(name: str) -> str:
    return WORDS.get(name) or (import_module(MODULES[name]).__doc__ or "").strip()


def page(name: str) -> str:
    """The whole page of one rule."""
    table = rows(name)
    given = [column for column in table[0] if column not in ("verdict", "shows", "decimals")]
    module = MODULES[name].replace(".", "/")
    lines = [
        *(f"# {name}", "", doc(name), ""),
        f"In the code: `src/{module}.py`. This page is made by `tests/spec/generate_targets.py`",
        f"from that module and from `tests/spec/{name}.csv`; every row below is a test.",
        *("", "## Worked examples", ""),
        _line([*given, VERDICTS[name], "what it shows", "what it says"]),
        _line(["---"] * (len(given) + 3)),
    ]
    for row in table:
        said = ANSWERS[name](row).sentence
        lines.append(
            _line([*(row[column] or "–" for column in given), f"**{row['verdict']}**", row["shows"], said or "–"])
        )
    others = [f"- [`{other}`]({other}.md): {doc(other).splitlines()[0]}" for other in ANSWERS if other != name]
    return "\n".join((*lines, "", "## See also", "", *others, "- [Guide to targets](../guide/targets.md)", ""))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    for name in ANSWERS:
        (PAGES / f"{name}.md").write_text(page(name), encoding="utf-8")
        print(f"docs/spec/{name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
