"""Requests for plans as two case systems wrote them, the one replaced by the other within a quarter."""

import pytest

from waymark.operations.compute import compute
from waymark.operations.dictionary import dictionary_of
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.synthetic.county import write_county

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
def judged_county(tmp_path_factory):
    """Three years of a county at a fiftieth of Kent's size, computed, with one scorecard. No test may change it.

    SCS19 has no target of 2022-23 or 2023-24, and is judged by progress towards the one of 2024-25.
    """
    root = tmp_path_factory.mktemp("judged_county")
    made = init(root / "workspace", "kent")
    for path in (made.framework / "scorecards").iterdir():
        if path.stem != "childrens-social-work":
            path.unlink()
    policy = made.framework / "policies" / "2022-23.yaml"
    policy.write_text(policy.read_text() + "by_indicator:\n  SCS19: {rating: baseline_and_target}\n")
    for year in ("2022-23", "2023-24", "2024-25"):
        targets = made.framework / "targets" / f"{year}.csv"
        lines = [line for line in targets.read_text().splitlines() if not line.startswith("SCS19,")]
        lines += ["SCS19,E10000016,2024-25,40.0,,20.0,,,plan"] if year == "2024-25" else []
        targets.write_text("\n".join(lines) + "\n")
    (made.framework / "policies" / "2023-24.yaml").write_text("same_as: 2022-23\ndecision_ref: carried on\n")
    areas = dictionary_of(made).areas
    write_county(
        root / "returns",
        seed=7,
        scale=0.02,
        pupil_scale=0.005,
        first_year=2021,
        last_year=2023,
        districts=[area.code for area in areas.districts if area.kind == "district"],
        authority=areas.root.code,
        progress=lambda _: None,
    )
    for source in ("ssda903", "cin-census", "extract"):
        load(made, source, [root / "returns" / source])
    compute(made)
    return made
