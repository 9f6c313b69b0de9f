"""Delimited files in every encoding and with every fault: rows with their editor's line numbers, or a refusal."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources import delimited
from waymark.sources.delimited import column_issues, read_header, read_rows

TEXT = "Child,Decom,Note\r\n1,05/04/2019,Zoë\r\n2,06/04/2019,\r\n"


def rows(path, *wanted):
    return [(line.row, *line.cells) for line in read_rows(read_header(path), wanted or ("CHILD", "DECOM", "NOTE"))]


def refusal(path, *wanted):
    with pytest.raises(RefusedError) as refused:
        rows(path, *wanted)
    (issue,) = refused.value.issues
    return issue


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "file.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert rows(path) == [(2, "1", "05/04/2019", "Zoë"), (3, "2", "06/04/2019", "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_told_by_the_header_row(tmp_path, delimiter):
    path = tmp_path / "file.csv"
    path.write_text(TEXT.replace(",", delimiter), encoding="utf-8", newline="")
    assert rows(path)[0] == (2, "1", "05/04/2019", "Zoë")


def test_a_comma_in_a_quoted_name_does_not_decide(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text('"CHILD, id";DECOM\n"1, 2";05/04/2019\n', encoding="utf-8")
    assert rows(path, "CHILD, id", "DECOM") == [(2, "1, 2", "05/04/2019")]


def test_columns_in_any_order_and_case_and_columns_that_are_not_there(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("\u00a0decom ,x,CHILD\n05/04/2019,9,1\n", encoding="utf-8")
    assert rows(path, "CHILD", "DECOM", "DEC") == [(2, "1", "05/04/2019", "")]


def test_line_numbers_are_those_of_an_editor(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text('\nCHILD,DECOM,NOTE\n\n1,a,"two\nlines"\n,,\n2,b,c\n', encoding="utf-8")
    assert [row[0] for row in rows(path)] == [4, 7]


def test_short_and_long_rows_say_what_they_lack(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("CHILD,DECOM,NOTE\n1,a\n2,b,c,d,e\n3,b,c,,\n", encoding="utf-8")
    short, long, padded = read_rows(read_header(path), ("CHILD", "NOTE"))
    assert (short.row, short.absent, short.extra) == (2, ("NOTE",), 0)
    assert (long.row, long.absent, long.extra) == (3, (), 2)
    assert (padded.row, padded.absent, padded.extra) == (4, (), 0)


def test_a_last_line_without_its_end_is_whole_when_its_cells_are(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("CHILD,DECOM,NOTE\n1,a,b", encoding="utf-8")
    assert rows(path) == [(2, "1", "a", "b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_cut_one_character_into_its_last_row_is_refused(tmp_path, encoding, end):
    path = tmp_path / "file.csv"
    whole = f"CHILD,DECOM,NOTE{end}1,a,b{end}"
    path.write_bytes(whole.encode(encoding))
    assert rows(path) == [(2, "1", "a", "b")]
    path.write_bytes((whole + "2").encode(encoding))
    assert (refusal(path).rule, refusal(path).row) == ("file_cut_short", 3)


def test_a_last_row_shorter_than_other_short_rows_is_cut(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("CHILD,DECOM,NOTE\n1,a\n2", encoding="utf-8")
    assert refusal(path).rule == "file_cut_short"


def test_many_short_rows_are_how_the_file_was_written_not_a_cut(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("CHILD,DECOM,NOTE\n1,a\n2,b", encoding="utf-8")
    assert rows(path) == [(2, "1", "a", ""), (3, "2", "b", "")]


@pytest.mark.parametrize(
    ("content", "rule", "sentence", "row"),
    [
        (b"", "file_empty", "The file is empty.", None),
        (b"\xef\xbb\xbf \r\n\r\n", "file_empty", "The file is empty.", None),
        (b",,\n,,\n", "file_empty", "The file is empty.", None),
        (
            b"PK\x03\x04\x14\x00rest",
            "not_delimited_text",
            "This is not a CSV file; it appears to be an Excel workbook (.xlsx) or a zip archive.",
            None,
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "not_delimited_text",
            "This is not a CSV file; it appears to be an old Excel workbook (.xls).",
            None,
        ),
        (
            b"%PDF-1.7\n",
            "not_delimited_text",
            "This is not a CSV file; it appears to be a PDF document.",
            None,
        ),
        (
            b'<?xml version="1.0"?><Message/>',
            "not_delimited_text",
            "This is not a CSV file; it appears to be an XML file.",
            None,
        ),
        (
            "\ufeff<Message/>".encode("utf-16-le"),
            "not_delimited_text",
            "This is not a CSV file; it appears to be an XML file.",
            None,
        ),
        (
            b"<!DOCTYPE html><p>Log in</p>",
            "not_delimited_text",
            "This is not a CSV file; it appears to be a web page.",
            None,
        ),
        (b'{"a": 1}', "not_delimited_text", "This is not a CSV file; it appears to be a JSON file.", None),
        (
            b"CHILD,DECOM\x00\x01\x02\n",
            "not_delimited_text",
            "This is not a CSV file; it appears to be a binary file.",
            None,
        ),
        (
            b"CHILD,DECOM,NOTE\n" + b"1,a,b\n" * 1000 + b"2,\x00,c\n",
            "encoding_unknown",
            "The file holds bytes of no encoding that is read.",
            None,
        ),
        (
            b"CHILD,DECOM,NOTE\n1,\x81,b\n",
            "encoding_unknown",
            "The file holds bytes of no encoding that is read.",
            None,
        ),
        (
            b'CHILD,DECOM,NOTE\n1,a,b\n2,"a,b\n3,a,b\n',
            "quote_open",
            "A quotation mark opens in this row and never closes.",
            3,
        ),
        (b'CHILD,DECOM,NOTE\n1,"a" b,c\n', "quote_stray", "Text follows a closing quotation mark.", 2),
        (
            b"CHILD,DECOM,NOTE\n1,a,b\n2,05/0",
            "file_cut_short",
            "The file stops in the middle of its last row.",
            3,
        ),
    ],
)
def test_malformed_files_are_refused_with_one_sentence(tmp_path, content, rule, sentence, row):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    issue = refusal(path)
    assert (issue.rule, issue.sentence, issue.row) == (rule, sentence, row)
    assert issue.file == f"{tmp_path.name}/file.csv"
    assert issue.hint


def test_a_file_that_is_too_large_or_not_there(tmp_path, monkeypatch):
    path = tmp_path / "file.csv"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(delimited, "LARGEST_BYTES", 10)
    assert refusal(path).rule == "file_too_large"
    assert refusal(tmp_path / "absent.csv").sentence == "There is no such file."
    assert refusal(tmp_path).rule == "not_a_file"


def test_missing_and_doubled_columns_all_at_once(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("CHILD,DECOMM,NOTE,note\n", encoding="utf-8")
    issues = column_issues(read_header(path), ("CHILD", "DECOM", "DEC", "NOTE", "UPN"), optional=("UPN",))
    assert [(issue.rule, issue.field) for issue in issues] == [
        ("column_missing", "DECOM"),
        ("column_missing", "DEC"),
        ("column_twice", "NOTE"),
    ]
    assert issues[0].sentence == "The column DECOM is missing."
    assert issues[0].hint.startswith("Is it the one named 'DECOMM'?")
    assert {issue.row for issue in issues} == {1}
