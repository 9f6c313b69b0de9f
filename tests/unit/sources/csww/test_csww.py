"""The workforce census: what its elements come to, and what is refused, set apart, flagged or said."""

import time
import tracemalloc
from datetime import date
from itertools import pairwise

import pytest
from tests.unit.sources.csww.conftest import HEADER, VACANCIES, worker

from waymark.domain.errors import RefusedError
from waymark.sources.csww import SOURCE, document


def test_workers_in_post_are_posts_of_30_september(census):
    census.read(
        worker(1, FTE30="0.600000", Cases30=14),
        worker(2, AgencyWorker=1, OrgRole=4, Cases30=3),
        worker(3, OrgRole=1),
    )
    assert census.edition.key == "2022"
    assert str(census.edition.coverage["workforce_post"]) == "1 September 2022 to 30 September 2022"
    assert dict(census.edition.profile.rows) == {"csww_worker": 3, "csww_vacancies": 1}
    told = [
        (post["fte"], post["holder_type"], post["case_holding"], post["cases"], post["qualified"], post["flagged"])
        for post in census.posts()
    ]
    assert sorted(told, key=str) == [
        (1000, "agency", True, 3, True, ",team,"),
        (1000, "permanent", False, None, True, ",team,"),
        (12350, "vacant", None, None, None, ",team,case_holding,"),
        (600, "permanent", True, 14, True, ",team,"),
    ]
    assert {(post["team"], post["area"], post["as_at"]) for post in census.posts()} == {(None, None, date(2022, 9, 30))}


@pytest.mark.parametrize(("hours", "thousandths"), [("0.521371", 521), ("0.5215", 522), ("0.6666666", None), ("0", 0)])
def test_hours_are_rounded_to_thousandths(census, hours, thousandths):
    census.read(worker(1, FTE=hours), vacancies="")
    assert [post["fte"] for post in census.posts()] == [thousandths]
    assert ("too_many_decimals" in census.rules()) == (thousandths is None)


def test_who_had_left_or_not_begun_is_in_no_post(census):
    census.read(
        worker(1, RoleEndDate="2022-09-30"),
        worker(2, RoleEndDate="2022-10-01"),
        worker(3, RoleStartDate="2022-10-01"),
        worker(4, RoleStartDate="2022-09-30"),
        vacancies="",
    )
    assert len(census.posts()) == 2
    (issue,) = census.standard().issues
    assert (issue.rule, issue.count) == ("not_in_post", 2)


def test_a_worker_twice_counts_twice_and_is_said_and_the_same_record_once(census):
    census.read(worker(1), worker(1), worker(1, FTE="0.5"), vacancies="")
    assert sorted(post["fte"] for post in census.posts()) == [500, 1000]
    assert [issue.rule for issue in census.standard().issues] == ["worker_twice"]


def test_what_is_wrong_is_flagged_and_the_worker_stays(census):
    census.read(
        worker(1, FTE="1.5"),
        worker(2, OrgRole=9),
        worker(3, AgencyWorker="perhaps"),
        worker(4, Cases30="*"),
        worker(5, RoleStartDate="2022-05-01", RoleEndDate="2022-04-01"),
        vacancies="",
    )
    flagged = {value.column: value.rule for value in census.edition.flagged}
    assert flagged == {
        "fte": "number_too_large",
        "role": "word_unknown",
        "agency": "yes_no_unreadable",
        "cases": "number_unreadable",
        "role_end": "dates_out_of_order",
    }
    assert census.edition.profile.rows["csww_worker"] == 5
    flags = {post["flagged"] for post in census.posts()}
    assert {",team,fte,", ",team,holder_type,", ",team,cases,"} <= flags


def test_a_worker_without_a_number_is_set_apart(census):
    census.read(worker(1), worker(2, SWENo=None), vacancies="")
    (apart,) = census.edition.quarantined
    assert (apart.sheet, apart.row, apart.column, apart.rule) == ("CSWWWorker", 2, "SWENo", "value_missing")


def test_numbers_of_workers_stand_nowhere(census):
    census.read(worker(1, FTE="AB0000000001", QualInst="A College"))
    assert "AB0000000001" not in repr((census.rows, census.edition, census.standard()))
    assert "A College" not in repr((census.rows, census.edition))


