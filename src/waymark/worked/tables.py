"""The worked tables: `spec/<name>.csv`, in the order written. They are data of the package, so pages can be made of
them wherever Waymark is installed."""

import csv
from functools import cache
from importlib.resources import files
from io import StringIO

from waymark.worked.subject import Row


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    """Every row of a table, by its column names. Raises FileNotFoundError for a name without a table."""
    text = files("waymark.worked").joinpath("spec", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text)))
