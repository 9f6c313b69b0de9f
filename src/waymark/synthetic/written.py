"""What was written of a made-up county, and with which faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from waymark.synthetic.fault import Fault


@dataclass(frozen=True)
class Written:
    """`paths`: return by its name on the command line (`later`: extracts that are not loaded with the others) → its
    files, oldest year first.
    """

    paths: Mapping[str, tuple[Path, ...]]
    faults: tuple[Fault, ...]

    def __add__(self, other: "Written") -> "Written":
        """Both, each return's files of this one first."""
        paths = {name: self.paths.get(name, ()) + other.paths.get(name, ()) for name in {**self.paths, **other.paths}}
        return Written(paths, (*self.faults, *other.faults))
