"""The made-up extracts come in through the readers: nothing is set apart, and only what was spoilt is flagged."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from waymark.sources.extracts import SOURCE
from waymark.sources.intake import StoredEdition

FLAGGED = {
    ("early_help_episode", "closure_form_completed_date"): "closed before the contact",
    ("early_help_episode", "assessment_completed_date"): "assessed on a day of no calendar",
    ("missing_episode", "end"): "returned before going missing",
    ("yj_outcome", "conviction_date"): "proven before the offence",
    ("ehcp_request", "plan_issued_date"): "plan issued before it was asked for",
}


class Sink:
    def __init__(self):
        self.held = defaultdict(list)

    def add(self, table, row):
        self.held[table].append(row)

    def rows(self, table):
        return iter(self.held[table])


def editions_in(folder):
    read = []
    for found in SOURCE.find([folder]):
        sink = Sink()
        read.append((SOURCE.read(found, sink, lambda identifier: f"p{identifier}", None), sink))
    return read


@pytest.fixture(scope="module")
def editions(written, county_folder):
    assert written.paths["extract"]
    return editions_in(county_folder / "extract")


def standard(editions):
    stored = [
        StoredEdition(f"{number:08x}", edition.key, edition.coverage, sink.rows)
        for number, (edition, sink) in enumerate(editions)
    ]
    return SOURCE.standardise(stored)


def test_no_row_is_set_apart_and_only_the_listed_values_are_flagged(editions, written):
    listed = {fault.kind: fault.count for fault in written.faults}
    assert [row for edition, _ in editions for row in edition.quarantined] == []
    flagged = Counter((value.table, value.column) for edition, _ in editions for value in edition.flagged)
    assert flagged == {place: listed[kind] for place, kind in FLAGGED.items()}


def test_every_file_is_an_edition_of_its_own(editions, written):
    assert len({edition.key for edition, _ in editions}) == len(written.paths["extract"])


def test_standard_tables_hold_the_rows(editions, written):
    listed = {fault.kind: fault.count for fault in written.faults}
    made = standard(editions)
    # the School Census gives attendance, and open data published values
    assert set(made.tables) == set(SOURCE.feeds) - {"attendance", "reference_value"}
    assert {issue.rule for issue in made.issues} == {"row_twice", "late_left_out"}
    assert sum(issue.count for issue in made.issues if issue.rule == "row_twice") == listed["pupil listed twice"]


def test_the_later_file_fills_the_quarter_of_the_change_of_case_system(editions, county_folder):
    requests = [each for each in editions if each[0].key.startswith("ehcp_request")]
    quarter = date(2025, 4, 1), date(2025, 6, 30)
    before = standard(requests)
    assert not before.coverage["ehcp_request"].covers(*quarter)
    assert before.coverage["ehcp_request"].covers(date(2025, 7, 1), date(2026, 3, 31))
    after = standard([*requests, *editions_in(county_folder / "later")])
    assert after.coverage["ehcp_request"].covers(date(2019, 4, 1), date(2026, 3, 31))
