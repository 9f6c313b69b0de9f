"""Reading nodes against a shape: typed fields, and an issue for everything that does not fit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from waymark.written.findings import Findings, shortened
from waymark.written.nearest import did_you_mean, nearest
from waymark.written.shape import Key, Kind, Shape
from waymark.written.yaml_file import Entry, Listing, Mapping, Node, Scalar


@dataclass
class Fields:
    """The values of one group of keys. A key that is absent, blank or wrong has no value here.

    path: the dotted path of the group, empty at the top · line: where the group begins ·
    sound: whether the group and everything in it fits the schema.
    """

    shape: Shape
    path: str
    line: int
    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    sound: bool = True

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        """The text, or '' when there is none."""
        value = self.values.get(name, "")
        assert isinstance(value, str)
        return value

    def integer(self, name: str) -> int | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, int)
        return value

    def number(self, name: str) -> Fraction | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, Fraction)
        return value

    def yes(self, name: str) -> bool:
        return self.values.get(name) is True

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        assert value is None or isinstance(value, date)
        return value

    def texts(self, name: str) -> tuple["Located", ...]:
        """A list's texts, each with its line."""
        return tuple(item for item in self._many(name) if isinstance(item, Located))

    def group(self, name: str) -> "Fields | None":
        value = self.values.get(name)
        assert value is None or isinstance(value, Fields)
        return value

    def groups(self, name: str) -> tuple["Fields", ...]:
        """A list's groups, in order."""
        return tuple(item for item in self._many(name) if isinstance(item, Fields))

    def named(self, name: str) -> dict[str, "Fields"]:
        """Groups under names that the file chose."""
        value = self.values.get(name, {})
        assert isinstance(value, dict)
        return value

    def named_texts(self, name: str) -> dict[str, tuple["Located", ...]]:
        """A list of texts under each name that the file chose, in the file's order."""
        value = self.values.get(name, {})
        assert isinstance(value, dict)
        return value

    def pairs(self, name: str) -> dict[str, "Located"]:
        """A text under each name that the file chose, in the file's order."""
        value = self.values.get(name, {})
        assert isinstance(value, dict)
        return value

    def line_of(self, name: str) -> int:
        """The key's line, or the group's when the key is not there."""
        return self.lines.get(name, self.line)

    def path_of(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def places(self) -> Iterator[tuple[str, int]]:
        """Every dotted path at or below this group, with its line."""
        for name, line in self.lines.items():
            yield self.path_of(name), line
            value = self.values.get(name)
            inner = list(value.values()) if isinstance(value, dict) else value
            for item in inner if isinstance(inner, (tuple, list)) else (inner,):
                if isinstance(item, Fields):
                    yield item.path, item.line
                    yield from item.places()
                elif isinstance(item, Located):
                    yield f"{self.path_of(name)}.{item.text}", item.line

    def _many(self, name: str) -> tuple[object, ...]:
        value = self.values.get(name, ())
        assert isinstance(value, tuple)
        return value


@dataclass(frozen=True)
class Located:
    """One text of a list."""

    text: str
    line: int


def read_fields(
    mapping: Mapping, shape: Shape, findings: Findings, path: str = "", blank_is_absent: bool = False
) -> Fields:
    """Reads every key that fits and reports every one that does not, at any depth.

    A key without a value is an issue: a `where:` left empty would count everything. A CSV field may be blank.
    """
    fields = Fields(shape, path, mapping.line)
    before = len(findings.issues)
    given: dict[str, Entry] = {}
    meant: set[str] = set()
    absent = [key.name for key in shape.keys if key.name not in {entry.key.text for entry in mapping.entries}]
    for entry in mapping.entries:
        name = entry.key.text
        if shape.key(name) is not None:
            given[name] = entry
            continue
        meant.add(nearest(name, absent) or "")
        findings.add(
            "key_unknown",
            f"There is no key '{name}' in {shape.name}.",
            row=entry.key.line,
            field=fields.path_of(name),
            hint=did_you_mean(name, absent or [key.name for key in shape.keys]),
        )
    for key in shape.keys:
        found = given.get(key.name)
        if found is None or (isinstance(found.node, Scalar) and found.node.blank):
            line = mapping.line if found is None else found.key.line
            if (key.required and key.name not in meant) or (found is not None and not blank_is_absent):
                _require(key, line, fields, findings, there=found is not None)
            continue
        fields.lines[key.name] = found.key.line
        value = _read(found.node, key, fields.path_of(key.name), findings)
        if value is not None:
            fields.values[key.name] = value
    if shape.one_of and len(given) == len(mapping.entries):  # an unknown key may be one of them, misspelt
        _require_one(tuple(given), fields, findings)
    fields.sound = len(findings.issues) == before
    return fields


def _require(key: Key, line: int, fields: Fields, findings: Findings, there: bool) -> None:
    said = "has no value" if there else "is missing"
    findings.add(
        "value_missing" if there else "key_missing",
        f"'{key.name}' {said} in {fields.shape.name}.",
        row=line,
        field=fields.path_of(key.name),
        hint=f"Add it: {key.meaning}." if key.required else f"Add it ({key.meaning}), or take the key out.",
    )


def _require_one(given: tuple[str, ...], fields: Fields, findings: Findings) -> None:
    """Exactly one of the shape's alternatives."""
    shape = fields.shape
    there = [name for name in given if name in shape.one_of]
    if len(there) > 1:
        said = f"{' and '.join(repr(name) for name in there)} cannot stand together in {shape.name}."
        findings.add("keys_exclude", said, row=fields.line_of(there[1]), field=fields.path, hint="Keep one of them.")
    elif not there:
        said = f"One key is missing in {shape.name}: {' or '.join(shape.one_of)}."
        findings.add("key_missing", said, row=fields.line, field=fields.path, hint="Add one of them.")


def _read(node: Node, key: Key, path: str, findings: Findings) -> object | None:
    """The value of one key, or None with the issue that says why there is none."""
    match key.kind:
        case Kind.SHAPE if isinstance(node, Mapping) and key.shape is not None:
            return read_fields(node, key.shape, findings, path)
        case Kind.SHAPES | Kind.ONE_OR_MORE if isinstance(node, Listing) and key.shape is not None:
            return _groups(node, key, key.shape, path, findings)
        case Kind.ONE_OR_MORE if isinstance(node, Mapping) and key.shape is not None:
            return (read_fields(node, key.shape, findings, path),)
        case Kind.NAMED if isinstance(node, Mapping) and key.shape is not None:
            return _named(node, key, key.shape, path, findings)
        case Kind.NAMED_TEXTS if isinstance(node, Mapping):
            return _named_texts(node, key, path, findings)
        case Kind.PAIRS if isinstance(node, Mapping):
            return _pairs(node, key, path, findings)
        case Kind.TEXTS if isinstance(node, Listing):
            return _texts(node, key, path, findings)
        case Kind.SHAPE | Kind.SHAPES | Kind.ONE_OR_MORE | Kind.NAMED | Kind.NAMED_TEXTS | Kind.PAIRS | Kind.TEXTS:
            pass
        case _ if isinstance(node, Scalar):
            return _scalar(node, key, path, findings)
    typed = node.text if isinstance(node, Scalar) else ""
    held = {Scalar: "one value", Listing: "a list", Mapping: "keys"}[type(node)]
    findings.add(
        "value_kind",
        f"'{key.name}' should be {key.kind.value}; it holds {held}.",
        row=node.line,
        field=path,
        value=typed,
        hint=_HOW_TO_WRITE[key.kind],
    )
    return None


_HOW_TO_WRITE = {
    Kind.SHAPE: "Indent its keys below it, one on each line.",
    Kind.NAMED: "Indent the names below it, and their keys below each name.",
    Kind.NAMED_TEXTS: "Indent the names below it, each with its list: 'name: [one, two]'.",
    Kind.PAIRS: "Indent the names below it, each with its text: 'name: text'.",
    Kind.SHAPES: "Start each item below it with '- '.",
    Kind.ONE_OR_MORE: "Indent its keys below it; start each group with '- ' if there are several.",
    Kind.TEXTS: "Write it as [one, two], or one item a line with '- ' before it.",
    Kind.TEXT: "Write one text; put it between quotes if it holds ': ' or starts with a bracket.",
    Kind.INTEGER: "Write one number.",
    Kind.NUMBER: "Write one number.",
    Kind.YES_NO: "Write yes or no.",
    Kind.DATE: "Write one date, such as 2021-03-31.",
}


def _groups(node: Listing, key: Key, shape: Shape, path: str, findings: Findings) -> tuple[Fields, ...] | None:
    read = []
    if not node.items:
        findings.add("value_missing", f"'{key.name}' is an empty list.", row=node.line, field=path, hint=key.meaning)
    for number, item in enumerate(node.items, start=1):
        if isinstance(item, Mapping):
            read.append(read_fields(item, shape, findings, f"{path}.{number}"))
        else:
            typed = item.text if isinstance(item, Scalar) else ""
            said = f"Item {number} of '{key.name}' should be a group of keys."
            hint = f"Give it the keys {', '.join(inner.name for inner in shape.keys)}."
            findings.add("value_kind", said, row=item.line, field=path, value=typed, hint=hint)
    return tuple(read)


def _named(node: Mapping, key: Key, shape: Shape, path: str, findings: Findings) -> dict[str, Fields]:
    read = {}
    for entry in node.entries:
        name = entry.key.text
        if isinstance(entry.node, Mapping):
            read[name] = read_fields(entry.node, shape, findings, f"{path}.{name}")
            read[name].line = entry.key.line
        else:
            said = f"'{name}' in '{key.name}' should be a group of keys."
            hint = f"Give it one or more of the keys {', '.join(inner.name for inner in shape.keys)}."
            findings.add("value_kind", said, row=entry.key.line, field=f"{path}.{name}", hint=hint)
    return read


def _named_texts(node: Mapping, key: Key, path: str, findings: Findings) -> dict[str, tuple[Located, ...]]:
    read = {}
    for entry in node.entries:
        name = entry.key.text
        inner = Key(name, Kind.TEXTS, key.meaning, required=True)
        if isinstance(entry.node, Listing):
            read[name] = _texts(entry.node, inner, f"{path}.{name}", findings)
        else:
            said, hint = f"'{name}' in '{key.name}' should be a list.", _HOW_TO_WRITE[Kind.TEXTS]
            findings.add("value_kind", said, row=entry.key.line, field=f"{path}.{name}", hint=hint)
    return read


def _pairs(node: Mapping, key: Key, path: str, findings: Findings) -> dict[str, Located]:
    read = {}
    for entry in node.entries:
        name, node_ = entry.key.text, entry.node
        if not isinstance(node_, Scalar) or node_.blank:
            said = f"'{shortened(name)}' in '{key.name}' should be followed by one text."
            findings.add(
                "value_kind", said, row=entry.key.line, field=f"{path}.{name}", hint="Write '' where it means a blank."
            )
        else:
            read[name] = Located(node_.text.strip(), entry.key.line)
    return read


def _texts(node: Listing, key: Key, path: str, findings: Findings) -> tuple[Located, ...]:
    read: list[Located] = []
    if not node.items and key.required:
        findings.add("value_missing", f"'{key.name}' is an empty list.", row=node.line, field=path, hint=key.meaning)
    for item in node.items:
        if not isinstance(item, Scalar) or item.blank:
            said = f"'{key.name}' holds something that is not a text."
            findings.add("value_kind", said, row=item.line, field=path, hint=_HOW_TO_WRITE[Kind.TEXTS])
        elif any(item.text == other.text for other in read):
            said = f"'{item.text}' stands twice in '{key.name}'."
            findings.add("value_repeated", said, row=item.line, field=path, value=item.text, hint="Keep one of them.")
        elif (text := _word(item, key, path, findings)) is not None:
            read.append(Located(text, item.line))
    return tuple(read)


def _scalar(node: Scalar, key: Key, path: str, findings: Findings) -> str | int | Fraction | bool | date | None:
    match key.kind:
        case Kind.INTEGER:
            return _integer(node, key, path, findings)
        case Kind.NUMBER:
            return _number(node, key, path, findings)
        case Kind.YES_NO:
            return _yes_no(node, key, path, findings)
        case Kind.DATE:
            return _day(node, key, path, findings)
        case _:
            return _word(node, key, path, findings)


def _word(node: Scalar, key: Key, path: str, findings: Findings) -> str | None:
    text = node.text.strip()
    if not text:
        findings.add("value_missing", f"'{key.name}' is empty.", row=node.line, field=path, hint=f"Add {key.meaning}.")
        return None
    if key.words and text not in key.words:
        said = f"'{shortened(text)}' is not allowed as '{key.name}'; allowed are {', '.join(key.words)}."
        hint = did_you_mean(text, key.words)
        hint = hint if hint.startswith("Did") else "Choose one of these words."
        findings.add("word_unknown", said, row=node.line, field=path, value=text, hint=hint)
        return None
    if key.form is not None and not key.form.pattern.fullmatch(text):
        said = f"'{shortened(text)}' does not fit '{key.name}'."
        findings.add("form", said, row=node.line, field=path, value=text, hint=f"It should be {key.form.words}.")
        return None
    return text


def _integer(node: Scalar, key: Key, path: str, findings: Findings) -> int | None:
    text = node.text.strip()
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        said = f"'{shortened(text)}' is not a whole number."
        findings.add("integer", said, row=node.line, field=path, value=text, hint="Write digits only, such as 12.")
        return None
    number = int(text)
    if not key.lowest <= number <= key.highest:
        said = f"{number} is outside {key.lowest} to {key.highest:,}."
        findings.add("out_of_range", said, row=node.line, field=path, value=text, hint=f"It means {key.meaning}.")
        return None
    return number


def _number(node: Scalar, key: Key, path: str, findings: Findings) -> Fraction | None:
    text = node.text.strip().replace("−", "-")
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", text):
        said = f"'{shortened(node.text)}' is not a number, in '{key.name}'."
        hint = "Write digits and a point only, such as 92.5; no %, comma or space."
        findings.add("number", said, row=node.line, field=path, value=node.text, hint=hint)
        return None
    return Fraction(text)


def _yes_no(node: Scalar, key: Key, path: str, findings: Findings) -> bool | None:
    answer = {"yes": True, "true": True, "no": False, "false": False}.get(node.text.strip().casefold())
    if answer is None:
        said = f"'{shortened(node.text)}' is neither yes nor no, in '{key.name}'."
        findings.add("yes_no", said, row=node.line, field=path, value=node.text, hint="Write yes or no.")
    return answer


def _day(node: Scalar, key: Key, path: str, findings: Findings) -> date | None:
    text = node.text.strip()
    if (day := _iso_day(text)) is not None:
        return day
    said = f"'{shortened(text)}' is not a date, in '{key.name}'."
    hint = "Write year, month and day, such as 2021-03-31."
    findings.add("date_unreadable", said, row=node.line, field=path, value=text, hint=hint)
    return None


def _iso_day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
