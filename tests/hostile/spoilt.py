"""A sample spoilt: one change, or a few, drawn by a number, so that any of them can be made again."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.hostile.mutators import mutators_of
from tests.hostile.samples import SAMPLES, Files

_SUFFIXES = (".csv", ".xml", ".xlsx", ".txt", ".CSV", "", ".parquet", ".pdf")


@dataclass(frozen=True)
class Spoilt:
    """files: what lies there now · how: the changes, in order."""

    files: Files
    how: tuple[str, ...]


def spoilt(sample: str, number: int, others: Sequence[str] = ()) -> Spoilt:
    """The sample with the changes of that number. others: samples whose files may turn up in it."""
    random = Random(f"{sample} {number}")
    files, how = dict(SAMPLES[sample].files()), []
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        name = random.choice(sorted(files)) if files else ""
        if not files or random.random() < 0.06:
            how.append(_as_files(files, name, random, others))
            continue
        mutator = random.choice(mutators_of(files[name]))
        try:
            files[name] = mutator(files[name], random)
        except Exception:
            if not how:  # the sample was whole, so it is the change that is wrong
                raise
            continue  # an earlier change has left nothing that this one could take apart
        how.append(f"{name}: {mutator.__name__}")
    return Spoilt(files, tuple(how))


def _as_files(files: dict[str, bytes], name: str, random: Random, others: Sequence[str]) -> str:
    change = random.choice(("suffix", "empty", "other", "zip", "gone", "swapped", "twice", "named"))
    if not files or change == "other":
        other = random.choice([each for each in others if each in SAMPLES] or list(SAMPLES))
        added = dict(SAMPLES[other].files())
        files[name or "x.csv"] = random.choice(list(added.values()))
    elif change == "suffix":
        files[name.rpartition(".")[0] + random.choice(_SUFFIXES)] = files.pop(name)
    elif change == "empty":
        files[name] = random.choice((b"", b"\n", b"\xef\xbb\xbf", b"\x00" * 50, b","))
    elif change == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(zipfile.ZipInfo(name), files[name])
        files[name] = out.getvalue()
    elif change == "gone":
        del files[name]
    elif change == "swapped":
        other = random.choice(sorted(files))
        files[name], files[other] = files[other], files[name]
    elif change == "twice":
        files[f"copy of {name}"] = files[name]
    else:
        files[random.choice(("2019 ", "2021-22 ", "é", "\udcff", "a\nb", "x" * 200)) + name[-20:]] = files.pop(name)
    return f"{name}: {change}"
