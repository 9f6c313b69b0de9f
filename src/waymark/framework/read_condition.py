"""Conditions on an event: in a spell of another table, of an age, done within working days."""

from dataclasses import dataclass

from waymark.domain.measure import AgeAt, Condition, During, WithinWorkingDays
from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable
from waymark.framework.calendars import Calendars
from waymark.framework.table_keys import TableKeys
from waymark.written.fields import Fields
from waymark.written.nearest import did_you_mean

ANY_NUMBER = 1_000_000  # more working days than any calendar holds: only that both days are covered is asked


@dataclass(frozen=True)
class ConditionReader:
    keys: TableKeys
    calendars: Calendars

    def conditions(self, fields: Fields, table: StandardTable) -> tuple[Condition, ...]:
        """The sound conditions of a count or sum of `table`; `fields` is unsound when one is left out."""
        read: list[Condition | None] = [self._during(group, table) for group in fields.groups("during")]
        if (age := fields.group("age")) is not None:
            read.append(self._age(age, table))
        if (within := fields.group("within_working_days")) is not None:
            read.append(self._within(within, table))
        return tuple(one for one in read if one is not None)

    def _during(self, fields: Fields, table: StandardTable) -> During | None:
        date = self.keys.event_date(fields, table, "date")
        other = self._other_table(fields, table)
        if other is None:
            return None
        start = self.keys.event_date(fields, other, "start")
        end = self.keys.event_date(fields, other, "end")
        if not self.keys.differ(fields, "start", "end", "spell_without_length") or not (date and start and end):
            return None
        return During(other.name, date, start, end)

    def _other_table(self, fields: Fields, table: StandardTable) -> StandardTable | None:
        """A table about the same people, with two dates to make a spell of."""
        other = self.keys.table(fields)
        if other is None:
            return None
        fitting = [known.name for known in STANDARD_TABLES.values() if _has_spells_for(known, table)]
        if other.name in fitting:
            return other
        name = other.name
        said = f"'{name}' holds no spells of another table about the same {table.entity}."
        hint = did_you_mean(name, fitting) if fitting else f"No other table is about a {table.entity}."
        self.keys.say(fields, "table", "during_unknown", said, hint, name)
        return None

    def _age(self, fields: Fields, table: StandardTable) -> AgeAt | None:
        born = self.keys.column(fields, "birth_date", table, ColumnType.DATE)
        date = self.keys.event_date(fields, table, "date")
        least, under = fields.integer("least"), fields.integer("under")
        if fields.sound and least is None and under is None:
            said = "An age needs 'least', 'under' or both."
            self.keys.say(fields, "under", "age_without_limit", said, "Write 'under: 18', for example.")
            return None
        if least is not None and under is not None and least >= under:
            said = f"Nobody is {least} or older and under {under}."
            self.keys.say(fields, "under", "age_empty", said, "Make 'under' the larger of the two.", str(under))
            return None
        different = self.keys.differ(fields, "birth_date", "date", "age_without_dates")
        return AgeAt(born, date, least, under) if born and date and different else None

    def _within(self, fields: Fields, table: StandardTable) -> WithinWorkingDays | None:
        since = self.keys.event_date(fields, table, "since")
        until = self.keys.event_date(fields, table, "until")
        different = self.keys.differ(fields, "since", "until", "days_without_length")
        days = fields.integer("days") if fields.has("days") else ANY_NUMBER
        name = fields.text("calendar")
        calendar = self.calendars.sound.get(name)
        if name and name not in self.calendars.names:
            near = did_you_mean(name, sorted(self.calendars.names))
            hint = f"{f'{near} Or add' if near else 'Correct the name, or add'} calendars/{name}.yaml and .csv."
            self.keys.say(fields, "calendar", "calendar_unknown", f"There is no calendar '{name}'.", hint, name)
        if not (since and until and different) or days is None or calendar is None:
            return None
        return WithinWorkingDays(since, until, days, calendar)


def _has_spells_for(known: StandardTable, table: StandardTable) -> bool:
    return known.name != table.name and known.entity == table.entity and len(_dates(known)) > 1


def _dates(table: StandardTable) -> list[str]:
    return [c.name for c in table.columns if c.type is ColumnType.DATE and c.name != "birth_date"]
