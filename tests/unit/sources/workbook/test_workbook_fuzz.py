"""Workbooks spoilt at random are read or refused with an issue; nothing else comes out, and nothing takes long."""

import io
import random
import re
import time
import zipfile

import pytest
from tests.unit.samples import ANNEX_A
from tests.unit.sources.write_workbook import sheet_part, workbook_parts

from waymark.domain.errors import RefusedError
from waymark.sources.annex_a import SOURCE

_CELL = re.compile(rb">([^<>]+)<")
_BITS = (b"9", b"-", b"", b"0", b"x", b"/", b" ", b"99999999", b"\xc2\xa0", b"&lt;", b"e308", b"\xff", b"<", b'"')


class Nowhere:
    def add(self, table, row):
        pass


def spoilt(rng, parts):
    """One or two parts changed in their cells or anywhere, or the packed file itself."""
    changed = dict(parts)
    for name in rng.sample(sorted(changed), rng.choice([1, 2])):
        part = bytearray(changed[name])
        cells = [match.start(1) for match in _CELL.finditer(bytes(part))]
        for _ in range(rng.choice([1, 3, 12])):
            at = rng.choice(cells) if cells and rng.random() < 0.7 else rng.randrange(len(part))
            part[at : at + rng.choice([0, 1, 1, 30])] = rng.choice(_BITS)
        changed[name] = bytes(part)
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    packed = bytearray(into.getvalue())
    if rng.random() < 0.2:
        at = rng.randrange(len(packed))
        packed[at : at + rng.choice([1, 20])] = bytes(rng.randrange(256) for _ in range(rng.choice([1, 4])))
    return bytes(packed)


def spoil_and_read(path, times, seed):
    rng = random.Random(seed)
    parts = workbook_parts({name: sheet_part(rows) for name, rows in ANNEX_A.items()})
    whole = {name: part.encode() for name, part in parts.items()}
    located = []
    for _ in range(times):
        path.write_bytes(spoilt(rng, whole))
        began = time.perf_counter()
        try:
            for found in SOURCE.find([path]):
                SOURCE.read(found, Nowhere(), str.upper, None)
        except RefusedError as refused:
            located.append(all(issue.file for issue in refused.issues) and bool(refused.issues))
        assert SOURCE.claims(path) in (True, False)
        assert time.perf_counter() - began < 10
    assert all(located)
    assert located


def test_spoilt_workbooks(tmp_path):
    spoil_and_read(tmp_path / "spoilt.xlsx", 150, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100))
def test_many_spoilt_workbooks(tmp_path, seed):
    spoil_and_read(tmp_path / "spoilt.xlsx", 1_000, seed + 2)
