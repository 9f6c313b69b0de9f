"""Work shared with a few processes of our own, when there is enough of it to pay for starting them.

A process is started afresh, never forked: DuckDB and Arrow keep threads, which a fork would lose. It gets jobs and
gives back values through its standard input and output. When this process ends, however it ends, that input ends, and
the other stops at once; what it wrote lies in staging, where nothing is ever read.
"""

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Protocol, TypeVar

from waymark.domain.errors import WaymarkError

_MOST = 4  # processes at work, this one included; each needs memory of its own
_STARTED_WITH = "from waymark.operations.helping_process import main; main()"

Result = TypeVar("Result", covariant=True)


class Job(Protocol[Result]):
    """A piece of work that can be sent to another process. label: what a person is told while it is done."""

    @property
    def label(self) -> str: ...

    def do(self) -> Result: ...


class Processes:
    """Does jobs here and, when they are worth it, in other processes too. Leaving the `with` block ends those."""

    def __init__(self) -> None:
        self._others: list[_Process] = []

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stop()

    def all(
        self, jobs: Sequence[Job[Result]], weights: Sequence[int], worth: int, progress: Callable[[str], None]
    ) -> list[Result]:
        """What each job came to, in their order; the heaviest are begun first. The first that raises ends all.

        weights: how much work each is · worth: from how much in all other processes are asked to help.
        """
        others = self._ready(len(jobs)) if len(jobs) > 1 and sum(weights) >= worth else []
        results: dict[int, Result] = {}
        if not others:
            for place, job in enumerate(jobs):
                progress(job.label)
                results[place] = job.do()
            return list(results.values())
        waiting = deque(sorted(range(len(jobs)), key=lambda at: -weights[at]))
        doing: dict[_Process, str] = {}

        def help_with(other: _Process) -> None:
            while (at := _next(waiting)) is not None:
                doing[other] = jobs[at].label
                results[at] = other.do(jobs[at])
            doing.pop(other, None)

        with ThreadPoolExecutor(len(others)) as threads:
            helping = [threads.submit(help_with, other) for other in others]
            try:
                while (at := _next(waiting)) is not None:
                    progress(jobs[at].label)
                    results[at] = jobs[at].do()
                for label in list(doing.values()):
                    progress(label)
                for other in helping:
                    other.result()
            except BaseException:
                waiting.clear()
                self._stop()
                raise
        return [results[place] for place in range(len(jobs))]

    def _ready(self, jobs: int) -> "list[_Process]":
        """The processes that help, started when first wanted."""
        wanted = min(_cores(), jobs, _MOST) - 1
        while len(self._others) < wanted:
            self._others.append(_Process())
        return self._others[:wanted]

    def _stop(self) -> None:
        for other in self._others:
            other.stop()
        self._others.clear()


class _Process:
    """One other process. It is in a group of its own, so that Ctrl-C reaches this one alone, which then ends it."""

    def __init__(self) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-P", "-c", _STARTED_WITH],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            process_group=0,
        )

    def do(self, job: Job[Result]) -> Result:
        """What the job came to there. What it raised there is raised here."""
        try:
            self._send(job)
            raised, value = self._answer()
        except (EOFError, OSError, pickle.UnpicklingError):
            raise WaymarkError(
                "a process that was helping has stopped",
                "There may be too little memory. Nothing was changed; close other programs and try again.",
            ) from None
        if raised:
            raise value
        result: Result = value
        return result

    def stop(self) -> None:
        self._running.kill()
        self._running.wait()
        for pipe in (self._running.stdin, self._running.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be sent goes nowhere
                    pipe.close()

    def _send(self, job: Job[Any]) -> None:
        if self._running.stdin is None:
            raise EOFError
        pickle.dump(job, self._running.stdin)
        self._running.stdin.flush()

    def _answer(self) -> tuple[bool, Any]:
        if self._running.stdout is None:
            raise EOFError
        raised, value = pickle.load(self._running.stdout)
        return raised, value


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _next(waiting: deque[int]) -> int | None:
    try:
        return waiting.popleft()
    except IndexError:
        return None
