"""The made-up Annex A and workforce census come in through the readers, and give the county's records again."""

from collections import defaultdict
from datetime import date

import pytest

from waymark.domain.tables import STANDARD_TABLES
from waymark.sources import annex_a, csww
from waymark.sources.intake import StoredEdition
from waymark.synthetic.write_csww import regulated

LAST, FIRST = date(2026, 3, 31), date(2025, 10, 1)


class Sink:
    def __init__(self):
        self.held = defaultdict(list)

    def add(self, table, row):
        self.held[table].append(row)


def tables_of(source, folder):
    """Everything that the files of a folder come to: (editions, rows of standard tables by column)."""
    stored, editions = [], []
    for found in source.find([folder]):
        sink = Sink()
        edition = source.read(found, sink, lambda identifier: f"p{identifier}", None)
        editions.append(edition)
        stored.append(
            StoredEdition(
                f"{len(stored):08x}", edition.key, edition.coverage, lambda table, of=sink: iter(of.held[table])
            )
        )
    made = source.standardise(stored)
    rows = {
        table: [dict(zip((c.name for c in STANDARD_TABLES[table].all_columns), row, strict=True)) for row in held]
        for table, held in made.tables.items()
    }
    return editions, rows


@pytest.fixture(scope="module")
def lists(written, county_folder):
    assert written.paths["annex-a"]
    return tables_of(annex_a.SOURCE, county_folder / "annex-a")


@pytest.fixture(scope="module")
def censuses(written, county_folder):
    assert written.paths["csww"]
    return tables_of(csww.SOURCE, county_folder / "csww")


def test_the_workbook_is_claimed_and_read_without_a_problem(lists, written):
    (path,) = written.paths["annex-a"]
    assert annex_a.SOURCE.claims(path)
    (edition,), _ = lists
    assert edition.key == "2026-03"
    assert edition.quarantined == ()
    assert edition.flagged == ()
    assert str(edition.coverage["referral"]) == "1 October 2025 to 31 March 2026"


def test_referrals_plans_and_assessments_are_the_countys(lists, county):
    _, rows = lists
    cases = [(f"p{child.number}", case) for child, known in county.cases for case in known]
    referred = {(child, case.referred) for child, case in cases if FIRST <= case.referred <= LAST}
    found = {(row["child"], row["referral_date"]) for row in rows["referral"]}
    assert referred <= found
    assert {day for _, day in found - referred} <= {case.referred for _, case in cases if case.referred < FIRST}
    plans = {
        (child, case.plan.start, case.plan.end if case.plan.end <= LAST else None, case.plan.previous)
        for child, case in cases
        if case.plan and case.plan.start <= LAST and case.plan.end >= FIRST
    }
    assert plans
    assert {(r["child"], r["start"], r["end"], r["previous_plans"]) for r in rows["protection_plan"]} == plans
    assessed = {
        (child, case.assessment.start)
        for child, case in cases
        if case.assessment and case.assessment.start <= LAST and case.assessment.authorised >= FIRST
    }
    assert {(row["child"], row["start_date"]) for row in rows["assessment"]} >= assessed


def test_children_in_care_on_the_last_day_are_the_countys(lists, county):
    _, rows = lists
    in_care = {
        (
            f"p{history.child.number}",
            period.start,
            episode.placement.start,
            episode.placement.place,
            episode.legal_status,
        )
        for history in county.histories
        for period in history.periods
        if period.start <= LAST < period.end
        for episode in [[each for each in period.episodes if each.start <= LAST][-1]]
    }
    assert in_care
    found = {
        (row["child"], row["period_start"], row["placement_start"], row["placement"], row["legal_status"])
        for row in rows["care_episode"]
        if row["start"] <= LAST and (row["end"] is None or row["end"] > LAST)
    }
    assert found == in_care


def test_adoptions_are_the_countys(lists, county):
    _, rows = lists
    adopted = {
        (f"p{history.child.number}", period.end, period.start)
        for history in county.histories
        for period in history.periods
        if period.adoption and period.reason_ceased in ("E11", "E12") and FIRST <= period.end <= LAST
        if period.adoption.moves
    }
    assert {(row["child"], row["adoption_date"], row["period_start"]) for row in rows["adoption"]} == adopted


def test_posts_of_september_are_those_of_the_extracts(censuses, written):
    editions, rows = censuses
    assert [edition.key for edition in editions] == [str(year) for year in range(2019, 2026)]
    assert all(not edition.quarantined and not edition.flagged for edition in editions)
    (path,) = [path for path in written.paths["extract"] if path.stem == "workforce_post_2023-09-30"]
    heading, *lines = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    posts = [dict(zip(heading, line, strict=True)) for line in lines]
    expected = sorted(
        (f"pworker:{regulated(post['holder_id'])}", post["holder_type"], post["case_holding"] == "yes")
        for post in posts
        if post["holder_id"] and post["qualified"] == "yes"
    )
    of_year = [row for row in rows["workforce_post"] if row["as_at"] == date(2023, 9, 30)]
    found = sorted((row["holder"], row["holder_type"], row["case_holding"]) for row in of_year if row["holder"])
    assert found == expected
    vacant = [row["fte"] for row in of_year if row["holder_type"] == "vacant"]
    assert sum(vacant) == sum(round(float(post["fte"]) * 1000) for post in posts if post["holder_type"] == "vacant")
