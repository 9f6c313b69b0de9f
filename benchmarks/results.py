"""Everything that a run found, as JSON: times round by round, ratios, refusals, and what it ran on."""

import os
import platform
from typing import Any

import duckdb
import numpy as np

from benchmarks.publication import Publication
from benchmarks.race import Timed, ratio
from benchmarks.works import Work
from waymark import __version__


def results(works: tuple[Work, ...], published: Publication | None, rows: int, rounds: int) -> dict[str, Any]:
    """An entry that was refused has no times and no ratio."""
    return {
        "waymark": __version__,
        "rows": rows,
        "rounds": rounds,
        "machine": {
            "cores": os.cpu_count(),
            "system": platform.system(),
            "processor": platform.machine(),
            "python": platform.python_version(),
            "duckdb": duckdb.__version__,
            "numpy": np.__version__,
        },
        "works": [
            {
                "work": work.name,
                "title": work.title,
                "base": work.base,
                "entries": [_entry(one, base_of(work)) for one in work.timed],
            }
            for work in works
        ],
        "publication": None if published is None else _publication(published),
    }


def base_of(work: Work) -> Timed:
    return next(one for one in work.timed if one.entry.name == work.base)


def _entry(timed: Timed, base: Timed) -> dict[str, Any]:
    named = {"name": timed.entry.name, "about": timed.entry.about, "refused": timed.refused or None}
    if timed.refused or base.refused:
        return named
    clock, cpu = ratio(timed.seconds, base.seconds), ratio(timed.cpu, base.cpu)
    return {
        **named,
        "cells": timed.entry.question.cells if timed.entry.answers else 0,
        "seconds": list(timed.seconds),
        "cpu_seconds": list(timed.cpu),
        "ratio": {"median": clock.middle, "least": clock.least, "most": clock.most},
        "cpu_ratio": {"median": cpu.middle, "least": cpu.least, "most": cpu.most},
    }


def _publication(published: Publication) -> dict[str, Any]:
    return {
        "files": dict(published.files),
        "one_pdf": [{"seconds": seconds, "cpu_seconds": cpu} for seconds, cpu in published.one_pdf],
        "everything": [{"seconds": seconds, "cpu_seconds": cpu} for seconds, cpu in published.everything],
    }
