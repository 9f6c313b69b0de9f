"""Which census a set is of: the data decide, and a name only what they leave open."""

from datetime import date

import pytest

AUTUMN_COLUMN = {"summerhalfterm2sessionspossible": "60.0"}


def entered(day):
    return {"entrydate": f"{day} 00:00:00"}


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2024-Sep-03", "2024-autumn"),
        ("2024-Aug-20", "2024-autumn"),
        ("2024-Dec-19", "2024-autumn"),
        ("2025-Jan-06", "2025-spring"),
        ("2025-Apr-22", "2025-summer"),
        ("2025-Jul-01", "2025-summer"),
    ],
)
def test_the_latest_date_tells_the_term(school, day, key):
    kept = school.taken("pupilonroll", {}, {"pupilonrolltableid": "r2", "upn": "", **entered(day)})
    assert kept.edition.key == key
    assert "as the census of" in kept.issue("census_taken").sentence
    assert "--year" in kept.issue("census_taken").hint


def test_columns_of_one_term_move_it_on(school):
    kept = school.taken("pupilonroll", {**entered("2024-Sep-03"), "ethnicity": "WBRI"})
    assert kept.edition.key == "2025-spring"
    assert "its columns are those of spring" in kept.issue("census_taken").sentence


def test_columns_outweigh_dates_after_census_day(school):
    kept = school.taken("pupilonroll", {**entered("2024-Dec-20"), **AUTUMN_COLUMN})
    assert kept.edition.key == "2024-autumn"
    after = kept.issue("date_after_census_day")
    assert after.sentence == (
        "Dates lie after census day, 3 October 2024, the last on 20 December 2024; the rows count."
    )


def test_what_the_schools_state_counts_and_a_census_day_of_theirs_too(school):
    school.write("pupilonroll", entered("2021-Sep-03"))
    school.write("schoolcensus", {"referencedate": "2021-Oct-07 00:00:00", "year": "2021"})
    kept = school.read()
    assert kept.edition.key == "2021-autumn"
    assert kept.edition.coverage["pupil_enrolment"].spans[0].first == date(2021, 10, 7)


def test_term_and_year_alone_will_do(school):
    school.write("pupilonroll", entered("2021-Sep-03"))
    school.write("schoolcensus", {"referencedate": "", "term": "SPR", "year": "2022"})
    assert school.read().edition.key == "2022-spring"


def test_returns_of_several_censuses_are_refused(school):
    school.write("pupilonroll")
    school.write("schoolcensus", {}, {"NativeId": "9992002", "referencedate": "2025-Jan-16 00:00:00", "term": "SPR"})
    refused = school.refused()
    assert refused.issues[0].rule == "several_censuses"
    assert "autumn 2024, spring 2025" in refused.issues[0].sentence


def test_births_and_year_groups_move_it_on_to_their_academic_year(school):
    pupils = [
        {"pupilonrolltableid": f"r{number}", "upn": "", "dob": "2013-Mar-01", **entered("2023-Sep-04")}
        for number in range(30)
    ]
    kept = school.taken("pupilonroll", *({**each, "ncyearactual": "7"} for each in pupils))
    assert kept.edition.key == "2024-autumn"  # eleven years old on 31 August 2024
    assert "births and year groups are those of 2024-25" in kept.issue("census_taken").sentence


def test_a_name_is_believed_for_one_of_the_next_two_censuses_and_that_is_said(school):
    for label, key in (("2024_autumn", "2024-autumn"), ("2025_spring", "2025-spring"), ("2025_summer", "2025-summer")):
        school.write("pupilonroll", entered("2024-Sep-03"), to=f"{label}/{label}_pupilonroll.csv")
        kept = school.read(label)
        assert kept.edition.key == key
        assert "label_differs" not in kept.rules()
        assert ("as it is named" in kept.issue("census_taken").sentence) == (key != "2024-autumn")


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("2023_autumn", "Named autumn 2023, holds autumn 2024."),
        ("2025_autumn", "Named autumn 2025, holds autumn 2024."),
        ("2019", "Named 2019, holds autumn 2024."),
    ],
)
def test_any_other_name_is_reported_and_not_believed(school, label, says):
    school.write("pupilonroll", entered("2024-Oct-01"), to=f"{label}_pupilonroll.csv")
    kept = school.read()
    assert kept.edition.key == "2024-autumn"
    assert kept.issue("label_differs").sentence == says


@pytest.mark.parametrize("label", ["2024_autumn", "2024-25_autumn", "2024", "pupilonroll"])
def test_a_name_that_agrees_or_says_nothing_is_no_matter(school, label):
    school.write("pupilonroll", entered("2024-Oct-01"), to=f"{label}.csv")
    assert "label_differs" not in school.read().rules()


def test_a_name_does_not_count_against_columns(school):
    school.write("pupilonroll", {**entered("2024-Sep-03"), **AUTUMN_COLUMN}, to="2025_spring_pupilonroll.csv")
    kept = school.read()
    assert kept.edition.key == "2024-autumn"
    assert "label_differs" in kept.rules()


def test_the_year_asked_for_counts_where_a_date_lies_in_it(school):
    school.write(
        "pupilonroll", entered("2024-Sep-03"), {"pupilonrolltableid": "r2", "upn": "", **entered("2023-Sep-03")}
    )
    assert school.read(year=2023).edition.key == "2023-autumn"
    refused = school.refused(year=2030)
    assert refused.issues[0].rule == "another_years_dates"
    assert "2030-31" in refused.issues[0].sentence


def test_a_set_without_any_date_is_refused_with_how_to_state_it(school):
    school.write("pupilonroll", {"entrydate": ""})
    refused = school.refused()
    assert refused.issues[0].rule == "census_not_known"
    assert "schoolcensus" in refused.issues[0].hint
    assert "--year" in refused.issues[0].hint


def test_a_mistyped_date_far_beyond_the_others_moves_no_term(school):
    pupils = [{"pupilonrolltableid": f"r{number}", "upn": "", **entered("2024-Sep-03")} for number in range(200)]
    school.write("pupilonroll", *pupils, {"pupilonrolltableid": "x", **entered("2042-Sep-03")})
    refused = school.refused()
    assert refused.issues[0].rule == "census_doubtful"
    assert "--year 2024" in refused.issues[0].hint
    kept = school.read(year=2024)
    assert kept.edition.key == "2024-autumn"
