"""Readers in a process of their own, so that one that hangs or fills the memory can be told and ended."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_SWOLLEN = 130.0  # MB: more than readers at rest hold
_PATIENCE = 30.0  # seconds; a bound is judged by what the process measured itself


@dataclass(frozen=True)
class Answer:
    """outcome: edition, refused, raised, claimed, left or hung · issues: of a refusal · said: its sentence."""

    outcome: str
    seconds: float = _PATIENCE
    megabytes: float = 0.0
    issues: Sequence[dict[str, Any]] = ()
    said: str = ""
    rows: int = 0

    @property
    def rules(self) -> set[str]:
        return {issue["rule"] for issue in self.issues if issue["level"] == "error"}


@dataclass
class BoundedReader:
    """Asks a process to read; starts it when there is none. Leaving the `with` block ends it."""

    _running: subprocess.Popen[str] | None = field(default=None)

    def __enter__(self) -> "BoundedReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, source: str, paths: Sequence[Path], claimed: bool = False) -> Answer:
        if self._running is None:
            self._running = subprocess.Popen(
                [sys.executable, "-P", str(Path(__file__).with_name("measured_reader.py"))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            )
        assert self._running.stdin is not None
        assert self._running.stdout is not None
        asked = {"source": source, "paths": [str(path) for path in paths], "claimed": claimed}
        self._running.stdin.write(json.dumps(asked) + "\n")
        self._running.stdin.flush()
        ready, _, _ = select.select([self._running.stdout], [], [], _PATIENCE)
        line = self._running.stdout.readline() if ready else ""
        if not line:
            self._end()
            return Answer("hung" if not ready else "died")
        answer = Answer(**json.loads(line))
        if answer.megabytes > _SWOLLEN:
            self._end()  # so that what one file left behind is not counted against the next
        return answer

    def _end(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running.communicate()
            self._running = None
