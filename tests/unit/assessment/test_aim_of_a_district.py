"""A district is held against its own target, else the authority's, and only then against a later year's."""

from datetime import date
from fractions import Fraction

from waymark.assessment.aim import find_aim
from waymark.domain.area import Area, AreaTree
from waymark.domain.month import Month
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year, YearType
from waymark.domain.target import Target, Targets

AREAS = AreaTree.of([Area("C", "Midshire", "authority", None), Area("D", "Coast", "district", "C")])
FIGURE = Outturn("A1", "", "D", Month.parse("2021-10"), 1, 2, Fraction(50))


class Financial:
    year_type = YearType.FINANCIAL


def row(area, start, target):
    return Target("A1", area, Year(start, YearType.FINANCIAL), Fraction(target), None, None, None, "", "t.csv", 2)


def test_the_authoritys_row_of_the_asked_year_comes_before_the_districts_later_one():
    targets = Targets((row("D", 2024, 70), row("C", 2021, 60)))
    aim = find_aim(FIGURE, Financial(), targets, AREAS, looks_ahead=True)
    assert (aim.row.target, aim.whose, aim.later_year) == (60, "Midshire", False)


def test_without_either_the_districts_own_later_row_comes_first():
    targets = Targets((row("D", 2024, 70), row("C", 2023, 65)))
    aim = find_aim(FIGURE, Financial(), targets, AREAS, looks_ahead=True)
    assert (aim.row.target, aim.whose, aim.later_year) == (70, "", True)
    assert find_aim(FIGURE, Financial(), targets, AREAS, looks_ahead=False) is None


def test_a_variation_not_yet_in_effect_does_not_govern():
    later = Target(
        "A1", "C", Year(2021, YearType.FINANCIAL), Fraction(80), None, None, date(2021, 11, 1), "", "t.csv", 3
    )
    aim = find_aim(FIGURE, Financial(), Targets((row("C", 2021, 60), later)), AREAS, looks_ahead=False)
    assert aim.row.target == 60
