"""Which files make up a set: told by their columns, put together by folder and label."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources.school_census import SOURCE


def found(school, *folders):
    return SOURCE.find([school.folder / folder for folder in folders or ("",)])


def test_tables_are_told_by_columns_whatever_they_are_called(school):
    for number, table in enumerate(("pupilonroll", "fsmperiodsonroll", "termlyexclusionsoffroll", "school")):
        school.write(table, to=f"export {number}.csv")
    (edition,) = found(school)
    assert sorted(edition.files) == ["fsmperiods", "pupilonroll", "school", "termlyexclusionsoffroll"]


def test_labels_and_folders_tell_sets_apart(school):
    for label in ("2024_autumn", "2025_spring"):
        school.write("pupilonroll", to=f"{label}_pupilonroll.csv")
        school.write("senneeds", to=f"{label}_senneeds.csv")
    school.write("pupilonroll", to="2025/summer/pupilonroll.csv")
    school.write("school", to="2025/summer/school.csv")
    assert {edition.label: sorted(edition.files) for edition in found(school)} == {
        "autumn 2024": ["pupilonroll", "senneeds"],
        "spring 2025": ["pupilonroll", "senneeds"],
        "summer 2025": ["pupilonroll", "school"],
    }


def test_tables_in_folders_of_their_own_join_the_set_of_their_label(school):
    school.write("pupilonroll", to="roll/2024_autumn.csv")
    school.write("fsmperiodsonroll", to="meals/2024_autumn.csv")
    (edition,) = found(school)
    assert sorted(edition.files) == ["fsmperiods", "pupilonroll"]


def test_a_table_may_come_in_several_files(school):
    school.write("pupilonroll", to="north/a.csv")
    school.write("pupilonroll", {"pupilonrolltableid": "r2", "upn": "A999200114002"}, to="north/b.csv")
    (edition,) = found(school)
    assert sorted(edition.files) == ["pupilonroll", "pupilonroll 2"]
    kept = school.read("north")
    assert kept.edition.profile.rows == {"pupilonroll": 2}
    assert len({record["row_id"] for record in kept.records()}) == 2


def test_what_no_figure_needs_is_passed_over_and_what_is_of_no_census_left_alone(school):
    school.write("pupilonroll")
    school.write("addressesonroll")
    (school.folder / "notes.csv").write_text("a,b\n1,2\n")
    (edition,) = found(school)
    assert [issue.rule for issue in edition.issues] == ["file_left_alone", "table_passed_over"]
    assert "ZZ1" not in repr(school.read().rows)


def test_only_pupils_on_roll_are_required_and_the_rest_is_said_to_be_wanting(school):
    kept = school.taken("pupilonroll")
    wanting = {issue.field: issue.sentence for issue in kept.edition.issues if issue.rule == "table_missing"}
    assert wanting == {"fsmperiods": "Without fsmperiods it is not known who is eligible for free meals."}
    assert sorted(kept.edition.coverage) == ["attendance", "pupil_enrolment"]


def test_a_set_without_pupils_on_roll_is_refused(school):
    school.write("fsmperiodsonroll")
    with pytest.raises(RefusedError) as caught:
        found(school)
    (issue,) = caught.value.issues
    assert (issue.rule, issue.field) == ("table_missing", "pupilonroll")


@pytest.mark.parametrize("name", ["nowhere", "notes.csv", ""])
def test_what_holds_no_census_is_refused(school, name):
    school.folder.mkdir()
    (school.folder / "notes.csv").write_text("a,b\n1,2\n")
    with pytest.raises(RefusedError) as caught:
        found(school, name)
    assert caught.value.issues[0].rule in ("file_missing", "table_unknown", "return_not_found")
    assert caught.value.issues[0].hint


def test_a_file_is_claimed_by_its_columns_alone(school):
    assert SOURCE.claims(school.write("pupilonroll", to="anything.txt"))
    assert SOURCE.claims(school.write("addressesonroll"))
    other = school.folder / "pupilonroll.csv"
    other.write_text("CHILD,SEX,DOB\n1,1,01/01/2010\n")
    assert not SOURCE.claims(other)
    other.write_bytes(b"PK\x03\x04" + bytes(100))
    assert not SOURCE.claims(other)
    assert not SOURCE.claims(school.folder)
    assert not SOURCE.claims(school.folder / "nowhere.csv")
