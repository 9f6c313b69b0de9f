"""Fields of every spelling, rows set aside, values flagged: each with its line and its sentence."""

from datetime import date

import pytest


def test_every_record_is_read_into_its_table(census):
    details = census.details(
        """
        <ReferralSource>1A</ReferralSource><PrimaryNeedCode>n4</PrimaryNeedCode>
        <CINclosureDate>2021-12-24</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>
        <DateOfInitialCPC>2021-06-20</DateOfInitialCPC><ReferralNFA>0</ReferralNFA>
        <Assessments><AssessmentActualStartDate>2021-06-02</AssessmentActualStartDate>
          <AssessmentInternalReviewDate>2021-06-09</AssessmentInternalReviewDate>
          <AssessmentAuthorisationDate>2021-07-02</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment><AssessmentFactors>4B</AssessmentFactors>
            <AssessmentFactors>1A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
        <CINPlanDates><CINPlanStartDate>2021-07-03</CINPlanStartDate></CINPlanDates>
        <Section47><S47ActualStartDate>2021-06-05</S47ActualStartDate>
          <InitialCPCtarget>2021-06-26</InitialCPCtarget><DateOfInitialCPC>2021-06-20</DateOfInitialCPC>
          <ICPCnotRequired>0</ICPCnotRequired></Section47>
        <ChildProtectionPlans><CPPstartDate>2021-06-20</CPPstartDate><CPPendDate>2021-12-20</CPPendDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>2</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>2021-09-20</CPPreviewDate><CPPreviewDate>2021-12-01</CPPreviewDate></Reviews>
        </ChildProtectionPlans>"""
    )
    characteristics = (
        "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>MOB</Disability>"
        "<Disability>AUT</Disability></Disabilities></ChildCharacteristics>"
    )
    sex = "<GenderCurrent>2</GenderCurrent><UPNunknown>UN4</UPNunknown>"
    kept = census.read(census.message(census.child("CH1", characteristics + details, more=sex)))
    assert kept.edition.issues == ()
    (child,) = kept.records("child")
    assert (child["sex"], child["ethnicity"], child["disabilities"]) == ("2", "WBRI", "AUT,MOB")
    (referral,) = kept.records("referral")
    assert (referral["source"], referral["need"], referral["no_further_action"]) == ("1A", "N4", False)
    assert (referral["closure_date"], referral["closure_reason"]) == (date(2021, 12, 24), "RC8")
    assert referral["birth_date"] == date(2015, 5, 5)
    (assessment,) = kept.records("assessment")
    assert (assessment["start_date"], assessment["authorised_date"]) == (date(2021, 6, 2), date(2021, 7, 2))
    assert assessment["factors"] == "1A,4B"
    (plan,) = kept.records("protection_plan")
    assert (plan["start"], plan["end"], plan["previous_plans"]) == (date(2021, 6, 20), date(2021, 12, 20), 2)
    assert [row["review_date"] for row in kept.records("plan_review")] == [date(2021, 9, 20), date(2021, 12, 1)]
    (section_47,) = kept.records("section_47")
    assert section_47["conference_not_required"] is False
    (in_need,) = kept.records("child_in_need_plan")
    assert (in_need["start"], in_need["end"]) == (date(2021, 7, 3), None)
    assert {row[2] for rows in kept.rows.values() for row in rows} == {census.pseudonym("CH1")}


