"""Children of a plain chunk read together: each text of a field is read once.

As soon as anything about a record is wrong, doubtful or unusual it is left to `reading`, which is the meaning.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from waymark.sources.cin_census import schema
from waymark.sources.cin_census.births import Births
from waymark.sources.cin_census.codes import RECORDS_SINCE
from waymark.sources.cin_census.drafts import About
from waymark.sources.cin_census.field_texts import BETWEEN, CONTRARY, FieldTexts
from waymark.sources.cin_census.fields import FieldRead
from waymark.sources.cin_census.reading import LONGEST_PREGNANCY, TELLING, Reading
from waymark.sources.cin_census.record_places import RecordPlaces
from waymark.sources.cin_census.schema import Kind, RecordTable
from waymark.sources.columns import ColumnDraft, Rows
from waymark.sources.intake import ColumnSink, Row
from waymark.sources.values import clean
from waymark.store.columns import Codes

_TABLES = tuple(schema.RECORD_TABLES.values())
_CHILD_ID = schema.CHILD_ID.casefold()


class ByColumn:
    """Takes chunk after chunk of one file."""

    def __init__(self, reading: Reading, sink: ColumnSink) -> None:
        self._reading = reading
        self._sink = sink
        # Fields of one kind are read alike, so that one text need be read once for all of them.
        alike: dict[tuple[Kind, str], dict[str, FieldRead]] = defaultdict(dict)
        self._texts = {
            table.name: [
                FieldTexts(each, reading.census, alike[each.kind, each.code_set and each.column])
                for each in table.fields
            ]
            for table in _TABLES
        }

    def take(self, places: RecordPlaces, lines_before: int) -> None:
        """Every record of a chunk."""
        for texts in self._texts.values():
            for each in texts:
                each.forget()
        _Chunk(places, lines_before, self._reading, self._sink, self._texts).take()


@dataclass(frozen=True)
class _Chunk:
    places: RecordPlaces
    lines_before: int
    reading: Reading
    sink: ColumnSink
    texts: Mapping[str, Sequence[FieldTexts]]

    def take(self) -> None:
        births = Births(len(self.places.records("child")))
        self._name_the_unknown()
        self._name_other_years()
        for table in _TABLES:
            if len(self.places.records(table.name)):
                self._take_table(table, births)

    @cached_property
    def _pseudonyms(self) -> list[str]:
        """One for each child, '' for one without an identifier."""
        raw = [""] * len(self.places.records("child"))
        ids = self.places.leaves("child", _CHILD_ID)
        # The first that says anything counts, the least deep before others.
        order = np.argsort(self.places.elements.depth[ids.places], kind="stable")[::-1]
        for owner, place in zip(ids.rows[order].tolist(), ids.places[order].tolist(), strict=True):
            raw[owner] = clean(self.places.elements.text(place)) or raw[owner]
        lines = self._lines("child")
        pseudonyms = [self.reading.meet(text, line) for text, line in zip(raw, lines, strict=True)]
        for at in np.flatnonzero(~self.places.referred).tolist():
            self.reading.without_referral(lines[at])
        return pseudonyms

    def _lines(self, name: str) -> list[int]:
        lines: list[int] = (self.places.elements.lines(self.places.records(name)) + self.lines_before + 1).tolist()
        return lines

    def _name_the_unknown(self) -> None:
        for table, place in self.places.with_unknown():
            self.reading.name_the_unknown(table, self.places.leaves_of(place, self.lines_before))

    def _name_other_years(self) -> None:
        reading, elements = self.reading, self.places.elements
        for name in reading.records_of_later_years:
            table = schema.RECORD_TABLES[name]
            for line in self._lines(name):
                reading.of_another_year(table, line, table.element, RECORDS_SINCE[name], None)
        for (name, element), (first, last) in reading.elements_of_other_years.items():
            places = self.places.leaves(name, element.casefold()).places
            lines = (elements.lines(places) + self.lines_before + 1).tolist()
            for place, line in zip(places.tolist(), lines, strict=True):
                if clean(elements.text(place)):
                    reading.of_another_year(schema.RECORD_TABLES[name], line, element, first, last)

    def _take_table(self, table: RecordTable, births: Births) -> None:
        rows = len(self.places.records(table.name))
        owners = self.places.owners(table.name)
        look: Rows = np.array([not pseudonym for pseudonym in self._pseudonyms])[owners]
        columns = []
        for number in range(len(table.fields)):
            column, odd = self._column(table, number, rows)
            columns.append(column)
            look |= odd
        texts = self.texts[table.name]
        days = {
            each.column: np.array(known.days, dtype=np.int64)[column]
            for each, known, column in zip(table.fields, texts, columns, strict=True)
            if each.kind in (Kind.EVENT, Kind.BORN)
        }
        look |= self._odd(table, owners, days, births)
        lines = self._lines(table.name)
        row_ids = self.reading.row_ids(table, lines)
        if table is schema.CHILD:
            births.are(days["birth_date"], look)
        for column_name in TELLING.get(table.name, ()):
            told = days[column_name][~look]
            self.reading.held.meet_many(told[told > 0], column_name == "referral_date")
        drafts = [ColumnDraft.blank(rows), ColumnDraft(list(self._pseudonyms), owners)]
        if table.placed_by:
            drafts.append(ColumnDraft(births.values(), owners))
        drafts.extend(ColumnDraft(known.read_as, column) for known, column in zip(texts, columns, strict=True))
        kept = np.ones(rows, dtype=bool)
        if look.any():
            # What single rows put in is theirs alone.
            drafts = [ColumnDraft(list(draft.values), draft.codes.copy()) for draft in drafts]
            for at in np.flatnonzero(look).tolist():
                row = self._looked_at(table, at, int(owners[at]), lines[at], row_ids[at], births)
                if row is None:
                    kept[at] = False
                    continue
                for draft, value in zip(drafts, row[1:], strict=True):
                    draft.put(at, value)
        taken = row_ids if kept.all() else [row_ids[at] for at in np.flatnonzero(kept).tolist()]
        self.reading.took(table, len(taken))
        self.sink.add_columns(table.name, taken, [draft.coded(kept) for draft in drafts])

    def _column(self, table: RecordTable, number: int, rows: int) -> tuple[Codes, Rows]:
        """One field of every row, as places of what its texts were read as; and the rows that want a look for it."""
        field, known = table.fields[number], self.texts[table.name][number]
        column = np.full(rows, known[""], dtype=np.int64)
        times = np.zeros(rows, dtype=np.int64)
        repeated: dict[int, list[str]] = {}
        for name, contrary in field.names:
            found = self.places.leaves(table.name, name)
            if not len(found.rows):
                continue
            distinct, codes = found.texts
            used = np.flatnonzero(np.bincount(codes, minlength=len(distinct)))
            read_as = np.zeros(len(distinct), dtype=np.int64)
            read_as[used] = [known[CONTRARY + distinct[code] if contrary else distinct[code]] for code in used.tolist()]
            column[found.rows] = read_as[codes]
            times += np.bincount(found.rows, minlength=rows)
            if field.kind is Kind.CODES and int(times.max()) > 1:
                for at in np.flatnonzero((times > 1)[found.rows]).tolist():
                    repeated.setdefault(int(found.rows[at]), []).append(distinct[codes[at]])
        for row, texts in repeated.items():
            column[row] = known[BETWEEN.join(texts)]
        odd = np.array(known.looks)[column]
        if field.kind is not Kind.CODES:
            odd |= times > 1
        return column, odd

    def _odd(self, table: RecordTable, owners: Codes, days: Mapping[str, Codes], births: Births) -> Rows:
        """Rows whose values say something odd together, or of the child's birth or the return's year."""
        odd: Rows = np.zeros(len(owners), dtype=bool)
        for start, end in table.ordered:
            odd |= (days[start] > 0) & (days[end] > 0) & (days[end] < days[start])
        last = self.reading.held.last
        for each in table.fields:
            if last is not None and each.kind is Kind.EVENT:
                odd |= days[each.column] > last.toordinal()
        if table.placed_by:
            placed = days[table.placed_by]
            odd |= (placed == 0) | births.wrong[owners] | (births.days[owners] > placed + LONGEST_PREGNANCY.days)
        return odd

    def _looked_at(self, table: RecordTable, at: int, owner: int, line: int, row_id: str, births: Births) -> Row | None:
        place = int(self.places.records(table.name)[at])
        if table is schema.PLAN_REVIEW:
            leaves = self.places.review(place, line)
        else:
            leaves = self.places.leaves_of(place, self.lines_before)
        about = self._about(owner, births)
        row = self.reading.looked_at(table, leaves, line, row_id, about)
        if table is schema.CHILD:
            births.put(owner, about)
        return row

    @cached_property
    def _abouts(self) -> dict[int, About]:
        return {}

    def _about(self, owner: int, births: Births) -> About:
        about = self._abouts.get(owner)
        if about is None:
            named = self.places.leaves_of(int(self.places.records("child")[owner]), self.lines_before)
            about = self._abouts[owner] = About(self._pseudonyms[owner], births.value(owner), "", named)
        return about
