"""What is counted: events, a column over events, spells, or one of these less another."""

from dataclasses import dataclass

from waymark.domain.measure import Count, Difference, Distinct, Held, Previous, Stock, Sum, Term, UnderAge
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable
from waymark.framework.read_condition import ConditionReader
from waymark.framework.table_keys import SPELLS, TableKeys
from waymark.written.fields import Fields, Located
from waymark.written.nearest import did_you_mean


@dataclass(frozen=True)
class TermReader:
    keys: TableKeys
    conditions: ConditionReader

    def term(self, fields: Fields) -> Term | None:
        if (difference := fields.group("difference")) is not None:
            return self._difference(difference)
        if (distinct := fields.group("distinct")) is not None:
            return self._distinct(distinct)
        return self._simple(fields)

    def _simple(self, fields: Fields) -> Count | Sum | Stock | None:
        if (count := fields.group("count")) is not None:
            return self._count(count)
        if (total := fields.group("sum")) is not None:
            return self.sum(total)
        if (stock := fields.group("stock")) is not None:
            return self._stock(stock)
        return None

    def _difference(self, fields: Fields) -> Difference | None:
        sides = (fields.group("first"), fields.group("second"))
        first, second = (None if side is None else self._simple(side) for side in sides)
        return None if first is None or second is None else Difference(first, second)

    def _distinct(self, fields: Fields) -> Distinct | None:
        """Of events and snapshots with `at`, of spells with `start` and `end`."""
        table = self.keys.table(fields)
        if table is None:
            return None
        entity = self._entity(fields, table)
        rows = self._spells_counted_once(fields) if fields.has("start") else self._events_counted_once(fields)
        return None if entity is None or rows is None else Distinct(rows, entity)

    def _entity(self, fields: Fields, table: StandardTable) -> str | None:
        name = fields.text("entity")
        fitting = [c.name for c in table.columns if c.type is ColumnType.TEXT]
        if not name or name in fitting:
            return name or None
        known = table.column(name) is not None
        said = f"'{name}' cannot be counted once." if known else f"'{name}' is not a column of {table.name}."
        rule = "column_type" if known else "column_unknown"
        hint = f"Use one of {', '.join(fitting)}." if known else did_you_mean(name, fitting)
        self.keys.say(fields, "entity", rule, said, hint, name)
        return None

    def _events_counted_once(self, fields: Fields) -> Count | None:
        if fields.has("end"):
            said = "'end' is for spells, and there is no 'start'."
            self.keys.say(fields, "end", "end_without_start", said, "Write start and end, or at alone.")
            return None
        return self._count(fields)

    def _spells_counted_once(self, fields: Fields) -> Stock | None:
        conditions = [name for name in ("during", "age", "within_working_days") if fields.has(name)]
        if conditions:
            said = f"'{conditions[0]}' is a condition on events, not on spells."
            self.keys.say(fields, conditions[0], "condition_on_spells", said, "Write it as a filter in 'where'.")
            return None
        if not fields.has("end"):
            said = "'end' is missing in distinct."
            self.keys.say(fields, "start", "key_missing", said, "Add it: the column with the first day no longer.")
            return None
        return self._stock(fields)

    def _count(self, fields: Fields) -> Count | None:
        table = self.keys.table(fields)
        if table is None:
            return None
        before = len(self.keys.findings.issues)
        at = self.keys.event_date(fields, table)
        where, _ = self.keys.where(fields, table)
        group = fields.group("previous")
        previous = None if group is None else self._previous(group, table)
        conditions = self.conditions.conditions(fields, table)
        done = self.keys.event_date(fields, table, "done") if fields.has("done") else None
        if at is None or not self._quiet_since(before, fields):
            return None
        return Count(table.name, at, where, previous, fields.yes("once_a_day"), conditions, done)

    def _previous(self, fields: Fields, table: StandardTable) -> Previous | None:
        where, fits = self.keys.where(fields, table)
        if fields.has("ever") and not fields.yes("ever"):
            hint = "Write 'ever: yes' or 'within_months: 12', or leave 'previous' out."
            self.keys.say(fields, "ever", "ever_no", "'ever: no' says nothing.", hint, "no")
            return None
        return Previous(fields.integer("within_months"), where) if fits and fields.sound else None

    def sum(self, fields: Fields) -> Sum | None:
        table = self.keys.table(fields)
        if table is None:
            return None
        before = len(self.keys.findings.issues)
        at = self.keys.event_date(fields, table)
        column = self.keys.column(fields, "column", table, ColumnType.INTEGER)
        where, _ = self.keys.where(fields, table)
        conditions = self.conditions.conditions(fields, table)
        if at is None or column is None or not self._quiet_since(before, fields):
            return None
        return Sum(table.name, at, column, where, conditions)

    def _stock(self, fields: Fields) -> Stock | None:
        table = self.keys.table(fields)
        if table is None or not self._is_of_spells(fields, table):
            return None
        before = len(self.keys.findings.issues)
        start = self.keys.column(fields, "start", table, ColumnType.DATE)
        end = self.keys.column(fields, "end", table, ColumnType.DATE)
        where, _ = self.keys.where(fields, table)
        held = tuple(self._held(group, table) for group in fields.groups("held"))
        group = fields.group("under_age")
        under_age = None if group is None else self._under_age(group, table)
        outside = tuple(self._outside(item, fields, table) for item in fields.texts("outside"))
        self.keys.differ(fields, "start", "end", "spell_without_length")
        if start is None or end is None or not self._quiet_since(before, fields):
            return None
        known_held = tuple(one for one in held if one is not None)
        return Stock(
            table.name, start, end, where, known_held, under_age, tuple(one for one in outside if one is not None)
        )

    def _held(self, fields: Fields, table: StandardTable) -> Held | None:
        since = self.keys.column(fields, "since", table, ColumnType.DATE)
        months = fields.integer("months")
        return None if since is None or months is None else Held(since, months)

    def _under_age(self, fields: Fields, table: StandardTable) -> UnderAge | None:
        born = self.keys.column(fields, "birth_date", table, ColumnType.DATE)
        years = fields.integer("years")
        return None if born is None or years is None else UnderAge(born, years)

    def _outside(self, item: Located, fields: Fields, table: StandardTable) -> str | None:
        found = STANDARD_TABLES.get(item.text)
        if found is None or found.name not in SPELLS or found.entity != table.entity or found.name == table.name:
            others = [name for name in SPELLS if name != table.name and STANDARD_TABLES[name].entity == table.entity]
            self.keys.findings.add(
                "outside_unknown",
                f"'{item.text}' is not another table of spells.",
                row=item.line,
                field=fields.path_of("outside"),
                value=item.text,
                hint=did_you_mean(item.text, others),
            )
            return None
        return found.name

    def _is_of_spells(self, fields: Fields, table: StandardTable) -> bool:
        if table.name in SPELLS:
            return True
        said = f"'{table.name}' holds no spells, so it has no stock."
        hint = f"Count its events with 'count', or use one of {', '.join(SPELLS)}."
        self.keys.say(fields, "table", "table_without_spells", said, hint, table.name)
        return False

    def _quiet_since(self, before: int, fields: Fields) -> bool:
        """Whether the group fits the schema and nothing has been said since: a part left out would count more."""
        return fields.sound and len(self.keys.findings.issues) == before
