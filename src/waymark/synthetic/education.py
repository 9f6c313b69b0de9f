"""The pupils, schools and young people of a made-up county: the School Census, and extracts of the rest."""

from pathlib import Path

from waymark.synthetic.attainment import Attainment
from waymark.synthetic.exclusions import Exclusions
from waymark.synthetic.extract import Extract, LineExtract, write_extract
from waymark.synthetic.extract_faults import ExtractFaults
from waymark.synthetic.funded_places import funded_place_extract
from waymark.synthetic.homes import Practice
from waymark.synthetic.inspections import inspections
from waymark.synthetic.participation import participation
from waymark.synthetic.plan import Plan
from waymark.synthetic.published_numbers import population_extract
from waymark.synthetic.pupils import pupils
from waymark.synthetic.school_capacity import school_capacity_extracts
from waymark.synthetic.school_census import census_days, school_census, share_with_plan
from waymark.synthetic.school_preferences import school_preference_extract
from waymark.synthetic.schools import mainstream, schools
from waymark.synthetic.special_needs import SpecialNeeds
from waymark.synthetic.special_needs_extracts import ehcp_requests, sen_plan_extract
from waymark.synthetic.write_dfe_open_data import write_dfe_open_data
from waymark.synthetic.write_school_census import SchoolCensus
from waymark.synthetic.written import Written


def write_education(out: Path, plan: Plan) -> Written:
    """Writes the School Census and the extracts: under `later` the one that fills what the others leave open."""
    timeline, districts, stream = plan.timeline, plan.districts, plan.stream
    spoil = ExtractFaults(stream("education faults"), plan.pupil_scale)
    practice = Practice(stream("education by district"), districts, slope=0.14)
    all_schools = schools(stream("schools"), districts)
    with_places = mainstream(all_schools)
    cohorts = pupils(stream("pupils"), timeline, districts, all_schools, plan.pupil_scale)
    needs = SpecialNeeds(stream("special needs"), timeline, practice, cohorts)
    results = Attainment(stream("attainment"), timeline, practice, cohorts)
    census = SchoolCensus(
        stream("attendance"),
        plan.array_stream("sessions missed"),
        timeline,
        practice,
        all_schools,
        cohorts,
        needs,
        plan.pupil_scale,
    ).write(out)
    requests, later = ehcp_requests(timeline, needs)
    extracts: list[Extract | LineExtract] = [
        *results.eyfsp(),
        *spoil.results(results.ks2()),
        *results.ks4(),
        school_preference_extract(stream("preferences"), timeline, practice, cohorts),
        *school_capacity_extracts(stream("capacity"), timeline, with_places),
        *school_census(timeline, cohorts, needs),
        spoil.exclusions(Exclusions(stream("exclusions"), timeline, cohorts, plan.scale).extract()),
        *spoil.plan_requests(requests),
        sen_plan_extract(timeline, needs),
        *participation(plan.array_stream("participation"), timeline, cohorts),
        *inspections(stream("inspections"), timeline, districts, all_schools, plan.scale),
        spoil.funded_places(
            funded_place_extract(stream("funded places"), timeline, districts, practice, plan.pupil_scale)
        ),
        population_extract(timeline, districts, plan.scale),
    ]
    shares = {day: share_with_plan(day, cohorts, needs) for day in census_days(timeline)}
    paths = {
        "extract": tuple(write_extract(out / "extract", extract) for extract in extracts),
        "later": (write_extract(out / "later", later),),
    }
    return Written(paths, tuple(spoil.faults)) + census + write_dfe_open_data(out, plan, shares)
