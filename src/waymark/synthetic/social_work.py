"""The children of social work: their histories first, then the returns, cut from them year by year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from waymark.synthetic.care_histories import CareHistory, care_histories
from waymark.synthetic.care_leavers import care_leaver_birthdays
from waymark.synthetic.cin_census_faults import referred_twice
from waymark.synthetic.districts import District
from waymark.synthetic.extract import write_extract
from waymark.synthetic.fault import Fault
from waymark.synthetic.plan import Plan
from waymark.synthetic.population import Child, Population
from waymark.synthetic.referrals import Case, CasesByChild, cases
from waymark.synthetic.short_breaks import short_break_histories
from waymark.synthetic.social_work_extracts import KnownChildren, social_work_extracts
from waymark.synthetic.ssda903_faults import Ssda903Faults
from waymark.synthetic.ssda903_set import Ssda903Set, ssda903_set
from waymark.synthetic.timeline import ReportedYear, Timeline
from waymark.synthetic.write_annex_a import write_annex_a
from waymark.synthetic.write_child_area import write_child_area
from waymark.synthetic.write_cin_census import live_by_year, write_cin_census
from waymark.synthetic.write_csww import write_censuses
from waymark.synthetic.write_ssda903 import write_ssda903
from waymark.synthetic.written import Written


@dataclass(frozen=True)
class County:
    """Before its returns are written. `children`: those in some return · `sets`: one for each year, with their faults ·
    `cases`: by child, in the order of their numbers · `live`: for each year, those with a case open on a day of it.
    """

    timeline: Timeline
    districts: tuple[District, ...]
    children: tuple[Child, ...]
    histories: tuple[CareHistory, ...]
    sets: tuple[Ssda903Set, ...]
    cases: CasesByChild
    live: Sequence[CasesByChild]
    faults: tuple[Fault, ...]


def write_social_work(out: Path, plan: Plan, county: County, progress: Callable[[str], None]) -> Written:
    """Writes SSDA903 sets, both censuses of social work, Annex A, and the extracts about the same children."""
    years = plan.timeline.years
    progress(f"Writing SSDA903, {years[0].label} to {years[-1].label}")
    ssda903 = write_ssda903(out / "ssda903", county.sets)
    cin_census = []
    for year, live in zip(years, county.live, strict=True):
        progress(f"Writing CIN census {year.label}")
        path = out / "cin-census" / f"{year.label}.xml"
        write_cin_census(path, live, year, booleans_as_words=year == _year_with_words(plan.timeline))
        cin_census.append(path)
    progress("Making up teams, interviews and offending")
    known = KnownChildren(county.children, county.histories, county.cases)
    extracts = social_work_extracts(plan, known)
    progress("Writing extracts")
    folder = out / "extract"
    written = [write_child_area(folder, county.children, extracts.residents, extracts.team_homes)]
    written += [write_extract(folder, extract) for extract in extracts.files]
    censuses = write_censuses(out / "csww", extracts.posts)
    progress("Writing Annex A")
    lists = write_annex_a(out / "annex-a" / "annex_a.xlsx", plan.timeline.last, county.cases, county.histories)
    paths = {
        "ssda903": ssda903,
        "cin-census": tuple(cin_census),
        "csww": censuses,
        "annex-a": (lists,),
        "extract": tuple(written),
    }
    return Written(paths, (*county.faults, *extracts.faults))


def make_county(plan: Plan, with_faults: bool = True) -> County:
    """The children of the county, unwritten. Each part draws from a stream of its own.

    with_faults: whether the returns are to have the mistakes that returns have.
    """
    timeline, scale, stream = plan.timeline, plan.scale, plan.stream
    population = Population(stream("population"), timeline, plan.districts)
    histories = care_histories(stream("care"), timeline, population, scale)
    histories += short_break_histories(stream("short breaks"), timeline, population, scale)
    leavers = care_leaver_birthdays(stream("care leavers"), timeline, histories)
    sets = tuple(ssda903_set(histories, leavers, year) for year in timeline.years)
    faults = Ssda903Faults(stream("faults"), sets, scale).spoil() if with_faults else []
    drawn = cases(stream("referrals"), timeline, population, scale, histories)
    again = referred_twice(stream("referred twice"), timeline, scale, drawn) if with_faults else []
    by_child = _by_child([*drawn, *again])
    live = live_by_year(by_child, timeline.years)
    faults += _census_faults(timeline, live, len(again))
    children = _returned_children(sets, by_child, live)
    return County(timeline, plan.districts, children, tuple(histories), sets, by_child, live, tuple(faults))


def _by_child(drawn: Sequence[Case]) -> CasesByChild:
    known: dict[Child, list[Case]] = {}
    for case in drawn:
        known.setdefault(case.child, []).append(case)
    ordered = sorted(known.items(), key=lambda item: int(item[0].number))
    return [(child, sorted(of_child, key=lambda case: case.referred)) for child, of_child in ordered]


def _returned_children(
    sets: Sequence[Ssda903Set], by_child: CasesByChild, live: Sequence[CasesByChild]
) -> tuple[Child, ...]:
    """Children who are in some return, in the order of their numbers.

    A child in care always has a case, so every child of the county is a key of `by_child`.
    """
    returned = {row[0] for year_set in sets for row in year_set.tables["header"]}
    returned |= {child.number for of_year in live for child, _ in of_year}
    return tuple(child for child, _ in by_child if child.number in returned)


def _year_with_words(timeline: Timeline) -> ReportedYear:
    """The one census whose booleans are words."""
    return timeline.years[len(timeline.years) // 2]


def _census_faults(timeline: Timeline, live: Sequence[CasesByChild], twice: int) -> list[Fault]:
    words = _year_with_words(timeline).label
    faults = [
        Fault("referred twice on a day", twice, "cin-census"),
        Fault("booleans as words", 1, f"cin-census/{words}.xml"),
    ]
    unborn = [
        year
        for year, of_year in zip(timeline.years, live, strict=True)
        for child, _ in of_year
        if child.born is None or child.born > year.last
    ]
    if unborn:
        faults.append(Fault("unborn child without a date of birth", len(unborn), f"cin-census/{unborn[0].label}.xml"))
    return faults
