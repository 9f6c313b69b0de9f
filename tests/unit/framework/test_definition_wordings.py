"""Made-up names and definitions of many services: what the definition doctor says of each, and where it is silent."""

import json
import textwrap
from datetime import date

import pytest

from waymark.domain.issue import Level
from waymark.framework.load import load_framework

WINDOW, DEADLINE, WEEKS = "window_in_name_against_text", "deadline_in_name_against_text", "working_days_against_weeks"
OPEN, SHARE, BREAK = "to_be_confirmed", "percentage_without_denominator", "not_comparable_without_break"
POPULATION, COMPLEMENT, CITED = "population_in_name_against_text", "ratio_is_complement", "cited_code_unknown"

WORDINGS = [
    # windows
    ("Percentage of repeat contacts (R12M)", "The percentage of contacts (YTD) that are repeats.", WINDOW),
    ("Repeat contacts, rolling year", "The percentage of contacts in the month that are repeats.", WINDOW),
    ("Fly-tips cleared, year to date", "The number of fly-tips cleared in the last 12 months.", WINDOW),
    ("Complaints upheld in the quarter", "The number of complaints upheld since 1 April.", WINDOW),
    ("Complaints upheld in the month", "The number of complaints upheld in the financial year so far (YTD).", WINDOW),
    ("New care home placements in the month", "The number of placements begun over the last three months.", WINDOW),
    ("Open cases at the end of the month", "The number of cases opened in the year to date.", WINDOW),
    ("Visits, 12 month rolling", "Visits to all libraries in the quarter.", WINDOW),
    ("Visits (rolling 12 months)", "The number of visits during the last twelve months.", ""),
    ("Visits (year to date)", "The number of visits since the start of the financial year.", ""),
    ("Visits in the quarter", "The number of visits in the latest quarter, reported each month.", ""),
    ("Visits (R3M)", "The number of visits in the last quarter.", ""),
    ("Referrals that come again within 12 months (R12M)",
     "The percentage of referrals in the last 12 months with a referral in the 12 months before.", ""),
    ("Children missing (R12M)", "Children in care at the snapshot date who went missing in the last 12 months.", ""),
    ("Children in one placement for the last two years", "Children in care at the snapshot date.", ""),
    ("Assessments completed in month", "The number of assessments completed within the month.", ""),
    # deadlines, weeks and working days
    ("Assessments within 6 weeks", "Assessments completed within 30 working days of allocation.", WEEKS),
    ("Plans within twenty weeks", "Plans issued within 100 working days of the request.", WEEKS),
    ("Plans in 20 weeks", "Plans issued in 20 weeks (100 working days).", WEEKS),
    ("Requests answered within 20 working days", "Requests answered inside 4 weeks of receipt.", WEEKS),
    ("Reviews within 28 days", "Reviews held within 35 days of the start.", DEADLINE),
    ("Reviews within 28 days", "Reviews held within 20 working days of the start.", DEADLINE),
    ("Major applications decided within 13 weeks", "Applications decided within 16 weeks of validation.", DEADLINE),
    ("Seen within 24 hours", "Children seen within 2 working days.", DEADLINE),
    ("Reviews within 28 days", "Reviews held within 4 weeks of the start.", ""),
    ("Repeats within a year (within 12 months)", "Those who came back within one year.", ""),
    ("Calls returned within 5 working days", "Mothers who are 12 weeks pregnant, called within 5 working days.", ""),
    ("Calls returned within 10 working days", "Calls returned within 10 working days, of all calls.", ""),
    # codes that are cited
    ("Gap", "The gap between the two groups (see definition for WA12a).", CITED),
    ("Gap", "The gap between the two groups. See PI 27.", CITED),
    ("Gap", "As AA2, but of the other group.", CITED),
    ("Gap", "As AA1, at KS2, by form P45 and the SEN2 return.", ""),
    ("Gap", "See Table 3 and section 47 of the Act; see AA1 above.", ""),
    # to be confirmed
    ("Caseload", "TBC", OPEN),
    ("Caseload", "Definition to be agreed.", OPEN),
    ("Caseload", "The definition is still to be confirmed by the service.", OPEN),
    ("Caseload", "Under development.", OPEN),
    ("Caseload", "Cases for each worker. Who counts as a worker is to be agreed.", ""),
    ("Young people whose destination is known", "Those with an offer whose placement is to be confirmed.", ""),
    # percentages
    ("Percentage seen in time", "The number of children who were seen in time.", SHARE),
    ("% of bins collected", "The total number of bins that were collected.", SHARE),
    ("Percentage of bins collected", "The number of bins collected as a percentage of those due.", ""),
    ("Percentage of bins collected", "The number of bins collected, out of all bins due.", ""),
    ("Percentage of calls answered", "Calls to the contact centre that were answered.", ""),
    ("Number of bins collected", "The number of bins that were collected.", ""),
    # comparison
    ("Offences", "The number of offences. Not comparable with figures before 2019.", BREAK),
    ("Offences", "Figures should not be compared with those of previous years.", BREAK),
    ("Offences", "There is a break in the series in 2020.", BREAK),
    ("Offences", "Comparisons with earlier publications are not valid.", BREAK),
    ("Offences", "Not comparable with the national figure, which counts adults.", ""),
    ("Offences", "There is no break in the series: figures are comparable with earlier years.", ""),
    # populations
    ("Plans held by pupils resident in the county", "Pupils on roll in all schools with a plan.", POPULATION),
    ("Absence of pupils attending county schools", "Absence of pupils who live in the county.", POPULATION),
    ("Households in temporary accommodation", "The number of people in temporary accommodation.", POPULATION),
    ("People in temporary accommodation", "The number of households in temporary accommodation.", POPULATION),
    ("Residents with diabetes", "Patients registered with a practice in the borough who have diabetes.", POPULATION),
    ("Plans of pupils resident here", "Pupils on roll who are resident in the county.", ""),
    ("Households with children", "Households in which children live.", ""),
    ("Pupils on roll with a plan", "Pupils on roll at the census, by school and not by where they live.", ""),
    # complements
    ("Surplus places", "Spare places: rolls as a proportion of capacity.", COMPLEMENT),
    ("Vacant posts", "Posts filled divided by posts in the establishment.", COMPLEMENT),
    ("Empty council homes", "Homes let, as a percentage of all homes.", COMPLEMENT),
    ("Occupancy of care homes", "Unoccupied beds as a share of all beds.", COMPLEMENT),
    ("Absence rate", "Sessions attended as a percentage of sessions possible.", COMPLEMENT),
    ("Young people not in education, employment or training",
     "Those in education, employment or training as a proportion of all aged 16 and 17.", COMPLEMENT),
    ("Surplus places", "Capacity less rolls, as a proportion of capacity.", ""),
    ("Surplus places", "Unfilled places as a proportion of capacity.", ""),
    ("Vacant posts", "Posts that are not filled, as a percentage of all posts.", ""),
    ("Absence rate", "Sessions missed as a percentage of sessions possible.", ""),
    ("Attendance rate", "Sessions attended as a percentage of sessions possible.", ""),
    # other services
    ("Sickness absence per FTE (12 month rolling)", "Average working days lost per FTE during the quarter.", WINDOW),
    ("Care home admissions (YTD)", "Admissions in the 12 months to the end of the quarter.", WINDOW),
    ("Children missing in the quarter", "Number of children missing in the latest month.", WINDOW),
    ("Suspensions in the academic year to date",
     "Suspensions in the rolling 12 months to the date of the report.", WINDOW),
    ("Wellbeing", "(Definition to be confirmed)", OPEN),
    ("Wellbeing", "Not yet defined.", OPEN),
    ("Violence", "Recording rules changed in 2015, so figures are not comparable with earlier years.", BREAK),
    ("Violence", "The new system means that trends over time are not comparable.", BREAK),
    ("Take-up by children attending settings in the district",
     "Children resident in the district who take up a place, as a percentage of all.", POPULATION),
    ("Number of people on the housing register", "Households on the register at the end of the month.", POPULATION),
    ("Unfilled school places (%)", "Number on roll as a % of net capacity", COMPLEMENT),
    ("Percentage of assessments not completed on time",
     "Assessments completed on time as a percentage of all assessments.", COMPLEMENT),
    ("Adults out of work", "Adults in work as a share of adults aged 16 to 64.", COMPLEMENT),
    ("Percentage of posts filled by permanent staff",
     "Posts held by permanent staff as a percentage of all posts; agency staff are not counted.", ""),
    ("Rent arrears as a percentage of rent due",
     "Arrears owed by tenants at the end of the quarter as a percentage of rent due in the year.", ""),
    ("Quarterly survey of residents",
     "The percentage of residents who are satisfied, as asked in the quarterly survey.", ""),
    ("Percentage of contacts decided within one working day",
     "Contacts with a decision within 1 working day, of all contacts in the month.", ""),
    ("Percentage of EHC assessments decided in 6 weeks",
     "Decisions to assess made within 6 weeks. Advice is due within a further 6 weeks; schools answer in 15 days.", ""),
    ("Pupils with SEN support",
     "Pupils on roll with SEN support at the January census, as a percentage of all pupils on roll.", ""),
    ("Unemployment rate",
     "People aged 16 to 64 out of work and seeking it, as a percentage of the economically active.", ""),
    ("Households in temporary accommodation per 1,000 households",
     "Households in temporary accommodation at quarter end per 1,000 households.", ""),
    ("Children living in low income households",
     "Children living in households with an income below 60% of the median.", ""),
    ("Percentage of 2 year olds taking up a funded place",
     "Two year olds with a place as a percentage of those eligible, at the headcount in the term.", ""),
    ("Void turnaround", "The average number of days between a tenancy ending and the home being let.", ""),
    ("Visits to museums", "The number of visits in the year to date, compared with the same months last year.", ""),
    ("Percentage of care plans reviewed",
     "Plans reviewed in the last 12 months as a percentage of plans open for at least 12 months.", ""),
    ("Care leavers in contact",
     "Care leavers with whom we were in contact in the 8 weeks before the end of the month, of all.", ""),
    ("Apprentices", "Apprentices in post on the last day of the quarter, as a percentage of staff.", ""),
    ("Agency spend", "Spend on agency staff as a percentage of the pay bill, year to date.", ""),
    ("Proportion of births at term with low weight",
     "Live births at term under 2,500 grams as a share of all live births at term to resident mothers.", ""),
    ("Turnover", "Leavers in the rolling year as a percentage of the average headcount in the year.", ""),
]  # fmt: skip


