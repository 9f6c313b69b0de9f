"""Special educational needs as extracts: requests for a plan, and the plans.

The case system is replaced on 11 June of the last reported year. The file of the old system stops that day; that of
the new one speaks from 1 July. A later file restates the quarter between, for whoever loads it.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from waymark.synthetic.extract import SPAN_HEADING, Extract, dated, known_by, span, yes_no
from waymark.synthetic.pupils import school_on
from waymark.synthetic.special_needs import PlanRequest, SpecialNeeds, spells_by_school
from waymark.synthetic.timeline import Timeline

REQUEST_HEADING = (
    *("request_id", "child_id", "district", "school", "request_date", "decision_date", "plan_issued_date"),
    *("exception", *SPAN_HEADING),
)
PLAN_HEADING = ("child_id", "school", "district", "start", "end", "primary_need", *SPAN_HEADING)


def ehcp_requests(timeline: Timeline, needs: SpecialNeeds) -> tuple[list[Extract], Extract]:
    """The files of the old and of the new case system, and the later file that fills what lies between."""
    year = timeline.last_year
    stopped, quarter_ends, first = date(year, 6, 11), date(year, 6, 30), timeline.first
    new_from, last = date(year, 7, 1), timeline.last
    numbered = [(f"R{number:06d}", request) for number, request in enumerate(needs.requests, 1)]

    def rows(first: date, last: date) -> list[list[str]]:
        covers = span(first, last)
        return [[*_request(number, request, last), *covers] for number, request in _seen(numbered, first, last)]

    old, new = (f"ehcp_request_{dated(day)}" for day in (stopped, last))
    files = [
        Extract(old, REQUEST_HEADING, rows(first, stopped)),
        Extract(new, REQUEST_HEADING, rows(new_from, last)),
    ]
    later = Extract(f"ehcp_request_{dated(quarter_ends)}", REQUEST_HEADING, rows(date(year, 4, 1), quarter_ends))
    return files, later


def sen_plan_extract(timeline: Timeline, needs: SpecialNeeds) -> Extract:
    """Every plan that stood on a reported day: a row for each school that the pupil had it at."""
    covers = span(timeline.first, timeline.last)
    rows = []
    for request in needs.plans():
        for school, start, end in spells_by_school(request):
            if start <= timeline.last and end > timeline.first:
                about = [request.pupil.number, school, request.pupil.district, dated(start)]
                rows.append([*about, known_by(end, timeline.last + timedelta(days=1)), request.need, *covers])
    rows.sort(key=lambda row: (row[3], row[0]))
    return Extract("sen_plan", PLAN_HEADING, rows)


_Numbered = tuple[str, PlanRequest]


def _seen(numbered: Iterable[_Numbered], first: date, last: date) -> list[_Numbered]:
    """Requests made by the last day, and not settled before the first."""
    return [
        (number, request)
        for number, request in numbered
        if request.requested <= last and (request.issued or request.decided) >= first
    ]


def _request(number: str, request: PlanRequest, last: date) -> list[str]:
    """As known on the last day of a file."""
    pupil = request.pupil
    days = [dated(request.requested), known_by(request.decided, last), known_by(request.issued, last)]
    return [number, pupil.number, pupil.district, school_on(pupil, request.requested), *days, yes_no(request.exception)]
