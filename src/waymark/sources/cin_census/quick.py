"""Records of which nothing need be said, read quickly: each text of a field is read once in a file.

As soon as anything about a record is wrong, doubtful or unusual it is left to `read`, which is the meaning.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum

from waymark.sources.cin_census.document import Element
from waymark.sources.cin_census.fields import read_field
from waymark.sources.cin_census.leaves import Leaves
from waymark.sources.cin_census.schema import Kind, RecordField, RecordTable
from waymark.sources.intake import Value
from waymark.sources.values import clean

# A child may be referred, and planned for, before birth; no pregnancy lasts longer than this.
LONGEST_PREGNANCY = timedelta(weeks=40)
# Which dates tell that a file is about its year: those by which a figure places a row.
TELLING = {"referral": ("referral_date", "closure_date"), "protection_plan": ("start", "end")}

_REMEMBERED = 1 << 16


class _Mark(Enum):
    LOOK = "something is to be said of it"
    UNREAD = "not read before"


_LOOK, _UNREAD = _Mark.LOOK, _Mark.UNREAD
_Read = dict[str | tuple[str | None, ...] | None, Value | _Mark]


class QuickRecord:
    """How records of one table are read. census: as of `read_field` · last: the last day that the return is about."""

    def __init__(self, table: RecordTable, census: int | None, last: date | None) -> None:
        places = {field.column: place for place, field in enumerate(table.fields)}
        self._census = census
        self._last = last
        self._fields: list[tuple[RecordField, list[tuple[str, bool, _Read]]]] = [
            (field, [(name, contrary, {}) for name, contrary in field.names]) for field in table.fields
        ]
        self._placed_at = places.get(table.placed_by)
        self._ordered_at = [(places[start], places[end]) for start, end in table.ordered]
        self._events_at = [place for place, field in enumerate(table.fields) if field.kind is Kind.EVENT]
        self._born_at = places.get("birth_date")
        self._telling_at = [(places[column], column == "referral_date") for column in TELLING.get(table.name, ())]

    def values(self, leaves: Leaves) -> list[Value] | None:
        """One for each field of the table; None when the record wants a look."""
        values: list[Value] = []
        for field, names in self._fields:
            value: Value | _Mark = None
            for name, contrary, known in names:
                elements = leaves.get(name)
                if elements is None:
                    continue
                if len(elements) == 1:
                    text = elements[0].text
                    value = known.get(text, _UNREAD)
                else:
                    text = tuple(element.text for element in elements)
                    value = known.get(text, _UNREAD)
                if value is _UNREAD:
                    if len(known) >= _REMEMBERED:
                        known.clear()
                    value = known[text] = self._read(field, elements, contrary)
                if value is not None:
                    break
            if isinstance(value, _Mark):
                return None
            values.append(value)
        return values

    def wants_a_look(self, values: Sequence[Value], birth_date: date | None, birth_wrong: str) -> bool:
        """Whether the values say something odd together, or of the child's birth or the return's year."""
        for start_at, end_at in self._ordered_at:
            start, end = values[start_at], values[end_at]
            if start is not None and end is not None and end < start:  # type: ignore[operator]
                return True
        if self._last is not None:
            for at in self._events_at:
                day = values[at]
                if day is not None and day > self._last:  # type: ignore[operator]
                    return True
        if self._placed_at is None:
            return False
        placed = values[self._placed_at]
        if birth_wrong or not isinstance(placed, date):
            return True
        return birth_date is not None and birth_date > placed + LONGEST_PREGNANCY

    def birth_date(self, values: Sequence[Value]) -> date | None:
        born = None if self._born_at is None else values[self._born_at]
        return born if isinstance(born, date) else None

    def telling(self, values: Sequence[Value]) -> Iterator[tuple[date, bool]]:
        """The days that tell of the file's year, and whether each is a referral's."""
        for at, of_referral in self._telling_at:
            day = values[at]
            if isinstance(day, date):
                yield day, of_referral

    def _read(self, field: RecordField, elements: Sequence[Element], contrary: bool) -> Value | _Mark:
        """What `read` would take without a word; None for a blank."""
        said = [text for element in elements if (text := clean(element.text or ""))]
        if len(said) > 1 and field.kind is not Kind.CODES:
            return _LOOK
        read = read_field(field, said, self._census, contrary)
        return _LOOK if read.wrong or read.remark else read.value
