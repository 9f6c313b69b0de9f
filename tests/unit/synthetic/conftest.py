"""One small county, made and written once for all tests of this room."""

import pytest

from waymark.synthetic.county import write_county
from waymark.synthetic.plan import plan_of
from waymark.synthetic.social_work import make_county

ARGUMENTS = {
    "seed": 11,
    "scale": 0.05,
    "pupil_scale": 0.01,
    "first_year": 2019,
    "last_year": 2025,
    "districts": ("D1", "D2", "D3", "D4"),
    "authority": "C1",
}


@pytest.fixture(scope="session")
def county_arguments():
    return dict(ARGUMENTS)


@pytest.fixture(scope="session")
def county():
    return make_county(plan_of(**ARGUMENTS))


@pytest.fixture(scope="session")
def county_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("county")


@pytest.fixture(scope="session")
def written(county_folder):
    return write_county(county_folder, **ARGUMENTS, progress=[].append)
