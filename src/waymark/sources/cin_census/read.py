"""One census file read: a row for each child, referral, assessment, plan and review, or what is wrong with it.

A row whose child or whose own date is missing is set aside; a wrong field is flagged and read as missing. A referral
set aside takes nothing with it: its assessments and plans have dates of their own and stay.
"""

from dataclasses import dataclass, field
from datetime import date

from waymark.domain.coverage import Coverage
from waymark.domain.errors import RefusedError
from waymark.domain.month import long_date
from waymark.domain.period import Year
from waymark.sources.cin_census import schema
from waymark.sources.cin_census.census_year import Held, key_and_span, label_disagrees, year_of
from waymark.sources.cin_census.document import Element, children_of, head_of, line_of, refusal
from waymark.sources.cin_census.fields import BLANK, FieldRead, read_field
from waymark.sources.cin_census.leaves import Leaf, Leaves, split
from waymark.sources.cin_census.noticed import Noticed
from waymark.sources.cin_census.quick import LONGEST_PREGNANCY, TELLING, QuickRecord
from waymark.sources.cin_census.schema import Kind, RecordField, RecordTable
from waymark.sources.delimited import shown_name
from waymark.sources.intake import Edition, FoundEdition, Profile, Pseudonym, RecordSink, Value
from waymark.sources.values import NOT_SHOWN, shortened, showable

_MOST_UNKNOWN_NAMES = 50

_REVIEW = schema.PLAN_REVIEW.element.casefold()
_CHILD_ID = schema.CHILD_ID.casefold()
_IDENTIFIERS = tuple(name.casefold() for name in schema.IDENTIFIERS)
_PASSED_OVER = frozenset(name.casefold() for name in schema.NOT_KEPT)
_WRAPPERS = frozenset(name.casefold() for name in schema.WRAPPERS)


def read(found: FoundEdition, sink: RecordSink, pseudonym: Pseudonym, year: int | None) -> Edition:
    """One edition, its rows handed to `sink` child by child.

    year: the year in which the financial year starts, over what the Header states.
    Raises RefusedError when the XML is not sound or when the file holds nothing of its year.
    """
    path = found.files[""]
    noticed = Noticed(shown_name(path))
    stated = year_of(head_of(path, noticed.shown), year, noticed)
    reading = _Reading(noticed, sink, pseudonym, stated)
    for child in children_of(path, noticed.shown):
        reading.take_child(child)
    return reading.edition(found.label)


@dataclass
class _About:
    """The child whose records are being read. `named`: the elements with what the file calls it."""

    pseudonym: str = ""
    birth_date: date | None = None
    birth_wrong: str = ""
    named: Leaves = field(default_factory=Leaves)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What the file calls the child; nothing may repeat it."""
        return tuple(leaf.text for name in _IDENTIFIERS for leaf in self.named.of(name) if leaf.text)

    def shown(self, field_: RecordField, text: str) -> str:
        """What of a field's text a message may repeat. A message about a child must not say which child."""
        if field_.kind is Kind.BORN:
            return NOT_SHOWN
        born = (self.birth_date.isoformat(),) if self.birth_date else ()
        return showable(text, (*self.identifiers, *born), in_date=field_.kind in (Kind.EVENT, Kind.PLANNED))


@dataclass
class _Draft:
    """A record row while it is being made. `lines`: where each column was found, when it was."""

    table: RecordTable
    row_id: str
    line: int
    values: dict[str, Value]
    lines: dict[str, int] = field(default_factory=dict)
    flagged: list[str] = field(default_factory=list)

    def line_of(self, column: str) -> int:
        return self.lines.get(column, self.line)

    def finished(self) -> tuple[Value, ...]:
        self.values["row_id"] = self.row_id
        self.values["flagged"] = f",{','.join(self.flagged)}," if self.flagged else ""
        return tuple(self.values[column.name] for column in self.table.columns)


