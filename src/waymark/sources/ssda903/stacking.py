"""Years of SSDA903 laid on one another: each episode once, as the newest year knows it.

- An episode is known by child and DECOM; the newest year that has it wins.
- Within one file, of two rows with one key an episode of no days gives way, then one without an end; then the
  greater content counts, so that the order of rows never matters.
- **Re-dated**: an episode gone from the next year's file, where that file has one of the same child, RNE and PLACE
  that begins a day earlier or later, is the same episode: the newer replaces the older. It is not re-dated when the
  older year has both, or when the older had ended before the newer begins.
- **Closed at the year end**: an episode open in a year's file, and in no later file although one is loaded, is not
  still open. It counts to the year's last day and no further: its DEC becomes 1 April.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from waymark.domain.period import Year
from waymark.sources.intake import Row
from waymark.sources.ssda903.schema import EPISODES


class EpisodeKey(NamedTuple):
    child: str
    start: date


@dataclass(frozen=True)
class Episode:
    """One episode. end: first day no longer in it; None: open, or not known when DEC is flagged.

    flagged: the return's names of columns whose value was wrong; those fields are None here.
    """

    row_id: str
    child: str
    start: date
    end: date | None
    reason_new: str | None
    legal_status: str | None
    need: str | None
    placement: str | None
    provider: str | None
    reason_ceased: str | None
    flagged: frozenset[str] = frozenset()
    closed_at_year_end: bool = False

    @property
    def key(self) -> EpisodeKey:
        return EpisodeKey(self.child, self.start)

    @property
    def end_unknown(self) -> bool:
        return "DEC" in self.flagged

    @property
    def open(self) -> bool:
        return self.end is None and not self.end_unknown


@dataclass(frozen=True)
class Stack:
    """episodes: by child and start · closed, redated: how many, by the year whose file they were last in."""

    episodes: tuple[Episode, ...]
    closed: Mapping[Year, int]
    redated: Mapping[Year, int]


def episodes_of(rows: Iterable[Row]) -> dict[EpisodeKey, Episode]:
    """The episodes of one edition, one for each key."""
    chosen: dict[EpisodeKey, Episode] = {}
    for row in rows:
        episode = _episode(row)
        rival = chosen.get(episode.key)
        if rival is None or _preference(episode) > _preference(rival):
            chosen[episode.key] = episode
    return chosen


def stacked(editions: Sequence[tuple[Year, Mapping[EpisodeKey, Episode]]]) -> Stack:
    """`editions` with the oldest year first."""
    newest: dict[EpisodeKey, tuple[int, Episode]] = {}
    for index, (_, episodes) in enumerate(editions):
        for key, episode in episodes.items():
            newest[key] = (index, episode)
    closed: dict[Year, int] = {}
    redated: dict[Year, int] = {}
    kept: list[Episode] = []
    for index, episode in newest.values():
        year, own = editions[index]
        if index + 1 < len(editions):
            if _redated(episode, own, editions[index + 1][1]):
                redated[year] = redated.get(year, 0) + 1
                continue
            if episode.open:
                closed[year] = closed.get(year, 0) + 1
                episode = replace(episode, end=year.last + timedelta(days=1), closed_at_year_end=True)
        kept.append(episode)
    return Stack(tuple(sorted(kept, key=lambda episode: episode.key)), closed, redated)


def _redated(episode: Episode, older: Mapping[EpisodeKey, Episode], newer: Mapping[EpisodeKey, Episode]) -> bool:
    for days in (-1, 1):
        key = EpisodeKey(episode.child, episode.start + timedelta(days=days))
        other = newer.get(key)
        if other is None or key in older:
            continue
        alike = (
            episode.reason_new is not None
            and episode.placement is not None
            and (episode.reason_new, episode.placement) == (other.reason_new, other.placement)
        )
        if alike and (episode.end is None or episode.end > other.start):
            return True
    return False


def earlier(row_id: str) -> tuple[int, ...]:
    """Greater for a row that comes earlier in its table: 'ssda903:episodes:17', or ':17.2' for the second on a line."""
    return tuple(-int(number) for number in row_id.rpartition(":")[2].split("."))


def _preference(episode: Episode) -> tuple[object, ...]:
    content = (
        episode.reason_new,
        episode.legal_status,
        episode.need,
        episode.placement,
        episode.provider,
        episode.reason_ceased,
        ",".join(sorted(episode.flagged)),
    )
    # The row number comes last and only tells apart rows that say the same.
    return (
        episode.end != episode.start,
        episode.end is not None,
        episode.end or date.min,
        tuple(text or "" for text in content),
        *earlier(episode.row_id),
    )


_AT = {column.name: EPISODES.place(column.record_name) for column in EPISODES.kept}


def _episode(row: Row) -> Episode:
    start = row[_AT["DECOM"]]
    if not isinstance(start, date):
        raise ValueError("An episode without DECOM is set aside before it is stored.")
    end = row[_AT["DEC"]]
    return Episode(
        row_id=str(row[0]),
        child=str(row[_AT["CHILD"]]),
        start=start,
        end=end if isinstance(end, date) else None,
        reason_new=_text(row, "RNE"),
        legal_status=_text(row, "LS"),
        need=_text(row, "CIN"),
        placement=_text(row, "PLACE"),
        provider=_text(row, "PLACE_PROVIDER"),
        reason_ceased=_text(row, "REC"),
        flagged=frozenset(name for name in str(row[1]).split(",") if name),
    )


def _text(row: Row, column: str) -> str | None:
    value = row[_AT[column]]
    return None if value is None else str(value)
