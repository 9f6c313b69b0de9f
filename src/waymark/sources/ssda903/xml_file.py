"""The single XML file: EXPSSDA903 / CHILD / (HEADER, EPISODE*), each child's records inside it.

The HEADER holds what a child has once: its header row, OC3, AD1, UASC and DUC, which in CSV are tables of their own.
AREVIEW, AMISSING, OC2, PERMANENCE and AD_PLACED stand within it, EPISODE beside it. A record is known by its fields
and not by the name of the element around them, because exports differ. CHILDID and PL are CHILD and PLACE.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from waymark.domain.issue import Issue, Level
from waymark.sources.blocks import block_of
from waymark.sources.delimited import Line, shown_name
from waymark.sources.heads import markup_in_head
from waymark.sources.ssda903.held import Held, Part, Wanted, Where
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.values import clean, parse_boolean, shortened
from waymark.sources.xml_stream import NAMES, Element, line_of, records_of

_ROOTS = frozenset({"expssda903", "ssda903"})
_RENAMED = {"childid": "child", "pl": "place"}
_TABLES_OF_RECORDS = (
    *("episodes", "oc2", "placed_for_adoption", "previous_permanence"),
    *("missing", "reviews", "social_worker"),
)
_TABLES_OF_CHILDREN = ("header", "uasc", "oc3", "ad1")
_LINES_TOGETHER = 20_000
_MOST_UNKNOWN = 50


def _names(columns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(column.casefold() for column in columns)


_TELLING = {name: _names(TABLES[name].telling) for name in TABLES}
# What the header table has is of every child; these fields tell the others apart.
_TELLING["uasc"] = frozenset({"duc"})
_KNOWN = frozenset(column.name.casefold() for table in TABLES.values() for column in table.columns) | {"uasc"}


def claims_xml(path: Path) -> bool:
    """Whether the head of the file is of this form: by its root, or by what only its children hold."""
    head = markup_in_head(path)
    if head is None:
        return False
    if head.root in _ROOTS:
        return True
    return "childid" in head.names and bool(head.names & {"decom", "episode"}) and "cindetails" not in head.names


def held_in_xml(path: Path) -> Held:
    file = shown_name(path)
    held = Held({name: Where(file, name) for name in ("header", "episodes")}, [], whole=True)
    held.streams.append(_XmlFile(path, file, held))
    return held


@dataclass
class _Child:
    """The fields of one child's own, and its records: table, fields and line of each."""

    line: int
    own: dict[str, str] = field(default_factory=dict)
    records: list[tuple[str, Mapping[str, str], int]] = field(default_factory=list)


@dataclass
class _XmlFile:
    path: Path
    file: str
    held: Held
    _unknown: set[str] = field(default_factory=set)

    def parts(self, wanted: Wanted, together: bool) -> Iterator[Part]:
        """In batches, and in each of them the header rows come before the episodes of their children."""
        waiting: dict[str, list[Line]] = {name: [] for name in (TABLES if "header" in wanted else wanted)}
        number = 0
        for element in records_of(self.path, self.file, "child"):
            child = self._child(element)
            for name, fields, line in self._rows(child):
                if name not in waiting:
                    continue
                self.held.tables.setdefault(name, Where(self.file, name))
                if name in wanted:
                    cells = tuple(fields.get(column.casefold(), "") for column in wanted[name])
                    if any(cells) or not cells:
                        waiting[name].append(Line(line, cells))
                        number += 1
            if number >= _LINES_TOGETHER:
                yield from _together(waiting, together)
                number = 0
        yield from _together(waiting, together)

    def _child(self, element: Element) -> _Child:
        child = _Child(line_of(element))
        groups = [element]
        for group in groups:  # grows while it is walked
            fields: dict[str, str] = {}
            for inner in group:
                if len(inner):
                    groups.append(inner)
                    continue
                name = NAMES[inner.tag]
                name = _RENAMED.get(name, name)
                text = clean(inner.text or "")
                if fields.get(name) and text and fields[name] != text:
                    self._repeated(inner, name)
                    continue
                fields[name] = text or fields.get(name, "")
                if name not in _KNOWN:
                    self._unknown_element(inner)
            self._sort(child, group, fields)
        return child

    def _sort(self, child: _Child, group: Element, fields: Mapping[str, str]) -> None:
        """Puts a group's fields where they belong: to records of it, or to the child."""
        taken: set[str] = set()
        for name in _TABLES_OF_RECORDS:
            telling = _TELLING[name] & fields.keys()
            if any(fields[field_] for field_ in telling):
                child.records.append((name, fields, line_of(group)))
                taken |= telling
        for name, text in fields.items():
            if name not in taken and text:
                child.own.setdefault(name, text)

    def _rows(self, child: _Child) -> Iterator[tuple[str, Mapping[str, str], int]]:
        own = child.own
        for name in _TABLES_OF_CHILDREN:
            if (
                name == "header"
                or any(own.get(field_) for field_ in _TELLING[name])
                or (name == "uasc" and _yes(own.get("uasc", "")))
            ):
                yield name, own, child.line
        whose = {name: own.get(name, "") for name in ("child", "dob")}
        for name, fields, line in child.records:
            yield name, {**fields, **{key: text for key, text in whose.items() if not fields.get(key)}}, line

    def _unknown_element(self, element: Element) -> None:
        name = NAMES[element.tag]
        if name in self._unknown or len(self._unknown) == _MOST_UNKNOWN:
            return
        self._unknown.add(name)
        sentence = "This element is not of the return and was left alone."
        self._notice("element_unknown", sentence, "Check its spelling.", element)

    def _repeated(self, element: Element, name: str) -> None:
        if f"{name} twice" not in self._unknown and len(self._unknown) < _MOST_UNKNOWN:
            self._unknown.add(f"{name} twice")
            sentence = "The element stands more than once in one record with different texts; the first was taken."
            self._notice("element_repeated", sentence, "Leave one.", element)

    def _notice(self, rule: str, sentence: str, hint: str, element: Element) -> None:
        shown = shortened(NAMES[element.tag])
        issue = Issue(rule, sentence, hint, Level.WARNING, self.file, line_of(element), field=shown)
        self.held.noticed.append(issue)


def _yes(text: str) -> bool:
    try:
        return bool(parse_boolean(text))
    except ValueError:
        return True  # it says something, and the row then says what is missing


def _together(waiting: Mapping[str, list[Line]], together: bool) -> Iterator[Part]:
    for name, lines in waiting.items():
        if lines and together and lines[0].cells:
            yield name, block_of(lines)
        else:
            yield from ((name, line) for line in lines)
        lines.clear()