@pytest.mark.parametrize(
    ("inside", "table", "column", "value"),
    [
        ("<CINClosureDate>2021-09-01</CINClosureDate>", "referral", "closure_date", date(2021, 9, 1)),
        ("<CINclosureDate>01/09/2021</CINclosureDate>", "referral", "closure_date", date(2021, 9, 1)),
        ("<CINclosureDate>2021-09-01T00:00:00</CINclosureDate>", "referral", "closure_date", date(2021, 9, 1)),
        ("<CINclosureDate>2021-09-01Z</CINclosureDate>", "referral", "closure_date", date(2021, 9, 1)),
        ("<CINclosureDate>2021-09-01+01:00</CINclosureDate>", "referral", "closure_date", date(2021, 9, 1)),
        ("<CINclosureDate>\n 2021-09-01 \n</CINclosureDate>", "referral", "closure_date", date(2021, 9, 1)),
        ("<CINclosureDate/>", "referral", "closure_date", None),
        ("<DateofInitialICPC>2021-09-01</DateofInitialICPC>", "referral", "conference_date", date(2021, 9, 1)),
        ("<ReferralNFA>True</ReferralNFA>", "referral", "no_further_action", True),
        ("<ReferralNFA>false</ReferralNFA>", "referral", "no_further_action", False),
        ("<ReferralNFA>1</ReferralNFA>", "referral", "no_further_action", True),
        ("<ReferralNFA/>", "referral", "no_further_action", None),
    ],
)
def test_variants_in_the_wild(census, inside, table, column, value):
    kept = census.read(census.message(census.child(details=census.details(inside))))
    assert [row[column] for row in kept.records(table)] == [value]
    assert kept.edition.flagged == ()


@pytest.mark.parametrize(
    ("element", "expected"), [("ICPCnotRequired", True), ("ICPCRequired", False), ("icpcnotrequired", True)]
)
def test_conference_required_and_not_required_are_opposites(census, element, expected):
    enquiry = f"<Section47><S47ActualStartDate>2021-06-05</S47ActualStartDate><{element}>1</{element}></Section47>"
    kept = census.read(census.message(census.child(details=census.details(enquiry))))
    assert [row["conference_not_required"] for row in kept.records("section_47")] == [expected]


@pytest.mark.parametrize(
    ("inside", "column", "rule", "value", "sentence"),
    [
        (
            "<CINclosureDate>2021-02-30</CINclosureDate>",
            "closure_date",
            "date_unreadable",
            "2021-02-30",
            "Read year first, its month has no such day.",
        ),
        (
            "<CINclosureDate>soon</CINclosureDate>",
            "closure_date",
            "date_unreadable",
            "(not shown)",
            "This is not a date.",
        ),
        (
            "<CINclosureDate>1911-01-01</CINclosureDate>",
            "closure_date",
            "date_too_early",
            "1911-01-01",
            "This is before 14 October 1991, when the law it falls under began.",
        ),
        (
            "<CINclosureDate>2021-05-31</CINclosureDate>",
            "closure_date",
            "end_before_start",
            "2021-05-31",
            "CINclosureDate comes before CINreferralDate.",
        ),
        ("<ReferralSource>9Z</ReferralSource>", "source", "code_unknown", "9Z", "This is not a code of any census."),
        (
            "<PrimaryNeedCode>Abuse or neglect</PrimaryNeedCode>",
            "need",
            "code_unknown",
            "(not shown)",
            "This is not a code of any census.",
        ),
        (
            "<ReferralNFA>maybe</ReferralNFA>",
            "no_further_action",
            "boolean_unreadable",
            "(not shown)",
            "This is neither yes (1, true) nor no (0, false).",
        ),
    ],
)
def test_a_wrong_field_is_flagged_and_its_row_stays(census, inside, column, rule, value, sentence):
    content = census.message(census.child(details=census.details(inside)))
    kept = census.read(content)
    (referral,) = kept.records("referral")
    assert referral[column] is None
    assert referral["flagged"] == f",{column},"
    assert referral["referral_date"] == date(2021, 6, 1)
    (flag,) = kept.edition.flagged
    assert (flag.row_id, flag.table, flag.column) == (referral["row_id"], "referral", column)
    assert (flag.rule, flag.value, flag.sentence) == (rule, value, sentence)
    (issue,) = kept.edition.issues
    assert (issue.rule, issue.value, issue.sentence, issue.sheet) == (rule, value, sentence, "CINdetails")
    assert content.splitlines()[issue.row - 1].startswith(inside)
    assert kept.edition.quarantined == ()


