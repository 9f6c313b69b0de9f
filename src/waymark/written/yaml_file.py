"""YAML as located nodes: every value with its line. No Python object is ever made from a file.

Built from the parser's events, so a scalar stays the text that was typed: `2017-18` is no sum, `no` is no boolean
and `886` keeps its form until the schema says what it should be. Anchors, aliases and tags are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from waymark.domain.issue import Issue
from waymark.written.findings import Findings

DEEPEST = 20  # nested lists and mappings; a measure needs nine


@dataclass(frozen=True)
class Scalar:
    """A single value as typed. `quoted`: between quotes or a block, so that it is text even when empty."""

    text: str
    line: int
    quoted: bool = False

    @property
    def blank(self) -> bool:
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Entry:
    key: Scalar
    node: "Node"


@dataclass(frozen=True)
class Mapping:
    """Keys and their nodes in the order of the file; each key once."""

    entries: tuple[Entry, ...]
    line: int


@dataclass(frozen=True)
class Listing:
    items: tuple["Node", ...]
    line: int


Node = Scalar | Mapping | Listing


def read_yaml(text: str, file: str) -> tuple[Mapping | None, list[Issue]]:
    """The file's mapping, or None, with every issue found. Lines count from 1.

    A repeated key is an issue and its first value stays, so that the rest of the file is still checked.
    """
    findings = Findings(file)
    try:
        root = _tree(_events(text), findings)
    except _Refused:
        return None, findings.issues
    except MarkedYAMLError as error:
        _explain(error, text, findings)
        return None, findings.issues
    except YAMLError:
        line, character = _forbidden_character(text)
        sentence = f"The file holds a character that no text has: {character}."
        findings.add("yaml_character", sentence, row=line, hint="Remove it; it is often pasted in from elsewhere.")
        return None, findings.issues
    if not isinstance(root, Mapping):
        said = "The file is empty." if root is None else "The file should hold keys with values, such as 'name: …'."
        findings.add("yaml_no_keys", said, row=1 if root is None else root.line, hint="Start from a file that works.")
        return None, findings.issues
    return root, findings.issues


class _Refused(Exception):  # noqa: N818 - carries no message: its issue is already among the findings
    """The file cannot be read further."""


def _events(text: str) -> Iterator[Event]:
    yield from YAML(typ="safe", pure=True).parse(text)


@dataclass
class _Open:
    """A list or mapping whose end has not come yet. `key`: waiting for its value."""

    mapping: bool
    line: int
    items: list[Node]
    entries: dict[str, Entry]
    key: Scalar | None = None


def _tree(events: Iterator[Event], findings: Findings) -> Node | None:
    opened: list[_Open] = []
    root: Node | None = None
    documents = 0
    refused = False
    for event in events:
        line = event.start_mark.line + 1
        refused = _refuse_reuse(event, line, findings) or refused
        node: Node
        match event:
            case DocumentStartEvent():
                documents += 1
                if documents > 1:
                    findings.add(
                        "yaml_documents",
                        "The file holds a second document after '---'.",
                        row=line,
                        hint="Keep one document in each file.",
                    )
                    raise _Refused
                continue
            case MappingStartEvent() | SequenceStartEvent():
                if len(opened) == DEEPEST:
                    findings.add("yaml_too_deep", f"Nested more than {DEEPEST} levels deep.", row=line)
                    raise _Refused
                opened.append(_Open(isinstance(event, MappingStartEvent), line, [], {}))
                continue
            case ScalarEvent():
                node = Scalar(event.value, line, quoted=event.style is not None)
            case AliasEvent():
                node = Scalar("", line)
            case MappingEndEvent():
                closed = opened.pop()
                node = Mapping(tuple(closed.entries.values()), closed.line)
            case SequenceEndEvent():
                closed = opened.pop()
                node = Listing(tuple(closed.items), closed.line)
            case _:
                continue
        if not opened:
            root = node
        else:
            _place(node, opened[-1], findings)
    if refused:
        raise _Refused
    return root


def _place(node: Node, parent: _Open, findings: Findings) -> None:
    """Puts a finished node where it belongs: a list's next item, a mapping's next key or that key's value."""
    if not parent.mapping:
        parent.items.append(node)
    elif parent.key is None:
        if not isinstance(node, Scalar):
            findings.add(
                "yaml_key",
                "A key must be a single word, not a list or a mapping.",
                row=node.line,
                hint="Check for a '?', '[' or '{' at the start of the line.",
            )
            raise _Refused
        parent.key = node
    else:
        if (first := parent.entries.get(parent.key.text)) is not None:
            findings.add(
                "yaml_key_repeated",
                f"The key '{parent.key.text}' stands here again; it is already on line {first.key.line}.",
                row=parent.key.line,
                field=parent.key.text,
                hint="Keep one of the two.",
            )
        else:
            parent.entries[parent.key.text] = Entry(parent.key, node)
        parent.key = None


def _refuse_reuse(event: Event, line: int, findings: Findings) -> bool:
    """Whether the event uses an anchor, an alias or a tag: none is needed, and each can do harm."""
    if isinstance(event, AliasEvent):
        said = f"An alias (*{event.anchor}) is not taken."
    elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)) and event.anchor is not None:
        said = f"An anchor (&{event.anchor}) is not taken."
    elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)) and event.tag is not None:
        said = f"A tag (!{str(event.tag).rpartition(':')[2].lstrip('!')}) is not taken."
    else:
        return False
    hint = "Write the value out; if a text starts with &, * or !, put it between quotes."
    findings.add("yaml_reuse", said, row=line, hint=hint)
    return True


def _explain(error: MarkedYAMLError, text: str, findings: Findings) -> None:
    mark = error.problem_mark or error.context_mark
    line = 1 if mark is None else mark.line + 1
    problem = str(error.problem or error.context or "it cannot be read")
    lines = text.splitlines()
    typed = lines[line - 1] if line <= len(lines) else ""
    if "'\\t'" in problem or "\t" in typed[: len(typed) - len(typed.lstrip())]:
        findings.add("yaml_tab", "The line is indented with a tab.", row=line, hint="Use spaces instead of tabs.")
        return
    hint = {
        "mapping values are not allowed here": "Check the line's indent; put a text with ': ' in quotes.",
        "found unexpected end of stream": "A quotation mark is opened and never closed.",
        "could not find expected ':'": "A key needs a colon and a space after it.",
    }.get(problem, "Check the spaces, quotes and brackets of this line and the one before.")
    findings.add("yaml_syntax", f"This is not YAML: {problem}.", row=line, value=typed.strip(), hint=hint)


def _forbidden_character(text: str) -> tuple[int, str]:
    """Line and name of the first control character that YAML forbids."""
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            if not character.isprintable() and character not in "\t\r\u00a0\u0085\u2028\u2029\ufeff":
                return number, f"U+{ord(character):04X}"
    return 1, "a control character"
