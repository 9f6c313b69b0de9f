"""A process that runs commands of Waymark and disturbs them: killed, or without room, at a certain moment.

Started by `disturbed.py`. A moment is a call that changes what is on the disk: a rename, a sync, a link, a new folder.
Each command runs in a process of its own, forked before any library has started a thread.
"""

import errno
import json
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from waymark.cli.main import COMMANDS, application, main

MOMENTS = ("rename", "replace", "fsync", "link", "mkdir", "rmdir", "unlink")


class Disturbance:
    """Counts moments, and at the one asked for kills this process or says that there is no room."""

    def __init__(self, at: int, how: str, call: str) -> None:
        self.at, self.how, self.call, self.seen, self._one = at, how, call, 0, threading.Lock()

    def before(self) -> int:
        with self._one:
            self.seen += 1
            if self.seen == self.at and self.how == "killed before":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.seen >= self.at > 0 and self.how == "no room":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return self.seen

    def after(self, moment: int) -> None:
        if moment == self.at and self.how == "killed after":
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def disturbed(*arguments: Any, **named: Any) -> Any:
            moment = self.before()
            result = call(*arguments, **named)
            self.after(moment)
            return result

        return disturbed


def run(asked: dict[str, Any], told: int) -> None:
    """In the forked process: the command, and how many moments it had."""
    disturbance = Disturbance(asked.get("at", 0), asked.get("how", ""), asked.get("call", ""))
    for name in [disturbance.call] if disturbance.call else MOMENTS:
        setattr(os, name, disturbance.around(getattr(os, name)))
    if "largest_file" in asked:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["largest_file"],) * 2)
    if "seconds" in asked:
        threading.Thread(target=lambda: (time.sleep(asked["seconds"]), os.kill(os.getpid(), 9)), daemon=True).start()
    out = os.open(asked["out"], os.O_WRONLY)  # a pipe, which has no size
    sys.stdout, sys.stderr = (open(os.dup(out), "w", encoding="utf-8", buffering=1) for _ in range(2))  # noqa: SIM115
    code = main(asked["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(told, json.dumps({"code": code, "moments": disturbance.seen}).encode())
    os._exit(0)


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    listening, told = os.pipe()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(listening)
        run({**asked, "out": f"/proc/self/fd/{writing}"}, told)
    os.close(told)
    os.close(writing)
    said = b""
    while piece := os.read(reading, 65_536):
        said += piece
    ended = b""
    while piece := os.read(listening, 65_536):
        ended += piece
    os.close(listening)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    result = json.loads(ended) if ended else {"code": None, "moments": 0}
    return {**result, "killed": os.WIFSIGNALED(status), "said": said.decode(errors="replace")}


def serve() -> None:
    application(COMMANDS)  # everything is imported once, before any fork
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
