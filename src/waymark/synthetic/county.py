"""A made-up county, written as the returns that a real one hands in, and as extracts of what no return holds.

Children are given whole histories first; the returns are those histories cut year by year. The same arguments give
the same bytes. Nothing here is about anybody: see `population`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from waymark.synthetic.care_histories import CareHistory, care_histories
from waymark.synthetic.care_leavers import care_leaver_birthdays
from waymark.synthetic.cin_census_faults import referred_twice
from waymark.synthetic.county_extracts import KnownChildren, county_extracts
from waymark.synthetic.extract import write_extract
from waymark.synthetic.fault import Fault
from waymark.synthetic.population import Child, District, Population
from waymark.synthetic.referrals import Case, CasesByChild, cases
from waymark.synthetic.short_breaks import short_break_histories
from waymark.synthetic.ssda903_faults import Ssda903Faults
from waymark.synthetic.ssda903_set import Ssda903Set, ssda903_set
from waymark.synthetic.timeline import ReportedYear, Timeline
from waymark.synthetic.write_child_area import write_child_area
from waymark.synthetic.write_cin_census import live_cases, write_cin_census
from waymark.synthetic.write_ssda903 import write_ssda903

_EARLIEST_YEAR, _LATEST_YEAR = 2016, 2025  # the first and last year whose code sets are known here


@dataclass(frozen=True)
class Written:
    """What was written. `paths`: return (`ssda903`, `cin-census`, `extract`) → its files, oldest year first."""

    paths: Mapping[str, tuple[Path, ...]]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class County:
    """A county before its returns are written. `children`: those in some return · `sets`: one for each year, with
    their faults · `cases`: by child, in the order of their numbers.
    """

    timeline: Timeline
    districts: tuple[District, ...]
    children: tuple[Child, ...]
    histories: tuple[CareHistory, ...]
    sets: tuple[Ssda903Set, ...]
    cases: CasesByChild
    faults: tuple[Fault, ...]


def write_county(
    out: Path,
    *,
    seed: int,
    scale: float,
    first_year: int,
    last_year: int,
    districts: Sequence[str],
    progress: Callable[[str], None],
    pupil_scale: float = 0.2,
) -> Written:
    """Writes SSDA903 sets, CIN censuses and extracts under `out`.

    scale: 1.0 is a county of Kent's size · first_year, last_year: the years in which the first and last financial
    year start · districts: area codes · progress: told in a few words what is being done · pupil_scale: pupils for
    each that a county of this scale has; their schools are not fewer for it.
    Raises ValueError for a scale that is not positive, years out of order or without code sets, no district.
    """
    if pupil_scale <= 0:
        raise ValueError(f"pupil_scale is {pupil_scale}; it must be more than 0 (1.0 is every pupil)")
    progress("Making up children and their histories")
    county = make_county(seed=seed, scale=scale, first_year=first_year, last_year=last_year, districts=districts)
    years = county.timeline.years
    progress(f"Writing SSDA903, {years[0].label} to {years[-1].label}")
    ssda903 = write_ssda903(out / "ssda903", county.sets)
    cin_census = []
    for year in years:
        progress(f"Writing CIN census {year.label}")
        path = out / "cin-census" / f"{year.label}.xml"
        write_cin_census(path, county.cases, year, booleans_as_words=year == _year_with_words(county.timeline))
        cin_census.append(path)
    progress("Making up early help, teams, offending and pupils")
    known = KnownChildren(county.timeline, county.districts, county.children, county.histories, county.cases)
    extracts = county_extracts(lambda name: _stream(seed, name), known, scale, pupil_scale)
    progress("Writing extracts")
    folder = out / "extract"
    written = [write_child_area(folder, county.children, extracts.residents, extracts.team_homes)]
    written += [write_extract(folder, extract) for extract in extracts.files]
    paths = {"ssda903": ssda903, "cin-census": tuple(cin_census), "extract": tuple(written)}
    return Written(paths, (*county.faults, *extracts.faults))


def make_county(*, seed: int, scale: float, first_year: int, last_year: int, districts: Sequence[str]) -> County:
    """The county of `write_county`, unwritten. Each part draws from a stream of its own."""
    if scale <= 0:
        raise ValueError(f"scale is {scale}; it must be more than 0 (1.0 is a county of Kent's size)")
    if not _EARLIEST_YEAR <= first_year <= last_year <= _LATEST_YEAR:
        raise ValueError(
            f"years {first_year} to {last_year} cannot be made up; they run from {_EARLIEST_YEAR} to {_LATEST_YEAR}"
        )
    timeline = Timeline(first_year, last_year)
    population = Population(_stream(seed, "population"), timeline, districts)
    histories = care_histories(_stream(seed, "care"), timeline, population, scale)
    histories += short_break_histories(_stream(seed, "short breaks"), timeline, population, scale)
    leavers = care_leaver_birthdays(_stream(seed, "care leavers"), timeline, histories)
    sets = tuple(ssda903_set(histories, leavers, year) for year in timeline.years)
    faults = Ssda903Faults(_stream(seed, "faults"), sets, scale).spoil()
    drawn = cases(_stream(seed, "referrals"), timeline, population, scale, histories)
    again = referred_twice(_stream(seed, "referred twice"), timeline, scale, drawn)
    by_child = _by_child([*drawn, *again])
    faults += _census_faults(timeline, by_child, len(again))
    children = _returned_children(timeline, sets, by_child)
    return County(timeline, population.districts, children, tuple(histories), sets, by_child, tuple(faults))


def _stream(seed: int, name: str) -> Random:
    """Random numbers for one part, so that a change to one does not stir up the others."""
    return Random(f"{seed} {name}")


def _by_child(drawn: Sequence[Case]) -> CasesByChild:
    known: dict[Child, list[Case]] = {}
    for case in drawn:
        known.setdefault(case.child, []).append(case)
    ordered = sorted(known.items(), key=lambda item: int(item[0].number))
    return [(child, sorted(of_child, key=lambda case: case.referred)) for child, of_child in ordered]


def _returned_children(timeline: Timeline, sets: Sequence[Ssda903Set], by_child: CasesByChild) -> tuple[Child, ...]:
    """Children who are in some return, in the order of their numbers.

    A child in care always has a case, so every child of the county is a key of `by_child`.
    """
    in_care = {row[0] for year_set in sets for row in year_set.tables["header"]}
    referred = {child.number for year in timeline.years for child, _ in live_cases(by_child, year)}
    return tuple(child for child, _ in by_child if child.number in in_care or child.number in referred)


def _year_with_words(timeline: Timeline) -> ReportedYear:
    """The one census whose booleans are words."""
    return timeline.years[len(timeline.years) // 2]


def _census_faults(timeline: Timeline, by_child: CasesByChild, twice: int) -> list[Fault]:
    words = _year_with_words(timeline).label
    faults = [
        Fault("referred twice on a day", twice, "cin-census"),
        Fault("booleans as words", 1, f"cin-census/{words}.xml"),
    ]
    unborn = [
        (year, child)
        for year in timeline.years
        for child, _ in live_cases(by_child, year)
        if child.born is None or child.born > year.last
    ]
    if unborn:
        faults.append(
            Fault("unborn child without a date of birth", len(unborn), f"cin-census/{unborn[0][0].label}.xml")
        )
    return faults
