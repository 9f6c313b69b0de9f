"""`waymark what-if` as people and scripts meet it: what it lists, what it refuses, and that it writes nothing."""

import csv
import io
import json

import pytest

from waymark.cli.main import main
from waymark.operations.what_if_table import COLUMNS

LOWER = "SCS03:2023-24=19.0,floor=22.0"


@pytest.fixture
def asked(judged_county, capsys):
    def ask(*arguments):
        code = main(["what-if", *map(str, arguments), "-w", str(judged_county.root)])
        out, err = capsys.readouterr()
        return code, out, err

    return ask


def test_every_change_with_both_sentences_and_the_totals(asked):
    code, out, err = asked("--target", LOWER, "--area", "Kent")
    assert (code, err) == (0, "")
    assert "SCS03, 2023-24: target 19, floor 22 (now: target 22.6, floor 27.6)." in out
    assert "in the releases from April 2023 to March 2024" in out
    assert "SCS03  Percentage of referrals to children's social work" in out
    (line,) = [line for line in out.splitlines() if "February 2024" in line]
    assert line.split() == ["Kent", "February", "2024", "22.4%", "●", "Green", "to", "■", "Red"]
    assert "would be  22.4% is above the floor of 22.0%" in out
    assert "not protected" in out
    assert "\x1b" not in out


def test_json_holds_the_same_and_every_figure_is_in_a_total(asked):
    content = json.loads(asked("--target", LOWER, "--last", 6, "--format", "json")[1])
    assert (content["from"], content["to"], content["protected"]) == ("2023-10", "2024-03", False)
    assert sum(one["count"] for one in content["totals"]) == len(content["changes"]) > 0
    assert len(content["changes"]) + sum(content["staying"].values()) == content["figures"]
    assert {one["code"] for one in content["changes"]} == {"SCS03"}
    assert {one["area"] for one in content["changes"]} > {"E10000016"}
    assert all(tuple(one) == COLUMNS for one in content["changes"])
    (target,) = content["targets"]
    assert (target["held"]["target"], target["proposed"]["target"]) == (22.6, 19.0)
    assert target["replaced"] == [target["held"]]
    assert target["proposed"]["where"] == f"--target {LOWER}"


def test_csv_has_a_row_for_each_change_and_with_arrows_those_too(asked, tmp_path):
    policy = tmp_path / "2023-24.yaml"
    policy.write_text("default: {rating: not_rated, direction: two_points}\n")
    content = json.loads(asked("--policy", policy, "--last", 2, "--format", "json")[1])
    rows = list(csv.DictReader(io.StringIO(asked("--policy", policy, "--last", 2, "--format", "csv")[1])))
    assert [row["printed"] for row in rows] == [one["printed"] or "" for one in content["changes"]]
    assert {row["rating_after"] for row in rows} == {"not_rated"}
    both = list(csv.DictReader(io.StringIO(asked("--policy", policy, "--last", 2, "--arrows", "--format", "csv")[1])))
    places = ("code", "reading", "area", "period")
    listed = {tuple(one[name] or "" for name in places) for one in content["changes"] + content["arrows"]}
    assert {tuple(row[name] for name in places) for row in both} == listed
    assert len(both) == len(listed) > len(rows)


def test_a_change_of_nothing_changes_nothing(asked):
    code, out, _ = asked("--target", "SCS03:2023-24=22.6")
    assert code == 0
    assert "0 figures would change colour" in out
    assert "held against it" not in out


