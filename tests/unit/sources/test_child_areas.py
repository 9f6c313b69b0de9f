"""Where a child counts, from two kinds of rows: the second fills only the days that the first leaves open."""

from datetime import date

from waymark.sources.child_areas import filling_gaps, settled


def row(name, area, first, end, child="~1", basis="home"):
    """Days of June 2021; None: always, or still."""
    days = (None if day is None else date(2021, 6, day) for day in (first, end))
    return (name, "", child, area, *days, basis)


def test_days_that_are_known_are_not_asked_again():
    assert filling_gaps([row("b", "S", None, None)], [row("a", "N", None, None)]) == []


def test_what_lies_between_and_around_is_filled():
    before = [row("a", "N", 5, 10), row("a2", "N", 15, 20)]
    assert filling_gaps([row("b", "S", 1, None)], before) == [
        row("b", "S", 1, 5),
        row("b/2", "S", 10, 15),
        row("b/3", "S", 20, None),
    ]


def test_another_child_and_another_basis_say_nothing():
    before = [row("a", "N", None, None, child="~2"), row("c", "N", None, None, basis="team")]
    assert filling_gaps([row("b", "S", 1, 5)], before) == [row("b", "S", 1, 5)]


def test_settled_rows_keep_their_ids_and_overlaps_are_counted():
    made, issues = settled([row("a", "N", 1, 10), row("b", "S", 5, 8)])
    assert made == [row("a", "N", 1, 5), row("b", "S", 5, 8), row("a/2", "N", 8, 10)]
    assert [(issue.rule, issue.count) for issue in issues] == [("areas_overlap", 1)]
