"""`waymark preview` as people and scripts meet it: it says no more than `show`, and nothing that `show` does not."""

import json
from dataclasses import replace

import pytest

from waymark.cli.main import main
from waymark.cli.preview import print_preview
from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason
from waymark.operations.preview import preview
from waymark.operations.workspace import open_workspace


@pytest.fixture
def computed(tmp_path, three_years, capsys):
    at = tmp_path / "workspace"
    for arguments in (
        ["init", str(at), "--framework", "kent"],
        ["load", "ssda903", str(three_years), "--workspace", str(at)],
        ["compute", "--workspace", str(at)],
    ):
        assert main(arguments) == 0
    capsys.readouterr()
    return at


def said(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_chart_with_target_floor_and_the_latest_figure(computed, capsys):
    code, out, err = said(capsys, "preview", "SCS19", "--months", "12", "-w", computed)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert "SCS19 · higher is better" in lines[1]
    assert "April 2021 to March 2022" in lines[1]
    assert "75.0% in March 2022, Amber" in lines[-1]
    assert "─ target 77.0" in lines[-1]
    assert "┄ floor 67.0" in lines[-1]
    assert "2022-03" in out
    assert "\x1b" not in out  # nothing but characters in a pipe
    assert max(len(line) for line in lines[2:]) <= 120


def test_each_point_is_what_show_says_of_it(computed, capsys):
    keys = ("value", "printed", "missing", "rating")
    for code in ("SCS18", "SCS18.same_carer", "SCS29"):
        content = json.loads(said(capsys, "preview", code, "--months", "9", "--format", "json", "-w", computed)[1])
        latest = json.loads(said(capsys, "show", code, "--format", "json", "-w", computed)[1])
        for point in content["points"]:
            asked = ("show", code, "--period", point["period"], "--format", "json", "-w", computed)
            shown = json.loads(said(capsys, *asked)[1])
            assert [point[key] for key in keys] == [shown[key] for key in keys]
        assert [point["period"] for point in content["points"]][-1:] in ([], [latest["period"]])


def test_months_before_the_first_figure_are_left_out(computed, capsys):
    content = json.loads(said(capsys, "preview", "SCS18", "--months", "60", "--format", "json", "-w", computed)[1])
    months = [Month.parse(point["period"]) for point in content["points"]]
    assert content["points"][0]["value"] is not None
    assert len(months) < 60
    assert months == sorted(months)


def test_gaps_are_told_with_their_reason(computed, capsys):
    shown = preview(open_workspace(computed), "SCS18", months=6)
    points = list(shown.points)
    missing = Missing(MissingReason.NOT_AVAILABLE)
    for place in (1, 2, 4):
        points[place] = replace(points[place], value=None, missing=missing)
    print_preview(replace(shown, points=tuple(points)))
    assert capsys.readouterr().out.splitlines()[-1] == (
        "  No figure for 3 of 6 periods: November 2021 to December 2021 (not available); February 2022 (not available)."
    )


def test_an_indicator_without_a_figure_says_why_and_draws_nothing(computed, capsys):
    code, out, _ = said(capsys, "preview", "EH46", "-w", computed)
    assert code == 0
    assert "not available" in out
    assert "No figure to draw" in out
    assert "┤" not in out


def test_a_mistake_is_told_as_show_tells_it(computed, capsys):
    for arguments, words in (
        (["SCS99"], "no indicator 'SCS99'"),
        (["SCS18", "--reading", "nosuch"], "no reading 'nosuch'"),
        (["SCS18", "--area", "Atlantis"], "no area 'Atlantis'"),
        (["SCS18", "--months", "0"], "0 months cannot be drawn"),
        (["SCS18", "--months", "few"], "Invalid value for '--months'"),
    ):
        code, out, err = said(capsys, "preview", *arguments, "-w", computed)
        assert (code, out) == (2, "")
        assert words in " ".join(err.split())
