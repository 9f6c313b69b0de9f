"""What is loaded of others' figures, for the series with which an indicator is compared."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from waymark.domain.comparator import ENGLAND, ComparedWith
from waymark.domain.framework import Framework
from waymark.domain.publication import side_name
from waymark.domain.published_value import PublishedValue, PublishedValues
from waymark.domain.tables import REFERENCE_VALUE
from waymark.scorecards.comparators import Comparison
from waymark.store.standard import StandardDataset

_PER_UNIT = {column.name: column.per_unit for column in REFERENCE_VALUE.columns}


def comparison_of(framework: Framework, dataset: StandardDataset) -> Comparison:
    """Of a dataset without open data a comparison of nothing."""
    compared = [indicator.compared for indicator in framework.indicators]
    compared += [reading.compared for indicator in framework.indicators for reading in indicator.readings]
    series = {one.series for one in compared if one is not None}
    known = {name: framework.published(name) for name in series}
    series |= {side_name(name, side) for name, one in known.items() if one and one.is_gap for side in (1, 2)}
    return Comparison(
        PublishedValues(_values(dataset, series, _areas(framework))),
        ComparedWith(framework.region_code, framework.region_name, framework.neighbours, framework.neighbours_average),
        {name: one.decimals for name, one in known.items() if one is not None and one.decimals is not None},
    )


def _areas(framework: Framework) -> set[str]:
    """The codes of every area whose value is looked at."""
    own = {code for area in framework.areas.areas for code in (area.code, *area.other_codes)}
    neighbours = {code for one in framework.neighbours for member in one.members for code in member.codes}
    return {ENGLAND, framework.region_code, *own, *neighbours}


def _values(dataset: StandardDataset, series: set[str], areas: set[str]) -> Iterator[PublishedValue]:
    for row in dataset.rows(REFERENCE_VALUE.name):
        as_at = row["as_at"]
        if row["series"] in series and row["area"] in areas and isinstance(as_at, date):
            yield PublishedValue(
                str(row["series"]),
                str(row["area"]),
                as_at,
                _fraction(row, "value"),
                _fraction(row, "numerator"),
                _fraction(row, "denominator"),
                *(str(row.get(name) or "") for name in ("symbol", "status", "period", "publication")),
            )


def _fraction(row: dict[str, object], column: str) -> Fraction | None:
    value = row.get(column)
    return Fraction(value, _PER_UNIT[column]) if isinstance(value, int) else None
