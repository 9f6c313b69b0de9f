"""Workbooks made to do harm, each made of a sound one."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping

from tests.hostile.bombs import MEGABYTE, Bomb
from tests.hostile.mutators import packed, unpacked

_REFUSED = (
    *("workbook_ratio", "workbook_too_large", "workbook_parts", "workbook_damaged", "workbook_size_false"),
    *("sheet_too_wide", "sheet_too_large", "sheet_unreadable", "too_many_columns", "cell_too_long", "not_a_workbook"),
)


def _changed(change: Callable[[dict[str, bytes], str], None]) -> Callable[[bytes], Iterator[bytes]]:
    """The parts of the workbook with a change. The name given is of its first sheet."""

    def pieces(sample: bytes) -> Iterator[bytes]:
        parts = unpacked(sample)
        change(parts, next(name for name in parts if name.startswith("xl/worksheets/")))
        yield packed(parts)

    return pieces


def _inside(parts: dict[str, bytes], sheet: str, rows: bytes) -> None:
    parts[sheet] = parts[sheet].replace(b"</sheetData>", rows + b"</sheetData>")


def _million_columns(parts: dict[str, bytes], sheet: str) -> None:
    _inside(parts, sheet, b'<row r="90">' + b"<c><v>1</v></c>" * 1_000_000 + b"</row>")


def _far_corner(parts: dict[str, bytes], sheet: str) -> None:
    """Two cells, between which a reader that fills the gaps needs 17,000 million."""
    _inside(parts, sheet, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def _beyond_the_corner(parts: dict[str, bytes], sheet: str) -> None:
    _inside(parts, sheet, b'<row r="4294967295"><c r="ZZZZZZ4294967295"><v>1</v></c></row>')


def _blanks(parts: dict[str, bytes], sheet: str) -> None:
    parts[sheet] += b" " * (300 * MEGABYTE)


def _laughs(parts: dict[str, bytes], sheet: str) -> None:
    entities = b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 30))
    parts[sheet] = b"<!DOCTYPE worksheet [<!ENTITY a0 'ha'>" + entities + b"]>" + parts[sheet]
    _inside(parts, sheet, b'<row r="90"><c t="inlineStr"><is><t>&a29;</t></is></c></row>')


def _many_parts(parts: dict[str, bytes], _: str) -> None:
    parts.update({f"xl/media/{number}.png": b"" for number in range(5_000)})


def _deep(parts: dict[str, bytes], sheet: str) -> None:
    _inside(parts, sheet, b"<a>" * 100_000)


def _false_size(sample: bytes) -> Iterator[bytes]:
    """The directory says that the largest part is of ten bytes."""
    parts: Mapping[str, bytes] = {**unpacked(sample), "xl/worksheets/sheet1.xml": b" " * (50 * MEGABYTE)}
    content = bytearray(packed(parts))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.start_dir
    at = content.index(b"xl/worksheets/sheet1.xml", start) - 46
    struct.pack_into("<L", content, at + 24, 10)
    yield bytes(content)


def _zip_of_zips(sample: bytes) -> Iterator[bytes]:
    for level in range(30):
        sample = packed({f"{level}-{copy}.zip": sample for copy in range(2)})
        if len(sample) > 20 * MEGABYTE:
            break
    yield sample


_BOMB_RULES = frozenset(_REFUSED)
WORKBOOK_BOMBS = {
    "a sheet of 300 MB of blanks": Bomb(".xlsx", _changed(_blanks), _BOMB_RULES),
    "a row of a million cells": Bomb(".xlsx", _changed(_million_columns), _BOMB_RULES),
    "a cell in the far corner": Bomb(".xlsx", _changed(_far_corner), frozenset()),
    "a cell beyond the far corner": Bomb(".xlsx", _changed(_beyond_the_corner), frozenset()),
    "a billion laughs in a sheet": Bomb(".xlsx", _changed(_laughs), frozenset()),
    "five thousand parts": Bomb(".xlsx", _changed(_many_parts), _BOMB_RULES),
    "a sheet a hundred thousand deep": Bomb(".xlsx", _changed(_deep), frozenset()),
    "a part that is not of the size it says": Bomb(".xlsx", _false_size, _BOMB_RULES),
    "a zip of zips": Bomb(".xlsx", _zip_of_zips, _BOMB_RULES),
}
