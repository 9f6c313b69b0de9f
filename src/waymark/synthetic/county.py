"""A made-up county, written as the returns that a real one hands in, and as extracts of what no return holds.

Social work is one half; pupils and Early Help are the other, which a second process may write. The same arguments give
the same bytes, whatever the number of processes. Nothing here is about anybody: see `population`.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waymark.synthetic.beside import beside
from waymark.synthetic.early_help import SteppedDown, stepped_down
from waymark.synthetic.education import write_education
from waymark.synthetic.plan import Plan, plan_of
from waymark.synthetic.social_work import make_county, write_social_work
from waymark.synthetic.write_early_help import write_early_help
from waymark.synthetic.written import Written

EDITION = 3  # of the made-up county: one more whenever the same arguments give other bytes


def write_county(
    out: Path,
    *,
    seed: int,
    scale: float,
    pupil_scale: float,
    first_year: int,
    last_year: int,
    districts: Sequence[str],
    progress: Callable[[str], None],
    authority: str = "",
    processes: int = 1,
) -> Written:
    """Writes SSDA903 sets, CIN, school and workforce censuses, Annex A, extracts and open data of all England under
    `out`.

    scale: 1.0 is a county of Kent's size · pupil_scale: the same for its pupils and young people; their schools are not
    fewer for it · first_year, last_year: the years in which the first and last financial year start · districts: area
    codes · authority: the code of the whole · progress: told in a few words what is being done · processes: 1 or 2.
    Raises ValueError for a scale that is not positive, years out of order or without code sets, no district.
    """
    plan = plan_of(
        seed=seed,
        scale=scale,
        pupil_scale=pupil_scale,
        first_year=first_year,
        last_year=last_year,
        districts=districts,
        authority=authority,
    )
    with _uncollected():
        if processes == 1:
            return _in_one_process(out, plan, progress)
        return _in_two_processes(out, plan, progress)


def _in_one_process(out: Path, plan: Plan, progress: Callable[[str], None]) -> Written:
    progress("Making up children and their histories")
    county = make_county(plan)
    social_work = write_social_work(out, plan, county, progress)
    progress("Making up early help, schools and pupils")
    return social_work + _write_the_rest(lambda: stepped_down(plan.timeline, county.cases), out, plan)


def _in_two_processes(out: Path, plan: Plan, progress: Callable[[str], None]) -> Written:
    with beside(_write_the_rest, out, plan) as rest:
        progress("Making up children and their histories")
        county = make_county(plan)
        rest.tell(stepped_down(plan.timeline, county.cases))
        social_work = write_social_work(out, plan, county, progress)
        progress("Making up early help, schools and pupils")
        return social_work + rest.result()


def _write_the_rest(stepped: Callable[[], Sequence[SteppedDown]], out: Path, plan: Plan) -> Written:
    """Pupils first: what Early Help goes on with is known only when social work is made up."""
    with _uncollected():
        education = write_education(out, plan)
        return write_early_help(out, plan, stepped()) + education


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for reference cycles: there are none here, and among millions of objects it takes a third
    of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
