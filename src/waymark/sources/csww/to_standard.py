"""Every current workforce census put together as `workforce_post`, one snapshot a year, on 30 September.

A worker in post is a post that is filled; one whose role had ended, or not yet begun, is none. The census has no team
and no district: the one is flagged, so that no figure of a team takes the post, and the other is not known. Every
worker in it is a qualified social worker. Who holds cases is a case holder by role, or has cases. The hours of
vacancies are told for the authority as a whole, with or without cases: they come as one vacant post, of which it is
not known whether it would hold cases.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.tables import FLAGGED, ROW_ID, WORKFORCE_POST
from waymark.sources.csww.schema import CASE_HOLDER, VACANT, WORKERS
from waymark.sources.intake import Row, Standardised, StoredEdition, Value
from waymark.sources.tabular.layout import Layout

_TO_THOUSANDTHS = {"fte": 1_000, "vacancies": 10}


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of `workforce_post`. One year's census is one edition, so nothing of one meets another."""
    rows: list[Row] = []
    covered = Coverage()
    counted = {"worker_twice": 0, "not_in_post": 0}
    for edition in editions:
        as_at = date(int(edition.key), 9, 30)
        rows.extend(_workers(edition, as_at, counted))
        rows.extend(_vacancies(edition, as_at))
        covered = covered | edition.coverage.get(WORKFORCE_POST.name, Coverage())
    return Standardised({WORKFORCE_POST.name: rows}, {WORKFORCE_POST.name: covered}, tuple(_said(counted)))


def _workers(edition: StoredEdition, as_at: date, counted: dict[str, int]) -> list[Row]:
    found: dict[tuple[Value, ...], Row] = {}
    known: set[Value] = set()
    for record in _records(edition, WORKERS):
        start, end = record["role_start"], record["role_end"]
        if (isinstance(end, date) and end <= as_at) or (isinstance(start, date) and start > as_at):
            counted["not_in_post"] += 1
            continue
        on_day = record["fte_on_day"]
        hours = on_day if on_day is not None else record["fte"]
        flagged = str(record[FLAGGED] or "")
        row: dict[str, Value] = {
            "post": _post(str(record["worker"])),
            "as_at": as_at,
            "case_holding": record["role"] == CASE_HOLDER or bool(record["cases"]),
            "fte": _rounded(hours, _TO_THOUSANDTHS["fte"]),
            "holder_type": None if record["agency"] is None else "agency" if record["agency"] else "permanent",
            "qualified": True,
            "holder": record["worker"],
            "cases": record["cases"],
        }
        doubted = {
            "team": True,
            "fte": hours is None,
            "holder_type": record["agency"] is None,
            "cases": ",cases," in flagged,
        }
        told = _row(edition, record, row, [name for name, doubt in doubted.items() if doubt])
        counted["worker_twice"] += record["worker"] in known and told[1:] not in found
        known.add(record["worker"])
        found.setdefault(told[1:], told)
    return sorted(found.values(), key=str)


def _vacancies(edition: StoredEdition, as_at: date) -> Iterator[Row]:
    for record in _records(edition, VACANT):
        hours = record["vacancies"]
        if not hours:
            continue
        row: dict[str, Value] = {
            "post": _post(f"vacancies {as_at.year}"),
            "as_at": as_at,
            "fte": hours * _TO_THOUSANDTHS["vacancies"] if isinstance(hours, int) else None,
            "holder_type": "vacant",
        }
        yield _row(edition, record, row, ["team", "case_holding"])


def _records(edition: StoredEdition, layout: Layout) -> Iterator[Mapping[str, Value]]:
    names = [column.name for column in layout.record_columns]
    for row in edition.rows(layout.name):
        yield dict(zip(names, row, strict=True))


def _row(
    edition: StoredEdition, record: Mapping[str, Value], row: Mapping[str, Value], unknown: Sequence[str]
) -> tuple[Value, ...]:
    flagged = f",{','.join(unknown)}," if unknown else ""
    row_id = f"{edition.extract[:8]}:{record[ROW_ID]}"
    return (row_id, flagged, *(row.get(column.name) for column in WORKFORCE_POST.columns))


def _post(told: str) -> str:
    """A post has no id of its own in the census: it is the worker's, under a mark that differs from the worker's."""
    return sha256(f"post of {told}".encode()).hexdigest()[:16]


def _rounded(hours: Value, to: int) -> int | None:
    """Millionths as thousandths, halves up."""
    return (hours * 2 + to) // (2 * to) if isinstance(hours, int) else None


def _said(counted: Mapping[str, int]) -> Iterator[Issue]:
    if counted["not_in_post"]:
        sentence = "Workers whose role had ended by 30 September, or began after it, are no posts of that day."
        yield Issue("not_in_post", sentence, "Nothing need be done.", Level.WARNING, count=counted["not_in_post"])
    if counted["worker_twice"]:
        sentence = "A worker stands in one census more than once, each time in post; each counts."
        hint = "Keep one record, if it is one post."
        yield Issue("worker_twice", sentence, hint, Level.WARNING, field="SWENo", count=counted["worker_twice"])
