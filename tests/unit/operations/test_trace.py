"""Every row of every standard table leads back to a file that is there and to the line that holds it."""

import json
from hashlib import sha256

import pytest
from tests.unit.samples import SAMPLES

from waymark.cli.main import main
from waymark.domain.errors import WaymarkError
from waymark.domain.tables import STANDARD_TABLES
from waymark.operations.compute import compute
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.load import load, load_returns
from waymark.operations.recognise import recognise
from waymark.operations.synth import Rows, synthesise
from waymark.operations.trace import Tracer, trace
from waymark.sources.registry import SOURCES


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


def standard_rows(workspace):
    dataset = workspace.store.current_standard()
    return [(table, str(row["row_id"])) for table in STANDARD_TABLES for row in dataset.rows(table)]


def files_below(folder):
    """By folder and name, as a trace names them: the lines of each, and the hash of its bytes."""
    return {
        f"{path.parent.name}/{path.name}": (path.read_bytes().count(b"\n") + 1, sha256(path.read_bytes()).hexdigest())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", SOURCES)
def test_each_standard_row_of_a_sample_leads_to_a_line_of_its_file(workspace, tmp_path, name):
    given = tmp_path / "given"
    SAMPLES[name].write(given)
    load(workspace, name, recognise([given]).files[name])
    files = files_below(given)
    tracer = Tracer(workspace.store)
    rows = standard_rows(workspace)
    assert rows
    for table, row_id in rows:
        found = tracer.trace(row_id)
        lines, digest = files[found.file]
        assert 1 <= found.row <= lines, (table, row_id)
        assert found.sha256 == digest
        assert tracer.holds(found), (table, row_id)


def test_each_standard_row_of_a_made_up_county_leads_to_a_line_of_its_file(workspace, tmp_path):
    made = synthesise(tmp_path / "returns", dictionary_of(workspace).areas, Rows(0.002, 0.002))
    load_returns(workspace, recognise([made.folder]).files)
    files = files_below(made.folder)
    tracer = Tracer(workspace.store)
    rows = standard_rows(workspace)
    assert len(rows) > 1_000
    assert {table for table, _ in rows} >= {"care_episode", "referral", "ehcp_request", "attendance", "child_area"}
    for _, row_id in rows:
        found = tracer.trace(row_id)
        lines, digest = files[found.file]
        assert 2 <= found.row <= lines
        assert found.sha256 == digest


def test_a_line_is_the_one_that_an_editor_shows(workspace, three_years):
    load(workspace, "ssda903", [three_years])
    row_id = next(row for table, row in standard_rows(workspace) if table == "care_leaver_contact")
    (found,) = trace(workspace.store, [row_id])
    assert found.table == "oc3"
    line = (three_years / found.file).read_text().splitlines()[found.row - 1]
    assert line.startswith("200")
    assert found.place == f"{found.file}:{found.row}"


def test_explain_and_trace_say_where_rows_come_from(workspace, three_years, capsys):
    load(workspace, "ssda903", [three_years])
    compute(workspace)
    capsys.readouterr()
    asked = ["explain", "SCS34", "--period", "2022-03", "--rows", "-w", str(workspace.root)]
    assert main(asked) == 0
    assert "2021-22/oc3.csv:2" in capsys.readouterr().out
    assert main([*asked, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]["numerator"]
    assert rows["counted_from"] == ["2021-22/oc3.csv:2"]
    assert main(["trace", *rows["counted_rows"], "-w", str(workspace.root)]) == 0
    said = capsys.readouterr().out
    assert "2021-22/oc3.csv:2" in said
    assert "ssda903 2021-22, version 1; SHA-256 " in said
    assert main(["trace", *rows["counted_rows"], "--format", "json", "-w", str(workspace.root)]) == 0
    (content,) = json.loads(capsys.readouterr().out)
    assert (content["file"], content["row"], content["return"]) == ("2021-22/oc3.csv", 2, "ssda903")


@pytest.mark.parametrize(
    ("row_id", "words"),
    [
        ("episodes", "is not a row id"),
        ("00000000:episodes:2", "no file that was loaded"),
        ("{extract}:episodes:999", "has no row"),
    ],
)
def test_an_id_that_leads_nowhere_is_said(workspace, three_years, row_id, words):
    load(workspace, "ssda903", [three_years])
    extract = workspace.store.state().loads[-1].extract[:8]
    with pytest.raises(WaymarkError, match=words):
        trace(workspace.store, [row_id.format(extract=extract)])