def test_an_element_of_no_census_and_one_twice_are_said(census):
    census.read(worker(1, Pay="1").replace("<OrgRole>5</OrgRole>", "<OrgRole>5</OrgRole><OrgRole>6</OrgRole>"))
    assert census.said("element_unknown").field == "pay"
    assert census.said("element_twice").field == "OrgRole"
    assert census.posts()[0]["case_holding"] is True


@pytest.mark.parametrize(
    ("header", "year", "key"),
    [
        (HEADER.replace("2022-09-30", ""), None, "2022"),
        (HEADER.replace("<Year>2022</Year>", ""), None, "2022"),
        ("", 2021, "2021"),
        (HEADER, 2023, "2023"),
        (HEADER.replace("2022-09-30", "2022-10-01"), None, "2022"),
    ],
)
def test_the_year_is_told_by_the_header_or_asked_for(census, header, year, key):
    census.read(worker(1), header=header, year=year)
    assert census.edition.key == key
    assert ("year_overridden" in census.rules()) == (year == 2023)
    assert ("reference_date" in census.rules()) == ("10-01" in header)


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        ("", "year_missing"),
        (HEADER.replace("<Year>2022", "<Year>2021"), "year_contradicts"),
        (HEADER.replace("2022", "2012"), "year_unknown"),
    ],
)
def test_a_year_that_cannot_be_told_refuses_the_file(census, header, rule):
    refused = census.refusal(f"<Message>{header}{worker(1)}</Message>")
    assert [issue.rule for issue in refused.issues] == [rule]
    assert refused.hint


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (f"<Message>{HEADER}{VACANCIES}</Message>", "nothing_to_take"),
        (f"<Message>{HEADER}{worker(1, SWENo=None)}</Message>", "nothing_to_take"),
        (f"<Message>{HEADER}{worker(1)}", "xml_cut_short"),
        (f"<Message>{HEADER}{worker(1)}</Massage>", "xml_malformed"),
        (f'<!DOCTYPE m [<!ENTITY a "aa">]><Message>{HEADER}{worker(1, FTE="&a;")}</Message>', "xml_doctype"),
        (f"<Message>{HEADER}{worker(1)}</Message>".encode() + b"\xff", "xml_malformed"),
    ],
)
def test_what_is_no_sound_census_is_refused(census, content, rule):
    refused = census.refusal(content)
    assert refused.issues[0].rule == rule
    assert refused.issues[0].file.endswith("census.xml")


def test_entities_that_grow_are_refused_in_no_time(census):
    names = "abcdefghijklmnop"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    bomb = f'<!DOCTYPE m [<!ENTITY a "ha">{grown}]><Message>{HEADER}{worker(1, FTE="&p;")}</Message>'
    tracemalloc.start()
    began = time.perf_counter()
    assert census.refusal(bomb).issues[0].rule in ("xml_doctype", "xml_malformed")
    assert time.perf_counter() - began < 5
    assert tracemalloc.get_traced_memory()[1] < 200 << 20
    tracemalloc.stop()


def test_a_record_without_end_is_refused(census, monkeypatch):
    monkeypatch.setattr(document, "RECORD_BYTES", 100_000)
    endless = "".join(f"<QualInst>{at}</QualInst>" for at in range(20_000))
    content = f"<Message>{HEADER}<CSWWWorker>{endless}</CSWWWorker></Message>"
    assert census.refusal(content).issues[0].rule == "record_too_large"


def test_other_files_are_told_from_a_census(census):
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([census.write("<Message><Header><Collection>CIN</Collection></Header></Message>")])
    assert caught.value.issues[0].rule == "not_csww"
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([census.folder / "none.xml"])
    assert caught.value.issues[0].rule == "file_missing"


def test_a_census_in_utf_16_and_with_a_namespace(census):
    text = f'<?xml version="1.0" encoding="UTF-16"?><Message xmlns="urn:x">{HEADER}{worker(1)}</Message>'
    census.read_file(text.encode("utf-16"))
    assert len(census.posts()) == 1


def test_a_file_on_one_line_tells_workers_apart(census):
    census.read(worker(1).strip(), worker(2).strip())
    assert [row[0] for row in census.rows["csww_worker"]] == ["csww_worker:1", "csww_worker:2"]
