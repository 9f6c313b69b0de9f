"""A folder of everything that a council files: each file goes to its return, the rest is named and left alone."""

import json
from dataclasses import replace

import pytest
from tests.unit.samples import SAMPLES

from waymark.cli.main import main
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.operations import recognise as recognising
from waymark.operations.init import init
from waymark.operations.recognise import recognise
from waymark.publishing.open_data.columns import COLUMNS
from waymark.sources.registry import SOURCES


@pytest.fixture
def everything(tmp_path):
    """Every return, each in a folder of its own at another depth, with what else lies about in such a folder."""
    root = tmp_path / "given"
    for depth, (name, sample) in enumerate(SAMPLES.items()):
        sample.write(root.joinpath(*["deeper"] * depth, name))
    (root / ".hidden").mkdir()
    (root / ".hidden" / "child_area.csv").write_text("child_id,area,from,to,basis\n")
    for lock in ("~$census.xlsx", ".~lock.episodes.csv#", "Thumbs.db"):
        (root / lock).write_text("CHILD,DECOM")
    (root / "notes.md").write_text("# How we export\n")
    return root


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


def said(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_each_return_is_found_at_any_depth_and_the_rest_left_alone(everything):
    found = recognise([everything])
    assert list(found.files) == list(SOURCES)
    assert all(name in path.parts for name, files in found.files.items() for path in files)
    assert [(issue.rule, issue.file, issue.level.value) for issue in found.left_alone] == [
        ("file_left_alone", "given/notes.md", "warning")
    ]


def test_a_file_named_twice_or_also_in_a_named_folder_is_taken_once(everything):
    (area,) = recognise([everything]).files["extract"]
    assert recognise([area, everything, area]).files["extract"] == (area,)


def test_a_named_file_of_no_return_refuses_and_names_the_nearest_table(tmp_path):
    given = tmp_path / "posts.csv"
    given.write_text("post_id,team,district,case_holding,fte\n1,a,b,yes,1.0\n")
    with pytest.raises(RefusedError) as refused:
        recognise([given])
    (issue,) = refused.value.issues
    assert (issue.rule, issue.file.endswith("/posts.csv")) == ("return_unknown", True)
    assert "nearest to the table workforce_post of Extract in a layout of Waymark" in issue.hint
    assert "holder_type" in issue.hint


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\x14\x00 returns/episodes.csv", "Unpack it"),
        (b"%PDF-1.7", "a PDF document"),
        (b"<html><body>Log in</body></html>", "outermost element is 'html'"),
        (b"just some words", "not a table of any return"),
        (b"colour,size,shape\nred,1,round\n", "no return that Waymark reads"),
    ],
)
def test_a_named_file_of_no_return_is_told_what_it_is(tmp_path, content, words):
    given = tmp_path / "episodes.csv"
    given.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        recognise([given])
    assert words in str(refused.value.issues[0])


def test_a_file_that_two_returns_claim_is_refused_when_named_and_left_alone_in_a_folder(everything, monkeypatch):
    (area,) = recognise([everything]).files["extract"]
    greedy = replace(SOURCES["cin-census"], claims=lambda path: path.suffix in (".xml", ".csv"))
    monkeypatch.setitem(SOURCES, "cin-census", greedy)
    with pytest.raises(RefusedError) as refused:
        recognise([area])
    assert [issue.rule for issue in refused.value.issues] == ["return_uncertain"]
    assert "waymark load cin-census PATH or waymark load extract PATH" in refused.value.issues[0].hint
    kept = recognise([everything])
    assert "extract" not in kept.files
    assert "return_uncertain" in {issue.rule for issue in kept.left_alone}


def test_a_folder_without_any_return_is_refused_with_what_was_seen(tmp_path):
    (tmp_path / "notes.md").write_text("words")
    with pytest.raises(RefusedError) as refused:
        recognise([tmp_path])
    assert [issue.rule for issue in refused.value.issues] == ["nothing_recognised", "file_left_alone"]


def test_folders_that_are_left_out_are_never_entered(everything):
    assert "cin-census" not in recognise([everything], [everything / "deeper"]).files