@pytest.mark.parametrize(
    ("number", "rule"),
    [("-1", "number_negative"), ("two", "number_unreadable"), ("*", "number_unreadable"), ("50%", "number_unreadable")],
)
def test_a_wrong_number_of_plans_is_missing_not_zero(census, number, rule):
    plan = census.plan(inside=f"<NumberOfPreviousCPP>{number}</NumberOfPreviousCPP>")
    kept = census.read(census.message(census.child(details=census.details(plan))))
    assert [row["previous_plans"] for row in kept.records("protection_plan")] == [None]
    assert kept.rules() == [rule]


@pytest.mark.parametrize(
    ("date_text", "rule", "value"),
    [("", "date_missing", ""), ("2021-13-01", "date_unreadable", "2021-13-01"), ("1066-10-14", "date_unreadable", "")],
)
def test_a_referral_that_cannot_be_placed_is_set_apart_and_its_records_stay(census, date_text, rule, value):
    assessment = "<Assessments><AssessmentActualStartDate>2021-06-02</AssessmentActualStartDate></Assessments>"
    details = census.details(assessment + census.plan(), date=date_text)
    kept = census.read(census.message(census.child(details=details)))
    (apart,) = kept.edition.quarantined
    assert (apart.rule, apart.sheet, apart.column) == (rule, "CINdetails", "CINreferralDate")
    assert apart.value == (value or date_text)
    assert apart.hint
    assert kept.rows["referral"] == []
    assert len(kept.rows["assessment"]) == len(kept.rows["protection_plan"]) == 1
    assert kept.edition.profile.rows["protection_plan"] == 1


def test_a_plan_without_a_start_is_set_apart_with_its_line(census):
    content = census.message(census.child(details=census.details(census.plan("Tuesday") + census.plan())))
    kept = census.read(content)
    (apart,) = kept.edition.quarantined
    assert (apart.sheet, apart.column, apart.value) == ("ChildProtectionPlans", "CPPstartDate", "(not shown)")
    assert content.splitlines()[apart.row - 1] == "<CPPstartDate>Tuesday</CPPstartDate>"
    assert len(kept.rows["protection_plan"]) == 1


@pytest.mark.parametrize("identifier", ["", "   ", "\u00a0"])
def test_records_of_a_child_who_is_not_named_are_all_set_apart(census, identifier):
    nameless = census.child(identifier, census.details(census.plan()))
    kept = census.read(census.message(nameless, census.child()))
    assert [apart.sheet for apart in kept.edition.quarantined] == ["Child", "CINdetails", "ChildProtectionPlans"]
    assert {apart.rule for apart in kept.edition.quarantined} == {"child_missing"}
    assert kept.edition.profile.children == 1


def test_a_file_in_which_nothing_can_be_taken_is_refused_with_every_reason(census):
    refused = census.refusal(census.message(census.child(details=census.details(date="x")), census.child("")))
    assert [issue.rule for issue in refused.issues] == [
        *("nothing_to_take", "date_unreadable", "child_missing", "child_missing")
    ]


def test_a_child_may_be_referred_before_birth_but_not_before_the_pregnancy(census):
    referred = census.details(date="2021-06-01")
    unborn = census.child("CH1", referred, born="2022-03-08")  # 280 days later
    impossible = census.child("CH2", referred, born="2022-03-09")
    kept = census.read(census.message(unborn, impossible))
    assert [row["birth_date"] for row in kept.records("referral")] == [date(2022, 3, 8), None]
    assert [row["flagged"] for row in kept.records("referral")] == ["", ",birth_date,"]
    assert [row["birth_date"] for row in kept.records("child")] == [date(2022, 3, 8), date(2022, 3, 9)]
    assert kept.rules() == ["birth_after_event"]


def test_a_birth_date_that_cannot_be_read_is_flagged_wherever_it_is_needed_and_never_shown(census):
    kept = census.read(census.message(census.child(details=census.details(census.plan()), born="05/15/2015")))
    for table in ("child", "referral", "protection_plan"):
        assert [(row["birth_date"], row["flagged"]) for row in kept.records(table)] == [(None, ",birth_date,")]
    assert {flag.value for flag in kept.edition.flagged} == {"", "(not shown)"}
    (issue,) = kept.edition.issues
    assert (issue.rule, issue.value, issue.field) == ("date_unreadable", "(not shown)", "PersonBirthDate")


