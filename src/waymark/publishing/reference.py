"""What a release's reference pages list: every indicator once, and where the figures come from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from waymark.scorecards.document import ExceptionNeeded, Promise, Provenance, Scorecard, ScorecardRow


@dataclass(frozen=True)
class Red:
    """A red indicator, its row, and the scorecards that show it, by their place among those given."""

    needed: ExceptionNeeded
    row: ScorecardRow
    on: tuple[int, ...]


def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts codes as people read them: EH2 before EH16, capitals no matter."""
    parts = re.findall(r"\d+|\D+", key.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def indicators_of(scorecards: Iterable[Scorecard]) -> tuple[ScorecardRow, ...]:
    """Each indicator and reading once, by code; the row of the first scorecard that shows it."""
    first: dict[str, ScorecardRow] = {}
    for scorecard in scorecards:
        for row in scorecard.rows:
            first.setdefault(row.key, row)
    return tuple(sorted(first.values(), key=lambda row: natural(row.key)))


def sources_of(rows: Iterable[ScorecardRow]) -> list[tuple[Provenance, list[ScorecardRow]]]:
    """Each different source with the rows that come from it, in the order of the rows."""
    found: dict[Provenance, list[ScorecardRow]] = {}
    for row in rows:
        found.setdefault(row.provenance, []).append(row)
    return list(found.items())


def promises_of(scorecards: Iterable[Scorecard]) -> tuple[Promise, ...]:
    """Every promised revision once, in order, with the figures that any of the scorecards shows."""
    found: dict[tuple[str, str], Promise] = {}
    for scorecard in scorecards:
        for promise in scorecard.promises:
            known = found.get((promise.source, promise.what))
            figures = (*(known.figures if known else ()), *promise.figures)
            found[promise.source, promise.what] = replace(promise, figures=tuple(dict.fromkeys(figures)))
    return tuple(found.values())


def reds_of(scorecards: Sequence[Scorecard]) -> tuple[Red, ...]:
    """Every exception that the scorecards require, each indicator once, in their order."""
    found: dict[str, Red] = {}
    for place, scorecard in enumerate(scorecards):
        rows = {row.key: row for row in scorecard.rows}
        for needed in scorecard.exceptions:
            known = found.get(needed.key)
            found[needed.key] = (
                Red(known.needed, known.row, (*known.on, place)) if known else Red(needed, rows[needed.key], (place,))
            )
    return tuple(found.values())
