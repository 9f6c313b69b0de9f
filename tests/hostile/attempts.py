"""A reader given whatever lies in a folder: it gives editions, or refuses in words. Anything else is an error here."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
from tests.hostile.canaries import told_in_text
from tests.hostile.samples import Files

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import STANDARD_TABLES, TableColumn
from waymark.sources.intake import Edition, FoundEdition, Row, StoredEdition
from waymark.sources.source import Source
from waymark.store.columns import Coded
from waymark.store.parquet import schema_of

# Returns whose files anybody may read: their records keep cells as they stand.
NAME_NOBODY = frozenset({"dfe-open-data"})


def pseudonym(identifier: str) -> str:
    """Of no letters beyond f, so that none looks like a canary."""
    return sha256(f"salted {identifier.strip().upper()}".encode()).hexdigest()[:20]


@dataclass
class ByRow:
    """A sink that keeps every row."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, row: Row) -> None:
        self.tables[table].append(tuple(row))


class ByColumn(ByRow):
    """The same for a reader that hands over many rows at once."""

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        self.tables[table].extend(zip(row_ids, *(column.rows() for column in columns), strict=True))


def lay_out(files: Files, folder: Path) -> list[Path]:
    """Writes the files, and takes away what lay there before."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in sorted(files)]


def attempt(source: Source, paths: Sequence[Path]) -> str:
    """'edition' or 'refused'. Raises AssertionError for a refusal without words or for rows that are not what they say;
    whatever else is raised is the reader's fault."""
    try:
        found = source.find(list(paths))
        editions = [_read_both_ways(source, each) for each in found]
    except RefusedError as refused:
        hold_in_words(refused)
        return "refused"
    # Two of one key are refused when they are loaded.
    stored = {edition.key: _stored(source, edition, tables) for edition, tables in editions}
    standard = source.standardise([stored[key] for key in sorted(stored)])
    _hold_issues(standard.issues)
    for table, rows in standard.tables.items():
        _typed(STANDARD_TABLES[table].all_columns, list(rows))
        assert not told_in_text(repr(list(rows))), f"an identifier in {table}"
    return "edition"


def hold_in_words(refused: RefusedError) -> None:
    """A refusal says what is wrong, what to do and where, and names no child."""
    _hold_issues(refused.issues)
    errors = [issue for issue in refused.issues if issue.level is Level.ERROR]
    assert errors, f"nothing said: {refused!r}"
    assert all(issue.sentence and issue.rule for issue in errors), f"no sentence: {errors!r}"
    told = [issue for issue in errors if issue.hint and issue.file]
    assert told, f"no hint or no file: {errors!r}"
    assert not told_in_text(f"{refused} {refused.hint}")


def _hold_issues(issues: Sequence[Issue]) -> None:
    json.dumps([{**asdict(issue), "level": issue.level.value} for issue in issues], ensure_ascii=False).encode()
    assert not told_in_text(repr([asdict(issue) for issue in issues])), f"a canary in {issues!r}"


def _read_both_ways(source: Source, found: FoundEdition) -> tuple[Edition, Mapping[str, list[Row]]]:
    by_row, by_column = ByRow(), ByColumn()
    outcomes = [_outcome(lambda sink=sink: source.read(found, sink, pseudonym, None)) for sink in (by_row, by_column)]
    one, other = outcomes
    if isinstance(one, RefusedError) or isinstance(other, RefusedError):
        assert isinstance(one, RefusedError), f"refused by column only: {other!r}"
        assert isinstance(other, RefusedError), f"refused by row only: {one!r}"
        assert set(one.issues) == set(other.issues)
        raise one
    assert one == other, "by row and by column differ"
    # The order of rows says nothing: an extract is the same whatever it is.
    rows, columns = ({t: sorted(map(repr, rows)) for t, rows in s.tables.items() if rows} for s in (by_row, by_column))
    assert rows == columns, "rows differ"
    _hold_edition(source, one, by_row.tables)
    return one, by_row.tables


def _outcome(read: Callable[[], Edition]) -> Edition | RefusedError:
    try:
        return read()
    except RefusedError as refused:
        return refused


def _hold_edition(source: Source, edition: Edition, tables: Mapping[str, list[Row]]) -> None:
    _hold_issues(edition.issues)
    assert not told_in_text(repr((edition.flagged, edition.quarantined))), "a canary among what was set apart"
    json.dumps([asdict(each) for each in (*edition.flagged, *edition.quarantined)], ensure_ascii=False).encode()
    assert edition.key
    for table, rows in tables.items():
        columns = source.record_tables[table]
        _typed(columns, rows)
        kept = [[value for value, column in zip(row, columns, strict=True) if not column.identifying] for row in rows]
        assert source.name in NAME_NOBODY or not told_in_text(repr(kept)), f"an identifier in {table}"
        ids = [row[0] for row in rows]
        assert len(ids) == len(set(ids)), f"two rows of {table} have one id"


def _typed(columns: Sequence[TableColumn], rows: Sequence[Row]) -> Any:
    """The rows as an Arrow table of the declared types. Raises when a value is of another."""
    arrays = [pa.array([row[place] for row in rows], type=kind.type) for place, kind in enumerate(schema_of(columns))]
    table = pa.Table.from_arrays(arrays, schema=schema_of(columns))
    for place, column in enumerate(table.schema):
        if column.type == pa.string() and column.name != "row_id":
            table = table.set_column(place, column.name, table[column.name].dictionary_encode())
    return table


def _stored(source: Source, edition: Edition, tables: Mapping[str, list[Row]]) -> StoredEdition:
    return StoredEdition(
        sha256(edition.key.encode()).hexdigest(),
        edition.key,
        edition.coverage,
        lambda table: iter(tables.get(table, ())),
        lambda table: _typed(source.record_tables[table], tables.get(table, ())),
    )
