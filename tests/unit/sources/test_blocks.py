"""A file read in blocks is the file read line by line, however it is written and wherever the blocks end."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waymark.domain.errors import RefusedError
from waymark.sources import blocks
from waymark.sources.blocks import Block, read_blocks
from waymark.sources.delimited import read_header, read_rows

WANTED = ["a", "b", "c", "absent"]
CELL = st.sampled_from(
    ["", " ", "x", "y ", "7", "Ünï", "\u00a0z", '"q"', '"1,2"', '"two\nlines"', '"', 'in"ner', "\x0b", "\u2028"]
)
ROW = st.lists(CELL, min_size=3, max_size=3) | st.lists(CELL, max_size=5)
END = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])


@st.composite
def files(draw):
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    rows = draw(st.lists(ROW, max_size=14))
    lines = [draw(st.sampled_from(["", "\n"])), delimiter.join("abd" if draw(st.booleans()) else "cab"), draw(END)]
    for row in rows:
        lines += [delimiter.join(row), draw(END)]
    if draw(st.booleans()):
        lines.pop()
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return "".join(lines).encode(encoding, "ignore")


def by_line(header):
    return list(read_rows(header, WANTED))


def by_block(header):
    found = []
    for part in read_blocks(header, WANTED):
        found.extend(map(part.line, range(len(part.rows))) if isinstance(part, Block) else [part])
    return found


def outcome(read, header):
    try:
        return read(header)
    except RefusedError as refused:
        return str(refused), refused.issues


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=files(), chunk=st.sampled_from([1, 7, 40, 1 << 20]), records=st.sampled_from([1, 3, 1000]))
def test_blocks_taken_apart_are_the_lines(content, chunk, records, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "_CHUNK", chunk)
    monkeypatch.setattr(blocks, "_RECORDS", records)
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    try:
        header = read_header(path)
    except RefusedError:
        return
    assert outcome(by_block, header) == outcome(by_line, header)


def test_a_plain_file_is_never_split_row_by_row(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "_CHUNK", 1000)
    path = tmp_path / "file.csv"
    path.write_text("a,b,c\n" + "".join(f"{row},x,\n" for row in range(2000)))
    parts = list(read_blocks(read_header(path), WANTED))
    assert all(isinstance(part, Block) for part in parts)
    assert [row for part in parts for row in part.rows.tolist()] == list(range(2, 2002))
    assert len(parts) < 20


@pytest.mark.parametrize("line", ['1,"2",3', "1,2", "1,2,3,4", "", ",,"])
def test_one_odd_line_spoils_no_more_than_its_chunk(tmp_path, monkeypatch, line):
    monkeypatch.setattr(blocks, "_RECORDS", 100)
    path = tmp_path / "file.csv"
    path.write_text("a,b,c\n" + "7,8,9\n" * 1000 + f"{line}\n" + "7,8,9\n" * 1000)
    header = read_header(path)
    parts = list(read_blocks(header, WANTED))
    assert sum(not isinstance(part, Block) for part in parts) <= 100
    assert by_block(header) == by_line(header)


def test_a_cell_longer_than_any_is_refused_as_before(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text(f"a,b,c\n1,2,3\n1,{'x' * 140_000},3\n")
    header = read_header(path)
    refused = outcome(by_line, header)
    assert refused[1][0].rule == "cell_too_long"
    assert outcome(by_block, header) == refused
