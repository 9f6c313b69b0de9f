"""Extracts behave like a real county's. Levels are computed from the files by hand, over all years together.

The intervals are wide: this county is a twentieth of Kent's size, and its pupils a hundredth.
"""

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.working_days import add_working_days


@pytest.fixture(scope="module")
def rows_of(written):
    held = {}
    for path in written.paths["extract"]:
        with path.open(encoding="utf-8", newline="") as file:
            held[path.stem] = list(csv.DictReader(file))

    def rows(name):
        return [row for stem, rows in held.items() if stem == name or stem.startswith(f"{name}_2") for row in rows]

    return rows


def day(text):
    return date.fromisoformat(text)


def share(rows, test):
    return sum(map(bool, map(test, rows))) / len(rows)


@pytest.fixture(scope="module")
def unit_cases(rows_of):
    return [row for row in rows_of("early_help_episode") if row["unit"]]


def test_notifications_a_year_and_how_many_go_to_units(rows_of, unit_cases):
    rows = rows_of("early_help_episode")
    assert 560 < len(rows) / 8 < 740
    assert 0.41 < len(unit_cases) / len(rows) < 0.50
    by_month = Counter(row["contact_date"][5:7] for row in rows)
    assert by_month["08"] == min(by_month.values())


def test_unit_cases_closed_with_outcomes_achieved(unit_cases):
    closed = [row for row in unit_cases if row["closure_outcome"]]
    assert {row["closure_outcome"] for row in closed} >= {"Outcomes achieved", "No outcomes achieved", "Disengaged"}

    def achieved(rows):
        return share(rows, lambda row: row["closure_outcome"] == "Outcomes achieved")

    assert 0.73 < achieved(closed) < 0.82
    by_type = defaultdict(list)
    for row in closed:
        by_type[row["notification_type"]].append(row)
    assert achieved(by_type["Police domestic abuse notification"]) < achieved(by_type["Early Help notification"]) - 0.08


def test_assessments_within_thirty_working_days(unit_cases):
    done = [row for row in unit_cases if row["assessment_completed_date"][5:] not in ("", "02-31")]
    in_time = share(
        done, lambda row: day(row["assessment_completed_date"]) <= add_working_days(day(row["allocated_date"]), 30)
    )
    assert 0.79 < in_time < 0.89
    assert all(row["allocated_date"] <= row["assessment_completed_date"] for row in done)


def test_families_that_come_back_to_a_unit_within_a_year(unit_cases):
    seen, again, counted = {}, 0, 0
    for row in unit_cases:  # in the order of contact
        before, now = seen.get(row["child_id"]), day(row["contact_date"])
        if now >= date(2019, 4, 1):
            counted += 1
            again += before is not None and now <= before + timedelta(days=365)
        seen[row["child_id"]] = now
    assert 0.10 < again / counted < 0.17


def test_step_downs_are_the_cases_closed_as_referred_to_early_help(rows_of, county):
    stepped = {
        row["child_id"]
        for row in rows_of("early_help_episode")
        if row["notification_type"] == "Step down from social work"
    }
    referred = {child.number for child, cases in county.cases for case in cases if case.closure_reason == "RC9"}
    assert len(stepped) > 200
    assert stepped <= referred


def test_return_interviews_where_the_case_is_open(rows_of, county):
    cases = {child.number: of_child for child, of_child in county.cases}
    returned = [row for row in rows_of("missing_episode") if row["end"] > row["start"]]

    def young(row):
        return day(row["start"]) < birthday(day(row["dob"]), 18)

    def is_open(row):
        return any(case.referred <= day(row["start"]) < case.closed for case in cases[row["child_id"]])

    open_to_social_work = [row for row in returned if young(row) and is_open(row)]
    assert 0.76 < len(open_to_social_work) / len(returned) < 0.96
    assert 0.82 < share(open_to_social_work, lambda row: row["rhi_completed_date"]) < 0.93
    within = [row for row in open_to_social_work if row["rhi_completed_date"]]
    prompt = share(within, lambda row: day(row["rhi_completed_date"]) <= day(row["end"]) + timedelta(days=3))
    assert 0.60 < prompt < 0.90
    assert all(row["end"] <= row["rhi_completed_date"] for row in within)
    assert not all(map(young, returned))


def test_posts_and_caseloads(rows_of):
    posts = [row for row in rows_of("workforce_post") if row["case_holding"] == "yes"]

    def hours(rows):
        return sum(float(row["fte"]) for row in rows)

    permanent = [row for row in posts if row["holder_type"] == "permanent" and row["qualified"] == "yes"]
    assert 0.70 < hours(permanent) / hours(posts) < 0.88
    assert all((row["holder_id"] == "") == (row["holder_type"] == "vacant") for row in posts)
    allocations = rows_of("allocation")
    ends = sorted({row["as_at"] for row in posts})
    assert len(ends) == 28
    for kind, low, high in (("CIC", 12.0, 18.5), ("CSWT", 16.5, 23.5)):
        cases = sum(
            row["from"] <= end < (row["to"] or "9999")
            for end in ends
            for row in allocations
            if row["team"].startswith(kind)
        )
        filled = [row for row in posts if row["team"].startswith(kind) and row["holder_type"] != "vacant"]
        assert low < cases / hours(filled) < high, kind


