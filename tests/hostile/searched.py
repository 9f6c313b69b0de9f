"""Whatever a workspace, its releases and its commands have left, opened as far as it opens, and searched."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pikepdf
import pyarrow.parquet as pq
from tests.hostile.canaries import BIRTH_DAYS, told_in_bytes

Identifying = Mapping[str, frozenset[str]]


def told_in_file(path: Path, may_hold_births: frozenset[str] = frozenset()) -> list[str]:
    """The canaries in a file. may_hold_births: columns of a Parquet file that are marked identifying."""
    found = told_in_bytes(path.name.encode())
    content = path.read_bytes()
    if content.startswith(b"PAR1"):
        return [*found, *_told_in_parquet(path, may_hold_births)]
    for piece in _opened(content):
        found.extend(told_in_bytes(piece))
    return found


def _told_in_parquet(path: Path, may_hold_births: frozenset[str]) -> Iterator[str]:
    """Every value as text, and every day. Metadata are searched as they lie: they are not packed."""
    held = pq.ParquetFile(path)
    yield from told_in_bytes(repr((held.schema_arrow, held.schema_arrow.metadata, held.metadata)).encode())
    table = held.read()
    for name in table.column_names:
        values = table[name].to_pylist()
        days = {value for value in values if isinstance(value, date)}
        births = days.intersection(BIRTH_DAYS)
        if births and name not in may_hold_births:
            yield f"{births} in {name}"
        texts = "\n".join({str(value) for value in values if value is not None and not isinstance(value, date)})
        yield from (f"{canary} in {name}" for canary in told_in_bytes(texts.encode(errors="replace")))


def _opened(content: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _opened(archive.read(name))
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            for each in document.objects:
                if isinstance(each, pikepdf.Stream):
                    yield from (repr(dict(each.items())).encode(), _stream(each))
                else:
                    yield repr(each).encode()
    if content.startswith(b"\x1f\x8b"):
        yield zlib.decompress(content, 31)


def _stream(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture, whose filter is its own
        return stream.read_raw_bytes()
