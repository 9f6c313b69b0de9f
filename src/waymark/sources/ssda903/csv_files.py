"""The set of CSV files, one for each table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.sources.blocks import read_blocks
from waymark.sources.delimited import DelimitedHeader, read_header, read_rows
from waymark.sources.ssda903.held import Held, Part, Wanted, Where
from waymark.sources.ssda903.schema import TABLES


@dataclass(frozen=True)
class _File:
    table: str
    header: DelimitedHeader

    def parts(self, wanted: Wanted, together: bool) -> Iterator[Part]:
        columns = wanted.get(self.table)
        if columns is not None:
            read = read_blocks if together else read_rows
            for part in read(self.header, columns):
                yield self.table, part


def held_in_files(files: Mapping[str, Path]) -> Held:
    """`files`: table → its file. What cannot be read is in `refused`."""
    held = Held({}, [])
    for name in (name for name in TABLES if name in files):
        try:
            header = read_header(files[name])
        except RefusedError as problem:
            held.refused.extend(problem.issues)
            continue
        held.tables[name] = Where(header.file, "", header)
        held.streams.append(_File(name, header))
    return held
