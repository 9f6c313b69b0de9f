"""A county of every year that has code sets here: each return is of its year, in every form, and without a word."""

import hashlib

import pytest
from tests.unit.sources.write_workbook import write_workbook

from waymark.domain.issue import Level
from waymark.sources.intake import StoredEdition
from waymark.sources.registry import SOURCES
from waymark.synthetic.plan import EARLIEST_YEAR, LATEST_YEAR, plan_of
from waymark.synthetic.social_work import make_county
from waymark.synthetic.ssda903_set import LAYOUT
from waymark.synthetic.write_cin_census import write_cin_census
from waymark.synthetic.write_ssda903 import write_ssda903, write_ssda903_xml

YEARS = range(EARLIEST_YEAR, LATEST_YEAR + 1)
# What a return may lack or hold by nature is said, and is no mistake.
BY_NATURE = {"table_not_given", "child_not_in_header"}


@pytest.fixture(scope="module")
def faultless():
    plan = plan_of(
        seed=3, scale=0.02, pupil_scale=0.01, first_year=YEARS[0], last_year=YEARS[-1], districts=("D1", "D2")
    )
    return make_county(plan, with_faults=False)


class Sink:
    def __init__(self):
        self.rows = {}

    def add(self, table, row):
        self.rows.setdefault(table, []).append(row)


def pseudonym(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def taken(name, path):
    (found,) = SOURCES[name].find([path])
    sink = Sink()
    return SOURCES[name].read(found, sink, pseudonym, None), sink.rows


def figures(name, edition, rows):
    """Standard rows without their ids, which tell the place in a file."""
    stored = StoredEdition("0" * 8, edition.key, edition.coverage, lambda table: iter(rows.get(table, ())))
    made = SOURCES[name].standardise([stored])
    return {table: sorted(repr(row[1:]) for row in of_table) for table, of_table in made.tables.items()}


@pytest.mark.parametrize("place", range(len(YEARS)), ids=map(str, YEARS))
def test_ssda903_of_every_year_in_every_form(faultless, tmp_path, place):
    year_set = faultless.sets[place]
    write_ssda903(tmp_path, [year_set])
    write_ssda903_xml(tmp_path / "one.xml", year_set)
    sheets = {table: [LAYOUT[table], *rows] for table, rows in year_set.tables.items()}
    write_workbook(tmp_path / "one.xlsx", sheets)
    label = year_set.year.label
    of_files, rows = taken("ssda903", tmp_path / label)
    assert of_files.key == label
    assert [issue for issue in of_files.issues if issue.rule not in BY_NATURE] == []
    assert all(issue.level is Level.WARNING for issue in of_files.issues)
    expected = figures("ssda903", of_files, rows)
    assert expected["care_episode"]
    for form in ("one.xml", "one.xlsx"):
        edition, rows = taken("ssda903", tmp_path / form)
        assert edition.key == label
        assert figures("ssda903", edition, rows) == expected, form


@pytest.mark.parametrize("place", range(len(YEARS)), ids=map(str, YEARS))
def test_the_cin_census_of_every_year(faultless, tmp_path, place):
    year = faultless.timeline.years[place]
    write_cin_census(tmp_path / "census.xml", faultless.live[place], year, booleans_as_words=place % 2 == 0)
    edition, rows = taken("cin-census", tmp_path / "census.xml")
    assert edition.key == year.label
    assert edition.issues == ()
    assert rows["referral"]
