"""From extracts to the figures of a school: load, compute, show and explain."""

import pytest

from waymark.domain.errors import WaymarkError
from waymark.operations.compute import compute
from waymark.operations.explain import explain
from waymark.operations.figures import figures_of
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.show import as_json, show

HEADER = "school,district,phase,as_at,capacity,roll,sixth_form_roll"
ROWS = [
    ("9992001", "Ashford", "primary", "2021-05-13", 200, 150),
    ("9992013", "Ashford", "primary", "2021-05-13", 100, 90),
    ("9992999", "Ashford", "primary", "2021-05-13", 50, 50),  # a school that Kent's framework does not have
    ("9992002", "Ashford", "primary", "2021-05-13", 400, 300),  # which the framework has in Canterbury
]


@pytest.fixture
def workspace(tmp_path):
    made = init(tmp_path / "workspace", "kent")
    path = tmp_path / "school_capacity.csv"
    path.write_text("\n".join([HEADER, *(",".join(map(str, row)) + ",0" for row in ROWS)]) + "\n")
    report = load(made, "extract", [path])
    assert [(issue.rule, issue.count) for issue in report.noticed] == [("school_elsewhere", 1)]
    compute(made)
    return made


@pytest.mark.parametrize(
    ("area", "unfilled", "capacity"),
    [
        ("", 160, 750),
        ("Ashford", 60, 350),
        ("Canterbury", 100, 400),
        ("9992001", 50, 200),
        ("primary school 2013, ashford (made up)", 10, 100),
        ("9992003", 0, 0),
    ],
)
def test_a_school_is_asked_for_like_any_area(workspace, area, unfilled, capacity):
    shown = as_json(show(workspace, "CYPE4", "unfilled_places", area, "2021-05"))
    assert (shown["numerator"], shown["denominator"]) == (unfilled, capacity)


def test_a_school_s_figure_is_explained_by_its_rows(workspace):
    explained = explain(workspace, "CYPE4", "", "9992001", "2021-05")
    assert explained.shown.area.code == "9992001"
    assert {part.table: len(part.counted) for part in explained.rows} == {"school_capacity": 1}
    assert [behind.extract.key.split()[0] for behind in explained.extracts] == ["school_capacity"]


def test_an_unknown_area_is_answered_with_the_districts_and_not_with_every_school(workspace):
    with pytest.raises(WaymarkError) as problem:
        show(workspace, "CYPE4", area="9992999")
    hint = problem.value.hint
    assert hint.startswith("The dictionary has: Kent, Ashford, ")
    assert hint.endswith("; and 582 schools, by code or name.")
    assert "Primary school" not in hint


def test_a_school_given_another_district_moves_there_when_computed_again(workspace):
    areas = workspace.framework / "areas.csv"
    text = areas.read_text()
    moved = text.replace('Ashford (made up)",school,E07000105', 'Ashford (made up)",school,E07000106', 1)
    assert moved != text
    areas.write_text(moved)
    said: list[str] = []
    compute(workspace, progress=said.append)
    assert "Making the standard tables again: areas have changed" in said
    assert as_json(show(workspace, "CYPE4", "unfilled_places", "Ashford", "2021-05"))["denominator"] == 150
    assert as_json(show(workspace, "CYPE4", "unfilled_places", "Canterbury", "2021-05"))["denominator"] == 600


def test_figures_of_another_measure_are_not_taken_for_those_of_the_dictionary(workspace):
    """The integers that a run keeps mean nothing under a measure that it did not compute."""
    path = workspace.framework / "indicators" / "CYPE4.yaml"
    text = path.read_text()
    changed = text.replace("phase = 'primary'", "phase = 'secondary'")
    assert changed != text
    path.write_text(changed)
    with pytest.raises(WaymarkError, match=r"CYPE4 has not been computed for May 2021") as problem:
        show(workspace, "CYPE4", period="2021-05")
    assert problem.value.hint == "Run: waymark compute"
    assert figures_of(workspace).series("CYPE4", "", "E10000016") == []
    compute(workspace)
    assert as_json(show(workspace, "CYPE4", period="2021-05"))["denominator"] == 0


def test_words_of_a_definition_may_change_and_the_figures_stay(workspace):
    path = workspace.framework / "indicators" / "CYPE4.yaml"
    path.write_text(path.read_text().replace("Surplus places, primary", "Spare places"))
    shown = show(workspace, "CYPE4", period="2021-05")
    assert (shown.indicator.short_name, as_json(shown)["denominator"]) == ("Spare places", 750)
    assert shown.warnings == ("The dictionary has changed since the figures were computed. Run: waymark compute",)
