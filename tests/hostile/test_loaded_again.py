"""The same return again, renamed, its rows shuffled or its columns in another order, changes nothing."""

import csv
import io
from collections.abc import Callable
from random import Random

import pytest
from lxml import etree
from tests.hostile.attempts import lay_out
from tests.hostile.mutators import packed, unpacked
from tests.hostile.samples import SAMPLES, Files

from waymark.operations.init import init
from waymark.operations.load import load

Change = Callable[[bytes, Random], bytes]


def of_each(change: Change) -> Callable[[Files], Files]:
    return lambda files: {name: change(content, Random(name)) for name, content in files.items()}


def renamed(files: Files) -> Files:
    """Only what the name ends with stays; a file that another names, as a mapping does, keeps its name."""
    kept = {name for name in files for content in files.values() if name.encode() in content}
    return {
        name if name in kept else f"from the case system {at}.{name.rpartition('.')[2]}": files[name]
        for at, name in enumerate(sorted(files))
    }


def shuffled(content: bytes, random: Random) -> bytes:
    if content.startswith(b"<"):
        return _records_shuffled(content, random)
    if content.startswith(b"PK"):
        return _sheets_shuffled(content, random)
    if b"," not in content.split(b"\n")[0]:
        return content  # no table
    rows = _rows(content)
    under = rows[1:]
    random.shuffle(under)
    return _written([rows[0], *under])


def columns_moved(content: bytes, random: Random) -> bytes:
    if b"," not in content.split(b"\n")[0] or content.startswith(b"PK"):
        return content
    rows = _rows(content)
    order = list(range(len(rows[0])))
    random.shuffle(order)
    return _written([[row[at] for at in order] for row in rows])


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def _written(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _records_shuffled(content: bytes, random: Random) -> bytes:
    """Whatever elements of one name stand beside each other most often, in another order."""
    root = etree.fromstring(content)
    parent = max(root.iter("*"), key=lambda each: max([len(each.findall(inner.tag)) for inner in each] or [0]))
    tags = [inner.tag for inner in parent]
    tag = max(tags, key=tags.count)
    records = parent.findall(tag)
    random.shuffle(records)
    for record in records:
        parent.remove(record)
        parent.append(record)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _sheets_shuffled(content: bytes, random: Random) -> bytes:
    """The rows under the first of each sheet, numbered anew."""
    parts = unpacked(content)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        root = etree.fromstring(parts[name])
        data = root.find("{*}sheetData")
        rows = data.findall("{*}row")
        under = rows[1:]
        random.shuffle(under)
        for row in rows:
            data.remove(row)
        for number, row in enumerate([*rows[:1], *under], 1):
            row.set("r", str(number))
            for cell in row:
                cell.set("r", cell.get("r").rstrip("0123456789") + str(number))
            data.append(row)
        parts[name] = etree.tostring(root)
    return packed(parts)


CHANGES = {
    "as it is": lambda files: files,
    "renamed": renamed,
    "rows shuffled": of_each(shuffled),
    "columns moved": of_each(columns_moved),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return init(tmp_path_factory.mktemp("again") / "workspace", "kent")


def together() -> dict[str, tuple[str, Files]]:
    """Sample → its return and files; all extracts at once, of which each is an edition of its own."""
    extracts = {
        file: content for name, s in SAMPLES.items() if s.source == "extract" for file, content in s.files().items()
    }
    others = {name: (sample.source, sample.files()) for name, sample in SAMPLES.items() if sample.source != "extract"}
    return {**others, "extracts": ("extract", extracts)}


TOGETHER = together()


@pytest.mark.parametrize("name", TOGETHER)
def test_the_same_again_changes_nothing(name, workspace, tmp_path):
    source, files = TOGETHER[name]
    load(workspace, source, lay_out(files, tmp_path / "first"))
    before = workspace.store.state()
    for at, change in CHANGES.items():
        paths = lay_out(change(files), tmp_path / at.replace(" ", "_"))
        report = load(workspace, source, paths)
        assert not report.changed, at
        assert workspace.store.state() == before, at
