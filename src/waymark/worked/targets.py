"""Rows of the tables about targets, each answered by the real code."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from waymark.assessment.targets import improvement, profile, trajectory
from waymark.assessment.wording import Wording
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.indicator import Unit
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
from waymark.worked.made_up import indicator, number
from waymark.worked.subject import Answer, Row

VARIATION = """A target changes within its year: months before that day keep the one they were judged against.

- A variation is a second row of the year, with the day from which it counts in `effective_from`.
- A month is held against the row in effect on its last day. The latest variation in effect counts.
- It names the decision, and the role of whoever took it. Without them `waymark check` warns.
- Pages, PDFs and `waymark explain` say all three."""
GUARDS = """What `waymark check` says of a row that cannot be meant. The same is asked of a proposal.

- An error refuses the dictionary; a warning does not.
- Each rule is a module of its name in `src/waymark/framework/checks/`.
- Beside these, of a whole dictionary: an indicator that is judged has a target in some year
  (`kpi_without_target_or_polarity`)."""

_FINANCIAL = YearType.FINANCIAL
_YEAR, _PROFILED = Year(2021, _FINANCIAL), Year(2026, _FINANCIAL)


def by_improvement(row: Row) -> Answer:
    baseline, polarity = Fraction(row["baseline"]), Polarity(row["polarity"])
    stated = Improvement(Fraction(row["improve_by"]), ImprovedIn(row["improve_in"]))
    try:
        found = improvement.target(baseline, stated, polarity, int(row["decimals"]))
    except ValueError as problem:
        return _refused(problem)
    said = improvement.sentence(baseline, stated, polarity, _wording(row))
    return Answer(exact(found, int(row["decimals"])), said)


def by_trajectory(row: Row) -> Answer:
    baseline, target, years = Fraction(row["baseline"]), Fraction(row["target"]), int(row["years"])
    shape, decimals = TrajectoryShape(row["shape"]), int(row["decimals"])
    by_hand = tuple(Fraction(part) for part in row["milestones_by_hand"].split("; ") if part)
    polarity = Polarity(row["polarity"])
    if problem := trajectory.contradiction(baseline, target, years, shape, by_hand, polarity, decimals):
        return _refused(problem)
    steps = trajectory.milestones(baseline, target, years, shape, decimals, by_hand)
    ends = (baseline, "2024-25", target, Year(2024 + years, _FINANCIAL).label)
    said = trajectory.sentence(1, years, *ends, shape, _wording(row))
    return Answer("; ".join(exact(step, decimals) for step in steps), said)


def by_profile(row: Row) -> Answer:
    months = [Month.parse("2026-04") + after for after in range(12)]
    stated = {
        month.number: Fraction(text)
        for month, text in zip(months, row["months"].split() or ["-"] * 12, strict=True)
        if text != "-"
    }
    shape, target, decimals = ProfileShape(row["shape"]), Fraction(row["target"]), int(row["decimals"])
    made = Profile("A1", "C", _PROFILED, shape, stated, "plan", "Director", "profiles.csv", 2)
    reported = [3, 6, 9, 12] if "-" in row["months"] and shape is ProfileShape.PERCENTAGES else range(1, 13)
    problems = list(profile.contradictions(made, _PROFILED, target, True, reported))
    if problems:
        return Answer("refused", f"Refused: {problems[0]}")
    annual = _target(row["varied_to"] or row["target"], number(row["floor"]), year=_PROFILED)
    told = profile.expected(annual, made, Month.parse(row["month"]), decimals)
    if told is None or told.by.target is None:
        raise ValueError("the profile says nothing of the month")
    floor = "" if told.by.floor is None else f"; floor {exact(told.by.floor, decimals)}"
    return Answer(f"{exact(told.by.target, decimals)}{floor}", profile.sentence(told, Wording(decimals)))


def by_variation(row: Row) -> Answer:
    month, day = Month.parse(row["month"]), date.fromisoformat(row["with_effect_from"])
    first = _target(row["target"])
    varied = replace(
        _target(row["varied_to"]), effective_from=day, decided_by=row["by"], line=3, decision_ref="Decision 21/112"
    )
    found = Targets((first, varied)).in_force("A1", "C", Year.containing(month.last, _FINANCIAL), month.last)
    if found is None or found.target is None:
        return Answer("no target", "")
    return Answer(exact(found.target, 1), f"Set by: {found.set_by}.")


def by_guard(row: Row) -> Answer:
    low, high = row["band_low"], row["band_high"]
    proposed = replace(
        _target(row["target"], number(row["floor"]), number(row["baseline"])),
        effective_from=date.fromisoformat(row["effective_from"]) if row["effective_from"] else None,
        decided_by=row["decided_by"],
        band=Band(Fraction(low), Fraction(high)) if low else None,
    )
    total = Total(Count("referral", "date"), Window.parse("YTD"))
    plain = indicator(Polarity(row["polarity"]), Unit(row["unit"]), int(row["decimals"]), total)
    made = replace(plain, frequency=Frequency(row["frequency"]))
    rule = "baseline_and_target" if made.polarity is Polarity.TARGET else "floor_and_target"
    issues = proposal_issues(proposed, made, Policy(_YEAR, "1", "", Judgement(rule, "step")))
    if not issues:
        return Answer("sound", "")
    return Answer(" ".join(issue.rule for issue in issues), f"{issues[0].level.value}: {issues[0].sentence}")


def _target(target: str, floor: Fraction | None = None, baseline: Fraction | None = None, year: Year = _YEAR) -> Target:
    file = f"targets/{year.label}.csv"
    return Target("A1", "C", year, Fraction(target), floor, baseline, None, "plan", file, 2)


def _wording(row: Row) -> Wording:
    unit = Unit(row["unit"])
    return Wording(int(row["decimals"]), unit.suffix, change=unit.change)


def _refused(problem: object) -> Answer:
    return Answer("refused", f"Refused: {problem}.")
