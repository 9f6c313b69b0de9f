"""Values as a database gives them, as the text that a cell of a file would hold."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pyarrow as pa

from waymark.sources.mapping.refusing import Refuse


def arrays_of(rows: Sequence[Sequence[object]], names: Sequence[str], refuse: Refuse) -> list[Any]:
    """Rows as Arrow columns of texts. Raises RefusedError for a column whose cells are lists, groups or bytes."""
    arrays = []
    for name, values in zip(names, zip(*rows, strict=True), strict=True):
        try:
            arrays.append(pa.array([text_of(value) for value in values], type=pa.string()))
        except TypeError:
            sentence = f"The column {name} holds lists, groups or bytes, not single values."
            raise refuse("column_not_plain", sentence, "Make single values of it in the query.") from None
    return arrays


def text_of(value: object) -> str:
    """Raises TypeError for what is no single value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str | int | float | UUID):
        return str(value)
    raise TypeError(type(value).__name__)
