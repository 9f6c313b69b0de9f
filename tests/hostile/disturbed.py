"""Commands in processes that are disturbed, and what a workspace is afterwards."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from waymark.operations.workspace import open_workspace

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a command ended. moments: how many calls changed the disk."""

    code: int | None
    moments: int
    killed: bool
    said: str


@dataclass
class Disturber:
    """Runs commands, disturbed. Leaving the `with` block ends the process that does."""

    _running: subprocess.Popen[str] | None = field(default=None)

    def __enter__(self) -> "Disturber":
        self._running = subprocess.Popen(
            [sys.executable, "-P", str(Path(__file__).with_name("disturbed_command.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._running is not None
        self._running.kill()
        self._running.communicate()

    def run(self, *arguments: object, **disturbance: Any) -> Ended:
        """disturbance: `at` and `how` (killed before, killed after, no room), `seconds`, or `largest_file`."""
        assert self._running is not None
        assert self._running.stdin is not None
        assert self._running.stdout is not None
        asked = {"arguments": [str(each) for each in arguments], **disturbance}
        self._running.stdin.write(json.dumps(asked) + "\n")
        self._running.stdin.flush()
        return Ended(**json.loads(self._running.stdout.readline()))


def copy_of(workspace: Path, to: Path) -> Path:
    """A copy to spoil; its dictionary is the same one."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    shutil.copytree(workspace / "store", to / "store")
    for name in ("waymark.toml", "pseudonym.key"):
        shutil.copy(workspace / name, to / name)
    (to / "framework").symlink_to((workspace / "framework").resolve())
    (to / "releases").mkdir()
    return to


def stored(workspace: Path) -> dict[str, str]:
    """Every file of the store with the hash of its bytes; the lock is nobody's content."""
    root = workspace / "store"
    return {
        str(path.relative_to(root)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def state_of(workspace: Path) -> bytes:
    path = workspace / "store" / "state.json"
    return path.read_bytes() if path.exists() else b""


def hold_sound(workspace: Path) -> None:
    """What the state names can be read to the last row."""
    store = open_workspace(workspace).store
    dataset = store.current_standard()
    if dataset is not None:
        for table in dataset.coverage:
            for _ in dataset.rows(table):
                pass
    for load in store.state().current():
        store.extract(load.extract)
    store.current_run()
