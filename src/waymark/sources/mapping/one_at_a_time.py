"""Episodes of care as a council holds them: a child is in one of them on any day, so the earlier one ends."""

from collections.abc import Iterable
from datetime import date

from waymark.domain.issue import Issue, Level
from waymark.domain.tables import CARE_EPISODE
from waymark.sources.intake import Row

_NAMES = [column.name for column in CARE_EPISODE.all_columns]
_CHILD, _START, _END = (_NAMES.index(name) for name in ("child", "start", "end"))


def one_at_a_time(rows: Iterable[Row]) -> tuple[list[Row], list[Issue]]:
    """The episodes in the order of child and day, each ended where the child's next one begins."""
    ordered = sorted(rows, key=lambda row: (str(row[_CHILD]), str(row[_START]), str(row[0])))
    made: list[Row] = []
    cut = 0
    for at, row in enumerate(ordered):
        following = ordered[at + 1] if at + 1 < len(ordered) else None
        begins = following[_START] if following is not None and following[_CHILD] == row[_CHILD] else None
        end = row[_END]
        if isinstance(begins, date) and (not isinstance(end, date) or end > begins):
            cut += 1
            row = (*row[:_END], begins, *row[_END + 1 :])
        made.append(row)
    if not cut:
        return made, []
    sentence = "Episodes of a child overlap; the earlier one was ended where the later one begins."
    hint = "End the earlier episode in your system."
    return made, [Issue("episodes_overlap", sentence, hint, Level.WARNING, field="end", count=cut)]
