"""SSDA903 sets: only what lies in the year, codes of that year, episodes that follow one another."""

import csv
from datetime import date, datetime
from itertools import pairwise
from random import Random

import pytest

from waymark.sources.ssda903 import schema
from waymark.synthetic.birthdays import age_on, birthday
from waymark.synthetic.districts import districts
from waymark.synthetic.population import Population
from waymark.synthetic.short_breaks import short_break_histories
from waymark.synthetic.timeline import Timeline

ENDS = range(2020, 2027)
FAULTY = {"PLACE_PROVIDER"}  # holds the unknown codes put there on purpose; looked at in the test of faults


def day(text):
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


@pytest.fixture(scope="module")
def sets(written):
    """Year in which a set ends → table → rows."""
    found = {}
    for path in written.paths["ssda903"]:
        with path.open(encoding="utf-8", newline="") as file:
            found.setdefault(int(path.parent.name[:4]) + 1, {})[path.stem] = list(csv.DictReader(file))
    return found


def by_child(rows):
    """Episodes by child in order, each once."""
    known = {}
    for row in rows:
        of_child = known.setdefault(row["CHILD"], [])
        if row not in of_child:
            of_child.append(row)
    return known


def test_there_is_a_set_for_each_year_with_the_layout_of_the_return(written, sets):
    assert list(sets) == list(ENDS)
    for path in written.paths["ssda903"]:
        heading = path.read_text("utf-8").splitlines()[0].split(",")
        assert heading == [column.name for column in schema.TABLES[path.stem].columns]


@pytest.mark.parametrize("ends", ENDS)
def test_every_row_lies_in_its_year(sets, ends):
    first, last = date(ends - 1, 4, 1), date(ends, 3, 31)
    for row in sets[ends]["episodes"]:
        end = day(row["DEC"])
        assert day(row["DECOM"]) <= last
        assert end is None or end <= last
        if end is not None and end >= day(row["DECOM"]):
            assert end >= first
        assert (row["REC"] == "") == (row["DEC"] == "")
    for row in sets[ends]["reviews"]:
        assert first <= day(row["REVIEW"]) <= last
    for row in sets[ends]["oc3"]:
        birthdays = [birthday(day(row["DOB"]), age) for age in (17, 18, 19, 20, 21)]
        assert sum(first <= reached <= last for reached in birthdays) == 1
    for row in sets[ends]["missing"]:
        assert day(row["MIS_START"]) <= last


@pytest.mark.parametrize("ends", ENDS)
def test_every_code_is_in_the_year_s_set(sets, ends):
    for name, rows in sets[ends].items():
        for column in schema.TABLES[name].columns:
            if column.codes is None or column.name in FAULTY:
                continue
            allowed = column.codes.in_year(ends) | ({""} if column.blank else set())
            assert {row[column.name] for row in rows} <= allowed, (name, column.name)


def test_codes_that_changed_are_written_as_their_year_writes_them(sets):
    def held(table, column, ends):
        return {row[column] for row in sets[ends][table]}

    assert held("header", "SEX", 2024) == {"1", "2"}
    assert held("header", "SEX", 2025) == {"M", "F"}
    assert "H5" in held("episodes", "PLACE", 2024)
    assert "K3" in held("episodes", "PLACE", 2025)
    assert {"F3", "P3"} & held("oc3", "ACTIV", 2021)
    assert {"F4", "F5", "P4", "P5"} & held("oc3", "ACTIV", 2022)


@pytest.mark.parametrize("ends", ENDS)
def test_an_episode_ends_as_the_next_begins(sets, ends):
    linked = 0
    for rows in by_child(sets[ends]["episodes"]).values():
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if row["REC"] == "X1":
                assert following is not None
                assert following["DECOM"] == row["DEC"]
                assert following["RNE"] != "S"
                linked += 1
            elif following is not None:
                assert following["RNE"] == "S"
    assert linked > 10


@pytest.mark.parametrize("ends", ENDS)
def test_the_reason_for_an_episode_says_what_changed(sets, ends):
    for rows in by_child(sets[ends]["episodes"]).values():
        for before, row in pairwise(rows):
            legal = row["LS"] != before["LS"]
            moved = (row["PLACE"], row["PL_POST"]) != (before["PLACE"], before["PL_POST"])
            if before["REC"] == "X1":
                assert legal == (row["RNE"] in ("L", "B", "U"))
                if row["RNE"] == "L":
                    assert not moved
                if row["RNE"] in ("T", "U"):
                    assert row["PLACE"] != before["PLACE"]
                    assert row["PL_POST"] == before["PL_POST"]
                assert (before["REASON_PLACE_CHANGE"] != "") == (row["RNE"] != "L")


