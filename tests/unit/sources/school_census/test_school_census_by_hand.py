"""A small census whose figures are worked out by hand."""

from datetime import date

from waymark.domain.coverage import Coverage, Span

# Year group, possible, with leave, without: whether 10 x missed >= possible.
PUPILS = (
    ("r1", "R", "100.0", "10.0", "", True),  # exactly a tenth
    ("r2", "6", "100.0", "9.0", "", False),
    ("r3", "6", "99.0", "9.0", "1.0", True),
    ("r4", "7", "100.0", "4.0", "5.0", False),
    ("r5", "11", "100.0", "", "11.0", True),
    ("r6", "12", "100.0", "50.0", "", False),  # of no phase
    ("r7", "N2", "100.0", "50.0", "", False),
    ("r8", "3", "", "", "", False),  # no session possible
)


def pupil(number, **cells):
    return {"pupilonrolltableid": f"r{number}", "upn": f"A9992001140{number:02d}", **cells}


def set_of_pupils(school):
    school.write(
        "pupilonroll",
        *(
            pupil(
                number,
                ncyearactual=group,
                termlysessionspossible=possible,
                termlysessionsauthorised=with_leave,
                termlysessionsunauthorised=without,
            )
            for number, (_, group, possible, with_leave, without, _) in enumerate(PUPILS, 1)
        ),
    )
    school.write("schoolcensus")
    return school.read()


def test_sessions_missed_are_added_up_and_blanks_are_none(school):
    rows = school.rows("attendance", set_of_pupils(school))
    assert [(row["phase"], row["possible"], row["absent"]) for row in rows] == [
        ("primary", 100, 10),
        ("primary", 100, 9),
        ("primary", 99, 10),
        ("secondary", 100, 9),
        ("secondary", 100, 11),
        (None, 100, 50),
        (None, 100, 50),
        ("primary", 0, 0),
    ]
    persistently = [row for row in rows if row["phase"] and row["possible"] and row["absent"] * 10 >= row["possible"]]
    assert len(persistently) == sum(counts for *_, counts in PUPILS) == 3
    assert {row["period_end"] for row in rows} == {date(2024, 12, 31)}
    assert {(row["leaver"], row["status"], row["age"], row["flagged"]) for row in rows} == {(False, "C", 10, "")}


def test_the_set_says_what_it_speaks_for(school):
    school.write("fsmperiodsonroll")
    school.write("termlyexclusionsonroll")
    school.write("termlyexclusionsoffroll")
    school.write("pupilnolongeronroll")
    kept = set_of_pupils(school)
    day = date(2024, 10, 3)
    assert kept.edition.key == "2024-autumn"
    assert kept.edition.coverage == {
        "pupil_enrolment": Coverage((Span(day, day),)),
        "fsm_period": Coverage((Span(day, day),)),
        "attendance": Coverage((Span(date(2024, 9, 1), date(2024, 12, 31)),)),
        "exclusion": Coverage((Span(date(2024, 1, 1), date(2024, 3, 31)),)),  # Easter Sunday
    }
    assert kept.edition.profile.rows == {
        "fsmperiods": 1,
        "pupilnolongeronroll": 1,
        "pupilonroll": 8,
        "schoolcensus": 1,
        "termlyexclusionsoffroll": 1,
        "termlyexclusionsonroll": 1,
    }
    assert kept.edition.profile.children == 9
    assert (kept.edition.profile.first_date, kept.edition.profile.last_date) == (date(2019, 9, 3), date(2024, 9, 2))


def test_the_roll_of_census_day(school):
    school.write(
        "pupilonroll",
        pupil(1),
        pupil(2, senprovision="K", language="POL"),
        pupil(3, senprovision="S", language="REF", ncyearactual="9"),
        pupil(4, senprovision="A", language="", enrolstatus="S"),  # at another school as well, and counted there
        pupil(5, senprovision="", language="ENB", enrolstatus="", ncyearactual="X"),
    )
    school.write("schoolcensus")
    rows = school.rows("pupil_enrolment", school.read())
    assert [(row["phase"], row["year_group"], row["eal"], row["sen"]) for row in rows] == [
        ("primary", "6", False, "none"),
        ("primary", "6", True, "support"),
        ("secondary", "9", None, "plan"),
        (None, "X", False, None),
    ]
    assert {(row["as_at"], row["school"], row["fsm"]) for row in rows} == {(date(2024, 10, 3), "9992001", None)}
    assert school.noticed(school.read())["registered_elsewhere"] == 1


