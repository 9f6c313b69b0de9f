"""CIN censuses: well-formed, in the order of the schema, open in the year, plans counted aright."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from waymark.sources.cin_census.codes import codes_of

ENDS = range(2020, 2027)
ORDER = [
    *("CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure", "DateOfInitialCPC"),
    *("Assessments", "CINPlanDates", "Section47", "ReferralNFA", "ChildProtectionPlans"),
]
SPANS = [
    ("CINreferralDate", "CINclosureDate"),
    ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    ("CINPlanStartDate", "CINPlanEndDate"),
    ("S47ActualStartDate", "DateOfInitialCPC"),
    ("CPPstartDate", "CPPendDate"),
]


@pytest.fixture(scope="module")
def censuses(written):
    """Year in which a census is taken → its root."""
    return {int(path.stem[:4]) + 1: ElementTree.parse(path).getroot() for path in written.paths["cin-census"]}


def spans_below(element):
    for start, end in SPANS:
        for parent in element.iter():
            if parent.find(start) is not None:
                ended = parent.findtext(end)
                yield date.fromisoformat(parent.findtext(start)), date.fromisoformat(ended) if ended else None


def test_the_header_says_which_census_it_is(censuses):
    assert list(censuses) == list(ENDS)
    for ends, root in censuses.items():
        assert root.tag == "Message"
        assert root.findtext("Header/CollectionDetails/Collection") == "CIN"
        assert root.findtext("Header/CollectionDetails/Year") == str(ends)
        assert root.findtext("Header/CollectionDetails/ReferenceDate") == f"{ends}-03-31"
        assert root.findtext("Header/Source/LEA") == "999"


def test_elements_stand_in_the_order_of_the_schema(censuses):
    for root in censuses.values():
        for details in root.iter("CINdetails"):
            places = [ORDER.index(element.tag) for element in details]
            assert places == sorted(places)
        for child in root.find("Children"):
            assert [element.tag for element in child][:2] == ["ChildIdentifiers", "ChildCharacteristics"]
            assert {element.tag for element in child[2:]} == {"CINdetails"}


def test_cases_are_open_in_the_year_and_nothing_lies_after_it(censuses):
    for ends, root in censuses.items():
        first, last = date(ends - 1, 4, 1), date(ends, 3, 31)
        for details in root.iter("CINdetails"):
            for start, end in spans_below(details):
                assert start <= last
                assert end is None or max(first, start) <= end <= last
            for review in details.iter("CPPreviewDate"):
                assert date.fromisoformat(review.text) <= last


def test_a_child_stands_once_in_a_census(censuses):
    for root in censuses.values():
        numbers = [element.text for element in root.iter("LAchildID")]
        assert len(numbers) == len(set(numbers)) > 500


def test_codes_are_in_the_year_s_set(censuses):
    names = {
        "need": "PrimaryNeedCode",
        "referral_source": "ReferralSource",
        "closure_reason": "ReasonForClosure",
        "ethnicity": "Ethnicity",
        "disability": "Disability",
        "factor": "AssessmentFactors",
        "abuse": "LatestCategoryOfAbuse",
    }
    for ends, root in censuses.items():
        allowed = codes_of(ends)
        for code_set, element in names.items():
            held = {found.text for found in root.iter(element)}
            assert held
            assert held <= allowed[code_set], (ends, element)
        element = "Sex" if ends >= 2025 else "GenderCurrent"
        assert {found.text for found in root.iter(element)} <= allowed["sex"]
        assert (root.find(".//CINPlanDates") is not None) == (ends >= 2022)
        assert ("RC9" in {found.text for found in root.iter("ReasonForClosure")}) == (ends >= 2023)


def test_no_referral_is_made_on_an_open_case(county):
    for _, cases in county.cases:
        for case, following in pairwise(cases):
            assert case.referred <= case.closed
            assert following.referred > case.closed or following.referred == case.referred


def test_each_plan_counts_the_plans_before_it(county):
    second = 0
    for _, cases in county.cases:
        plans = [case.plan for case in cases if case.plan]
        for number, plan in enumerate(plans):
            assert plan.start < plan.end
            assert plan.previous == plans[0].previous + number
        for plan, following in pairwise(plans):
            assert plan.end <= following.start
            second += 1
    assert second > 20


def test_plans_lie_within_their_case(county):
    for _, cases in county.cases:
        for case in cases:
            if case.plan:
                assert case.referred < case.plan.start
                assert case.plan.end <= case.closed
                assert case.conference == case.plan.start
            if case.no_further_action:
                assert case.closed == case.referred
                assert case.assessment is None


def test_every_period_of_care_has_its_case(county):
    cases = {child.number: known for child, known in county.cases}
    for history in county.histories:
        for period in history.periods:
            assert any(
                case.referred <= period.start and case.closed == period.end for case in cases[history.child.number]
            )


def test_an_unborn_child_has_an_expected_date_and_later_a_birth_date(censuses):
    unborn = {}
    born_later = 0
    for root in censuses.values():
        for identifiers in root.iter("ChildIdentifiers"):
            number = identifiers.findtext("LAchildID")
            if identifiers.find("PersonBirthDate") is None:
                assert identifiers.find("ExpectedPersonBirthDate") is not None
                unborn[number] = True
            elif number in unborn:
                born_later += 1
    assert unborn
    assert born_later
