"""Rows of the tables about how a target comes about, each answered by the real code."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from waymark.assessment.targets import improvement, profile, trajectory
from waymark.assessment.wording import Wording
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.month import Month
from waymark.domain.period import Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.profile import Profile, ProfileShape
from waymark.domain.rounding import exact
from waymark.domain.target import Target, Targets
from waymark.domain.trajectory import TrajectoryShape
from waymark.worked.made_up import number, wording
from waymark.worked.subject import Answer, Row

_Y2021, _Y2026 = Year(2021, YearType.FINANCIAL), Year(2026, YearType.FINANCIAL)


def by_improvement(row: Row) -> Answer:
    baseline, polarity = Fraction(row["baseline"]), Polarity(row["polarity"])
    stated = Improvement(Fraction(row["improve_by"]), ImprovedIn(row["improve_in"]))
    try:
        target = improvement.target(baseline, stated, polarity, int(row["decimals"]))
    except ValueError as problem:
        return _refused(str(problem))
    said = improvement.sentence(baseline, stated, polarity, wording(row))
    return Answer(exact(target, int(row["decimals"])), said)


def by_trajectory(row: Row) -> Answer:
    """The sentence is that of the first milestone."""
    baseline, target, years = Fraction(row["baseline"]), Fraction(row["target"]), int(row["years"])
    shape, decimals, polarity = TrajectoryShape(row["shape"]), int(row["decimals"]), Polarity(row["polarity"])
    by_hand = tuple(Fraction(part) for part in row["milestones_by_hand"].split("; ") if part)
    if problem := trajectory.contradiction(baseline, target, years, shape, by_hand, polarity, decimals):
        return _refused(problem)
    steps = trajectory.milestones(baseline, target, years, shape, decimals, by_hand)
    last = Year(2024 + years, YearType.FINANCIAL).label
    said = trajectory.sentence(1, years, baseline, "2024-25", target, last, shape, wording(row))
    return Answer("; ".join(exact(step, decimals) for step in steps), said)


def by_profile(row: Row) -> Answer:
    """Months from April on; `-` where none is stated, which only a figure by the quarter may leave out."""
    months = profile.months_of(_Y2026)
    shape, decimals, quarterly = ProfileShape(row["shape"]), int(row["decimals"]), row["reported"] == "quarterly"
    said = row["months"].split() or ["-"] * len(months)
    stated = {at.number: Fraction(text) for at, text in zip(months, said, strict=True) if text != "-"}
    made = Profile("A1", "C", _Y2026, shape, stated, "plan", "Director", "profiles.csv", 2)
    reported = [at.number for at in months if not quarterly or at.number % 3 == 0]
    problems = list(profile.contradictions(made, _Y2026, Fraction(row["target"]), True, reported))
    if problems:
        return _refused(problems[0].removesuffix("."))
    annual = _row(row["varied_to"] or row["target"], _Y2026, row["floor"])
    told = profile.expected(annual, made, Month.parse(row["month"]), decimals)
    if told is None or told.by.target is None:
        raise ValueError("the profile says nothing about the row's month")
    floor = "" if told.by.floor is None else f"; floor {exact(told.by.floor, decimals)}"
    return Answer(f"{exact(told.by.target, decimals)}{floor}", profile.sentence(told, Wording(decimals)))


def by_variation(row: Row) -> Answer:
    month, day = Month.parse(row["month"]), date.fromisoformat(row["with_effect_from"])
    first = _row(row["target"], _Y2021)
    varied = replace(
        _row(row["varied_to"], _Y2021),
        effective_from=day,
        decision_ref="Decision 21/112",
        decided_by=row["by"],
        line=3,
    )
    found = Targets((first, varied)).in_force("A1", "C", Year.containing(month.last, YearType.FINANCIAL), month.last)
    if found is None or found.target is None:
        return Answer("no target", "")
    return Answer(exact(found.target, 1), f"Set by: {found.set_by}.")


def _refused(problem: str) -> Answer:
    return Answer("refused", f"Refused: {problem[:1].lower()}{problem[1:]}.")


def _row(target: str, year: Year, floor: str = "") -> Target:
    file = f"targets/{year.label}.csv"
    return Target("A1", "C", year, Fraction(target), number(floor), None, None, "plan", file, 2)
