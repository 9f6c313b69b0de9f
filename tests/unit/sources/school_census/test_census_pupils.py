"""One pupil is one pupil in every census, and an enrolment's terms are its own."""

import pytest

TERMS = ("2024_autumn", "2025_spring", "2025_summer")


def three_terms(school, *, entry="2019-Sep-03 00:00:00", possible=("100.0", "90.0", "80.0"), missed=("8", "10", "9")):
    for label, sessions, absent in zip(TERMS, possible, missed, strict=True):
        cells = {"entrydate": entry, "termlysessionspossible": sessions, "termlysessionsauthorised": absent}
        school.write("pupilonroll", cells, to=f"{label}/pupilonroll.csv")
        day = {"autumn": "2024-Oct-03", "spring": "2025-Jan-16", "summer": "2025-May-15"}[label.split("_")[1]]
        school.write("schoolcensus", {"referencedate": day}, to=f"{label}/schoolcensus.csv")
    return [school.read(label) for label in TERMS]


def test_terms_of_one_enrolment_add_up(school):
    rows = school.rows("attendance", *three_terms(school))
    assert len({row["enrolment"] for row in rows}) == 1
    assert sum(row["possible"] for row in rows) == 270
    assert sum(row["absent"] for row in rows) == 27  # a tenth of the year, though not of the autumn
    assert sorted(str(row["period_end"]) for row in rows) == ["2024-12-31", "2025-03-31", "2025-07-31"]


def test_the_order_in_which_terms_are_loaded_changes_nothing(school):
    kept = three_terms(school)
    forwards, backwards = (school.standard(*order).tables["attendance"] for order in (kept, list(reversed(kept))))
    assert sorted(row[2:] for row in forwards) == sorted(row[2:] for row in backwards)


def test_another_entry_date_or_school_is_another_enrolment(school):
    school.write(
        "pupilonroll",
        {},
        {"pupilonrolltableid": "r2", "entrydate": "2023-Sep-04 00:00:00"},
        {"pupilonrolltableid": "r3", "NativeId": "9992002"},
    )
    kept = school.read()
    assert len({row["enrolment"] for row in school.rows("attendance", kept)}) == 3
    assert len({row["pupil"] for row in school.rows("pupil_enrolment", kept)}) == 1


def test_an_enrolment_that_stands_twice_counts_once_whatever_the_order(school):
    twice = ({"language": ""}, {"pupilonrolltableid": "r2", "termlysessionsunauthorised": "2"})
    for rows in (twice, tuple(reversed(twice))):
        school.write("pupilonroll", *rows)
        kept = school.read()
        (row,) = school.rows("attendance", kept)
        assert row["absent"] == 10  # of the row with more filled cells
        assert school.noticed(kept)["enrolment_twice"] == 1


def test_meals_of_a_row_that_gave_way_are_the_enrolments_still(school):
    school.write("pupilonroll", {"language": ""}, {"pupilonrolltableid": "r2"})
    school.write("fsmperiodsonroll")
    (row,) = school.rows("pupil_enrolment", school.read())
    assert row["fsm"] is True


@pytest.mark.parametrize("upn", ["", "A99920011400B"])
def test_without_a_lasting_number_the_row_stands_for_the_pupil(school, pseudonym_of, upn):
    kept = school.taken("pupilonroll", {"upn": upn})
    (row,) = school.rows("attendance", kept)
    assert row["enrolment"].startswith(pseudonym_of("school census pupil:r1"))
    missing = kept.issue("pupil_number_missing")
    assert (missing.file, missing.field, missing.count) == ("set/pupilonroll.csv", "upn", 1)


def test_leavers_are_told_from_pupils_on_roll_and_placed_by_age_where_no_year_is_given(school):
    school.write("pupilonroll", {"entrydate": "2024-Sep-03"})
    school.write(
        "pupilnolongeronroll",
        {"ncyearleaving": ""},
        {"pupilnolongeronrolltableid": "l2", "upn": "A999200114901", "ncyearleaving": "9"},
    )
    rows = school.rows("attendance", school.read())
    assert [(row["leaver"], row["phase"], row["age"], row["status"]) for row in rows] == [
        (False, "primary", 10, "C"),
        (True, "primary", 10, None),
        (True, "secondary", 10, None),
    ]


