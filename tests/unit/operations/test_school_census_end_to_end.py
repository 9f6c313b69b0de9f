"""A School Census from its files to the figures of persistent absence; loaded again, renamed, re-sorted, corrected."""

import json

import pytest

from waymark.cli.main import main
from waymark.domain.month import Month
from waymark.operations.compute import compute
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.store.extracts import extract_rows

COLUMNS = (
    "pupilonrolltableid,NativeId,upn,surname,dob,entrydate,enrolstatus,ncyearactual,senprovision,language,"
    "termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised,summerhalfterm2sessionspossible"
)
# Year group, possible, with leave, without: primary 2 of 3, secondary 1 of 2; one at exactly a tenth.
SESSIONS = (
    ("R", "100.0", "10.0", ""),
    ("6", "100.0", "4.0", "5.0"),
    ("3", "90.0", "", "30.0"),
    ("3", "", "", ""),
    ("7", "100.0", "9.0", ""),
    ("11", "100.0", "9.0", "2.0"),
    ("13", "100.0", "90.0", ""),
)


def pupils(sessions=SESSIONS, names=("r", "A999200114")):
    return [
        f"{names[0]}{number},SCH5,{names[1]}{number:03d},Canary,2014-Mar-01 00:00:00,2024-Sep-03 00:00:00,"
        f"{'CMSFO'[number % 5]},{group},N,ENG,{possible},{with_leave},{without},60.0"
        for number, (group, possible, with_leave, without) in enumerate(sessions)
    ]


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def written(tmp_path):
    def write(rows, name="2024_autumn_pupilonroll.csv"):
        path = tmp_path / name.removesuffix(".csv") / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([COLUMNS, *rows, ""]))
        return path

    return write


def figure(workspace, code, capsys, *options):
    assert main(["show", code, "--period", "2024-12", "--format", "json", "-w", str(workspace.root), *options]) == 0
    shown = json.loads(capsys.readouterr().out)
    return shown["numerator"], shown["denominator"]


def test_persistent_absence_of_autumn(workspace, written, capsys):
    load(workspace, "school-census", [written(pupils())])
    compute(workspace, Month.parse("2024-12"), Month.parse("2024-12"))
    assert figure(workspace, "EH46", capsys) == (2, 3)
    assert figure(workspace, "EH47", capsys) == (1, 2)
    assert figure(workspace, "EH46", capsys, "--area", "district not known") == (2, 3)


def test_loaded_again_renamed_or_re_sorted_it_is_the_same_and_corrected_a_further_version(workspace, written):
    first = load(workspace, "school-census", [written(pupils())])
    assert [edition.outcome for edition in first.editions] == ["new"]
    renamed = load(workspace, "school-census", [written(list(reversed(pupils())), "export.csv")])
    assert [(edition.outcome, edition.extract.id) for edition in renamed.editions] == [
        ("unchanged", first.editions[0].extract.id)
    ]
    corrected = load(workspace, "school-census", [written(pupils((("R", "100.0", "1.0", ""), *SESSIONS[1:])))])
    assert [(edition.outcome, edition.version) for edition in corrected.editions] == [("corrected", 2)]
    assert workspace.store.current_standard().rows_by_table["attendance"] == len(SESSIONS)


def test_what_stands_for_the_census_names_nobody(workspace, written):
    (edition,) = load(workspace, "school-census", [written(pupils())]).editions
    records = repr(list(extract_rows(workspace.store.extracts / edition.extract.id, "pupilonroll")))
    rows = repr([list(workspace.store.current_standard().rows(name)) for name in ("attendance", "pupil_enrolment")])
    assert "SCH5" in records
    assert "SCH5" in rows
    for secret in ("Canary", "A999200114", "'r1'"):
        assert secret not in records
        assert secret not in rows
    assert "datetime.date(2014, 3, 1)" in records  # a birth date stays with the records, and there alone
    assert "datetime.date(2014, 3, 1)" not in rows


def test_a_bad_file_is_refused_and_nothing_is_stored(workspace, written, capsys):
    path = written([row.replace("2024-Sep-03 00:00:00", "soon") for row in pupils()])
    assert main(["load", "school-census", str(path), "-w", str(workspace.root)]) == 1
    said = capsys.readouterr()
    assert "which census" in said.out + said.err
    assert not workspace.store.state().current()