def test_a_target_that_judges_none_of_the_months_says_so(asked):
    code, out, _ = asked("--target", "SCS03:2019-20=10", "--last", "3")
    assert code == 0
    assert "  None of the figures below is held against it." in out
    content = json.loads(asked("--target", LOWER, "--last", "1", "--area", "Thanet", "--format", "json")[1])
    assert [target["figures"] for target in content["targets"]] == [1]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--target", "SCS18:2023-24=70,floor=90"], 1, "The floor 90 is better than the target 70"),
        (["--target", "SCS18:2023-24=70.25"], 1, "has more decimals than SCS18"),
        (["--target", "SCS18:2023-24=70,from=2025-01-01"], 1, "is not in 2023-24"),
        (["--target", "SCS18"], 2, "is not a proposed target"),
        (["--target", "SCS99=70"], 2, "There is no indicator 'SCS99'"),
        (["--target", "SCS18@Nowhere=70"], 2, "There is no area 'Nowhere'"),
        (["--target", "SCS18:2023=70"], 2, "'2023' is not a financial year"),
        (["--targets", "not there.csv"], 2, "There is no file not there.csv"),
        (["--policy", "not there.yaml"], 2, "There is no file not there.yaml"),
        (["--target", "SCS18=70", "--to", "2031-01"], 2, "January 2031 has not been computed"),
        (["--target", "SCS18=70", "--to", "soon"], 2, "'soon' is not a month"),
        (["--target", "SCS18=70", "--from", "2024-02", "--last", "3"], 2, "cannot stand together"),
        (["--target", "SCS18=70", "--from", "2024-03", "--to", "2024-02"], 2, "is after"),
        ([], 2, "Nothing is proposed"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(asked, arguments, code, said):
    found, out, err = asked(*arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_files_are_refused_with_row_and_hint(asked, tmp_path):
    rows = tmp_path / "proposed.csv"
    rows.write_text("indicator,year,target,floor\nSCS18,2023-24,70,65\nSCS18,2022-23,70,90\nSCS19,2023,1,1\n")
    code, _, err = asked("--targets", rows)
    assert code == 1
    assert "proposed.csv:3 · floor  The floor 90 is better than the target 70" in err
    assert "proposed.csv:4 · year  '2023' is not a financial year. Write it as 2016-17." in err
    policy = tmp_path / "2023-24.yaml"
    policy.write_text("default: {rating: tolerance, direction: step}\n")
    code, _, err = asked("--policy", policy)
    assert code == 1
    assert "2023-24.yaml:1 · default" in err


def test_a_policy_says_its_year_or_is_asked_for_it(asked, tmp_path):
    policy = tmp_path / "tested.yaml"
    policy.write_text("default: {rating: not_rated, direction: auto}\n")
    code, _, err = asked("--policy", policy)
    assert code == 2
    assert "nothing says which year" in err.lower()
    one = json.loads(asked("--policy", f"2023-24={policy}", "--from", "2023-03", "--format", "json")[1])
    every = json.loads(asked("--policy", policy, "--all-years", "--from", "2023-03", "--format", "json")[1])
    assert [change["year"] for change in one["policies"]] == ["2023-24"]
    assert [change["year"] for change in every["policies"]] == ["2022-23", "2023-24"]
    assert len(every["changes"]) > len(one["changes"])
    assert {row["month"] for row in every["changes"]} > {row["month"] for row in one["changes"]}
    assert asked("--policy", f"2023-24={policy}", "--policy", f"2023-24={policy}")[0] == 2


def test_a_policy_of_other_months_or_of_no_change_says_so(asked, judged_county, tmp_path):
    old = tmp_path / "2019-20.yaml"
    old.write_text("default: {rating: not_rated, direction: step}\n")
    out = asked("--policy", old, "--last", "1")[1]
    assert "  It judges none of the figures below. Choose its months with --from and --to." in out
    out = asked("--policy", judged_county.framework / "policies" / "2018-19.yaml", "--last", "1")[1]
    assert "The proposal says what the dictionary says already." in out
    assert "in the release of March 2024, judged twice" in out


def test_nothing_is_written_to_the_workspace(asked, judged_county):
    def files():
        return {path: path.stat().st_mtime_ns for path in judged_county.root.rglob("*") if path.is_file()}

    before = files()
    assert asked("--target", LOWER, "--last", "2")[0] == 0
    assert files() == before
