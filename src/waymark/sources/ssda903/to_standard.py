"""Turns the current editions of SSDA903 into standard tables: care, adoption, care leavers, missing, children.

What is known of a child is taken from the newest edition that has the child. The result does not depend on the
order of rows in any file.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue, Level
from waymark.domain.period import Year, YearType
from waymark.domain.tables import (
    ADOPTION,
    CARE_EPISODE,
    CARE_LEAVER_CONTACT,
    CHILD,
    CHILD_AREA,
    MISSING_EPISODE,
    UNACCOMPANIED_SPELL,
    StandardTable,
)
from waymark.sources.intake import Row, Standardised, StoredEdition, Value
from waymark.sources.ssda903.birthday import CARE_LEAVER_AGES, birthday_in
from waymark.sources.ssda903.home_areas import home_rows
from waymark.sources.ssda903.overlaps import overlapping, pieces
from waymark.sources.ssda903.periods import Starts, starts_of
from waymark.sources.ssda903.schema import (
    ADOPTED,
    HEADER,
    MISSING,
    OC3,
    SEX_OF,
    SHORT_BREAKS,
    UASC,
    WITH_CARER_WHO_ADOPTS,
    Table,
)
from waymark.sources.ssda903.stacking import Episode, EpisodeKey, Stack, earlier, episodes_of, stacked

FEEDS = (CHILD, CHILD_AREA, CARE_EPISODE, ADOPTION, UNACCOMPANIED_SPELL, CARE_LEAVER_CONTACT, MISSING_EPISODE)


@dataclass(frozen=True)
class _Known:
    """A record row with the edition it is of. `of("DOB")`: the value of one of its columns."""

    extract: str
    year: Year
    table: Table
    row: Row

    @property
    def row_id(self) -> str:
        return _row_id(self.extract, str(self.row[0]))

    @property
    def child(self) -> str:
        return str(self.row[self.table.place("child")])

    def of(self, column: str) -> Value:
        return self.row[self.table.place(column)]

    def day(self, column: str) -> date | None:
        value = self.of(column)
        return value if isinstance(value, date) else None

    def flagged(self, column: str) -> bool:
        return f",{column}," in str(self.row[1])


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Every row of every standard table that this return feeds, in an order of their own."""
    covered = _coverage(editions)
    years = {edition.key: Year.parse(edition.key, YearType.FINANCIAL) for edition in editions}
    stack = stacked([(years[edition.key], _episodes(edition)) for edition in editions])
    headers = _newest(editions, years, HEADER, lambda known: (known.day("DOB") is not None,))
    care: list[Row] = []
    adoptions: list[Row] = []
    overlaps: list[tuple[Episode, Episode]] = []
    for episodes in _by_child(stack.episodes):
        in_care = [episode for episode in episodes if episode.legal_status not in SHORT_BREAKS]
        starts = starts_of(in_care)
        header = headers.get(episodes[0].child)
        care.extend(_care_rows(in_care, starts, header))
        adoptions.extend(_adoption_rows(in_care, starts, header, covered.get(ADOPTION.name, Coverage())))
        overlaps.extend(overlapping(in_care))
    tables = {
        CHILD.name: _child_rows(headers, stack.episodes),
        CHILD_AREA.name: home_rows(editions),
        CARE_EPISODE.name: care,
        ADOPTION.name: adoptions,
        UNACCOMPANIED_SPELL.name: _unaccompanied_rows(editions, years),
        CARE_LEAVER_CONTACT.name: _care_leaver_rows(editions, years),
        MISSING_EPISODE.name: _missing_rows(editions, years),
    }
    return Standardised(tables, covered, (*_stack_issues(stack), *_overlap_issues(overlaps)))


def _coverage(editions: Iterable[StoredEdition]) -> dict[str, Coverage]:
    covered: dict[str, Coverage] = {}
    for edition in editions:
        for table, span in edition.coverage.items():
            covered[table] = covered.get(table, Coverage()) | span
    return covered


def _episodes(edition: StoredEdition) -> Mapping[EpisodeKey, Episode]:
    return episodes_of((_row_id(edition.extract, str(row[0])), *row[1:]) for row in edition.rows("episodes"))


def _by_child(episodes: Iterable[Episode]) -> list[list[Episode]]:
    found: dict[str, list[Episode]] = defaultdict(list)
    for episode in episodes:
        found[episode.child].append(episode)
    return list(found.values())


