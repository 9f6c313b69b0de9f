"""What is no workbook, is locked, or would fill memory is refused before it is opened, quickly and in little memory."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from tests.unit.sources.write_workbook import Raw, pack, sheet_part, workbook_parts

from waymark.domain.errors import RefusedError
from waymark.sources.workbook import archive as limits
from waymark.sources.workbook import find_header, open_workbook, peek
from waymark.sources.workbook import survey as counted

ROWS = [["child_id", "from"], ["a", 1]]


def refused(path):
    """The one issue with which a file is refused, in at most 5 seconds and 200 MB."""
    tracemalloc.start()
    began = time.perf_counter()
    try:
        with pytest.raises(RefusedError) as caught:
            open_workbook(path)
        assert time.perf_counter() - began < 5
        assert tracemalloc.get_traced_memory()[1] < 200 << 20
    finally:
        tracemalloc.stop()
    (issue,) = caught.value.issues
    assert issue.file.endswith(path.name)
    assert issue.hint
    return issue


def parts(**changed):
    return {**workbook_parts({"A": sheet_part(ROWS)}), **changed}


def test_the_plain_workbook_is_taken(tmp_path):
    book = open_workbook(pack(tmp_path / "b.xlsx", parts()))
    assert find_header(book.sheet("A")).names == ("child_id", "from")


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        (b"child_id,from\na,1\n", "not_a_workbook", "text file"),
        ("child_id,from\n".encode("utf-16"), "not_a_workbook", "text file"),
        (b"<html><table>", "not_a_workbook", "web page"),
        (b"%PDF-1.7\n", "not_a_workbook", "PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "not_a_workbook", ".xls"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "workbook_locked", "password"),
        (b"", "file_empty", "empty"),
        (b"\x00" * 30, "file_empty", "empty"),
        (b"\x01\x00\x02", "not_a_workbook", "not an Excel workbook"),
        (b"PK\x03\x04 cut short", "workbook_damaged", "damaged"),
    ],
)
def test_other_files_with_the_name_of_a_workbook(tmp_path, content, rule, said):
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    issue = refused(path)
    assert issue.rule == rule
    assert said in issue.sentence


def test_no_file_and_a_folder(tmp_path):
    assert refused(tmp_path / "none.xlsx").rule == "file_not_found"
    (tmp_path / "b.xlsx").mkdir()
    assert refused(tmp_path / "b.xlsx").rule == "not_a_file"


@pytest.mark.parametrize(
    ("name", "said"),
    [("xl/workbook.bin", ".xlsb"), ("content.xml", ".ods"), ("word/document.xml", "Word"), ("a.csv", "zip archive")],
)
def test_other_things_in_a_zip(tmp_path, name, said):
    issue = refused(pack(tmp_path / "b.xlsx", {name: "<a/>"}))
    assert issue.rule == "not_a_workbook"
    assert said in issue.sentence


def test_a_file_cut_short_anywhere(tmp_path):
    whole = pack(tmp_path / "whole.xlsx", parts()).read_bytes()
    for end in range(0, len(whole), 97):
        path = tmp_path / "b.xlsx"
        path.write_bytes(whole[:end])
        assert refused(path).rule in ("workbook_damaged", "file_empty")
        assert peek(path) == {}


def test_a_file_of_many_megabytes(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_PACKED", 100)
    assert refused(pack(tmp_path / "b.xlsx", parts())).rule == "workbook_too_large"


def test_a_ratio_that_no_table_has(tmp_path):
    bomb = b"<worksheet>" + b" " * (60 << 20) + b"</worksheet>"
    path = pack(tmp_path / "b.xlsx", parts(**{"xl/worksheets/sheet1.xml": bomb}))
    assert refused(path).rule == "workbook_ratio"


def test_more_than_is_unpacked_by_the_directory(tmp_path):
    piece = b"<worksheet>" + b" " * (51 << 20)
    path = pack(tmp_path / "b.xlsx", parts(**{f"xl/worksheets/sheet{at}.xml": piece for at in range(10)}))
    issue = refused(path)
    assert issue.rule == "workbook_too_large"
    assert "500 MB" in issue.sentence


def test_a_directory_that_states_less_than_comes_out(tmp_path):
    """The part states 100 bytes and inflates to 600 MB; zipfile alone would stop at 100 and be content."""
    hidden = _packed(600 << 20)
    path = tmp_path / "b.xlsx"
    stated = b"<worksheet>" + b" " * 89
    path.write_bytes(_with_part(parts(), "xl/worksheets/sheet1.xml", hidden, len(stated), zlib.crc32(stated)))
    assert refused(path).rule == "workbook_size_false"


def test_too_many_parts(tmp_path):
    path = pack(tmp_path / "b.xlsx", parts(**{f"xl/{at}.xml": "<a/>" for at in range(1_001)}))
    assert refused(path).rule == "workbook_parts"


def test_a_directory_of_a_million_parts_is_not_even_listed(tmp_path):
    whole = bytearray(pack(tmp_path / "b.xlsx", parts()).read_bytes())
    end = whole.rfind(b"PK\x05\x06")
    struct.pack_into("<L", whole, end + 12, 60 << 20)
    (tmp_path / "b.xlsx").write_bytes(whole)
    assert refused(tmp_path / "b.xlsx").rule == "workbook_parts"


def test_entities(tmp_path):
    bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>'
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"):
        path = pack(tmp_path / "b.xlsx", parts(**{name: bomb}))
        assert refused(path).rule == "workbook_entities"
        assert "bb" not in str(peek(path))


def test_a_sheet_of_a_million_columns(tmp_path):
    wide = "<worksheet><sheetData><row r='1'>" + "<c><v>1</v></c>" * 1_000_000 + "</row></sheetData></worksheet>"
    path = pack(tmp_path / "b.xlsx", parts(**{"xl/worksheets/sheet1.xml": wide, "pad.bin": _noise(1 << 20)}))
    assert refused(path).rule == "sheet_too_wide"
    few = wide.replace("<c><v>1</v></c>" * 1_000_000, "<c><v>1</v></c>" * 1_001)
    assert refused(pack(path, parts(**{"xl/worksheets/sheet1.xml": few}))).rule == "sheet_too_wide"
    far = sheet_part([["a", Raw('<c r="BDWGN1"><v>1</v></c>')]])
    assert refused(pack(path, parts(**{"xl/worksheets/sheet1.xml": far}))).rule == "sheet_too_wide"


@pytest.mark.parametrize("cell", ['<c r="AZ1048576"><v>1</v></c>', "<c r='ALL99999'><v>1</v></c>"])
def test_a_cell_far_away_from_the_others(tmp_path, cell):
    path = pack(tmp_path / "b.xlsx", parts(**{"xl/worksheets/sheet1.xml": sheet_part([["a", Raw(cell)]])}))
    assert refused(path).rule == "sheet_too_large"


def test_more_cells_than_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(counted, "MOST_CELLS", 3)
    assert refused(pack(tmp_path / "b.xlsx", parts())).rule == "sheet_too_large"


def test_a_cell_of_a_gigabyte(tmp_path):
    long = sheet_part([["a", "x" * (20 << 20)]])
    path = pack(tmp_path / "b.xlsx", parts(**{"xl/worksheets/sheet1.xml": long, "pad.bin": _noise(1 << 20)}))
    issue = refused(path)
    assert issue.rule == "cell_too_long"
    shared = workbook_parts({"A": sheet_part(ROWS)}, shared=["x" * 500_000])
    path = pack(path, {**shared, "pad.bin": _noise(1 << 20)})
    assert refused(path).rule == "cell_too_long"


def test_a_long_text_in_many_cells(tmp_path, monkeypatch):
    monkeypatch.setattr(counted, "_MOST_TEXT", 10_000)
    shared = [["a", *(Raw('<c r="{at}" t="s"><v>1</v></c>') for _ in range(40))]]
    given = workbook_parts({"A": sheet_part(shared)}, shared=["x" * 900, "y" * 300])
    assert refused(pack(tmp_path / "b.xlsx", given)).rule == "sheet_too_large"
    given["xl/worksheets/sheet1.xml"] = given["xl/worksheets/sheet1.xml"].replace("<v>1</v>", "<v>2</v>")
    assert open_workbook(pack(tmp_path / "b.xlsx", given)).names == ("A",)


def test_parts_that_are_missing_or_not_xml(tmp_path):
    for name in ("xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"):
        without = parts()
        del without[name]
        assert refused(pack(tmp_path / "b.xlsx", without)).rule == "workbook_damaged"
        assert refused(pack(tmp_path / "b.xlsx", parts(**{name: "<a><b></a>"}))).rule == "workbook_damaged"
    assert refused(pack(tmp_path / "b.xlsx", parts(**{"xl/worksheets/sheet1.xml": "no"}))).rule == "workbook_damaged"


def test_a_locked_zip(tmp_path):
    whole = bytearray(pack(tmp_path / "b.xlsx", parts()).read_bytes())
    at = whole.find(b"PK\x01\x02")
    whole[at + 8] |= 1
    (tmp_path / "b.xlsx").write_bytes(whole)
    assert refused(tmp_path / "b.xlsx").rule == "workbook_locked"


def _packed(size: int) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = b" " * (1 << 20)
    return (
        b"".join([packing.compress(b"<worksheet>"), *(packing.compress(piece) for _ in range(size >> 20))])
        + packing.flush()
    )


def _noise(size: int) -> bytes:
    return b"".join(zlib.crc32(at.to_bytes(4, "big")).to_bytes(4, "big") for at in range(size // 4))


def _with_part(given, name: str, packed: bytes, size: int, checksum: int) -> bytes:
    """An archive in which one part's packed bytes are put in by hand, with a size and checksum of our own."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for other, part in given.items():
            archive.writestr(other, packed if other == name else part)
    whole = bytearray(into.getvalue())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        header = {b"PK\x03\x04": 30, b"PK\x01\x02": 46}[signature]
        at = next(at for at in _all(whole, signature) if whole[at + header :].startswith(name.encode()))
        struct.pack_into("<H", whole, at + offset, zipfile.ZIP_DEFLATED)
        struct.pack_into("<L", whole, at + offset + 6, checksum)
        struct.pack_into("<L", whole, at + offset + 14, size)
    return bytes(whole)


def _all(whole: bytearray, signature: bytes):
    at = whole.find(signature)
    while at >= 0:
        yield at
        at = whole.find(signature, at + 1)
