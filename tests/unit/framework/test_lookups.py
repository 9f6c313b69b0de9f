"""Lookups of a framework: what leads to a district, or every mistake with its line."""

import pickle
import shutil
from pathlib import Path

import pytest

from waymark.framework.load import load_framework

KENT = Path(__file__).parents[3] / "frameworks" / "kent"


@pytest.fixture
def lookups(tmp_path):
    shutil.copytree(KENT, tmp_path / "kent")

    def written(**files):
        for name, text in files.items():
            (tmp_path / "kent" / "lookups" / f"{name}.csv").write_text(text, encoding="utf-8")
        return load_framework(tmp_path / "kent")

    return written


def test_districts_by_code_by_name_and_by_former_name(lookups):
    framework, issues = lookups(
        postcode_sectors="sector,district\nZZ1 4,E07000105\nzz2  1,Shepway\n", teams="team,district\nCIC North,Dover\n"
    )
    assert issues == []
    found = framework.areas.lookups
    assert found.district_of_sector("ZZ1 4") == "E07000105"
    assert found.district_of_sector("ZZ2 1") == "E07000112"
    assert found.district_of_sector("ZZ3 1") is None
    assert found.district_of_team("cic  NORTH") == "E07000108"
    assert found.district_of_team("CIC") is None


@pytest.mark.parametrize(
    ("files", "rule", "row"),
    [
        ({"postcode_sectors": "sector,district\nZZ1 4,Dover\nZZ1 4,Swale\n"}, "sector_repeated", 3),
        ({"postcode_sectors": "sector,district\nZZ1,Dover\n"}, "sector", 2),
        ({"postcode_sectors": "sector,district\nZZ1 4AB,Dover\n"}, "sector_is_postcode", 2),
        ({"postcode_sectors": "sector,district\nZZ1 4,Dovr\n"}, "district_unknown", 2),
        ({"postcode_sectors": "sector,district\nZZ1 4,Kent\n"}, "district_unknown", 2),
        ({"postcode_sectors": "sector,distict\nZZ1 4,Dover\n"}, "column_unknown", 1),
        ({"postcode_sectors": "sector,district\nZZ1 4,\n"}, "value_missing", 2),
        ({"teams": "team,district\nCIC North,Dover\ncic  north,Swale\n"}, "team_repeated", 3),
        ({"teams": ""}, "csv_empty", 1),
    ],
)
def test_mistakes_have_their_lines(lookups, files, rule, row):
    framework, issues = lookups(**files)
    assert framework is None
    (name,) = files
    assert (issues[0].rule, issues[0].row, issues[0].file) == (rule, row, f"kent/lookups/{name}.csv")
    assert "4AB" not in repr(issues)


def test_a_file_of_another_name_is_not_read_and_both_may_be_left_out(lookups, tmp_path):
    framework, issues = lookups(schools="a,b\n")
    assert framework is not None
    assert [(issue.rule, issue.level.value) for issue in issues] == [("file_not_read", "warning")]
    shutil.rmtree(tmp_path / "kent" / "lookups")
    framework, issues = load_framework(tmp_path / "kent")
    assert issues == []
    assert framework.areas.lookups.sectors == ()


def test_the_lookups_of_the_made_up_county_lead_to_every_district():
    framework, _ = load_framework(KENT)
    districts = {area.code for area in framework.areas.districts if area.kind == "district"}
    assert {code for _, code in framework.areas.lookups.sectors} == districts
    assert {code for _, code in framework.areas.lookups.teams} == districts


def test_what_another_process_is_handed_is_as_it_was_made():
    framework, _ = load_framework(KENT)
    areas = framework.areas
    assert areas.lookups.district_of_sector("ZZ1 1") == "E07000105"
    assert areas.find("Dover") is not None
    copied = pickle.loads(pickle.dumps(areas))
    assert copied == areas
    assert set(vars(copied)) == {"areas", "lookups"}
    assert set(vars(copied.lookups)) == {"sectors", "teams"}
