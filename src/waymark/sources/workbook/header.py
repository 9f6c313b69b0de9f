"""The row of column names of a sheet: the first row, or one beneath a few rows of title."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.workbook.book import Sheet
from waymark.sources.workbook.survey import column_letters

MOST_ROWS_ABOVE = 10


@dataclass(frozen=True)
class SheetHeader:
    """How one sheet is to be read, and the names in its header row, from column A on, cleaned but as spelled.

    issues: warnings about finding it.
    """

    source: Sheet
    names: tuple[str, ...]
    row: int
    issues: tuple[Issue, ...] = ()

    @property
    def file(self) -> str:
        return self.source.file

    @property
    def sheet(self) -> str:
        return self.source.name

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name.casefold(): place for place, name in reversed(list(enumerate(self.names))) if name}

    def position(self, column: str) -> int | None:
        """Where a column stands, its name compared without regard to case."""
        return self._places.get(column.casefold())

    def has(self, column: str) -> bool:
        return column.casefold() in self._places

    def renamed(self, name_of: Callable[[str], str]) -> "SheetHeader":
        """The same header with other names for its columns."""
        return replace(self, names=tuple(name_of(name) for name in self.names))


def find_header(sheet: Sheet, known: Collection[str] | Callable[[str], bool] = ()) -> SheetHeader:
    """The row with most `known` names among the first few; where none has any, the first that is wide enough.

    known: names of columns, in any case, or whether a text is one. Raises RefusedError when the sheet has no row,
    when a name stands over several columns, or when a known name stands twice.
    """
    rows = list(islice(sheet.rows(), MOST_ROWS_ABOVE + 1))
    if not rows:
        sentence, hint = "The sheet is empty.", "It should begin with a row of column names."
        issue = Issue("sheet_empty", sentence, hint, file=sheet.file, sheet=sheet.name)
        raise RefusedError(f"{sheet.file}, {sheet.name}: {sentence}", [issue], hint)
    knows = known if callable(known) else {name.casefold() for name in known}.__contains__
    best, most = 0, 0
    for at, (_, cells) in enumerate(rows):
        found = len({cell.casefold() for cell in cells if cell and knows(cell.casefold())})
        if found > most:
            best, most = at, found
    if not most:
        widest = max(sum(map(bool, cells)) for _, cells in rows)
        best = next(at for at, (_, cells) in enumerate(rows) if sum(map(bool, cells)) * 2 > widest)
    row, cells = rows[best]
    names, issues, wrong = _names(sheet, row, cells)
    wrong.extend(_twice(sheet, row, names, knows if most else lambda _: True))
    if wrong:
        raise RefusedError(wrong[0].sentence, [*wrong, *issues], wrong[0].hint)
    if best:
        above = "A row stands" if best == 1 else f"{best} rows stand"
        sentence = f"{above} above the row of column names, and {'was' if best == 1 else 'were'} passed over."
        issues.append(_issue(sheet, row, "rows_above_header", sentence, "Nothing need be done.", Level.WARNING))
    return SheetHeader(sheet, names, row, tuple(issues))


def _names(sheet: Sheet, row: int, cells: tuple[str, ...]) -> tuple[tuple[str, ...], list[Issue], list[Issue]]:
    """The names, with one that was merged downwards into the row put there; warnings; and what refuses the sheet."""
    names = [" ".join(cell.split()) for cell in cells]
    issues: list[Issue] = []
    wrong: list[Issue] = []
    for top, left, bottom, right in sheet.merged:
        if not top <= row <= bottom:
            continue
        reach = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        if right > left:
            sentence = f"The cell {reach} is merged over several columns, so that not each has a name."
            hint = "Unmerge it, and give each column its own name."
            wrong.append(_issue(sheet, row, "header_merged", sentence, hint, field=column_letters(left)))
        elif top < row:
            above = next((cells[left - 1] for at, cells in sheet.rows() if at == top and left <= len(cells)), "")
            if left <= len(names) and above and not names[left - 1]:
                names[left - 1] = " ".join(above.split())
                sentence = f"The name of column {column_letters(left)} was taken from the merged cell {reach}."
                issues.append(
                    _issue(sheet, row, "header_merged", sentence, "Nothing need be done.", Level.WARNING, above)
                )
    return tuple(names), issues, wrong


def _twice(sheet: Sheet, row: int, names: tuple[str, ...], knows: Callable[[str], bool]) -> list[Issue]:
    """An error for each name that stands in several columns, naming them; a warning would do for one never read."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names, 1):
        if name and knows(name.casefold()):
            places.setdefault(name.casefold(), []).append(place)
    return [
        _issue(
            sheet,
            row,
            "column_twice",
            f"The column {names[found[0] - 1]} stands in the header row {len(found)} times: in columns "
            f"{' and '.join(map(column_letters, found))}.",
            "Keep one of them.",
            field=names[found[0] - 1],
        )
        for found in places.values()
        if len(found) > 1
    ]


def _issue(
    sheet: Sheet, row: int, rule: str, sentence: str, hint: str, level: Level = Level.ERROR, field: str = ""
) -> Issue:
    return Issue(rule, sentence, hint, level, sheet.file, row, field, sheet=sheet.name)
