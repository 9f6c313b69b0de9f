"""The small-number caution beside figures: a mark of two words, and beneath the table the sentence once."""

from collections.abc import Iterable

from waymark.scorecards.document import DistrictFigure, ScorecardRow

FEW = "few cases"
_OPENING = "Small numbers: "


def few_of(row: ScorecardRow) -> str:
    """The mark of a row's latest figure; '' where there is nothing to warn of."""
    return FEW if row.uncertainty is not None and row.uncertainty.caution else ""


def few_of_district(district: DistrictFigure) -> str:
    return FEW if district.caution else ""


def few_notes(rows: Iterable[ScorecardRow]) -> tuple[str, ...]:
    """`Few cases (SCS29, SCS34): the figure rests on fewer than 20 in all, …`, a line for each different reason."""
    return _notes((row.key, row.uncertainty.caution) for row in rows if row.uncertainty is not None)


def few_district_notes(districts: Iterable[DistrictFigure]) -> tuple[str, ...]:
    """As `few_notes`, by the names of districts."""
    return _notes((district.area_name, district.caution) for district in districts)


def _notes(cautions: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    named: dict[str, list[str]] = {}
    for name, caution in cautions:
        if caution:
            named.setdefault(caution, []).append(name)
    return tuple(
        f"{FEW.capitalize()} ({', '.join(names)}): {caution.removeprefix(_OPENING)}" for caution, names in named.items()
    )
