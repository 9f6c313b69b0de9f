"""Writing so that a crash leaves the old or the new, never a mixture."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from waymark.domain.errors import WaymarkError


def write_bytes(path: Path, content: bytes) -> None:
    """Replaces a file in one step: written beside it, synced, renamed."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync_directory(path.parent)


def write_json(path: Path, content: Any) -> None:
    """Sorted keys, so that equal content is equal bytes."""
    write_bytes(path, json_bytes(content))


def json_bytes(content: Any) -> bytes:
    return (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


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
    if final.exists():
        shutil.rmtree(staged)
        return
    for file in staged.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
    final.parent.mkdir(parents=True, exist_ok=True)
    staged.rename(final)
    _sync_directory(final.parent)


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


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
