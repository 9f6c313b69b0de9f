"""Made-up open data go through the reader of the real ones, and every shipped series finds its figures."""

import csv
import shutil
from datetime import date

import pytest
from tests.unit.sources.dfe_open_data.conftest import Kept

from waymark.framework.load import load_framework
from waymark.operations.init import shipped_frameworks
from waymark.sources.dfe_open_data import SOURCE
from waymark.synthetic.plan import plan_of
from waymark.synthetic.write_dfe_open_data import FOLDER, write_dfe_open_data

SHARES = {date(year, 1, 16): 0.04 for year in range(2020, 2027)}


def a_plan(seed=1):
    return plan_of(
        seed=seed, scale=1.0, pupil_scale=1.0, first_year=2019, last_year=2025,
        districts=["E07000105", "E07000114"], authority="E10000016",
    )  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("open data")
    write_dfe_open_data(folder, a_plan(), SHARES)
    return folder / FOLDER


@pytest.fixture(scope="module")
def framework():
    return load_framework(shipped_frameworks() / "kent")[0]


@pytest.fixture(scope="module")
def read(written):
    found = []
    for each in SOURCE.find([written]):
        kept = Kept()
        kept.edition = SOURCE.read(each, kept, str.upper, None)
        found.append(kept)
    return found


def test_nothing_is_wrong_with_any_file(read):
    assert [(issue.rule, issue.file) for kept in read for issue in kept.edition.issues] == []


def test_every_shipped_series_has_figures_of_england_the_region_and_all_neighbours(read, framework):
    editions = [kept.stored(f"{number:016d}") for number, kept in enumerate(read)]
    made = SOURCE.standardise_declared(editions, framework.publications)
    assert made.issues == ()
    areas: dict[str, set[str]] = {}
    for row in made.tables["reference_value"]:
        areas.setdefault(row[2], set()).add(row[3])
    declared = {series.id for publication in framework.publications for series in publication.series}
    assert declared <= set(areas)
    for one in framework.neighbours:
        for member in one.members:
            for series in declared:
                assert areas[series].intersection(member.codes), (series, member.name)
    assert all({"E92000001", "E12000008", "E10000016"} <= areas[series] for series in declared)


def test_symbols_stand_among_the_figures(written):
    cells = set()
    for path in written.glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            cells |= {cell for row in csv.reader(file) for cell in row}
    assert {"c", "x", "z", "low", "u", "k"} <= cells


def test_one_file_has_the_names_of_another_year(written):
    names = {path.name: path.read_text(encoding="utf-8").partition("\n")[0] for path in written.glob("referrals*.csv")}
    assert "Re_referrals_percent" in names["referrals_to_2020.csv"]
    assert "rereferral_percent" in names["referrals_to_2025.csv"]


def test_the_same_plan_gives_the_same_bytes_and_another_seed_others(written, tmp_path):
    for seed, alike in ((1, True), (2, False)):
        shutil.rmtree(tmp_path / FOLDER, ignore_errors=True)
        write_dfe_open_data(tmp_path, a_plan(seed), SHARES)
        held = {path.name: path.read_bytes() for path in (tmp_path / FOLDER).iterdir()}
        assert (held == {path.name: path.read_bytes() for path in written.iterdir()}) is alike