def test_young_people_who_offend_again(rows_of):
    events = defaultdict(list)
    rows = rows_of("yj_outcome")
    assert 20 < len(rows) / 7 < 44
    assert {row["disposal_type"] for row in rows} == {"caution", "non-custodial", "custody"}
    assert all((row["conviction_date"] == "") == (row["disposal_type"] == "caution") for row in rows)
    for row in rows:
        entered = day(row["release_date"] or row["disposal_date"])
        events[row["person_id"]].append((entered, day(row["offence_date"]), day(row["disposal_date"])))
    followed = again = 0
    for of_person in events.values():
        entered = min(of_person)[0]
        if entered < date(2024, 9, 1):
            followed += 1
            again += any(
                entered < offence <= entered + timedelta(days=365) and proven <= entered + timedelta(days=548)
                for _, offence, proven in of_person
            )
    assert 0.24 < again / followed < 0.44


def by_meals(rows, value):
    """The whole level, and how far those with free meals lie behind the others."""
    groups = defaultdict(list)
    for row in rows:
        groups[row["fsm"]].append(value(row))
    assert 0 < len(groups[""]) < 0.04 * len(rows)
    means = {meals: sum(values) / len(values) for meals, values in groups.items()}
    return sum(map(sum, groups.values())) / len(rows), means["no"] - means["yes"]


def test_good_level_of_development(rows_of):
    level, gap = by_meals(rows_of("eyfsp_result"), lambda row: 100 * (row["good_level"] == "yes"))
    assert 70 < level < 80
    assert 11 < gap < 31


def test_expected_standard_at_eleven(rows_of):
    rows = rows_of("ks2_result")
    subjects = ("reading", "writing", "maths")
    assert {row[subject] for row in rows for subject in subjects} == {"EXS", "GDS", "WTS", "A"}
    level, gap = by_meals(rows, lambda row: 100 * all(row[subject] in ("EXS", "GDS") for subject in subjects))
    assert 59 < level < 69
    assert 14 < gap < 36


def attainment_8(row):
    english = int(row["english_points"]) * (2 if row["english_both"] == "yes" else 1)
    slots = [row[f"{bucket}_{number}"] for bucket in ("ebacc", "open") for number in (1, 2, 3)]
    return english + 2 * int(row["maths_points"]) + sum(int(points or 0) for points in slots)


def test_attainment_8_and_the_years_of_teachers_grades(rows_of):
    rows = rows_of("ks4_result")
    usual = [row for row in rows if row["year"] not in ("2020", "2021", "2022")]
    level, gap = by_meals(usual, attainment_8)
    assert 43 < level < 49
    assert 10 < gap < 20
    graded, _ = by_meals([row for row in rows if row["year"] in ("2020", "2021")], attainment_8)
    assert graded > level + 1
    assert any(row["ebacc_3"] == "" for row in rows)
    assert any(row["english_both"] == "no" for row in rows)


def test_first_preferences_on_the_offer_days(rows_of):
    rows = rows_of("school_preference")
    assert 0.01 < share(rows, lambda row: row["late"] == "yes") < 0.05
    in_time = [row for row in rows if row["late"] == "no"]
    for phase, low, high, month in (("primary", 0.86, 0.93, "04"), ("secondary", 0.75, 0.85, "03")):
        of_phase = [row for row in in_time if row["phase"] == phase]
        assert low < share(of_phase, lambda row: row["preference_offered"] == "1") < high
        assert {row["offer_day"][5:7] for row in of_phase} == {month}
    assert {row["offer_day"] for row in rows} >= {"2020-03-02", "2022-04-19", "2024-04-16"}


def test_places_and_rolls(rows_of):
    rows = rows_of("school_capacity")
    for phase, schools, low, high in (("primary", 450, 0.04, 0.11), ("secondary", 100, 0.05, 0.16)):
        of_phase = [row for row in rows if row["phase"] == phase]
        assert len({row["school"] for row in of_phase}) == schools
        places = sum(int(row["capacity"]) for row in of_phase)
        below = sum(int(row["roll"]) - int(row["sixth_form_roll"] or 0) for row in of_phase)
        assert low < 1 - below / places < high
    assert {row["sixth_form_roll"] for row in rows if row["phase"] == "primary"} == {"0"}
    assert any(int(row["roll"]) - int(row["sixth_form_roll"]) > int(row["capacity"]) for row in rows)
