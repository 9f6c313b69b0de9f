"""Every indicator of Kent's dictionary on a whole made-up county: two years of months, every area.

Both engines give equal integers. Districts and the remainder sum to the county, and a district is its schools and its
own rows: here counted a second time, on a tree in which every school is a district.
"""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from waymark.domain.area import AreaTree
from waymark.domain.framework import Framework
from waymark.domain.indicator import key_of
from waymark.domain.measure import Distinct, External, Gap, MeanOfMonths, ShareOfEntities, terms_of
from waymark.domain.month import Month, months_between
from waymark.measures.engine import Request
from waymark.measures.engines.duckdb import DuckDBEngine
from waymark.measures.engines.in_memory import InMemoryEngine
from waymark.measures.parts import Parts, keys_of_sides, same
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.store.standard import StandardDataset
from waymark.synthetic.county import write_county

FIRST_YEAR, LAST_YEAR = 2023, 2025
MONTHS = months_between(Month.at(LAST_YEAR - 1, 4), Month.at(LAST_YEAR + 1, 3))
SCALE, PUPIL_SCALE = 0.02, 0.004


@dataclass(frozen=True)
class County:
    """The dictionary, the county's standard tables and what the fast engine makes of them."""

    framework: Framework
    dataset: StandardDataset
    requests: tuple[Request, ...]
    computed: dict[str, Parts]

    @property
    def areas(self) -> AreaTree:
        return self.framework.areas

    def additive(self) -> list[str]:
        """The keys whose areas add up: not where somebody counts once in each of several, nor published values."""
        keys: list[str] = []
        for request in self.requests:
            measure = request.measure.of if isinstance(request.measure, MeanOfMonths) else request.measure
            once = any(isinstance(term, Distinct) for term in terms_of(measure))
            if not once and not isinstance(measure, ShareOfEntities | External):
                keys += keys_of_sides(request.key) if isinstance(measure, Gap) else (request.key,)
        return keys


def arrays(parts):
    """The integers that are there: a total has no denominator."""
    return [part for part in (parts.numerator, parts.denominator) if part is not None]


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    workspace = init(folder / "workspace", "kent")
    framework = dictionary_of(workspace)
    write_county(
        folder / "returns",
        seed=7,
        scale=SCALE,
        pupil_scale=PUPIL_SCALE,
        first_year=FIRST_YEAR,
        last_year=LAST_YEAR,
        districts=[area.code for area in framework.areas.districts if area.kind == "district"],
        progress=lambda _: None,
    )
    for source in ("ssda903", "cin-census", "school-census", "extract"):
        load(workspace, source, [folder / "returns" / source])
    dataset = workspace.store.current_standard()
    requests = tuple(
        Request(key_of(indicator.code, reading), measure, indicator.year_type)
        for indicator, reading, measure in framework.computed_measures()
    )
    computed = DuckDBEngine().compute(requests, dataset, framework.areas, MONTHS)
    return County(framework, dataset, requests, computed)


def test_both_engines_agree_on_every_indicator_area_and_month(county):
    slow = InMemoryEngine().compute(county.requests, county.dataset, county.areas, MONTHS)
    assert list(slow) == list(county.computed)
    differing = [key for key, parts in slow.items() if not same(parts, county.computed[key])]
    assert differing == []


def test_districts_and_the_remainder_are_the_county(county):
    districts = slice(1, 1 + len(county.areas.districts))
    for key in county.additive():
        for cells in arrays(county.computed[key]):
            assert np.array_equal(cells[0], cells[districts].sum(axis=0)), key


def test_a_district_is_its_schools_and_its_own_rows(county):
    areas = county.areas
    flat = AreaTree.of(
        [
            *(area for area in areas.areas if area.kind in ("authority", "district")),
            *(replace(school, kind="district", parent=areas.root.code) for school in areas.schools),
        ]
    )
    own = DuckDBEngine().compute(county.requests, county.dataset, flat, MONTHS)
    below = {
        district.code: [s.code for s in areas.schools if s.parent == district.code] for district in areas.districts
    }
    for key in county.additive():
        for cells, flat_cells in zip(arrays(county.computed[key]), arrays(own[key]), strict=True):
            assert np.array_equal(cells[0], flat_cells[0]), key
            for school in areas.schools:
                assert np.array_equal(cells[areas.positions[school.code]], flat_cells[flat.positions[school.code]])
            for district, schools in below.items():
                rows = [flat.positions[code] for code in (district, *schools)]
                assert np.array_equal(cells[areas.positions[district]], flat_cells[rows].sum(axis=0)), (key, district)


def test_the_county_puts_the_schools_to_the_test(county):
    """Nothing is compared with nothing: many schools have figures, and districts have rows of their own."""
    schools = slice(1 + len(county.areas.districts), None)
    for key, fewest in (("CYPE4", 50), ("EH46", 4)):
        assert county.computed[key].denominator[schools].any(axis=1).sum() > fewest
    assert county.computed["SCS03"].denominator[1 : len(county.areas.districts)].sum() > 0
    idle = [key for key, made in county.computed.items() if not any(cells.any() for cells in arrays(made))]
    assert len(idle) < len(county.computed) / 2, idle


def test_twelve_single_months_add_up_to_the_rolling_figure(county):
    """Of whatever is counted by the event; a denominator that stands is the same in each of the months."""
    compared = 0
    for key in (one.key for one in county.requests if one.key.endswith(".month")):
        measure = next(one.measure for one in county.requests if f"{one.key}.month" == key)
        single, rolling = county.computed[key], county.computed[key.removesuffix(".month")]
        for side in ("numerator", "denominator"):
            months, whole = getattr(single, side), getattr(rolling, side)
            if months is None or (side == "denominator" and getattr(measure, "denominator_window", None) is not None):
                continue
            summed = np.lib.stride_tricks.sliding_window_view(months, 12, axis=1).sum(axis=-1)
            assert np.array_equal(summed, whole[:, 11:]), (key, side)
            compared += int(summed.any())
    assert compared > 8