def bare(small, name, definition, more=""):
    """Puts an indicator BB2 that has words and a draft, and nothing that a council may still have to decide."""
    text = f"code: BB2\nname: {json.dumps(name)}\ndefinition: {json.dumps(definition)}\npolarity: none\nfrequency: M\n"
    text += "year_type: financial\nunit: count\ndecimals: 0\nsource: made up\nwhy_it_matters: It is made up.\n"
    text += "owner: Head of Service\nchecker: Management Information\nreview_date: 2027-03-31\n"
    small.write("indicators/BB2.yaml", text + (more or "measure: {draft: transcribed}\n"))
    small.write("targets/2021-22.csv", "indicator,area,year,target,floor,baseline,decision_ref\n"
                "AA1,E10,2021-22,20,25,24,plan\n")  # fmt: skip
    small.change("scorecards/directorate.yaml", "[AA1, BB2, BB2.longer]", "[AA1, BB2]")


@pytest.mark.parametrize(("name", "definition", "rule"), WORDINGS)
def test_what_is_said_of_a_definition(small, name, definition, rule):
    bare(small, name, definition)

    framework, issues = small.load()

    assert framework is not None, [str(issue) for issue in issues]
    assert {issue.rule for issue in issues} == ({rule} if rule else set()), [str(issue) for issue in issues]
    for issue in issues:
        assert issue.level is Level.WARNING
        assert issue.file == "small/indicators/BB2.yaml"
        assert issue.row in (2, 3)
        assert "BB2" in issue.sentence or "says" in issue.sentence or "names" in issue.sentence


