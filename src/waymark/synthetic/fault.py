"""What was spoilt on purpose: so that a test, or a demonstration, can look for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`where`: the file with the fault, or the first of them, below the folder written to."""

    kind: str
    count: int
    where: str
