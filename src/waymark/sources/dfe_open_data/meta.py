"""The description beside a file of open data (`.meta.csv`): which columns are filters, which are indicators.

It helps and is never needed: where it disagrees with the data, that is said, and the data count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.delimited import DelimitedHeader, read_header, read_rows, shown_name
from waymark.sources.dfe_open_data.schema import FILTER, INDICATOR, META_COLUMNS, META_KNOWN_BY, is_own
from waymark.sources.values import shortened

_MOST_ROWS = 2_000
_KINDS = {"filter": FILTER, "indicator": INDICATOR}


@dataclass(frozen=True)
class Described:
    """One column. kind: filter or indicator · total: the label that stands for all, where the description says it."""

    kind: str
    total: str = ""


@dataclass(frozen=True)
class Meta:
    """columns: by name in small letters."""

    columns: Mapping[str, Described]
    issues: tuple[Issue, ...] = ()


NO_META = Meta({})


def read_meta(path: Path, data: DelimitedHeader) -> Meta:
    """What the description says of the data's columns. A description that cannot be read is left out, and said so."""
    try:
        header = read_header(path)
        lines = list(_lines(header))
    except RefusedError as refused:
        issues = [_left_out(issue.sentence, issue.file or shown_name(path), issue.row) for issue in refused.issues]
        return Meta({}, tuple(issues))
    lacking = [name for name in META_KNOWN_BY if not header.has(name)]
    if lacking or len(lines) > _MOST_ROWS:
        said = f"It has no column {lacking[0]}." if lacking else f"It has more than {_MOST_ROWS:,} rows."
        return Meta({}, (_left_out(said, header.file, header.row),))
    return _described(lines, header.file, data)


Lines = Iterable[tuple[int, str, str, str, str]]


def _lines(header: DelimitedHeader) -> Lines:
    """Row, column name, kind, total label and grouping column of each line."""
    wanted = ("col_name", "col_type", "filter_default", "filter_grouping_column")
    name, kind, total, grouping = (META_COLUMNS.index(column) for column in wanted)
    for line in read_rows(header, META_COLUMNS):
        yield line.row, line.cells[name], line.cells[kind], line.cells[total], line.cells[grouping]


def _described(lines: Lines, file: str, data: DelimitedHeader) -> Meta:
    found: dict[str, Described] = {}
    issues: list[Issue] = []

    def say(rule: str, sentence: str, hint: str, row: int | None, name: str, value: str = "") -> None:
        issues.append(Issue(rule, sentence, hint, Level.WARNING, file, row, name, shortened(value)))

    groupings: set[str] = set()
    for row, name, said, total, grouping in lines:
        groupings.add(grouping.casefold())
        kind = _KINDS.get(said.casefold())
        if not name:
            say("meta_unnamed", "The row describes no column.", "Give the col_name.", row, "col_name")
        elif name.casefold() in found:
            hint = "Keep one of the rows; the first counts."
            say("meta_column_twice", "The column is described a second time.", hint, row, "col_name", name)
        elif not data.has(name):
            hint = "Check that the description lies beside its own data."
            say("meta_column_absent", "The data have no such column.", hint, row, "col_name", name)
        elif kind is None:
            hint = "Write Filter or Indicator; the column was read by what stands in it."
            say("meta_kind_unknown", f"{shortened(name)} is described as neither.", hint, row, "col_type", said)
        else:
            found[name.casefold()] = Described(kind, total)
    for grouping in groupings - {""}:  # a filter's groups have a column of their own and no row
        found.setdefault(grouping, Described(FILTER))
    for name in data.names:
        if (
            is_own(name)
            and name.casefold() not in found
            and not any(issue.value == shortened(name) for issue in issues)
        ):
            hint = "It may be the column of a grouped filter; otherwise describe it."
            say("meta_column_not_described", "A column of the data is not described.", hint, None, shortened(name))
    return Meta(found, tuple(issues))


def _left_out(said: str, file: str, row: int | None) -> Issue:
    sentence = f"The description of columns was left out. {said}"
    return Issue("meta_left_out", sentence, "Nothing need be done: the data do without.", Level.WARNING, file, row)
