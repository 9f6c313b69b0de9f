"""One census file on its way in, record by record. This is what a file means.

A row whose child or whose own date is missing is set aside; a wrong field is flagged and read as missing. A referral
set aside takes nothing with it: its assessments and plans have dates of their own and stay.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice
from operator import lt

from waymark.domain.coverage import Coverage
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.domain.month import long_date
from waymark.domain.period import Year
from waymark.sources.cin_census import schema
from waymark.sources.cin_census.census_year import Held, key_and_span, label_disagrees
from waymark.sources.cin_census.codes import ELEMENTS_OF_YEARS, RECORDS_SINCE, of_census, when
from waymark.sources.cin_census.drafts import About, Draft
from waymark.sources.cin_census.fields import BLANK, FieldRead, read_field
from waymark.sources.cin_census.leaves import Leaf, LeafElements, Leaves, split
from waymark.sources.cin_census.noticed import Noticed
from waymark.sources.cin_census.schema import Kind, RecordField, RecordTable
from waymark.sources.intake import Edition, Profile, Pseudonym, RecordSink, Row
from waymark.sources.values import shortened
from waymark.sources.xml_stream import Element, line_of, refusal

# A child may be referred, and planned for, before birth; no pregnancy lasts longer than this.
LONGEST_PREGNANCY = timedelta(weeks=40)
# Which dates tell that a file is about its year: those by which a figure places a row.
TELLING = {"referral": ("referral_date", "closure_date"), "protection_plan": ("start", "end")}

_MOST_UNKNOWN_NAMES = 50
_REVIEW = schema.PLAN_REVIEW.element.casefold()
_CHILD_ID = schema.CHILD_ID.casefold()
_PASSED_OVER = frozenset(name.casefold() for name in schema.NOT_KEPT)
WRAPPERS = frozenset(name.casefold() for name in schema.WRAPPERS)


class Reading:
    """One file on its way through."""

    def __init__(self, noticed: Noticed, sink: RecordSink, pseudonym: Pseudonym, year: Year | None) -> None:
        self.noticed = noticed
        self.held = Held.of(year)
        self.census = year.last.year if year else None
        self.elements_of_other_years = {
            key: (first, last)
            for key, (first, last) in ELEMENTS_OF_YEARS.items()
            if self.census is not None and not (first or self.census) <= self.census <= (last or self.census)
        }
        self.records_of_later_years = [
            name for name, since in RECORDS_SINCE.items() if self.census is not None and self.census < since
        ]
        self._sink = sink
        self._pseudonym = pseudonym
        self._year = year
        self._rows = dict.fromkeys(schema.RECORD_TABLES, 0)
        self._children: set[str] = set()
        self._unknown_names: set[str] = set()
        self._last_place: dict[str, tuple[int, int]] = {}

    def take_child(self, element: Element) -> None:
        self._take(schema.CHILD, element, About())

    def edition(self, label: str) -> Edition:
        """What the file came to. Raises RefusedError when it holds nothing, or nothing of its year."""
        shown = self.noticed.shown
        try:
            if not self._rows["referral"] and not self._rows["protection_plan"]:
                sentence = "No referral and no child protection plan of the file can be taken."
                hint = "Correct the rows named, or give the whole return."
                raise refusal("nothing_to_take", sentence, hint, shown)
            key, span = key_and_span(self._year, self.held, self.noticed)
        except RefusedError as refused:
            issues = (*refused.issues, *_in_order(self.noticed.issues))
            raise RefusedError(str(refused), issues, refused.hint) from None
        if self._year:
            label_disagrees(label, self._year, self.noticed)
        return Edition(
            key,
            label,
            {table: Coverage((span,)) for table in schema.FEEDS},
            Profile(self._rows, len(self._children), self.held.first_referral, self.held.last_referral),
            _in_order(self.noticed.issues),
            tuple(sorted(self.noticed.set_apart_rows, key=lambda apart: (apart.row, apart.sheet))),
            tuple(sorted(self.noticed.flagged_values, key=lambda flagged: (flagged.table, flagged.row_id))),
        )

    def _take(self, table: RecordTable, element: Element, about: About) -> None:
        """A record, and the records inside it."""
        leaves, nested = split(element)
        line = line_of(element)
        if table is schema.CHILD:
            about.named = leaves
            raw = next((leaf.text for leaf in leaves.of(_CHILD_ID) if leaf.text), "")
            about.pseudonym = self.meet(raw, line)
            if all(inner is not schema.REFERRAL for inner, _ in nested):
                self.without_referral(line)
        self._record(table, leaves, line, about)
        self.name_the_unknown(table, leaves)
        self._name_other_years(table, leaves, line)
        if table is schema.PROTECTION_PLAN:
            for review in leaves.names.get(_REVIEW, ()):
                self._record(schema.PLAN_REVIEW, LeafElements({_REVIEW: [review]}), line_of(review), about)
        for inner, inner_element in nested:
            self._take(inner, inner_element, about)

    def meet(self, raw: str, line: int) -> str:
        """The child's pseudonym, '' without an identifier. The identifier itself goes no further than this."""
        if not raw:
            return ""
        pseudonym = self._pseudonym(raw)
        if pseudonym in self._children:
            sentence = "A child stands in the file more than once; the records were put together."
            self.noticed.warn(schema.CHILD, line, schema.CHILD_ID, "", "child_repeated", sentence)
        self._children.add(pseudonym)
        return pseudonym

    def without_referral(self, line: int) -> None:
        sentence = "A child has no CINdetails, so nothing is known of any referral."
        element = schema.REFERRAL.element
        self.noticed.warn(schema.CHILD, line, element, "", "child_without_referral", sentence)

    def _name_other_years(self, table: RecordTable, leaves: Leaves, line: int) -> None:
        """Warns of records and elements that another year's census has."""
        if table.name in self.records_of_later_years:
            self.of_another_year(table, line, table.element, RECORDS_SINCE[table.name], None)
        for (name, element), (first, last) in self.elements_of_other_years.items():
            if name == table.name:
                for leaf in leaves.of(element.casefold()):
                    if leaf.text:
                        self.of_another_year(table, leaf.line, element, first, last)

    def of_another_year(self, table: RecordTable, line: int, element: str, first: int | None, last: int | None) -> None:
        """Read all the same: no census gives the element another meaning."""
        if self.census is None:
            return
        sentence = (
            f"{element} is of the census {when(first, last)}; {of_census(self.census)}. It was read all the same."
        )
        hint = "Check the year of the file."
        self.noticed.warn(table, line, element, "", "element_of_another_year", sentence, hint)

    def _record(self, table: RecordTable, leaves: Leaves, line: int, about: About) -> None:
        row = self.looked_at(table, leaves, line, self.row_id(table, line), about)
        if row is not None:
            self._sink.add(table.name, row)
            self.took(table, 1)

    def took(self, table: RecordTable, rows: int) -> None:
        self._rows[table.name] += rows

    def looked_at(self, table: RecordTable, leaves: Leaves, line: int, row_id: str, about: About) -> Row | None:
        """One row, read field by field with a word about each that is wrong or doubtful; None when it is set aside."""
        if not about.pseudonym:
            hint = f"Give every Child its {schema.CHILD_ID}."
            sentence = "The child is not named."
            self.noticed.set_apart(table, line, schema.CHILD_ID, "", "child_missing", sentence, hint)
            return None
        draft = Draft(table, row_id, line, {"child": about.pseudonym})
        for field_ in table.fields:
            leaf, read = self._read(table, field_, leaves)
            if field_.column == table.placed_by and read.value is None:
                self._cannot_place(draft, field_, leaf, read, about)
                return None
            draft.values[field_.column] = read.value
            if leaf is not None:
                draft.lines[field_.column] = leaf.line
                self._say_of(draft, field_, leaf, read, about)
        self._check_order(draft, about)
        self._place_birth(draft, about)
        self._check_year(draft, about)
        return draft.finished()

    def row_id(self, table: RecordTable, line: int) -> str:
        """Table and line; a second row on one line is told apart by its number there."""
        last_line, number = self._last_place.get(table.name, (-1, 0))
        number = number + 1 if line == last_line else 1
        self._last_place[table.name] = (line, number)
        return f"{table.name}:{line}" if number == 1 else f"{table.name}:{line}.{number}"

    def row_ids(self, table: RecordTable, lines: Sequence[int]) -> list[str]:
        """As `row_id` of each."""
        last_line, _ = self._last_place.get(table.name, (-1, 0))
        if lines[0] > last_line and all(map(lt, lines, islice(lines, 1, None))):
            self._last_place[table.name] = (lines[-1], 1)
            return [f"{table.name}:{line}" for line in lines]
        return [self.row_id(table, line) for line in lines]

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
                    self.noticed.warn(table, said[1].line, name, "", "element_repeated", sentence, "Leave one.")
                said = said[:1]
            return said[0], read_field(field_, [leaf.text for leaf in said], self.census, contrary)
        return None, BLANK

    def _cannot_place(
        self, draft: Draft, field_: RecordField, leaf: Leaf | None, read: FieldRead, about: About
    ) -> None:
        table, name = draft.table, field_.elements[0]
        if leaf is None:
            sentence = f"{table.element} has no {name}, so it cannot be placed in time."
            self.noticed.set_apart(table, draft.line, name, "", "date_missing", sentence, f"Give its {name}.")
            return
        value = about.shown(field_, leaf.text)
        self.noticed.set_apart(table, leaf.line, name, value, read.wrong, read.sentence, read.hint)

    def _say_of(self, draft: Draft, field_: RecordField, leaf: Leaf, read: FieldRead, about: About) -> None:
        rule = read.wrong or read.remark
        if not rule:
            return
        value = about.shown(field_, leaf.text)
        if read.wrong:
            self._flag(draft, field_.column, value, rule, read.sentence)
            if field_.column == "birth_date":
                about.birth_wrong = rule
        name = field_.elements[0]
        self.noticed.warn(draft.table, leaf.line, name, value, rule, read.sentence, read.hint, read.apart)

    def _flag(self, draft: Draft, column: str, value: str, rule: str, sentence: str) -> None:
        draft.values[column] = None
        draft.flagged.append(column)
        self.noticed.flag(draft.table, draft.row_id, column, value, rule, sentence)

    def _check_order(self, draft: Draft, about: About) -> None:
        for start_column, end_column in draft.table.ordered:
            start, end = draft.values[start_column], draft.values[end_column]
            if isinstance(start, date) and isinstance(end, date) and end < start:
                name = draft.table.element_of(end_column)
                value = about.shown(draft.table.field_of(end_column), end.isoformat())
                sentence = f"{name} comes before {draft.table.element_of(start_column)}."
                hint = f"Correct one of the two; until then {name} counts as missing."
                self._flag(draft, end_column, value, "end_before_start", sentence)
                line = draft.line_of(end_column)
                self.noticed.warn(draft.table, line, name, value, "end_before_start", sentence, hint)

    def _place_birth(self, draft: Draft, about: About) -> None:
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
            self.noticed.warn(draft.table, line, "PersonBirthDate", "", "birth_after_event", sentence, hint)

    def _check_year(self, draft: Draft, about: About) -> None:
        """Keeps account of what places the file in time, and warns of what the return cannot know yet."""
        telling = TELLING.get(draft.table.name, ())
        for field_ in draft.table.fields:
            day = draft.values[field_.column]
            if field_.kind is not Kind.EVENT or not isinstance(day, date):
                continue
            if field_.column in telling:
                self.held.meet(day, field_.column == "referral_date")
            if self._year and day > self._year.last:
                sentence = f"This is after {long_date(self._year.last)}, the last day that the return is about."
                hint = "Check the date, and that this is the return of that year."
                line, value = draft.line_of(field_.column), about.shown(field_, day.isoformat())
                self.noticed.warn(draft.table, line, field_.elements[0], value, "date_after_year", sentence, hint)

    def name_the_unknown(self, table: RecordTable, leaves: Leaves) -> None:
        """Warns of elements that no census has: most are spelling mistakes, and then a field reads as blank."""
        known = KNOWN[table.name]
        if leaves.names.keys() <= known:
            return
        for name in leaves.names:
            found = leaves.of(name)
            if name in known or (name in WRAPPERS and not any(leaf.text for leaf in found)):
                continue
            if name not in self._unknown_names and len(self._unknown_names) == _MOST_UNKNOWN_NAMES:
                continue
            self._unknown_names.add(name)
            sentence = f"An element that {table.element} does not have in any census was passed over."
            said = shortened(name)
            self.noticed.warn(table, found[0].line, said, "", "element_unknown", sentence, "Check its spelling.")


def _names_of(table: RecordTable) -> frozenset[str]:
    """Every element name, in small letters, that may stand in a record of the table."""
    names = _PASSED_OVER | {name for field_ in table.fields for name, _ in field_.names}
    return names | {_REVIEW} if table is schema.PROTECTION_PLAN else names


KNOWN = {table.name: _names_of(table) for table in schema.RECORD_TABLES.values()}


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """By line, what is about no line first: so that the order does not tell how the file was read."""
    return tuple(sorted(issues, key=lambda issue: (issue.row or 0, issue.sheet, issue.field, issue.rule)))
