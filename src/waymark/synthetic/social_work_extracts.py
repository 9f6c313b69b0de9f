"""The extracts about children of social work, besides where they live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waymark.synthetic.allocations import allocation_extract, team_homes
from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.extract import Extract
from waymark.synthetic.extract_faults import ExtractFaults
from waymark.synthetic.fault import Fault
from waymark.synthetic.homes import Resident
from waymark.synthetic.plan import Plan
from waymark.synthetic.population import Child, Home
from waymark.synthetic.quarters import Quarters
from waymark.synthetic.referrals import CasesByChild
from waymark.synthetic.return_interviews import ReturnInterviews
from waymark.synthetic.team_spells import team_spells
from waymark.synthetic.workforce import PostState, workforce
from waymark.synthetic.youth_justice import YouthJustice


@dataclass(frozen=True)
class KnownChildren:
    """The part of the county that the returns are about. `cases` as the census takes them."""

    children: tuple[Child, ...]
    histories: Sequence[CareHistory]
    cases: CasesByChild


@dataclass(frozen=True)
class SocialWorkExtracts:
    """`files`: in the order in which they are written · `team_homes`: where children count by the team that has their
    case · `residents`: people of whom no return knows, but whose district is known · `posts`: quarter end → its posts.
    """

    files: tuple[Extract, ...]
    team_homes: Mapping[Child, tuple[Home, ...]]
    residents: tuple[Resident, ...]
    posts: tuple[tuple[date, Sequence[PostState]], ...]
    faults: tuple[Fault, ...]


def social_work_extracts(plan: Plan, known: KnownChildren) -> SocialWorkExtracts:
    """Makes the extracts up."""
    timeline, districts, scale, stream = plan.timeline, plan.districts, plan.scale, plan.stream
    spoil = ExtractFaults(stream("extract faults"), scale)

    interviews = ReturnInterviews(
        stream("return interviews"), timeline, districts, scale, known.histories, known.cases
    ).extract()

    quarters = Quarters(timeline)
    spells = team_spells(stream("teams"), timeline, districts, known.histories, known.cases)
    employed = workforce(stream("workforce"), quarters, districts, spells)
    allocations = allocation_extract(stream("allocations"), quarters, spells, employed)

    justice = YouthJustice(stream("youth justice"), timeline, districts, scale, known.children)
    disposals = justice.extract()

    files = (
        spoil.missing_episodes(interviews),
        *spoil.posts(employed.extracts(quarters)),
        spoil.allocations(allocations),
        spoil.offences(disposals),
    )
    posts = tuple(zip(quarters.ends, employed.states, strict=True))
    return SocialWorkExtracts(files, team_homes(spells), tuple(justice.residents), posts, tuple(spoil.faults))
