"""Plain XML taken apart many elements at once. The fast way to read it.

The meaning is `xml_stream`: a chunk is plain only where bytes alone tell what a parser would find. Every tag is a bare
name, no reference, comment, section or mark stands between, and what is opened is closed. Anything else is not read
here at all, but left to the parser from there on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_LONGEST_NAME, _WORD = 40, 8  # bytes
_PADDING = bytes(_LONGEST_NAME + _WORD)  # so that whole words may be taken at the end of a chunk
_DEEPEST, _MOST_NAMES = 30, 1_000
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]*")
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_OF_WORD = np.array([(1 << (8 * length)) - 1 for length in range(_WORD)] + [(1 << 64) - 1], dtype=np.uint64)
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 1], dtype=np.uint64)


@dataclass(frozen=True)
class Elements:
    """The elements of a chunk in its order.

    names: the distinct names, in small letters · name: which of them each has · parent: the place of the element
    around it, -1 outermost · leaf: whether no element lies in it · begins, first, last: bytes of its tag and of its
    text, which ends before `last`.
    """

    chunk: bytes
    names: Sequence[str]
    name: Numbers
    parent: Numbers
    leaf: Flags
    begins: Numbers
    first: Numbers
    last: Numbers
    depth: Numbers

    def text(self, at: int) -> str:
        """The text of a leaf, with line ends as a parser gives them."""
        return _decoded(self.chunk[self.first[at] : self.last[at]])

    def lines(self, places: Numbers) -> Numbers:
        """How many line ends stand before each of these elements."""
        return np.searchsorted(self._line_ends, self.begins[places])

    @cached_property
    def _line_ends(self) -> Numbers:
        return np.flatnonzero(np.frombuffer(self.chunk, dtype=np.uint8) == ord("\n"))

    @cached_property
    def _padded(self) -> bytes:
        return self.chunk + _PADDING

    def texts(self, places: Numbers) -> tuple[list[str], Numbers]:
        """Texts of leaves: the distinct ones, and for each place which of them."""
        first, length = self.first[places], self.last[places] - self.first[places]
        # Longer texts are told apart below; here they count as blank.
        words = _words(self._padded, first, np.where(length > 2 * _WORD, 0, length), 2)
        packed = np.ascontiguousarray(np.stack(words, axis=1)).tobytes()
        held = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(places), [None, pa.py_buffer(packed)])
        encoded = held.dictionary_encode()
        distinct = [_decoded(each.rstrip(b"\0")) for each in encoded.dictionary.to_pylist()]
        codes = encoded.indices.to_numpy().astype(np.int64)
        longer = np.flatnonzero(length > 2 * _WORD)
        if len(longer):
            known: dict[str, int] = {}
            for at in longer.tolist():
                text = self.text(int(places[at]))
                codes[at] = len(distinct) + known.setdefault(text, len(known))
            distinct.extend(known)
        return distinct, codes


def _decoded(text: bytes) -> str:
    return text.decode().replace("\r\n", "\n")


def plain_elements(chunk: bytes) -> Elements | None:
    """The elements of a chunk of whole elements; None where it is not plain."""
    if b"&" in chunk or b"]]>" in chunk or not _is_text(chunk):
        return None
    letters = np.frombuffer(chunk, dtype=np.uint8)
    opens, closes = np.flatnonzero(letters == ord("<")), np.flatnonzero(letters == ord(">"))
    if not len(opens) or len(opens) != len(closes):
        return None
    if (opens >= closes).any() or (closes[:-1] >= opens[1:]).any():
        return None
    ending = letters[opens + 1] == ord("/")
    alone = ~ending & (letters[closes - 1] == ord("/"))
    begin, end = opens + 1 + ending, closes - alone
    while (spaced := letters[end - 1] == ord(" ")).any():
        end = end - spaced
    length = end - begin
    if (length < 1).any() or int(length.max()) > _LONGEST_NAME:
        return None
    words = _words(chunk + _PADDING, begin, length, -(-int(length.max()) // _WORD))
    starts = np.flatnonzero(~ending)
    matched = _matched(ending, alone, starts)
    if matched is None:
        return None
    depth, partner = matched
    closed = np.flatnonzero(~alone[starts])
    if any((word[starts[closed]] != word[partner[closed]]).any() for word in words):
        return None
    named = _named(chunk, begin[starts], end[starts], [word[starts] for word in words])
    if named is None:
        return None
    leaf = alone[starts] | (partner == starts + 1)
    first = np.where(alone[starts], closes[starts], closes[starts] + 1)
    last = np.where(alone[starts], closes[starts], opens[partner])
    return Elements(chunk, named[0], named[1], _parents(depth), leaf, opens[starts], first, last, depth)


def _is_text(chunk: bytes) -> bool:
    """Whether the bytes are UTF-8 of characters that XML may hold, with line ends that are counted alike."""
    letters = np.frombuffer(chunk, dtype=np.uint8)
    controls = int(np.count_nonzero(letters < ord(" ")))
    if controls != sum(map(chunk.count, (b"\n", b"\r", b"\t"))):
        return False
    if b"\r" in chunk and _LONE_RETURN.search(chunk):
        return False
    if chunk.isascii():
        return True
    try:
        text = chunk.decode()
    except UnicodeDecodeError:
        return False
    return "\ufffe" not in text and "\uffff" not in text


def _words(padded: bytes, begin: Numbers, length: Numbers, count: int) -> list[npt.NDArray[np.uint64]]:
    """The bytes from `begin` on, eight at a time; beyond `length` there is nothing but zeros."""
    every = np.ndarray((len(padded) - _WORD + 1,), dtype="<u8", buffer=padded, strides=(1,))
    return [
        every[begin + _WORD * number] & _OF_WORD[np.clip(length - _WORD * number, 0, _WORD)] for number in range(count)
    ]


def _matched(ending: Flags, alone: Flags, starts: Numbers) -> tuple[Numbers, Numbers] | None:
    """How deep each element lies, and which tag ends it: its own where it stands alone. None where they differ."""
    steps = np.where(ending, -1, np.where(alone, 0, 1))
    level = np.cumsum(steps)
    if level[-1] != 0 or int(level.min()) < 0:
        return None
    depth = level[starts] - ~alone[starts]
    if int(depth.max()) > _DEEPEST:
        return None
    partner = starts.copy()
    opened, ended = np.flatnonzero(~alone[starts]), np.flatnonzero(ending)
    # At one depth elements are opened and closed in turns.
    by_opened = opened[np.argsort(depth[opened].astype(np.int8), kind="stable")]
    by_ended = ended[np.argsort(level[ended].astype(np.int8), kind="stable")]
    partner[by_opened] = by_ended
    return depth, partner


def _parents(depth: Numbers) -> Numbers:
    parents = np.full(len(depth), -1, dtype=np.int64)
    above = np.flatnonzero(depth == 0)
    for level in range(1, int(depth.max()) + 1):
        here = np.flatnonzero(depth == level)
        parents[here] = above[np.searchsorted(above, here) - 1]
        above = here
    return parents


def _named(
    chunk: bytes, begin: Numbers, end: Numbers, words: Sequence[npt.NDArray[np.uint64]]
) -> tuple[list[str], Numbers] | None:
    """The distinct names and which each element has; None where one of them is more than a bare name."""
    mixed = np.zeros(len(begin), dtype=np.uint64)
    for word, factor in zip(words, _MIX, strict=False):
        mixed ^= (word * factor) ^ (mixed >> np.uint64(29))
    encoded = pa.array(mixed).dictionary_encode()
    codes = encoded.indices.to_numpy().astype(np.int64)
    if len(encoded.dictionary) > _MOST_NAMES:
        return None
    # The first of each stands for all; what merely mixed alike would differ from it.
    firsts = np.full(len(encoded.dictionary), len(codes), dtype=np.int64)
    np.minimum.at(firsts, codes, np.arange(len(codes)))
    if any((word != word[firsts[codes]]).any() for word in words):
        return None
    spelled = [chunk[begin[at] : end[at]] for at in firsts.tolist()]
    if not all(_NAME.fullmatch(name) for name in spelled):
        return None
    return [name.decode().casefold() for name in spelled], codes
