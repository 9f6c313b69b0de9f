"""Where children count when no extract says so: by the home's postcode sector or the team; the rest is counted."""

import pytest

from waymark.domain.area import NOT_KNOWN
from waymark.operations.compute import compute
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.show import as_json, show

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
# child → home: in Ashford (ZZ1), in Canterbury (ZZ2), of no sector that the lookup has, not told, and one that moves
HOMES = {"1": "ZZ1 1AB", "2": "zz21qq", "3": "ZZ28 1AB", "4": "", "5": "ZZ1 2AB"}
CODES = {"Ashford": "E07000105", "Canterbury": "E07000106", "Swale": "E07000113"}


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def in_care(tmp_path):
    """One year of five children, all of them in foster care throughout; placed far from home, in ZZ9."""
    folder = tmp_path / "ssda903"
    folder.mkdir()
    rows = [f"{child},01/05/2021,S,C2,N1,U4,PR1,,,,{home},ZZ9 9ZZ," for child, home in HOMES.items() if child != "5"]
    rows.append("5,01/05/2021,S,C2,N1,U4,PR1,01/09/2021,X1,CARPL,ZZ1 2AB,ZZ9 9ZZ,")
    rows.append("5,01/09/2021,P,C2,N1,U4,PR1,,,,ZZ2 2AB,ZZ9 9ZZ,")
    (folder / "episodes.csv").write_text("\n".join([EPISODES, *rows]) + "\n")
    births = [f"{child},1,03/04/2012,WBRI,X123456789012,," for child in HOMES]
    (folder / "header.csv").write_text("\n".join([HEADER, *births]) + "\n")
    return folder


def written(tmp_path, name, *lines):
    path = tmp_path / f"{name}.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def areas_of(workspace, basis="home"):
    """Area, start and end of each row, by how often they stand."""
    rows = workspace.store.current_standard().rows("child_area")
    return sorted((row["area"], str(row["start"]), str(row["end"])) for row in rows if row["basis"] == basis)


def without_district(report):
    return [issue.sentence for issue in report.noticed if issue.rule == "district_not_known"]


def test_the_home_and_never_the_placement_leads_to_the_district(workspace, in_care):
    report = load(workspace, "ssda903", [in_care])
    assert areas_of(workspace) == [
        (CODES["Ashford"], "2021-05-01", "2021-09-01"),
        (CODES["Ashford"], "2021-05-01", "None"),
        (CODES["Canterbury"], "2021-05-01", "None"),
        (CODES["Canterbury"], "2021-09-01", "None"),
        (NOT_KNOWN, "2021-05-01", "None"),
    ]
    (sentence,) = without_district(report)
    assert sentence == (
        "2 of 5 children have no district on any day: 1 whose home no area or lookup of the framework knows, "
        "1 whose home is not told."
    )
    (unknown,) = [issue for issue in report.noticed if issue.rule == "sector_unknown"]
    assert (unknown.count, unknown.value) == (1, "")


def test_districts_and_the_remainder_sum_to_the_county(workspace, in_care):
    load(workspace, "ssda903", [in_care])
    compute(workspace)
    said = {
        area: as_json(show(workspace, "SCS19", area=area, period="2022-03"))
        for area in ("Kent", "Ashford", "Canterbury", "District not known")
    }
    counts = {area: (each["numerator"], each["denominator"]) for area, each in said.items()}
    assert counts == {"Kent": (5, 5), "Ashford": (1, 1), "Canterbury": (2, 2), "District not known": (2, 2)}
    remainder = said["District not known"]
    assert remainder["rating"] == "not_rated"
    assert "no district to judge" in remainder["reason"]
    assert said["Ashford"]["rating"] != "not_rated"


def test_what_an_extract_says_outright_comes_first_and_gaps_are_filled(workspace, in_care, tmp_path):
    load(workspace, "ssda903", [in_care])
    path = written(
        tmp_path, "area", "child_id,area,from,to,basis", "1,Swale,,01/07/2021,home", "4,Swale,,,home", "2,Dover,,,team"
    )
    report = load(workspace, "extract", [path])
    assert without_district(report) == []  # said where children are, not where areas are
    found = areas_of(workspace)
    assert (CODES["Swale"], "None", "2021-07-01") in found
    assert (CODES["Ashford"], "2021-07-01", "None") in found
    assert (CODES["Canterbury"], "2021-05-01", "None") in found
    assert areas_of(workspace, "team") == [("E07000108", "None", "None")]
    again = load(workspace, "ssda903", [in_care])
    assert not again.changed
    compute(workspace)
    counted = as_json(show(workspace, "SCS19", area="District not known", period="2022-03"))
    assert (counted["numerator"], counted["denominator"]) == (1, 1)


