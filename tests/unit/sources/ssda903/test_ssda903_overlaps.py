"""Overlapping episodes: on each day the one that began last, and never two."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.sources.ssda903.overlaps import Piece, overlapping, pieces
from waymark.sources.ssda903.stacking import Episode

ZERO = date(2020, 1, 1)


def day(number):
    return None if number is None else ZERO + timedelta(days=number)


@pytest.fixture
def spells(make_episode):
    """Episodes from pairs of day numbers; an end of '?' is flagged."""

    def of(*pairs):
        return [
            make_episode(day(start), day(None if end == "?" else end), flagged=("DEC",) if end == "?" else ())
            for start, end in pairs
        ]

    return of


@pytest.mark.parametrize(
    ("pairs", "expected", "overlaps"),
    [
        ([(0, 10), (10, None)], [(0, 0, 10), (1, 10, None)], 0),
        ([(0, 10), (12, 20)], [(0, 0, 10), (1, 12, 20)], 0),
        ([(0, 10), (5, 20)], [(0, 0, 5), (1, 5, 20)], 1),
        ([(0, 30), (5, 20)], [(0, 0, 5), (1, 5, 20), (0, 20, 30)], 1),
        ([(0, None), (5, 8), (6, 7)], [(0, 0, 5), (1, 5, 6), (2, 6, 7), (1, 7, 8), (0, 8, None)], 2),
        ([(0, None), (5, None)], [(0, 0, 5), (1, 5, None)], 1),
        ([(0, 30), (5, 6), (7, 7), (8, 9)], [(0, 0, 5), (1, 5, 6), (0, 6, 8), (3, 8, 9), (0, 9, 30)], 2),
        ([(3, 3)], [], 0),
        ([(0, "?"), (5, 8)], [(0, 0, None), (1, 5, 8)], 0),
        ([(0, 30), (5, "?"), (10, 12)], [(0, 0, 5), (1, 5, None), (2, 10, 12)], 1),
        ([(0, "?"), (0 + 4, "?")], [(0, 0, None), (1, 4, None)], 0),
    ],
)
def test_pieces(spells, pairs, expected, overlaps):
    episodes = spells(*pairs)
    assert pieces(episodes) == [Piece(position, day(start), day(end)) for position, start, end in expected]
    assert len(overlapping(episodes)) == overlaps


@given(
    st.dictionaries(st.integers(0, 40), st.one_of(st.none(), st.integers(0, 20)), max_size=8),
)
def test_each_day_has_the_episode_that_began_last(lengths):
    episodes = [
        Episode(
            f"e:episodes:{start}",
            "c",
            day(start),
            None if length is None else day(start + length),
            *["S", "C2", "N1", "U4", "PR1", None],
        )
        for start, length in sorted(lengths.items())
    ]
    found = pieces(episodes)
    for number in range(65):
        live = [
            position
            for position, episode in enumerate(episodes)
            if episode.start <= day(number) and (episode.end is None or episode.end > day(number))
        ]
        shown = [p.position for p in found if p.start <= day(number) and (p.end is None or p.end > day(number))]
        assert shown == live[-1:]
    assert all(first.end is not None and first.end <= later.start for first, later in pairwise(found))
