"""The tables of a run, for people. They read the results and work nothing out again."""

from statistics import median
from typing import Any

from rich.table import Table

NOTE = (
    "Every cell told of is equal. Ratios are medians of pairs from one round, with the least and the most. Seconds are "
    "of this machine and this run; only ratios are worth comparing."
)
BUSY = "The machine was busy with something else: of the two ratios, that of CPU time is the steadier."
_SHARE = 1.25  # the clock may run so much further than the CPU time before something else must have run


def tables(results: dict[str, Any]) -> list[Table]:
    made = [_work(work) for work in results["works"]]
    if results["publication"] is not None:
        made.append(_publication(results["publication"]))
    return made


def busy(results: dict[str, Any]) -> bool:
    """Whether the entries waited for the machine: one that runs alone has at least a core all the time."""
    timed = [entry for work in results["works"] for entry in work["entries"] if "ratio" in entry]
    clock, cpu = (sum(sum(entry[kind]) for entry in timed) for kind in ("seconds", "cpu_seconds"))
    return bool(clock > _SHARE * cpu)


def refusals(results: dict[str, Any]) -> list[str]:
    """A sentence for each entry whose numbers differ."""
    return [
        f"{work['work']}, {entry['name']}: no time is told, {entry['refused']}."
        for work in results["works"]
        for entry in work["entries"]
        if entry["refused"]
    ]


def _work(work: dict[str, Any]) -> Table:
    table = Table(title=f"{work['work']}: {work['title']}. Times of: {work['base']}", title_justify="left")
    table.add_column("who", no_wrap=True)
    for column in ("ratio", "range", "CPU ratio", "seconds", "cells"):
        table.add_column(column, justify="right", no_wrap=True)
    for entry in work["entries"]:
        if "ratio" not in entry:
            table.add_row(entry["name"], "refused" if entry["refused"] else "—", "", "", "", "no")
            continue
        clock = entry["ratio"]
        table.add_row(
            entry["name"],
            figure(clock["median"]),
            f"{figure(clock['least'])}–{figure(clock['most'])}",
            figure(entry["cpu_ratio"]["median"]),
            f"{median(entry['seconds']):.2f}",
            f"{entry['cells']:,}" if entry["cells"] else "—",
        )
    return table


def _publication(published: dict[str, Any]) -> Table:
    files = ", ".join(f"{count} {kind}" for kind, count in published["files"].items())
    table = Table(title=f"W7: publishing from a workspace ({files})", title_justify="left")
    for column in ("what", "seconds", "CPU seconds"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for name, key in (("one PDF", "one_pdf"), ("everything", "everything")):
        times = published[key]
        clock, cpu = (median(one[kind] for one in times) for kind in ("seconds", "cpu_seconds"))
        table.add_row(name, f"{clock:.2f}", f"{cpu:.2f}")
    return table


def figure(ratio: float) -> str:
    """Three figures that count: `0.98`, `7.31`, `49.2`, `123`."""
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.0f}"
