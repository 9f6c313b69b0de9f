"""The command line as scripts and people meet it: what is printed, where, and the exit code."""

import json

import pytest

from waymark.cli.main import main

SHOW_KEYS = {
    "code", "area", "period", "as_at", "numerator", "denominator", "value", "printed", "unit", "status", "missing",
    "rating", "direction", "rule", "reason",
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path, capsys):
    at = tmp_path / "workspace"
    assert main(["init", str(at), "--framework", "kent"]) == 0
    capsys.readouterr()
    return at


@pytest.fixture
def computed(workspace, three_years, capsys):
    assert main(["load", "ssda903", str(three_years), "--workspace", str(workspace)]) == 0
    assert main(["compute", "--workspace", str(workspace)]) == 0
    capsys.readouterr()
    return workspace


def said(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_show_prints_one_object_with_the_promised_keys(computed, capsys):
    code, out, err = said(
        capsys, "show", "SCS19", "--area", "Kent", "--period", "2022-03", "--format", "json", "-w", computed
    )
    content = json.loads(out)
    assert (code, err) == (0, "")
    assert set(content) >= SHOW_KEYS
    assert (content["numerator"], content["denominator"], content["printed"]) == (3, 4, "75.0")
    assert (content["code"], content["area"], content["period"], content["as_at"]) == (
        "SCS19",
        "E10000016",
        "2022-03",
        "2022-03",
    )
    assert (content["value"], content["unit"], content["missing"]) == (75.0, "percent", None)
    assert content["rule"] == "floor_and_target"
    assert "75.0%" in content["reason"]


def test_explain_prints_what_show_prints_and_where_it_came_from(computed, capsys):
    asked = ("SCS18", "--period", "2022-03", "--format", "json", "-w", computed)
    shown = json.loads(said(capsys, "show", *asked)[1])
    explained = json.loads(said(capsys, "explain", *asked)[1])
    assert {key: explained[key] for key in shown} == shown
    assert explained["rows"]["denominator"]["counted"] == explained["denominator"]
    assert explained["extracts"][0]["rows_set_aside"] == 0


def test_explain_for_people_names_rule_target_extract_and_rows(computed, capsys):
    code, out, _ = said(capsys, "explain", "SCS18", "--period", "2022-03", "--rows", "-w", computed)
    assert code == 0
    for words in ("floor_and_target", "docs/spec/floor_and_target.md", "2021-22: target", "ssda903 2021-22, version 1"):
        assert words in out
    assert "0 rows set aside" in out
    assert out.count("counted    ") == 5  # two in the numerator, three in the denominator


def test_a_load_says_what_it_took(workspace, three_years, capsys):
    code, out, err = said(capsys, "load", "ssda903", three_years, "-w", workspace)
    assert (code, err.count("error")) == (0, 0)
    assert "ssda903 2021-22: loaded" in out
    assert "covers 1 April 2021 to 31 March 2022" in out
    code, out, _ = said(capsys, "load", "ssda903", three_years, "-w", workspace)
    assert (code, "Nothing changed" in out) == (0, True)


def test_rows_set_aside_are_listed_one_by_one_and_do_not_change_the_exit_code(workspace, three_years, capsys):
    episodes = three_years / "2021-22" / "episodes.csv"
    episodes.write_text(episodes.read_text().replace("01/05/2018", "32/05/2018"))
    code, out, _ = said(
        capsys, "load", "ssda903", three_years / "2021-22", "--format", "json", "--workspace", workspace
    )
    (edition,) = json.loads(out)["editions"]
    assert code == 0
    assert [(row["row"], row["column"]) for row in edition["set_aside_rows"]] == [(2, "DECOM"), (3, "DECOM")]
    code, _, err = said(capsys, "load", "ssda903", three_years / "2021-22", "--strict", "--workspace", workspace)
    assert code == 1
    assert "episodes.csv:2" in err
    assert "episodes.csv:3" in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nosuch"], 2, "No such command 'nosuch'"),
        (["show"], 2, "Missing argument 'CODE'"),
        (["show", "SCS19", "--workspace", "nowhere"], 2, "not a Waymark workspace"),
        (["show", "SCS99", "-w", "{workspace}"], 2, "no indicator 'SCS99'"),
        (["show", "SCS19", "--area", "Atlantis", "-w", "{workspace}"], 2, "no area 'Atlantis'"),
        (["show", "SCS19", "--period", "yesterday", "-w", "{workspace}"], 2, "not a period"),
        (["compute", "--from", "2021-13", "-w", "{workspace}"], 2, "not a month"),
        (["compute", "--engine", "abacus", "-w", "{workspace}"], 2, "no engine called 'abacus'"),
        (["compute", "--from", "2022-03", "--to", "2022-01", "-w", "{workspace}"], 2, "is before"),
        (["load", "tax-return", "{workspace}", "-w", "{workspace}"], 2, "not a return"),
        (["load", "ssda903", "missing-folder", "-w", "{workspace}"], 2, "does not exist"),
        (["load", "ssda903", "{workspace}", "--year", "soon", "-w", "{workspace}"], 2, "not a financial year"),
        (["load", "cin-census", "{workspace}/waymark.toml", "-w", "{workspace}"], 1, "othing was loaded"),
        (["scorecard", "nosuch", "--out", "{workspace}/out", "-w", "{workspace}"], 2, "no scorecard 'nosuch'"),
        (["scorecard", "directorate", "--out", "x", "--format", "docx", "-w", "{workspace}"], 2, "no format 'docx'"),
        (["scorecard", "directorate", "--out", "x", "--as-at", "2031-01", "-w", "{workspace}"], 2, "not been computed"),
        (["init", "{workspace}"], 2, "not empty"),
    ],
)
def test_a_mistake_is_one_plain_sentence(computed, capsys, arguments, code, words):
    got, out, err = said(capsys, *(argument.format(workspace=computed) for argument in arguments))
    assert got == code
    assert words in " ".join(err.split())
    assert "Traceback" not in err
    assert out == ""