class _Reading:
    """One file on its way through."""

    def __init__(self, noticed: Noticed, sink: RecordSink, pseudonym: Pseudonym, year: Year | None) -> None:
        self._noticed = noticed
        self._sink = sink
        self._pseudonym = pseudonym
        self._year = year
        self._census = year.last.year if year else None
        self._held = Held.of(year)
        self._quick = {
            table.name: QuickRecord(table, self._census, self._held.last) for table in schema.RECORD_TABLES.values()
        }
        self._rows = dict.fromkeys(schema.RECORD_TABLES, 0)
        self._children: set[str] = set()
        self._unknown_names: set[str] = set()
        self._last_place: dict[str, tuple[int, int]] = {}

    def take_child(self, element: Element) -> None:
        self._take(schema.CHILD, element, _About())

    def edition(self, label: str) -> Edition:
        """What the file came to. Raises RefusedError when it holds nothing, or nothing of its year."""
        shown = self._noticed.shown
        try:
            if not self._rows["referral"] and not self._rows["protection_plan"]:
                sentence = "No referral and no child protection plan of the file can be taken."
                hint = "Correct the rows named, or give the whole return."
                raise refusal("nothing_to_take", sentence, hint, shown)
            key, span = key_and_span(self._year, self._held, self._noticed)
        except RefusedError as refused:
            issues = (*refused.issues, *self._noticed.issues)
            raise RefusedError(str(refused), issues, refused.hint) from None
        if self._year:
            label_disagrees(label, self._year, self._noticed)
        return Edition(
            key,
            label,
            {table: Coverage((span,)) for table in schema.FEEDS},
            Profile(self._rows, len(self._children), self._held.first_referral, self._held.last_referral),
            self._noticed.issues,
            tuple(self._noticed.set_apart_rows),
            tuple(self._noticed.flagged_values),
        )

    def _take(self, table: RecordTable, element: Element, about: _About) -> None:
        """A record, and the records inside it."""
        leaves, nested = split(element)
        line = line_of(element)
        if table is schema.CHILD:
            self._meet(leaves, line, about)
            if all(inner is not schema.REFERRAL for inner, _ in nested):
                sentence = "A child has no CINdetails, so nothing is known of any referral."
                self._noticed.warn(table, line, schema.REFERRAL.element, "", "child_without_referral", sentence)
        self._record(table, leaves, line, about)
        self._name_the_unknown(table, leaves)
        if table is schema.PROTECTION_PLAN:
            for review in leaves.get(_REVIEW, ()):
                self._record(schema.PLAN_REVIEW, Leaves({_REVIEW: [review]}), line_of(review), about)
        for inner, inner_element in nested:
            self._take(inner, inner_element, about)

    def _meet(self, leaves: Leaves, line: int, about: _About) -> None:
        """Learns who the child is. The identifier itself goes no further than this."""
        about.named = leaves
        raw = next((leaf.text for leaf in leaves.of(_CHILD_ID) if leaf.text), "")
        if not raw:
            return
        about.pseudonym = self._pseudonym(raw)
        if about.pseudonym in self._children:
            sentence = "A child stands in the file more than once; the records were put together."
            self._noticed.warn(schema.CHILD, line, schema.CHILD_ID, "", "child_repeated", sentence)
        self._children.add(about.pseudonym)

    def _record(self, table: RecordTable, leaves: Leaves, line: int, about: _About) -> None:
        """One row to the sink, or one set aside."""
        if not about.pseudonym:
            hint = f"Give every Child its {schema.CHILD_ID}."
            sentence = "The child is not named."
            self._noticed.set_apart(table, line, schema.CHILD_ID, "", "child_missing", sentence, hint)
            return
        quick = self._quick[table.name]
        values = quick.values(leaves)
        if values is None or quick.wants_a_look(values, about.birth_date, about.birth_wrong):
            self._record_with_a_look(table, leaves, line, about)
            return
        if table is schema.CHILD:
            about.birth_date = quick.birth_date(values)
            own: tuple[Value, ...] = (about.pseudonym,)
        else:
            own = (about.pseudonym, about.birth_date)
            for day, of_referral in quick.telling(values):
                self._held.meet(day, of_referral)
        self._sink.add(table.name, (self._row_id(table, line), "", *own, *values))
        self._rows[table.name] += 1

    def _record_with_a_look(self, table: RecordTable, leaves: Leaves, line: int, about: _About) -> None:
        """As `_record`, field by field, with a word about each that is wrong or doubtful. This is the meaning."""
        draft = _Draft(table, self._row_id(table, line), line, {"child": about.pseudonym})
        for field_ in table.fields:
            leaf, read = self._read(table, field_, leaves)
            if field_.column == table.placed_by and read.value is None:
                self._cannot_place(draft, field_, leaf, read, about)
                return
            draft.values[field_.column] = read.value
            if leaf is not None:
                draft.lines[field_.column] = leaf.line
                self._say_of(draft, field_, leaf, read, about)
        self._check_order(draft, about)
        self._place_birth(draft, about)
        self._check_year(draft, about)
        self._sink.add(table.name, draft.finished())
        self._rows[table.name] += 1

    def _row_id(self, table: RecordTable, line: int) -> str:
        """Table and line; a second row on one line is told apart by its number there."""
        last_line, number = self._last_place.get(table.name, (-1, 0))
        number = number + 1 if line == last_line else 1
        self._last_place[table.name] = (line, number)
        return f"{table.name}:{line}" if number == 1 else f"{table.name}:{line}.{number}"

    def _read(self, table: RecordTable, field_: RecordField, leaves: Leaves) -> tuple[Leaf | None, FieldRead]:
        """The leaf that was taken, and what it says."""
        for element, contrary in field_.names:
            said = [leaf for leaf in leaves.of(element) if leaf.text]
            if not said:
                continue
            if len(said) > 1 and field_.kind is not Kind.CODES:
                if any(leaf.text != said[0].text for leaf in said):
                    name = field_.elements[0]
                    sentence = f"{name} stands more than once in one {table.element}; the first was taken."
                    self._noticed.warn(table, said[1].line, name, "", "element_repeated", sentence, "Leave one.")
                said = said[:1]
            return said[0], read_field(field_, [leaf.text for leaf in said], self._census, contrary)
        return None, BLANK

    def _cannot_place(
        self, draft: _Draft, field_: RecordField, leaf: Leaf | None, read: FieldRead, about: _About
    ) -> None:
        table, name = draft.table, field_.elements[0]
        if leaf is None:
            sentence = f"{table.element} has no {name}, so it cannot be placed in time."
            self._noticed.set_apart(table, draft.line, name, "", "date_missing", sentence, f"Give its {name}.")
            return
        value = about.shown(field_, leaf.text)
        self._noticed.set_apart(table, leaf.line, name, value, read.wrong, read.sentence, read.hint)

    def _say_of(self, draft: _Draft, field_: RecordField, leaf: Leaf, read: FieldRead, about: _About) -> None:
        rule = read.wrong or read.remark
        if not rule:
            return
        value = about.shown(field_, leaf.text)
        if read.wrong:
            self._flag(draft, field_.column, value, rule, read.sentence)
            if field_.column == "birth_date":
                about.birth_wrong = rule
        self._noticed.warn(draft.table, leaf.line, field_.elements[0], value, rule, read.sentence, read.hint)

    def _flag(self, draft: _Draft, column: str, value: str, rule: str, sentence: str) -> None:
        draft.values[column] = None
        draft.flagged.append(column)
        self._noticed.flag(draft.table, draft.row_id, column, value, rule, sentence)

    def _check_order(self, draft: _Draft, about: _About) -> None:
        for start_column, end_column in draft.table.ordered:
            start, end = draft.values[start_column], draft.values[end_column]
            if isinstance(start, date) and isinstance(end, date) and end < start:
                name = draft.table.element_of(end_column)
                value = about.shown(draft.table.field_of(end_column), end.isoformat())
                sentence = f"{name} comes before {draft.table.element_of(start_column)}."
                hint = f"Correct one of the two; until then {name} counts as missing."
                self._flag(draft, end_column, value, "end_before_start", sentence)
                line = draft.line_of(end_column)
                self._noticed.warn(draft.table, line, name, value, "end_before_start", sentence, hint)

    def _place_birth(self, draft: _Draft, about: _About) -> None:
        """Gives an event the child's birth date, unless the event comes too long before it."""
        if draft.table is schema.CHILD:
            born = draft.values["birth_date"]
            about.birth_date = born if isinstance(born, date) else None
            return
        draft.values["birth_date"] = about.birth_date
        day = draft.values[draft.table.placed_by]
        if about.birth_wrong:
            self._flag(draft, "birth_date", "", about.birth_wrong, "The child's birth date is not believed.")
        elif about.birth_date and isinstance(day, date) and about.birth_date > day + LONGEST_PREGNANCY:
            sentence = f"The child was born more than 40 weeks after {draft.table.element_of(draft.table.placed_by)}."
            hint = "Correct one of the two; until then the birth date counts as missing for this row."
            self._flag(draft, "birth_date", "", "birth_after_event", sentence)
            line = draft.line_of(draft.table.placed_by)
            self._noticed.warn(draft.table, line, "PersonBirthDate", "", "birth_after_event", sentence, hint)

    def _check_year(self, draft: _Draft, about: _About) -> None:
        """Keeps account of what places the file in time, and warns of what the return cannot know yet."""
        telling = TELLING.get(draft.table.name, ())
        for field_ in draft.table.fields:
            day = draft.values[field_.column]
            if field_.kind is not Kind.EVENT or not isinstance(day, date):
                continue
            if field_.column in telling:
                self._held.meet(day, field_.column == "referral_date")
            if self._year and day > self._year.last:
                sentence = f"This is after {long_date(self._year.last)}, the last day that the return is about."
                hint = "Check the date, and that this is the return of that year."
                line, value = draft.line_of(field_.column), about.shown(field_, day.isoformat())
                self._noticed.warn(draft.table, line, field_.elements[0], value, "date_after_year", sentence, hint)

    def _name_the_unknown(self, table: RecordTable, leaves: Leaves) -> None:
        """Warns of elements that no census has: most are spelling mistakes, and then a field reads as blank."""
        known = _KNOWN[table.name]
        if leaves.keys() <= known:
            return
        for name in leaves:
            found = leaves.of(name)
            if name in known or (name in _WRAPPERS and not any(leaf.text for leaf in found)):
                continue
            if name not in self._unknown_names and len(self._unknown_names) == _MOST_UNKNOWN_NAMES:
                continue
            self._unknown_names.add(name)
            sentence = f"An element that {table.element} does not have in any census was passed over."
            said = shortened(name)
            self._noticed.warn(table, found[0].line, said, "", "element_unknown", sentence, "Check its spelling.")


def _names_of(table: RecordTable) -> frozenset[str]:
    """Every element name, in small letters, that may stand in a record of the table."""
    names = _PASSED_OVER | {name for field_ in table.fields for name, _ in field_.names}
    return names | {_REVIEW} if table is schema.PROTECTION_PLAN else names


_KNOWN = {table.name: _names_of(table) for table in schema.RECORD_TABLES.values()}
