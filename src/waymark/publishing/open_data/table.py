"""Scorecards in, a tidy table out: one row for each published figure, and a description of its columns.

Only what stands in the documents is written: a hidden figure is its symbol (c), as are figures that are not available
(x), not applicable (z), low (low) or unreliable (u).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waymark.disclosure.cell import PublicCell
from waymark.domain.verdict import Rating
from waymark.publishing.open_data import columns, geography, periods
from waymark.publishing.open_data.geography import Authority
from waymark.publishing.reference import natural
from waymark.scorecards.document import Bars, Figure, PublicJudgement, Scorecard, ScorecardRow

NONE = "z"  # not applicable
HEADINGS = (*periods.COLUMNS, *geography.COLUMNS, *(column.name for column in columns.COLUMNS))
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for a formula, or steps over to find one


@dataclass(frozen=True)
class OpenData:
    """Two CSV files in UTF-8: the figures, and `<name>.meta.csv` that describes their columns."""

    figures: bytes
    meta: bytes


@dataclass(frozen=True)
class _Published:
    """One figure with its place and judgement. `weight`: of two accounts of one figure, the fuller has the higher."""

    row: ScorecardRow
    area: str
    area_name: str
    figure: Figure
    rating: Rating | None  # None where the document does not say
    judged: PublicJudgement | None
    target: PublicCell | None
    floor: PublicCell | None
    weight: int


def open_data(scorecards: Sequence[Scorecard], authority: Authority) -> OpenData:
    """Every published figure of the scorecards once, months of the trends included, ordered by code, area and time.

    Raises ValueError when two scorecards show one figure differently.
    """
    lines = [_cells(published, authority) for published in _once(_all(scorecards, authority))]
    return OpenData(
        _csv([HEADINGS, *lines]),
        _csv([columns.META_COLUMNS, *(column.meta for column in columns.COLUMNS)]),
    )


def _all(scorecards: Sequence[Scorecard], authority: Authority) -> Iterator[_Published]:
    for scorecard in scorecards:
        for row in scorecard.rows:
            yield from _of_row(row, scorecard, authority)


def _of_row(row: ScorecardRow, scorecard: Scorecard, authority: Authority) -> Iterator[_Published]:
    area, name = scorecard.area, scorecard.area_name
    if row.county is not None:
        yield _Published(row, authority.new_la_code, authority.la_name, row.county, None, None, None, None, 0)
    if row.previous is not None:
        yield _Published(row, area, name, row.previous, None, None, None, None, 0)
    if row.last_year is not None:
        yield _Published(row, area, name, row.last_year, row.last_year_rating, None, None, None, 0)
    own = PublicJudgement(row.bars, row.verdict, row.direction)
    bars = row.bars
    yield _Published(row, area, name, row.latest, row.verdict.rating, own, bars.target, bars.floor, 3)
    for point in row.trend:
        weight = 2 if point.judged else 1
        yield _Published(row, area, name, point.figure, point.rating, point.judged, point.target, point.floor, weight)
    for district in row.districts:
        judged = district.judged
        weight = 2 if judged else 1
        target, floor = (judged.bars.target, judged.bars.floor) if judged else (None, None)
        yield _Published(
            row, district.area, district.area_name, district.figure, district.rating, judged, target, floor, weight
        )


def _once(found: Iterable[_Published]) -> list[_Published]:
    """The fullest account of each figure, in order: code, reading, the authority's areas as they come, month."""
    fullest: dict[tuple[str, str, int], _Published] = {}
    areas: dict[str, int] = {}
    for published in found:
        areas.setdefault(published.area, len(areas))
        key = (published.row.key, published.area, published.figure.month.index)
        known = fullest.get(key)
        if known is not None and _differ(known, published):
            raise ValueError(
                f"two scorecards show {published.row.key} for {published.area_name}, {published.figure.words}, "
                f"as {_shown(known)} and as {_shown(published)}, or under different ratings"
            )
        if known is None or published.weight > known.weight:
            fullest[key] = published
    return sorted(
        fullest.values(),
        key=lambda one: (natural(one.row.key), areas[one.area], one.figure.month.index),
    )


def _differ(one: _Published, other: _Published) -> bool:
    unsaid = one.rating is None or other.rating is None
    return _shown(one) != _shown(other) or not (unsaid or one.rating is other.rating)


def _shown(published: _Published) -> str:
    figure = published.figure
    return f"{figure.value.shown} ({figure.numerator.shown} of {figure.denominator.shown})"


def _cells(published: _Published, authority: Authority) -> tuple[str, ...]:
    row, figure, judged = published.row, published.figure, published.judged
    bars = judged.bars if judged else None
    return (
        *periods.when(figure.month, row.frequency, row.year_type),
        *(_text(cell) for cell in geography.place(authority, published.area, published.area_name)),
        _text(row.code),
        _text(row.reading or "Total"),
        _text(row.name),
        row.unit.value,
        row.polarity.value,
        row.window or NONE,
        _number(figure.numerator),
        _number(figure.denominator),
        _number(figure.value),
        _number(published.target),
        _number(published.floor),
        _number(bars.baseline if bars else None),
        _text(_others(bars)),
        *_compared(published),
        published.rating.word if published.rating else NONE,
        _text(judged.verdict.rule if judged else NONE),
        _text((judged.verdict.policy if judged else "") or NONE),
        judged.direction.arrow.value if judged else NONE,
        judged.direction.movement.value if judged else NONE,
        _text((judged.direction.method if judged else "") or NONE),
        figure.status,
        _text("; ".join(figure.flags) or "none"),
    )


def _compared(published: _Published) -> tuple[str, ...]:
    """Others' figures beside the latest one, with their period and where they come from."""
    row = published.row if published.figure == published.row.latest else None
    found = [row.comparator(name) if row else None for name in ("england", "region", "neighbours")]
    first = next((one for one in found if one is not None), None)
    if first is None:
        return (NONE,) * 5
    averaged = found[-1]
    method = f"; neighbours: {averaged.method}" if averaged else ""
    differs = f"; another measure: {first.differs}" if first.differs else ""
    numbers = (_number(one.value if one else None) for one in found)
    return (*numbers, _text(first.words), _text(f"{first.source}{method}{differs}"))


def _others(bars: Bars | None) -> str:
    """`band low=14; band high=18`."""
    others = bars.others if bars else ()
    return "; ".join(f"{name}={_number(cell)}" for name, cell in others) or NONE


def _number(cell: PublicCell | None) -> str:
    """The number as printed without its thousands' commas, or the symbol's letter."""
    if cell is None:
        return NONE
    return cell.text.replace(",", "") if cell.symbol is None else cell.symbol.value


def _text(said: str) -> str:
    """A text that no spreadsheet takes for a formula. Numbers are not texts and are left alone."""
    return f"'{said}" if said.lstrip(" ").startswith(_FORMULA) or said.startswith(_FORMULA) else said


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8")
