"""Files made to do harm: small to send, large to read. Each is made of a sample, so that a reader takes it for its own.

`rules`: how a refusal of it is named; a bomb that no rule is given for may be taken, within the same bounds.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Bomb:
    """suffix: of the samples it is made of · pieces: what of the sample's bytes becomes the file."""

    suffix: str
    pieces: Callable[[bytes], Iterator[bytes]]
    rules: frozenset[str]


def _times(piece: bytes, size: int) -> Iterator[bytes]:
    """The piece again and again, to about that many bytes."""
    block = piece * max(1, MEGABYTE // len(piece))
    for _ in range(max(1, size // len(block))):
        yield block


def _after_header(rest: Callable[[], Iterator[bytes]]) -> Callable[[bytes], Iterator[bytes]]:
    def pieces(sample: bytes) -> Iterator[bytes]:
        header, first, _ = sample.split(b"\r\n", 2)
        yield header + b"\r\n"
        yield first.partition(b",")[0]
        yield from rest()

    return pieces


def _within(inside: Callable[[], Iterator[bytes]]) -> Callable[[bytes], Iterator[bytes]]:
    """In the first child, or whatever the first record of the sample is."""

    def pieces(sample: bytes) -> Iterator[bytes]:
        ends = [at for at in range(len(sample)) if sample.startswith(b"\n<", at)]
        middle = ends[len(ends) // 2]
        yield sample[:middle]
        yield from inside()
        yield sample[middle:]

    return pieces


def _before_root(before: Callable[[bytes], Iterator[bytes]]) -> Callable[[bytes], Iterator[bytes]]:
    def pieces(sample: bytes) -> Iterator[bytes]:
        declaration, _, rest = sample.partition(b"?>\n")
        root = rest[1:].split(b">", 1)[0]
        yield declaration + b"?>\n"
        yield from before(root)
        yield rest.replace(b"</", b"&x;</", 1)

    return pieces


def _laughs(root: bytes) -> Iterator[bytes]:
    yield b"<!DOCTYPE " + root + b" [<!ENTITY a0 'ha'>"
    for level in range(1, 40):
        yield f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>".encode()
    yield b"<!ENTITY x '&a39;'>]>"


def _quadratic(root: bytes) -> Iterator[bytes]:
    yield b"<!DOCTYPE " + root + b" [<!ENTITY a '" + b"h" * 100_000 + b"'><!ENTITY x '" + b"&a;" * 10_000 + b"'>]>"


def _entity(told: str) -> Callable[[bytes], Iterator[bytes]]:
    return lambda root: iter([b"<!DOCTYPE " + root + b" [" + told.encode() + b"]>"])


_TABLE_LIMITS = frozenset({"row_too_long", "too_many_columns", "cell_too_long"})
_OPEN = frozenset({"quote_open", "cell_too_long"})
# Rows that no file of such a return has are set aside, and then there is none.
_NO_ROW = _TABLE_LIMITS | {"no_episode_dates", "nothing_to_take"}
_XML_LIMITS = frozenset({"xml_limits", "xml_malformed", "child_too_large", "record_too_large"})
_DOCTYPE = frozenset({"not_delimited_text", "xml_doctype", "xml_malformed", "xml_limits", "another_return"})

BOMBS: dict[str, Bomb] = {
    "a million column names": Bomb(
        ".csv", lambda _: iter([b",".join(b"c%d" % n for n in range(1_000_000)), b"\r\n1,2,3\r\n"]), _TABLE_LIMITS
    ),
    "a million columns without names": Bomb(
        ".csv", lambda sample: iter([sample.split(b"\r\n", 1)[0], b"," * 1_000_000, b"\r\n1,2,3\r\n"]), _TABLE_LIMITS
    ),
    "one name a million times": Bomb(
        ".csv", lambda sample: iter([b",".join([sample.split(b",")[0]] * 1_000_000), b"\r\n1,2,3\r\n"]), _TABLE_LIMITS
    ),
    "one cell of 200 MB": Bomb(".csv", lambda _: _times(b"x", 200 * MEGABYTE), _TABLE_LIMITS),
    "one cell of 200 MB under the header": Bomb(
        ".csv", _after_header(lambda: _times(b"x", 200 * MEGABYTE)), _TABLE_LIMITS
    ),
    "one quoted cell of 200 MB under the header": Bomb(
        ".csv", _after_header(lambda: iter([b',"', *_times(b"x\r\n", 200 * MEGABYTE)])), _OPEN
    ),
    "one row of a million cells": Bomb(".csv", _after_header(lambda: _times(b",1", MEGABYTE)), _NO_ROW),
    "only delimiters": Bomb(".csv", lambda _: _times(b",", 50 * MEGABYTE), _TABLE_LIMITS | {"file_empty"}),
    "only rows of delimiters": Bomb(
        ".csv", lambda _: _times(b",,,,\r\n", 50 * MEGABYTE), frozenset({"file_empty", "header_not_found"})
    ),
    "only line ends": Bomb(".csv", lambda _: _times(b"\n", 50 * MEGABYTE), frozenset({"file_empty"})),
    "only quotation marks": Bomb(
        ".csv", lambda _: _times(b'"', 50 * MEGABYTE), _TABLE_LIMITS | {"quote_open", "file_empty"}
    ),
    "only open quotation marks": Bomb(
        ".csv",
        lambda _: _times(b'"\n', 50 * MEGABYTE),
        _TABLE_LIMITS | {"quote_open", "file_empty", "header_not_found"},
    ),
    "a header and ten million line ends": Bomb(
        ".csv", _after_header(lambda: _times(b"\n", 10 * MEGABYTE)), frozenset()
    ),
    "only noughts": Bomb(".csv", lambda _: _times(b"\0", 50 * MEGABYTE), frozenset({"file_empty"})),
    "a billion laughs": Bomb(".xml", _before_root(_laughs), _DOCTYPE),
    "an entity of a gigabyte": Bomb(".xml", _before_root(_quadratic), _DOCTYPE),
    "a file of this machine": Bomb(".xml", _before_root(_entity("<!ENTITY x SYSTEM 'file:///etc/passwd'>")), _DOCTYPE),
    "a page of another machine": Bomb(
        ".xml", _before_root(_entity("<!ENTITY % y SYSTEM 'http://127.0.0.1:9/a.dtd'> %y; <!ENTITY x 'a'>")), _DOCTYPE
    ),
    "elements a hundred thousand deep": Bomb(".xml", _within(lambda: _times(b"<a>", 300_000)), _XML_LIMITS),
    "a million attributes": Bomb(
        ".xml", _within(lambda: iter([b"<a ", *(b"a%d='' " % n for n in range(1_000_000)), b"/>"])), _XML_LIMITS
    ),
    "an attribute of 100 MB": Bomb(
        ".xml", _within(lambda: iter([b"<a b='", *_times(b"x", 100 * MEGABYTE), b"'/>"])), _XML_LIMITS
    ),
    "a text of 100 MB": Bomb(
        ".xml", _within(lambda: iter([b"<a>", *_times(b"x", 100 * MEGABYTE), b"</a>"])), _XML_LIMITS
    ),
    "a comment of 100 MB": Bomb(
        ".xml", _within(lambda: iter([b"<!-- ", *_times(b"x", 100 * MEGABYTE), b"-->"])), _XML_LIMITS
    ),
    "a name of 10 MB": Bomb(".xml", _within(lambda: iter([b"<", *_times(b"x", 10 * MEGABYTE), b"/>"])), _XML_LIMITS),
    "ten million empty elements": Bomb(".xml", _within(lambda: _times(b"<a/>", 40 * MEGABYTE)), _XML_LIMITS),
    "a hundred thousand name spaces": Bomb(
        ".xml", _within(lambda: (b"<a xmlns:n%d='u%d'/>" % (n, n) for n in range(100_000))), _XML_LIMITS
    ),
    "100 MB of blanks before the root": Bomb(
        ".xml", lambda sample: iter([*_times(b" ", 100 * MEGABYTE), sample]), _XML_LIMITS | {"not_xml", "file_empty"}
    ),
}


def plant(bomb: Bomb, sample: bytes, path: Path) -> Path:
    with path.open("wb") as file:
        for piece in bomb.pieces(sample):
            file.write(piece)
    return path


def sparse(path: Path, size: int, head: bytes = b"") -> Path:
    """A file of that size that takes up no room."""
    path.write_bytes(head)
    os.truncate(path, size)
    return path