def test_every_kind_of_episode_occurs(county):
    episodes = [episode for history in county.histories for episode in history.episodes]
    assert {episode.reason_new for episode in episodes} >= {"S", "L", "P", "T"}
    ceased = {episode.reason_ceased for episode in episodes}
    assert {"X1", "E11", "E12", "E4A", "E4B", "E45", "E47", "E7", "E17", "E3"} <= ceased
    places = {episode.placement.place for episode in episodes}
    assert {"U1", "U3", "U4", "U6", "K2", "K3", "P1", "A6"} <= places


def test_short_breaks_are_short_and_make_no_period_of_care():
    timeline = Timeline(2019, 2025)
    population = Population(Random(1), timeline, districts(Random(3), ("D1", "D2")))
    histories = short_break_histories(Random(2), timeline, population, scale=0.5)
    assert {episode.legal_status for history in histories for episode in history.episodes} == {"V3", "V4"}
    for history in histories:
        stays = list(history.episodes)
        assert not history.periods
        assert all(2 <= (stay.end - stay.start).days <= 4 for stay in stays)
        assert all(before.end < stay.start for before, stay in pairwise(stays))
        assert len(stays) == 1 or {stay.legal_status for stay in stays} == {"V4"}


def test_care_ends_by_the_eighteenth_birthday(county):
    for history in county.histories:
        for period in history.periods:
            assert history.born < period.start < period.end <= birthday(history.born, 18)
            assert period.episodes[0].start == period.start
            assert period.episodes[-1].end == period.end


def test_adoption_follows_the_run_of_adoptive_placements(county):
    adopted = [(history, period) for history in county.histories for period in history.periods if period.adoption]
    assert len(adopted) > 30
    for _, period in adopted:
        path = period.adoption
        assert period.start < path.decided < path.ordered == period.end
        assert period.reason_ceased in ("E11", "E12")
        run = [episode for episode in period.episodes if episode.placement.place.startswith("A")]
        assert [episode.start for episode in run] == [day for day, place in path.moves if place.startswith("A")]


def test_every_adoption_of_the_year_is_in_ad1(sets):
    for tables in sets.values():
        ordered = {row["CHILD"] for row in tables["episodes"] if row["REC"] in ("E11", "E12")}
        assert {row["CHILD"] for row in tables["ad1"]} == ordered


def test_unaccompanied_children_stop_being_so_at_eighteen_or_before(sets):
    reached = 0
    for tables in sets.values():
        for row in tables["uasc"]:
            assert day(row["DUC"]) <= birthday(day(row["DOB"]), 18)
            reached += day(row["DUC"]) == birthday(day(row["DOB"]), 18)
    assert reached > 50


def test_nothing_is_said_of_a_care_leaver_out_of_touch(sets):
    rows = [row for tables in sets.values() for row in tables["oc3"]]
    assert {row["IN_TOUCH"] for row in rows} >= {"YES", "NO"}
    for row in rows:
        if row["IN_TOUCH"] == "YES":
            assert row["ACTIV"] != "0"
        else:
            assert (row["ACTIV"], row["ACCOM"]) == ("0", "0")


def test_children_of_every_table_are_in_the_header_once(sets):
    for tables in sets.values():
        header = [row["CHILD"] for row in tables["header"]]
        assert len(header) == len(set(header))
        for rows in tables.values():
            assert {row["CHILD"] for row in rows} <= set(header)


def test_a_child_keeps_one_date_of_birth_and_is_under_eighteen_at_entry(sets):
    born = {}
    for tables in sets.values():
        for row in tables["header"]:
            assert born.setdefault(row["CHILD"], row["DOB"]) == row["DOB"]
        for row in tables["episodes"]:
            assert 0 <= age_on(day(born[row["CHILD"]]), day(row["DECOM"])) < 18


def test_postcodes_and_pupil_numbers_belong_to_nobody(sets):
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    for tables in sets.values():
        for row in tables["episodes"]:
            assert row["HOME_POST"].startswith("ZZ")
            assert row["PL_POST"].startswith("ZZ")
        numbers = [row["UPN"] for row in tables["header"] if row["UPN"] != "UN1"]
        assert numbers
        for number in numbers:
            total = sum(int(digit) * weight for weight, digit in enumerate(number[1:], start=2))
            assert number[0] == letters[total % 23]
            assert number[1:4] == "999"
            assert len(number) == 13
