"""The other end of `processes`: does one job after the other until its standard input ends."""

import os
import pickle
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any


def main() -> None:
    """Jobs come pickled on standard input; (whether it raised, what) goes back pickled on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else may be printed goes where messages go
    jobs: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_receive, args=(sys.stdin.buffer, jobs), daemon=True).start()
    while True:
        job = jobs.get()
        try:
            answer = (False, job.do())
        except Exception as problem:  # noqa: BLE001 - it is raised again where the job came from
            answer = (True, problem)
        answers.write(pickle.dumps(answer))
        answers.flush()


def _receive(stream: IO[bytes], jobs: "SimpleQueue[Any]") -> None:
    """Also sees at once that who sent the jobs is gone, in the middle of one."""
    while True:
        try:
            jobs.put(pickle.load(stream))
        except EOFError:
            os._exit(0)
