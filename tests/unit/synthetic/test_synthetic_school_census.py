"""The made-up School Census: its levels, and that it comes in through its reader with nothing lost."""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pytest

from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import StoredEdition
from waymark.sources.school_census import SOURCE

LATEST = ("2025-autumn", "2026-spring")


@dataclass
class Sink:
    held: dict = field(default_factory=lambda: defaultdict(list))

    def add(self, table, row):
        self.held[table].append(row)


@pytest.fixture(scope="module")
def files(written):
    found = {}
    for path in written.paths["school-census"]:
        with path.open(encoding="utf-8", newline="") as file:
            found[path.parent.name, path.stem] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def editions(written, county_folder):
    assert written.paths["school-census"]
    read = []
    for found in SOURCE.find([county_folder / "school-census"]):
        sink = Sink()
        read.append((SOURCE.read(found, sink, lambda identifier: f"p{identifier}", None), sink))
    return read


@pytest.fixture(scope="module")
def made(editions):
    return SOURCE.standardise(
        [
            StoredEdition(
                f"{number:08x}", edition.key, edition.coverage, lambda table, sink=sink: iter(sink.held[table])
            )
            for number, (edition, sink) in enumerate(editions)
        ]
    )


@pytest.fixture(scope="module")
def tables(made):
    return {
        name: [
            dict(zip((c.name for c in STANDARD_TABLES[name].all_columns), row, strict=True))
            for row in made.tables[name]
        ]
        for name in made.tables
    }


def sessions(row, *names):
    return sum(int(float(row[f"termlysessions{name}"] or 0)) for name in names)


def test_every_set_is_the_census_that_it_is_called(editions):
    assert all(edition.key == f"{edition.label.split(' ')[1]}-{edition.label.split(' ')[0]}" for edition, _ in editions)
    assert len({edition.key for edition, _ in editions}) == 8


def test_no_row_is_set_apart_and_no_value_flagged(editions):
    assert [row for edition, _ in editions for row in edition.quarantined] == []
    assert [value for edition, _ in editions for value in edition.flagged] == []


def test_what_was_written_is_what_is_read(files, editions, tables):
    for edition, sink in editions:
        for table in ("pupilonroll", "pupilnolongeronroll", "schoolcensus", "school"):
            assert len(sink.held[table]) == len(files[edition.key, table])
    of_rows = sum(
        sessions(row, "authorised", "unauthorised")
        for (_, table), rows in files.items()
        if table.startswith("pupil")
        for row in rows
        if sessions(row, "authorised", "unauthorised") <= sessions(row, "possible")
    )
    assert sum(row["absent"] or 0 for row in tables["attendance"]) == of_rows


def test_absence_and_persistent_absence(tables):
    sums = defaultdict(lambda: [0, 0])
    for row in tables["attendance"]:
        ends = row["period_end"].year + (row["period_end"].month >= 9)
        missed = sums[row["phase"], ends, row["enrolment"]]
        missed[0] += row["absent"] or 0
        missed[1] += row["possible"] or 0
    for phase, low, high in (("primary", 0.06, 0.14), ("secondary", 0.10, 0.20)):
        of_phase = [missed for (of, *_), missed in sums.items() if of == phase and missed[1]]
        assert low < sum(10 * absent >= possible for absent, possible in of_phase) / len(of_phase) < high


def test_a_pupil_who_moves_leaves_one_school_for_another(files):
    moved = 0
    for (term, table), rows in files.items():
        if table != "pupilnolongeronroll":
            continue
        now = {row["upn"]: row for row in files[term, "pupilonroll"]}
        for row in rows:
            assert row["leavingdate"] != now[row["upn"]]["entrydate"]
            assert not sessions(now[row["upn"]], "possible")
            moved += 1
    assert 0.004 < moved / sum(len(rows) for (_, table), rows in files.items() if table == "pupilonroll") < 0.012


def test_the_rolls_of_january(tables):
    days = Counter(str(row["as_at"]) for row in tables["pupil_enrolment"])
    assert sorted(days) == ["2024-01-18", "2025-01-16", "2026-01-15"]
    assert all(1_950 < pupils < 2_250 for pupils in days.values())
    latest = [row for row in tables["pupil_enrolment"] if str(row["as_at"]) == "2026-01-15"]
    for column, value, low, high in (
        ("fsm", True, 0.15, 0.27),
        ("eal", True, 0.05, 0.17),
        ("sen", "support", 0.09, 0.155),
        ("sen", "plan", 0.03, 0.065),
    ):
        assert low < sum(row[column] == value for row in latest) / len(latest) < high, (column, value)
    assert {row["phase"] for row in latest} == {"primary", "secondary", "special"}
    assert all(row["sen"] == "plan" for row in latest if row["phase"] == "special")
    assert {row["year_group"] for row in latest} == {"R", *map(str, range(1, 12))}


def test_spoilt_rows_are_as_many_as_listed(written, files):
    listed = {fault.kind: fault for fault in written.faults}["more sessions missed than possible"]
    above = sum(
        sessions(row, "authorised", "unauthorised") > sessions(row, "possible")
        for term in LATEST
        for table in ("pupilonroll", "pupilnolongeronroll")
        for row in files[term, table]
    )
    assert above == listed.count
    assert listed.where == "school-census/2026-spring/pupilonroll.csv"
