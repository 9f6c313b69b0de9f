"""Several returns loaded as one, in one process or several; parts of the standard tables made only when needed."""

import json
import shutil

import pytest

from waymark.domain.area import NOT_KNOWN, AreaTree
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.operations import processes, reading
from waymark.operations import standardise as making
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.load import load, load_returns


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def all_returns(three_years, two_censuses, returns):
    area = returns.child_area([("1001", "Thanet", "", "", "home"), ("1002", "Nowhere", "", "", "home")])
    return {"ssda903": [three_years], "cin-census": [two_censuses], "extract": [area]}


@pytest.fixture
def parts_made(monkeypatch):
    """The parts of the standard tables that were made, as they are made."""
    made = []
    do = making.Making.do

    def noted(self):
        made.append((self.source, self.name))
        return do(self)

    monkeypatch.setattr(making.Making, "do", noted)
    return made


def rows_of(workspace):
    dataset = workspace.store.current_standard()
    return {table: list(dataset.rows(table)) for table in dataset.rows_by_table}, dataset.coverage


def copy_of_key(workspace, tmp_path):
    other = init(tmp_path / "other", "kent")
    shutil.copy(workspace.pseudonym_key, other.pseudonym_key)
    return other


def test_loaded_together_or_one_after_the_other_is_the_same(workspace, all_returns, tmp_path):
    together = load_returns(workspace, all_returns)
    other = copy_of_key(workspace, tmp_path)
    apart = tuple(load(other, name, paths) for name, paths in all_returns.items())
    assert [report.editions for report in together] == [report.editions for report in apart]
    assert [report.source for report in together] == list(all_returns)
    assert together[-1].noticed == apart[-1].noticed
    assert [issue.rule for issue in together[-1].noticed] == ["area_unknown"]
    assert workspace.store.state().standard == other.store.state().standard
    assert rows_of(workspace) == rows_of(other)


def test_in_several_processes_the_same_comes_out(workspace, all_returns, tmp_path, monkeypatch):
    load_returns(workspace, all_returns)
    other = copy_of_key(workspace, tmp_path)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    monkeypatch.setattr(reading, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(making, "_WORTH_A_PROCESS", 0)
    told = []
    load_returns(other, all_returns, progress=told.append)
    assert other.store.state() == workspace.store.state()
    assert any(said.startswith("Reading ") for said in told)
    assert not list(other.store.staging.iterdir())


@pytest.mark.parametrize("worth", [0, 1 << 40])
def test_one_bad_return_of_several_and_nothing_is_loaded(workspace, all_returns, three_years, monkeypatch, worth):
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    monkeypatch.setattr(reading, "_WORTH_A_PROCESS", worth)
    episodes = three_years / "2020-21" / "episodes.csv"
    episodes.write_text(episodes.read_text().replace("DECOM", "STARTED", 1))
    with pytest.raises(RefusedError) as refused:
        load_returns(workspace, all_returns)
    assert any("DECOM" in str(issue) for issue in refused.value.issues)
    assert workspace.store.state().loads == ()
    assert not list(workspace.store.extracts.glob("*"))


def test_what_is_wrong_with_the_files_of_every_return_is_told_at_once(workspace, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(RefusedError) as refused:
        load_returns(workspace, {"cin-census": [empty], "extract": [empty]})
    assert [issue.rule for issue in refused.value.issues] == ["no_xml_file", "no_csv_file"]


def test_a_return_that_is_none_or_not_there_is_said(workspace, tmp_path):
    with pytest.raises(WaymarkError, match="'ssda904' is not a return"):
        load_returns(workspace, {"ssda904": [tmp_path]})
    with pytest.raises(WaymarkError, match="does not exist"):
        load_returns(workspace, {"ssda903": [tmp_path], "extract": [tmp_path / "gone"]})


def test_only_the_part_whose_editions_changed_is_made_again(workspace, all_returns, returns, parts_made):
    load_returns(workspace, all_returns)
    assert parts_made == [("ssda903", ""), ("cin-census", ""), ("extract", "child_area")]
    parts_made.clear()
    report = load(workspace, "extract", [returns.child_area([("1003", "Ashford", "", "", "home")])])
    assert parts_made == [("extract", "child_area")]
    assert report.noticed == ()
    load(workspace, "extract", all_returns["extract"])  # the file was written over: it is the same again
    assert parts_made == [("extract", "child_area")]


def test_other_code_or_other_areas_make_parts_again(workspace, all_returns, parts_made, monkeypatch):
    load_returns(workspace, all_returns)
    state, framework = workspace.store.state(), dictionary_of(workspace)
    areas, declared = framework.areas, framework.publications
    parts_made.clear()
    assert making.standardise(workspace.store, state, areas, publications=declared)[0].id == state.standard
    assert parts_made == []
    monkeypatch.setattr(making, "_code", lambda: "other code")
    assert making.standardise(workspace.store, state, areas, publications=declared)[0].id == state.standard
    assert len(parts_made) == 3
    parts_made.clear()
    fewer = AreaTree.of(area for area in (areas.root, *areas.districts[:-1]) if area.name != "Thanet")
    dataset, noticed = making.standardise(workspace.store, state, fewer)
    assert len(parts_made) == 3
    assert {row["area"] for row in dataset.rows("child_area")} == {NOT_KNOWN}
    assert sorted(issue.value for issue in noticed["extract"]) == ["Nowhere", "Thanet"]


def alone(workspace, table):
    """The file of a table in the part that holds nothing else, as the return gave it."""
    manifests = [(path, json.loads(path.read_text())) for path in workspace.store.parts.glob("*/manifest.json")]
    (folder,) = {path.parent for path, said in manifests if set(said["rows"]) == {table} and any(said["of_areas"])}
    return folder / f"{table}.parquet"


def test_a_damaged_part_is_made_again(workspace, all_returns, parts_made):
    load_returns(workspace, all_returns)
    state, framework = workspace.store.state(), dictionary_of(workspace)
    areas, declared = framework.areas, framework.publications
    parts_made.clear()
    held = alone(workspace, "child_area")
    content = held.read_bytes()
    held.unlink()
    held.write_bytes(content[:-1] + b"?")
    (lost,) = workspace.store.parts.glob("*/adoption.parquet")
    lost.unlink()
    dataset, _ = making.standardise(workspace.store, state, areas, publications=declared)
    assert sorted(parts_made) == [("extract", "child_area"), ("ssda903", "")]
    assert dataset.id == state.standard
    assert held.read_bytes() == content


def test_a_dataset_keeps_its_tables_when_the_parts_are_gone(workspace, all_returns):
    load_returns(workspace, all_returns)
    before = rows_of(workspace)
    shutil.rmtree(workspace.store.parts)
    assert rows_of(workspace) == before
    load(workspace, "ssda903", all_returns["ssda903"])
    assert rows_of(workspace) == before


def test_where_files_can_have_no_second_name_they_are_copied(workspace, all_returns, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr("os.link", refuse)
    load_returns(workspace, all_returns)
    dataset = workspace.store.current_standard()
    (part,) = workspace.store.parts.glob("*/adoption.parquet")
    assert dataset.parquet("adoption").read_bytes() == part.read_bytes()
    assert dataset.parquet("adoption").stat().st_ino != part.stat().st_ino


def test_a_part_says_its_hashes(workspace, all_returns):
    load_returns(workspace, all_returns)
    manifests = [json.loads(path.read_text()) for path in workspace.store.parts.glob("*/manifest.json")]
    assert all(set(manifest["hashes"]) == set(manifest["rows"]) for manifest in manifests)
    assert len(manifests) == 4  # of three parts, and where children count by all of them
