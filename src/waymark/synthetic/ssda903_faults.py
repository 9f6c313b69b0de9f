"""Mistakes put into SSDA903 sets on purpose: the few kinds that real returns have, so that readers are seen to cope.

No child carries two kinds, so each can be found again by itself.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from waymark.synthetic.chance import from_to
from waymark.synthetic.fault import Fault
from waymark.synthetic.ssda903_set import Ssda903Set, TextRow, column, dated

UNKNOWN_PROVIDER = "PR9"

# How many at scale 1.0. At any scale there is at least one of each kind, where some row can carry it.
_PHANTOMS = 4
_RE_DATED = 4
_BACKWARDS = 4
_UNKNOWN_CODES = 6
_UNREADABLE_DATES = 4
_DUPLICATES = 5

_CHILD = 0
_DECOM, _DEC, _REC = column("episodes", "DECOM"), column("episodes", "DEC"), column("episodes", "REC")
_NEW, _PROVIDER = column("episodes", "RNE"), column("episodes", "PLACE_PROVIDER")
_LEGAL_STATUS = column("episodes", "LS")
_MIS_END = column("missing", "MIS_END")

_Place = tuple[int, str]  # which set, which child
_RowTest = Callable[[TextRow], bool]


class Ssda903Faults:
    """Spoils sets in place. `scale` as for the county."""

    def __init__(self, rng: Random, sets: Sequence[Ssda903Set], scale: float) -> None:
        self._rng = rng
        self._sets = sets
        self._scale = scale
        self._touched: set[str] = set()

    def spoil(self) -> list[Fault]:
        """Every kind once. A kind that no row can carry (a phantom in a single year) is left out."""
        kinds = (
            self._phantom_open_episode,
            self._re_dated_episode,
            self._end_before_start,
            self._unknown_code,
            self._unreadable_date,
            self._duplicate_row,
        )
        return [fault for kind in kinds if (fault := kind()) is not None]

    def _phantom_open_episode(self) -> Fault | None:
        """Open at one year end and gone from the sets after it, though care ended in the next year."""
        fit: list[_Place] = []
        for index, now, following in self._pairs():
            later = {row[_CHILD] for after in self._sets[index + 2 :] for row in after.tables["episodes"]}
            for child, rows in now.items():
                end = following.get(child, [])
                ceased = len(end) == 1 and end[0][_REC] not in ("", "X1") and not rows[-1][_DEC]
                if ceased and not rows[-1][_LEGAL_STATUS].startswith("V3") and child not in later:
                    fit.append((index, child))
        chosen = self._choose(fit, _PHANTOMS)
        for index, child in chosen:
            tables = self._sets[index + 1].tables
            still_there = any(row[_CHILD] == child for row in tables["oc3"])
            for table, rows in tables.items():
                if table != "oc3" and not (table == "header" and still_there):
                    rows[:] = [row for row in rows if row[_CHILD] != child]
        return self._fault("phantom open episode", chosen)

    def _re_dated_episode(self) -> Fault | None:
        """A first episode, open at the year end, that begins a day later in every set after it."""
        fit: list[_Place] = []
        for index, now, following in self._pairs():
            for child, rows in now.items():
                alone = len(rows) == 1 and rows[0][_NEW] == "S" and not rows[0][_DEC]
                if alone and child in following and following[child][0][_DEC] != _moved(rows[0][_DECOM], 1):
                    fit.append((index, child))
        chosen = self._choose(fit, _RE_DATED)
        for index, child in chosen:
            was = next(row[_DECOM] for row in self._sets[index].tables["episodes"] if row[_CHILD] == child)
            for after in self._sets[index + 1 :]:
                for row in after.tables["episodes"]:
                    if row[_CHILD] == child and row[_DECOM] == was:
                        row[_DECOM] = _moved(was, 1)
        return self._fault("episode re-dated by a day", chosen)

    def _end_before_start(self) -> Fault | None:
        """The only episode of a period of care ends before it began."""

        def only(row: TextRow) -> bool:
            return row[_NEW] == "S" and row[_REC] not in ("", "X1")

        chosen = self._choose(self._with_row("episodes", only), _BACKWARDS)
        for row in self._first_rows("episodes", chosen, only):
            row[_DEC] = _moved(row[_DECOM], -from_to(self._rng, 3, 40))
        return self._fault("episode ends before it began", chosen)

    def _unknown_code(self) -> Fault | None:
        """A placement provider that is in no year's code set."""

        def ceased(row: TextRow) -> bool:
            return row[_REC] not in ("", "X1")

        chosen = self._choose(self._with_row("episodes", ceased), _UNKNOWN_CODES)
        for row in self._first_rows("episodes", chosen, ceased):
            row[_PROVIDER] = UNKNOWN_PROVIDER
        return self._fault("unknown code", chosen)

    def _unreadable_date(self) -> Fault | None:
        """The day on which a missing child returned is on no calendar."""

        def returned(row: TextRow) -> bool:
            return bool(row[_MIS_END])

        chosen = self._choose(self._with_row("missing", returned), _UNREADABLE_DATES)
        for (index, _), row in zip(chosen, self._first_rows("missing", chosen, returned), strict=True):
            row[_MIS_END] = f"31/02/{self._sets[index].year.ends_in}"
        return self._fault("unreadable date", chosen, "missing")

    def _duplicate_row(self) -> Fault | None:
        """One row of the episodes stands there twice."""
        chosen = self._choose(self._with_row("episodes", bool), _DUPLICATES)
        for index, child in chosen:
            rows = self._sets[index].tables["episodes"]
            place = next(place for place, row in enumerate(rows) if row[_CHILD] == child)
            rows.insert(place + 1, list(rows[place]))
        return self._fault("duplicate row", chosen)

    def _pairs(self) -> Iterator[tuple[int, dict[str, list[TextRow]], dict[str, list[TextRow]]]]:
        """Each set with the one after it: the episodes of both, by child."""
        grouped = [_by_child(year_set.tables["episodes"]) for year_set in self._sets]
        for index in range(len(grouped) - 1):
            yield index, grouped[index], grouped[index + 1]

    def _with_row(self, table: str, test: _RowTest) -> list[_Place]:
        """Sets and children that have a row of the table which passes, each once, in order."""
        found = {
            (index, row[_CHILD]): None
            for index, year_set in enumerate(self._sets)
            for row in year_set.tables[table]
            if test(row)
        }
        return list(found)

    def _first_rows(self, table: str, chosen: Sequence[_Place], test: _RowTest) -> Iterator[TextRow]:
        for index, child in chosen:
            yield next(row for row in self._sets[index].tables[table] if row[_CHILD] == child and test(row))

    def _choose(self, fit: list[_Place], at_full_scale: int) -> list[_Place]:
        """A few of the places, of different children, none of whom carries another kind."""
        wanted = max(1, round(at_full_scale * self._scale))
        chosen: list[_Place] = []
        for place in self._rng.sample(fit, len(fit)):
            if len(chosen) == wanted:
                break
            if place[1] not in self._touched:
                self._touched.add(place[1])
                chosen.append(place)
        return sorted(chosen)

    def _fault(self, kind: str, chosen: Sequence[_Place], table: str = "episodes") -> Fault | None:
        if not chosen:
            return None
        return Fault(kind, len(chosen), f"ssda903/{self._sets[chosen[0][0]].year.label}/{table}.csv")


def _by_child(rows: Sequence[TextRow]) -> dict[str, list[TextRow]]:
    known: dict[str, list[TextRow]] = {}
    for row in rows:
        known.setdefault(row[_CHILD], []).append(row)
    return known


def _moved(text: str, days: int) -> str:
    day, month, year = (int(part) for part in text.split("/"))
    return dated(date(year, month, day) + timedelta(days=days))
