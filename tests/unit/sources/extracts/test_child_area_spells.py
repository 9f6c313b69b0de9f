"""A child counts in one area on any day: overlaps are settled, gaps are left."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.child_areas import ALWAYS, STILL, Spell, contested, standard_rows, stretches


def spell(area, first, end):
    """Days of June 2021; None: always, or still."""
    return Spell(
        ALWAYS if first is None else date(2021, 6, first), STILL if end is None else date(2021, 6, end), area, "", "r"
    )


def settled(*spells):
    return [
        (each.spell.area, each.first.day if each.first != ALWAYS else None, each.end.day if each.end != STILL else None)
        for each in stretches(spells)
    ]


def test_spells_apart_stay_as_they_are_and_the_gap_is_left():
    assert settled(spell("N", 1, 5), spell("S", 7, None)) == [("N", 1, 5), ("S", 7, None)]


def test_the_later_starting_counts_and_the_earlier_resumes():
    assert settled(spell("N", None, None), spell("S", 5, 10)) == [("N", None, 5), ("S", 5, 10), ("N", 10, None)]


def test_of_two_that_start_together_the_one_that_ends_later_counts():
    assert settled(spell("N", 1, None), spell("S", 1, 5)) == [("N", 1, None)]


def test_of_two_of_the_same_days_one_counts_whatever_their_order():
    assert settled(spell("N", 1, 5), spell("S", 1, 5)) == settled(spell("S", 1, 5), spell("N", 1, 5)) == [("S", 1, 5)]


def test_a_spell_of_no_day_counts_nowhere():
    assert settled(spell("N", 5, 5), spell("S", 1, None)) == [("S", 1, None)]


def test_three_deep():
    assert settled(spell("A", 1, 20), spell("B", 5, 10), spell("C", 7, 15)) == [
        *[("A", 1, 5), ("B", 5, 7), ("C", 7, 15), ("A", 15, 20)]
    ]


def test_only_overlaps_between_areas_are_counted():
    assert contested([spell("N", 1, 10), spell("N", 5, 15), spell("S", 15, None)]) == 0
    assert contested([spell("N", 1, 10), spell("S", 9, 15), spell("N", 14, None)]) == 2


def test_rows_are_in_the_columns_of_the_standard_table(child_area):
    taken = child_area.read(
        "CH1,North,,,home", "CH1,South,2021-06-05,2021-06-10,home", "CH1,East,,,team", "CH1,West,2021-07-01,bad,home"
    )
    made = child_area.standard(taken)
    assert made.coverage == {}
    names = [column.name for column in STANDARD_TABLES["child_area"].all_columns]
    child = child_area.pseudonym("CH1")
    assert [dict(zip(names, row, strict=True)) for row in made.tables["child_area"]] == [
        dict(zip(names, (f"01234567:child_area:{row}", flagged, child, area, start, end, basis), strict=True))
        for row, flagged, area, start, end, basis in [
            ("2", "", "North", None, date(2021, 6, 5), "home"),
            ("3", "", "South", date(2021, 6, 5), date(2021, 6, 10), "home"),
            ("2/2", "", "North", date(2021, 6, 10), date(2021, 7, 1), "home"),
            ("5", ",end,", "West", date(2021, 7, 1), None, "home"),
            ("4", "", "East", None, None, "team"),
        ]
    ]
    assert [(issue.rule, issue.count) for issue in made.issues] == [("areas_overlap", 2)]


def test_an_end_that_was_not_believed_is_known_once_a_later_row_sets_it(child_area):
    taken = child_area.read("CH1,North,2021-06-01,bad,home", "CH1,South,2021-06-05,2021-06-10,home")
    made = child_area.standard(taken)
    assert [(row[3], row[5] and row[5].day, row[1]) for row in made.tables["child_area"]] == [
        ("North", 5, ""),
        ("South", 10, ""),
        ("North", None, ",end,"),
    ]


DAYS = st.none() | st.integers(1, 12).map(lambda number: date(2021, 6, number))
AREAS, BASES = st.sampled_from(["N", "S", "E"]), st.sampled_from(["home", "team"])
ROWS = st.lists(st.tuples(st.sampled_from(["~a", "~b"]), AREAS, DAYS, DAYS, BASES), max_size=10)


def recorded(rows):
    return [(f"child_area:{number}", "", *row) for number, row in enumerate(rows, 2)]


def counts_on(row, day):
    _, _, _, _, start, end, _ = row
    return (start is None or start <= day) and (end is None or end > day)


@given(ROWS)
def test_on_every_day_the_latest_started_row_counts_and_no_other(rows):
    made, _ = standard_rows("0123456789", recorded(rows))
    assert len({row[0] for row in made}) == len(made)
    for number in range(-1, 16):
        day = date(2021, 6, 1) + timedelta(days=number)
        for child in ("~a", "~b"):
            for basis in ("home", "team"):
                mine = [row for row in recorded(rows) if row[2] == child and row[6] == basis and counts_on(row, day)]
                here = [row for row in made if row[2] == child and row[6] == basis and counts_on(row, day)]
                assert len(here) == min(len(mine), 1)
                if mine:
                    latest = max((row[4] or date.min, row[5] or date.max, row[3]) for row in mine)
                    assert here[0][3] == latest[2]


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_in_the_file_changes_nothing(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    (made, issues), (made_again, issues_again) = (standard_rows("0" * 8, recorded(each)) for each in (rows, shuffled))
    assert [row[1:] for row in made] == [row[1:] for row in made_again]
    assert issues == issues_again
