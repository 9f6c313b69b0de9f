"""The first rows of each sheet, read just far enough to tell what a workbook holds.

Nothing beyond a few megabytes of any part is unpacked, and no value is believed: dates and numbers stay as they lie.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from waymark.domain.errors import RefusedError
from waymark.sources.heads import is_plain_file
from waymark.sources.values import clean
from waymark.sources.workbook.archive import Archive, open_archive
from waymark.sources.workbook.book import listed_in
from waymark.sources.workbook.header import MOST_ROWS_ABOVE

_MOST_UNPACKED = 4 << 20  # bytes of one part
_MOST_SHEETS = 40


@dataclass
class _Found:
    """rows: of cells, each a text or the number of a shared one."""

    rows: list[list[str | int]] = field(default_factory=list)
    enough: bool = False


def peek(path: Path) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Sheet → its first rows that hold anything, as the filled cells in their order. Empty when it is no workbook."""
    if not is_plain_file(path):
        return {}
    try:
        archive = open_archive(path)
        sheets = {
            each.name: each.part for each in listed_in(archive).sheets[:_MOST_SHEETS] if each.part in archive.names
        }
        rows = {name: _first_rows(archive, part) for name, part in sheets.items()}
        numbers = [cell for found in rows.values() for row in found for cell in row if isinstance(cell, int)]
        shared = _shared_texts(archive, max(numbers, default=-1) + 1)
    except (RefusedError, expat.ExpatError):
        return {}
    return {
        name: tuple(
            tuple(clean(cell if isinstance(cell, str) else shared[cell] if cell < len(shared) else "") for cell in row)
            for row in found
        )
        for name, found in rows.items()
    }


def _first_rows(archive: Archive, part: str) -> list[list[str | int]]:
    found = _Found()
    row: list[str | int] = []
    texts: list[str] = []
    kind = ""

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal kind
        local = name.rpartition(":")[2]
        if local == "c":
            kind = attributes.get("t", "")
            texts.clear()
        elif local == "f":
            texts.append("")

    def end(name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "f":
            texts.clear()
        elif local == "c":
            said = "".join(texts).strip()
            if kind == "s":
                row.append(min(int(said), 1 << 31) if said.isdecimal() and len(said) < 10 else "")
            elif said:
                row.append(said)
        elif local == "row":
            if row:
                found.rows.append(row.copy())
                row.clear()
            found.enough = len(found.rows) > MOST_ROWS_ABOVE

    parser = _parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, texts.append
    for piece in _pieces(archive, part):
        parser.Parse(piece, False)
        if found.enough:
            break
    return found.rows[: MOST_ROWS_ABOVE + 1]


def _shared_texts(archive: Archive, wanted: int) -> list[str]:
    """The first `wanted` texts that sheets share, as far as they lie in the first megabytes."""
    part = next((name for name in archive.names if name.casefold().endswith("sharedstrings.xml")), "")
    shared: list[str] = []
    texts: list[str] = []
    if not part or not wanted:
        return shared

    def begin(name: str, _: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            texts.clear()

    def end(name: str) -> None:
        if name.rpartition(":")[2] == "si":
            shared.append("".join(texts))

    parser = _parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, texts.append
    for piece in _pieces(archive, part):
        parser.Parse(piece, False)
        if len(shared) >= wanted:
            break
    return shared[:wanted]


def _pieces(archive: Archive, part: str) -> Iterator[bytes]:
    read = 0
    for piece in archive.pieces(part):
        for at in range(0, len(piece), 1 << 16):  # small, so that the rest need not be parsed
            yield piece[at : at + (1 << 16)]
        read += len(piece)
        if read > _MOST_UNPACKED:
            return


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")

    def refuse(*_: object) -> None:
        raise RefusedError("The workbook declares entities.")

    parser.StartDoctypeDeclHandler = refuse
    return parser
