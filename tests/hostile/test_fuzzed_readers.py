"""Whatever is done to a file, a reader gives an edition or refuses in words, and a refusal leaves the store alone.

The same numbers make the same changes everywhere. A failure names its number: `spoilt(sample, number)` makes it again.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hostile.attempts import attempt, hold_in_words, lay_out
from tests.hostile.disturbed import ROOT, stored
from tests.hostile.samples import SAMPLES
from tests.hostile.spoilt import spoilt

from waymark.cli.main import main
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.operations.load import load
from waymark.operations.workspace import open_workspace
from waymark.sources.registry import SOURCES

BY_DEFAULT = 16  # of each sample; a quarter of that of each layout of the extracts, which are read alike
LONG = 100_000  # of all samples together
LOADED = 3  # of each return, all the way into a store


def test_every_return_has_a_sample():
    assert {sample.source for sample in SAMPLES.values()} == set(SOURCES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_taken_as_it_is(name, tmp_path):
    assert attempt(SOURCES[SAMPLES[name].source], lay_out(SAMPLES[name].files(), tmp_path)) == "edition"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_spoilt_sample_gives_an_edition_or_a_refusal_in_words(name, tmp_path):
    source = SOURCES[SAMPLES[name].source]
    for number in range(BY_DEFAULT // (4 if name.startswith("extract") else 1)):
        files = spoilt(name, number)
        paths = lay_out(files.files, tmp_path)
        try:
            attempt(source, [tmp_path] if number % 2 else paths or [tmp_path])
        except Exception as problem:
            problem.add_note(f"spoilt({name!r}, {number}): {files.how}")
            raise


@pytest.mark.long
def test_a_hundred_thousand_spoilt_files(tmp_path):
    """In processes of 2,000 each, so that what one holds can be measured; none over 1 GB, no file over 10 seconds."""
    each = LONG // len(SAMPLES) + 1
    failures = []
    for name in SAMPLES:
        for first in range(0, each, 2_000):
            last = min(first + 2_000, each)
            ran = subprocess.run(
                [sys.executable, "-P", "-m", "tests.hostile.spoilt_many", name, str(first), str(last), str(tmp_path)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
                capture_output=True,
                text=True,
                check=False,
            )
            if ran.returncode:
                failures.append(ran.stdout + ran.stderr[-2_000:])
    assert not failures, "\n".join(failures)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    """With one edition of one return in it."""
    root = tmp_path_factory.mktemp("fuzzed")
    assert main(["init", str(root / "workspace"), "--framework", "kent"]) == 0
    folder = root / "returns"
    lay_out(SAMPLES["extract child_area"].files(), folder)
    assert main(["load", "extract", str(folder), "-w", str(root / "workspace")]) == 0
    return root / "workspace"


@pytest.mark.parametrize("source", SOURCES)
def test_a_refused_load_leaves_the_store_to_the_byte(source, workspace, tmp_path):
    name = next(name for name, sample in SAMPLES.items() if sample.source == source)
    opened, refused, number = open_workspace(workspace), 0, 0
    while refused < LOADED:
        number += 1
        assert number < 100, "hardly anything is refused"
        paths = lay_out(spoilt(name, number).files, tmp_path / "returns") or [tmp_path / "returns"]
        before = stored(workspace)
        try:
            load(opened, source, paths, strict=bool(number % 2))
        except RefusedError as problem:
            hold_in_words(problem)
        except WaymarkError:
            pass  # the year that was asked for, say
        else:
            continue
        refused += 1
        assert stored(workspace) == before
        assert not list(opened.store.staging.glob("*"))
