"""A piece of work done by a second process while this one goes on with another."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from waymark.domain.errors import WaymarkError

T = TypeVar("T")


class Beside(Generic[T]):
    """The work as seen from here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._telling: threading.Thread | None = None

    def tell(self, value: object) -> None:
        """Sends, once, what the work waits for, and does not wait until it listens."""
        self._telling = threading.Thread(target=self._send, args=(value,), daemon=True)
        self._telling.start()

    def _send(self, value: object) -> None:
        with contextlib.suppress(OSError):  # the process is gone; `result` says what became of the work
            self._connection.send(value)

    def close(self) -> None:
        """When the process has ended: nothing is read any more."""
        if self._telling:
            self._telling.join()
        self._connection.close()

    def result(self) -> T:
        """Waits for what the work returns, or raises what it raised."""
        try:
            done, value = self._connection.recv()
        except (EOFError, OSError):
            raise WaymarkError("a second process stopped before its part was done", "Run the command again.") from None
        if not done:
            raise value
        made: T = value
        return made


@contextmanager
def beside(work: Callable[..., T], *arguments: object) -> Iterator[Beside[T]]:
    """Starts the work. Its first argument is a function that waits for what `tell` sends.

    Work and arguments must be importable by name in a fresh Python: the process is spawned, so nothing of this one
    leaks into it. Left before the work is done, by an error or by Ctrl-C, it ends the process.
    """
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, work, arguments), daemon=True)
    with _deaf_to_interrupt():
        process.start()
    there.close()
    seen: Beside[T] = Beside(here)
    try:
        yield seen
    finally:
        if process.is_alive():
            process.terminate()
        process.join()
        process.close()
        seen.close()


def _work(connection: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    answer: tuple[bool, Any]
    try:
        answer = True, work(connection.recv, *arguments)
    except Exception as problem:  # noqa: BLE001 - raised again in the process that waits
        answer = False, problem
    connection.send(answer)
    connection.close()


@contextmanager
def _deaf_to_interrupt() -> Iterator[None]:
    """A process started meanwhile does not hear Ctrl-C: the terminal sends it to both, and this one ends the other."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
