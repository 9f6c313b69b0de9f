"""What is noticed while one census file is read: warnings, rows set aside and values not believed."""

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.cin_census.schema import RecordTable
from waymark.sources.intake import FlaggedValue, QuarantinedRow, Tally
from waymark.sources.xml_stream import refusal

# Beyond these a file is not a census return with mistakes in it; and what is kept of mistakes must not fill memory.
MOST_SET_APART = 100_000
MOST_FLAGGED = 500_000


class Noticed:
    """Grows while the file is read. `shown`: the file as messages name it."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.set_apart_rows: list[QuarantinedRow] = []
        self.flagged_values: list[FlaggedValue] = []
        self._tally = Tally()

    @property
    def issues(self) -> tuple[Issue, ...]:
        return self._tally.issues

    def add(self, issue: Issue, apart: str = "") -> None:
        self._tally.add(issue, apart)

    def warn(
        self,
        table: RecordTable,
        line: int,
        element: str,
        value: str,
        rule: str,
        sentence: str,
        hint: str = "",
        apart: str = "",
    ) -> None:
        """apart: as of `Tally.add`."""
        self.add(Issue(rule, sentence, hint, Level.WARNING, self.shown, line, element, value, table.element), apart)

    def set_apart(
        self, table: RecordTable, line: int, element: str, value: str, rule: str, sentence: str, hint: str
    ) -> None:
        """A row that is not taken: its child, or the day that places it, is not known. Raises RefusedError at last."""
        if len(self.set_apart_rows) == MOST_SET_APART:
            raise self._too_many(f"More than {MOST_SET_APART:,} rows have no child or no date.")
        apart = QuarantinedRow(self.shown, table.element, line, element, value, rule, hint)
        self.set_apart_rows.append(apart)
        self.warn(table, line, element, value, rule, f"{sentence} The row was set aside.", hint)

    def flag(self, table: RecordTable, row_id: str, column: str, value: str, rule: str, sentence: str) -> None:
        """A value that is not believed; the row is taken without it. The warning is the caller's."""
        if len(self.flagged_values) == MOST_FLAGGED:
            raise self._too_many(f"More than {MOST_FLAGGED:,} values cannot be believed.")
        self.flagged_values.append(FlaggedValue(row_id, table.name, column, value, rule, sentence))

    def _too_many(self, sentence: str) -> RefusedError:
        hint = "Check that this is a census return as your case system exports it."
        refused = refusal("too_many_mistakes", sentence, hint, self.shown)
        return RefusedError(sentence, (*refused.issues, *self.issues), hint)
