"""Cases cut into one year's CIN census, as the XML that is handed in.

A census holds every case open on any day of the year, with all that had happened by 31 March and was not over
before 1 April. Elements stand in the order of the schema; what lies after the year end is left out.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from waymark.synthetic import code_sets
from waymark.synthetic.birthdays import birthday
from waymark.synthetic.population import AUTHORITY, Child
from waymark.synthetic.referrals import Case, CasesByChild
from waymark.synthetic.timeline import ReportedYear

_DIGITS = ("0", "1")
_WORDS = ("false", "true")


def live_by_year(cases: CasesByChild, years: Sequence[ReportedYear]) -> list[CasesByChild]:
    """For each year, children with a case open on a day of it, and those cases."""
    found: list[list[tuple[Child, list[Case]]]] = [[] for _ in years]
    first, last = years[0].first, years[-1].last
    for child, known in cases:
        reported = [case for case in known if case.referred <= last and case.closed >= first]
        if not reported:
            continue
        for year, of_year in zip(years, found, strict=True):
            live = [case for case in reported if case.referred <= year.last and case.closed >= year.first]
            if live:
                of_year.append((child, live))
    return [list(of_year) for of_year in found]


def write_cin_census(path: Path, live: CasesByChild, year: ReportedYear, *, booleans_as_words: bool) -> None:
    """Writes one year's census. `live`: the year's cases, from `live_by_year` · `booleans_as_words`: true and false
    instead of 1 and 0, as some systems export.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    booleans = _WORDS if booleans_as_words else _DIGITS
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_opening(year))
        for child, of_child in live:
            parts = ["<Child>\n", *_about_child(child, year)]
            for case in of_child:
                parts += _case(case, year, booleans)
            parts.append("</Child>\n")
            file.write("".join(parts))
        file.write("</Children>\n</Message>\n")


def _opening(year: ReportedYear) -> str:
    taken = year.last.isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n<Header>\n<CollectionDetails>\n'
        f"<Collection>CIN</Collection>\n<Year>{year.ends_in}</Year>\n<ReferenceDate>{taken}</ReferenceDate>\n"
        "</CollectionDetails>\n<Source>\n<SourceLevel>L</SourceLevel>\n"
        f"<LEA>{AUTHORITY}</LEA>\n<SoftwareCode>Made-up county</SoftwareCode>\n<SerialNo>001</SerialNo>\n"
        f"<DateTime>{year.ends_in}-07-01T09:00:00</DateTime>\n</Source>\n</Header>\n<Children>\n"
    )


@cache
def _day(day: date) -> str:
    return day.isoformat()


def _about_child(child: Child, year: ReportedYear) -> Iterator[str]:
    yield f"<ChildIdentifiers>\n<LAchildID>{child.number}</LAchildID>\n"
    born = child.born if child.born and child.born <= year.last else None
    if born and birthday(born, 5) <= year.last:
        yield f"<UPN>{child.upn}</UPN>\n"
    else:
        yield "<UPNunknown>UN1</UPNunknown>\n"
    if born:
        yield f"<PersonBirthDate>{_day(born)}</PersonBirthDate>\n"
    elif child.expected:
        yield f"<ExpectedPersonBirthDate>{_day(child.expected)}</ExpectedPersonBirthDate>\n"
    sex = code_sets.sex(child.sex if born else "U", year.ends_in)
    element = code_sets.sex_element(year.ends_in)
    yield f"<{element}>{sex}</{element}>\n</ChildIdentifiers>\n"
    yield f"<ChildCharacteristics>\n<Ethnicity>{child.ethnicity if born else 'NOBT'}</Ethnicity>\n"
    if child.disability and born:
        yield f"<Disabilities>\n<Disability>{child.disability}</Disability>\n</Disabilities>\n"
    yield "</ChildCharacteristics>\n"


