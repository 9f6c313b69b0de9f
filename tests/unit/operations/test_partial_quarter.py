"""A case system is replaced within a quarter: the part is shown and flagged, the promise listed, and then kept."""

import csv
import json

import pytest

from waymark.cli.main import main
from waymark.domain.month import Month
from waymark.operations.compute import compute
from waymark.operations.figures import figures_of
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.promises import promises_of
from waymark.operations.scorecard import publish_scorecard
from waymark.operations.show import as_json, show

CHANGE = """\
    changes:
      - on: 2021-06-11
        what: case system replaced
        tables: [ehcp_request]
        {until}
        full_figure_promised: 2021-09
  - id: inspections
"""
QUARTER = {"period": "2021-06"}


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


def annotate(workspace, until="until: 2021-06-30"):
    path = workspace.framework / "sources.yaml"
    path.write_text(path.read_text().replace("  - id: inspections\n", CHANGE.format(until=until)))


def figure(workspace, **asked):
    return as_json(show(workspace, "SEND20", **asked))


def test_without_an_annotation_the_quarter_has_no_figure(workspace, files):
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    compute(workspace)
    shown = figure(workspace, **QUARTER)
    assert (shown["missing"], shown["flags"], shown["notes"]) == ("not available", [], [])


def test_with_one_it_has_the_part_flagged_and_no_arrow_on_either_side(workspace, files):
    annotate(workspace)
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    compute(workspace)
    shown = figure(workspace, **QUARTER)
    assert (shown["numerator"], shown["denominator"], shown["printed"]) == (24, 32, "75.0")
    assert (shown["flags"], shown["direction"]) == (["partial period"], "not_compared")
    (note,) = shown["notes"]
    assert note == (
        "Partial period: case system replaced on 11 June 2021; the files do not cover 12 June 2021 to 30 June 2021. "
        "The full figure is promised for September 2021."
    )
    after = show(workspace, "SEND20", period="2021-09")
    assert after.assessment.outturn.flags == ()
    assert "covers part of its period" in after.assessment.direction.sentence
    (promise,) = promises_of(figures_of(workspace))
    assert (promise.source, promise.made) == ("Education, Health and Care Plans", False)
    assert [str(figure.month) for figure in promise.figures] == ["2021-06", "2021-06"]


@pytest.mark.parametrize("until", ["until: 2021-06-30", ""], ids=["said", "seen"])
def test_the_promise_is_kept_by_a_later_file(workspace, files, until):
    annotate(workspace, until)
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    load(workspace, "extract", [files / "later.csv"])
    compute(workspace)
    shown = figure(workspace, **QUARTER)
    assert (shown["numerator"], shown["denominator"], shown["flags"], shown["notes"]) == (40, 48, [], [])
    assert shown["direction"] == "up"
    (promise,) = promises_of(figures_of(workspace))
    assert (promise.made, {figure.code for figure in promise.figures}) == (True, {"SEND20"})


def test_it_is_kept_by_the_run_that_has_the_figure_not_by_the_load(workspace, files):
    annotate(workspace)
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    compute(workspace)
    load(workspace, "extract", [files / "later.csv"])
    assert not promises_of(figures_of(workspace))[0].made
    compute(workspace)
    assert promises_of(figures_of(workspace))[0].made


def test_files_that_never_left_a_day_out_keep_no_promise_until_it_is_said(workspace, files):
    annotate(workspace, "")
    load(workspace, "extract", [files / "later.csv"])
    compute(workspace)
    assert figure(workspace, **QUARTER)["flags"] == ["partial period"]
    path = workspace.framework / "sources.yaml"
    path.write_text(
        path.read_text().replace("promised: 2021-09\n", "promised: 2021-09\n        full_figure_made: 2021-10\n")
    )
    compute(workspace)
    assert figure(workspace, **QUARTER)["flags"] == []
    assert promises_of(figures_of(workspace))[0].made


def test_the_scorecard_its_pages_and_its_data_say_it(workspace, files, tmp_path):
    annotate(workspace)
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    compute(workspace)
    june, out = Month.parse("2021-06"), tmp_path / "out"
    published = publish_scorecard(
        workspace, "directorate", None, june, out, ("html", "csv"), date_of_publication(), banner="Made up."
    )
    (promise,) = published.scorecard.promises
    assert (promise.what, promise.promised, promise.made) == (
        "Case system replaced on 11 June 2021", "September 2021", False
    )  # fmt: skip
    pages = {path.relative_to(out).as_posix(): path.read_text() for path in published.pages}
    note = "Partial period: case system replaced on 11 June 2021"
    assert f"SEND20, Apr to June 2021: {note}" in pages["scorecards/directorate.html"]
    assert note in pages["indicators/SEND20.html"]
    assert "Not comparable with January to March 2021" in pages["indicators/SEND20.html"]
    sources = pages["data-sources.html"]
    assert "Promised revisions" in sources
    assert 'href="indicators/SEND20.html#trend">SEND20, April to June 2021</a>' in sources
    assert "Promised for September 2021" in sources
    (data,) = (path for path in published.data if path.name == "figures.csv")
    flagged = [row for row in csv.DictReader(data.read_text().splitlines()) if row["flags"] == "partial period"]
    assert {(row["indicator_code"], row["time_period"], row["time_identifier"]) for row in flagged} == {
        ("SEND20", "202122", "Financial year Q1")
    }


def date_of_publication():
    return Month.parse("2021-09").first


def test_show_and_explain_print_it(workspace, files, capsys):
    annotate(workspace)
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    compute(workspace)
    capsys.readouterr()
    assert main(["show", "SEND20", "--period", "2021-06", "-w", str(workspace.root)]) == 0
    assert "Partial period: case system replaced" in capsys.readouterr().out
    assert main(["explain", "SEND20", "--period", "2021-06", "-w", str(workspace.root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["flags"] == ["partial period"]
