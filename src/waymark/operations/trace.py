"""From a row's id back to the file, sheet and line that it was read from.

A row id of a standard table is `1a2b3c4d:episodes:17`: the beginning of its extract's hash, the record table, the line.
A second row of one line is told apart by a further number or word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from waymark.domain.errors import WaymarkError
from waymark.store.extracts import Extract, holds_row
from waymark.store.state import Loaded, Store

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_ROW_ID = re.compile(r"(?P<extract>[0-9a-f]{8}):(?P<record>(?P<table>.+?):(?P<row>\d+)(?:\.\d+)?)(?:[:/]\S+)?")


@dataclass(frozen=True)
class Traced:
    """file: folder and name as they were given · sha256: of its bytes · sheet: empty where it has none · row: the line
    or row as an editor or a spreadsheet shows it."""

    row_id: str
    loaded: Loaded
    table: str
    file: str
    sha256: str
    sheet: str
    row: int

    @property
    def place(self) -> str:
        """`2021-22/episodes.csv:17`, with the sheet where there is one."""
        return f"{self.file}{f' [{self.sheet}]' if self.sheet else ''}:{self.row}"


@dataclass(frozen=True)
class Tracer:
    """Traces many rows of one store; each extract is looked up once."""

    store: Store
    _known: dict[str, list[tuple[Loaded, Extract]]] = field(default_factory=dict, repr=False)

    def trace(self, row_id: str) -> Traced:
        """Raises WaymarkError for what is no row id, or leads to no row that was loaded."""
        found = _ROW_ID.fullmatch(row_id.strip())
        if found is None:
            raise WaymarkError(
                f"'{row_id}' is not a row id", "It looks like 1a2b3c4d:episodes:17; explain --rows lists them."
            )
        candidates = self._extracts(found["extract"])
        if len(candidates) > 1:  # the same beginning by chance
            candidates = [each for each in candidates if self._holds(each[0], found["record"])]
        if not candidates:
            raise WaymarkError(f"no file that was loaded has the row {row_id}", "It may be of another workspace.")
        loaded, extract = candidates[0]
        # of what an earlier Waymark loaded it is not known which file held which table
        file = extract.file_of(found["table"]) or (f"one of {', '.join(name for name, _ in extract.files)}", "")
        sheet = _sheet(found["table"], file[0])
        return Traced(row_id, loaded, found["table"], *file, sheet, int(found["row"]))

    def holds(self, traced: Traced) -> bool:
        """Whether the row itself is there, not only its file."""
        found = _ROW_ID.fullmatch(traced.row_id.strip())
        return found is not None and self._holds(traced.loaded, found["record"])

    def _holds(self, loaded: Loaded, record: str) -> bool:
        return holds_row(self.store.extracts / loaded.extract, [record, f"{loaded.source}:{record}"])

    def _extracts(self, beginning: str) -> list[tuple[Loaded, Extract]]:
        if not self._known:
            for loaded in self.store.state().loads:
                self._known.setdefault(loaded.extract[:8], []).append((loaded, self.store.extract(loaded.extract)))
        return self._known.get(beginning, [])


def trace(store: Store, row_ids: Iterable[str]) -> list[Traced]:
    """Each row with where it comes from. Raises WaymarkError for the first that leads nowhere."""
    tracer = Tracer(store)
    found = []
    for row_id in row_ids:
        traced = tracer.trace(row_id)
        if not tracer.holds(traced):
            raise WaymarkError(f"{traced.file} has no row {row_id}", "Copy the whole id; explain --rows lists them.")
        found.append(traced)
    return found


def _sheet(table: str, file: str) -> str:
    """A workbook's sheets go by the names of their tables; any other file has none."""
    return table if file.casefold().endswith(_WORKBOOKS) else ""