def _case(case: Case, year: ReportedYear, booleans: tuple[str, str]) -> Iterator[str]:
    last = year.last
    yield f"<CINdetails>\n<CINreferralDate>{_day(case.referred)}</CINreferralDate>\n"
    yield f"<ReferralSource>{case.source}</ReferralSource>\n<PrimaryNeedCode>{case.need}</PrimaryNeedCode>\n"
    if case.closed <= last:
        yield f"<CINclosureDate>{_day(case.closed)}</CINclosureDate>\n"
        reason = code_sets.closure_reason(case.closure_reason, year.ends_in)
        yield f"<ReasonForClosure>{reason}</ReasonForClosure>\n"
    if case.conference and year.first <= case.conference <= last:
        yield f"<DateOfInitialCPC>{_day(case.conference)}</DateOfInitialCPC>\n"
    yield from _assessment(case, year)
    if case.need_plan and code_sets.has_plan_dates(year.ends_in) and _within(case.need_plan, year):
        start, end = case.need_plan
        yield f"<CINPlanDates>\n<CINPlanStartDate>{_day(start)}</CINPlanStartDate>\n"
        yield f"<CINPlanEndDate>{_day(end)}</CINPlanEndDate>\n</CINPlanDates>\n" if end <= last else "</CINPlanDates>\n"
    yield from _enquiry(case, year, booleans)
    yield f"<ReferralNFA>{booleans[case.no_further_action]}</ReferralNFA>\n"
    yield from _plan(case, year)
    yield "</CINdetails>\n"


def _within(span: tuple[date, date], year: ReportedYear) -> bool:
    return span[0] <= year.last and span[1] >= year.first


def _assessment(case: Case, year: ReportedYear) -> Iterator[str]:
    assessment = case.assessment
    if assessment is None or not _within((assessment.start, assessment.authorised), year):
        return
    yield f"<Assessments>\n<AssessmentActualStartDate>{_day(assessment.start)}</AssessmentActualStartDate>\n"
    if assessment.authorised <= year.last:
        yield f"<AssessmentAuthorisationDate>{_day(assessment.authorised)}</AssessmentAuthorisationDate>\n"
        factors = "".join(f"<AssessmentFactors>{factor}</AssessmentFactors>\n" for factor in assessment.factors)
        yield f"<FactorsIdentifiedAtAssessment>\n{factors}</FactorsIdentifiedAtAssessment>\n"
    yield "</Assessments>\n"


def _enquiry(case: Case, year: ReportedYear, booleans: tuple[str, str]) -> Iterator[str]:
    enquiry = case.enquiry
    if enquiry is None or not _within((enquiry.start, enquiry.conference or enquiry.target), year):
        return
    yield f"<Section47>\n<S47ActualStartDate>{_day(enquiry.start)}</S47ActualStartDate>\n"
    if enquiry.conference:
        yield f"<InitialCPCtarget>{_day(enquiry.target)}</InitialCPCtarget>\n"
        if enquiry.conference <= year.last:
            yield f"<DateOfInitialCPC>{_day(enquiry.conference)}</DateOfInitialCPC>\n"
    yield f"<ICPCnotRequired>{booleans[enquiry.conference is None]}</ICPCnotRequired>\n</Section47>\n"


def _plan(case: Case, year: ReportedYear) -> Iterator[str]:
    plan = case.plan
    if plan is None or not _within((plan.start, plan.end), year):
        return
    yield f"<ChildProtectionPlans>\n<CPPstartDate>{_day(plan.start)}</CPPstartDate>\n"
    if plan.end <= year.last:
        yield f"<CPPendDate>{_day(plan.end)}</CPPendDate>\n"
    yield f"<InitialCategoryOfAbuse>{plan.initial_category}</InitialCategoryOfAbuse>\n"
    yield f"<LatestCategoryOfAbuse>{plan.latest_category}</LatestCategoryOfAbuse>\n"
    yield f"<NumberOfPreviousCPP>{plan.previous}</NumberOfPreviousCPP>\n"
    held = "".join(f"<CPPreviewDate>{_day(day)}</CPPreviewDate>\n" for day in plan.reviews if day <= year.last)
    yield f"<Reviews>\n{held}</Reviews>\n</ChildProtectionPlans>\n" if held else "</ChildProtectionPlans>\n"
