"""A workspace: one authority's dictionary, store and releases in one directory."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.errors import WaymarkError
from waymark.store.state import Store

CONFIGURATION = "waymark.toml"


@dataclass(frozen=True)
class Workspace:
    """Paths of a workspace. The pseudonym key lies outside the store, so that the store alone names nobody."""

    root: Path
    framework: Path

    @property
    def store(self) -> Store:
        return Store(self.root / "store")

    @property
    def pseudonym_key(self) -> Path:
        return self.root / "pseudonym.key"


def is_workspace(root: Path) -> bool:
    return (root / CONFIGURATION).is_file()


def open_workspace(root: Path) -> Workspace:
    """Raises WaymarkError when the directory is not a workspace or its configuration cannot be read."""
    path = root / CONFIGURATION
    if not path.is_file():
        raise WaymarkError(
            f"{root} is not a Waymark workspace: it has no {CONFIGURATION}",
            "Make one with: waymark init DIR --framework kent",
        )
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise WaymarkError(f"{path} cannot be read: {problem}", "Correct the file, or make a new workspace.") from None
    framework = content.get("framework")
    if not isinstance(framework, str):
        raise WaymarkError(f"{path} does not say where the dictionary is", 'Add the line: framework = "framework"')
    return Workspace(root, root / framework)
