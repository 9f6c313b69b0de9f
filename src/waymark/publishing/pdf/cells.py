"""The cells and tables that every part of the PDF is made of, as plain data for the typesetter."""

from collections.abc import Sequence
from typing import Any

from waymark.disclosure.cell import PublicCell
from waymark.domain.verdict import Rating
from waymark.publishing import wording
from waymark.scorecards.document import Figure, ScorecardRow

Json = dict[str, Any]  # what json.dumps takes; its shape is this package's and the template's affair


def text(said: str, under: Sequence[str] = (), strong: bool = False) -> Json:
    """`under`: lines that stand small below."""
    return {"kind": "text", "text": said, "under": [line for line in under if line], "strong": strong}


def badge(rating: Rating) -> Json:
    """A colour that leads nowhere."""
    return {"kind": "badge", "rating": rating.value}


def bare(cell: PublicCell | None, row: ScorecardRow, under: Sequence[str] = (), strong: bool = False) -> Json:
    """The number with no unit but the percent sign: its unit stands under the row's name, or in the heading."""
    return text("–" if cell is None else wording.short_text(cell, row.unit), under, strong)


def figure_cell(figure: Figure | None, row: ScorecardRow, under: Sequence[str] = (), strong: bool = False) -> Json:
    """A figure's value, with nothing but a dash where there is no figure."""
    return bare(figure.value if figure else None, row, under, strong)


def table(
    headings: Sequence[str],
    widths: Sequence[str],
    numerals: Sequence[int],
    rows: Sequence[Sequence[Json]],
    header: int = 0,
) -> Json:
    """numerals: the columns set to the right · header: the column whose cells head their rows."""
    return {
        "headings": list(headings),
        "widths": list(widths),
        "numerals": list(numerals),
        "rows": [list(row) for row in rows],
        "header": header,
    }


def notes(found: Sequence[tuple[str, str]]) -> list[str]:
    """The meaning of each symbol in a table, to stand below it."""
    return [f"{shown} {why}" for shown, why in found]
