"""Mistakes put into extracts on purpose. No row carries two kinds, so each can be found again by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import from_to
from waymark.synthetic.extract import Cell, Extract
from waymark.synthetic.fault import Fault

UNKNOWN_DISTRICT = "Elsewhere"
UNKNOWN_SCHOOL = "9998888"

# How many at scale 1.0. At any scale there is at least one of each kind, where some row can carry it.
_UNREADABLE_DATES = 6
_BEFORE_CONTACT = 8
_UNKNOWN_DISTRICTS = 20
_RETURNS_TOO_EARLY = 8
_NO_HOURS = 10
_TWO_WORKERS = 40
_PROVEN_TOO_EARLY = 4
_LISTED_TWICE = 8

_RECORDED_TWICE = 12
_UNKNOWN_SCHOOLS = 15
_ISSUED_TOO_EARLY = 10
_HOMES_NOT_KNOWN = 40

_Row = list[Cell]


class ExtractFaults:
    """Spoils rows in place. `scale` as for the county."""

    def __init__(self, rng: Random, scale: float) -> None:
        self._rng = rng
        self._scale = scale
        self.faults: list[Fault] = []

    def early_help(self, extract: Extract) -> Extract:
        spoilt = _Spoilt(extract)
        born, district, contact = spoilt.at("dob"), spoilt.at("district"), spoilt.at("contact_date")
        assessed, closed = spoilt.at("assessment_completed_date"), spoilt.at("closure_form_completed_date")
        outcome = spoilt.at("closure_outcome")

        def closed_and_not_a_baby(row: _Row) -> bool:  # some weeks before the contact is still after the birth
            return bool(row[closed] and row[outcome]) and _year(row[born]) + 1 < _year(row[contact])

        for row in self._take("closed before the contact", spoilt, closed_and_not_a_baby, _BEFORE_CONTACT):
            row[closed] = _moved(row[contact], -from_to(self._rng, 5, 60))
        for row in self._take("assessed on a day of no calendar", spoilt, _filled(assessed), _UNREADABLE_DATES):
            row[assessed] = f"{_year(row[assessed])}-02-31"
        for row in self._take("district that is not of the county", spoilt, _filled(district), _UNKNOWN_DISTRICTS):
            row[district] = UNKNOWN_DISTRICT
        return spoilt.extract()

    def notifications(self, extract: Extract) -> Extract:
        """A second record of one day's notification, under a number of its own."""
        spoilt = _Spoilt(extract)
        number = spoilt.at("notification_id")
        for row in self._take("notification recorded twice", spoilt, bool, _RECORDED_TWICE):
            second = list(row)
            second[number] = f"{row[number]}B"
            spoilt.add_after(row, second)
        return spoilt.extract()

    def missing_episodes(self, extract: Extract) -> Extract:
        spoilt = _Spoilt(extract)
        start, end = spoilt.at("start"), spoilt.at("end")
        for row in self._take("returned before going missing", spoilt, _filled(end), _RETURNS_TOO_EARLY):
            row[end] = _moved(row[start], -from_to(self._rng, 1, 9))
        return spoilt.extract()

    def posts(self, extracts: list[Extract]) -> list[Extract]:
        """In the latest snapshot alone."""
        spoilt = _Spoilt(extracts[-1])
        holds_cases, hours, holder = spoilt.at("case_holding"), spoilt.at("fte"), spoilt.at("holder_id")

        def held(row: _Row) -> bool:
            return row[holds_cases] == "yes" and bool(row[holder])

        for row in self._take("post of no hours", spoilt, held, _NO_HOURS):
            row[hours] = "0"
        return [*extracts[:-1], spoilt.extract()]

    def allocations(self, extract: Extract) -> Extract:
        """A second worker on the same days."""
        spoilt = _Spoilt(extract)
        team, worker = spoilt.at("team"), spoilt.at("worker_id")
        workers: dict[Cell, dict[Cell, None]] = {}
        for row in spoilt.rows:
            workers.setdefault(row[team], {})[row[worker]] = None

        def shared(row: _Row) -> bool:
            return len(workers[row[team]]) > 1

        for row in self._take("child with two workers", spoilt, shared, _TWO_WORKERS):
            second = list(row)
            second[worker] = self._rng.choice([other for other in workers[row[team]] if other != row[worker]])
            spoilt.add_after(row, second)
        return spoilt.extract()

    def offences(self, extract: Extract) -> Extract:
        spoilt = _Spoilt(extract)
        offence, conviction = spoilt.at("offence_date"), spoilt.at("conviction_date")
        for row in self._take("proven before the offence", spoilt, _filled(conviction), _PROVEN_TOO_EARLY):
            row[conviction] = _moved(row[offence], -from_to(self._rng, 1, 20))
        return spoilt.extract()

    def results(self, extracts: list[Extract]) -> list[Extract]:
        """In the latest year alone, if there is any."""
        if not extracts:
            return extracts
        spoilt = _Spoilt(extracts[-1])
        for row in self._take("pupil listed twice", spoilt, bool, _LISTED_TWICE):
            spoilt.add_after(row, list(row))
        return [*extracts[:-1], spoilt.extract()]

    def exclusions(self, extract: Extract) -> Extract:
        """Suspensions at a school that no dictionary of the county names."""
        spoilt = _Spoilt(extract)
        school, kind = spoilt.at("school"), spoilt.at("type")

        def suspended(row: _Row) -> bool:
            return row[kind] == "suspension"

        for row in self._take("school that is not of the county", spoilt, suspended, _UNKNOWN_SCHOOLS):
            row[school] = UNKNOWN_SCHOOL
        return spoilt.extract()

    def plan_requests(self, extracts: list[Extract]) -> list[Extract]:
        """In the file of the new case system alone."""
        spoilt = _Spoilt(extracts[-1])
        asked, issued = spoilt.at("request_date"), spoilt.at("plan_issued_date")
        for row in self._take("plan issued before it was asked for", spoilt, _filled(issued), _ISSUED_TOO_EARLY):
            row[issued] = _moved(row[asked], -self._rng.randint(1, 30))
        return [*extracts[:-1], spoilt.extract()]

    def funded_places(self, extract: Extract) -> Extract:
        """In the latest term alone."""
        spoilt = _Spoilt(extract)
        as_at, district = spoilt.at("as_at"), spoilt.at("district")
        latest = max(str(row[as_at]) for row in spoilt.rows)

        def in_latest(row: _Row) -> bool:
            return row[as_at] == latest

        for row in self._take("two-year-old without a district", spoilt, in_latest, _HOMES_NOT_KNOWN):
            row[district] = ""
        return spoilt.extract()

    def _take(self, kind: str, spoilt: "_Spoilt", test: Callable[[_Row], bool], at_full_scale: int) -> list[_Row]:
        """A few of the rows that pass and carry no mistake yet; the fault is listed with their number."""
        fit = spoilt.where(test)
        chosen = self._rng.sample(fit, min(max(1, round(at_full_scale * self._scale)), len(fit)))
        if chosen:
            spoilt.touch(chosen)
            self.faults.append(Fault(kind, len(chosen), f"extract/{spoilt.name}.csv"))
        return chosen