def test_a_team_leads_to_its_district(workspace, tmp_path):
    posts = written(
        tmp_path,
        "posts",
        "post_id,team,district,case_holding,fte,holder_type,qualified,holder_id,as_at",
        "P1,CIC E07000105,,yes,1,permanent,yes,W1,31/03/2022",
        "P2,Unheard of,,yes,1,permanent,yes,W2,31/03/2022",
        "P3,CIC E07000105,Swale,yes,1,permanent,yes,W3,31/03/2022",
    )
    cases = written(
        tmp_path,
        "cases",
        "child_id,worker_id,team,from,to,covers_from,covers_to",
        "1,W1,CIC E07000105,01/01/2022,,2021-04-01,2022-03-31",
        "2,W2,Unheard of,01/01/2022,,2021-04-01,2022-03-31",
    )
    report = load(workspace, "extract", [posts, cases])
    by_post = {row["team"]: row["area"] for row in workspace.store.current_standard().rows("workforce_post")}
    assert by_post["Unheard of"] == NOT_KNOWN
    placed = sorted(row["area"] for row in workspace.store.current_standard().rows("workforce_post"))
    assert placed == [CODES["Ashford"], CODES["Swale"], NOT_KNOWN]
    assert areas_of(workspace, "team") == [(CODES["Ashford"], "2022-01-01", "None")]
    assert without_district(report) == ["1 of 2 children have no district on any day: 1 whose team is not told."]
    compute(workspace)
    shown = {
        area: as_json(show(workspace, "SCS42", area=area, period="2022-03")) for area in ("Kent", "Ashford", "Swale")
    }
    assert [(each["numerator"], each["denominator"]) for each in shown.values()] == [(1, 2000), (1, 1000), (0, 1000)]


def test_a_team_that_is_told_outright_comes_first_on_its_days(workspace, tmp_path):
    said = written(
        tmp_path,
        "area",
        "child_id,area,from,to,basis",
        "1,Swale,01/01/2022,01/02/2022,team",
        "2,Swale,,01/01/2022,team",
    )
    cases = written(
        tmp_path,
        "cases",
        "child_id,worker_id,team,from,to,covers_from,covers_to",
        "1,W1,CIC E07000105,01/01/2022,01/02/2022,2021-04-01,2022-03-31",
        "2,W2,CIC E07000105,01/12/2021,01/02/2022,2021-04-01,2022-03-31",
    )
    load(workspace, "extract", [said, cases])
    assert areas_of(workspace, "team") == [
        (CODES["Ashford"], "2022-01-01", "2022-02-01"),
        (CODES["Swale"], "2022-01-01", "2022-02-01"),
        (CODES["Swale"], "None", "2022-01-01"),
    ]


def test_no_postcode_leaves_the_reader(workspace, in_care):
    report = load(workspace, "ssda903", [in_care])
    whole = repr(report) + "".join(
        repr(list(workspace.store.current_standard().rows(table)))
        for table in workspace.store.current_standard().rows_by_table
    )
    kept = b"".join(path.read_bytes() for path in workspace.store.root.rglob("*") if path.is_file())
    for postcode in ("ZZ1 1AB", "ZZ11AB", "zz21qq", "ZZ9 9ZZ", "ZZ2 1QQ"):
        assert postcode not in whole
        assert postcode.encode() not in kept
    for sector in ("ZZ1 1", "ZZ28 1", "ZZ9 9"):
        assert sector not in whole


def test_lookups_that_change_make_the_tables_again(workspace, in_care):
    load(workspace, "ssda903", [in_care])
    compute(workspace)
    (workspace.framework / "lookups" / "postcode_sectors.csv").write_text("sector,district\nZZ28 1,Swale\n")
    compute(workspace)
    assert {area for area, *_ in areas_of(workspace)} == {CODES["Swale"], NOT_KNOWN}


def test_young_people_dealt_with_are_placed_by_their_district(workspace, tmp_path):
    path = written(
        tmp_path,
        "outcomes",
        "person_id,dob,district,disposal_date,disposal_type,release_date,offence_date,conviction_date,covers_from,covers_to",
        "1,03/04/2006,Swale,10/05/2021,caution,,01/05/2021,,2021-04-01,2022-03-31",
    )
    load(workspace, "extract", [path])
    assert [row["area"] for row in workspace.store.current_standard().rows("offender_outcome")] == [CODES["Swale"]]
