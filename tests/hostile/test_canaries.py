"""Nothing that says who a child is comes out again: no name, pupil number, postcode or id anywhere, and no date of
birth outside the columns of records that are marked identifying."""

import base64
import contextlib
import io
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.hostile.attempts import NAME_NOBODY, lay_out
from tests.hostile.canaries import BORN, CHILD, HOME, PUPIL_NUMBER, told_in_bytes
from tests.hostile.mutators import packed, unpacked
from tests.hostile.samples import SAMPLES
from tests.hostile.searched import told_in_file
from tests.hostile.spoilt import spoilt

from waymark.cli.main import main
from waymark.domain.tables import STANDARD_TABLES
from waymark.operations.workspace import open_workspace
from waymark.sources.registry import SOURCES

SPOILT_OF_EACH = 2


@dataclass
class Said:
    """Every command and what it said."""

    workspace: Path
    returns: Path
    words: list[tuple[str, str]] = field(default_factory=list)


def everything_asked(root: Path) -> Said:
    """A workspace in which every return was loaded, spoilt ones were offered, and everything that can be asked was."""
    said = Said(root / "workspace", root / "returns")
    run(said, "init", said.workspace, "--framework", "kent", workspace=False)
    for name, sample in SAMPLES.items():
        # Extracts are editions of their own; several forms of another return hold the same one, and come one by one.
        folder = said.returns / sample.source / name
        lay_out(sample.files(), folder)
        if sample.source != "extract":
            assert run(said, "load", sample.source, folder) == 0, said.words[-1]
    assert run(said, "load", "extract", said.returns / "extract") == 0, said.words[-1]
    for source in SOURCES:
        name = next(name for name, sample in SAMPLES.items() if sample.source == source)
        run(said, "load", source, said.returns / source / name, "--format", "json")
        for number in range(SPOILT_OF_EACH):
            lay_out(spoilt(name, number).files, root / "spoilt")
            strict = ("--strict",) if number % 2 else ()
            run(said, "load", source, root / "spoilt", *strict, "--format", ("text", "json")[number % 3 == 0])
        run(said, "diff", source)
        run(said, "diff", source, "--format", "json")
    run(said, "load", root / "spoilt")
    assert run(said, "compute") == 0, said.words[-1]
    for form in ("text", "json"):
        run(said, "sources", "--all", "--format", form)
        for command in ("show", "explain", "preview"):
            run(said, command, "SCS18", "--format", form)
    run(said, "explain", "EH02", "--rows")
    run(said, "scorecard", "childrens-social-work", "--out", root / "release")
    return said


def run(said: Said, *arguments: object, workspace: bool = True) -> int:
    words = [str(each) for each in (*arguments, *(("-w", said.workspace) if workspace else ()))]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    said.words.append((" ".join(words), out.getvalue() + err.getvalue()))
    return code


def test_nothing_that_identifies_comes_out_again(tmp_path, needs_tool):
    """One test, so that what it looks at is made once however many processes run tests."""
    pdftotext = needs_tool("pdftotext")
    said = everything_asked(tmp_path)
    hold_commands(said)
    hold_store(said)
    hold_releases(said, pdftotext)


def hold_commands(said: Said) -> None:
    told = {command: found for command, words in said.words if (found := told_in_bytes(words.encode()))}
    assert len(said.words) > 30
    assert not told
    assert not [command for command, words in said.words if "Traceback" in words]


def hold_store(said: Said) -> None:
    """Extracts may hold dates of birth where they say so; standard tables likewise; nothing else holds any."""
    store = open_workspace(said.workspace).store
    births = {
        path: frozenset(column.name for column in columns if column.identifying)
        for load in store.state().loads
        for table, columns in SOURCES[load.source].record_tables.items()
        for path in [store.extracts / load.extract / f"{table}.parquet"]
    }
    standard = {
        name: frozenset(c.name for c in table.all_columns if c.identifying) for name, table in STANDARD_TABLES.items()
    }
    files = [path for path in said.workspace.rglob("*") if path.is_file()]
    assert len([path for path in files if path.suffix == ".parquet"]) > 20
    told = {}
    for path in files:
        in_tables = path.is_relative_to(store.parts) or path.is_relative_to(store.standard)
        may = births.get(path, standard.get(path.stem, frozenset()) if in_tables else frozenset())
        if found := told_in_file(path, may):
            told[str(path.relative_to(said.workspace))] = found
    assert not told


def hold_releases(said: Said, pdftotext: str) -> None:
    release = said.workspace.parent / "release"
    files = [path for path in release.rglob("*") if path.is_file()]
    assert {".html", ".pdf", ".csv"} <= {path.suffix for path in files}
    assert not {str(path): found for path in files if (found := told_in_file(path))}
    for path in files:
        if path.suffix == ".pdf":
            text = subprocess.run([pdftotext, str(path), "-"], check=True, capture_output=True).stdout
            assert len(text) > 200
            assert not told_in_bytes(text)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_holds_canaries_to_be_found(name):
    """Without them no search would mean anything."""
    content = b"\n".join(SAMPLES[name].files().values())
    if content.startswith(b"PK"):
        content = b"\n".join(unpacked(content).values())
    assert SAMPLES[name].source in NAME_NOBODY or told_in_bytes(content)


def test_the_search_finds_what_is_hidden(tmp_path):
    for number, content in enumerate(
        (
            f"x{CHILD.lower()}y".encode(),
            HOME.encode("utf-16-le"),
            PUPIL_NUMBER.encode().hex().encode(),
            *(base64.b64encode(b"x" * before + CHILD.encode()) for before in range(3)),
            f"born {BORN:%d/%m/%Y}".encode(),
            packed({"inside": f"{BORN:%d %B %Y}".encode()}),
        )
    ):
        path = tmp_path / f"file {number}"
        path.write_bytes(content)
        assert told_in_file(path), content
    pq.write_table(pa.table({"day": [BORN], "who": [CHILD]}), tmp_path / "rows.parquet", compression="zstd")
    assert len(told_in_file(tmp_path / "rows.parquet")) == 2
    assert len(told_in_file(tmp_path / "rows.parquet", frozenset({"day"}))) == 1
