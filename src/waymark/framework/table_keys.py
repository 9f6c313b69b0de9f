"""Keys that name a standard table, its columns or a filter on them, checked against the tables as data."""

from collections.abc import Iterable
from dataclasses import dataclass

from waymark.domain.filter import Filter
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable, TableColumn
from waymark.framework.filter_language import allowed_columns, parse_filter
from waymark.written.fields import Fields
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean

SPELLS = tuple(table.name for table in STANDARD_TABLES.values() if table.dates == ("start", "end"))


@dataclass(frozen=True)
class TableKeys:
    """Reads such keys of any group. What is wrong goes to `findings`; the answer is then None."""

    findings: Findings

    def table(self, fields: Fields) -> StandardTable | None:
        name = fields.text("table")
        if not name:
            return None  # its absence is an issue already
        found = STANDARD_TABLES.get(name)
        if found is None:
            hint = did_you_mean(name, STANDARD_TABLES)
            self.say(fields, "table", "table_unknown", f"There is no standard table '{name}'.", hint, name)
        return found

    def event_date(self, fields: Fields, table: StandardTable, key: str = "at") -> str | None:
        """The date of an event; a date of birth places nothing."""
        return self.column(fields, key, table, ColumnType.DATE, barred=("birth_date",))

    def column(
        self, fields: Fields, key: str, table: StandardTable, wanted: ColumnType, barred: Iterable[str] = ()
    ) -> str | None:
        """The name of a column of the wanted type, as the key says it."""
        name = fields.text(key)
        if not name:
            return None
        fitting = [c.name for c in allowed_columns(table) if c.type is wanted and c.name not in barred]
        found: TableColumn | None = table.column(name)
        if found is None:
            said = f"'{name}' is not a column of {table.name}."
            self.say(fields, key, "column_unknown", said, did_you_mean(name, fitting), name)
        elif name not in fitting:
            kind = "a whole-number" if wanted is ColumnType.INTEGER else f"a {wanted.value}"
            said = f"'{name}' cannot stand here: '{key}' needs {kind} column of {table.name}."
            hint = f"Use one of {', '.join(fitting)}." if fitting else f"{table.name} has none; use another table."
            self.say(fields, key, "column_type", said, hint, name)
        else:
            return name
        return None

    def where(self, fields: Fields, table: StandardTable) -> tuple[Filter | None, bool]:
        """The filter, and whether it is sound; an absent filter is."""
        if not fields.has("where"):
            return None, True
        text = fields.text("where")
        read = parse_filter(text, table)
        if not isinstance(read, list):
            return read, True
        for sentence in read:
            self.say(fields, "where", "filter", sentence, "The words allowed are in docs/guide/filters.md.", text)
        return None, False

    def differ(self, fields: Fields, first: str, second: str, rule: str) -> bool:
        """Whether two keys name two columns, as they must."""
        name = fields.text(first)
        if not name or name != fields.text(second):
            return True
        said = f"'{first}' and '{second}' name one column."
        self.say(fields, second, rule, said, "Name two columns.", name)
        return False

    def say(self, fields: Fields, key: str, rule: str, sentence: str, hint: str = "", value: str = "") -> None:
        self.findings.add(rule, sentence, row=fields.line_of(key), field=fields.path_of(key), value=value, hint=hint)
