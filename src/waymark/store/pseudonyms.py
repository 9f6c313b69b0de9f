"""Keyed pseudonyms. The key lies in the workspace, outside the store: the store alone gives no identifier back."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from waymark.domain.errors import WaymarkError

_KEY_BYTES = 32
_LENGTH = 20  # hex digits: 80 bits, so that two children of one county never meet by chance


def make_key(path: Path) -> None:
    """A new random key, readable by its owner only."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(_KEY_BYTES) + "\n")


def pseudonyms(path: Path) -> Callable[[str], str]:
    """The function from a return's child id to its pseudonym: the same child is the same in every return."""
    try:
        key = bytes.fromhex(path.read_text().strip())
        if len(key) != _KEY_BYTES:
            raise ValueError(f"{len(key)} bytes")
    except (OSError, ValueError) as problem:
        raise WaymarkError(
            f"the pseudonym key {path.name} is missing or damaged",
            "Restore it from a backup: with another key, records loaded before would no longer match.",
        ) from problem

    keyed = hmac.new(key, digestmod=hashlib.sha256)

    def pseudonym(identifier: str) -> str:
        code = keyed.copy()
        code.update(identifier.strip().upper().encode())
        return code.hexdigest()[:_LENGTH]

    return pseudonym


def fingerprint(path: Path) -> str:
    """Tells one key from another without giving it away: what the store remembers of the key it was filled with."""
    return pseudonyms(path)("fingerprint of the key")
