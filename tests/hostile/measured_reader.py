"""A process that reads what it is told to and says what came of it, how long it took and how much memory.

Started by `bounded.py`. Each line of its input is a question in JSON, each line of its output the answer.
"""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.sources.named_paths import refuse_unusable
from waymark.sources.registry import SOURCES


class Counting:
    """A sink that keeps no row."""

    rows = 0

    def add(self, _table: str, _row: object) -> None:
        self.rows += 1

    def add_columns(self, _table: str, row_ids: Any, _columns: object) -> None:
        self.rows += len(row_ids)


def peak() -> float:
    """The most memory held since it was last asked anew, in MB. (`ru_maxrss` would count the parent's too.)"""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def read(source_name: str, paths: list[str], claimed: bool) -> dict[str, object]:
    source, sink = SOURCES[source_name], Counting()
    given = [Path(path) for path in paths]
    if claimed:
        return {"outcome": "claimed" if any(source.claims(path) for path in given) else "left"}
    try:
        refuse_unusable(given)
        for found in source.find(given):
            source.read(found, sink, lambda identifier: f"{len(identifier):020x}", None)
    except RefusedError as refused:
        issues = [{**asdict(issue), "level": issue.level.value} for issue in refused.issues]
        return {"outcome": "refused", "issues": issues, "said": str(refused)}
    except WaymarkError as absent:
        issue = {"sentence": str(absent), "hint": absent.hint, "file": str(absent), "rule": "absent", "level": "error"}
        return {"outcome": "refused", "issues": [issue]}
    return {"outcome": "edition", "rows": sink.rows}


def main() -> None:
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        asked = json.loads(line)
        Path("/proc/self/clear_refs").write_text("5")
        started = time.perf_counter()
        try:
            answer = read(asked["source"], asked["paths"], asked.get("claimed", False))
        except BaseException as problem:  # noqa: BLE001 what a reader raises is what is asked for
            answer = {"outcome": "raised", "said": f"{type(problem).__name__}: {problem}"[:500]}
        answer["seconds"], answer["megabytes"] = time.perf_counter() - started, peak()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
