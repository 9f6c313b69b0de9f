"""The made-up extracts come in through the readers: nothing is set apart, and only what was spoilt is flagged."""

from collections import Counter, defaultdict

import pytest

from waymark.sources.extracts import SOURCE
from waymark.sources.intake import StoredEdition

FLAGGED = {
    ("early_help_episode", "closure_form_completed_date"): "closed before the contact",
    ("early_help_episode", "assessment_completed_date"): "assessed on a day of no calendar",
    ("missing_episode", "end"): "returned before going missing",
    ("yj_outcome", "conviction_date"): "proven before the offence",
    ("attendance", "absent"): "more sessions missed than possible",
}


class Sink:
    def __init__(self):
        self.held = defaultdict(list)

    def add(self, table, row):
        self.held[table].append(row)

    def rows(self, table):
        return iter(self.held[table])


@pytest.fixture(scope="module")
def editions(written, county_folder):
    assert written.paths["extract"]
    read = []
    for found in SOURCE.find([county_folder / "extract"]):
        sink = Sink()
        read.append((SOURCE.read(found, sink, lambda identifier: f"p{identifier}", None), sink))
    return read


def test_no_row_is_set_apart_and_only_the_listed_values_are_flagged(editions, written):
    listed = {fault.kind: fault.count for fault in written.faults}
    assert [row for edition, _ in editions for row in edition.quarantined] == []
    flagged = Counter((value.table, value.column) for edition, _ in editions for value in edition.flagged)
    assert flagged == {place: listed[kind] for place, kind in FLAGGED.items()}


def test_every_file_is_an_edition_of_its_own(editions, written):
    assert len({edition.key for edition, _ in editions}) == len(written.paths["extract"])


def test_standard_tables_hold_the_rows(editions, written):
    listed = {fault.kind: fault.count for fault in written.faults}
    stored = [
        StoredEdition(f"{number:08x}", edition.key, edition.coverage, sink.rows)
        for number, (edition, sink) in enumerate(editions)
    ]
    made = SOURCE.standardise(stored)
    assert set(made.tables) == set(SOURCE.feeds)
    assert {issue.rule for issue in made.issues} == {"row_twice", "late_left_out"}
    assert sum(issue.count for issue in made.issues if issue.rule == "row_twice") == listed["pupil listed twice"]
