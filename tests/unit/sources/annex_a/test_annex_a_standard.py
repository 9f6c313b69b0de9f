"""From the lists to standard tables: what each truly holds, and what is left unknown."""

from datetime import date

from tests.unit.sources.annex_a.conftest import MADE, pseudonym

SEPTEMBER = date(2020, 9, 14)


def of(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


def test_a_referral_takes_need_and_closure_from_the_time_in_need_it_began(annex_a):
    annex_a.read(
        {
            3: [
                {"Child Unique ID": 1001, "Date of Referral": date(2020, 10, 1), "Referral Source": "q) 6: Police"},
                {"Child Unique ID": 1002, "Date of Referral": date(2020, 11, 1), "Referral NFA?": "a) Yes"},
                {"Child Unique ID": 1003, "Date of Referral": date(2020, 12, 1), "Referral NFA?": "b) No"},
            ],
            6: [
                {
                    "Child Unique ID": 1001,
                    "CIN Start Date": date(2020, 10, 3),
                    "Primary Need Code": "N1 - Abuse or Neglect",
                    "CIN Closure Date": date(2021, 2, 1),
                    "Reason for Closure": "RC9",
                },
                {"Child Unique ID": 1004, "CIN Start Date": date(2019, 1, 1), "Primary Need Code": "N4"},
                {"Child Unique ID": 1005, "CIN Start Date": date(2021, 1, 1)},
            ],
        }
    )
    rows = {row["child"]: row for row in annex_a.standard("referral")}
    first = rows[pseudonym("1001")]
    assert of([first], "referral_date", "source", "need", "closure_date", "closure_reason", "flagged") == [
        (date(2020, 10, 1), "6", "N1", date(2021, 2, 1), "RC9", "")
    ]
    assert rows[pseudonym("1002")]["closure_date"] == date(2020, 11, 1)
    assert rows[pseudonym("1003")]["flagged"] == ",need,closure_date,closure_reason,"
    assert of([rows[pseudonym("1004")]], "referral_date", "need", "flagged") == [
        (date(2019, 1, 1), "N4", ",source,no_further_action,")
    ]
    assert rows[pseudonym("1005")]["referral_date"] == date(2021, 1, 1)
    assert ("in_need_without_referral", 1) in annex_a.noticed


def test_the_same_referral_twice_is_one(annex_a):
    twice = {"Child Unique ID": 1001, "Date of Referral": date(2020, 10, 1)}
    annex_a.read({3: [twice, {**twice, "Referral Source": "6"}]})
    assert of(annex_a.standard("referral"), "source") == [("6",)]
    assert annex_a.noticed == [("same_child_same_day", 1)]


def test_plans_and_assessments(annex_a):
    annex_a.read(
        {
            4: [{"Continuous Assessment Start Date": date(2020, 10, 1)}],
            7: [
                {
                    "Child Protection Plan Start Date": date(2020, 10, 5),
                    "Initial Category of Abuse": "Neglect",
                    "Number of Previous Child Protection Plans": 2.0,
                }
            ],
        }
    )
    assert of(annex_a.standard("assessment"), "start_date", "authorised_date") == [(date(2020, 10, 1), None)]
    names = ("start", "end", "initial_category", "previous_plans", "birth_date")
    assert of(annex_a.standard("protection_plan"), *names) == [(date(2020, 10, 5), None, "NEG", 2, date(2012, 6, 5))]


LOOKED_AFTER = {
    "Child Unique ID": 1001,
    "Date Started to be Looked After": date(2019, 5, 1),
    "Start date of current legal status": date(2020, 1, 1),
    "Start Date of Most Recent Placement": date(2020, 6, 1),
    "Child's Legal Status": "C2: FCO",
    "Placement Type": "f) U6: Foster placement - not FFA",
    "Placement Provider": "b) PR1 - Own provision",
}


def test_a_child_in_care_is_where_it_is_on_the_day_of_the_lists(annex_a):
    annex_a.read({8: [LOOKED_AFTER, {**LOOKED_AFTER, "Child Unique ID": 1002, "Child's Legal Status": "V4"}]})
    (row,) = annex_a.standard("care_episode")
    assert of([row], "start", "end", "period_start", "placement_start", "settled_start", "carer_start") == [
        (date(2020, 6, 1), None, date(2019, 5, 1), date(2020, 6, 1), date(2020, 6, 1), None)
    ]
    assert of([row], "legal_status", "placement", "provider") == [("C2", "U6", "PR1")]
    assert set(row["flagged"].strip(",").split(",")) == {"carer_start", "settled_carer_start", "reason_new"}
    assert ("short_breaks", 1) in annex_a.noticed


def test_where_a_child_placed_for_adoption_was_before_is_not_known(annex_a):
    annex_a.read({8: [{**LOOKED_AFTER, "Placement Type": "A3"}]})
    (row,) = annex_a.standard("care_episode")
    assert row["settled_start"] is None
    assert ",settled_start," in row["flagged"]


def test_an_unaccompanied_child(annex_a):
    uasc = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
    annex_a.read({8: [{**LOOKED_AFTER, uasc: "a) Yes"}, {**LOOKED_AFTER, "Child Unique ID": 1002, uasc: "b) No"}]})
    assert of(annex_a.standard("unaccompanied_spell"), "child", "start", "end") == [(pseudonym("1001"), None, None)]


def test_who_is_gone_from_the_next_workbook_was_there_on_the_day_of_the_first(annex_a):
    plan = {"Child Protection Plan Start Date": date(2020, 5, 1)}
    annex_a.read(
        {7: [{**plan, "Child Unique ID": 1001}, {**plan, "Child Unique ID": 1002}], 8: [LOOKED_AFTER]}, SEPTEMBER
    )
    moved = {**LOOKED_AFTER, "Start Date of Most Recent Placement": date(2021, 1, 1)}
    ended = {"Child Unique ID": 1002, "Child Protection Plan End Date": date(2021, 1, 9)}
    annex_a.read({7: [{**plan, **ended}], 8: [moved]})
    plans = of(annex_a.standard("protection_plan"), "child", "end")
    assert sorted(plans) == sorted([(pseudonym("1001"), date(2020, 9, 15)), (pseudonym("1002"), date(2021, 1, 9))])
    episodes = of(annex_a.standard("care_episode"), "start", "end")
    assert episodes == [(date(2020, 6, 1), date(2020, 9, 15)), (date(2021, 1, 1), None)]
    assert ("lost_sight_of", 1) in annex_a.noticed


def test_care_leavers_count_by_the_birthday_of_the_six_months(annex_a):
    here = {"LA in Touch": "a) Yes", "Activity Status": "F2: Full time in education", "Type of Accommodation": "U"}
    births = {1001: date(2002, 10, 8), 1002: date(2002, 8, 1), 1003: date(1998, 10, 8), 1004: date(2000, 2, 29)}
    annex_a.read({9: [{**here, "Child Unique ID": child, "Date of Birth": born} for child, born in births.items()]})
    found = of(annex_a.standard("care_leaver_contact"), "child", "birthday", "age", "in_touch", "activity")
    assert found == sorted(
        [
            (pseudonym("1001"), date(2020, 10, 8), 18, "YES", "F2"),
            (pseudonym("1004"), date(2021, 3, 1), 21, "YES", "F2"),
        ]
    )


def test_adoptions_with_their_days(annex_a):
    adopted = {
        "Date the Child Entered Care": date(2019, 1, 1),
        "Date Placed for Adoption": date(2020, 1, 1),
        "Date of Adoption Order": date(2020, 12, 1),
        "Date the child was placed for fostering in FFA or concurrent planning placement": date(2019, 2, 1),
    }
    still = {**adopted, "Child Unique ID": 1009, "Date of Adoption Order": ""}
    annex_a.read({10: [adopted, still]})
    assert of(annex_a.standard("adoption"), "adoption_date", "period_start", "days_to_family", "days_to_carer") == [
        (date(2020, 12, 1), date(2019, 1, 1), 365, 31)
    ]


def test_a_case_is_held_on_the_day_of_the_lists_once_for_each_worker(annex_a):
    held = {"Allocated Team": "North", "Allocated Worker": "W One"}
    plan = {"Child Protection Plan Start Date": date(2020, 5, 1)}
    annex_a.read(
        {
            6: [
                {"Child Unique ID": 1001, "CIN Start Date": date(2020, 5, 1), **held},
                {
                    "Child Unique ID": 1002,
                    "CIN Start Date": date(2020, 5, 1),
                    "CIN Closure Date": date(2021, 1, 1),
                    **held,
                },
            ],
            7: [{"Child Unique ID": 1001, **plan, **held, "Allocated Team": "Plans"}],
            3: [{"Child Unique ID": 1003, "Date of Referral": date(2020, 10, 1), **held}],
        }
    )
    assert of(annex_a.standard("case_allocation"), "child", "team", "start", "end") == [
        (pseudonym("1001"), "Plans", MADE, date(2021, 3, 16))
    ]


def test_a_child_of_any_list_is_one_row_with_what_is_known(annex_a):
    annex_a.read(
        {
            1: [{"Child Unique ID": 1001, "Date of Birth": "", "Gender": "", "Date of Contact": date(2020, 10, 1)}],
            3: [{"Child Unique ID": 1001, "Date of Referral": date(2020, 10, 1), "Gender": "b) Female"}],
        }
    )
    children = {row["child"]: row for row in annex_a.standard("child")}
    assert of([children[pseudonym("1001")]], "birth_date", "sex") == [(date(2012, 6, 5), "F")]


def test_early_help_assessments_are_kept_and_feed_no_figure(annex_a):
    annex_a.read({2: [{"Assessment start date": date(2020, 10, 1)}]})
    assert len(annex_a.records(2)) == 1
    assert annex_a.standard("early_help_episode") == []
    assert "early_help_episode" not in annex_a.edition.coverage


def test_plans_that_overlap_both_count_and_are_said(annex_a):
    first = {"Child Unique ID": 1001, "Child Protection Plan Start Date": date(2020, 10, 1)}
    second = {"Child Unique ID": 1001, "Child Protection Plan Start Date": date(2020, 12, 1)}
    annex_a.read({7: [second, {**first, "Child Protection Plan End Date": date(2020, 12, 2)}]})
    assert len(annex_a.standard("protection_plan")) == 2
    assert annex_a.noticed == [("plans_overlap", 1)]


def test_a_child_in_care_in_two_places_is_in_the_last_one(annex_a):
    later = {**LOOKED_AFTER, "Start Date of Most Recent Placement": date(2021, 2, 1), "Placement Type": "H5"}
    annex_a.read({8: [later, LOOKED_AFTER]})
    assert of(annex_a.standard("care_episode"), "start", "placement") == [(date(2021, 2, 1), "H5")]
    assert ("in_care_twice", 1) in annex_a.noticed


def test_the_order_of_rows_changes_nothing(annex_a):
    rows = [
        {**LOOKED_AFTER, "Child Unique ID": child, "Child's Legal Status": status}
        for child in (1001, 1002)
        for status in ("C1", "C2", "E1")
    ]
    annex_a.read({8: rows})
    before = of(annex_a.standard("care_episode"), "child", "legal_status", "placement")
    annex_a.editions.clear()
    annex_a.read({8: rows[::-1]})
    assert of(annex_a.standard("care_episode"), "child", "legal_status", "placement") == before