def test_free_meals_are_a_period_in_england_open_on_census_day(school):
    periods = (
        ("r1", "2024-Oct-03", "", "ENG", True),  # begins that day
        ("r2", "2024-Oct-04", "", "ENG", False),
        ("r3", "2024-Sep-01", "2024-Oct-03", "ENG", False),  # the first day no longer
        ("r4", "2024-Sep-01", "2024-Oct-04", "", True),
        ("r5", "2024-Sep-01", "", "WLS", False),
        ("r6", "2024-Sep-10", "2024-Sep-01", "ENG", None),  # ends before it starts: not known
        ("r7", "2023-Sep-01", "2024-Sep-01", "ENG", True),  # and again below
    )
    school.write("pupilonroll", *(pupil(number) for number in range(1, 9)))
    school.write(
        "fsmperiodsonroll",
        *(
            {"pupilonrolltableid": row, "fsmstartdate": start, "fsmenddate": end, "ukcountry": country}
            for row, start, end, country, _ in periods
        ),
        {"pupilonrolltableid": "r7", "fsmstartdate": "2024-Sep-01"},
    )
    kept = school.read()
    rows = school.rows("pupil_enrolment", kept)
    assert [row["fsm"] for row in rows] == [*(fsm for *_, fsm in periods), False]
    assert [row["flagged"] for row in rows] == ["", "", "", "", "", ",fsm,", "", ""]
    assert len(school.rows("fsm_period", kept)) == 8
    assert [(value.column, value.rule) for value in kept.edition.flagged] == [("end", "end_before_start")]


def test_periods_that_overlap_are_counted_and_said(school):
    school.write("pupilonroll", pupil(1), pupil(2))
    school.write(
        "fsmperiodsonroll",
        {"fsmstartdate": "2024-Jan-08", "fsmenddate": "2024-Jul-01"},
        {"fsmstartdate": "2024-Jun-01", "fsmenddate": ""},
        {"pupilonrolltableid": "r2", "fsmstartdate": "2024-Jan-08", "fsmenddate": "2024-Jul-01"},
        {"pupilonrolltableid": "r2", "fsmstartdate": "2024-Jul-01", "fsmenddate": ""},
    )
    assert school.noticed(school.read())["periods_overlap"] == 1


def test_exclusions_are_suspensions_or_for_good_and_a_lunchtime_is_half_a_day(school, pseudonym_of):
    school.write("pupilonroll", pupil(1), pupil(2, ncyearactual="9"))
    school.write("pupilnolongeronroll")
    school.write(
        "termlyexclusionsonroll",
        {"category": "FIXD", "sessions": "4.0"},
        {"category": "SUSP", "sessions": "6", "pupilonrolltableid": "r2"},
        {"category": "LNCH", "sessions": "", "startdate": "2024-Feb-08"},
        {"category": "LNCH", "sessions": "3", "startdate": "2024-Feb-09"},
        {"category": "PERM", "sessions": "10.0", "startdate": "2024-Feb-20"},
        {"category": "PERM", "sessions": "10.0", "startdate": "2024-Feb-20"},  # again
        {"category": "SUSP", "pupilonrolltableid": "nobody"},
    )
    school.write("termlyexclusionsoffroll")
    kept = school.read()
    rows = school.rows("exclusion", kept)
    told = [(row["type"], row["sessions"], row["phase"], row["excluded_on"].day) for row in rows]
    assert told == [
        ("suspension", 4, "primary", 6),
        ("suspension", 6, "secondary", 6),
        ("suspension", 1, "primary", 8),
        ("suspension", 3, "primary", 9),
        ("permanent", None, "primary", 20),
        ("suspension", 4, None, 6),
        ("permanent", None, "primary", 5),
    ]
    assert rows[-1]["pupil"] == pseudonym_of("A999200114900")
    assert school.noticed(kept)["exclusion_twice"] == 1
    assert school.noticed(kept)["pupil_unknown"] == 1