def test_an_unborn_child_has_no_birth_date_and_no_flag(census):
    expected = "<ExpectedPersonBirthDate>2021-12-01</ExpectedPersonBirthDate>"
    kept = census.read(census.message(census.child(born="", more=expected)))
    assert [(row["birth_date"], row["flagged"]) for row in kept.records("referral")] == [(None, "")]
    assert kept.edition.issues == ()


def test_repeats_of_one_mistake_are_counted_and_the_first_is_located(census):
    wrong = census.details("<ReferralSource>9Z</ReferralSource>")
    content = census.message(*(census.child(f"CH{number}", wrong) for number in range(5)))
    kept = census.read(content)
    (issue,) = kept.edition.issues
    assert issue.count == 5
    assert content.splitlines()[issue.row - 1] == "<ReferralSource>9Z</ReferralSource>"
    assert len(kept.edition.flagged) == 5


def test_two_digit_years_are_warned_of_once_a_column(census):
    kept = census.read(
        census.message(*(census.child(f"CH{n}", census.details(date=f"0{n}/06/21")) for n in range(1, 4)))
    )
    (issue,) = kept.edition.issues
    assert (issue.rule, issue.count) == ("year_of_two_digits", 3)
    assert [row["referral_date"] for row in kept.records("referral")] == [date(2021, 6, n) for n in (1, 2, 3)]


def test_dates_after_the_year_are_kept_and_warned_of(census):
    late = census.details("<CINclosureDate>2022-04-02</CINclosureDate>", date="2022-04-01")
    kept = census.read(census.message(census.child(), census.child("CH2", late)))
    assert [row["referral_date"] for row in kept.records("referral")] == [date(2021, 6, 1), date(2022, 4, 1)]
    assert [(issue.rule, issue.field, issue.value) for issue in kept.edition.issues] == [
        ("date_after_year", "CINreferralDate", "2022-04-01"),
        ("date_after_year", "CINclosureDate", "2022-04-02"),
    ]


def test_an_element_no_census_has_is_named_and_one_written_twice_too(census):
    details = census.details(
        "<CINclosuredate2>x</CINclosuredate2><ReferralNFA>0</ReferralNFA><ReferralNFA>1</ReferralNFA>"
    )
    kept = census.read(census.message(census.child(details=details)))
    assert [(issue.rule, issue.field) for issue in kept.edition.issues] == [
        ("element_repeated", "ReferralNFA"),
        ("element_unknown", "cinclosuredate2"),
    ]
    assert [row["no_further_action"] for row in kept.records("referral")] == [False]


def test_a_child_twice_and_a_child_without_a_referral_are_said(census):
    kept = census.read(census.message(census.child(), census.child(), census.child("CH2", "")))
    assert kept.rules() == ["child_repeated", "child_without_referral"]
    assert kept.edition.profile.children == 2


def test_rows_of_a_file_on_one_line_have_ids_of_their_own(census):
    content = census.message(*(census.child(f"CH{n}") for n in range(3)))
    kept = census.read(content.replace("\n", ""))
    ids = [row[0] for rows in kept.rows.values() for row in rows]
    assert len(ids) == len(set(ids)) == 6
    assert kept.rows["referral"][2][0] == "referral:1.3"


def test_the_profile_says_rows_children_and_the_span_of_referrals(census):
    first, second = census.details(date="2021-04-01"), census.details(date="2022-03-31")
    profile = census.read(census.message(census.child("CH1", first + second), census.child("CH2"))).edition.profile
    assert (profile.rows["referral"], profile.rows["child"], profile.children) == (3, 2, 2)
    assert (profile.first_date, profile.last_date) == (date(2021, 4, 1), date(2022, 3, 31))
