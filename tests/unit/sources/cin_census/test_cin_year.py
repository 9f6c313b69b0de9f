"""Which year a file is about: its Header, its dates, and what the user says."""

from datetime import date

import pytest

from waymark.domain.coverage import Coverage, Span


def header(year="", reference_date=""):
    return (
        "<Header><CollectionDetails><Collection>CIN</Collection>"
        f"<Year>{year}</Year><ReferenceDate>{reference_date}</ReferenceDate></CollectionDetails></Header>"
    )


@pytest.mark.parametrize(
    ("year", "reference_date"),
    [("2022", "2022-03-31"), ("2022", ""), ("", "2022-03-31"), ("2021-22", ""), ("2021/22", "31/03/2022")],
)
def test_a_census_of_31_march_2022_is_about_2021_22(census, year, reference_date):
    kept = census.read(census.message(census.child(), header=header(year, reference_date)))
    assert kept.edition.key == "2021-22"
    whole_year = Coverage((Span(date(2021, 4, 1), date(2022, 3, 31)),))
    assert kept.edition.coverage == dict.fromkeys(("child", "referral", "assessment", "protection_plan"), whole_year)
    assert kept.edition.issues == ()


def test_a_header_that_contradicts_itself_is_refused_and_the_user_may_decide(census):
    content = census.message(census.child(), header=header("2021", "2022-03-31"))
    refused = census.refusal(content)
    assert refused.issues[0].rule == "header_contradicts"
    assert str(refused) == (
        "The Header names the census of 31 March 2021, but its reference date lies in the year to 31 March 2022."
    )
    kept = census.read(content, year=2021)
    assert kept.edition.key == "2021-22"
    assert kept.rules() == ["year_overridden"]


@pytest.mark.parametrize(
    ("year", "reference_date", "rule"),
    [
        ("twenty", "2022-03-31", "header_year"),
        ("1066", "2022-03-31", "header_year"),
        ("2022", "the last day", "header_reference_date"),
        ("2022", "2022-03-30", "header_reference_date"),
    ],
)
def test_half_a_header_is_enough_with_a_warning(census, year, reference_date, rule):
    kept = census.read(census.message(census.child(), header=header(year, reference_date)))
    assert kept.edition.key == "2021-22"
    assert kept.rules() == [rule]


def test_a_file_of_another_years_dates_is_refused(census):
    other = census.details(date="2020-06-01")
    refused = census.refusal(census.message(census.child(details=other)))
    assert refused.issues[0].rule == "another_years_dates"
    assert str(refused) == (
        "The file holds no event of its year: no referral, plan or closure from 1 April 2021 to 31 March 2022. "
        "Its referrals run from 1 June 2020 to 1 June 2020."
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<CINclosureDate>2022-03-31</CINclosureDate>",
        "<ChildProtectionPlans><CPPstartDate>2021-04-01</CPPstartDate></ChildProtectionPlans>",
        "<ChildProtectionPlans><CPPstartDate>2020-07-01</CPPstartDate><CPPendDate>2022-03-31</CPPendDate></ChildProtectionPlans>",
    ],
)
def test_a_plan_or_a_closure_in_the_year_is_enough(census, inside):
    kept = census.read(census.message(census.child(details=census.details(inside, date="2020-06-01"))))
    assert kept.edition.key == "2021-22"


def test_the_year_asked_for_is_refused_when_no_date_lies_in_it(census):
    content = census.collection(census.child())
    assert census.read(content, year=2021).edition.key == "2021-22"
    assert census.refusal(content, year=2020).issues[0].rule == "another_years_dates"


@pytest.mark.parametrize("year", [0, -5, 1950, 20211, 2100])
def test_a_year_that_no_census_can_be_about_is_refused(census, year):
    assert census.refusal(census.message(census.child()), year=year).issues[0].rule == "year_unknown"


@pytest.mark.parametrize("wrap", ["collection", "message"])
def test_without_a_header_the_referrals_say_which_years(census, wrap):
    children = [census.child("CH1", census.details(date="2020-02-29")), census.child("CH2")]
    content = census.collection(*children) if wrap == "collection" else census.message(*children, header="")
    kept = census.read(content)
    assert kept.edition.key == "2019-20 to 2021-22"
    assert str(kept.edition.coverage["referral"]) == "1 April 2019 to 31 March 2022"
    (issue,) = kept.edition.issues
    assert issue.rule == "header_missing"
    assert issue.sentence == (
        "No Header states the file's year. Its referrals run from 29 February 2020 to 1 June 2021, "
        "so it is taken to hold every event from 1 April 2019 to 31 March 2022."
    )


def test_one_year_without_a_header_has_the_plain_key(census):
    assert census.read(census.collection(census.child())).edition.key == "2021-22"


def test_without_a_header_or_a_referral_the_year_is_not_known(census):
    details = census.details(census.plan(), date="")
    refused = census.refusal(census.collection(census.child(details=details)))
    assert refused.issues[0].rule == "year_unknown"


def test_one_far_typing_error_does_not_stretch_the_coverage(census):
    kept = census.read(census.collection(census.child(), census.child("CH2", census.details(date="1921-06-01"))))
    assert kept.edition.key == "2021-22"
    assert [apart.rule for apart in kept.edition.quarantined] == ["date_too_early"]


@pytest.mark.parametrize(
    ("name", "warned"),
    [
        ("cin_2022.xml", False),
        ("cin 2021-22.xml", False),
        ("cin_export_20190701.xml", False),
        ("cin.xml", False),
        ("cin_2019.xml", True),
    ],
)
def test_a_name_that_disagrees_is_said_and_kept_as_a_label(census, name, warned):
    kept = census.read(census.message(census.child()), name=name)
    assert kept.edition.label == name.removesuffix(".xml")
    assert kept.rules() == (["label_disagrees"] if warned else [])
