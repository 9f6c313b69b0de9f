"""The days on which each of a child's episodes counts: on any day only the one with the latest DECOM.

An earlier episode that outlasts a later one counts again after it, so an episode may count in several pieces.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from waymark.sources.ssda903.stacking import Episode


@dataclass(frozen=True)
class Piece:
    """Days from `start` up to, and without, `end` on which one episode counts. `position`: in the child's chain."""

    position: int
    start: date
    end: date | None


def overlapping(episodes: Sequence[Episode]) -> list[tuple[Episode, Episode]]:
    """Each episode that begins while an earlier one is live, with the earlier one that ends last."""
    pairs: list[tuple[Episode, Episode]] = []
    longest: Episode | None = None
    for episode in episodes:
        if episode.end_unknown or episode.end == episode.start:
            continue
        if longest is not None and _end(longest) > episode.start:
            pairs.append((longest, episode))
        if longest is None or _end(episode) > _end(longest):
            longest = episode
    return pairs


def pieces(episodes: Sequence[Episode]) -> list[Piece]:
    """Disjoint pieces of a child's episodes, which come in the order of their DECOM, one for each day of start.

    An episode whose end is not known takes all days from its start that no later one takes, and is given as one
    piece without an end: what came before it does not count again, because nobody can say from when.
    """
    found: list[Piece] = []
    live: list[tuple[int, int]] = []
    days = sorted({day for episode in episodes for day in (episode.start, _end(episode))})
    begins = {episode.start: position for position, episode in enumerate(episodes)}
    for day, following in pairwise(days):
        if day in begins:
            position = begins[day]
            heapq.heappush(live, (-position, position))
        while live and _end(episodes[live[0][1]]) <= day:
            heapq.heappop(live)
        if not live:
            continue
        position = live[0][1]
        end = None if following == date.max else following
        if found and found[-1].position == position and found[-1].end == day:
            found[-1] = Piece(position, found[-1].start, end)
        else:
            found.append(Piece(position, day, end))
    return _without_ends(episodes, found)


def _without_ends(episodes: Sequence[Episode], found: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    given: set[int] = set()
    for piece in found:
        if not episodes[piece.position].end_unknown:
            kept.append(piece)
        elif piece.position not in given:
            given.add(piece.position)
            kept.append(Piece(piece.position, piece.start, None))
    return kept


def _end(episode: Episode) -> date:
    return episode.end or date.max
