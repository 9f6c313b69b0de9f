"""When each episode's period of care, placement and carer began, read along one child's chain of episodes.

A period of care goes on while the next DECOM equals the last DEC and RNE is not S. Within it, RNE L continues a
placement (P, T, B, U and S begin a new one) and L, T and U continue with a carer. Short breaks are left out before.

For a child placed for adoption (A3 to A6) the settled starts reach back to the placement before: an unbroken run of
such episodes, joined by L, T or U, counts together with the episode just before it in the same period.

Where a wrong DEC, RNE or PLACE hides the answer, the start is not known, and it is not guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from waymark.sources.ssda903.schema import ADOPTIVE
from waymark.sources.ssda903.stacking import Episode

_SAME_PLACEMENT = frozenset("L")
_SAME_CARER = frozenset("LTU")


class Link(Enum):
    """How an episode follows the one before it. UNKNOWN: a flagged field hides whether it is the same period."""

    BROKEN = "broken"
    JOINED = "joined"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Starts:
    """The days on which things began for one episode; None: not known, because a field was wrong.

    run: the position, in the child's chain, of the first episode of the run of adoptive placements that this one is
    in; None where it is in none · run_unknown: a wrong field hides where the run began, or whether there is one.
    """

    link: Link
    period: date | None
    placement: date | None
    carer: date | None
    settled: date | None
    settled_carer: date | None
    run: int | None = None
    run_unknown: bool = False


def starts_of(episodes: Sequence[Episode]) -> list[Starts]:
    """One for each of a child's episodes, which come in the order of their DECOM, short breaks left out."""
    found: list[Starts] = []
    for index, episode in enumerate(episodes):
        before = found[index - 1] if index else None
        link = _link(episodes[index - 1], episode) if index else Link.BROKEN
        period = episode.start if link is Link.BROKEN or before is None else before.period
        placement = _since(episode, link, _SAME_PLACEMENT, before.placement if before else None)
        carer = _since(episode, link, _SAME_CARER, before.carer if before else None)
        run, unknown = _run(episodes, index, link, before)
        settled, settled_carer = placement, carer
        if unknown:
            settled = settled_carer = None
        elif run is not None:
            first = link if run == index else found[run].link
            settled, settled_carer = _before_run(episodes[run], first, found[run - 1] if run else None)
            settled_carer = _earliest(settled_carer, settled, carer)
        found.append(
            Starts(
                link,
                None if link is Link.UNKNOWN else period,
                placement,
                carer,
                settled,
                settled_carer,
                run,
                unknown,
            )
        )
    return found


def _link(before: Episode, episode: Episode) -> Link:
    if episode.reason_new == "S":
        return Link.BROKEN
    if before.end_unknown:
        return Link.UNKNOWN
    if before.end != episode.start:
        return Link.BROKEN
    return Link.UNKNOWN if episode.reason_new is None else Link.JOINED


def _since(episode: Episode, link: Link, continuing: frozenset[str], before: date | None) -> date | None:
    """The episode's own start, or that of the one before where its RNE continues it."""
    if link is Link.BROKEN:
        return episode.start
    if episode.reason_new is not None and episode.reason_new not in continuing:
        return episode.start
    return before if link is Link.JOINED else None


def _run(episodes: Sequence[Episode], index: int, link: Link, before: Starts | None) -> tuple[int | None, bool]:
    """Where the run of adoptive placements that holds this episode began, and whether that is hidden."""
    episode = episodes[index]
    if episode.placement is None:
        return None, True
    if episode.placement not in ADOPTIVE:
        return None, False
    new = link is Link.BROKEN or (episode.reason_new is not None and episode.reason_new not in _SAME_CARER)
    if new or before is None:
        return index, False
    last = episodes[index - 1].placement
    if last is not None and last not in ADOPTIVE:
        return index, False
    if link is Link.UNKNOWN or last is None:
        return None, True
    return before.run, before.run_unknown


def _before_run(first: Episode, link: Link, before: Starts | None) -> tuple[date | None, date | None]:
    """Placement and carer starts of the episode just before a run; the run's own start where none is."""
    if link is Link.BROKEN or before is None:
        return first.start, first.start
    if link is Link.UNKNOWN:
        return None, None
    return before.placement, before.carer


def _earliest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None
