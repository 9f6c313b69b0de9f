"""The children of a file: by the chunk while it is plain XML, and one by one from where it is not."""

import re
from pathlib import Path
from typing import IO

from waymark.sources.cin_census.by_column import ByColumn
from waymark.sources.cin_census.reading import Reading
from waymark.sources.cin_census.record_places import RecordPlaces
from waymark.sources.intake import ColumnSink
from waymark.sources.plain_xml import plain_elements
from waymark.sources.xml_stream import FILE_BYTES, RECORD_BYTES, Spliced, records_of, too_large, unreadable

_CHUNK = 4 << 20
_HEAD = RECORD_BYTES  # the first child begins in it, or the parser is asked
_BEGIN, _END = b"<Child>", b"</Child>"
_CHILD_OTHERWISE = re.compile(rb"<(?:[\w.-]+:)?child[\s/>]", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"
_DECLARED = re.compile(rb"<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
_PLAIN_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def read_children(path: Path, reading: Reading, sink: ColumnSink) -> None:
    """Hands every child to `sink`. Raises RefusedError, also when only the end of the file is not sound."""
    try:
        with path.open("rb") as raw:
            # A parser has the last word: on the rest, and on whether what is around the children is sound.
            for child in records_of(_taken_by_column(raw, reading, sink), reading.noticed.shown, "child"):
                reading.take_child(child)
    except OSError as error:
        raise unreadable(error, reading.noticed.shown) from None


def _taken_by_column(raw: IO[bytes], reading: Reading, sink: ColumnSink) -> Spliced:
    """Takes chunk after chunk while they are plain; what is left is for the parser."""
    rest = raw.read(_HEAD)
    begin = rest.find(_BEGIN)
    before = rest[: max(begin, 0)].removeprefix(_MARK)
    # A child written otherwise before the first plain one is the parser's, and so is what follows it.
    if begin < 0 or not _plain_encoding(before) or _CHILD_OTHERWISE.search(before):
        return Spliced(b"", rest, raw)
    rest, lines, taken = rest[begin:], before.count(b"\n"), begin
    by_column = ByColumn(reading, sink)
    while True:
        read = raw.read(_CHUNK)
        data = rest + read
        end = data.rfind(_END) + len(_END)
        places = _places(data[:end]) if end >= len(_END) else None
        if places is None:
            return Spliced(_resumed(before, lines), data, raw)
        by_column.take(places, lines)
        lines += data.count(b"\n", 0, end)
        taken += end
        rest = data[end:]
        if taken > FILE_BYTES:
            raise too_large(reading.noticed.shown)
        if not read:
            return Spliced(_resumed(before, lines), rest, raw)


def _plain_encoding(before: bytes) -> bool:
    declared = _DECLARED.match(before)
    named = _ENCODING.search(declared[0]) if declared else None
    return named is None or named[1].lower() in _PLAIN_ENCODINGS


def _places(chunk: bytes) -> RecordPlaces | None:
    """The records of a chunk; None where it is not plain, or a child of it is too long."""
    elements = plain_elements(chunk)
    if elements is None:
        return None
    places = RecordPlaces(elements)
    if not places.sound:
        return None
    starts = elements.begins[places.records("child")]
    longest = max((starts[1:] - starts[:-1]).max(initial=0), len(chunk) - starts[-1])
    return None if longest > RECORD_BYTES else places


def _resumed(before: bytes, lines: int) -> bytes:
    """What stands before the first child, with line ends added so that what follows is on its own line."""
    declared = _DECLARED.match(before)
    cut = declared.end() if declared else 0
    added = lines - before.count(b"\n")
    return before[:cut] + b"\n" * added + before[cut:]
