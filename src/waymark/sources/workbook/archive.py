"""The zip archive that a workbook is: its size, its directory and its parts, checked before any of it is believed.

Limits: 50 MB packed, 500 MB unpacked by the directory and by the bytes that really come out, 100 times the packed
size, 1,000 parts. A part is only ever unpacked piece by piece, so that a bomb is refused in little memory.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.sources.delimited import shown_name
from waymark.sources.workbook.refusal import refused

MOST_PACKED = 50 << 20
MOST_UNPACKED = 500 << 20
MOST_RATIO = 100
MOST_PARTS = 1_000

_PIECE = 1 << 20
_FED = 1 << 14  # packed bytes given to zlib at once: what it leaves over is copied
_LARGEST_DIRECTORY = 1 << 20  # bytes: room for 1,000 parts with long names
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SOMETHING = re.compile(rb"[^\x00 \t\r\n]")
_SAVE = "Open it in Excel and save it as an Excel workbook (.xlsx)."
_NOT_XLSX = (
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a word-processor document"),
)


class Archive:
    """A workbook's packed bytes and the names of its parts. data: the file as it was when it was looked at."""

    def __init__(self, file: str, data: bytes, parts: dict[str, zipfile.ZipInfo]) -> None:
        self.file = file
        self.data = data
        self._parts = parts

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def pieces(self, name: str, most: int = MOST_UNPACKED) -> Iterator[bytes]:
        """A part, unpacked piece by piece. Raises RefusedError when it is more than `most` or not what was declared."""
        part = self._parts[name]
        come = 0
        for piece in _unpacked(self.file, self.data, part):
            come += len(piece)
            if come > min(part.file_size, most):
                raise _lies(self.file) if come > part.file_size else too_large(self.file)
            yield piece
        if come != part.file_size:
            raise _lies(self.file)

    def whole(self, name: str, most: int) -> bytes:
        """A small part at once. Raises RefusedError when it is larger than `most` bytes."""
        return b"".join(self.pieces(name, most))


def open_archive(path: Path) -> Archive:
    """Raises RefusedError when the file is no workbook, is locked, or is beyond the limits by its directory."""
    file = shown_name(path)
    data = _bytes_of(path, file)
    _refuse_other(data, file)
    _refuse_large_directory(data, file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
    # A damaged directory makes zipfile raise more than its own error.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError, OSError, IndexError):
        raise damaged(file) from None
    parts = {part.filename.replace("\\", "/"): part for part in listed if not part.is_dir()}
    if len(listed) > MOST_PARTS:
        raise _too_many(file)
    if len(parts) < sum(not part.is_dir() for part in listed):
        raise refused("workbook_damaged", file, "Two parts of the workbook have one name.", _SAVE)
    if any(part.flag_bits & 1 for part in listed):
        raise _locked(file)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in listed):
        raise refused("workbook_packing_unknown", file, "The workbook is packed in a way that is not read.", _SAVE)
    unpacked = sum(part.file_size for part in listed)
    if unpacked > MOST_UNPACKED:
        raise too_large(file)
    if unpacked > MOST_RATIO * len(data):
        sentence = f"The workbook unpacks to more than {MOST_RATIO} times its size."
        raise refused("workbook_ratio", file, sentence, "Export it again; it may be damaged or made to do harm.")
    _refuse_other_office(parts, file)
    return Archive(file, data, parts)


def damaged(file: str) -> RefusedError:
    return refused("workbook_damaged", file, "The workbook is damaged, or was cut short.", "Export or copy it again.")


def too_large(file: str) -> RefusedError:
    sentence = f"The workbook unpacks to more than {MOST_UNPACKED >> 20} MB."
    return refused("workbook_too_large", file, sentence, "Export it as CSV, one table or one year at a time.")


def _bytes_of(path: Path, file: str) -> bytes:
    if path.is_dir():
        raise refused("not_a_file", file, "This is a folder, not a file.", "Name the file inside it.")
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_PACKED + 1)
    except FileNotFoundError:
        raise refused("file_not_found", file, "There is no such file.", "Check the name and the folder.") from None
    except OSError:
        raise refused("file_not_opened", file, "The file cannot be opened.", "Check that you may read it.") from None
    if len(data) > MOST_PACKED:
        sentence = f"The workbook holds more than {MOST_PACKED >> 20} MB."
        raise refused("workbook_too_large", file, sentence, "Export it as CSV, one table or one year at a time.")
    if not _SOMETHING.search(data):
        raise refused("file_empty", file, "The file is empty.", "Export it again.")
    return data


