"""Papers in Word and as text, whole and damaged."""

import zipfile

import pytest
from docx import Document

from waymark.domain.errors import WaymarkError
from waymark.operations.paper import text_of

TRACKED = (
    b'<w:ins w:id="1" w:author="x"><w:r><w:t>It </w:t></w:r></w:ins>'
    b'<w:del w:id="2" w:author="x"><w:r><w:delText>They </w:delText></w:r></w:del>'
)


@pytest.fixture
def word(tmp_path):
    """A document with a heading, a paragraph, and a table with a merged cell and a table within."""
    document = Document()
    document.add_heading("Attendance", 1)
    document.add_paragraph("rose from 4% to 5%.")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Merged"
    table.cell(1, 0).text = "74%"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "Within"
    path = tmp_path / "paper.docx"
    document.save(path)
    return path


def rewritten(path, part, content):
    """The document with one of its parts changed by `content`; left out where that gives None."""
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    changed = path.with_name("changed.docx")
    with zipfile.ZipFile(changed, "w") as packed:
        for name, kept in parts.items():
            new = content(kept) if name == part else kept
            if new is not None:
                packed.writestr(name, new)
    return changed


def test_paragraphs_come_in_their_order_and_merged_cells_once(word):
    lines = [line for line in text_of(word).splitlines() if line]
    assert lines == ["Attendance", "rose from 4% to 5%.", "Merged", "74%", "Within"]


def test_tracked_changes_are_read_as_accepted(word):
    changed = rewritten(
        word, "word/document.xml", lambda xml: xml.replace(b"<w:r><w:t>rose", TRACKED + b"<w:r><w:t>rose")
    )
    assert "It rose from 4% to 5%." in text_of(changed)
    assert "They" not in text_of(changed)


def test_an_empty_document(tmp_path):
    Document().save(tmp_path / "empty.docx")
    assert text_of(tmp_path / "empty.docx").strip() == ""


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", lambda xml: xml[:200]),
        ("word/document.xml", lambda _: None),
        ("[Content_Types].xml", lambda _: b"<x/>"),
        ("_rels/.rels", lambda _: b"none"),
    ],
)
def test_a_damaged_document_is_refused(word, part, content):
    with pytest.raises(WaymarkError, match="cannot be opened as a Word document"):
        text_of(rewritten(word, part, content))


@pytest.mark.parametrize("length", [0, 100, 10_000])
def test_a_document_cut_short_is_refused(word, length):
    word.write_bytes(word.read_bytes()[:length])
    with pytest.raises(WaymarkError, match="cannot be opened as a Word document"):
        text_of(word)


def test_no_entity_is_unfolded(word):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    changed = rewritten(
        word, "word/document.xml", lambda xml: bomb + xml.split(b"?>", 1)[1].replace(b"Attendance", b"&b;")
    )
    assert "aaaa" not in text_of(changed)


def test_a_document_that_unpacks_to_too_much_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(WaymarkError, match="unpacks to too much text"):
        text_of(tmp_path / "bomb.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_the_encodings_of_office_programs(tmp_path, encoding):
    (tmp_path / "paper.txt").write_bytes("It cost £3 – “less”.".encode(encoding))
    assert text_of(tmp_path / "paper.txt") == "It cost £3 – “less”."


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("paper.txt", b"\xff\xfea", "is not text"),
        ("paper.txt", b"a\x00b", "is not text"),
        ("paper.txt", b"\x81\x8d", "is not text"),
        ("paper.pdf", b"%PDF", "is not a paper that can be read"),
    ],
)
def test_what_is_no_paper_is_refused(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WaymarkError, match=said):
        text_of(tmp_path / name)


def test_a_folder_is_no_paper(tmp_path):
    with pytest.raises(WaymarkError, match="is a folder"):
        text_of(tmp_path)
