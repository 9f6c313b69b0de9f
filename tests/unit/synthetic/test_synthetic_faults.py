"""Every fault that is listed is there, as often as it says, and there is no other."""

import csv
from collections import Counter
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest

from waymark.sources.ssda903 import schema
from waymark.synthetic.plan import plan_of
from waymark.synthetic.social_work import make_county


@pytest.fixture(scope="module")
def listed(written):
    return {fault.kind: fault.count for fault in written.faults}


@pytest.fixture(scope="module")
def sets(written):
    found = {}
    for path in written.paths["ssda903"]:
        with path.open(encoding="utf-8", newline="") as file:
            found.setdefault(int(path.parent.name[:4]) + 1, {})[path.stem] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def censuses(written):
    return [(path, ElementTree.parse(path).getroot()) for path in written.paths["cin-census"]]


def parsed(text):
    return datetime.strptime(text, "%d/%m/%Y")


def test_every_kind_is_listed_once_in_a_file_that_exists(written, listed, county_folder):
    assert len(written.faults) == len(listed) == 23
    assert all(fault.count >= 1 for fault in written.faults)
    assert all((county_folder / fault.where).exists() for fault in written.faults)


def test_phantom_open_episodes(sets, listed):
    gone = 0
    for ends in range(2020, 2026):
        following = {row["CHILD"] for row in sets[ends + 1]["episodes"]}
        gone += len({row["CHILD"] for row in sets[ends]["episodes"] if not row["DEC"]} - following)
    assert gone == listed["phantom open episode"]


def test_episodes_re_dated_by_a_day(sets, listed):
    re_dated = 0
    for ends in range(2020, 2026):
        following = {(row["CHILD"], row["DECOM"]) for row in sets[ends + 1]["episodes"]}
        for row in sets[ends]["episodes"]:
            moved = (parsed(row["DECOM"]) + timedelta(days=1)).strftime("%d/%m/%Y")
            absent = (row["CHILD"], row["DECOM"]) not in following
            re_dated += not row["DEC"] and absent and (row["CHILD"], moved) in following
    assert re_dated == listed["episode re-dated by a day"]


def test_episodes_that_end_before_they_began(sets, listed):
    rows = [row for tables in sets.values() for row in tables["episodes"] if row["DEC"]]
    assert sum(parsed(row["DEC"]) < parsed(row["DECOM"]) for row in rows) == listed["episode ends before it began"]


def test_unknown_codes(sets, listed):
    unknown = 0
    for ends, tables in sets.items():
        for column in schema.EPISODES.columns:
            if column.codes is not None:
                allowed = column.codes.in_year(ends) | {""}
                unknown += sum(row[column.name] not in allowed for row in tables["episodes"])
    assert unknown == listed["unknown code"]


def test_unreadable_dates(sets, listed):
    unreadable = 0
    for ends, tables in sets.items():
        for name, rows in tables.items():
            for column in schema.TABLES[name].columns:
                if column.kind is schema.Kind.DATE:
                    for row in rows:
                        try:
                            parsed(row[column.name] or "01/01/2000")
                        except ValueError:
                            assert (name, column.name, row["MIS_END"]) == ("missing", "MIS_END", f"31/02/{ends}")
                            unreadable += 1
    assert unreadable == listed["unreadable date"]


def test_duplicate_rows(sets, listed):
    duplicates = 0
    for tables in sets.values():
        for rows in tables.values():
            duplicates += sum(times - 1 for times in Counter(tuple(row.values()) for row in rows).values())
    assert duplicates == listed["duplicate row"]


def test_children_referred_twice_on_a_day(censuses, listed):
    twice = set()
    for _, root in censuses:
        for child in root.iter("Child"):
            days = Counter(details.findtext("CINreferralDate") for details in child.iter("CINdetails"))
            twice |= {(child.findtext("ChildIdentifiers/LAchildID"), day) for day, times in days.items() if times == 2}
    assert len(twice) == listed["referred twice on a day"]


def test_children_without_a_date_of_birth(censuses, listed):
    unborn = sum(
        identifiers.find("PersonBirthDate") is None
        for _, root in censuses
        for identifiers in root.iter("ChildIdentifiers")
    )
    assert unborn == listed["unborn child without a date of birth"]


def test_one_census_writes_booleans_as_words(written, censuses, county_folder):
    where = next(fault.where for fault in written.faults if fault.kind == "booleans as words")
    for path, root in censuses:
        held = {element.text for name in ("ReferralNFA", "ICPCnotRequired") for element in root.iter(name)}
        assert held == ({"true", "false"} if path == county_folder / where else {"0", "1"})


def test_a_single_year_has_no_fault_that_needs_two(county_arguments):
    kinds = [fault.kind for fault in make_county(plan_of(**county_arguments | {"first_year": 2025})).faults]
    assert "phantom open episode" not in kinds
    assert "episode re-dated by a day" not in kinds
    assert "duplicate row" in kinds
