"""Requests for plans as two case systems wrote them, the one replaced by the other within a quarter."""

import pytest

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
