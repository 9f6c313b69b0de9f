"""A paper as text with lines: plain text, Markdown or Word."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from waymark.domain.errors import WaymarkError

LARGEST = 20_000_000  # bytes of text; the longest paper of a committee has one or two hundred thousand
_MOST_PARTS = 1_000
_TEXT = (".txt", ".md", ".markdown", ".text", "")
_ENCODINGS = ("utf-8-sig", "cp1252")
# What is no text of the paper: deleted or moved away, settings, and text boxes, which come twice.
_ASIDE = tuple(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:txbxContent", "w:drawing", "w:pict")))
_DAMAGED = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,  # a part whose root is of another kind
    KeyError,
    NotImplementedError,  # packed in a way that cannot be unpacked
    OSError,
    RuntimeError,  # encrypted
    SyntaxError,  # XML that is none
    ValueError,
)


def text_of(path: Path) -> str:
    """The text of a paper. In Word each paragraph, those in tables too, is a line with a blank one after it.

    Raises WaymarkError when there is no such file, or it is of another kind, too large or damaged.
    """
    if path.is_dir():
        raise WaymarkError(f"{path.name} is a folder", "Give the paper itself: a .docx, .md or .txt file.")
    if not path.is_file():
        raise WaymarkError(f"{path.name} does not exist", "Check the path.")
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return _word(path)
    if suffix not in _TEXT:
        raise WaymarkError(f"{path.name} is not a paper that can be read", "Give a .docx, .md or .txt file.")
    if path.stat().st_size > LARGEST:
        raise WaymarkError(f"{path.name} is larger than {LARGEST // 1_000_000} MB", "Give the text of the paper alone.")
    return _decoded(path)


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise WaymarkError(f"{path.name} is not text", "Save the paper as text in UTF-8, or give the .docx file.")


def _word(path: Path) -> str:
    try:
        _refuse_bomb(path)
        document = Document(str(path))
        return "\n\n".join(_paragraphs(document))
    except _DAMAGED as problem:
        raise WaymarkError(f"{path.name} cannot be opened as a Word document", "Save it again as .docx.") from problem


def _refuse_bomb(path: Path) -> None:
    """Before anything is unpacked. Raises WaymarkError."""
    with zipfile.ZipFile(path) as packed:
        entries = packed.infolist()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST * 5:
            raise WaymarkError(f"{path.name} unpacks to too much", "Take the pictures out of the paper.")
        texts = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if sum(texts) > LARGEST:
            raise WaymarkError(f"{path.name} unpacks to too much text", "Give the text of the paper alone.")


def _paragraphs(document: Word) -> Iterator[str]:
    """In the order of the document: those of tables, content controls and inserted text among them."""
    for paragraph in document.element.iter(qn("w:p")):
        if not any(each.tag in _ASIDE for each in paragraph.iterancestors()):
            yield _line("".join(_words(paragraph)))


def _words(paragraph: etree._Element) -> Iterator[str]:
    """The text as it stands once every tracked change is accepted."""
    for each in paragraph:
        if each.tag == qn("w:t"):
            yield each.text or ""
        elif each.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            yield " "
        elif each.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif each.tag not in _ASIDE:
            yield from _words(each)


def _line(text: str) -> str:
    return " ".join(text.split())