class _Spoilt:
    """An extract's rows while they are spoilt."""

    def __init__(self, extract: Extract) -> None:
        self.name = extract.name
        self._heading = extract.heading
        self.rows: list[_Row] = [list(row) for row in extract.rows]
        self._touched: set[int] = set()
        self._added: dict[int, _Row] = {}

    def at(self, column: str) -> int:
        return self._heading.index(column)

    def where(self, test: Callable[[_Row], bool]) -> list[_Row]:
        """Rows that pass and carry no mistake yet."""
        return [row for row in self.rows if test(row) and id(row) not in self._touched]

    def touch(self, rows: list[_Row]) -> None:
        self._touched |= {id(row) for row in rows}

    def add_after(self, row: _Row, added: _Row) -> None:
        self._added[id(row)] = added

    def extract(self) -> Extract:
        rows: list[_Row] = []
        for row in self.rows:
            rows.append(row)
            if id(row) in self._added:
                rows.append(self._added[id(row)])
        return Extract(self.name, self._heading, rows)


def _filled(column: int) -> Callable[[_Row], bool]:
    return lambda row: bool(row[column])


def _year(text: Cell) -> int:
    return int(str(text)[:4])


def _moved(text: Cell, days: int) -> str:
    return (date.fromisoformat(str(text)) + timedelta(days=days)).isoformat()
