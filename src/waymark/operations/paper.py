"""A paper as text with lines: plain text, Markdown or Word."""

import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from waymark.domain.errors import WaymarkError

LARGEST = 20_000_000  # bytes of text; the longest paper of a committee has one or two hundred thousand
_MOST_PARTS = 1_000
_TEXT = (".txt", ".md", ".markdown", ".text", "")
_ENCODINGS = ("utf-8-sig", "cp1252")


def text_of(path: Path) -> str:
    """The text of a paper. In Word each paragraph, and each cell of a table, is a line with a blank one after it.

    Raises WaymarkError when there is no such file, or it is of another kind, too large or damaged.
    """
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
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as problem:
        raise WaymarkError(f"{path.name} cannot be opened as a Word document", "Save it again as .docx.") from problem
    return "\n\n".join(_paragraphs(document))


def _refuse_bomb(path: Path) -> None:
    """Before anything is unpacked. Raises WaymarkError."""
    with zipfile.ZipFile(path) as packed:
        entries = packed.infolist()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST * 5:
            raise WaymarkError(f"{path.name} unpacks to too much", "Take the pictures out of the paper.")
        texts = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if sum(texts) > LARGEST:
            raise WaymarkError(f"{path.name} unpacks to too much text", "Give the text of the paper alone.")


def _paragraphs(document: Word) -> list[str]:
    """In the order of the document, those of tables among them."""
    texts: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            texts.append(_line(block.text))
        elif isinstance(block, Table):
            seen: set[int] = set()
            for row in block.rows:
                for cell in row.cells:
                    if id(cell._tc) not in seen:  # a merged cell comes once for each place that it covers
                        seen.add(id(cell._tc))
                        texts.extend(_line(paragraph.text) for paragraph in cell.paragraphs)
    return texts


def _line(text: str) -> str:
    return " ".join(text.split())
