"""Files spoilt as people, programs and ill will spoil them. Every change is drawn from a seeded `Random`."""

import io
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from tests.hostile.markup_mutators import MARKUP
from tests.hostile.table_mutators import TABLE

Mutator = Callable[[bytes, Random], bytes]


def flip(content: bytes, random: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 3, 20))):
        if spoilt:
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def cut(content: bytes, random: Random) -> bytes:
    at, end = _span(content, random)
    return content[:at] + content[end:]


def put_in(content: bytes, random: Random) -> bytes:
    at, _ = _span(content, random)
    odd = (
        b"\x00",
        b"\xff",
        b"\xfe\xff",
        b'"',
        b"\r",
        b"\n",
        b",",
        b"<",
        b"&",
        b"\x1a",
        b"\xc3",
        b"\x81",
        b"PK\x03\x04",
    )
    return content[:at] + (random.choice(odd) * random.choice((1, 1, 7)) or random.randbytes(5)) + content[at:]


def repeat(content: bytes, random: Random) -> bytes:
    at, end = _span(content, random)
    return content[:end] + content[at:end] * random.choice((1, 1, 5)) + content[end:]


def truncate(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _span(content: bytes, random: Random) -> tuple[int, int]:
    at = random.randrange(len(content) + 1)
    return at, min(len(content), at + random.choice((1, 1, 4, 30, 300)))


ANY = (flip, cut, put_in, repeat, truncate)


def of_a_part(content: bytes, random: Random) -> bytes:
    """One part of the archive changed as markup or as bytes, and packed again."""
    parts = unpacked(content)
    name = random.choice([name for name in parts if "sheet" in name.casefold() or random.random() < 0.2] or list(parts))
    parts[name] = random.choice((*MARKUP, *MARKUP, *ANY))(parts[name], random)
    return packed(parts)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def mutators_of(content: bytes) -> tuple[Mutator, ...]:
    """What can be done to such a file, the likelier mistakes more than once."""
    if content.startswith(b"PK"):
        return (*(of_a_part,) * 8, *ANY)
    if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return (*MARKUP, *ANY)
    if b"," in content.split(b"\n", 1)[0]:
        return (*TABLE, *ANY)
    return ANY
