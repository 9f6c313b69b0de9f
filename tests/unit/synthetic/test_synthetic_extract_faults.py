"""Every fault listed for an extract is in it, as often as it says."""

import csv

import pytest

from waymark.synthetic.extract_faults import UNKNOWN_DISTRICT


@pytest.fixture(scope="module")
def listed(written):
    return {fault.kind: fault.count for fault in written.faults}


@pytest.fixture(scope="module")
def rows_of(county_folder, written):
    assert written.faults

    def read(name):
        with (county_folder / "extract" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


def test_early_help(rows_of, listed):
    rows = rows_of("early_help_episode")
    early = [row for row in rows if "" < row["closure_form_completed_date"] < row["contact_date"]]
    assert len(early) == listed["closed before the contact"]
    no_day = [row for row in rows if row["assessment_completed_date"].endswith("-02-31")]
    assert len(no_day) == listed["assessed on a day of no calendar"]
    elsewhere = [row for row in rows if row["district"] == UNKNOWN_DISTRICT]
    assert len(elsewhere) == listed["district that is not of the county"]
    assert not {row["case_id"] for row in early} & {row["case_id"] for row in [*no_day, *elsewhere]}


def test_outcomes_are_lost_within_one_quarter(rows_of, listed):
    lost = [
        row["closure_form_completed_date"]
        for row in rows_of("early_help_episode")
        if row["closure_form_completed_date"] and not row["closure_outcome"]
    ]
    assert len(lost) == listed["outcome lost in a change of system"] > 3
    assert "2022-04-01" <= min(lost) <= max(lost) < "2022-07-01"


def test_missing_episodes(rows_of, listed):
    rows = rows_of("missing_episode")
    assert sum("" < row["end"] < row["start"] for row in rows) == listed["returned before going missing"]


def test_posts_of_no_hours(rows_of, listed):
    assert sum(row["fte"] == "0" for row in rows_of("workforce_post_2026-03-31")) == listed["post of no hours"]
    assert all(float(row["fte"]) > 0 for row in rows_of("workforce_post_2025-12-31"))


def test_children_with_two_workers(rows_of, listed):
    spells = {}
    for row in rows_of("allocation"):
        spells.setdefault((row["child_id"], row["team"], row["from"], row["to"]), set()).add(row["worker_id"])
    assert sum(len(workers) == 2 for workers in spells.values()) == listed["child with two workers"]
    assert max(len(workers) for workers in spells.values()) == 2


def test_offences(rows_of, listed):
    rows = rows_of("yj_outcome")
    early = sum("" < row["conviction_date"] < row["offence_date"] for row in rows)
    assert early == listed["proven before the offence"]


def test_pupils_listed_twice(rows_of, listed):
    numbers = [row["pupil_id"] for row in rows_of("ks2_result_2025")]
    assert len(numbers) - len(set(numbers)) == listed["pupil listed twice"]
