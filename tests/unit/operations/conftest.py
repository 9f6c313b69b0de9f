"""A county of five years; and requests for plans as two case systems wrote them, replaced within a quarter."""

import pytest
from tests.small_county import load_county

from waymark.operations.compute import compute
from waymark.operations.figures import figures_of
from waymark.operations.init import init

HEADING = (
    "request_id,child_id,district,school,request_date,decision_date,plan_issued_date,exception,covers_from,covers_to"
)


def request(number, asked, issued, covers):
    return f"R{number},C{number},Ashford,,{asked},{asked},{issued},no,{covers[0]},{covers[1]}"


def rows(first, count, asked, issued, covers):
    return [request(number, asked, issued, covers) for number in range(first, first + count)]


OLD, NEW, LATER = ("2020-10-01", "2021-06-11"), ("2021-07-01", "2021-12-31"), ("2021-04-01", "2021-06-30")


@pytest.fixture
def files(tmp_path):
    """Of the quarter April to June 2021: 32 plans by 11 June, 24 within 20 weeks; 16 more by the end, all within."""
    at = tmp_path / "files"
    at.mkdir()
    before = [*rows(100, 20, "2020-12-01", "2021-02-01", OLD), *rows(150, 10, "2020-06-01", "2021-02-01", OLD)]
    in_part = [*rows(200, 24, "2021-02-01", "2021-05-01", OLD), *rows(300, 8, "2020-10-01", "2021-05-01", OLD)]
    after = rows(400, 20, "2021-07-10", "2021-09-01", NEW)
    late = [*rows(200, 24, "2021-02-01", "2021-05-01", LATER), *rows(300, 8, "2020-10-01", "2021-05-01", LATER)]
    late += rows(500, 16, "2021-03-01", "2021-06-20", LATER)
    for name, lines in {"old": [*before, *in_part], "new": after, "later": late}.items():
        (at / f"{name}.csv").write_text("\n".join([HEADING, *lines]) + "\n")
    return at


@pytest.fixture(scope="session")
def county_of_five_years(tmp_path_factory):
    """At a fiftieth of Kent's size, so that very much is hidden, and yet not everything. No test may change it."""
    root = tmp_path_factory.mktemp("county_of_five_years")
    made = init(root / "workspace", "kent")
    load_county(made, root / "returns", 2019, 0.02, 0.005)
    compute(made)
    return made


@pytest.fixture(scope="session")
def figures(county_of_five_years):
    return figures_of(county_of_five_years)
