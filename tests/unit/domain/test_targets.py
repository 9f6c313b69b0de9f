"""Which target governs a cell."""

from datetime import date
from fractions import Fraction

from waymark.domain.period import Year, YearType
from waymark.domain.target import Target, Targets

Y2021, Y2022, Y2024 = (Year(start, YearType.FINANCIAL) for start in (2021, 2022, 2024))


def row(year, target, effective=None, ref="plan"):
    bar = None if target is None else Fraction(target)
    return Target("SCS03", "E10", year, bar, None, None, effective, ref, "targets.csv", 2)


def test_a_variation_counts_from_its_day_and_old_cells_keep_theirs():
    targets = Targets((row(Y2021, 25), row(Y2021, 27, date(2021, 10, 1), "variation")))
    before = targets.in_force("SCS03", "E10", Y2021, date(2021, 9, 30))
    after = targets.in_force("SCS03", "E10", Y2021, date(2021, 10, 31))
    assert before is not None
    assert after is not None
    assert (before.target, after.target) == (25, 27)


def test_another_area_or_year_does_not_answer():
    targets = Targets((row(Y2021, 25),))
    assert targets.in_force("SCS03", "E07", Y2021, date(2021, 9, 30)) is None
    assert targets.in_force("SCS03", "E10", Y2022, date(2022, 9, 30)) is None


def test_without_a_target_for_the_year_the_next_later_one_is_taken():
    targets = Targets((row(Y2021, 25), row(Y2022, None), row(Y2024, 20)))
    found = targets.in_force_or_next("SCS03", "E10", Y2022, date(2022, 9, 30))
    assert found is not None
    assert (found.target, found.year) == (20, Y2024)
    assert targets.in_force_or_next("SCS03", "E10", Year(2025, YearType.FINANCIAL), date(2025, 9, 1)) is None
