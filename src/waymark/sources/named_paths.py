"""Paths as a person names them: what is no file or folder is told before a reader waits for it or trips over it."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import Issue
from waymark.sources.delimited import shown_name


def refuse_unusable(paths: Iterable[Path]) -> None:
    """Raises WaymarkError for a path that does not exist, RefusedError with an issue for each that is neither a file
    nor a folder, or that the computer cannot follow."""
    refused: list[Issue] = []
    for path in paths:
        try:
            mode = os.stat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            raise WaymarkError(f"{shown_name(path)} does not exist", "Check the path.") from None
        except ValueError:
            refused.append(_cannot_be_followed(path, "it holds a letter that no path may hold"))
        except OSError as problem:
            refused.append(_cannot_be_followed(path, problem.strerror or "no reason given"))
        else:
            if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                sentence = "This is a pipe or a device, not a file."
                hint = "Save what it gives as a file, and name that."
                refused.append(Issue("not_a_file", sentence, hint, file=shown_name(path)))
    if refused:
        raise RefusedError("nothing was loaded", refused)


def _cannot_be_followed(path: Path, why: str) -> Issue:
    sentence = f"The computer cannot follow this path ({why})."
    return Issue("path_not_followed", sentence, "Check the path, and name the file itself.", file=shown_name(path))
