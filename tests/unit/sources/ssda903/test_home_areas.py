"""Homes of looked-after children, from several years' files: the newest counts, and a home stands until the next."""

from datetime import date

from waymark.sources.intake import StoredEdition
from waymark.sources.ssda903.home_areas import home_rows
from waymark.sources.ssda903.schema import EPISODES


def edition(key, *episodes, columns=None):
    """episodes: (row, child, day of 2021, sector)."""
    names = ["row_id", "flagged", *(column.record_name for column in EPISODES.kept)]
    rows = []
    for number, child, day, sector in episodes:
        said = {"row_id": f"ssda903:episodes:{number}", "child": child, "DECOM": day, "HOME_SECTOR": sector}
        rows.append(tuple(said.get(name) for name in names)[:columns])
    return StoredEdition(key * 8, key, {}, lambda _: iter(rows))


def told(*editions):
    return [row[2:6] for row in home_rows(editions)]


A, B, C = date(2021, 4, 1), date(2021, 6, 1), date(2021, 9, 1)


def test_a_home_stands_until_another_is_recorded():
    made = told(
        edition("a", (2, "~1", A, "ZZ1 1"), (3, "~1", B, "ZZ1 1"), (4, "~1", C, "ZZ2 1"), (5, "~2", A, "ZZ1 1"))
    )
    assert made == [("~1", "ZZ1 1", A, C), ("~1", "ZZ2 1", C, None), ("~2", "ZZ1 1", A, None)]


def test_of_two_files_with_one_episode_the_newer_counts():
    assert told(edition("a", (2, "~1", A, "ZZ1 1")), edition("b", (9, "~1", A, "ZZ3 1"))) == [("~1", "ZZ3 1", A, None)]
    (row,) = home_rows([edition("a", (2, "~1", A, "ZZ1 1")), edition("b", (9, "~1", A, "ZZ3 1"))])
    assert row[0] == "bbbbbbbb:episodes:9"


def test_an_episode_without_a_home_says_nothing():
    assert told(edition("a", (2, "~1", A, "ZZ1 1"), (3, "~1", B, None))) == [("~1", "ZZ1 1", A, None)]


def test_a_file_loaded_before_homes_were_read_has_none():
    assert told(edition("a", (2, "~1", A, "ZZ1 1"), columns=-1)) == []
