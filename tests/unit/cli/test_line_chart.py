"""The terminal chart, character by character."""

from decimal import Decimal

import pytest

from waymark.cli.line_chart import ChartPoint, Role, line_chart
from waymark.publishing.charts.scale import Scale

SCALE = Scale((Decimal(0), Decimal(5), Decimal(10)))


def points(values, target=None, floor=None):
    """One month for each value from January 2021; a list of targets varies by month."""
    targets = target if isinstance(target, list) else [target] * len(values)
    return [
        ChartPoint(f"2021-{number:02d}", *(None if said is None else Decimal(said) for said in (value, aim, floor)))
        for number, (value, aim) in enumerate(zip(values, targets, strict=True), start=1)
    ]


def picture(given, width=24, height=4):
    return ["".join(text for text, _ in row) for row in line_chart(given, SCALE, width, height)]


def test_a_line_from_corner_to_corner():
    assert picture(points([0, 10])) == [
        "10 ┤               ⣀⡠⠤⠒●",
        " 5 ┤          ⣀⡠⠔⠒⠉",
        "   │     ⣀⠤⠔⠊⠉",
        " 0 ┤⣀⠤⠒⠊⠉",
        "   └┬──────────────────┬",
        " 2021-01         2021-02",
    ]


def test_a_gap_interrupts_line_and_foot_and_the_bars_run_on():
    assert picture(points([2, 8, None, None, 4, 4], target=7, floor=2)) == [
        "10 ┤    ⡀",
        " 5 ┤──⡠⠊────────────────",
        "   │⢀⠔⠁            ⠐⠒⠒⠒●",
        " 0 ┤⠁┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        "   └──────  ┬     ─────┬",
        "         2021-03 2021-06",
    ]


def test_a_target_that_changes_is_a_step():
    assert picture(points(range(1, 11), target=[3] * 5 + [9] * 5)) == [
        "10 ┤          ────⣀⣀⠤⠒⠊●",
        " 5 ┤        ⣀⣀⠤⠔⠊⠉",
        "   │───⣀⠤⠔⠒⠉──",
        " 0 ┤⠒⠉⠉",
        "   └──────┬────────────┬",
        "       2021-04   2021-10",
    ]


def test_a_figure_between_two_gaps_is_a_point_of_its_own():
    assert picture(points([None, 3, None, 6, None])) == [
        "10 ┤",
        " 5 ┤              •",
        "   │     •",
        " 0 ┤",
        "   └  ───┬─     ─────  ┬",
        "      2021-02    2021-05",
    ]


def test_one_figure_alone_stands_in_the_middle():
    assert picture(points([5])) == [
        "10 ┤",
        " 5 ┤          ●",
        "   │",
        " 0 ┤",
        "   └──────────┬─────────",
        "           2021-01",
    ]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("count", [1, 2, 13, 60, 121])
def test_no_row_is_wider_than_asked_and_names_never_touch(width, count):
    drawn = picture(points([number % 11 for number in range(count)], target=6, floor=3), width, height=10)
    assert len(drawn) == 12
    assert max(len(row) for row in drawn) <= width
    assert all(len(name) >= len("2021-01") for name in drawn[-1].split())
    assert drawn[-1].split()[-1] == f"2021-{count:02d}"


def test_every_piece_says_what_it_is():
    rows = line_chart(points([2, 8], target=7, floor=1), SCALE, 24, 4)
    roles = {role: text for row in rows for text, role in row}
    assert set(roles) == set(Role)
    assert set(roles[Role.TARGET]) == {"─"}
    assert set(roles[Role.FLOOR]) == {"┄"}


def test_nothing_cannot_be_drawn():
    with pytest.raises(ValueError, match="at least one point"):
        line_chart([], SCALE, 60)
