"""The head of a file: enough to tell which return it is of, and quick however large the file is.

A head may be cut anywhere and the file be spoilt further on: nothing here raises, and nothing is parsed for good.
What cannot be read at all is None.
"""

import codecs
import csv
import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from waymark.sources.delimited import DELIMITERS, MARKS, DelimitedHeader, appearance, every_other_zero, shown_name
from waymark.sources.values import clean

HEAD_BYTES = 64 * 1024

_ELEMENT = re.compile(r"<(?:[\w.-]{1,80}:)?([A-Za-z_][\w.-]{0,80})[^<>]*>\s*([^<]*)")


@dataclass(frozen=True)
class Markup:
    """What the head of an XML file tells. elements: names in small letters without prefix, with the text that follows,
    in their order."""

    elements: tuple[tuple[str, str], ...]

    @property
    def root(self) -> str:
        return self.elements[0][0] if self.elements else ""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.elements)

    def text_of(self, name: str) -> str:
        """The text of the first element of that name, '' where there is none."""
        return next((clean(text) for known, text in self.elements if known == name), "")


def is_plain_file(path: Path) -> bool:
    """Whether it is a file that can be looked into without waiting: no pipe, no device, no path that leads nowhere."""
    try:
        return path.is_file()
    except OSError:
        return False


def head_of_file(path: Path) -> bytes:
    """The first bytes; none where the file cannot be read."""
    if not is_plain_file(path):
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError:
        return b""


def header_in_head(path: Path) -> DelimitedHeader | None:
    """The header row of a delimited text file; None for anything else."""
    head = head_of_file(path)
    if not head or appearance(head):
        return None
    encoding, text = _text(head)
    best: DelimitedHeader | None = None
    for delimiter in DELIMITERS:
        row, names = _first_filled(text, delimiter)
        if names and (best is None or len(names) > len(best.names)):
            best = DelimitedHeader(path, shown_name(path), encoding, delimiter, names, row, True)
    return best


def markup_in_head(path: Path) -> Markup | None:
    """The elements at the beginning of an XML file; None for anything else."""
    _, text = _text(head_of_file(path))
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    without_comments = re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL)
    return Markup(tuple((name.casefold(), said) for name, said in _ELEMENT.findall(without_comments)))


def _first_filled(text: str, delimiter: str) -> tuple[int, tuple[str, ...]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    row = 1
    try:
        for cells in reader:
            if any(cell.strip(MARKS + " ") for cell in cells):
                return row, tuple(map(clean, cells))
            row = reader.line_num + 1
    except csv.Error:
        return 0, ()
    return 0, ()


def _text(head: bytes) -> tuple[str, str]:
    """The encoding, and the head as text. The last character may be cut; what no encoding has becomes a mark."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif every_other_zero(head, 1):
        encoding = "utf-16-le"
    elif every_other_zero(head, 0):
        encoding = "utf-16-be"
    else:
        encoding = "utf-8-sig"
        try:
            return encoding, codecs.getincrementaldecoder(encoding)("strict").decode(head)
        except UnicodeDecodeError:
            encoding = "cp1252"
    return encoding, head.decode(encoding, "replace")