def test_absence_is_added_up_from_codes_where_the_roll_has_no_sums(school):
    without = ("termlysessionsauthorised", "termlysessionsunauthorised")
    school.write("pupilonroll", {}, {"pupilonrolltableid": "r2", "upn": "A999200114002"}, without=without)
    codes = (("I", "5.0"), ("G", "2"), ("C1", "1"), ("L", "7"), ("B", "9"), ("/", "70"), ("Y1", "6"), ("J1", "1"))
    school.write(
        "termlysessiondetailsonroll",
        *({"attendancereason": code, "sessions": sessions} for code, sessions in codes),
    )
    kept = school.read()
    assert [row["absent"] for row in school.rows("attendance", kept)] == [9, 0]


def test_without_sums_and_codes_there_is_no_absence_and_it_is_said(school):
    kept = school.taken("pupilonroll", without=("termlysessionsauthorised", "termlysessionsunauthorised"))
    assert "attendance" not in kept.edition.coverage
    assert kept.issue("sessions_missing").field == "termlysessiondetailsonroll"
    assert "attendance" not in school.standard(kept).tables


def test_more_missed_than_possible_is_not_believed(school):
    kept = school.taken("pupilonroll", {"termlysessionsauthorised": "101"})
    (row,) = school.rows("attendance", kept)
    assert (row["absent"], row["flagged"], row["possible"]) == (None, ",absent,", 100)
    assert school.noticed(kept)["more_absent_than_possible"] == 1


def test_a_schools_own_return_gives_its_code_and_whether_it_is_special(school):
    school.write("pupilonroll", {"NativeId": "SCH5"}, {"pupilonrolltableid": "r2", "NativeId": "SCH6"})
    school.write("schoolcensus", {"NativeId": "SCH5", "lea": "886", "estab": "7001"})
    school.write("school", {"NativeId": "SCH5", "phase": "SP"})
    kept = school.read()
    assert [(row["school"], row["phase"]) for row in school.rows("pupil_enrolment", kept)] == [
        ("8867001", "special"),
        ("SCH6", "primary"),
    ]
    assert [row["phase"] for row in school.rows("attendance", kept)] == [None, "primary"]
    assert "A school" not in repr(kept.rows)


def test_rolls_are_those_of_january_once_there_is_one(school):
    autumn, spring, summer = three_terms(school)
    assert len(school.rows("pupil_enrolment", autumn)) == 1
    assert school.noticed(autumn) == {"roll_not_of_january": 1}
    (row,) = school.rows("pupil_enrolment", autumn, spring, summer)
    assert str(row["as_at"]) == "2025-01-16"
    assert school.noticed(autumn, spring, summer) == {"roll_of_january": 2}
    assert len(school.standard(autumn, spring, summer).coverage["pupil_enrolment"].spans) == 1


def test_the_newest_census_speaks_for_a_period_and_an_exclusion(school):
    for label, end, sessions in (("2024_autumn", "", "4"), ("2025_spring", "2024-Dec-20", "2")):
        school.write("pupilonroll", to=f"{label}/pupilonroll.csv")
        school.write("fsmperiodsonroll", {"fsmenddate": end}, to=f"{label}/meals.csv")
        school.write("termlyexclusionsonroll", {"sessions": sessions}, to=f"{label}/exclusions.csv")
        day = {"2024_autumn": "2024-Oct-03", "2025_spring": "2025-Jan-16"}[label]
        school.write("schoolcensus", {"referencedate": day}, to=f"{label}/schoolcensus.csv")
    kept = [school.read(label) for label in ("2024_autumn", "2025_spring")]
    for order in (kept, list(reversed(kept))):
        (period,) = school.rows("fsm_period", *order)
        assert str(period["end"]) == "2024-12-20"
        (exclusion,) = school.rows("exclusion", *order)
        assert exclusion["sessions"] == 2


def test_a_table_without_a_row_says_that_nobody_is_eligible(school):
    school.write("pupilonroll")
    path = school.write("fsmperiodsonroll")
    path.write_text(path.read_text().splitlines()[0] + "\n")
    kept = school.read()
    assert school.rows("fsm_period", kept) == []
    assert [row["fsm"] for row in school.rows("pupil_enrolment", kept)] == [False]