def test_the_version_and_the_help_are_no_mistakes(capsys):
    assert said(capsys, "--version")[:2] == (0, "waymark 0.1.0\n")
    code, out, _ = said(capsys, "--help")
    assert code == 0
    assert "explain" in out
    assert said(capsys)[0] == 2  # nothing asked


def test_check_exits_1_when_an_error_is_found(computed, capsys):
    assert said(capsys, "check", "-w", computed)[0] == 0
    indicator = computed / "framework" / "indicators" / "SCS18.yaml"
    indicator.write_text(indicator.read_text().replace("polarity: H", "polarity: Q"))
    code, out, err = said(capsys, "check", "-w", computed)
    assert code == 1
    assert "SCS18.yaml" in err
    assert "1 error" in out  # and a warning for each review date that is past on the day of the test
    code, out, _ = said(capsys, "check", "--format", "json", "-w", computed)
    assert code == 1
    (wrong,) = [issue for issue in json.loads(out) if issue["level"] == "error"]
    assert wrong["file"].endswith("SCS18.yaml")
    assert (wrong["code"], wrong["line"], wrong["row"]) == ("SCS18", 9, 9)
    assert said(capsys, "show", "SCS18", "-w", computed)[0] == 1  # a broken dictionary refuses


def test_a_scorecard_is_written_where_asked(computed, tmp_path, capsys):
    code, out, _ = said(
        capsys, "scorecard", "directorate", "--as-at", "2022-03", "--published", "2022-05-06",
        "--out", tmp_path / "march", "-w", computed,
    )  # fmt: skip
    assert code == 0
    assert (tmp_path / "march" / "index.html").is_file()
    assert (tmp_path / "march" / "pdf" / "directorate.pdf").is_file()
    assert "index.html" in out
    assert "Published 6 May 2022" in (tmp_path / "march" / "index.html").read_text()


@pytest.mark.parametrize("word", ["[/]", "[red]SCS18", "[a]"])
def test_what_a_user_types_is_never_markup(computed, capsys, word):
    code, _, err = said(capsys, "show", word, "-w", computed)
    assert code == 2
    assert f"no indicator '{word}'" in err


def test_a_path_is_printed_as_it_is(tmp_path, capsys):
    code, out, _ = said(capsys, "init", tmp_path / "x[a]y")
    assert code == 0
    assert str(tmp_path / "x[a]y") in out


def test_a_demo_never_fills_a_real_workspace(workspace, capsys):
    before = sorted(str(path) for path in workspace.rglob("*"))
    code, _, err = said(capsys, "demo", "--no-serve", "--dir", workspace)
    assert (code, "is not a demo" in err) == (2, True)
    assert sorted(str(path) for path in workspace.rglob("*")) == before


def test_a_refused_load_tells_scripts_too(computed, three_years, capsys):
    (three_years / "2021-22" / "episodes.csv").write_text("")
    code, out, _ = said(capsys, "load", "ssda903", three_years, "--format", "json", "-w", computed)
    content = json.loads(out)
    assert (code, content["refused"], content["changed"]) == (1, True, False)
    assert any("episodes.csv" in issue["file"] for issue in content["issues"])
