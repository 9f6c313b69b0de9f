"""The county as a whole: which files there are, that they repeat to the byte, and what it refuses."""

import csv
from calendar import monthrange
from datetime import date

import pytest

from waymark.synthetic.county import write_county
from waymark.synthetic.plan import plan_of
from waymark.synthetic.social_work import make_county

YEARS = ["2019-20", "2020-21", "2021-22", "2022-23", "2023-24", "2024-25", "2025-26"]
TABLES = [
    *("header", "episodes", "uasc", "oc3", "ad1"),
    *("placed_for_adoption", "previous_permanence", "reviews", "missing"),
]
MONTH_ENDS = [
    date(year, month, monthrange(year, month)[1]).isoformat()
    for year, month in ((2019 + (3 + n) // 12, (3 + n) % 12 + 1) for n in range(84))
]
QUARTER_ENDS = [
    end
    for year in range(2019, 2026)
    for end in (f"{year}-06-30", f"{year}-09-30", f"{year}-12-31", f"{year + 1}-03-31")
]
CENSUS_DAYS = ["2022-01-20", "2023-01-19"]
TERMS = [
    *("2023-autumn", "2024-spring", "2024-summer", "2024-autumn", "2025-spring", "2025-summer"),
    *("2025-autumn", "2026-spring"),
]
CENSUS_TABLES = ("pupilonroll", "pupilnolongeronroll", "fsmperiodsonroll", "schoolcensus", "school")
EXTRACTS = [
    *("child_area", "missing_episode"),
    *(f"workforce_post_{end}" for end in QUARTER_ENDS),
    *("allocation", "yj_outcome", "early_help_episode", "early_help_notification"),
    *(f"eyfsp_result_{year}" for year in (2019, 2022, 2023, 2024, 2025)),
    *(f"ks2_result_{year}" for year in (2019, 2022, 2023, 2024, 2025)),
    *(f"ks4_result_{year}" for year in range(2019, 2026)),
    "school_preference",
    *(f"school_capacity_{day}" for day in MONTH_ENDS),
    *(f"pupil_{day}" for day in CENSUS_DAYS),
    *("exclusion", "ehcp_request_2025-06-11", "ehcp_request_2026-03-31", "sen_plan"),
    *(f"neet_status_{year}" for year in YEARS[3:]),
    *(f"inspection_{year}" for year in YEARS),
    *("funded_place", "population"),
]
OPEN_DATA = [
    *("referrals_to_2020", "referrals_to_2025", "second_plans", "placement_stability", "workforce"),
    *("early_years_profile", "participation", "special_educational_needs", "pupil_absence", "key_stage_2"),
    "key_stage_4",
]


def every_file(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_every_return_of_every_year(written, county_folder):
    named = {
        name: [path.relative_to(county_folder).as_posix() for path in paths] for name, paths in written.paths.items()
    }
    assert named == {
        "ssda903": [f"ssda903/{year}/{table}.csv" for year in YEARS for table in TABLES],
        "cin-census": [f"cin-census/{year}.xml" for year in YEARS],
        "school-census": [f"school-census/{term}/{table}.csv" for term in TERMS for table in CENSUS_TABLES],
        "csww": [f"csww/csww_{year}.xml" for year in range(2019, 2026)],
        "annex-a": ["annex-a/annex_a.xlsx"],
        "extract": [f"extract/{name}.csv" for name in EXTRACTS],
        "dfe-open-data": [f"dfe-open-data/{name}{ending}.csv" for name in OPEN_DATA for ending in ("", ".meta")],
        "later": ["later/ehcp_request_2025-06-30.csv"],
    }
    assert sorted(every_file(county_folder)) == sorted(path for paths in named.values() for path in paths)


def test_same_arguments_give_the_same_bytes(written, county_folder, county_arguments, tmp_path):
    again = write_county(tmp_path, **county_arguments, progress=[].append)
    assert every_file(tmp_path) == every_file(county_folder)
    assert again.faults == written.faults


@pytest.mark.usefixtures("written")
def test_another_seed_gives_another_county(county_folder, county_arguments, tmp_path):
    write_county(tmp_path, **county_arguments | {"seed": 12}, progress=[].append)
    other, this = every_file(tmp_path), every_file(county_folder)
    assert other.keys() == this.keys()
    same = [path for path in this if other[path] == this[path]]
    # which schools there are, and what describes the columns of open data, is the same of every county
    assert all(path.endswith(("school.csv", "schoolcensus.csv", ".meta.csv")) for path in same)


@pytest.mark.usefixtures("written")
def test_two_processes_write_the_same_bytes_as_one(county_folder, county_arguments, tmp_path):
    write_county(tmp_path, **county_arguments, progress=[].append, processes=2)
    assert every_file(tmp_path) == every_file(county_folder)


def test_says_what_it_is_doing(county_arguments, tmp_path):
    said = []
    write_county(tmp_path, **county_arguments | {"scale": 0.01, "first_year": 2025}, progress=said.append)
    assert said == [
        "Making up children and their histories",
        "Writing SSDA903, 2025-26 to 2025-26",
        "Writing CIN census 2025-26",
        "Making up teams, interviews and offending",
        "Writing extracts",
        "Writing Annex A",
        "Making up early help, schools and pupils",
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"scale": 0}, "scale is 0"),
        ({"first_year": 2026, "last_year": 2025}, "years 2026 to 2025"),
        ({"first_year": 2010}, "years 2010 to 2025"),
        ({"last_year": 2031}, "years 2019 to 2031"),
        ({"districts": ()}, "at least one district"),
    ],
)
def test_refuses_a_county_that_cannot_be_made(county_arguments, wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        make_county(plan_of(**county_arguments | wrong))


def test_refuses_a_county_without_pupils(county_arguments, tmp_path):
    with pytest.raises(ValueError, match="pupil_scale is 0"):
        write_county(tmp_path, **county_arguments | {"pupil_scale": 0}, progress=[].append)
    assert not every_file(tmp_path)


def test_the_county_grows_with_its_scale(county_arguments):
    small = make_county(plan_of(**county_arguments | {"scale": 0.02, "first_year": 2024}))
    large = make_county(plan_of(**county_arguments | {"scale": 0.08, "first_year": 2024}))
    assert 2.5 < len(large.children) / len(small.children) < 5.5


def test_homes_are_disjoint_and_a_few_are_not_known(county, written):
    with written.paths["extract"][0].open(encoding="utf-8", newline="") as file:
        every_row = list(csv.DictReader(file))
    assert {row["area"] for row in every_row} == {"D1", "D2", "D3", "D4"}
    assert {row["basis"] for row in every_row} == {"home", "team"}
    known_to_returns = {child.number for child in county.children}
    rows = [row for row in every_row if row["basis"] == "home" and row["child_id"] in known_to_returns]
    homes = {}
    for row in rows:
        homes.setdefault(row["child_id"], []).append((row["from"], row["to"], row["area"]))
    moved = [home for home in homes.values() if len(home) == 2]
    assert {len(home) for home in homes.values()} == {1, 2}
    for (first_from, first_to, before), (second_from, second_to, after) in moved:
        assert (first_from, second_to) == ("", "")
        assert first_to == second_from
        assert before != after
    known, children = set(homes), {child.number for child in county.children}
    assert known < children
    assert 0.002 < 1 - len(known) / len(children) < 0.03
    assert 0.03 < len(moved) / len(children) < 0.10


def test_a_child_of_any_return_is_of_the_county(county, written):
    children = {child.number for child in county.children}
    for path in written.paths["ssda903"]:
        with path.open(encoding="utf-8", newline="") as file:
            assert {row["CHILD"] for row in csv.DictReader(file)} <= children
    for path in written.paths["cin-census"]:
        text = path.read_text("utf-8")
        named = {
            line[len("<LAchildID>") :].split("<")[0] for line in text.splitlines() if line.startswith("<LAchildID>")
        }
        assert named <= children
