"""Runs: arrays go in and come back to the integer, under the hash of their content."""

import json
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month, months_between
from waymark.store.runs import read_run, write_run

AREAS = ("C", "N", "not-known", "N1", "N2", "N3")
ALWAYS = 3
MONTHS = tuple(months_between(Month.at(2020, 11), Month.at(2021, 2)))


@dataclass(frozen=True)
class Made:
    """What an engine gives."""

    numerator: np.ndarray
    denominator: np.ndarray | None
    status: np.ndarray | None = None
    areas: tuple[str, ...] = AREAS
    months: tuple[Month, ...] = MONTHS


def zeros(months=MONTHS):
    return np.zeros((len(AREAS), len(months)), dtype=np.int64)


def some(**cells):
    """Zeros but for cells by area: `some(N1=(0, 5))` has 5 in the first month of N1."""
    made = zeros()
    for area, (month, value) in cells.items():
        made[AREAS.index(area), month] = value
    return made


def write(folder, computed, **more):
    given = {
        "always": ALWAYS,
        "measures": {"A": "fingerprint"},
        "framework_version": "f",
        "standard": "s",
        "engine": "duckdb",
        "code_version": "0",
        "areas": AREAS,
        "months": MONTHS,
    }
    return write_run(folder / "staging", folder / "runs", computed, **(given | more))


@settings(max_examples=30)
@given(st.data())
def test_integers_come_back_as_they_went_in(tmp_path_factory, data):
    integers = arrays(np.int64, (len(AREAS), len(MONTHS)), elements=st.sampled_from((0, 0, 0, 1, -7, 2**62)))
    computed = {key: Made(*data.draw(st.tuples(integers, integers))) for key in ("B#1", "A")}
    run = write(tmp_path_factory.mktemp("run"), computed)
    for key, made in computed.items():
        for areas in (AREAS, ("N2", "C"), ()):
            kept = run.parts(key, areas)
            rows = [AREAS.index(area) for area in areas]
            assert (kept.areas, kept.months, kept.status) == (areas, MONTHS, None)
            assert np.array_equal(kept.numerator, made.numerator[rows])
            assert np.array_equal(kept.denominator, made.denominator[rows])


def test_a_school_in_which_nothing_counts_has_no_row(tmp_path):
    made = Made(some(N1=(2, 1)), some(N1=(2, 1), N3=(0, 4)))
    run = write(tmp_path, {"A": made, "B": Made(zeros(), zeros())})
    assert run.areas_with_anything("A") == ("C", "N", "not-known", "N1", "N3")
    assert run.areas_with_anything("B") == ("C", "N", "not-known")
    assert pq.read_metadata(run.directory / "parts.parquet").num_rows == 5 + 3
    assert run.parts("A", ["N2"]).denominator.tolist() == [[0, 0, 0, 0]]


def test_a_total_has_no_denominator_and_a_published_value_a_status(tmp_path):
    run = write(tmp_path, {"A": Made(some(C=(0, 3)), None), "B": Made(some(C=(1, 5)), zeros(), some(C=(1, 2)))})
    assert run.parts("A", ["C"]).numerator.tolist() == [[3, 0, 0, 0]]
    assert run.parts("A", ["C"]).denominator is None
    assert run.parts("B", ["C"]).status.tolist() == [[0, 2, 0, 0]]


def test_a_key_may_have_months_of_its_own_with_gaps(tmp_path):
    named = tuple(Month.parse(text) for text in ("2012-11", "2012-12", "2013-01", "2020-01"))
    made = Made(zeros(named), zeros(named), months=named)
    run = write(tmp_path, {"A": made}, months=(MONTHS[0], MONTHS[2]))
    assert run.parts("A", ["C"]).months == named
    assert run.asked == (MONTHS[0], MONTHS[2])
    assert run.months == (MONTHS[0], MONTHS[2])


def test_the_same_content_is_the_same_run_and_anything_else_another(tmp_path):
    one = Made(some(N1=(2, 1)), some(C=(2, 1)))
    run = write(tmp_path, {"A": one, "B": one})
    assert write(tmp_path, {"B": one, "A": one}).id == run.id
    others = [
        write(tmp_path, {"A": one}),
        write(tmp_path, {"A": one, "C": one}),
        write(tmp_path, {"A": one, "B": replace(one, numerator=some(N1=(2, 2)))}),
        write(tmp_path, {"A": one, "B": replace(one, numerator=some(N2=(2, 1)))}),
        write(tmp_path, {"A": one, "B": replace(one, denominator=None)}),
        write(tmp_path, {"A": one, "B": one}, measures={"A": "another"}),
        write(tmp_path, {"A": one, "B": one}, engine="in_memory"),
        write(tmp_path, {"A": one, "B": one}, months=MONTHS[:3]),
    ]
    assert len({run.id, *(other.id for other in others)}) == 1 + len(others)
    assert read_run(run.directory) == run


def test_what_was_not_computed_is_not_zero(tmp_path):
    run = write(tmp_path, {"A": Made(zeros(), zeros())})
    assert run.parts("B", ["C"]) is None
    with pytest.raises(KeyError):
        run.parts("A", ["C", "elsewhere"])


@pytest.mark.parametrize("harm", ["short", "cut", "renamed", "gone", "doubled"])
def test_a_damaged_file_says_so(tmp_path, harm):
    run = write(tmp_path, {"A": Made(some(C=(0, 1)), zeros())})
    path = run.directory / "parts.parquet"
    table = pq.read_table(path)
    match harm:
        case "short":
            column = pa.chunked_array([pa.array([[1]] * table.num_rows, table.schema.field("numerator").type)])
            pq.write_table(table.set_column(2, table.schema.field("numerator"), column), path)
        case "cut":
            path.write_bytes(path.read_bytes()[:-20])
        case "renamed":
            pq.write_table(table.rename_columns(["key", "area", "numerator", "denominator", "other"]), path)
        case "gone":
            path.unlink()
        case "doubled":
            pq.write_table(pa.concat_tables([table, table]), path)
    with pytest.raises(WaymarkError, match=r"parts\.parquet is damaged"):
        read_run(run.directory).parts("A", ["C"])


def test_a_run_of_an_earlier_waymark_says_what_to_do(tmp_path):
    run = write(tmp_path, {"A": Made(zeros(), zeros())})
    content = json.loads((run.directory / "run.json").read_text())
    del content["parts"]
    (run.directory / "run.json").write_text(json.dumps(content))
    with pytest.raises(WaymarkError, match="earlier version") as problem:
        read_run(run.directory)
    assert "waymark compute" in problem.value.hint
