"""A county is made once for what was asked, found again, and never taken for another."""

from types import SimpleNamespace

import pytest

from waymark.domain.area import Area, AreaTree
from waymark.domain.errors import WaymarkError
from waymark.operations import demo as demonstration
from waymark.operations.demo import demo
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.synth import DEMONSTRATION, Rows, rows_of, shipped_areas, synthesise

AREAS = AreaTree.of(
    [
        Area("C1", "County", "authority", None),
        Area("D1", "North", "district", "C1"),
        Area("D2", "South", "district", "C1"),
    ]
)
TINY = Rows(0.002, 0.002)
YEARS = {"first_year": 2025, "last_year": 2025}


def every_file(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "returns"
    assert synthesise(folder, AREAS, TINY, seed=5, **YEARS).made
    return folder


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", DEMONSTRATION),
        ("1x", Rows(1, 1)),
        ("0.02x", Rows(0.02, 0.02)),
        (" .5X ", Rows(0.5, 0.5)),
        ("10x", Rows(10, 10)),
    ],
)
def test_rows_as_they_are_written(text, rows):
    assert rows_of(text) == rows


@pytest.mark.parametrize("text", ["1", "x", "-1x", "0x", "1,5x", "nanx", "1e3x", "1x2"])
def test_other_words_are_refused(text):
    with pytest.raises(WaymarkError, match="not a number of rows"):
        rows_of(text)


def test_more_rows_than_can_be_made_are_refused():
    with pytest.raises(WaymarkError, match="11x is more rows"):
        rows_of("11x")
    with pytest.raises(WaymarkError, match="2x is more rows"):
        rows_of("2x", most=1.0)


def test_says_from_what_it_was_made_and_which_faults_are_in_it(made):
    lines = (made / "made.txt").read_text("utf-8").splitlines()
    assert {"rows: social care 0.002x, pupils 0.002x", "seed: 5", "years: from 2025 to 2025"} <= set(lines)
    assert any(line.endswith("duplicate row (ssda903/2025-26/episodes.csv)") for line in lines)
    returns = {"ssda903", "cin-census", "school-census", "csww", "dfe-open-data", "annex-a", "extract", "later"}
    assert {path.name for path in made.iterdir()} == returns | {"made.txt"}


def test_the_same_again_is_found_there_untouched(made):
    before = every_file(made)
    assert not synthesise(made, AREAS, TINY, seed=5, **YEARS).made
    assert every_file(made) == before


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"rows": Rows(0.003, 0.002)}, "rows social care 0.003x, pupils 0.002x is asked for"),
        ({"seed": 6}, "seed 5, and seed 6 is asked for"),
        ({"first_year": 2024}, "years from 2024 to 2025 is asked for"),
    ],
)
def test_another_county_is_refused_and_the_one_there_stays(made, other, sentence):
    before = every_file(made)
    with pytest.raises(WaymarkError, match=sentence) as refused:
        synthesise(made, AREAS, **{"rows": TINY, "seed": 5, **YEARS, **other})
    assert "remove this one" in refused.value.hint
    assert every_file(made) == before


def test_a_county_of_an_earlier_version_is_refused(tmp_path):
    (tmp_path / "made.txt").write_text("Made-up figures, for demonstration.\n", encoding="utf-8")
    with pytest.raises(WaymarkError, match="an earlier version of Waymark"):
        synthesise(tmp_path, AREAS, TINY, **YEARS)


def test_what_was_interrupted_is_made_anew(made, tmp_path):
    (tmp_path / "making.txt").write_text("", encoding="utf-8")
    (tmp_path / "extract").mkdir()
    (tmp_path / "extract" / "left_over.csv").write_text("half a", encoding="utf-8")
    assert synthesise(tmp_path, AREAS, TINY, seed=5, **YEARS).made
    assert every_file(tmp_path) == every_file(made)


def test_a_folder_with_anything_else_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WaymarkError, match="something else than a made-up county"):
        synthesise(tmp_path, AREAS, TINY, **YEARS)
    assert every_file(tmp_path) == {"notes.txt": b"mine"}


@pytest.mark.parametrize(("first", "last"), [(2015, 2025), (2024, 2026), (2025, 2024)])
def test_years_that_cannot_be_made_up(tmp_path, first, last):
    with pytest.raises(WaymarkError, match="cannot be made up"):
        synthesise(tmp_path / "returns", AREAS, TINY, first_year=first, last_year=last)
    assert not (tmp_path / "returns").exists()


def test_a_demo_of_other_rows_is_refused_before_anything_is_loaded(tmp_path):
    workspace = init(tmp_path / "demo", "kent")
    (workspace.root / "demo.txt").write_text("", encoding="utf-8")
    synthesise(workspace.root / "returns", shipped_areas(), TINY)
    with pytest.raises(WaymarkError, match=r"rows social care 0\.003x"):
        demo(workspace.root, published=None, rows=Rows(0.003, 0.003))
    assert not list((workspace.root / "store").iterdir())


@pytest.mark.parametrize(("version", "computed"), [(None, 1), ("of another dictionary", 1), ("its own", 0)])
def test_a_demo_is_computed_again_when_its_dictionary_has_changed(tmp_path, monkeypatch, version, computed):
    workspace = init(tmp_path / "demo", "kent")
    (workspace.root / "demo.txt").write_text("", encoding="utf-8")
    if version == "its own":
        version = dictionary_of(workspace).version
    run = None if version is None else SimpleNamespace(framework_version=version)
    made = SimpleNamespace(made=False, folder=tmp_path)
    calls = []
    monkeypatch.setattr(demonstration, "synthesise", lambda *_, **__: made)
    monkeypatch.setattr(demonstration, "load_returns", lambda *_, **__: None)
    monkeypatch.setattr(type(workspace.store), "current_run", lambda _: run)
    monkeypatch.setattr(demonstration, "compute", lambda *_, **__: calls.append("computed"))
    monkeypatch.setattr(demonstration, "publish_site", lambda *_, **__: SimpleNamespace(pdfs=()))
    demo(workspace.root, published=None)
    assert len(calls) == computed
