"""A small made-up county: its returns are written, and loaded into a workspace."""

import shutil
from pathlib import Path

from waymark.operations.dictionary import dictionary_of
from waymark.operations.load import load
from waymark.operations.workspace import Workspace, open_workspace
from waymark.synthetic.county import write_county


def load_county(
    workspace: Workspace, returns: Path, first_year: int, scale: float, pupil_scale: float, *, schools: bool = False
) -> None:
    """The returns of `first_year` to 2023-24 in the folder `returns`. schools: the school census is loaded too."""
    areas = dictionary_of(workspace).areas
    write_county(
        returns,
        seed=7,
        scale=scale,
        pupil_scale=pupil_scale,
        first_year=first_year,
        last_year=2023,
        districts=[area.code for area in areas.districts if area.kind == "district"],
        authority=areas.root.code,
        progress=lambda _: None,
    )
    census = ("school-census",) if schools else ()
    for source in ("ssda903", "cin-census", *census, "extract"):
        load(workspace, source, [returns / source])


def copy_of(workspace: Workspace, root: Path) -> Workspace:
    """The workspace once more, at `root`, for a test that computes it or changes its dictionary."""
    shutil.copytree(workspace.root, root)
    return open_workspace(root)
