"""Files made to do harm are refused in words, in at most 5 seconds and 200 MB, by every reader."""

import pytest
from tests.hostile.attempts import lay_out
from tests.hostile.bombs import BOMBS, plant, sparse
from tests.hostile.samples import SAMPLES
from tests.hostile.workbook_bombs import WORKBOOK_BOMBS

from waymark.sources.registry import SOURCES

SECONDS, MEGABYTES = 5.0, 200.0
EVERY_BOMB = {**BOMBS, **WORKBOOK_BOMBS}


def targets(suffix: str) -> list[str]:
    """The first sample of each return that has such a file."""
    first: dict[str, str] = {}
    for name, sample in SAMPLES.items():
        if any(file.endswith(suffix) for file in sample.files()):
            first.setdefault(sample.source, name)
    return list(first.values())


def hold(answer, rules, *files: str) -> None:
    assert answer.outcome == "refused" if rules else answer.outcome in ("refused", "edition"), answer
    assert answer.seconds < SECONDS
    assert answer.megabytes < MEGABYTES
    errors = [issue for issue in answer.issues if issue["level"] == "error"]
    assert all(issue["sentence"] and issue["rule"] for issue in errors)
    if rules:
        # A reader may see before anything else that the file is not of its return, or that others belong beside it.
        first = any(rule.startswith("not_") or rule == "table_missing" for rule in answer.rules)
        assert answer.rules & rules or first, answer.issues
        named = [issue for issue in errors if issue["hint"] and any(file in issue["file"] for file in files)]
        assert named, answer.issues


@pytest.mark.parametrize(
    ("bomb", "sample"),
    [(bomb, sample) for bomb, each in EVERY_BOMB.items() for sample in targets(each.suffix)],
)
def test_a_bomb_is_refused_in_words_and_within_bounds(bomb, sample, tmp_path, reader):
    files = dict(SAMPLES[sample].files())
    name = max((file for file in files if file.endswith(EVERY_BOMB[bomb].suffix)), key=lambda file: len(files[file]))
    lay_out(files, tmp_path)
    path = plant(EVERY_BOMB[bomb], files[name], tmp_path / name)
    source = SAMPLES[sample].source
    hold(reader.read(source, [tmp_path / each for each in files]), EVERY_BOMB[bomb].rules, path.name)
    if hasattr(SOURCES[source], "claims"):
        answer = reader.read(source, [path], claimed=True)
        assert answer.outcome in ("claimed", "left"), answer
        assert answer.seconds < SECONDS
    path.unlink()


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("head", "size"), [(b"", 1 << 30), (b"x" * 9_000, 1 << 30), (b"<a>", 1 << 30), (b"a,b\n", 1 << 34)]
)
@pytest.mark.parametrize("suffix", [".csv", ".xml", ".xlsx"])
def test_a_gigabyte_of_nothing_is_refused(source, head, size, suffix, tmp_path, reader):
    path = sparse(tmp_path / f"huge{suffix}", size, head)
    answer = reader.read(source, [path])
    assert answer.outcome == "refused", answer
    assert answer.rules
    assert answer.seconds < SECONDS
    assert answer.megabytes < MEGABYTES
