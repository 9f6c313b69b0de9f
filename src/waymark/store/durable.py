"""Writing so that a crash leaves the old or the new, never a mixture."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

from waymark.domain.errors import WaymarkError

_SYNCED_AT_ONCE = 8  # files, while the disk gathers them


def write_bytes(path: Path, content: bytes) -> None:
    """Replaces a file in one step: written beside it, synced, renamed."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync(path.parent)


def clear_beside(path: Path) -> None:
    """Takes away what a writer of the file left beside it when it was interrupted."""
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink()


def write_json(path: Path, content: Any) -> None:
    """Sorted keys, so that equal content is equal bytes."""
    write_bytes(path, json_bytes(content))


def stage_json(path: Path, content: Any) -> None:
    """Into staging, where `settle` syncs it."""
    path.write_bytes(json_bytes(content))


def json_bytes(content: Any) -> bytes:
    """UTF-8. Half a letter, as the name of a file may hold, is written as JSON writes it: `\\udc80`."""
    return (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode(errors="backslashreplace")


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as problem:
        raise WaymarkError(f"{path.name} in the store cannot be read", "Restore the store from a backup.") from problem


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(staged: Path, final: Path) -> None:
    """Moves a finished directory into place. Content-addressed: when it is there already, the new copy is dropped."""
    settle_all([(staged, final)])


def settle_all(moves: Sequence[tuple[Path, Path]]) -> None:
    """As `settle` of each (staged, final). Their files are synced together, which takes little longer than one."""
    new = [(staged, final) for staged, final in moves if not final.exists()]
    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as threads:
        files = [file for staged, _ in new for file in staged.rglob("*") if file.is_file()]
        for _ in threads.map(_sync, [*files, *(staged for staged, _ in new)]):
            pass
    for staged, final in moves:
        if final.exists():
            shutil.rmtree(staged)
            continue
        final.parent.mkdir(parents=True, exist_ok=True)
        staged.rename(final)
    for parent in {final.parent for _, final in new}:
        _sync(parent)


def share(held: Path, wanted: Path) -> None:
    """Gives a settled file a second name, or a copy where the file system knows no second names."""
    try:
        os.link(held, wanted)
    except OSError:
        shutil.copyfile(held, wanted)


@contextlib.contextmanager
def exclusive(lock: Path) -> Iterator[None]:
    """One writer at a time; a second one is told so at once."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise WaymarkError(
                "another waymark command is writing to this workspace", "Wait until it has finished, then try again."
            ) from None
        yield


def _sync(path: Path) -> None:
    """A file's content, or the names in a directory, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
