"""What a table may be: how wide, how long its rows and cells, how far down its names; and how files are named."""

import csv
import os
from pathlib import Path

import pytest

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.sources import delimited
from waymark.sources.delimited import LAST_HEADER_ROW, MOST_COLUMNS, read_header, read_rows, shown_name
from waymark.sources.named_paths import refuse_unusable

WIDE = ",".join(f"c{number}" for number in range(MOST_COLUMNS + 1))


def refusal(path, content=""):
    path.write_text(content)
    with pytest.raises(RefusedError) as caught:
        for _ in read_rows(read_header(path), ("a",)):
            pass
    (issue,) = caught.value.issues
    assert issue.hint
    assert issue.file.endswith(path.name)
    return issue.rule, issue.row


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{WIDE}\n1\n", ("too_many_columns", 1)),
        ("\n,,\n" * LAST_HEADER_ROW + "a,b\n1,2\n", ("header_not_found", None)),
        ("\n" * 20_000, ("file_empty", None)),
        ("a,b\n1,2\n" + "x" * 2_500_000, ("row_too_long", 3)),
        (f"a,b\n1,{'x' * (csv.field_size_limit() + 1)}\n", ("cell_too_long", 2)),
        (f'a,b\n1,"{"x" * 100}\n' + "more\n" * 40_000, ("quote_open", 2)),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_table_beyond_what_a_return_needs_is_refused_by_its_row(tmp_path, content, expected):
    assert refusal(tmp_path / "table.csv", content) == expected


def test_as_many_columns_as_are_read_are_read(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text(WIDE.rpartition(",")[0] + "\n" + ",".join(["1"] * MOST_COLUMNS) + "\n")
    (line,) = read_rows(read_header(path), ("c0", f"C{MOST_COLUMNS - 1}"))
    assert line.cells == ("1", "1")


def test_blank_lines_without_end_are_refused_and_some_are_not(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "_CHUNK", 1_000)
    monkeypatch.setattr(delimited, "_MOST_BLANK", 5_000)
    assert refusal(tmp_path / "table.csv", "a,b\n" + "\n" * 9_000)[0] == "lines_blank"
    (tmp_path / "table.csv").write_text("a,b\n" + "\n" * 4_000 + "1,2\n" + "\n" * 4_000)
    assert len(list(read_rows(read_header(tmp_path / "table.csv"), ("a",)))) == 1


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(RefusedError, match="pipe or a device"):
        read_header(tmp_path / "pipe.csv")


def test_a_name_is_shown_so_that_it_can_be_printed_and_stored():
    shown = shown_name(Path("returns") / "caf\u00e9 \udcff\n\x1b[31m.csv")
    assert shown == "returns/caf\u00e9 \ufffd\ufffd\ufffd[31m.csv"
    assert shown.encode()
    long = shown_name(Path("returns") / f"{'x' * 4_000}.csv")
    assert len(long) == 300
    assert long.endswith(".csv")


def test_paths_that_a_person_names_are_files_or_folders(tmp_path):
    (tmp_path / "file").touch()
    refuse_unusable([tmp_path, tmp_path / "file"])
    (tmp_path / "round").symlink_to("round")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedError) as caught:
        refuse_unusable([tmp_path / "round", tmp_path / "pipe", tmp_path / ("x" * 4_000), tmp_path / "x\0y"])
    assert [issue.rule for issue in caught.value.issues] == [
        *("path_not_followed", "not_a_file", "path_not_followed", "path_not_followed")
    ]
    for absent in (tmp_path / "none", tmp_path / "file" / "none"):
        with pytest.raises(WaymarkError, match="none does not exist"):
            refuse_unusable([absent])
