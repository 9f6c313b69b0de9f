"""Makes a workspace: a copy of a shipped framework, an empty store, and a key for pseudonyms."""

import shutil
import tempfile
from importlib import resources
from pathlib import Path

from waymark.domain.errors import WaymarkError
from waymark.operations.workspace import CONFIGURATION, Workspace, open_workspace
from waymark.store.pseudonyms import make_key


def shipped_frameworks() -> Path:
    """Where the frameworks lie: inside an installed package, or at the top of a source tree."""
    installed = Path(str(resources.files("waymark"))) / "frameworks"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "frameworks"


def init(directory: Path, framework: str) -> Workspace:
    """Raises WaymarkError when the framework is not shipped, or the directory holds something already."""
    shipped = shipped_frameworks()
    known = sorted(path.name for path in shipped.iterdir() if path.is_dir()) if shipped.is_dir() else []
    if framework not in known:
        raise WaymarkError(f"there is no framework called '{framework}'", f"Shipped: {', '.join(known)}.")
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise WaymarkError(f"{directory} is not empty", "Choose a new directory, so that nothing is overwritten.")
    directory.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".making.", dir=directory))
    shutil.copytree(shipped / framework, made / "framework")
    (made / "store").mkdir()
    (made / "releases").mkdir()
    make_key(made / "pseudonym.key")
    (made / CONFIGURATION).write_text(
        f"# A Waymark workspace, made from the framework '{framework}'.\n"
        "# The dictionary: indicators, targets, policies, scorecards. Edit it, then run: waymark check\n"
        'framework = "framework"\n',
        encoding="utf-8",
    )
    for part in sorted(made.iterdir(), key=lambda part: part.name == CONFIGURATION):
        part.replace(directory / part.name)  # the configuration last: without it this is no workspace
    made.rmdir()
    return open_workspace(directory)
