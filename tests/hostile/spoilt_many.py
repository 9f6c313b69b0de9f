"""Reads many spoilt files, and says which were neither taken nor refused in words, or took too much.

`python -m tests.hostile.spoilt_many SAMPLE FIRST LAST FOLDER`: the changes of those numbers. Exit code 1 with any.
"""

import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from tests.hostile.attempts import attempt, lay_out
from tests.hostile.measured_reader import peak
from tests.hostile.samples import SAMPLES
from tests.hostile.spoilt import spoilt

from waymark.sources.registry import SOURCES

SECONDS, MEGABYTES = 10, 1_000.0


class TooLongError(Exception):
    """A reader has hung."""


def _stop(_: int, __: FrameType | None) -> None:
    raise TooLongError(f"not done in {SECONDS} seconds")


def main(name: str, first: int, last: int, folder: Path) -> int:
    source, outcomes, slowest, bad = SOURCES[SAMPLES[name].source], Counter[str](), 0.0, 0
    signal.signal(signal.SIGALRM, _stop)
    for number in range(first, last):
        files = spoilt(name, number)
        paths = lay_out(files.files, folder)
        started = time.perf_counter()
        signal.alarm(SECONDS)
        try:
            outcomes[attempt(source, [folder] if number % 2 else paths or [folder])] += 1
        except Exception as problem:  # noqa: BLE001 every kind of failure is told
            bad += 1
            print(f"spoilt({name!r}, {number}) {files.how}: {type(problem).__name__}: {str(problem)[:300]}")
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - started)
    print(f"{name} {first}-{last}: {dict(outcomes)}, {bad} bad; slowest {slowest:.1f} s; {peak():.0f} MB at most")
    return int(bad > 0 or peak() > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])))
