"""Computes every measure of the dictionary for every area and month that the data cover: a run."""

from collections.abc import Callable
from dataclasses import replace

from waymark import __version__
from waymark.domain.errors import WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import key_of
from waymark.domain.month import Month, months_between
from waymark.measures.engine import Request
from waymark.measures.engines.registry import ENGINES
from waymark.measures.fingerprint import fingerprint
from waymark.operations.covered import months_covered
from waymark.operations.dictionary import dictionary_of
from waymark.operations.standardise import mark_of, standardise
from waymark.operations.workspace import Workspace
from waymark.store.durable import exclusive
from waymark.store.runs import Run, write_run
from waymark.store.standard import StandardDataset

_LOOKED_BACK_ON = 13  # months before the first one asked for: the same month last year, and the one before that


def compute(
    workspace: Workspace,
    first: Month | None = None,
    last: Month | None = None,
    engine: str = "duckdb",
    progress: Callable[[str], None] = lambda _: None,
) -> Run:
    """A run over the months from `first` to `last`, with those that their arrows look back on; without either,
    every month covered by at least one table."""
    if engine not in ENGINES:
        raise WaymarkError(f"there is no engine called '{engine}'", f"Known: {', '.join(sorted(ENGINES))}.")
    framework = dictionary_of(workspace)
    store = workspace.store
    with exclusive(store.lock):
        store.clear_staging()
        dataset = store.current_standard()
        if dataset is None:
            raise WaymarkError("nothing has been loaded yet", "Load returns first: waymark load PATH")
        if why := _made_otherwise(dataset, framework):
            progress(f"Making the standard tables again: {why}")
            dataset, _ = standardise(store, store.state(), framework.areas, publications=framework.publications)
            store.save(replace(store.state(), standard=dataset.id))
        covered = months_covered(dataset, framework)
        if not covered:
            raise WaymarkError("what is loaded covers no whole month", "Load a return that states its period.")
        months = covered
        if first is not None or last is not None:
            start, end = first or covered[0], last or covered[-1]
            if end < start:
                raise WaymarkError(f"{end} is before {start}", "Give --from the earlier month.")
            # what the arrows and last year's figures look back on is computed as well: months cost nothing
            earliest = max(start - _LOOKED_BACK_ON, min(start, covered[0]))
            months = months_between(earliest, end)
        requests = [
            Request(key_of(indicator.code, reading), measure, indicator.year_type)
            for indicator, reading, measure in framework.computed_measures()
        ]
        areas = framework.areas
        progress(f"Computing {len(requests)} measures for {len(months)} months")
        run = write_run(
            store.staging,
            store.runs,
            ENGINES[engine].compute(requests, dataset, areas, months),
            always=1 + len(areas.districts),
            measures={request.key: fingerprint(request.measure, request.year_type) for request in requests},
            framework_version=framework.version,
            standard=dataset.id,
            engine=engine,
            code_version=__version__,
            areas=[area.code for area in areas.areas],
            months=months,
        )
        store.save(replace(store.state(), run=run.id))
    return run


def _made_otherwise(dataset: StandardDataset, framework: Framework) -> str:
    """Why the standard tables are to be made again; '' when they are as they would be made now."""
    if dataset.code_version != __version__:
        return "Waymark has a new version"
    if dataset.areas.partition("-")[0] != mark_of(framework.areas):
        return "areas have changed"
    changed = dataset.areas != mark_of(framework.areas, framework.publications)
    return "published series have changed" if changed else ""