def test_more_files_than_are_looked_at_refuse(everything, monkeypatch):
    monkeypatch.setattr(recognising, "MOST_FILES", 3)
    with pytest.raises(RefusedError) as refused:
        recognise([everything])
    assert [issue.rule for issue in refused.value.issues] == ["too_many_files"]


def test_a_table_left_alone_in_a_folder_is_told_what_it_is_nearest_to(everything):
    (everything / "posts.csv").write_text("post_id,team,district,case_holding,fte\n1,a,b,yes,1.0\n")
    (posts,) = (issue for issue in recognise([everything]).left_alone if issue.file == "given/posts.csv")
    assert "It was left alone." in posts.sentence
    assert "nearest to the table workforce_post" in posts.hint


def test_open_data_of_our_own_is_never_taken_for_that_of_others(everything, monkeypatch):
    names = [column.name for column in COLUMNS]
    data = everything / "figures.csv"
    data.write_text(f"time_period,time_identifier,geographic_level,{','.join(names)}\n")
    (everything / "figures.meta.csv").write_text("col_name,col_type,label\n")
    monkeypatch.setitem(SOURCES, "extract", replace(SOURCES["extract"], claims=lambda path: path.suffix == ".csv"))
    found = recognise([everything])
    assert not [path for files in found.files.values() for path in files if path.stem.startswith("figures")]
    assert [issue.file for issue in found.left_alone if "published itself" in issue.sentence] == [
        "given/figures.csv", "given/figures.meta.csv"
    ]  # fmt: skip
    with pytest.raises(RefusedError):
        recognise([data])


def test_a_link_that_leads_in_a_circle_ends(everything):
    (everything / "again").symlink_to(everything, target_is_directory=True)
    assert len(recognise([everything]).files["extract"]) == 1


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(WaymarkError, match="does not exist"):
        recognise([tmp_path / "nowhere"])


def test_load_recognises_and_says_what_it_took(everything, workspace, capsys):
    code, out, err = said(capsys, "load", everything, "-w", workspace.root)
    assert code == 0
    assert "ssda903: 4 files taken as SSDA903, children looked after" in out
    assert "census-2022.xml" in out
    assert "notes.md" in err
    assert "left alone" in err
    assert {load.source for load in workspace.store.state().loads} == set(SOURCES)
    code, out, _ = said(capsys, "load", everything, "--format", "json", "-w", workspace.root)
    content = json.loads(out)
    assert (code, content["changed"], list(content["taken"])) == (0, False, list(SOURCES))
    assert [report["return"] for report in content["returns"]] == list(SOURCES)


def test_load_of_a_workspace_passes_over_its_own_store(everything, workspace, capsys):
    everything.rename(workspace.root / "given")
    assert said(capsys, "load", workspace.root, "-w", workspace.root)[0] == 0
    code, out, _ = said(capsys, "load", workspace.root, "--format", "json", "-w", workspace.root)
    assert code == 0
    assert not [issue for issue in json.loads(out)["left_alone"] if "store" in issue["file"]]


def test_a_refused_load_of_a_folder_leaves_nothing_and_tells_scripts(everything, workspace, capsys):
    (area,) = recognise([everything]).files["extract"]
    area.write_bytes(area.read_bytes() + b'"')
    code, out, _ = said(capsys, "load", everything, "--format", "json", "-w", workspace.root)
    content = json.loads(out)
    assert (code, content["refused"], content["returns"]) == (1, True, [])
    assert content["issues"][0]["file"].endswith("child_area.csv")
    assert not workspace.store.state().loads


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [(["ssda930", "{given}"], 2, "'ssda930' is not a return"), (["ssda903"], 2, "No file of ssda903 was named")],
)
def test_a_return_misspelt_or_without_a_path(everything, workspace, capsys, words, code, told):
    given = [word.format(given=everything) for word in words]
    assert said(capsys, "load", *given, "-w", workspace.root)[0] == code
    assert told in said(capsys, "load", *given, "-w", workspace.root)[2]
