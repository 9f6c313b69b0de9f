"""Two versions of an edition: rows by table and column, children, and what could move. The same again: no change."""

import json
import shutil

import pytest
from tests.unit.conftest import AFTER_MOVE, BIRTHS, LONG, RECENT, Returns
from tests.unit.samples import SAMPLES

from waymark.cli.main import main
from waymark.domain.errors import WaymarkError
from waymark.operations.diff import diff
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.recognise import recognise
from waymark.operations.row_differences import differences
from waymark.sources.registry import SOURCES


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def corrected(workspace, tmp_path):
    """1001's placement corrected to U1, one episode of 1003 gone and another added."""
    first, second = Returns(tmp_path / "first"), Returns(tmp_path / "second")
    load(workspace, "ssda903", [first.ssda903("2021-22", [LONG, AFTER_MOVE, RECENT], BIRTHS)])
    settled = (*LONG[:3], "U1", *LONG[4:])
    older = ("1003", "10/06/2018", "S", "U4", "PR1", "01/02/2021", "X1")
    report = load(workspace, "ssda903", [second.ssda903("2021-22", [settled, RECENT, older], BIRTHS)])
    return workspace, report


def files_of(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("how", ["again", "renamed", "reordered"])
def test_loaded_again_renamed_or_reordered_is_no_change(workspace, tmp_path, name, how):
    sample, given = SAMPLES[name], tmp_path / "given"
    sample.write(given)
    load(workspace, name, recognise([given]).files[name])
    before = workspace.store.state()
    for number, path in enumerate(files_of(given)):
        if how == "renamed":
            path.rename(path.with_name(f"export-{number}{path.suffix}"))
        if how == "reordered":
            content = path.read_bytes()
            sample.reorder(path)
            assert path.read_bytes() != content or path.read_bytes().count(b"\n") <= 2, path.name
    report = load(workspace, name, recognise([given]).files[name])
    assert [edition.outcome for edition in report.editions] == ["unchanged"] * len(report.editions)
    assert workspace.store.state() == before
    assert diff(workspace, name) == ()


def test_a_corrected_file_shows_its_rows_by_table_and_column(corrected):
    workspace, _ = corrected
    (found,) = diff(workspace, "ssda903", "2021-22")
    (table,) = found.tables
    episodes = found.tables[table]
    assert table == "episodes"
    assert (episodes.added, episodes.changed, episodes.removed) == (1, 1, 1)
    assert dict(episodes.columns) == {"PLACE": 1}
    assert found.children == 2
    assert (found.before.version, found.after.version, found.coverage) == (1, 2, ())


def test_it_names_what_could_move_and_nothing_else(corrected):
    workspace, _ = corrected
    (found,) = diff(workspace, "ssda903")
    assert {"SCS18", "SCS18.same_carer", "SCS19"} <= set(found.moved.indicators)
    assert not {"SCS03", "SCS34", "SEND20", "EY14"} & set(found.moved.indicators)


def test_a_column_that_no_measure_reads_moves_nothing(workspace, tmp_path):
    folder = Returns(tmp_path / "r").ssda903("2021-22", [LONG, RECENT], BIRTHS)
    load(workspace, "ssda903", [folder])
    header = folder / "header.csv"
    header.write_text(header.read_text().replace("WBRI", "WIRT"))
    load(workspace, "ssda903", [folder])
    (found,) = diff(workspace, "ssda903")
    assert dict(found.tables["header"].columns) == {"ETHNIC": 5}
    assert found.moved.indicators == ()


def test_areas_of_children_move_districts_only(workspace, tmp_path):
    given = Returns(tmp_path)
    load(workspace, "extract", [given.child_area([("1001", "Thanet", "", "", "home")])])
    load(workspace, "extract", [given.child_area([("1001", "Swale", "", "", "home")])])
    (found,) = diff(workspace, "extract")
    assert found.moved.indicators == ()
    assert {"SCS03", "SCS18"} <= set(found.moved.districts_only)
    assert "OFS-S" not in found.moved.districts_only


def census(folder, first):
    """A census without a Header, which covers the years of its referrals."""
    folder.mkdir()
    children = "".join(
        f"<Child><ChildIdentifiers><LAchildID>{number}</LAchildID><PersonBirthDate>2012-06-05</PersonBirthDate>"
        f"</ChildIdentifiers><CINdetails><CINreferralDate>{day}</CINreferralDate></CINdetails></Child>"
        for number, day in enumerate((first, "2021-05-05", "2021-06-01"))
    )
    (folder / "census.xml").write_text(f"<CINdetailsCollection>{children}</CINdetailsCollection>")
    return folder


def test_other_days_covered_move_every_measure_of_the_table(workspace, tmp_path):
    load(workspace, "cin-census", [census(tmp_path / "a", "2020-05-05")])
    report = load(workspace, "cin-census", [census(tmp_path / "b", "2019-05-05")])
    (edition,) = report.editions
    assert edition.outcome == "corrected"
    assert "other days of" in edition.difference.in_a_line
    (found,) = diff(workspace, "cin-census")
    assert "protection_plan" in found.coverage
    assert {"SCS03", "SCS13"} <= set(found.moved.indicators)


def test_a_load_of_a_corrected_file_says_its_difference_in_a_line(corrected, tmp_path, capsys):
    workspace, report = corrected
    line = "1 row added, 1 changed, 1 removed in episodes; 2 children affected"
    assert report.editions[0].difference.in_a_line == line
    back = tmp_path / "first" / "ssda903" / "2021-22"
    assert main(["load", str(back), "-w", str(workspace.root)]) == 0
    said = capsys.readouterr().out
    assert line in said
    assert "waymark diff ssda903 2021-22" in said
    (third,) = diff(workspace, "ssda903", "2021-22", before=1, after=3)
    assert not third
    assert third.in_a_line == "no row differs"


def test_the_command_for_people_and_for_scripts(corrected, capsys):
    workspace, _ = corrected
    capsys.readouterr()
    assert main(["diff", "ssda903", "2021-22", "-w", str(workspace.root)]) == 0
    said = capsys.readouterr().out
    for words in ("version 2 against 1", "1 changed (PLACE 1)", "children affected: 2", "could move: ", "SCS19"):
        assert words in said
    assert main(["diff", "ssda903", "--format", "json", "-w", str(workspace.root)]) == 0
    (content,) = json.loads(capsys.readouterr().out)
    assert content["tables"]["episodes"] == {"added": 1, "changed": 1, "removed": 1, "columns": {"PLACE": 1}}
    assert "SCS19" in content["could_move"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"source": "tax"}, "not a return"),
        ({"source": "cin-census"}, "no cin-census has been loaded"),
        ({"source": "ssda903", "edition": "2019-20"}, "has no edition"),
        ({"source": "ssda903", "edition": "2021-22", "before": 4}, "has no version 4"),
        ({"source": "ssda903", "edition": "2021-22", "before": 2, "after": 2}, "does not differ from itself"),
    ],
)
def test_what_is_not_there_is_said(corrected, asked, words):
    with pytest.raises(WaymarkError, match=words):
        diff(corrected[0], **asked)


