"""A text taken apart into statements: what is said in one breath, and the line on which it begins.

A line break ends a statement where the line ends in `.`, `?`, `!` or `:`, or where the next line is blank, numbered or
bulleted; elsewhere the line was only wrapped.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BULLET = re.compile(
    r"\s*(?:[-*•▪–·]|\(?[ivxlc]{1,5}\)|\(?[a-z][.)]|\(?\d{1,3}[.)]|\d+(?:\.\d+)+\.?(?=\s+[A-Z(\"'‘“]))\s+"
)
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*([-=_*])\1{2,}\s*$")
_HEADING = re.compile(r"\s*#{1,6}\s+")
_TAG = re.compile(r"<[^<>]{1,200}>")
_MARK = re.compile(r"(\*\*|__|`)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{1,300}\)")
# An end of a sentence within a line: not after an abbreviation or initial, and not within a number.
_END = re.compile(r"(?<=[.!?])[\"')\]]?\s+(?=[\"'(\[]?[A-Z0-9£])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|no|nos|approx|inc|incl|fig|para|dept|st|mr|mrs|ms|dr)|\b[A-Z])\.$", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 12  # characters, with the space before it


@dataclass(frozen=True)
class Statement:
    """line: of the text, from 1, where it begins · paragraph: statements of one may speak of the same indicator."""

    line: int
    text: str
    paragraph: int


def statements(text: str, lines_alone: bool = False) -> tuple[Statement, ...]:
    """Every statement, in order. lines_alone: each line, with those that it is wrapped over, is a paragraph of its own,
    as in a list of sentences."""
    found: list[Statement] = []
    paragraph = 0
    for started, lines in _paragraphs(text.splitlines()):
        paragraph += 1
        for block in _blocks(started, lines):
            if lines_alone:
                paragraph += 1
            found.extend(Statement(line, said, paragraph) for line, said in _sentences(block))
    return tuple(found)


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """(first line, lines) of each stretch between blank lines; a numbered or bulleted line begins a new one."""
    held: list[str] = []
    began = 1
    for at, line in enumerate(lines, 1):
        blank = not line.strip() or bool(_RULE.match(line))
        if held and (blank or _BULLET.match(line) or _HEADING.match(line) or _TABLE_ROW.match(line)):
            yield began, held
            held = []
        if not blank:
            if not held:
                began = at
            held.append(line)
    if held:
        yield began, held


def _blocks(began: int, lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """Lines that belong together: up to one that ends in a stop."""
    block: list[tuple[int, str]] = []
    for at, line in enumerate(lines, began):
        cleaned = _plain(line)
        if cleaned:
            block.append((at, cleaned))
        if block and re.search(r"[.?!:][\"')\]]*$", cleaned) and not _ABBREVIATED.search(cleaned):
            yield block
            block = []
    if block:
        yield block


def _plain(line: str) -> str:
    """Without marks of Markdown and HTML, bullets and paragraph numbers."""
    text = _LINK.sub(r"\1", _MARK.sub("", _TAG.sub(" ", _HEADING.sub("", line))))
    while found := _BULLET.match(text):  # "- 1.1 Each"
        text = text[found.end() :]
    return " ".join(text.replace("\u00a0", " ").split())


def _sentences(block: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """(line where it begins, sentence) of a block."""
    whole = ""
    starts: list[tuple[int, int]] = []  # (place in `whole`, line)
    for line, text in block:
        # A word that was cut at the end of a line keeps its hyphen; ranges such as "01/06/2017-" too.
        whole += " " if whole and not whole.endswith("-") else ""
        starts.append((len(whole), line))
        whole += text
    begin = 0
    places = [place for place, _ in starts]
    for end in [*(found.start() for found in _END.finditer(whole)), len(whole)]:
        said = whole[begin:end].strip()
        if end < len(whole) and _ABBREVIATED.search(whole[max(begin, end - _LONGEST_ABBREVIATION) : end]):
            continue
        if said:
            at = begin + len(whole[begin:end]) - len(whole[begin:end].lstrip())
            yield starts[max(bisect_right(places, at) - 1, 0)][1], said
        begin = end
