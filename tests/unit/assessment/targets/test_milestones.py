"""Milestones among the targets of their years: what they fill, what they leave alone, and what replaces them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import FINANCIAL, a_target, an_indicator

from waymark.assessment.targets.milestones import end_of, milestones_of, problem_of, with_milestones
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.period import Year
from waymark.domain.polarity import Polarity
from waymark.domain.target import Band, Milestone, Targets
from waymark.domain.trajectory import Trajectory, TrajectoryShape

HIGHER = an_indicator(polarity=Polarity.HIGHER)
LOWER = an_indicator()
BY_CODE = {"SCS03": HIGHER}


def year(start):
    return Year(start, FINANCIAL)


def a_trajectory(**changes):
    plain = Trajectory(
        indicator="SCS03",
        area="C",
        baseline_year=year(2020),
        baseline=Fraction(61),
        target_year=year(2024),
        target=Fraction(85),
        shape=TrajectoryShape.LINEAR,
        by_hand=(),
        improvement=None,
        effective_from=None,
        decision_ref="Strategy 2020",
        decided_by="Cabinet",
        file="trajectories.csv",
        line=4,
    )
    return replace(plain, **changes)


def by_year(rows):
    return {row.year.start: row.target for row in rows}


def test_each_year_has_its_milestone_with_its_provenance():
    rows = milestones_of(a_trajectory(), HIGHER)
    assert by_year(rows) == {2021: 67, 2022: 73, 2023: 79, 2024: 85}
    second = rows[1]
    assert second.milestone == Milestone(2, 4)
    assert second.baseline == 61
    assert second.set_by == "Strategy 2020, decided by Cabinet (trajectories.csv:4)"
    assert second.worked_out == (
        "Milestone 2 of 4 of the trajectory from 61.0% in 2020-21 to 85.0% by 2024-25, linear.",
    )


def test_an_improvement_ends_where_the_improvement_does():
    stated = Improvement(Fraction(5), ImprovedIn.RELATIVE)
    planned = a_trajectory(baseline=Fraction(60), target=None, improvement=stated, target_year=year(2022))
    assert end_of(planned, HIGHER) == 63
    rows = milestones_of(planned, HIGHER)
    assert by_year(rows) == {2021: Fraction("61.5"), 2022: 63}
    assert rows[0].worked_out[1] == "5% better than the baseline of 60.0% is 63.0%."
    assert by_year(milestones_of(planned, LOWER)) == {2021: Fraction("58.5"), 2022: 57}
    near = an_indicator(polarity=Polarity.TARGET)
    assert milestones_of(planned, near) == ()
    assert problem_of(planned, near) == "best near the target, so it cannot be improved by an amount"


def test_a_way_that_goes_backwards_has_no_milestones():
    assert "worse than the baseline" in problem_of(a_trajectory(), LOWER)
    assert milestones_of(a_trajectory(), LOWER) == ()


def test_a_row_without_a_target_takes_the_milestone_and_keeps_its_other_bars():
    floor = a_target(2022, target=None, floor="60", baseline=None, line=9)
    (row,) = [one for one in with_milestones([floor], [a_trajectory()], BY_CODE) if one.year == year(2022)]
    assert (row.target, row.floor, row.baseline) == (73, 60, 61)
    assert row.beside == floor
    assert row.worked_out[-1] == "The year's floor: plan (targets/2022.csv:9)."
    assert (row.file, row.line) == ("trajectories.csv", 4)


def test_the_rows_own_baseline_band_and_standard_stay():
    band = Band(Fraction(70), Fraction(75))
    own = replace(a_target(2022, target=None, baseline="64"), band=band, standard=Fraction(90))
    (row,) = [one for one in with_milestones([own], [a_trajectory()], BY_CODE) if one.year == year(2022)]
    assert (row.baseline, row.band, row.standard) == (64, band, 90)


def test_a_target_of_its_own_stays_and_so_does_another_area():
    own, other = a_target(2022, target="70"), a_target(2022, area="D", target=None)
    rows = with_milestones([own, other], [a_trajectory()], BY_CODE)
    assert own in rows
    assert other in rows


def test_a_variation_of_a_milestone_counts_from_its_day():
    varied = a_target(2022, target="70", effective_from=date(2022, 10, 1))
    targets = Targets(with_milestones([varied], [a_trajectory()], BY_CODE))
    before = targets.in_force("SCS03", "C", year(2022), date(2022, 9, 30))
    after = targets.in_force("SCS03", "C", year(2022), date(2022, 10, 31))
    assert (before.target, after.target) == (73, 70)


def test_a_floor_that_changes_within_the_year_leaves_the_milestone():
    first = a_target(2022, target=None, floor="60", baseline=None)
    later = a_target(2022, target=None, floor="62", baseline=None, effective_from=date(2022, 10, 1))
    targets = Targets(with_milestones([first, later], [a_trajectory()], BY_CODE))
    bars = [targets.in_force("SCS03", "C", year(2022), date(2022, month, 28)) for month in (9, 10)]
    assert [(row.target, row.floor) for row in bars] == [(73, 60), (73, 62)]


def test_a_trajectory_that_replaces_another_counts_from_its_day_and_old_months_keep_theirs():
    again = a_trajectory(
        baseline_year=year(2021),
        baseline=Fraction(64),
        target=Fraction(79),
        effective_from=date(2022, 10, 1),
        line=5,
    )
    targets = Targets(with_milestones([], [a_trajectory(), again], BY_CODE))

    def on(start, day):
        return targets.in_force("SCS03", "C", year(start), day).target

    assert on(2021, date(2022, 3, 31)) == 67
    assert on(2022, date(2022, 9, 30)) == 73
    assert on(2022, date(2022, 10, 31)) == 69
    assert (on(2023, date(2023, 4, 30)), on(2024, date(2024, 4, 30))) == (74, 79)


def test_the_years_ahead_are_those_after_the_asked_one():
    targets = Targets(with_milestones([a_target(2026, target="90")], [a_trajectory()], BY_CODE))
    assert by_year(targets.milestones_after("SCS03", "C", year(2022))) == {2023: 79, 2024: 85}
    assert targets.milestones_after("SCS03", "C", year(2024)) == ()
    assert targets.milestones_after("SCS03", "D", year(2022)) == ()


ROWS = st.builds(
    a_target,
    st.integers(2019, 2026),
    area=st.sampled_from(["C", "D"]),
    target=st.sampled_from([None, "70"]),
    effective_from=st.none(),
)


@given(st.lists(ROWS, max_size=8, unique_by=lambda row: (row.year, row.area)))
def test_every_year_has_its_own_target_else_the_milestone(written):
    found = with_milestones(written, [a_trajectory()], BY_CODE)
    planned = {(start, "C"): 61 + 6 * (start - 2020) for start in range(2021, 2025)}
    own = {(row.year.start, row.area): row.target for row in written if row.target is not None}
    aimed_at = [((row.year.start, row.area), row.target) for row in found if row.target is not None]
    assert sorted(aimed_at) == sorted({**planned, **own}.items())