def test_one_version_has_nothing_to_differ_from(workspace, tmp_path, capsys):
    load(workspace, "ssda903", [Returns(tmp_path / "r").ssda903("2021-22", [LONG, RECENT], BIRTHS)])
    assert diff(workspace, "ssda903") == ()
    with pytest.raises(WaymarkError, match="one version only"):
        diff(workspace, "ssda903", "2021-22")
    assert main(["diff", "ssda903", "-w", str(workspace.root)]) == 0
    assert "nothing has been corrected" in capsys.readouterr().out


def compared(before, after, key=("k",)):
    found = differences(lambda: before, lambda: after, ("row_id", "k", "v"), key, ("row_id",))
    return found.added, found.changed, found.removed, dict(found.columns)


def test_row_ids_and_order_are_no_difference():
    before = [("a:1", 1, "x"), ("a:2", 2, "y")]
    assert compared(before, [("b:9", 2, "y"), ("b:8", 1, "x")]) == (0, 0, 0, {})


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([], [(1, 1)], (1, 0, 0, {})),
        ([(1, 1)], [], (0, 0, 1, {})),
        ([(1, -1)], [(1, -2)], (0, 1, 0, {"v": 1})),  # whose hashes are the same in Python
        ([(1, 1)], [(1, True)], (0, 0, 0, {}) if repr(1) == repr(True) else (0, 1, 0, {})),
        ([(1, "x"), (1, "x")], [(1, "x")], (0, 0, 1, {})),
        ([(1, "x"), (1, "y")], [(1, "x"), (1, "z")], (0, 1, 0, {"v": 1})),
        ([(1, "x")], [(1, "x"), (1, "x"), (2, None)], (2, 0, 0, {})),
    ],
)
def test_rows_are_paired_by_their_key(before, after, found):
    assert compared([("", *row) for row in before], [("", *row) for row in after]) == found


def test_without_a_key_a_row_that_differs_is_another_row():
    assert compared([("", 1, "x")], [("", 1, "y")], ()) == (1, 0, 1, {})


def test_versions_of_a_folder_that_was_copied_are_the_same(workspace, tmp_path):
    folder = Returns(tmp_path / "r").ssda903("2021-22", [LONG, RECENT], BIRTHS)
    load(workspace, "ssda903", [folder])
    shutil.copytree(folder, tmp_path / "2021-22 final")
    assert load(workspace, "ssda903", [tmp_path / "2021-22 final"]).editions[0].outcome == "unchanged"
