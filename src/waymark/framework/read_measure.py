"""A measure's keys → the measure, every table, column and filter checked against the standard tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from waymark.domain.filter import Filter
from waymark.domain.measure import (
    Count,
    Draft,
    Held,
    Mean,
    Measure,
    Previous,
    Ratio,
    Stock,
    Sum,
    Term,
    UnderAge,
)
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable, TableColumn
from waymark.domain.window import Window
from waymark.framework.fields import Fields, Located
from waymark.framework.filter_language import allowed_columns, parse_filter
from waymark.framework.findings import Findings
from waymark.framework.nearest import did_you_mean

_SPELLS = tuple(table.name for table in STANDARD_TABLES.values() if table.dates == ("start", "end"))


def read_measure(fields: Fields, findings: Findings) -> Measure | None:
    """The measure, or None. Whatever can be checked is checked, so that all of its issues come at once."""
    return _Reader(findings).measure(fields)


@dataclass(frozen=True)
class _Reader:
    findings: Findings

    def measure(self, fields: Fields) -> Measure | None:
        if (ratio := fields.group("ratio")) is not None:
            return self._ratio(ratio)
        if (mean := fields.group("mean")) is not None:
            return self._mean(mean)
        return Draft(fields.text("draft")) if fields.has("draft") else None

    def _ratio(self, fields: Fields) -> Ratio | None:
        parts = (fields.group("numerator"), fields.group("denominator"))
        numerator, denominator = (None if part is None else self._term(part) for part in parts)
        window = self._window(fields)
        scale = self._scale(fields, Fraction(100))
        if numerator is None or denominator is None or window is None or scale is None or not fields.sound:
            return None
        return Ratio(numerator, denominator, window, scale)

    def _mean(self, fields: Fields) -> Mean | None:
        total = fields.group("sum")
        added = None if total is None else self._sum(total)
        window = self._window(fields)
        scale = self._scale(fields, Fraction(1))
        if added is None or window is None or scale is None or not fields.sound:
            return None
        return Mean(added, window, scale)

    def _term(self, fields: Fields) -> Term | None:
        if (count := fields.group("count")) is not None:
            return self._count(count)
        if (total := fields.group("sum")) is not None:
            return self._sum(total)
        if (stock := fields.group("stock")) is not None:
            return self._stock(stock)
        return None

    def _window(self, fields: Fields) -> Window | None:
        if not fields.has("window"):
            return None
        text = fields.text("window")
        try:
            return Window.parse(text)
        except ValueError:
            self._say(fields, "window", "window_unknown", f"'{text}' is not a window.", "Use MS, M, R12M or YTD.", text)
            return None

    def _scale(self, fields: Fields, otherwise: Fraction) -> Fraction | None:
        scale = fields.number("scale") if fields.has("scale") else otherwise
        if scale is not None and scale <= 0:
            self._say(fields, "scale", "out_of_range", "The scale must be more than 0.", "Use 100 for a percentage.")
            return None
        return scale

    def _count(self, fields: Fields) -> Count | None:
        table = self._table(fields)
        if table is None:
            return None
        at = self._event_date(fields, table)
        where, fits = self._where(fields, table)
        group = fields.group("previous")
        previous = None if group is None else self._previous(group, table)
        if at is None or not fits or not fields.sound or (group is not None and previous is None):
            return None
        return Count(table.name, at, where, previous, fields.yes("once_a_day"))

    def _previous(self, fields: Fields, table: StandardTable) -> Previous | None:
        where, fits = self._where(fields, table)
        if fields.has("ever") and not fields.yes("ever"):
            hint = "Write 'ever: yes' or 'within_months: 12', or leave 'previous' out."
            self._say(fields, "ever", "ever_no", "'ever: no' says nothing.", hint, "no")
            return None
        return Previous(fields.integer("within_months"), where) if fits and fields.sound else None

    def _sum(self, fields: Fields) -> Sum | None:
        table = self._table(fields)
        if table is None:
            return None
        at = self._event_date(fields, table)
        column = self._column(fields, "column", table, ColumnType.INTEGER)
        where, fits = self._where(fields, table)
        if at is None or column is None or not fits or not fields.sound:
            return None
        return Sum(table.name, at, column, where)

    def _stock(self, fields: Fields) -> Stock | None:
        table = self._table(fields)
        if table is None or not self._is_of_spells(fields, table):
            return None
        start = self._column(fields, "start", table, ColumnType.DATE)
        end = self._column(fields, "end", table, ColumnType.DATE)
        where, fits = self._where(fields, table)
        held = [self._held(group, table) for group in fields.groups("held")]
        group = fields.group("under_age")
        under_age = None if group is None else self._under_age(group, table)
        outside = [self._outside(item, fields, table) for item in fields.texts("outside")]
        known_held = tuple(one for one in held if one is not None)
        known_outside = tuple(one for one in outside if one is not None)
        whole = len(known_held) == len(held) and len(known_outside) == len(outside)
        if start is not None and start == end:
            self._say(fields, "end", "spell_without_length", "'start' and 'end' name one column.", "Name two columns.")
            return None
        if not (start and end and fits and whole and fields.sound) or (group is not None and under_age is None):
            return None
        return Stock(table.name, start, end, where, known_held, under_age, known_outside)

    def _held(self, fields: Fields, table: StandardTable) -> Held | None:
        since = self._column(fields, "since", table, ColumnType.DATE)
        months = fields.integer("months")
        return None if since is None or months is None else Held(since, months)

    def _under_age(self, fields: Fields, table: StandardTable) -> UnderAge | None:
        born = self._column(fields, "birth_date", table, ColumnType.DATE)
        years = fields.integer("years")
        return None if born is None or years is None else UnderAge(born, years)

    def _outside(self, item: Located, fields: Fields, table: StandardTable) -> str | None:
        found = STANDARD_TABLES.get(item.text)
        path = fields.path_of("outside")
        if found is None or found.name not in _SPELLS or found.entity != table.entity or found.name == table.name:
            others = [name for name in _SPELLS if name != table.name and STANDARD_TABLES[name].entity == table.entity]
            self.findings.add(
                "outside_unknown",
                f"'{item.text}' is not another table of spells.",
                row=item.line,
                field=path,
                value=item.text,
                hint=did_you_mean(item.text, others),
            )
            return None
        return found.name

    def _table(self, fields: Fields) -> StandardTable | None:
        name = fields.text("table")
        if not name:
            return None  # its absence is an issue already
        found = STANDARD_TABLES.get(name)
        if found is None:
            hint = did_you_mean(name, STANDARD_TABLES)
            self._say(fields, "table", "table_unknown", f"There is no standard table '{name}'.", hint, name)
        return found

    def _is_of_spells(self, fields: Fields, table: StandardTable) -> bool:
        if table.name in _SPELLS:
            return True
        said = f"'{table.name}' holds no spells, so it has no stock."
        hint = f"Count its events with 'count', or use one of {', '.join(_SPELLS)}."
        self._say(fields, "table", "table_without_spells", said, hint, table.name)
        return False

    def _event_date(self, fields: Fields, table: StandardTable) -> str | None:
        """The date of an event; a date of birth places nothing."""
        return self._column(fields, "at", table, ColumnType.DATE, barred=("birth_date",))

    def _column(
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
            self._say(fields, key, "column_unknown", said, did_you_mean(name, fitting), name)
        elif name not in fitting:
            said = f"'{name}' cannot stand here: '{key}' needs a {wanted.value} column of {table.name}."
            hint = f"Use one of {', '.join(fitting)}." if fitting else f"{table.name} has none; use another table."
            self._say(fields, key, "column_type", said, hint, name)
        else:
            return name
        return None

    def _where(self, fields: Fields, table: StandardTable) -> tuple[Filter | None, bool]:
        """The filter, and whether it is sound; an absent filter is."""
        if not fields.has("where"):
            return None, True
        text = fields.text("where")
        read = parse_filter(text, table)
        if not isinstance(read, list):
            return read, True
        for sentence in read:
            self._say(fields, "where", "filter", sentence, "The words allowed are in docs/guide/filters.md.", text)
        return None, False

    def _say(self, fields: Fields, key: str, rule: str, sentence: str, hint: str = "", value: str = "") -> None:
        self.findings.add(rule, sentence, row=fields.line_of(key), field=fields.path_of(key), value=value, hint=hint)