@pytest.mark.parametrize(("name", "definition", "rule"), WORDINGS)
def test_it_is_said_too_where_a_text_is_broken_into_short_lines(small, name, definition, rule):
    bare(small, name, definition)
    lines = "|\n" + textwrap.indent(textwrap.fill(definition, 24), "  ")
    small.change("indicators/BB2.yaml", json.dumps(definition), lines)

    framework, issues = small.load()

    assert framework is not None, [str(issue) for issue in issues]
    assert {issue.rule for issue in issues} == ({rule} if rule else set()), [str(issue) for issue in issues]


def test_a_detail_left_open_is_reported_once_there_is_a_measure(small):
    measure = "numerator_name: cases\nmeasure:\n  total:\n    term: {count: {table: referral, at: referral_date}}\n"
    measure += "    window: M\n"
    bare(small, "Caseload", "Cases for each worker. Who counts as a worker is to be agreed.", measure)

    assert [issue.rule for issue in small.load()[1]] == [OPEN]


def test_a_dated_break_of_the_series_answers_not_comparable(small):
    bare(small, "Offences", "The number of offences. Not comparable with figures before 2019.")
    about = (
        "id: records, title: Records, what: Offences, how_often: monthly, comes_from: an extract, final_when: at once"
    )
    change = "{on: 2019-04-01, what: offences are counted otherwise, indicators: [BB2], comparable: no}"
    small.write("sources.yaml", f"sources:\n  - {{{about}, tables: [referral], changes: [{change}]}}\n")

    assert BREAK not in {issue.rule for issue in small.load()[1]}


