"""W7, the small form: one PDF, and the whole publication, from a workspace that has been computed."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from waymark.operations.scorecard import publish_scorecard, publish_site
from waymark.operations.workspace import open_workspace

SCORECARD = "directorate"
_PUBLISHED = date(2024, 1, 31)  # printed on the pages; the same in every run


@dataclass(frozen=True)
class Publication:
    """seconds and cpu, one for each round · files: how many of each kind the publication has."""

    one_pdf: tuple[tuple[float, float], ...]
    everything: tuple[tuple[float, float], ...]
    files: tuple[tuple[str, int], ...]


def publication(at: Path, rounds: int, progress: Callable[[str], None]) -> Publication:
    """Raises WaymarkError when the directory is no workspace, or its figures are stale."""
    workspace = open_workspace(at)
    one: list[tuple[float, float]] = []
    whole: list[tuple[float, float]] = []
    files: tuple[tuple[str, int], ...] = ()
    for number in range(rounds):
        progress(f"Round {number + 1} of {rounds}: publishing")
        with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder:
            out = Path(folder)
            pdf = partial(publish_scorecard, workspace, SCORECARD, None, None, out / "one", ("pdf",), _PUBLISHED)
            one.append(_timed(pdf))
            whole.append(_timed(partial(publish_site, workspace, SCORECARD, None, out / "all", _PUBLISHED)))
            kinds = [path.suffix.lstrip(".") for path in (out / "all").rglob("*") if path.is_file()]
        files = tuple((kind, kinds.count(kind)) for kind in ("html", "pdf", "csv"))
    return Publication(tuple(one), tuple(whole), files)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    started, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - worked
