"""The one pointer of a store: what was loaded, in order, and which dataset and run are current."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from waymark.store.durable import clear_beside, read_json, write_json
from waymark.store.extracts import Extract, read_extract
from waymark.store.runs import Run, read_run
from waymark.store.standard import StandardDataset, read_standard


@dataclass(frozen=True)
class Loaded:
    """One load of one edition. The highest version of a (source, key) is current; earlier ones stay."""

    extract: str
    source: str
    key: str
    version: int


@dataclass(frozen=True)
class State:
    loads: tuple[Loaded, ...] = ()
    standard: str = ""
    run: str = ""
    key: str = ""  # fingerprint of the pseudonym key that every extract was made with

    def current(self) -> tuple[Loaded, ...]:
        """The newest version of every edition, by source and key."""
        newest = {(load.source, load.key): load for load in self.loads}
        return tuple(newest[at] for at in sorted(newest))

    def current_of(self, source: str, key: str) -> Loaded | None:
        return next((load for load in self.current() if (load.source, load.key) == (source, key)), None)

    def with_loads(self, extracts: Sequence[tuple[Extract, str]]) -> "State":
        """Adds each extract as the next version of the edition named beside it, unless it is current already."""
        state = self
        for extract, key in extracts:
            known = state.current_of(extract.source, key)
            if known is not None and known.extract == extract.id:
                continue
            version = 1 if known is None else known.version + 1
            state = replace(state, loads=(*state.loads, Loaded(extract.id, extract.source, key, version)))
        return state


@dataclass(frozen=True)
class Store:
    """The directories of one store."""

    root: Path

    @property
    def staging(self) -> Path:
        return self.root / "staging"

    @property
    def extracts(self) -> Path:
        return self.root / "extracts"

    @property
    def parts(self) -> Path:
        return self.root / "parts"

    @property
    def standard(self) -> Path:
        return self.root / "standard"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def _pointer(self) -> Path:
        return self.root / "state.json"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    def state(self) -> State:
        if not self._pointer.exists():
            return State()
        content = read_json(self._pointer)
        loads = tuple(Loaded(**load) for load in content["loads"])
        return State(loads, content["standard"], content["run"], content["key"])

    def save(self, state: State) -> None:
        """The commit: everything it names has been settled before."""
        loads = [vars(load) for load in state.loads]
        content = {"loads": loads, "standard": state.standard, "run": state.run, "key": state.key}
        write_json(self._pointer, content)

    def clear_staging(self) -> None:
        """What an interrupted writer left behind. Only the holder of the lock may call this."""
        shutil.rmtree(self.staging, ignore_errors=True)
        clear_beside(self._pointer)

    def extract(self, identity: str) -> Extract:
        return read_extract(self.extracts / identity)

    def standard_dataset(self, identity: str) -> StandardDataset:
        return read_standard(self.standard / identity)

    def current_standard(self) -> StandardDataset | None:
        identity = self.state().standard
        return self.standard_dataset(identity) if identity else None

    def current_run(self) -> Run | None:
        identity = self.state().run
        return read_run(self.runs / identity) if identity else None
