"""Every return claims its own files and no other's, quickly and whatever a file holds."""

import pytest
from tests.unit.samples import SAMPLES

from waymark.sources.heads import header_in_head, markup_in_head
from waymark.sources.registry import SOURCES


def test_every_return_has_a_sample():
    assert set(SAMPLES) == set(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_is_claimed_by_its_own_return_alone(name, tmp_path):
    SAMPLES[name].write(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        nameless = path.rename(path.with_name("export" + path.suffix))
        assert [each for each, source in SOURCES.items() if source.claims(nameless)] == [name], path.name
        nameless.rename(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 200,
        b"\xff\xfe",
        b"PK\x03\x04 not a workbook after all",
        b"<Message><Header><Collection>TAX</Collection></Header><Child>",
        b"<" + b"a" * 100_000,
        b"<a" * 40_000,
        b'"an open quotation mark, and no end\n' * 50,
        b"," * 100_000,
        b"name,colour\nred,1\n",
        b"\x81\x8d\x8f,\x90\n",
    ],
    ids=lambda content: repr(content[:12]),
)
@pytest.mark.parametrize("name", SOURCES)
def test_what_is_no_return_is_claimed_by_none_and_raises_nothing(name, content, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert SOURCES[name].claims(path) is False


@pytest.mark.parametrize("name", SOURCES)
def test_a_folder_and_a_file_that_is_not_there_are_claimed_by_none(name, tmp_path):
    assert SOURCES[name].claims(tmp_path) is False
    assert SOURCES[name].claims(tmp_path / "nothing.csv") is False


def test_a_return_spoilt_further_on_is_still_of_its_return(tmp_path):
    """So that its own reader says what is wrong with it."""
    census = tmp_path / "cut.xml"
    census.write_text("<Message><Header><Collection>CIN</Collection></Header><Children><Child><CINdetails>")
    bomb = tmp_path / "bomb.xml"
    bomb.write_text('<!DOCTYPE m [<!ENTITY a "aa">]><Message><Header><Collection>CIN</Collection></Header>')
    table = tmp_path / "table.csv"
    table.write_bytes(b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n" + b"x" * 70_000 + b"\x81\x00")
    claimed = {path.name: [n for n, s in SOURCES.items() if s.claims(path)] for path in (census, bomb, table)}
    assert claimed == {"cut.xml": ["cin-census"], "bomb.xml": ["cin-census"], "table.csv": ["ssda903"]}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_row_is_found_in_any_encoding_and_after_blank_rows(tmp_path, encoding, delimiter):
    path = tmp_path / "table.csv"
    path.write_text(f'\n{delimiter}{delimiter}\n"Child"{delimiter} Café {delimiter}b\n', encoding=encoding, newline="")
    header = header_in_head(path)
    assert header.names == ("Child", "Café", "b")
    assert (header.row, header.delimiter) == (3, delimiter)


def test_the_elements_of_markup_come_without_prefix_or_comment(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(
        '<?xml version="1.0"?>\n<!-- <Other> --><c:Message a="1"><Header>\n <Year> 2022 </Year><Year>1</Year>'
    )
    head = markup_in_head(path)
    assert (head.root, head.text_of("year"), head.names) == ("message", "2022", {"message", "header", "year"})