@pytest.mark.parametrize("gone", ["polarity: none\n", "frequency: M\n", "why_it_matters: It is made up.\n",
                                  "measure: {draft: transcribed}\n", "code: BB2\n", "unit: count\n"])  # fmt: skip
def test_a_file_with_keys_left_out_is_still_read_for_what_it_says(small, gone):
    bare(small, "Visits (R12M)", "The number of visits (YTD).")
    small.change("indicators/BB2.yaml", gone, "")

    assert WINDOW in {issue.rule for issue in small.load()[1]}


def test_a_missing_polarity_is_a_warning_and_the_indicator_is_not_judged(small):
    small.change("indicators/BB2.yaml", "polarity: H\n", "")

    framework, issues = small.load()

    assert framework is not None
    assert [(issue.rule, issue.level) for issue in issues] == [("kpi_without_target_or_polarity", Level.WARNING)]
    assert "BB2 has no polarity" in issues[0].sentence
    assert framework.indicator("BB2").polarity.value == "none"


def test_two_texts_that_differ_in_small_words_are_nearly_the_same(small):
    bare(small, "Another name", "Of the referrals with an earlier one, all referrals")

    assert [(issue.rule, issue.row) for issue in small.load()[1]] == [("two_codes_one_text", 3)]


def test_a_review_date_is_past_from_the_day_after_it(small):
    on_it = load_framework(small.folder, date(2027, 3, 31))[1]
    after = load_framework(small.folder, date(2027, 4, 1))[1]

    assert on_it == []
    assert [(issue.rule, issue.row, issue.value) for issue in after] == [
        ("owner_checker_review", 15, "2027-03-31"),
        ("owner_checker_review", 15, "2027-03-31"),
    ]