def _care_rows(episodes: Sequence[Episode], starts: Sequence[Starts], header: _Known | None) -> list[Row]:
    rows: list[Row] = []
    times: dict[int, int] = defaultdict(int)
    for piece in pieces(episodes):
        episode, began = episodes[piece.position], starts[piece.position]
        times[piece.position] += 1
        again = times[piece.position]
        born, doubtful = _born(header, episode.start)
        rows.append(
            _row(
                CARE_EPISODE,
                episode.row_id if again == 1 else f"{episode.row_id}:{again}",
                _flags(
                    episode,
                    birth_date=doubtful,
                    period_start=began.period is None,
                    placement_start=began.placement is None,
                    carer_start=began.carer is None,
                    settled_start=began.settled is None,
                    settled_carer_start=began.settled_carer is None,
                ),
                child=episode.child,
                birth_date=born,
                start=piece.start,
                end=piece.end,
                period_start=began.period,
                placement_start=began.placement,
                carer_start=began.carer,
                settled_start=began.settled,
                settled_carer_start=began.settled_carer,
                legal_status=episode.legal_status,
                placement=episode.placement,
                provider=episode.provider,
                need=episode.need,
                reason_new=episode.reason_new,
                reason_ceased=episode.reason_ceased,
            )
        )
    return rows


_STANDARD_NAME = {
    "DEC": "end",
    "LS": "legal_status",
    "PLACE": "placement",
    "PLACE_PROVIDER": "provider",
    "CIN": "need",
    "RNE": "reason_new",
    "REC": "reason_ceased",
}


def _flags(episode: Episode, **wrong_too: bool) -> set[str]:
    flagged = {_STANDARD_NAME[name] for name in episode.flagged if name in _STANDARD_NAME}
    return flagged | {name for name, wrong in wrong_too.items() if wrong}


def _adoption_rows(
    episodes: Sequence[Episode], starts: Sequence[Starts], header: _Known | None, covered: Coverage
) -> list[Row]:
    """One for each episode that ceased with an adoption order; an end supplied here, not by the return, is none."""
    rows: list[Row] = []
    for position, episode in enumerate(episodes):
        if episode.reason_ceased not in ADOPTED or episode.open or episode.closed_at_year_end:
            continue
        began = starts[position]
        first = _first_of_period(starts, position)
        entered = began.period
        unknown_period = entered is None
        # Earlier files would show when care began: its first known episode is not a start and lies before them all.
        if entered is not None and episodes[first].reason_new != "S" and not covered.covers(entered, entered):
            entered = None
        moved_in, with_carer = _moved_in(episodes, starts, began)
        unknown_move = began.run_unknown
        unknown_carer = unknown_move or (began.run is not None and with_carer is None)
        born, doubtful = _born(header, episode.start)
        rows.append(
            _row(
                ADOPTION,
                episode.row_id,
                {
                    name
                    for name, wrong in {
                        "birth_date": doubtful,
                        "adoption_date": episode.end_unknown,
                        "period_start": unknown_period,
                        "moved_in": unknown_move,
                        "moved_in_with_carer": unknown_carer,
                        "days_to_family": unknown_period or unknown_move,
                        "days_to_carer": unknown_period or unknown_carer,
                    }.items()
                    if wrong
                },
                child=episode.child,
                birth_date=born,
                adoption_date=episode.end,
                period_start=entered,
                moved_in=moved_in,
                moved_in_with_carer=with_carer,
                days_to_family=_days(entered, moved_in),
                days_to_carer=_days(entered, with_carer),
            )
        )
    return rows


def _first_of_period(starts: Sequence[Starts], position: int) -> int:
    while position and starts[position].period == starts[position - 1].period:
        position -= 1
    return position


def _moved_in(episodes: Sequence[Episode], starts: Sequence[Starts], began: Starts) -> tuple[date | None, date | None]:
    if began.run is None:
        return None, None
    first = episodes[began.run]
    if first.placement in WITH_CARER_WHO_ADOPTS:
        return first.start, starts[began.run].carer
    return first.start, first.start


