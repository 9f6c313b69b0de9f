"""Every extract of a made-up county, besides where its children live."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from waymark.synthetic.allocations import allocation_extract, team_homes
from waymark.synthetic.attainment import Attainment
from waymark.synthetic.attendance import Attendance
from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.early_help import EarlyHelp
from waymark.synthetic.extract import Extract
from waymark.synthetic.extract_faults import ExtractFaults
from waymark.synthetic.fault import Fault
from waymark.synthetic.homes import Practice, Resident
from waymark.synthetic.population import Child, District, Home
from waymark.synthetic.pupils import pupils
from waymark.synthetic.quarters import Quarters
from waymark.synthetic.referrals import CasesByChild
from waymark.synthetic.return_interviews import ReturnInterviews
from waymark.synthetic.school_capacity import school_capacity_extracts
from waymark.synthetic.school_preferences import school_preference_extract
from waymark.synthetic.schools import schools
from waymark.synthetic.team_spells import team_spells
from waymark.synthetic.timeline import Timeline
from waymark.synthetic.workforce import workforce
from waymark.synthetic.youth_justice import YouthJustice


@dataclass(frozen=True)
class CountyExtracts:
    """`files`: in the order in which they are written · `team_homes`: where children count by the team that has their
    case · `residents`: people of whom no return knows, but whose district is known.
    """

    files: tuple[Extract, ...]
    team_homes: Mapping[Child, tuple[Home, ...]]
    residents: tuple[Resident, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class KnownChildren:
    """The part of the county that the returns are about. `cases` as the census takes them."""

    timeline: Timeline
    districts: tuple[District, ...]
    children: tuple[Child, ...]
    histories: Sequence[CareHistory]
    cases: CasesByChild


def county_extracts(
    stream: Callable[[str], Random], known: KnownChildren, scale: float, pupil_scale: float
) -> CountyExtracts:
    """Makes the extracts up. stream: name of a part → its own random numbers · pupil_scale: pupils for each that a
    county of this scale has; schools are never fewer for it.
    """
    timeline, districts = known.timeline, known.districts
    spoil = ExtractFaults(stream("extract faults"), scale)

    every_case = [case for _, of_child in known.cases for case in of_child]
    early_help, lost = EarlyHelp(stream("early help"), timeline, districts, scale, every_case).extract()
    interviews = ReturnInterviews(
        stream("return interviews"), timeline, districts, scale, known.histories, known.cases
    ).extract()

    quarters = Quarters(timeline)
    spells = team_spells(stream("teams"), timeline, districts, known.histories, known.cases)
    employed = workforce(stream("workforce"), quarters, districts, spells)
    allocations = allocation_extract(stream("allocations"), quarters, spells, employed)

    justice = YouthJustice(stream("youth justice"), timeline, districts, scale, known.children)
    disposals = justice.extract()

    social_work = (
        spoil.early_help(early_help),
        spoil.missing_episodes(interviews),
        *spoil.posts(employed.extracts(quarters)),
        spoil.allocations(allocations),
        spoil.offences(disposals),
    )
    education, more_sessions = _education(stream, known, scale, pupil_scale, spoil)
    faults = (*lost, *spoil.faults, *more_sessions)
    return CountyExtracts((*social_work, *education), team_homes(spells), tuple(justice.residents), faults)


def _education(
    stream: Callable[[str], Random], known: KnownChildren, scale: float, pupil_scale: float, spoil: ExtractFaults
) -> tuple[list[Extract], list[Fault]]:
    timeline, districts = known.timeline, known.districts
    practice = Practice(stream("education by district"), districts, slope=0.14)
    all_schools = schools(stream("schools"), districts, scale)
    cohorts = pupils(stream("pupils"), timeline, districts, all_schools, scale * pupil_scale)
    results = Attainment(stream("attainment"), timeline, practice, cohorts)
    attendance, faults = Attendance(stream("attendance"), timeline, practice, all_schools, cohorts, scale).extract()
    extracts = [
        *results.eyfsp(),
        *spoil.results(results.ks2()),
        *results.ks4(),
        school_preference_extract(stream("preferences"), timeline, practice, cohorts),
        *school_capacity_extracts(stream("capacity"), timeline, all_schools),
        attendance,
    ]
    return extracts, faults