def _refuse_other(data: bytes, file: str) -> None:
    """Says what a file is that only has the name of a workbook."""
    if data.startswith(b"PK"):
        return
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _LOCKED in data:
            raise _locked(file)
        raise refused("not_a_workbook", file, "This is an old Excel workbook (.xls).", _SAVE)
    for signature, name in _NOT_XLSX:
        if data.startswith(signature):
            raise refused("not_a_workbook", file, f"This is not an Excel workbook; it appears to be {name}.", _SAVE)
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in head:
        start = head.decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")
        name = "an XML file or a web page" if start.startswith("<") else "a text file, perhaps CSV"
        hint = "If it is CSV, give it a name that ends in .csv; else save it in Excel as .xlsx."
        raise refused("not_a_workbook", file, f"This is not an Excel workbook; it appears to be {name}.", hint)
    raise refused("not_a_workbook", file, "This is not an Excel workbook.", _SAVE)


def _refuse_large_directory(data: bytes, file: str) -> None:
    """Looks at the end of the archive by itself: `zipfile` believes whatever number of parts stands there."""
    at = data.rfind(_END, max(0, len(data) - 66_000))
    if at < 0 or at + 22 > len(data):
        raise damaged(file)
    parts, size = struct.unpack_from("<HL", data, at + 10)
    if data[max(0, at - 20) : at].startswith(_LOCATOR_64):
        end_64 = at - 20 - 56
        if end_64 < 0 or not data.startswith(_END_64, end_64):
            raise damaged(file)
        parts, size = struct.unpack_from("<QQ", data, end_64 + 32)
    if parts > MOST_PARTS or size > _LARGEST_DIRECTORY:
        raise _too_many(file)


def _refuse_other_office(parts: dict[str, zipfile.ZipInfo], file: str) -> None:
    names = {name.casefold() for name in parts}
    if any(name.endswith("workbook.xml") for name in names):
        return
    if any(name.endswith("workbook.bin") for name in names):
        raise refused("not_a_workbook", file, "This is a binary Excel workbook (.xlsb).", _SAVE)
    if "content.xml" in names:
        raise refused("not_a_workbook", file, "This is an OpenDocument file (.ods).", _SAVE)
    if "word/document.xml" in names:
        raise refused("not_a_workbook", file, "This is a Word document.", "Give the workbook it was made from.")
    raise refused("not_a_workbook", file, "This is a zip archive, not an Excel workbook.", "Unpack it first.")


def _unpacked(file: str, data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """By the sizes of the directory, as a reader of workbooks goes, but never more at once than a piece."""
    at = part.header_offset
    if data[at : at + 4] != b"PK\x03\x04" or at + 30 > len(data):
        raise damaged(file)
    name, extra = struct.unpack_from("<HH", data, at + 26)
    start = at + 30 + name + extra
    packed = memoryview(data)[start : start + part.compress_size]
    if len(packed) < part.compress_size:
        raise damaged(file)
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[place : place + _PIECE]) for place in range(0, len(packed), _PIECE))
        return
    inflating = zlib.decompressobj(-15)
    try:
        for place in range(0, len(packed), _FED):
            rest = bytes(packed[place : place + _FED])
            while rest and not inflating.eof:
                if piece := inflating.decompress(rest, _PIECE):
                    yield piece
                rest = inflating.unconsumed_tail
        while not inflating.eof and (piece := inflating.decompress(b"", _PIECE)):
            yield piece
    except zlib.error:
        raise damaged(file) from None
    if not inflating.eof:
        raise damaged(file)


def _locked(file: str) -> RefusedError:
    return refused("workbook_locked", file, "The workbook is locked with a password.", "Remove the password.")


def _too_many(file: str) -> RefusedError:
    sentence = f"The workbook has more than {MOST_PARTS:,} parts."
    return refused("workbook_parts", file, sentence, "Export it again; it may be damaged or made to do harm.")


def _lies(file: str) -> RefusedError:
    sentence = "A part of the workbook does not have the size that its directory states."
    return refused("workbook_size_false", file, sentence, "Export it again; it may be damaged or made to do harm.")
