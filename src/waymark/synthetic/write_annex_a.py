"""The county's last six months as Annex A: one workbook, its labels as case systems write them.

Lists 2, 9 and 11 are not there: Early Help, care leavers and adopters are made up elsewhere, in other words.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from waymark.synthetic.care_histories import CareHistory, CarePeriod
from waymark.synthetic.population import Child
from waymark.synthetic.referrals import Case, CasesByChild
from waymark.synthetic.workbook_file import Cell, write_workbook

_WHO = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
_HELD_BY = ("Allocated Team", "Allocated Worker")
_COLUMNS = {
    1: (*_WHO, "Date of Contact", "Contact Source"),
    3: (
        *_WHO,
        "Date of Referral",
        "Referral Source",
        "Referral NFA?",
        "Number of Referrals in Last 12 Months",
        *_HELD_BY,
    ),
    4: (*_WHO, "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation", *_HELD_BY),
    5: (
        *_WHO,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        *_HELD_BY,
    ),
    6: (
        *_WHO,
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        *_HELD_BY,
    ),
    7: (
        *_WHO,
        "Child Protection Plan Start Date",
        "Initial Category of Abuse",
        "Latest Category of Abuse",
        "Child Protection Plan End Date",
        "Number of Previous Child Protection Plans",
        *_HELD_BY,
    ),
    8: (
        *_WHO,
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        "Date Started to be Looked After",
        "Child's Category of Need",
        "Start date of current legal status",
        "Child's Legal Status",
        "Date Ceased to be Looked After",
        "Reason Ceased to be Looked After",
        "Start Date of Most Recent Placement",
        "Placement Type",
        "Placement Provider",
        *_HELD_BY,
    ),
    10: (
        *_WHO,
        "Date the Child Entered Care",
        "Date of Decision that Child Should be Placed for Adoption",
        "Date Placed for Adoption",
        "Date of Adoption Order",
    ),
}
_SEX = {"M": "a) Male", "F": "b) Female"}
_YES_NO = ("b) No", "a) Yes")
_NEED = {"N1": "N1 - Abuse or neglect", "N4": "N4 - Family in acute stress", "N5": "N5 - Family dysfunction"}
_ABUSE = {"NEG": "Neglect", "EMO": "Emotional abuse", "PHY": "Physical abuse", "SAB": "Sexual abuse"}
_ADOPTED = ("E11", "E12")


def write_annex_a(path: Path, last: date, cases: CasesByChild, histories: Sequence[CareHistory]) -> Path:
    """Whatever was open on any day of the six months up to `last`, a 31 March."""
    made = _Lists(last)
    open_cases = [
        (child, case) for child, known in cases for case in known if case.referred <= last and case.closed >= made.first
    ]
    rows: dict[int, Iterator[list[Cell]]] = {
        1: made.contacts(open_cases),
        3: made.referrals(open_cases),
        4: made.assessments(open_cases),
        5: made.enquiries(open_cases),
        6: made.in_need(open_cases),
        7: made.plans(open_cases),
        8: made.looked_after(histories),
        10: made.adoptions(histories),
    }
    sheets = {f"List {number}": [names, *rows[number]] for number, names in _COLUMNS.items()}
    return write_workbook(path, sheets)


_Cases = Sequence[tuple[Child, Case]]


class _Lists:
    """first, last: of the six months."""

    def __init__(self, last: date) -> None:
        self.last = last
        self.first = date(last.year - 1, 10, 1)

    def contacts(self, cases: _Cases) -> Iterator[list[Cell]]:
        for child, case in cases:
            if case.referred >= self.first:
                yield [*self._who(child), case.referred, case.source]

    def referrals(self, cases: _Cases) -> Iterator[list[Cell]]:
        for child, case in cases:
            if case.referred >= self.first:
                yield [*self._who(child), case.referred, case.source, _YES_NO[case.no_further_action], 0, "", ""]

    def assessments(self, cases: _Cases) -> Iterator[list[Cell]]:
        for child, case in cases:
            held = case.assessment
            if held and held.start <= self.last and held.authorised >= self.first:
                yield [*self._who(child), held.start, self._by_now(held.authorised), "", ""]

    def enquiries(self, cases: _Cases) -> Iterator[list[Cell]]:
        for child, case in cases:
            held = case.enquiry
            if held and self.first <= held.start <= self.last:
                unnecessary = _YES_NO[held.conference is None]
                yield [*self._who(child), held.start, unnecessary, self._by_now(held.conference), "", ""]

    def in_need(self, cases: _Cases) -> Iterator[list[Cell]]:
        for child, case in cases:
            if case.no_further_action:
                continue
            closed = self._by_now(case.closed)
            seen = closed or self.last
            reason = case.closure_reason if closed else ""
            yield [*self._who(child), case.referred, _NEED.get(case.need, case.need), seen, closed, reason, "", ""]

    def plans(self, cases: _Cases) -> Iterator[list[Cell]]:
        for child, case in cases:
            plan = case.plan
            if plan and plan.start <= self.last and plan.end >= self.first:
                categories = [_ABUSE.get(code, code) for code in (plan.initial_category, plan.latest_category)]
                yield [*self._who(child), plan.start, *categories, self._by_now(plan.end), plan.previous, "", ""]

    def looked_after(self, histories: Sequence[CareHistory]) -> Iterator[list[Cell]]:
        for history in histories:
            for period in history.periods:
                if period.start <= self.last and period.end >= self.first:
                    yield self._in_care(history, period)

    def _in_care(self, history: CareHistory, period: CarePeriod) -> list[Cell]:
        begun = [episode for episode in period.episodes if episode.start <= self.last]
        now = begun[-1]
        legal = now.start
        for episode in reversed(begun):
            if episode.legal_status != now.legal_status:
                break
            legal = episode.start
        ended = self._by_now(period.end)
        return [
            *self._who(history.child),
            _YES_NO[history.child.unaccompanied],
            period.start,
            _NEED.get(history.need, history.need),
            legal,
            now.legal_status,
            ended,
            period.reason_ceased if ended else "",
            now.placement.start,
            f"f) {now.placement.place}: as placed",
            f"{now.placement.provider} - provision",
            "",
            "",
        ]

    def adoptions(self, histories: Sequence[CareHistory]) -> Iterator[list[Cell]]:
        for history in histories:
            for period in history.periods:
                path = period.adoption
                adopted = period.reason_ceased in _ADOPTED and self.first <= period.end <= self.last
                if path and adopted and path.moves:
                    yield [*self._who(history.child), period.start, path.decided, path.moves[-1][0], period.end]

    def _who(self, child: Child) -> list[Cell]:
        born = child.born if child.born and child.born <= self.last else None
        age = round((self.last - born).days / 365.25, 4) if born else None
        sex = _SEX[child.sex] if born else "c) Not stated/recorded (or unborn)"
        return [int(child.number), sex, f"a) {child.ethnicity}", born, age]

    def _by_now(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.last else None
