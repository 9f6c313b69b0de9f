"""Which files make up which edition, in every layout found in the wild."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Level
from waymark.sources.ssda903.layout import find
from waymark.sources.ssda903.naming import named_year, table_named

EPISODE = [{"CHILD": "1"}]


def labels(found):
    return {edition.label: sorted(edition.files) for edition in found}


def refusals(*paths):
    with pytest.raises(RefusedError) as refused:
        find(list(paths))
    return refused.value.issues


@pytest.mark.parametrize(
    ("stem", "table", "rest"),
    [
        ("episodes", "episodes", ""),
        ("2019-episodes", "episodes", "2019"),
        ("SSDA903_2019_Episodes", "episodes", "ssda903_2019"),
        ("2018-19_episode", "episodes", "2018-19"),
        ("Header 2021", "header", "2021"),
        ("2021-placed_for_adoption", "placed_for_adoption", "2021"),
        ("PlacedAdoption", "placed_for_adoption", ""),
        ("placed", "placed_for_adoption", ""),
        ("prev_perm", "previous_permanence", ""),
        ("Previous Permanence (1)", "previous_permanence", "1"),
        ("missing_episodes_2020", "missing", "2020"),
        ("OC3", "oc3", ""),
        ("ad1_final", "ad1", "final"),
        ("SWEpisodes", "social_worker", ""),
        ("episodes2018", "episodes", "2018"),
    ],
)
def test_names_tell_tables(stem, table, rest):
    found, left = table_named(stem)
    assert (found, left.casefold()) == (table, rest)


def test_names_that_tell_nothing():
    assert table_named("table1") is None
    assert table_named("pupilonroll") is None


@pytest.mark.parametrize(
    ("label", "text", "start"),
    [
        ("2021", "2021", None),
        ("SSDA903_2019", "2019", None),
        ("2021-22", "2021-22", 2021),
        ("2021_2022 final", "2021_2022", 2021),
        ("202122", "202122", 2021),
        ("FY 21-22", "21-22", 2021),
        ("2022-04-13", "2022", None),
    ],
)
def test_labels_name_years(label, text, start):
    assert named_year(label) == (text, start)


@pytest.mark.parametrize("label", ["", "return", "20220413", "v2", "903"])
def test_labels_that_name_no_year(label):
    assert named_year(label) is None


def test_a_folder_is_one_edition(tmp_path, sets):
    sets.write(tmp_path / "return", episodes=EPISODE, uasc=[])
    assert labels(find([tmp_path / "return"])) == {"return": ["episodes", "header", "uasc"]}


def test_a_folder_for_each_year(tmp_path, sets):
    sets.write(tmp_path / "2019", episodes=EPISODE)
    sets.write(tmp_path / "deeper" / "2020-21", episodes=EPISODE)
    assert set(labels(find([tmp_path]))) == {"2019", "2020-21"}


@pytest.mark.parametrize("prefix", ["{}-", "SSDA903_{}_", "{} ", "kent_{}_"])
def test_a_prefix_for_each_year(tmp_path, sets, prefix):
    for year in ("2019", "2020"):
        sets.write(tmp_path, prefix=prefix.format(year), episodes=EPISODE, oc3=[])
    found = find([tmp_path])
    assert [sorted(edition.files) for edition in found] == [["episodes", "header", "oc3"]] * 2
    assert [named_year(edition.label).text for edition in found] == ["2019", "2020"]


def test_a_two_year_prefix_and_capitals(tmp_path, sets):
    sets.write(tmp_path, prefix="2018-19_", episodes=EPISODE)
    (tmp_path / "2018-19_episodes.csv").rename(tmp_path / "2018-19_EPISODES.CSV")
    assert set(labels(find([tmp_path]))) == {"2018-19"}


def test_files_named_one_by_one(tmp_path, sets):
    sets.write(tmp_path, prefix="2021-", episodes=EPISODE, uasc=[])
    found = find([tmp_path / "2021-episodes.csv", tmp_path / "2021-header.csv", tmp_path / "2021-header.csv"])
    assert labels(found) == {"2021": ["episodes", "header"]}


def test_names_that_do_not_match_are_one_edition_when_no_table_comes_twice(tmp_path, sets):
    sets.table(tmp_path / "kids.csv", "header", [{}])
    sets.table(tmp_path / "episodes v2.csv", "episodes", EPISODE)
    assert [sorted(edition.files) for edition in find([tmp_path])] == [["episodes", "header"]]


def test_content_beats_a_misleading_name_and_says_so(tmp_path, sets):
    sets.table(tmp_path / "header.csv", "episodes", EPISODE)
    sets.table(tmp_path / "episodes.csv", "header", [{}])
    (found,) = find([tmp_path])
    assert found.files["episodes"].name == "header.csv"
    assert [issue.sentence for issue in found.issues] == [
        "The file is named episodes but holds the header table, and is read as that.",
        "The file is named header but holds the episodes table, and is read as that.",
    ]


def test_other_files_of_a_folder_are_left_alone_with_a_warning(tmp_path, sets):
    sets.write(tmp_path, episodes=EPISODE)
    (tmp_path / "pupils.csv").write_text("upn,dob\n1,2\n", encoding="utf-8")
    (tmp_path / "CIN.xml").write_text("<Message/>", encoding="utf-8")
    (tmp_path / "README.txt").write_text("notes, of a kind\n", encoding="utf-8")
    (tmp_path / "._episodes.csv").write_bytes(b"\x00\x05")
    (found,) = find([tmp_path])
    assert [(issue.rule, issue.level) for issue in found.issues] == [("file_left_alone", Level.WARNING)] * 2
    assert {issue.file.rpartition("/")[2] for issue in found.issues} == {"pupils.csv", "CIN.xml"}


def test_a_file_of_another_return_named_itself_is_refused(tmp_path, sets):
    sets.write(tmp_path, episodes=EPISODE)
    other = tmp_path / "pupils.csv"
    other.write_text("upn,dob\n1,2\n", encoding="utf-8")
    (issue,) = refusals(tmp_path, other)
    assert (issue.rule, issue.file) == ("wrong_return", f"{tmp_path.name}/pupils.csv")
    (tmp_path / "CIN.xml").write_text("<Message/>", encoding="utf-8")
    (issue,) = refusals(tmp_path / "CIN.xml")
    assert issue.sentence == "This is not a CSV file; it appears to be an XML file."


def test_a_table_of_the_return_with_columns_of_something_else_is_refused(tmp_path, sets):
    sets.write(tmp_path, episodes=EPISODE)
    (tmp_path / "uasc.csv").write_text("pupil,school\n1,2\n", encoding="utf-8")
    (issue,) = refusals(tmp_path)
    assert issue.rule == "wrong_return"


def test_nothing_of_the_return(tmp_path):
    (issue,) = refusals(tmp_path)
    assert issue.rule == "return_not_found"
    (tmp_path / "pupils.csv").write_text("upn,dob\n1,2\n", encoding="utf-8")
    (issue,) = refusals(tmp_path)
    assert (issue.level, issue.sentence) == (Level.ERROR, "This is not a table of SSDA903.")


def test_everything_missing_and_doubled_is_said_at_once(tmp_path, sets):
    sets.table(tmp_path / "2019" / "episodes.csv", "episodes", EPISODE)
    sets.table(tmp_path / "2020" / "header.csv", "header", [{}])
    sets.write(tmp_path / "2021", episodes=EPISODE)
    sets.table(tmp_path / "2021" / "Episodes.txt", "episodes", EPISODE)
    (tmp_path / "2021" / "oc3.csv").write_bytes(b"")
    issues = refusals(tmp_path)
    assert sorted((issue.rule, issue.file) for issue in issues) == [
        ("file_empty", "2021/oc3.csv"),
        ("table_missing", "episodes.csv"),
        ("table_missing", "header.csv"),
        ("table_twice", "2021/Episodes.txt"),
    ]
    sentences = {issue.sentence for issue in issues}
    assert "The header table is missing from the set 2019." in sentences
    assert "The episodes table is missing from the set 2020." in sentences


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rest", b"A,B\n1,2\n"])
def test_a_file_that_cannot_be_read_is_not_also_missing(tmp_path, sets, content):
    sets.write(tmp_path, episodes=[{}], oc3=[{}])
    (tmp_path / "episodes.csv").write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        sets.take(tmp_path)
    (issue,) = refused.value.issues
    assert issue.rule in ("file_empty", "not_delimited_text", "wrong_return")
