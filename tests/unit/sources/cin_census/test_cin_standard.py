"""Editions put together: one row for each child and day, the newest edition's, whatever the order in the file."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.coverage import Coverage
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.cin_census import SOURCE
from waymark.sources.cin_census.schema import COLUMNS
from waymark.sources.intake import StoredEdition


def header(year):
    return (
        f"<Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>"
        f"<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails></Header>"
    )


def rows_of(made, table):
    names = [column.name for column in STANDARD_TABLES[table].all_columns]
    return [dict(zip(names, row, strict=True)) for row in made.tables[table]]


def test_rows_are_in_the_columns_of_the_standard_tables(census):
    kept = census.read(census.message(census.child(details=census.details(census.plan()))))
    made = census.standard(kept)
    assert set(made.tables) == set(SOURCE.feeds) == set(made.coverage)
    (referral,) = rows_of(made, "referral")
    assert referral["row_id"] == "00000000:" + kept.records("referral")[0]["row_id"]
    assert referral["child"] == census.pseudonym("CH1")
    assert referral["birth_date"] == date(2015, 5, 5)
    (plan,) = rows_of(made, "protection_plan")
    assert (plan["start"], plan["end"], plan["previous_plans"]) == (date(2021, 7, 1), None, None)


def test_sex_is_given_in_the_newest_codes(census):
    children = [
        census.child(f"CH{number}", more=f"<GenderCurrent>{code}</GenderCurrent>")
        for number, code in enumerate(("1", "2", "0", "9"))
    ]
    made = census.standard(census.read(census.message(*children)))
    assert sorted(row["sex"] for row in rows_of(made, "child")) == ["F", "M", "U", "U"]


def test_flags_travel_only_with_columns_that_the_standard_table_has(census):
    details = census.details("<DateOfInitialCPC>no day</DateOfInitialCPC><PrimaryNeedCode>N99</PrimaryNeedCode>")
    made = census.standard(census.read(census.message(census.child(details=details))))
    assert [row["flagged"] for row in rows_of(made, "referral")] == [",need,"]


def test_two_referrals_of_a_child_on_a_day_are_one_and_the_fuller_stays(census):
    bare = census.details("<ReferralNFA>1</ReferralNFA>")
    full = census.details("<ReferralNFA>0</ReferralNFA><ReferralSource>1A</ReferralSource>")
    another_day = census.details(date="2021-06-02")
    for details in (bare + full + another_day, another_day + full + bare):
        made = census.standard(census.read(census.message(census.child(details=details))))
        assert [(row["referral_date"].day, row["source"]) for row in rows_of(made, "referral")] == [
            (1, "1A"),
            (2, None),
        ]
        assert [(issue.rule, issue.count) for issue in made.issues] == [("same_child_same_day", 1)]


def test_a_referral_closed_without_further_action_counts(census):
    details = census.details("<ReferralNFA>1</ReferralNFA>")
    made = census.standard(census.read(census.message(census.child(details=details))))
    assert [row["no_further_action"] for row in rows_of(made, "referral")] == [True]


def test_the_newest_edition_wins_and_coverage_joins(census):
    opened = census.details(date="2021-03-01")
    closed = census.details("<CINclosureDate>2021-08-01</CINclosureDate>", date="2021-03-01")
    earlier = census.read(census.message(census.child(details=opened), header=header(2021)))
    later = census.read(census.message(census.child(details=closed), header=header(2022)))
    made = census.standard(earlier, later)
    (referral,) = rows_of(made, "referral")
    assert referral["closure_date"] == date(2021, 8, 1)
    assert referral["row_id"].startswith("00000001:")
    assert str(made.coverage["referral"]) == "1 April 2020 to 31 March 2022"
    assert made.issues == ()


def test_coverage_does_not_bridge_a_year_that_was_not_loaded(census):
    first = census.read(census.message(census.child(details=census.details(date="2019-06-01")), header=header(2020)))
    third = census.read(census.message(census.child(), header=header(2022)))
    covered = census.standard(first, third).coverage["protection_plan"]
    assert str(covered) == "1 April 2019 to 31 March 2020 and 1 April 2021 to 31 March 2022"


def test_a_plan_that_a_later_return_no_longer_knows_is_not_still_open(census):
    plans = census.plan("2020-07-01") + census.plan("2020-08-01")
    earlier = census.read(
        census.message(census.child(details=census.details(plans, date="2020-06-01")), header=header(2021))
    )
    later = census.read(census.message(census.child(details=census.details(census.plan("2020-08-01")))))
    made = census.standard(earlier, later)
    assert [(row["start"], row["end"]) for row in rows_of(made, "protection_plan")] == [
        (date(2020, 7, 1), date(2021, 4, 1)),
        (date(2020, 8, 1), None),
    ]
    assert [(issue.rule, issue.count) for issue in made.issues] == [("plan_lost_sight_of", 1), ("plans_overlap", 1)]
    alone = census.standard(earlier)
    assert [row["end"] for row in rows_of(alone, "protection_plan")] == [None, None]


def test_a_plan_whose_end_is_not_believed_is_not_given_another(census):
    wrong = census.plan("2020-07-01", "<CPPendDate>2020-06-01</CPPendDate>")
    earlier = census.read(
        census.message(census.child(details=census.details(wrong, date="2020-06-01")), header=header(2021))
    )
    made = census.standard(earlier, census.read(census.message(census.child())))
    assert [(row["end"], row["flagged"]) for row in rows_of(made, "protection_plan")] == [(None, ",end,")]


def test_overlapping_plans_are_counted(census):
    plans = [
        census.plan("2021-05-01", "<CPPendDate>2021-07-01</CPPendDate>"),
        census.plan("2021-07-01", "<CPPendDate>2021-09-01</CPPendDate>"),
        census.plan("2021-08-31"),
    ]
    made = census.standard(census.read(census.message(census.child(details=census.details("".join(plans))))))
    assert len(made.tables["protection_plan"]) == 3
    assert [(issue.rule, issue.count) for issue in made.issues] == [("plans_overlap", 1)]


DAYS = st.integers(0, 4).map(lambda number: date(2021, 6, 1) + timedelta(days=number))
MAYBE_DAYS = st.none() | DAYS
CHILDREN = st.sampled_from(["~a", "~b"])
REFERRALS = st.lists(st.tuples(CHILDREN, DAYS, st.sampled_from([None, "1A", "4"]), MAYBE_DAYS), max_size=12)
PLANS = st.lists(st.tuples(CHILDREN, DAYS, MAYBE_DAYS, st.none() | st.integers(0, 11)), max_size=12)


def record(table, number, **values):
    values |= {"row_id": f"{table}:{number}", "flagged": ""}
    return tuple(values.get(column.name) for column in COLUMNS[table])


def edition(number, referrals, plans):
    rows = {
        "referral": [
            record("referral", place, child=child, referral_date=day, source=source, closure_date=closed)
            for place, (child, day, source, closed) in enumerate(referrals)
        ],
        "protection_plan": [
            record("protection_plan", place, child=child, start=day, end=end, previous_plans=previous)
            for place, (child, day, end, previous) in enumerate(plans)
        ],
    }
    return StoredEdition(
        f"{number:08d}", str(number), {"protection_plan": Coverage()}, lambda table: iter(rows.get(table, ()))
    )


def content(made):
    """Rows without their ids, which say where in the file a row stood."""
    return {table: [row[1:] for row in rows] for table, rows in made.tables.items()}


@given(REFERRALS, PLANS, REFERRALS, PLANS, st.randoms(use_true_random=False))
def test_the_order_in_the_file_changes_nothing(standardised, old_referrals, old_plans, referrals, plans, random):
    shuffled = [list(rows) for rows in (old_referrals, old_plans, referrals, plans)]
    for rows in shuffled:
        random.shuffle(rows)
    as_given = standardised([edition(1, old_referrals, old_plans), edition(2, referrals, plans)])
    as_shuffled = standardised([edition(1, *shuffled[:2]), edition(2, *shuffled[2:])])
    assert content(as_given) == content(as_shuffled)
    assert as_given.issues == as_shuffled.issues


@given(REFERRALS, PLANS)
def test_every_child_and_day_has_one_row(standardised, referrals, plans):
    made = standardised([edition(1, referrals, plans)])
    assert [row[2:] for row in made.tables["referral"]] == sorted(
        (row[2:] for row in made.tables["referral"]), key=lambda row: (row[0], row[2])
    )
    assert {(row[2], row[4]) for row in made.tables["referral"]} == {(child, day) for child, day, *_ in referrals}
    assert len(made.tables["referral"]) == len({(child, day) for child, day, *_ in referrals})
    assert len(made.tables["protection_plan"]) == len({(child, day) for child, day, *_ in plans})
    ids = [row[0] for rows in made.tables.values() for row in rows]
    assert len(ids) == len(set(ids))


def test_the_order_of_children_in_the_file_changes_nothing(census):
    children = [
        census.child("CH1", census.details("<ReferralSource>1A</ReferralSource>")),
        census.child("CH2", census.details(census.plan() + census.plan("2021-08-01"))),
        census.child("CH1", census.details("<ReferralSource>4</ReferralSource>") + census.details(date="2021-09-09")),
        census.child("CH3", census.details("<ReferralSource>9Z</ReferralSource>"), born="2014-01-01"),
        census.child("CH3", census.details(), born="2014-02-01"),
    ]
    forwards = census.standard(census.read(census.message(*children)))
    backwards = census.standard(census.read(census.message(*reversed(children))))
    assert content(forwards) == content(backwards)
    assert forwards.issues == backwards.issues


def test_the_figures_of_a_small_county_come_out_by_hand(census):
    """Three referrals in the year, one within 12 months of one before; two plans in it, one not the child's first."""
    content_ = census.collection(
        census.child("CH1", census.details(date="2020-06-01") + census.details(date="2021-06-01")),
        census.child("CH2", census.details(census.plan(inside="<NumberOfPreviousCPP>1</NumberOfPreviousCPP>"))),
        census.child("CH3", census.details(census.plan(inside="<NumberOfPreviousCPP>0</NumberOfPreviousCPP>"))),
    )
    made = census.standard(census.read(content_))
    in_year = [row for row in rows_of(made, "referral") if row["referral_date"] >= date(2021, 4, 1)]
    again = [
        row
        for row in in_year
        if any(
            other["child"] == row["child"] and other["referral_date"] == date(2020, 6, 1)
            for other in rows_of(made, "referral")
        )
    ]
    assert (len(again), len(in_year)) == (1, 3)
    assert sorted(row["previous_plans"] for row in rows_of(made, "protection_plan")) == [0, 1]