def _days(first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else (last - first).days


def _born(header: _Known | None, start: date) -> tuple[date | None, bool]:
    """The date of birth, and whether it is not to be believed: unreadable, not given, or after the start of care."""
    if header is None:
        return None, True
    born = header.day("DOB")
    return born, born is None or born > start


def _child_rows(headers: Mapping[str, _Known], episodes: Iterable[Episode]) -> list[Row]:
    rows = {
        child: _row(
            CHILD,
            known.row_id,
            {
                name
                for name, wrong in {"birth_date": known.day("DOB") is None, "sex": known.flagged("SEX")}.items()
                if wrong
            },
            child=child,
            birth_date=known.day("DOB"),
            sex=SEX_OF.get(str(known.of("SEX"))),
        )
        for child, known in headers.items()
    }
    for episode in episodes:
        if episode.child not in rows:
            rows[episode.child] = _row(
                CHILD, episode.row_id, {"birth_date", "sex"}, child=episode.child, birth_date=None, sex=None
            )
    return [rows[child] for child in sorted(rows)]


def _unaccompanied_rows(editions: Sequence[StoredEdition], years: Mapping[str, Year]) -> list[Row]:
    newest = _newest(editions, years, UASC, lambda known: (known.day("DUC") or date.max,))
    return [
        _row(
            UNACCOMPANIED_SPELL,
            known.row_id,
            {"end"} if known.flagged("DUC") else set(),
            child=child,
            start=None,
            end=known.day("DUC"),
        )
        for child, known in sorted(newest.items())
    ]


def _care_leaver_rows(editions: Sequence[StoredEdition], years: Mapping[str, Year]) -> list[Row]:
    """One for each child and year. A row whose birthday is not a 17th to 21st was flagged and is kept out."""
    rows: list[Row] = []
    for edition in editions:
        known_of = _newest([edition], years, OC3, lambda known: (known.day("DOB") is not None,))
        for child, known in sorted(known_of.items()):
            born = known.day("DOB")
            if born is None:
                continue
            birthday, age = birthday_in(known.year, born)
            if age not in CARE_LEAVER_AGES:
                continue
            rows.append(
                _row(
                    CARE_LEAVER_CONTACT,
                    known.row_id,
                    {
                        name
                        for name, column in (
                            ("in_touch", "IN_TOUCH"),
                            ("activity", "ACTIV"),
                            ("accommodation", "ACCOM"),
                        )
                        if known.flagged(column)
                    },
                    child=child,
                    birthday=birthday,
                    age=age,
                    in_touch=known.of("IN_TOUCH"),
                    activity=known.of("ACTIV"),
                    accommodation=known.of("ACCOM"),
                )
            )
    return rows


def _missing_rows(editions: Sequence[StoredEdition], years: Mapping[str, Year]) -> list[Row]:
    """An episode is known by child and start; the newest year that has it wins, for it may know the end."""
    newest = _newest(
        editions,
        years,
        MISSING,
        lambda known: (known.day("MIS_END") is not None, known.day("MIS_END") or date.min),
        lambda known: f"{known.child} {known.day('MIS_START')}",
    )
    return [
        _row(
            MISSING_EPISODE,
            known.row_id,
            {
                name
                for name, column in (("birth_date", "DOB"), ("end", "MIS_END"), ("type", "MISSING"))
                if known.flagged(column)
            },
            child=known.child,
            birth_date=known.day("DOB"),
            start=known.day("MIS_START"),
            end=known.day("MIS_END"),
            type=known.of("MISSING"),
        )
        for known in sorted(newest.values(), key=lambda known: (known.child, known.day("MIS_START") or date.min))
    ]


def _newest(
    editions: Sequence[StoredEdition],
    years: Mapping[str, Year],
    table: Table,
    preference: Callable[[_Known], tuple[object, ...]],
    key: Callable[[_Known], str] = lambda known: known.child,
) -> dict[str, _Known]:
    """The row for each child (or other key) from the newest edition that has one.

    Of two rows of one edition the preferred one counts, then the greater content: never the order of rows.
    """
    newest: dict[str, _Known] = {}
    for edition in editions:
        own: dict[str, tuple[tuple[object, ...], _Known]] = {}
        for row in edition.rows(table.name):
            known = _Known(edition.extract, years[edition.key], table, row)
            rank = (*preference(known), *map(_text, row[1:]), *earlier(str(row[0])))
            rival = own.get(key(known))
            if rival is None or rank > rival[0]:
                own[key(known)] = (rank, known)
        newest.update({found: known for found, (_, known) in own.items()})
    return newest


def _row(table: StandardTable, row_id: str, flagged: Set[str], **values: Value) -> Row:
    """A row in the order of the table's columns; a flagged field is empty."""
    names = [column.name for column in table.columns]
    if set(values) != set(names):
        raise ValueError(f"A row of {table.name} needs exactly {', '.join(names)}.")
    said = [name for name in names if name in flagged]
    return (
        row_id,
        f",{','.join(said)}," if said else "",
        *(None if name in flagged else values[name] for name in names),
    )


def _row_id(extract: str, record: str) -> str:
    """'1a2b3c4d:episodes:17' from the extract and the record row's own id, 'ssda903:episodes:17'."""
    return f"{extract[:8]}:{record.partition(':')[2]}"


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _stack_issues(stack: Stack) -> list[Issue]:
    issues = [
        Issue(
            "closed_at_year_end",
            f"Open episodes of {year} are in no later file; they count to 31 March {year.last.year} and no further.",
            "If they went on, the later return should hold them.",
            Level.WARNING,
            field="DEC",
            value=year.label,
            count=count,
        )
        for year, count in sorted(stack.closed.items(), key=lambda item: item[0].start)
    ]
    issues.extend(
        Issue(
            "redated_by_a_day",
            f"Episodes of {year} begin a day earlier or later in the next year's file; the newer date counts.",
            "",
            Level.WARNING,
            field="DECOM",
            value=year.label,
            count=count,
        )
        for year, count in sorted(stack.redated.items(), key=lambda item: item[0].start)
    )
    return issues


def _overlap_issues(pairs: Sequence[tuple[Episode, Episode]]) -> list[Issue]:
    if not pairs:
        return []
    longer, later = min(pairs, key=lambda pair: (pair[1].row_id, pair[0].row_id))
    return [
        Issue(
            "episodes_overlap",
            "Two episodes of a child are live on one day; the one that began later counts.",
            "Correct the DEC of the earlier episode.",
            Level.WARNING,
            field="DEC",
            value=f"rows {longer.row_id} and {later.row_id}",
            count=len(pairs),
        )
    ]
