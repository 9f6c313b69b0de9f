"""A made-up school census of any size, loaded in a process of its own: rows in a second, and the most memory it took.

    python -m benchmarks.school_census                 # 1,000 MB in four files, written, loaded and taken away again
    python -m benchmarks.school_census --megabytes 90  # about a million records

Files have the columns and the width of a real export. One period of free meals in fifty ends before it starts.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.census_files import write
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.workspace import open_workspace

ROOT = Path(__file__).resolve().parent.parent
_PUPIL_BYTES = 860  # of all tables, for one pupil


@dataclass(frozen=True)
class Loaded:
    """seconds: of the load, from the files to the standard tables · peak: megabytes of the process that loads."""

    rows: int
    megabytes: float
    seconds: float
    peak: float

    def __str__(self) -> str:
        return (
            f"{self.rows:,} rows in {self.megabytes:,.0f} MB: {self.seconds:.1f} s, "
            f"{self.rows / self.seconds:,.0f} rows a second, at most {self.peak:,.0f} MB of memory"
        )


def measured(megabytes: int, folder: Path) -> Loaded:
    """Writes the files, loads them in a fresh process, and takes everything away again."""
    place = Path(tempfile.mkdtemp(dir=folder))
    try:
        write(place / "2024_autumn", megabytes * 1_000_000 // _PUPIL_BYTES)
        size = sum(path.stat().st_size for path in (place / "2024_autumn").iterdir()) / 1e6
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.school_census", "--load", str(place)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        told = json.loads(done.stdout.splitlines()[-1])
        return Loaded(told["rows"], size, told["seconds"], told["peak"])
    finally:
        shutil.rmtree(place)


def _load(place: Path) -> None:
    init(place / "workspace", "kent")
    workspace = open_workspace(place / "workspace")
    started = time.perf_counter()
    report = load(workspace, "school-census", [place / "2024_autumn"])
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = sum(report.editions[0].extract.rows.values())
    sys.stdout.write(json.dumps({"rows": rows, "seconds": seconds, "peak": peak}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1_000)
    parser.add_argument("--dir", type=Path, default=ROOT / "build")
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.load is not None:
        _load(given.load)
        return
    given.dir.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{measured(given.megabytes, given.dir)}\n")


if __name__ == "__main__":
    main()
