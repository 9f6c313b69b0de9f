"""Every year's census against the elements and codes of that year, from 2017 to 2026."""

import pytest

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.codes import codes_of, codes_of_any_year, years_of
from waymark.sources.cin_census.fields import read_field
from waymark.sources.cin_census.schema import Kind

CENSUSES = range(2017, 2027)
# How many codes each set has, counted in the yearly schemas.
SIZES = {
    "sex": {2017: 4, 2025: 3},
    "ethnicity": {2017: 20},
    "disability": {2017: 13},
    "referral_source": {2017: 21, 2023: 22},
    "need": {2017: 10},
    "closure_reason": {2017: 8, 2023: 9},
    "abuse": {2017: 5},
    "factor": {2017: 39, 2021: 43, 2022: 44},
}


def header(census):
    return (
        f"<Header><CollectionDetails><Collection>CIN</Collection><Year>{census}</Year>"
        f"<ReferenceDate>{census}-03-31</ReferenceDate></CollectionDetails></Header>"
    )


def test_every_set_has_as_many_codes_as_its_year():
    for census in CENSUSES:
        sizes = {name: of_set[max(since for since in of_set if since <= census)] for name, of_set in SIZES.items()}
        assert {name: len(codes) for name, codes in codes_of(census).items()} == sizes, census


@pytest.mark.parametrize("census", CENSUSES)
def test_each_code_is_taken_in_its_year_and_said_to_be_of_another_in_the_rest(census):
    for table in schema.RECORD_TABLES.values():
        for field in table.fields:
            if field.kind not in (Kind.CODE, Kind.CODES):
                continue
            for code in codes_of_any_year()[field.code_set]:
                read = read_field(field, [code], census)
                assert read.value == code
                assert (read.remark == "") == (code in codes_of(census)[field.code_set])
                assert read.remark in ("", "code_of_another_year")


def test_the_years_of_a_code_are_those_in_which_it_is_in_force():
    for name, codes in codes_of_any_year().items():
        for code in codes:
            first, last = years_of(name, code)
            held = [census for census in CENSUSES if code in codes_of(census)[name]]
            assert held == [census for census in CENSUSES if (first or 0) <= census <= (last or 9999)]


@pytest.mark.parametrize("number", CENSUSES)
def test_a_file_as_its_year_has_it_is_taken_without_a_word(census, number):
    sex = "<Sex>F</Sex>" if number >= 2025 else "<GenderCurrent>2</GenderCurrent>"
    plan = f"<CINPlanDates>\n<CINPlanStartDate>{number - 1}-06-01</CINPlanStartDate>\n</CINPlanDates>"
    details = census.details(plan if number >= 2022 else "", date=f"{number - 1}-06-01")
    kept = census.read(census.message(census.child(details=details, more=sex), header=header(number)))
    assert kept.edition.issues == ()
    assert kept.edition.key == f"{number - 1}-{number % 100:02}"


@pytest.mark.parametrize(
    ("number", "more", "said"),
    [
        (2022, "<Sex></Sex>", None),
        (2024, "<Sex>U</Sex>", "Sex is of the census of 2024-25 onwards; this file is of 2023-24."),
        (
            2025,
            "<GenderCurrent>1</GenderCurrent>",
            "GenderCurrent is of the census up to 2023-24; this file is of 2024-25.",
        ),
    ],
)
def test_an_element_of_another_year_is_read_and_said_to_be(census, number, more, said):
    details = census.details(date=f"{number - 1}-06-01")
    kept = census.read(census.message(census.child(details=details, more=more), header=header(number)))
    issues = [issue for issue in kept.edition.issues if issue.rule == "element_of_another_year"]
    assert [issue.sentence for issue in issues] == ([] if said is None else [f"{said} It was read all the same."])
    if said:
        assert kept.records("child")[0]["sex"] in ("U", "1")


def test_a_record_of_later_years_is_read_and_said_to_be(census):
    plan = "<CINPlanDates>\n<CINPlanStartDate>2020-06-01</CINPlanStartDate>\n</CINPlanDates>"
    details = census.details(plan * 2, date="2020-06-01")
    kept = census.read(census.message(census.child(details=details), header=header(2021)))
    (issue,) = [issue for issue in kept.edition.issues if issue.rule == "element_of_another_year"]
    assert (issue.field, issue.count) == ("CINPlanDates", 2)
    assert len(kept.rows["child_in_need_plan"]) == 2
